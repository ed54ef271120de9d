#include "core/roads/evaluation.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/people/interview.h"
#include "tests/core/roads/graduates.h"
#include "tests/core/roads/people.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::anybody;
using test::completed;
using test::credential_of;
using test::evaluated;
using test::goals;
using test::graduate;
using test::names_of;
using test::Random;
using test::shipped_content;
using test::some_facts;
using test::today;
using test::told;
using test::verdicts_and_roads;
using test::with;
using test::with_goal;

namespace {

FactSet fact(const char* id) { return only(shipped_content().fact_at(id)); }

/// What is known of somebody in the midst of an interview, or at its end; some raise what nobody is asked about.
Facts interrupted(Random& random, int unsure_one_in) {
    const Content& content = shipped_content();
    Answers answers = no_answers(content);
    Interview interview = replay(content, answers, today());
    for (int left = random.between(0, 24); left > 0 && interview.next; --left) {
        const auto raised = to_raise(content, interview, today());
        const std::size_t q = !raised.empty() && random.one_in(8) ? random.pick(raised) : *interview.next;
        answers[q] = test::tapped(random, content.questions[q], interview.facts, today(), unsure_one_in);
        interview = replay(content, answers, today());
    }
    return interview.facts;
}

bool any_doubtful(const RouteResult& route) {
    return std::any_of(route.reasons.begin(), route.reasons.end(), [](const Reason& one) { return one.doubtful; });
}

/// May it be theirs already, as far as it is known?
bool may_hold(const Credential& credential, const Facts& facts) {
    const Situation situation = situation_of(shipped_content(), with_implications(shipped_content(), facts), today());
    return credential.held->evaluate(situation) == Truth::unknown;
}

}  // namespace

TEST_CASE("Of somebody of whom all is known nothing hangs on anything") {
    Random random(41);
    for (int person = 0; person < 300; ++person) {
        const Facts facts = completed(random, anybody(random), today());
        const Evaluation evaluation = evaluate(shipped_content(), facts, today());
        INFO(told(facts) << " hangs on " << names_of(evaluation.hangs_on));
        REQUIRE(evaluation.hangs_on == 0);
    }
}

