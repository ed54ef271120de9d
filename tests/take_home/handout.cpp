#include "kiosk/take_home/handout.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <regex>
#include <set>

#include "kiosk/take_home/calendar.h"
#include "kiosk/take_home/fragment.h"
#include "kiosk/take_home/job.h"
#include "kiosk/take_home/marks.h"
#include "kiosk/take_home/plain_text.h"
#include "tests/support/people_at_home.h"
#include "ui/words/phrases.h"

using namespace milepost;
using namespace milepost::take_home;
using test::Random;
using test::shipped_content;
using test::shipped_words;

namespace {

/// Every word on a handout.
std::vector<std::string> words_on(const Handout& all) {
    std::vector<std::string> words{all.title,      all.credential, all.credential_name, all.route, all.rough,
                                   all.window,     all.state,      all.state_rule,      all.check, all.made,
                                   all.confidence, all.because,    all.remainder};
    for (const auto& [what, much] : all.figures) words.insert(words.end(), {what, much});
    for (const Stop& stop : all.stops) {
        words.insert(words.end(),
                     {stop.name, stop.money, stop.length, stop.when, stop.note, stop.why, stop.more, stop.bring});
    }
    for (const std::string& note : all.state_notes) words.push_back(note);
    for (const Warnings& some : all.warnings) {
        words.push_back(some.heading);
        for (const Warnings::One& one : some.all) words.push_back(one.text);
    }
    for (const Entry& entry : all.calendar) words.insert(words.end(), {entry.title, entry.note});
    return words;
}

Date next_day(Date date) { return Date{std::chrono::sys_days{date} + std::chrono::days{1}}; }

/// A message that is missing shows as its key: "step.cpr-class.name".
bool looks_like_a_key(const std::string& text) {
    return text.find('.') != std::string::npos && text.find(' ') == std::string::npos;
}

/// The least and the most of "up to $150", "$165", "$90–$135 or more", "free".
Interval dollars_in(const std::string& text) {
    std::vector<int> all;
    for (std::size_t at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1)) {
        int usd = 0;
        for (std::size_t k = at + 1; k < text.size() && (std::isdigit(text[k]) || text[k] == ','); ++k)
            if (text[k] != ',') usd = usd * 10 + (text[k] - '0');
        all.push_back(usd);
    }
    if (all.empty()) return {};
    return {text.find("up to") != std::string::npos ? 0 : all.front(), all.back()};
}

/// N of "up to N months less", "up to $N more", in a sentence; 0: it does not say so.
int said_in(const std::string& text, const std::string& form) {
    std::smatch found;
    if (!std::regex_search(text, found, std::regex(form))) return 0;
    std::string number = found[1];
    std::erase(number, ',');
    return number == "a" ? 1 : std::stoi(number);
}

}  // namespace

TEST_CASE("what the steps cost and what is said to be open are the total, and the last step ends when the road does") {
    Random random(11);
    int open = 0, apart = 0;
    const std::string months = "up to (a|[0-9]+) months? ", money = "up to \\$([0-9,]+) ";
    for (int i = 0; i < 400; ++i) {
        const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
        const Choice choice = test::some_road(random, evaluation);
        const Plan& plan = plan_of(choice);
        if (plan.by == nullptr) continue;
        const Handout all = handout(shipped_content(), shipped_words("en"), evaluation, choice);
        INFO(choice.credential->credential->id << ": " << all.remainder);
        Interval usd, end;
        for (const Stop& stop : all.stops) {
            if (stop.kind != Stop::Kind::step) continue;
            usd = usd + dollars_in(stop.money);
            end = {std::max(end.min, stop.at.min), std::max(end.max, stop.at.max)};
        }
        const bool narrower = all.remainder.find("You will not need every step") != std::string::npos;
        open += all.remainder.find("The total may still change") != std::string::npos, apart += narrower;
        const int usd_less = said_in(all.remainder, money + "less"), usd_more = said_in(all.remainder, money + "more");
        const int months_less = said_in(all.remainder, months + "less"),
                  months_more = said_in(all.remainder, months + "more");
        const Interval total = dollars_in(all.figures[1].second);
        const auto explained = [&](int part, int all_of_it, bool least) {
            return part == all_of_it || (narrower && (least ? part < all_of_it : part > all_of_it));
        };
        CHECK(explained(usd.min - usd_less, total.min, true));
        CHECK(explained(usd.max + usd_more, total.max, false));
        CHECK(explained(end.min - months_less, plan.months.min, true));
        CHECK(explained(end.max + months_more, plan.months.max, false));
    }
    CHECK(open > 5);
    CHECK(apart > 0);
}

