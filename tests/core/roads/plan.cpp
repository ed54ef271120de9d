#include "core/roads/plan.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/content_fixture.h"

using namespace milepost;
using test::completed;
using test::credential_of;
using test::evaluated;
using test::Random;
using test::shipped_content;
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

/// "short-course -> ccma-nha/training": what is done until it can be applied for.
std::string way(const Plan& plan) {
    std::string text;
    for (const Stage& stage : plan.stages) {
        const bool before = stage.step->kind == StepKind::diploma || stage.step->kind == StepKind::school ||
                            stage.step->kind == StepKind::work || stage.step->id == "cpr-class";
        if (before) text += stage.step->id + " ";
    }
    return text + "-> " + plan.by->id;
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
        const Facts facts = completed(random, nothing_known(content),
                                      person % 2 == 0 ? ~FactSet{0} : FactSet(random.below(1 << 20)), test::today());
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
        const Facts facts = completed(random, nothing_known(content), FactSet(random.below(1 << 20)), test::today());
        for (const CredentialResult& result : evaluate(content, facts, test::today()).credentials) {
            const auto plans = all_plans(result);
            const bool any = std::any_of(plans.begin(), plans.end(), [](const Plan* plan) { return !plan->scarce; });
            if (!any) FAIL(told(facts) << ", " << result.credential->id);
            scarce += result.plan.scarce ? 1 : 0;
        }
    }
    CHECK(scarce > 60);
}

TEST_CASE("The figures of a road hold the sums of its stages") {
    Random random(32);
    const Content& content = shipped_content();
    int certain = 0;
    for (int person = 0; person < 800; ++person) {
        const Facts facts = completed(random, nothing_known(content), test::today());
        for (const CredentialResult& result : evaluate(content, facts, test::today()).credentials) {
            for (const Plan* plan : all_plans(result)) {
                ++certain;
                Interval cost_usd, end;
                for (const Stage& stage : plan->stages) {
                    if (stage.step->kind == StepKind::renewal) continue;
                    cost_usd = cost_usd + stage.cost_usd;
                    end = {std::max(end.min, stage.end.min), std::max(end.max, stage.end.max)};
                }
                if (!plan->cost_usd.contains(cost_usd) || !plan->months.contains(end)) {
                    FAIL(told(facts) << ", " << result.credential->id << ": " << test::figures(*plan)
                                     << ", but its stages end in " << end.min << " to " << end.max
                                     << " months and cost " << cost_usd.min << " to " << cost_usd.max);
                }
            }
        }
    }
    CHECK(certain > 3000);
}

TEST_CASE("No stage and no exam of a road lies after its end") {
    Random random(33);
    const Content& content = shipped_content();
    for (int person = 0; person < 800; ++person) {
        const Facts facts = completed(random, nothing_known(content), FactSet(random.below(1 << 20)), test::today());
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
        Facts facts = completed(random, nothing_known(content), test::today());
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
        const auto doors = [&](const CredentialResult& result) { return result.plan.doors; };
        for (const CredentialResult& result : by_goal[2].credentials)
            REQUIRE(doors(result) <= doors(by_goal[2].best()));
        for (const CredentialResult& result : by_goal[0].credentials)
            REQUIRE(by_goal[0].best().plan.months.max <= result.plan.months.max);
        for (const CredentialResult& result : by_goal[1].credentials)
            REQUIRE(by_goal[1].best().plan.cost_usd.max <= result.plan.cost_usd.max);
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