TEST_CASE("Nothing hangs on a fact that is known") {
    Random random(42);
    for (int person = 0; person < 200; ++person) {
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
        const Facts facts =
            person % 3 == 0
                ? with_implications(content, completed(random, anybody(random), some_facts(random), today()))
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
    for (int person = 0; person < 250; ++person) {
        const Facts facts = interrupted(random, 5);
        const Evaluation evaluation = evaluate(content, facts, today());
        for (const CredentialResult& result : evaluation.credentials) {
            INFO(told(facts) << ", " << result.credential->id);
            REQUIRE((result.hangs_on & ~evaluation.hangs_on) == 0);
            for (const FactId asked : result.ask) REQUIRE((result.hangs_on & only(asked)) != 0);
            if (result.status != Status::unknown) REQUIRE(result.ask.empty());
            if (result.status != Status::unknown || !result.ask.empty()) continue;
            for (const RouteResult& route : result.routes)  // nobody can be asked what a rule leaves open
                REQUIRE((route.met != Truth::unknown || any_doubtful(route)));
        }
    }
}

TEST_CASE("Learning more only narrows what is said of months and money, and decides what is not decided") {
    Random random(45);
    const Content& content = shipped_content();
    int narrowed_ranges = 0, widened = 0, tried = 0;
    for (int walk = 0; walk < 250; ++walk) {
        Answers answers = no_answers(content);
        // This is no learning: another goal is another road, and whoever raises something says that it is not as it
        // went without saying.
        for (std::size_t q = 0; q < answers.size(); ++q) {
            const Question& question = content.questions[q];
            if (question.fact == content.fact_at("goal")) answers[q] = random.pick(question.options).value;
            if (content[question.fact].raised() && random.one_in(6))
                answers[q] = test::tapped(random, question, nothing_known(content), today(), 6);
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
                if (was.doubtful) continue;  // it is one only if a rule turns out well, and says so
                if (now.goal == Goal::least_cost && was.cost_usd.contains(is.cost_usd)) continue;  // of that alone
                widened += !was.months.contains(is.months) || !was.cost_usd.contains(is.cost_usd);
                ++tried;
                const Status then = before.credentials[c].status, status = now.credentials[c].status;
                const bool turned_out_held = status == Status::held && may_hold(content.credentials[c], known);
                INFO(told(known) << "\nbecame " << told(interview.facts) << ", " << content.credentials[c].id);
                if (then == Status::now) REQUIRE((status == Status::now || turned_out_held));
                if (then == Status::later || then == Status::held) REQUIRE(status == then);
                narrowed_ranges += was.months != is.months;
            }
            before = now;
        }
    }
    CHECK(narrowed_ranges > 1000);
    // A road may come into sight only when something is known that has nothing to do with it: what may be is reckoned
    // fact by fact.
    CHECK(widened * 500 <= tried);
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
                if (plan.doubtful) continue;
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
        return credential_of(
                   evaluated(
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

TEST_CASE("What is held asks for nothing but keeping it, and stands before another exam") {
    const std::string graduate_too = with(graduate("caahep_abhes"), R"("holds": ["rma-amt"])");
    for (const char* goal : goals) {
        const Evaluation evaluation = evaluated(with_goal(with(graduate_too, R"("current": ["rma-amt"])"), goal));
        const CredentialResult& rma = credential_of(evaluation, "rma-amt");
        CHECK(rma.status == Status::held);
        CHECK(rma.plan.by == nullptr);
        REQUIRE(rma.plan.stages.size() == 1);
        CHECK(rma.plan.stages.front().step->id == "rma-renewal");
        CHECK(rma.plan.stages.front().start == exactly(0));
        CHECK(test::figures(rma.plan) == "months 0 to 0, usd 0 to 0");
        CHECK_FALSE(rma.plan.examined);
        CHECK_FALSE(rma.plan.doubtful);
        CHECK(rma.plan.doors == 4);
        CHECK(rma.others.empty());
        CHECK(rma.ask.empty());
        CHECK(rma.hangs_on == 0);
        CHECK(credential_of(evaluation, "cma-aama").status == Status::now);
        CHECK(evaluation.best().credential->id == "rma-amt");
        CHECK(evaluation.because.front() == Because::held);
        CHECK(evaluation.hangs_on == 0);
    }
}

TEST_CASE("What ran out is not held, and where that is not known no step of the road is sure") {
    const std::string graduate_too = with(graduate("caahep_abhes"), R"("holds": ["rma-amt"], "goal": "soonest")");
    const Evaluation lapsed = evaluated(with(graduate_too, R"("current": [])"));
    CHECK(credential_of(lapsed, "rma-amt").status == Status::now);
    CHECK(credential_of(lapsed, "rma-amt").plan.by->id == "rma-amt/recertification");
    CHECK_FALSE(credential_of(lapsed, "rma-amt").plan.examined);
    const Evaluation unsure = evaluated(graduate_too);
    const CredentialResult& rma = credential_of(unsure, "rma-amt");
    CHECK(rma.status == Status::now);
    CHECK((rma.hangs_on & fact("current")) != 0);
    CHECK(test::figures(rma.plan) == "months 0 to 3, usd 0 to 150");
    for (const Stage& stage : rma.plan.stages) CHECK(stage.sure == (stage.step->kind == StepKind::renewal));
}

TEST_CASE("Where only a rule is in doubt a route is undecided though all is known, and nobody is asked for more") {
    const std::string teacher =
        with(graduate("none"), R"("finish_month": "2018-05", "teaches": true, "goal": "soonest")");
    const Evaluation evaluation = evaluated(teacher);
    const CredentialResult& rma = credential_of(evaluation, "rma-amt");
    CHECK(test::route_of(evaluation, "rma-amt/instructor") == Truth::unknown);
    CHECK(rma.status == Status::unknown);
    CHECK(rma.ask.empty());
    CHECK(rma.hangs_on == 0);
    CHECK_FALSE(rma.plan.doubtful);  // a program is a sure road
    for (const RouteResult& route : rma.routes) {
        for (const Reason& reason : route.reasons) {
            INFO(route.route->id << ", " << reason.test->words);
            CHECK(reason.doubtful == (reason.test->words == "reason.teaches"));
        }
    }
    CHECK(evaluation.best().credential->id == "ccma-nha");
}

TEST_CASE(
    "A road that only a doubtful rule opens is laid in the person's favour, and never stands before one that is sure") {
    const std::string failed = with(graduate("caahep_abhes"), R"("failed": ["cma-aama"], "failed_month": "2026-08")");
    for (const char* goal : goals) {
        const Evaluation thrice = evaluated(with_goal(with(failed, R"("failed_times": 3)"), goal));
        const CredentialResult& cma = credential_of(thrice, "cma-aama");
        CHECK(cma.status == Status::unknown);
        CHECK(cma.ask.empty());
        CHECK(cma.plan.doubtful);
        CHECK(cma.plan.by->id == "cma-aama/accredited-program");
        CHECK(test::figures(cma.plan) == "months 1 to 3, usd 125 to 125");
        CHECK(thrice.best().credential->id == "rma-amt");  // for all that it costs 25 dollars more
        CHECK_FALSE(thrice.best().plan.doubtful);
        const Evaluation twice = evaluated(with_goal(with(failed, R"("failed_times": 2)"), goal));
        CHECK(credential_of(twice, "cma-aama").status == Status::now);
        CHECK_FALSE(credential_of(twice, "cma-aama").plan.doubtful);
        CHECK(twice.best().credential->id == "cma-aama");
    }
}
