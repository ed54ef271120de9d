#include "core/roads/plan.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/roads/people.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::anybody;
using test::completed;
using test::credential_of;
using test::evaluated;
using test::Random;
using test::shipped_content;
using test::some_facts;
using test::told;

namespace {

/// Is a road no worse than another at best and at worst, in months and in money, and in luck, and better in months or
/// money?
bool beats(const Plan& a, const Plan& b) {
    const auto no_worse = [](Interval one, Interval other) { return one.min <= other.min && one.max <= other.max; };
    return a.scarce <= b.scarce && no_worse(a.months, b.months) && no_worse(a.cost_usd, b.cost_usd) &&
           (a.months != b.months || a.cost_usd != b.cost_usd);
}

/// The same, at worst.
bool beats_at_worst(const Plan& a, const Plan& b) {
    return a.scarce <= b.scarce && a.months.max <= b.months.max && a.cost_usd.max <= b.cost_usd.max &&
           (a.months.max < b.months.max || a.cost_usd.max < b.cost_usd.max);
}

std::vector<const Plan*> all_plans(const CredentialResult& result) {
    std::vector<const Plan*> all{&result.plan};
    for (const Plan& other : result.others) all.push_back(&other);
    return all;
}

/// "short-course -> ccma-nha/training": what is done until it can be applied for. "-> kept": it is held.
std::string way(const Plan& plan) {
    std::string text;
    for (const Stage& stage : plan.stages) {
        const bool before = stage.step->kind == StepKind::diploma || stage.step->kind == StepKind::school ||
                            stage.step->kind == StepKind::work || stage.step->id == "cpr-class" || stage.step->until;
        if (before) text += stage.step->id + " ";
    }
    return text + "-> " + (plan.by == nullptr ? "kept" : plan.by->id);
}

/// All steps but the renewal: "ccma-apply ccma-exam".
std::string steps(const Plan& plan) {
    std::string text;
    for (const Stage& stage : plan.stages) {
        if (stage.step->kind != StepKind::renewal) text += (text.empty() ? "" : " ") + stage.step->id;
    }
    return text;
}

const Plan& plan_to(const char* credential, const Evaluation& evaluation) {
    return credential_of(evaluation, credential).plan;
}

/// Someone with a diploma and nothing else.
std::string beginner(const char* goal) {
    return std::string(
               R"({"age": "18_plus", "diploma": "yes", "training": "none", "work_months_7y": 0, "state": "PA", "goal": ")") +
           goal + "\"}";
}

}  // namespace

TEST_CASE(
    "What a person wants most decides the best road, and the road of those who want another thing is among the "
    "others") {
    const Evaluation hurried = evaluated(beginner("soonest")), saving = evaluated(beginner("least_cost"));
    const CredentialResult& soonest = credential_of(hurried, "ccma-nha");
    const CredentialResult& cheapest = credential_of(saving, "ccma-nha");
    CHECK(way(soonest.plan) == "short-course -> ccma-nha/training");
    CHECK(test::figures(soonest.plan) == "months 5 to 9, usd 165 to 6165");
    CHECK(way(cheapest.plan) == "apprenticeship -> ccma-nha/training");
    CHECK(test::figures(cheapest.plan) == "months 13 to 15, usd 165 to 165");
    REQUIRE(soonest.others.size() == 1);
    CHECK(way(soonest.others.front()) == way(cheapest.plan));
    CHECK(test::figures(soonest.others.front()) == test::figures(cheapest.plan));
    REQUIRE(cheapest.others.size() == 1);
    CHECK(way(cheapest.others.front()) == way(soonest.plan));
}

TEST_CASE("At the end of a road stand the doors that it opens: a short course opens one, an apprenticeship three") {
    const Evaluation evaluation = evaluated(beginner("soonest"));
    const CredentialResult& ccma = credential_of(evaluation, "ccma-nha");
    CHECK(ccma.plan.doors == 1);
    CHECK(ccma.others.front().doors == 3);
    CHECK(credential_of(evaluation, "cma-aama").plan.doors == 3);
    CHECK(credential_of(
              evaluated(R"({"holds": ["cma-aama"], "training": "none", "diploma": "yes", "work_months_7y": 0})"),
              "ccma-nha")
              .plan.doors == 2);
}

TEST_CASE(
    "What is open today has no other road, and where one road is both the soonest and the cheapest there is none "
    "either") {
    CHECK(
        credential_of(evaluated(R"({"training": "finished", "diploma": "yes", "finish_month": "2026-05"})"), "ccma-nha")
            .others.empty());
    CHECK(credential_of(evaluated(beginner("soonest")), "cma-aama").others.empty());
}

