#include "kiosk/take_home/calendar.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <sstream>

#include "tests/support/people_at_home.h"

using namespace milepost;
using namespace milepost::take_home;
using test::Random;
using test::shipped_content;
using test::shipped_words;

namespace {

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
    for (std::size_t end; (end = text.find("\r\n", begin)) != std::string::npos; begin = end + 2) lines.push_back(text.substr(begin, end - begin));
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
        const std::string text = calendar(handout(shipped_content(), words, evaluation, test::some_road(random, evaluation)), words);
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
    const std::string text = calendar(with_one({"a", test::today(), test::today(), before + "ñ", "note"}), shipped_words("en"));
    CHECK(text.find(before + "\r\n ñ\r\n") != std::string::npos);
}

TEST_CASE("commas, semicolons, backslashes and line ends are escaped") {
    const std::string text = calendar(with_one({"a", test::today(), test::today(), "a, b; c\\d", "one\ntwo"}), shipped_words("en"));
    CHECK(text.find("SUMMARY;LANGUAGE=en:a\\, b\\; c\\\\d\r\n") != std::string::npos);
    CHECK(text.find("DESCRIPTION;LANGUAGE=en:one\\ntwo\\nCheck.\r\n") != std::string::npos);
}

TEST_CASE("the end of an entry is the day after its last, over the end of a year too") {
    const std::string text = calendar(with_one({"a", test::day("2026-12-01"), test::day("2026-12-31"), "t", "n"}), shipped_words("en"));
    CHECK(text.find("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20270101\r\n") != std::string::npos);
    CHECK(text.find("DTSTAMP:20261122T000000Z\r\n") != std::string::npos);
}

TEST_CASE("a UID tells entries apart, and nothing of the person") {
    const auto uids = [](const char* profile) {
        const Evaluation evaluation = test::evaluated(profile);
        const Words& words = shipped_words("en");
        std::set<std::string> all;
        const std::string text = calendar(handout(shipped_content(), words, evaluation, {&test::credential_of(evaluation, "ncma-ncct"), 0, "K7QF-2MXA", ""}), words);
        int events = 0;
        for (const std::string& line : lines_of(text)) {
            if (line.rfind("UID:", 0) == 0) all.insert(line);
            events += line == "BEGIN:VEVENT";
        }
        CHECK(int(all.size()) == events);
        return all;
    };
    CHECK(uids(R"({"diploma": "yes", "training": "none"})") == uids(R"({"diploma": "none", "age": "16_17", "training": "none", "state": "OH"})"));
}
