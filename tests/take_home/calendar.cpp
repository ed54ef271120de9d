#include "kiosk/take_home/calendar.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>
#include <sstream>

#include "core/people/profile_json.h"
#include "kiosk/take_home/job.h"
#include "tests/support/people_at_home.h"

using namespace milepost;
using namespace milepost::take_home;
using test::Random;
using test::shipped_content;
using test::shipped_words;

namespace {

/// What the kiosk hands to someone of whom this is known.
Handout of(const char* profile, const Content& content = shipped_content(), Date day = test::today(),
           std::size_t road = 0) {
    const auto facts = read_profile(content, "profile", profile);
    REQUIRE(facts);
    const Evaluation evaluation = evaluate(content, *facts, day);
    return handout(content, shipped_words("en"), evaluation,
                   {.credential = &test::credential_of(evaluation, "ncma-ncct"),
                    .road = road,
                    .code = "K7QF-2MXA",
                    .answers = profile_text(content, *facts)});
}

Handout with_one(const Entry& entry) {
    Handout all{};
    all.language = "en";
    all.made_on = test::today();
    all.check = "Check.";
    all.calendar = {entry};
    return all;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find("\r\n", begin)) != std::string::npos; begin = end + 2)
        lines.push_back(text.substr(begin, end - begin));
    CHECK(begin == text.size());
    return lines;
}

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

TEST_CASE("lines of a calendar are at most 75 octets, end in CRLF and are folded between characters") {
    Random random(4);
    bool folded = false;
    for (int i = 0; i < 100; ++i) {
        const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
        const Words& words = shipped_words("es");
        const std::string text =
            calendar(handout(shipped_content(), words, evaluation, test::some_road(random, evaluation)), words);
        CHECK(std::count(text.begin(), text.end(), '\r') == std::count(text.begin(), text.end(), '\n'));
        for (const std::string& line : lines_of(text)) {
            CHECK(line.size() <= 75);
            const bool rest = line.front() == ' ';
            folded = folded || rest;
            REQUIRE(line.size() > (rest ? 1U : 0U));
            CHECK_FALSE(continues_a_character(line[rest ? 1 : 0]));
        }
        CHECK(text.find("K7QF") == std::string::npos);
    }
    CHECK(folded);
}

TEST_CASE("a character that lies across the fold goes to the next line whole") {
    const std::string before(75 - std::string("SUMMARY;LANGUAGE=en:").size() - 1, 'x');
    const std::string text = calendar(with_one({"a", test::today(), before + "ñ", "note"}), shipped_words("en"));
    CHECK(text.find(before + "\r\n ñ\r\n") != std::string::npos);
}

TEST_CASE("commas, semicolons, backslashes and line ends are escaped") {
    const std::string text = calendar(with_one({"a", test::today(), "a, b; c\\d", "one\ntwo"}), shipped_words("en"));
    CHECK(text.find("SUMMARY;LANGUAGE=en:a\\, b\\; c\\\\d\r\n") != std::string::npos);
    CHECK(text.find("DESCRIPTION;LANGUAGE=en:one\\ntwo\\nCheck.\r\n") != std::string::npos);
}

TEST_CASE("the end of an entry is the day after it, over the end of a year too") {
    const std::string text = calendar(with_one({"a", test::day("2026-12-31"), "t", "n"}), shipped_words("en"));
    CHECK(text.find("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n") != std::string::npos);
    CHECK(text.find("DTSTAMP:20261122T000000Z\r\n") != std::string::npos);
}

TEST_CASE("an escape that lies across the fold goes to the next line whole") {
    const std::string start = "DESCRIPTION;LANGUAGE=en:";
    for (const std::string escaped : {"\\n", "\\\\", "\\,"}) {
        const std::string plain = escaped == "\\n" ? "\n" : escaped.substr(1), before(75 - start.size() - 1, 'x');
        const std::string text =
            calendar(with_one({"a", test::today(), "t", before + plain + "y"}), shipped_words("en"));
        CHECK(text.find(start + before + "\r\n " + escaped + "y") != std::string::npos);
    }
}