TEST_CASE("No road on offer beats another in both months and money, and the others stand the soonest first") {
    Random random(31);
    const Content& content = shipped_content();
    int others = 0;
    for (int person = 0; person < 800; ++person) {
        const Facts facts =
            completed(random, anybody(random), person % 2 == 0 ? ~FactSet{0} : some_facts(random), test::today());
        const Evaluation evaluation = evaluate(content, facts, test::today());
        for (const CredentialResult& result : evaluation.credentials) {
            const auto plans = all_plans(result);
            for (const Plan* a : plans) {
                for (const Plan* b : plans) {
                    if ((a == &result.plan || b == &result.plan) && person % 2 != 0)
                        continue;  // it spans what may turn out
                    const bool beaten = b == &result.plan ? beats(*a, *b) : beats_at_worst(*a, *b);
                    if (a != b && beaten) {
                        FAIL(told(facts) << ", " << result.credential->id << ": " << test::figures(*a) << " beats "
                                         << test::figures(*b));
                    }
                }
            }
            for (std::size_t i = 1; i < result.others.size(); ++i)
                REQUIRE_FALSE(better(result.others[i], result.others[i - 1], Goal::soonest));
            for (const Plan& other : result.others) {
                REQUIRE(other.by != nullptr);
                REQUIRE(way(other) != way(result.plan));
            }
            others += int(result.others.size());
        }
    }
    CHECK(others > 300);
}

TEST_CASE(
    "Nobody's road hangs on finding a place without one beside it that does not, though it be slower and dearer") {
    const Evaluation pupil = evaluated(
        R"({"age": "16_17", "diploma": "in_high_school", "training": "none", "work_months_7y": 0, "state": "OH", "goal": "soonest"})");
    const CredentialResult& ccma = credential_of(pupil, "ccma-nha");
    CHECK(way(ccma.plan) == "high-school-program finish-high-school -> ccma-nha/training");
    CHECK(ccma.plan.scarce);
    REQUIRE(ccma.others.size() == 1);
    CHECK(way(ccma.others.front()) == "finish-high-school short-course -> ccma-nha/training");
    CHECK_FALSE(ccma.others.front().scarce);

    Random random(33);
    const Content& content = shipped_content();
    int scarce = 0;
    for (int person = 0; person < 1600; ++person) {
        const Facts facts = completed(random, anybody(random), some_facts(random), test::today());
        for (const CredentialResult& result : evaluate(content, facts, test::today()).credentials) {
            const auto plans = all_plans(result);
            const bool any = std::any_of(plans.begin(), plans.end(), [](const Plan* plan) { return !plan->scarce; });
            if (!any) FAIL(told(facts) << ", " << result.credential->id);
            scarce += result.plan.scarce ? 1 : 0;
        }
    }
    CHECK(scarce > 60);
}

TEST_CASE(
    "Of whom all is known, the steps of every road add up to its months and its money, to the month and the dollar, "
    "unless a rule is in doubt") {
    Random random(32);
    const Content& content = shipped_content();
    int certain = 0;
    for (int person = 0; person < 800; ++person) {
        const Facts facts = completed(random, anybody(random), test::today());
        for (const CredentialResult& result : evaluate(content, facts, test::today()).credentials) {
            const bool in_doubt = std::any_of(result.routes.begin(), result.routes.end(), [](const RouteResult& route) {
                return std::any_of(route.reasons.begin(), route.reasons.end(),
                                   [](const Reason& reason) { return reason.doubtful; });
            });
            for (const Plan* plan : all_plans(result)) {
                INFO(told(facts) << ", " << result.credential->id << ": " << test::figures(*plan));
                certain += !in_doubt;
                const Effort rest = remainder(*plan);
                REQUIRE((in_doubt || (rest.months == exactly(0) && rest.cost_usd == exactly(0))));
            }
        }
    }
    CHECK(certain > 1000);
}

TEST_CASE("A road is narrower than the sum of its steps only where it may do without one of them") {
    Random random(34);
    const Content& content = shipped_content();
    int narrower = 0;
    for (int person = 0; person < 800; ++person) {
        const Facts facts = completed(random, anybody(random), some_facts(random), test::today());
        for (const CredentialResult& result : evaluate(content, facts, test::today()).credentials) {
            for (const Plan* plan : all_plans(result)) {
                const Effort rest = remainder(*plan);
                const auto less = [](Interval by) { return by.min > 0 || by.max < 0; };
                if (!less(rest.months) && !less(rest.cost_usd)) continue;
                INFO(told(facts) << ", " << result.credential->id << ": " << test::figures(*plan));
                ++narrower;
                REQUIRE(std::any_of(plan->stages.begin(), plan->stages.end(),
                                    [](const Stage& stage) { return !stage.sure; }));
            }
        }
    }
    CHECK(narrower > 20);
}

