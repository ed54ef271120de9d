#include "kiosk/take_home/plain_text.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "kiosk/take_home/payload.h"
#include "tests/support/people_at_home.h"

using namespace milepost;
using namespace milepost::take_home;
using test::Random;
using test::shipped_content;
using test::shipped_words;

TEST_CASE("a plan as text fits a QR code that reads well, for everyone in every language, and keeps its steps") {
    for (const char* language : {"en", "es"}) {
        const Words& words = shipped_words(language);
        Random random(7);
        for (int i = 0; i < 200; ++i) {
            const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
            for (const CredentialResult& result : evaluation.credentials) {
                for (std::size_t road = 0; road <= result.others.size(); ++road) {
                    const Handout all =
                        handout(shipped_content(), words, evaluation, {&result, road, "K7QF-2MXA", "1d3624ac034348cd"});
                    const PlainText plain = plain_text(all, words);
                    REQUIRE(plain.text.size() <= on_paper.most);
                    CHECK((plain.text.size() <= qr_text_bytes || plain.left_out.size() > 4));
                    std::size_t at = 0;
                    for (const Stop& stop : all.stops) {
                        if (stop.kind != Stop::Kind::step && !plain.left_out.empty()) continue;
                        if (stop.kind == Stop::Kind::today) continue;
                        at = plain.text.find(stop.name + (stop.when.empty() ? "" : ": "), at);
                        REQUIRE(at != std::string::npos);
                        CHECK(plain.text.find(stop.when, at) != std::string::npos);
                        CHECK(plain.text.find(stop.money) != std::string::npos);
                    }
                    CHECK(plain.text.find("**") == std::string::npos);
                }
            }
        }
    }
}

TEST_CASE("text that does not fit drops the least important first, and says what it dropped") {
    const Words& words = shipped_words("en");
    const Evaluation evaluation =
        test::evaluated(R"({"state": "WA", "diploma": "yes", "training": "none", "work_months_7y": 0})");
    const Handout all = handout(shipped_content(), words, evaluation, {&evaluation.best(), 0, "K7QF-2MXA", ""});
    const PlainText whole = plain_text(all, words, 10'000);
    CHECK(whole.left_out.empty());
    CHECK(whole.text.find("Left out") == std::string::npos);
    CHECK(whole.text.find("Sources: ") != std::string::npos);

    const PlainText tight = plain_text(all, words, whole.text.size() - 1);
    CHECK(tight.left_out == std::vector<std::string>{"sources"});
    CHECK(tight.text.find("Sources: ") == std::string::npos);
    CHECK(tight.text.find("Left out to fit: sources.") != std::string::npos);

    const PlainText tightest = plain_text(all, words, 1);
    CHECK(tightest.left_out == std::vector<std::string>{"sources", "why this one", "code", "renewal", "name in full",
                                                        "way in", "what to bring", "lengths of steps",
                                                        "the certificate’s months", "state rule",
                                                        "limits of the state"});
    CHECK(tightest.text.find("Bring:") == std::string::npos);
    CHECK(tightest.text.find("Not everything had room here.") != std::string::npos);
}

TEST_CASE(
    "text says what to look out for before the rules of the state, and gives it up last, for all else if need be") {
    const Words& words = shipped_words("en");
    const Evaluation evaluation =
        test::evaluated(R"({"state": "WA", "diploma": "yes", "training": "interrupted", "work_months_7y": 0})");
    const Handout all = handout(shipped_content(), words, evaluation, {&evaluation.best(), 0, "K7QF-2MXA", ""});
    REQUIRE(all.warnings.size() == 2);
    const std::string whole = plain_text(all, words, 10'000).text;
    const std::size_t caution = whole.find(words("caution.interrupted"));
    REQUIRE(caution != std::string::npos);
    CHECK(whole.find("What to look out for:\n* ") < caution);
    CHECK(caution < whole.find(words("limit.wa-credential")));
    CHECK(whole.find(words("limit.wa-credential")) < whole.find("State rules: "));
    int without = 0, with_more = 0;
    for (std::size_t most = whole.size(); most > 300; most -= 20) {
        const PlainText some = plain_text(all, words, most);
        const bool told = some.text.find(words("caution.interrupted")) != std::string::npos;
        CHECK(told ==
              (std::find(some.left_out.begin(), some.left_out.end(), "what to look out for") == some.left_out.end()));
        without += !told;
        with_more += !told && some.text.find("State rules: ") != std::string::npos;
    }
    CHECK(without > 0);
    CHECK(with_more > 0);  // what went before it, in vain, is back
}