TEST_CASE("a handout has today, every step of the road in its order, the certificate and its renewal") {
    Random random(1);
    for (int i = 0; i < 300; ++i) {
        const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
        const Choice choice = test::some_road(random, evaluation);
        const Plan& plan = plan_of(choice);
        const Handout all = handout(shipped_content(), shipped_words(i % 2 == 0 ? "en" : "es"), evaluation, choice);
        REQUIRE(all.stops.size() == plan.stages.size() + 2);
        CHECK(all.stops.front().kind == Stop::Kind::today);
        for (std::size_t s = 0; s + 1 < plan.stages.size(); ++s) {
            CHECK(all.stops[s + 1].id == plan.stages[s].step->id);
            CHECK(all.stops[s + 1].kind == Stop::Kind::step);
        }
        CHECK(all.stops[plan.stages.size()].kind == Stop::Kind::certified);
        CHECK(all.stops.back().id == plan.stages.back().step->id);
        CHECK(all.code == "K7QF-2MXA");
        for (const std::string& words : words_on(all)) CHECK_FALSE(looks_like_a_key(words));
    }
}

TEST_CASE("each step names its sources by their numbers in the one list, and none stands there twice") {
    Random random(2);
    for (int i = 0; i < 200; ++i) {
        const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
        const Choice choice = test::some_road(random, evaluation);
        const Plan& plan = plan_of(choice);
        const Handout all = handout(shipped_content(), shipped_words("en"), evaluation, choice);
        for (std::size_t s = 0; s + 1 < plan.stages.size(); ++s) {
            const auto& cited = plan.stages[s].step->cite.sources;
            REQUIRE(all.stops[s + 1].sources.size() == cited.size());
            for (std::size_t c = 0; c < cited.size(); ++c) {
                CHECK(all.sources[all.stops[s + 1].sources[c] - 1].title ==
                      shipped_content().sources.at(cited[c]).title);
            }
        }
        std::set<std::pair<std::string, std::string>> different;
        for (const SourceLine& source : all.sources) different.insert({source.title, source.address});
        CHECK(different.size() == all.sources.size());
    }
}

TEST_CASE("our own sources are titled in the reader's language, anyone else's say in which they are") {
    const Evaluation evaluation = test::evaluated(R"({"diploma": "yes", "training": "none", "work_months_7y": 0})");
    const Choice choice{
        .credential = &test::credential_of(evaluation, "ccma-nha"), .road = 0, .code = "", .digest = ""};
    for (const char* language : {"en", "es"}) {
        std::set<std::string> ours, theirs;
        for (const SourceLine& source : handout(shipped_content(), shipped_words(language), evaluation, choice).sources)
            (source.address.empty() ? ours : theirs).insert(source.language);
        CHECK(ours == std::set<std::string>{language});
        CHECK(theirs == std::set<std::string>{"en"});
        CHECK(ui::source_title(shipped_words("en"), shipped_content().sources.at("ESTIMATE")).text ==
              shipped_content().sources.at("ESTIMATE").title);
    }
    CHECK(ui::source_title(shipped_words("es"), shipped_content().sources.at("ESTIMATE"))
              .text.starts_with("Cálculo propio"));
    for (const auto& [id, source] : shipped_content().sources) {  // as below a chart
        const ui::Titles title = ui::titles_phrase(shipped_words("es"), shipped_content(), {id});
        const std::string line = shipped_words("es")(
            "source.line", {{"title", title.text}, {"foreign", title.foreign}, {"as_of", std::string("2026")}});
        CHECK((line.find("(en inglés)") == std::string::npos) == source.own());
    }
}

TEST_CASE("what a state asks for does not name the state twice") {
    const Evaluation evaluation =
        test::evaluated(R"({"diploma": "yes", "training": "none", "work_months_7y": 0, "state": "AK"})");
    const Choice choice{.credential = &evaluation.best(), .road = 0, .code = "", .digest = ""};
    for (const char* language : {"en", "es"}) {
        const Words& words = shipped_words(language);
        const Handout all = handout(shipped_content(), words, evaluation, choice);
        CHECK(all.state_rule.find("Alaska") != std::string::npos);
        CHECK(words("paper.state").find("Alaska") == std::string::npos);
    }
}

TEST_CASE("dates to keep lie ahead, the exam has a first and a last, and renewals go on for five years") {
    Random random(3);
    int windows = 0, unexamined = 0;
    for (int i = 0; i < 300; ++i) {
        const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
        const Choice choice = test::some_road(random, evaluation);
        const Handout all = handout(shipped_content(), shipped_words("en"), evaluation, choice);
        int exams = 0, renewals = 0;
        for (const Entry& entry : all.calendar) {
            CHECK(entry.day.ok());
            CHECK(entry.day >= all.made_on);
            exams += entry.id.find("exam.") != std::string::npos;
            renewals += entry.id.find("renewal.") != std::string::npos;
            windows += entry.id.find(".apply") != std::string::npos;
        }
        CHECK(exams == (plan_of(choice).examined ? 2 : 0));  // what is held, or comes back by points, asks for none
        unexamined += !plan_of(choice).examined;
        const bool held = choice.credential->status == Status::held;
        CHECK(renewals == (held ? 0 : std::max(1, 60 / choice.credential->credential->renewal.every_months)));
    }
    CHECK(windows > 3);
    CHECK(unexamined > 0);
}

