#include "kiosk/take_home/payload.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "kiosk/take_home/marks.h"
#include "kiosk/take_home/plain_text.h"
#include "tests/support/people_at_home.h"

using namespace milepost;
using namespace milepost::take_home;
using test::Random;
using test::shipped_content;
using test::shipped_words;

namespace {

/// As RFC 3986 reads it; "" where something stands as it is that must not.
std::string percent_decoded(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] <= ' ' || text[i] > '~' || text[i] == '+' || text[i] == '&' || text[i] == '#') return {};
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        out += char(std::stoi(text.substr(i + 1, 2), nullptr, 16));
        i += 2;
    }
    return out;
}

/// As RFC 5545 reads a text.
std::string unescaped(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') out += text[++i] == 'n' ? '\n' : text[i];
        else out += text[i];
    }
    return out;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const auto begin = text.find(from);
    if (begin == std::string::npos) return {};
    return text.substr(begin + from.size(), text.find(to, begin + from.size()) - begin - from.size());
}

/// The plan that a phone then holds.
std::string plan_in(const Payload& payload) {
    switch (payload.form) {
        case Form::event: return unescaped(between(payload.bytes, "\r\nDESCRIPTION:", "\r\n"));
        case Form::mail: {
            std::string text = percent_decoded(payload.bytes.substr(payload.bytes.find("&body=") + 6));
            text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
            return text;
        }
        default: return payload.bytes;
    }
}

std::vector<Form> forms(const Handout& handout) {
    std::vector<Form> all;
    for (const Payload& payload : payloads(handout, shipped_words("en"))) all.push_back(payload.form);
    return all;
}

Handout someones(Random& random, const char* language = "en") {
    const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
    return handout(shipped_content(), shipped_words(language), evaluation, test::some_road(random, evaluation));
}

}  // namespace

TEST_CASE("what every phone opens is offered first, and free text last") {
    Random random(1);
    Handout all = someones(random);
    CHECK(forms(all) == std::vector{Form::event, Form::mail, Form::text});
    all.link = "https://example.org/plan.html#en.A";
    CHECK(forms(all) == std::vector{Form::link, Form::event, Form::mail, Form::text});
    CHECK(payloads(all, shipped_words("en")).front().bytes == all.link);
    CHECK(payloads(all, shipped_words("en"), on_paper).front().form == Form::link);
}

TEST_CASE("a plan without dates leaves all the same, and no date is made up for it") {
    Random random(1);
    Handout all = someones(random);
    all.calendar.clear();
    CHECK(forms(all) == std::vector{Form::mail, Form::text});
    const Payload paper = payloads(all, shipped_words("en"), on_paper).front();
    CHECK(paper.form == Form::mail);
    CHECK(paper.bytes.size() <= on_paper.most);
    all.calendar = {{"a", all.made_on, "t", "n"}};  // nor one that is over
    CHECK(forms(all) == std::vector{Form::mail, Form::text});
}

TEST_CASE("what no QR code can hold is not offered, and what just has room is") {
    Random random(1);
    Handout all = someones(random);
    const std::size_t text = payloads(all, shipped_words("en")).back().bytes.size();
    CHECK(payloads(all, shipped_words("en"), {1250, 1600, text}).back().form == Form::text);
    CHECK(forms(all).size() == 3);
    for (int i = 0; i < 800; ++i) all.check += "\u8def";  // in letters of three bytes; it may not be left out
    CHECK(forms(all).empty());
    all.link = "https://example.org/" + std::string(most_qr_bytes, 'x');
    CHECK(forms(all).empty());
    all.link.resize(most_qr_bytes);
    CHECK(forms(all) == std::vector{Form::link});
}