TEST_CASE("No stage and no exam of a road lies after its end") {
    Random random(33);
    const Content& content = shipped_content();
    for (int person = 0; person < 800; ++person) {
        const Facts facts = completed(random, anybody(random), some_facts(random), test::today());
        for (const CredentialResult& result : evaluate(content, facts, test::today()).credentials) {
            for (const Plan* plan : all_plans(result)) {
                INFO(told(facts) << ", " << result.credential->id << ": " << test::figures(*plan));
                REQUIRE(plan->exam.max <= plan->months.max);
                for (const Stage& stage : plan->stages)
                    REQUIRE((stage.step->kind == StepKind::renewal || stage.end.max <= plan->months.max));
            }
        }
    }
}

TEST_CASE(
    "Nobody is offered a sooner road than who wants the soonest, nor a cheaper one than who wants the cheapest; who "
    "wants doors takes the soonest") {
    Random random(34);
    const Content& content = shipped_content();
    const std::size_t goal = index(content.fact_at("goal"));
    int differ = 0;
    for (int person = 0; person < 300; ++person) {
        Facts facts = completed(random, anybody(random), test::today());
        std::vector<Evaluation> by_goal;
        for (const Goal one : {Goal::soonest, Goal::least_cost, Goal::most_doors}) {
            facts[goal] = exactly(int(one));
            by_goal.push_back(evaluate(content, facts, test::today()));
        }
        for (std::size_t c = 0; c < content.credentials.size(); ++c) {
            const CredentialResult &hurried = by_goal[0].credentials[c], &saving = by_goal[1].credentials[c],
                                   &widest = by_goal[2].credentials[c];
            INFO(told(facts) << ", " << content.credentials[c].id);
            for (const Plan* plan : all_plans(hurried)) REQUIRE(hurried.plan.months.max <= plan->months.max);
            for (const Plan* plan : all_plans(saving)) REQUIRE(saving.plan.cost_usd.max <= plan->cost_usd.max);
            REQUIRE(hurried.plan.months.max <= saving.plan.months.max);
            REQUIRE(saving.plan.cost_usd.max <= hurried.plan.cost_usd.max);
            REQUIRE(way(widest.plan) == way(hurried.plan));
            differ += way(hurried.plan) != way(saving.plan);
        }
        // Of what is as sure as what is recommended none is better, and nothing is surer.
        const auto none_better = [&](const Evaluation& evaluation, const auto& outdoes) {
            const Plan& best = evaluation.best().plan;
            for (const CredentialResult& result : evaluation.credentials) {
                INFO(told(facts) << ": " << evaluation.best().credential->id << ", " << test::figures(best) << ", or "
                                 << result.credential->id << ", " << test::figures(result.plan));
                REQUIRE(best.doubtful <= result.plan.doubtful);
                if (result.plan.doubtful == best.doubtful) REQUIRE_FALSE(outdoes(result.plan, best));
            }
        };
        none_better(by_goal[0], [](const Plan& a, const Plan& b) { return a.months.max < b.months.max; });
        none_better(by_goal[1], [](const Plan& a, const Plan& b) {  // nobody waits a month to save less than 25 dollars
            return a.usd_if_wrong + 25 * a.months.max < b.cost_usd.max + 25 * b.months.max;
        });
        none_better(by_goal[2], [](const Plan& a, const Plan& b) {  // but for a school that may not be needed
            const bool in_vain = std::any_of(a.stages.begin(), a.stages.end(), [](const Stage& stage) {
                return stage.step->kind == StepKind::school && stage.step->choice && !stage.sure;
            });
            return a.doors > b.doors && !in_vain;
        });
    }
    CHECK(differ > 100);
}

TEST_CASE(
    "Somebody who studies for an equivalency and must save money is told of the equivalency, not of four years of "
    "school") {
    const Evaluation evaluation = evaluated(
        R"({"training": "none", "diploma": "studying_for_equivalency", "age": "18_plus", "work_months_7y": 40, "work_duties": "both", "cpr": true, "goal": "least_cost"})");
    CHECK(way(credential_of(evaluation, "rma-amt").plan) == "pass-equivalency -> rma-amt/work");
}

TEST_CASE("Nobody who never worked and whose roads take no three years of work hangs on a CPR card") {
    for (const char* goal : {"soonest", "least_cost", "most_doors"}) CHECK(evaluated(beginner(goal)).hangs_on == 0);
    CHECK(test::figures(credential_of(evaluated(beginner("least_cost")), "rma-amt").plan) ==
          "months 13 to 15, usd 150 to 150");
}