TEST_CASE("a certificate that is held is one to keep: nothing stands between today and its renewal") {
    const Evaluation evaluation =
        test::evaluated(R"({"state": "OH", "diploma": "yes", "holds": ["rma-amt"], "current": ["rma-amt"]})");
    const Choice choice{.credential = &test::credential_of(evaluation, "rma-amt"), .road = 0, .code = "", .digest = ""};
    REQUIRE(choice.credential->status == Status::held);
    const Handout all = handout(shipped_content(), shipped_words("en"), evaluation, choice);
    CHECK(without_marks(all.title) == "The RMA (AMT) is yours: keep it");
    CHECK(all.route.empty());
    CHECK(all.window.empty());
    REQUIRE(all.stops.size() == 3);
    CHECK(all.stops.back().id == "rma-renewal");
    CHECK(all.stops[1].when.empty());
    CHECK(all.calendar.empty());  // when it runs out is not known, and a reminder that comes too late is none
}

TEST_CASE("what is nobody else's business is on nothing that is taken home") {
    const std::string person = R"("state": "WA", "diploma": "yes", "training": "none", "work_months_7y": 0)";
    const Facts anybody = test::profile("{" + person + "}"),
                somebody = test::profile("{" + person + R"(, "conviction": "felony", "ssn": false})");
    const Evaluation plain = evaluate(shipped_content(), anybody, test::today()),
                     own = evaluate(shipped_content(), somebody, test::today());
    REQUIRE(profile_text(shipped_content(), anybody) == profile_text(shipped_content(), somebody));
    REQUIRE(own.cautions.size() > plain.cautions.size());
    for (const char* language : {"en", "es"}) {
        const Words& words = shipped_words(language);
        for (std::size_t c = 0; c < plain.credentials.size(); ++c) {
            const Choice one{.credential = &plain.credentials[c], .answers = profile_text(shipped_content(), anybody)},
                other{.credential = &own.credentials[c], .answers = profile_text(shipped_content(), somebody)};
            const Handout all = handout(shipped_content(), words, plain, one),
                          its = handout(shipped_content(), words, own, other);
            CHECK(words_on(all) == words_on(its));
            CHECK(plain_text(all, words).text == plain_text(its, words).text);
            CHECK(calendar(all, words) == calendar(its, words));
            CHECK(fragment(shipped_content(), plain, one, language) ==
                  fragment(shipped_content(), own, other, language));
        }
    }
}

TEST_CASE("a handout says what to look out for and what the state does not allow yet, with the sources of each") {
    const Content& content = shipped_content();
    const Evaluation evaluation = test::evaluated(
        R"({"state": "CA", "age": "16_17", "diploma": "none", "training": "interrupted", "school_closed": true, "work_months_7y": 0, "worked_as": ["nurse"]})");
    const CredentialResult& cma = test::credential_of(evaluation, "cma-aama");
    for (const char* language : {"en", "es"}) {
        const Words& words = shipped_words(language);
        const Handout all = handout(content, words, evaluation, {&cma, 0, "", ""});
        REQUIRE(all.warnings.size() == 2);
        CHECK(all.warnings[0].heading == words("roadmap.cautions"));
        CHECK(all.warnings[1].heading.find("California") != std::string::npos);
        CHECK(all.warnings[0].all.front().text == words("caution.nurse"));  // its own first
        std::vector<std::string> texts;
        for (const Warnings& some : all.warnings) {
            for (const Warnings::One& one : some.all) {
                texts.push_back(one.text);
                REQUIRE_FALSE(one.sources.empty());
                for (const std::size_t number : one.sources) CHECK(number <= all.sources.size());
            }
        }
        for (const char* expected : {"caution.interrupted", "caution.school-closed", "caution.minor", "limit.ca-age"})
            CHECK(std::find(texts.begin(), texts.end(), words(expected)) != texts.end());
        const auto& cited = content.sources.at("S197");  // of what nurses are told
        CHECK(all.sources[all.warnings[0].all.front().sources.front() - 1].title == cited.title);
    }
}