TEST_CASE(
    "each payload keeps every step and what warns of it, and what else warns or says that it had no room, for everyone "
    "in every language") {
    for (const char* language : {"en", "es"}) {
        const Words& words = shipped_words(language);
        Random random(5);
        int warned = 0, events = 0, too_long = 0;
        for (int i = 0; i < 120; ++i) {
            const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
            for (const CredentialResult& result : evaluation.credentials) {
                for (std::size_t road = 0; road <= result.others.size(); ++road) {
                    const Handout all = handout(shipped_content(), words, evaluation,
                                                {.credential = &result,
                                                 .road = road,
                                                 .code = "1K7QF-2MXA-93HT",
                                                 .open_questions = i % 4 == 0 ? 9 : 0});
                    std::vector<Payload> found = payloads(all, words);
                    REQUIRE(found.size() == (all.calendar.empty() ? 2 : 3));  // none lacks room on the screen
                    const Payload paper = payloads(all, words, on_paper).front();
                    events += paper.form == Form::event;
                    too_long += paper.form != Form::event && all.rough.empty() &&
                                !all.calendar.empty();  // a road of many steps
                    REQUIRE(paper.bytes.size() <= on_paper.most);
                    found.push_back(paper);
                    for (const Payload& payload : found) {
                        INFO(language << " " << name(payload.form) << "\n" << payload.bytes);
                        REQUIRE(payload.bytes.size() <= on_screen.most);
                        const std::string plan = plan_in(payload);
                        std::vector<std::string> warnings{without_marks(all.window), all.rough, all.confidence,
                                                          all.check};
                        for (const Stop& stop : all.stops) {
                            if (stop.kind != Stop::Kind::renewal) warnings.push_back(stop.warning);
                            if (stop.kind == Stop::Kind::step) CHECK(plan.find(stop.name + ": ") != std::string::npos);
                            if (stop.kind == Stop::Kind::step) CHECK(plan.find(stop.when) != std::string::npos);
                        }
                        const auto dropped = [&](const char* key) {
                            return std::find(payload.left_out.begin(), payload.left_out.end(), words(key)) !=
                                   payload.left_out.end();
                        };
                        for (const Warnings& some : all.warnings) {
                            if (dropped(some.limits ? "paper.left_out.limits" : "paper.left_out.cautions")) continue;
                            for (const Warnings::One& one : some.all) warnings.push_back(without_marks(one.text));
                        }
                        for (const std::string& warning : warnings) CHECK(plan.find(warning) != std::string::npos);
                        warned += int(std::count_if(warnings.begin(), warnings.end(),
                                                    [](const std::string& one) { return !one.empty(); }));
                        const bool named =
                            std::all_of(payload.left_out.begin(), payload.left_out.end(),
                                        [&](const std::string& what) { return plan.find(what) != std::string::npos; });
                        CHECK((named || plan.find(words("paper.left_out.much")) != std::string::npos));
                    }
                }
            }
        }
        CHECK(too_long * 50 < events);
        CHECK(warned > 1000);
    }
}

TEST_CASE("the event is one, bare and unfolded, lies ahead, and is the same step as in the calendar file") {
    Random random(8);
    for (int i = 0; i < 100; ++i) {
        const Handout all = someones(random, i % 2 == 0 ? "en" : "es");
        if (all.calendar.empty()) continue;  // it is held
        const auto found = payloads(all, shipped_words(all.language));
        const std::string& bytes = found.front().bytes;
        REQUIRE(found.front().form == Form::event);
        CHECK(bytes.rfind("BEGIN:VEVENT\r\nSUMMARY:", 0) == 0);
        CHECK(bytes.find("BEGIN:", 1) == std::string::npos);
        CHECK(bytes.find("\r\n ") == std::string::npos);
        CHECK(bytes.substr(bytes.size() - 14) == "\r\nEND:VEVENT\r\n");
        CHECK(between(bytes, "DTSTART;VALUE=DATE:", "\r\n") > "20261122");
        const std::string title = unescaped(between(bytes, "SUMMARY:", "\r\n"));
        CHECK(std::any_of(all.calendar.begin(), all.calendar.end(),
                          [&](const Entry& entry) { return entry.title == title; }));
        const std::string uid = between(bytes, "UID:", "\r\n");
        CHECK(uid.size() == 25);
    }
}

TEST_CASE("the mail goes to nobody yet, and nothing in it is taken for something else") {
    Random random(8);
    for (int i = 0; i < 100; ++i) {
        const Handout all = someones(random, i % 2 == 0 ? "en" : "es");
        const auto found = payloads(all, shipped_words(all.language));
        const Payload& mail =
            *std::find_if(found.begin(), found.end(), [](const Payload& one) { return one.form == Form::mail; });
        CHECK(mail.bytes.rfind("mailto:?subject=", 0) == 0);
        CHECK(percent_decoded(between(mail.bytes, "?subject=", "&body=")) == "Milepost: " + without_marks(all.title));
        CHECK_FALSE(plan_in(mail).empty());
    }
}
