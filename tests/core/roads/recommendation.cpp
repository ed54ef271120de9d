#include <catch2/catch_test_macros.hpp>

#include "core/roads/evaluation.h"
#include "tests/core/roads/graduates.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::credential_of;
using test::evaluated;
using test::goals;
using test::graduate;
using test::shipped_content;
using test::today;
using test::with;
using test::with_goal;

namespace {

std::string recommended(const std::string& profile) { return evaluated(profile).best().credential->id; }

using Names = std::vector<std::string>;

/// What is recommended, and why: "rma-amt", "held".
Names because(const std::string& profile) {
    const Evaluation evaluation = evaluated(profile);
    Names all{evaluation.best().credential->id};
    for (const Because why : evaluation.because) all.emplace_back(name(why));
    return all;
}

}  // namespace

TEST_CASE("Money that is not known well decides nothing: NCMA's fee of 2019 puts it before no other exam") {
    for (const char* goal : goals) {
        const Evaluation evaluation = evaluated(with_goal(graduate("caahep_abhes"), goal));
        const Plan &cma = credential_of(evaluation, "cma-aama").plan,
                   &ncma = credential_of(evaluation, "ncma-ncct").plan;
        CHECK(cma.cost_usd.min - ncma.cost_usd.min == 35);
        CHECK(ncma.months == cma.months);
        CHECK(evaluation.best().credential->id == "cma-aama");
    }
    const std::string no_accreditor = with_goal(graduate("none"), "soonest");
    const Evaluation evaluation = evaluated(no_accreditor);
    const Plan &ccma = credential_of(evaluation, "ccma-nha").plan, &ncma = credential_of(evaluation, "ncma-ncct").plan;
    CHECK(ncma.months == ccma.months);
    CHECK(ncma.cost_usd.max == ccma.cost_usd.max - 30);
    CHECK(evaluation.best().credential->id == "ccma-nha");

    Content dearer = shipped_content();  // as dear as it may be
    for (Step& step : dearer.steps) {
        for (Fee& fee : step.fees)
            if (step.id == "ncma-exam") fee.usd = {fee.usd.min * 2, fee.usd.max * 2};
    }
    for (const char* accreditor : {"none", "caahep_abhes", "other_recognized"}) {
        const std::string profile = with_goal(graduate(accreditor), "soonest");
        CHECK(evaluate(dearer, test::profile(profile), today()).best().credential->id == recommended(profile));
    }
}

TEST_CASE("What is not priced well may cost twice as much, and what is not priced at all up to 200 dollars") {
    const auto if_wrong = [](const Evaluation& evaluation, const char* credential) {
        return credential_of(evaluation, credential).plan.usd_if_wrong;
    };
    const Evaluation all = evaluated(with_goal(graduate("caahep_abhes"), "soonest"));
    CHECK(if_wrong(all, "cma-aama") == 125);
    CHECK(if_wrong(all, "rma-amt") == 150);
    CHECK(if_wrong(all, "ccma-nha") == 165);
    CHECK(if_wrong(all, "ncma-ncct") == 270);
    const std::string lapsed =
        with(graduate("caahep_abhes"), R"("holds": ["rma-amt"], "current": [], "goal": "soonest")");
    CHECK(if_wrong(evaluated(lapsed), "rma-amt") == 400);  // missing points, and the fee
}

TEST_CASE("Why a credential is recommended is told, the weightiest first") {
    const std::string all = graduate("caahep_abhes");
    CHECK(because(with_goal(all, "soonest")) == Names{"cma-aama", "open_now", "as_soon_for_less"});
    CHECK(because(with_goal(all, "least_cost")) == Names{"cma-aama", "open_now", "cheapest"});
    CHECK(because(with_goal(graduate("none"), "soonest")) == Names{"ccma-nha", "open_now"});
    const std::string lapsed = with(all, R"("holds": ["cma-aama"], "current": [], "expired_month": "2023-10")");
    CHECK(because(with_goal(lapsed, "soonest")) == Names{"cma-aama", "restored", "open_now"});
    CHECK(because(with_goal(lapsed, "least_cost")) ==
          Names{"rma-amt", "open_now", "best_value"});  // its exam costs less
    const std::string keeps = with(all, R"("holds": ["rma-amt"], "current": ["rma-amt"])");
    CHECK(because(with_goal(keeps, "soonest")) == Names{"rma-amt", "held"});
    CHECK(because(with_goal(keeps, "least_cost")) == Names{"rma-amt", "held"});
    const std::string beginner =
        R"({"state": "PA", "age": "18_plus", "diploma": "yes", "training": "none", "work_months_7y": 0})";
    CHECK(because(with_goal(beginner, "soonest")) == Names{"ccma-nha", "soonest"});
    const std::string pupil =
        R"({"state": "OH", "age": "16_17", "diploma": "in_high_school", "training": "none", "work_months_7y": 0})";
    CHECK(because(with_goal(pupil, "soonest")) == Names{"ccma-nha", "soonest_with_a_place"});  // few schools teach it
    const std::string worker =
        R"({"state": "WA", "age": "18_plus", "diploma": "yes", "training": "finished", "program": "certificate", "accreditor": "other_recognized", "ncct_school": false, "finish_month": "2024-05", "class_hours": 600, "practicum_hours": {"min": 1, "max": 159}, "work_months_7y": {"min": 12, "max": 35}, "holds": ["ncma-ncct"], "cpr": true})";
    CHECK(because(with_goal(worker, "soonest")) ==
          Names{"ccma-nha", "open_now", "soonest_at_worst"});  // the RMA may be open too
    CHECK(because(with_goal(beginner, "least_cost")) == Names{"rma-amt", "best_value"});
    CHECK(because(with_goal(beginner, "most_doors")) == Names{"cma-aama", "most_doors"});
    const std::string student = with(
        beginner,
        R"("training": "enrolled", "program": "certificate", "accreditor": "other_recognized", "ncct_school": false, "finish_month": "2027-04", "class_hours": 600, "practicum_hours": 180, "holds": [])");
    // The CMA would open one more, but may ask for a second program: finishing the first is what is sure.
    CHECK(because(with_goal(student, "most_doors")) == Names{"rma-amt", "named_first"});
}