TEST_CASE("the road that is recommended says why it is, and no other does") {
    Random random(8);
    int others = 0;
    for (int i = 0; i < 60; ++i) {
        const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
        const Words& words = shipped_words(i % 2 == 0 ? "en" : "es");
        for (const CredentialResult& result : evaluation.credentials) {
            for (std::size_t road = 0; road <= result.others.size(); ++road) {
                const bool best = &result == &evaluation.best() && road == 0;
                const Handout all = handout(shipped_content(), words, evaluation, {&result, road, "", ""});
                CHECK(all.because == (best ? ui::because_phrase(words, evaluation) : ""));
                CHECK(all.because.empty() != best);
                others += !best;
            }
        }
    }
    CHECK(others > 100);
}

TEST_CASE("the last day to apply is the day before the month in which the window closes") {
    // A program that ended in January 2023 no longer opens the RMA from February 2027 on, when four years have gone by.
    const Evaluation evaluation = test::evaluated(
        R"({"state": "TX", "diploma": "yes", "training": "finished", "program": "certificate", "accreditor": "caahep_abhes",
        "ncct_school": false, "finish_month": "2023-01", "class_hours": 800, "practicum_hours": 200, "work_months_7y": 0, "holds": []})");
    const Choice choice{.credential = &test::credential_of(evaluation, "rma-amt"), .road = 0, .code = "", .digest = ""};
    const Handout all = handout(shipped_content(), shipped_words("en"), evaluation, choice);
    REQUIRE_FALSE(all.calendar.empty());
    CHECK(all.calendar.front().id == "rma-amt.apply");
    CHECK(to_string(all.calendar.front().day) == "2027-01-31");
    CHECK(all.calendar.front().title == "RMA (AMT): last day to apply");
    CHECK(without_marks(all.window).find("apply before February 2027.") != std::string::npos);
}

TEST_CASE("the calendar and the plan name the same months for the exam, for everyone in every language") {
    for (const char* language : {"en", "es"}) {
        const Words& words = shipped_words(language);
        Random random(6);
        for (int i = 0; i < 150; ++i) {
            const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
            const Choice choice = test::some_road(random, evaluation);
            const Handout all = handout(shipped_content(), words, evaluation, choice);
            for (const Stop& stop : all.stops) {
                const auto entry = [&](const char* end) {
                    return std::find_if(all.calendar.begin(), all.calendar.end(),
                                        [&](const Entry& one) { return one.id == stop.id + end; });
                };
                const auto first = entry(".first"), last = entry(".last");
                if (first == all.calendar.end()) continue;
                REQUIRE(last != all.calendar.end());
                CHECK(first->day <= last->day);
                CHECK(next_day(last->day).day() == std::chrono::day{1});
                // The months as the screen, the paper and the text word them, from the two days alone.
                const Interval months{month_of(first->day) - month_of(all.made_on),
                                      month_of(last->day) - month_of(all.made_on)};
                CHECK(stop.when == ui::finish_phrase(words, all.made_on, months));
                CHECK(first->note.find(stop.when) != std::string::npos);
            }
        }
    }
}

TEST_CASE("what is not sure is named") {
    const Evaluation evaluation = test::evaluated(R"({"diploma": "yes", "training": "none", "work_months_7y": 0})");
    const Handout all =
        handout(shipped_content(), shipped_words("en"), evaluation,
                {.credential = &test::credential_of(evaluation, "ccma-nha"), .road = 0, .code = "", .digest = ""});
    CHECK(all.confidence.find("Short training course") != std::string::npos);
}

TEST_CASE("marks are left out of plain text, and become markup on paper") {
    CHECK(without_marks("**Bring:** a __photo__ ID") == "Bring: a photo ID");
    CHECK(pango_markup("**A & B** < __C__") == "<b>A &amp; B</b> &lt; <b>C</b>");
    CHECK(pango_markup("**open") == "<b>open</b>");
}

TEST_CASE("a rough road says on everything taken home that it is, and how many questions make it exact") {
    const Evaluation evaluation = evaluate(shipped_content(), nothing_known(shipped_content()), test::today());
    Choice choice{.credential = &evaluation.best(), .road = 0, .code = "", .digest = ""};
    const Handout exact = handout(shipped_content(), shipped_words("en"), evaluation, choice);
    CHECK(exact.rough.empty());
    choice.open_questions = 4;
    const Handout rough = handout(shipped_content(), shipped_words("en"), evaluation, choice);
    CHECK(rough.title == "A rough road. " + exact.title);
    CHECK(rough.rough ==
          "This counts only a few answers and takes the quickest road. Up to 4 more questions make it exact.");
    const std::string text = plain_text(rough, shipped_words("en")).text;
    CHECK(text.find(rough.rough) != std::string::npos);
    CHECK(text.size() <= 1250);
    CHECK(fragment(shipped_content(), evaluation, choice, "en") !=
          fragment(shipped_content(), evaluation, {&evaluation.best(), 0, "", ""}, "en"));
}