TEST_CASE("Whoever works in Washington gets its credential today, beside the road; whoever does not, before they do") {
    const auto in = [](const char* state, int months_worked, const char* more = R"("goal": "soonest")") {
        const std::string months = std::to_string(months_worked);
        return evaluated(std::string(R"({"age": "18_plus", "diploma": "yes", "training": "none", "cpr": true,
                                         "work_duties": "both", "holds": [], "work_months_3y": )") +
                         months + R"(, "work_months_5y": )" + months + R"(, "work_months_7y": )" + months + state +
                         ", " + more + "}");
    };
    const char* washington = R"(, "state": "WA")";
    const Evaluation worker = in(washington, 24);
    const Plan& ccma = plan_to("ccma-nha", worker);
    CHECK(steps(ccma) == "wa-ma-registered ccma-apply ccma-exam");
    CHECK(ccma.stages[0].start == exactly(0));
    CHECK(ccma.stages[0].end == Interval{0, 2});
    CHECK(ccma.stages[1].start == exactly(0));  // nothing waits for it
    CHECK(test::figures(ccma) == test::figures(plan_to("ccma-nha", in(R"(, "state": "OH")", 24))));
    CHECK(steps(plan_to("rma-amt", worker)) == "wa-ma-registered work-three-years rma-apply rma-exam");
    CHECK(steps(plan_to("ccma-nha", in(washington, 24, R"("worked_as": ["emt_paramedic"])"))) ==
          "wa-ma-emt ccma-apply ccma-exam");
    CHECK(steps(plan_to("ccma-nha", in(R"(, "state": "OH")", 24))) == "ccma-apply ccma-exam");

    const Evaluation anywhere = in("", 24);
    CHECK(steps(plan_to("ccma-nha", anywhere)) == "wa-ma-registered ccma-apply ccma-exam");
    CHECK_FALSE(plan_to("ccma-nha", anywhere).stages[0].sure);

    CHECK(steps(plan_to("ccma-nha", in(washington, 0))) == "short-course ccma-apply ccma-exam wa-ma-registered");
    const Evaluation saving = in(washington, 0, R"("goal": "least_cost")");  // an apprentice works, too
    CHECK(steps(plan_to("ccma-nha", saving)) == "wa-ma-registered apprenticeship ccma-apply ccma-exam wa-ma-certified");
    CHECK(plan_to("ccma-nha", saving).stages[1].start == Interval{0, 2});
}

TEST_CASE("Whoever has used up their tries waits, and no longer than is still wanting") {
    const auto failed = [](const char* which, int times, const char* month = "2026-09") {
        return evaluated(std::string(R"({"state": "OH", "age": "18_plus", "training": "finished", "diploma": "yes",
                                         "finish_month": "2026-01", "program": "short_course", "accreditor": "none",
                                         "ncct_school": true, "work_months_7y": 0, "holds": [], "goal": "soonest",
                                         "failed": [")") +
                         which + R"("], "failed_times": )" + std::to_string(times) + R"(, "failed_month": ")" + month +
                         "\"}");
    };
    const Evaluation thrice = failed("ccma-nha", 3);
    const Plan& ccma = plan_to("ccma-nha", thrice);
    CHECK(credential_of(thrice, "ccma-nha").status == Status::later);
    CHECK(way(ccma) == "wait-a-year -> ccma-nha/training");
    CHECK(test::figures(ccma) == "months 11 to 13, usd 165 to 165");
    CHECK(ccma.stages.front().months == exactly(10));  // two of the twelve are over
    CHECK(ccma.exam == Interval{10, 13});
    CHECK_FALSE(ccma.doubtful);
    CHECK(way(plan_to("ccma-nha", failed("ccma-nha", 2))) == "-> ccma-nha/training");
    CHECK(way(plan_to("ccma-nha", failed("ccma-nha", 3, "2025-11"))) == "-> ccma-nha/training");

    CHECK(way(plan_to("ncma-ncct", failed("ncma-ncct", 1))) == "-> ncma-ncct/school");
    const Evaluation twice = failed("ncma-ncct", 2);
    CHECK(way(plan_to("ncma-ncct", twice)) == "wait-a-quarter -> ncma-ncct/school");
    CHECK(plan_to("ncma-ncct", twice).stages.front().months == exactly(1));
    CHECK(way(plan_to("ncma-ncct", failed("ncma-ncct", 3))) == "wait-a-year -> ncma-ncct/school");
    CHECK_FALSE(plan_to("ncma-ncct", failed("ncma-ncct", 3)).doubtful);
    CHECK(plan_to("ncma-ncct", failed("ncma-ncct", 4)).doubtful);  // whether there is a fifth try
}
