#include "core/roads/evaluation.h"

#include <catch2/catch_test_macros.hpp>

#include "core/people/interview.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::completed;
using test::names_of;
using test::Random;
using test::shipped_content;
using test::today;
using test::told;
using test::verdicts_and_roads;

namespace {

FactSet fact(const char* id) { return only(shipped_content().fact_at(id)); }

/// What is known of somebody in the midst of an interview, or at its end.
Facts interrupted(Random& random, int unsure_one_in) {
    const Content& content = shipped_content();
    Answers answers = no_answers(content);
    Interview interview = replay(content, answers, today());
    for (int left = random.between(0, 24); left > 0 && interview.next; --left) {
        answers[*interview.next] =
            test::tapped(random, content.questions[*interview.next], interview.facts, today(), unsure_one_in);
        interview = replay(content, answers, today());
    }
    return interview.facts;
}

}  // namespace

TEST_CASE("Of somebody of whom all is known nothing hangs on anything") {
    Random random(41);
    for (int person = 0; person < 500; ++person) {
        const Facts facts = completed(random, nothing_known(shipped_content()), today());
        const Evaluation evaluation = evaluate(shipped_content(), facts, today());
        INFO(told(facts) << " hangs on " << names_of(evaluation.hangs_on));
        REQUIRE(evaluation.hangs_on == 0);
    }
}

TEST_CASE("Nothing hangs on a fact that is known") {
    Random random(42);
    for (int person = 0; person < 500; ++person) {
        const Facts facts = interrupted(random, 6);
        const Evaluation evaluation = evaluate(shipped_content(), facts, today());
        for (std::size_t f = 0; f < facts.size(); ++f) {
            INFO(told(facts) << " hangs on " << shipped_content().facts[f].id);
            if (facts[f].exact()) REQUIRE((evaluation.hangs_on >> f & 1) == 0);
        }
    }
}

TEST_CASE(
    "What hangs on no fact is changed by none: whatever the others turn out to be, every verdict and every road "
    "stays") {
    Random random(43);
    const Content& content = shipped_content();
    int tried = 0;
    for (int person = 0; person < 1500; ++person) {
        const Facts facts = person % 3 == 0
                                ? with_implications(content, completed(random, nothing_known(content),
                                                                       FactSet(random.below(1 << 20)), today()))
                                : interrupted(random, 5);
        const Evaluation evaluation = evaluate(content, facts, today());
        const std::string said = verdicts_and_roads(evaluation);
        for (int world = 0; world < 6; ++world) {
            const Facts known = completed(random, facts, ~(evaluation.hangs_on | fact("state")), today());
            bool apart = known != facts;  // what became known says nothing of what the evaluation hangs on
            for (std::size_t f = 0; f < facts.size(); ++f)
                apart = apart && ((evaluation.hangs_on >> f & 1) == 0 || known[f] == facts[f]);
            if (!apart) continue;
            const std::string then = verdicts_and_roads(evaluate(content, known, today()));
            if (then != said) {
                FAIL(told(facts) << " hangs on " << names_of(evaluation.hangs_on) << "\n"
                                 << said << "but with " << told(known) << "\n"
                                 << then);
            }
            ++tried;
        }
    }
    CHECK(tried > 2000);
}

TEST_CASE("A credential hangs on nothing that the whole does not hang on, and its verdict on what is asked for it") {
    Random random(44);
    const Content& content = shipped_content();
    for (int person = 0; person < 600; ++person) {
        const Facts facts = interrupted(random, 5);
        const Evaluation evaluation = evaluate(content, facts, today());
        for (const CredentialResult& result : evaluation.credentials) {
            INFO(told(facts) << ", " << result.credential->id);
            REQUIRE((result.hangs_on & ~evaluation.hangs_on) == 0);
            for (const FactId asked : result.ask) REQUIRE((result.hangs_on & only(asked)) != 0);
            REQUIRE(result.ask.empty() == (result.status != Status::unknown));
        }
    }
}

TEST_CASE("Learning more only narrows what is said of months and money, and decides what is not decided") {
    Random random(45);
    const Content& content = shipped_content();
    int narrowed_ranges = 0;
    for (int walk = 0; walk < 250; ++walk) {
        Answers answers = no_answers(content);
        for (std::size_t q = 0; q < answers.size(); ++q) {  // this is no learning: another goal is another road
            const Question& question = content.questions[q];
            if (question.fact == content.fact_at("goal")) answers[q] = random.pick(question.options).value;
        }
        Interview interview = replay(content, answers, today());
        Evaluation before = evaluate(content, interview.facts, today());
        while (interview.next) {
            const Facts known = interview.facts;
            answers[*interview.next] = test::tapped(random, content.questions[*interview.next], known, today(), 6);
            interview = replay(content, answers, today());
            const Evaluation now = evaluate(content, interview.facts, today());
            for (std::size_t c = 0; c < now.credentials.size(); ++c) {
                const Plan &was = before.credentials[c].plan, &is = now.credentials[c].plan;
                if (!was.months.contains(is.months) || !was.cost_usd.contains(is.cost_usd)) {
                    FAIL(content.credentials[c].id << ": " << test::figures(was) << " for " << told(known)
                                                   << "\nbecame " << test::figures(is) << " for "
                                                   << told(interview.facts));
                }
                if (before.credentials[c].status != Status::unknown)
                    REQUIRE(now.credentials[c].status == before.credentials[c].status);
                narrowed_ranges += was.months != is.months;
            }
            before = now;
        }
    }
    CHECK(narrowed_ranges > 1000);
}

TEST_CASE("The ranges of a plan hold what every person finds whom the answers may describe") {
    Random random(46);
    const Content& content = shipped_content();
    for (int person = 0; person < 300; ++person) {
        Facts facts = interrupted(random, 5);
        facts = completed(random, facts, fact("goal"), today());
        const Evaluation said = evaluate(content, facts, today());
        for (int world = 0; world < 5; ++world) {
            const Facts known = completed(random, facts, today());
            const Evaluation found = evaluate(content, known, today());
            for (std::size_t c = 0; c < content.credentials.size(); ++c) {
                const Plan &plan = said.credentials[c].plan, &road = found.credentials[c].plan;
                if (!plan.months.contains(road.months) || !plan.cost_usd.contains(road.cost_usd)) {
                    FAIL(content.credentials[c].id << ": " << test::figures(plan) << " for " << told(facts) << "\nbut "
                                                   << test::figures(road) << " for " << told(known));
                }
            }
        }
    }
}

TEST_CASE("Where the state is not known a range reaches as far as Washington's own step, which is then not sure") {
    const auto to_ccma = [&](const char* state) {
        return test::credential_of(
                   test::evaluated(
                       std::string(R"({"training": "none", "work_months_7y": 0, "diploma": "yes", "goal": "soonest")") +
                       state + "}"),
                   "ccma-nha")
            .plan;
    };
    const Plan anywhere = to_ccma(""), ohio = to_ccma(R"(, "state": "OH")"), washington = to_ccma(R"(, "state": "WA")");
    CHECK(anywhere.months == span(ohio.months, washington.months));
    CHECK(anywhere.months != ohio.months);
    const Stage* step = test::stage_of(anywhere, "wa-ma-registered");
    REQUIRE(step != nullptr);
    CHECK_FALSE(step->sure);
    CHECK(test::stage_of(washington, "wa-ma-registered")->sure);
    CHECK(test::stage_of(ohio, "wa-ma-registered") == nullptr);
}