TEST_CASE("no reminder lies on the day that a calendar is made, or before it") {
    for (const auto& [day, trigger] : {std::pair("2026-11-22", ""),
                                       {"2026-11-23", ""},
                                       {"2026-11-24", "TRIGGER:-P1D\r\n"},
                                       {"2026-12-06", "TRIGGER:-P13D\r\n"},
                                       {"2026-12-07", "TRIGGER:-P14D\r\n"},
                                       {"2028-12-07", "TRIGGER:-P14D\r\n"}}) {
        const std::string text = calendar(with_one({"a", test::day(day), "t", "n"}), shipped_words("en"));
        CHECK((text.find("TRIGGER") == std::string::npos) == std::string(trigger).empty());
        CHECK(text.find(trigger) != std::string::npos);
        CHECK((text.find("BEGIN:VALARM") == std::string::npos) == std::string(trigger).empty());
    }
}

TEST_CASE("nobody is invited to anything: a calendar names no method") {
    CHECK(calendar(of(R"({"training": "enrolled"})"), shipped_words("en")).find("METHOD") == std::string::npos);
}

namespace {

std::set<std::string> uids(const Handout& handout) {
    std::set<std::string> all;
    int events = 0;
    for (const std::string& line : lines_of(calendar(handout, shipped_words("en")))) {
        if (line.rfind("UID:", 0) == 0) all.insert(line);
        events += line == "BEGIN:VEVENT";
    }
    CHECK(int(all.size()) == events);
    return all;
}

int sequence(const Handout& handout) {
    const std::string text = calendar(handout, shipped_words("en")), key = "\r\nSEQUENCE:";
    const auto at = text.find(key);
    REQUIRE(at != std::string::npos);
    return std::stoi(text.substr(at + key.size()));
}

bool share_one(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& uid) { return b.count(uid) > 0; });
}

}  // namespace

TEST_CASE("a plan that is made again, later or of newer content, has the same UIDs and a higher number") {
    const char* person = R"({"diploma": "yes", "training": "none", "work_months_7y": 0, "state": "OH"})";
    const Handout first = of(person), later = of(person, shipped_content(), test::day("2026-12-20"));
    CHECK(uids(first) == uids(later));
    CHECK(sequence(later) == sequence(first) + 28);
    Content newer = shipped_content();
    newer.version = "next";
    newer.sha256 = std::string(64, '0');
    newer.facts.push_back(newer.facts.front());  // a fact that nobody was asked about
    newer.facts.back().id = "new";
    CHECK(uids(of(person, newer)) == uids(first));
}

TEST_CASE("two people's calendars share no UID, and neither do two roads of one person") {
    Random random(9);
    std::map<std::string, std::string> owners;
    for (int i = 0; i < 200; ++i) {
        const Facts facts = test::someone(random);
        const Evaluation evaluation = evaluate(shipped_content(), facts, test::today());
        for (const CredentialResult& result : evaluation.credentials) {
            for (std::size_t road = 0; road <= result.others.size(); ++road) {
                const std::string answers = profile_text(shipped_content(), facts),
                                  plan = answers + result.credential->id + std::to_string(road);
                for (const std::string& uid :
                     uids(handout(shipped_content(), shipped_words("en"), evaluation,
                                  {.credential = &result, .road = road, .answers = answers}))) {
                    CHECK(owners.try_emplace(uid, plan).first->second == plan);
                }
            }
        }
    }
    CHECK_FALSE(share_one(uids(of(R"({"diploma": "yes"})")), uids(of(R"({"diploma": "none"})"))));
}

TEST_CASE("no entry is longer than a day: what may be done over years is no bar over them") {
    // Someone in a program whose end is not known: the exam may be years away.
    const std::string text = calendar(of(R"({"training": "enrolled"})"), shipped_words("en"));
    std::string start;
    for (const std::string& line : lines_of(text)) {
        const std::string date = line.substr(line.rfind(':') + 1);
        if (line.rfind("DTSTART", 0) == 0) start = date;
        if (line.rfind("DTEND", 0) == 0) {
            const auto day = [](const std::string& compact) {
                return days_since_1970(
                    test::day((compact.substr(0, 4) + "-" + compact.substr(4, 2) + "-" + compact.substr(6)).c_str()));
            };
            CHECK(day(date) == day(start) + 1);
        }
    }
    CHECK_FALSE(start.empty());
}
