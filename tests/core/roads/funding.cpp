#include "core/roads/funding.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/content_fixture.h"

using namespace milepost;
using test::shipped_content;

namespace {

const Step& certificate_program() {
    for (const Step& step : shipped_content().steps)
        if (step.id == "certificate-program") return step;
    throw std::runtime_error("no step \"certificate-program\"");
}

/// How each source of money stands for a program of so many months at a school.
Truth pays(const std::string& source, Interval months, std::optional<bool> federal_aid) {
    Place school;
    school.award = Award::certificate;
    school.federal_aid = federal_aid;
    Evaluation evaluation;
    evaluation.place = &school;
    Stage stage;
    stage.step = &certificate_program();
    stage.months = months;
    for (const Funding& one : funding_for(shipped_content(), evaluation, stage))
        if (one.section->id == source) return one.pays;
    throw std::runtime_error("the guide knows no " + source);
}

}  // namespace

TEST_CASE("What pays for a program is told three ways, and what nobody knows is asked") {
    CHECK(pays("pell", {9, 9}, true) == Truth::yes);
    CHECK(pays("pell", {9, 9}, false) == Truth::no);
    CHECK(pays("pell", {9, 9}, {}) == Truth::unknown);
    CHECK(pays("pell", {2, 2}, true) == Truth::no);
    CHECK(pays("pell", {3, 3}, true) == Truth::unknown);  // 15 weeks are told as 3 months, and 12 weeks are
    CHECK(pays("pell", {2, 9}, true) == Truth::unknown);
    CHECK(pays("workforce_pell", {4, 4}, true) == Truth::no);
    CHECK(pays("workforce_pell", {3, 3}, true) == Truth::unknown);  // the state has to approve it
    CHECK(pays("wioa", {9, 9}, false) == Truth::unknown);
}

TEST_CASE("What pays stands before what has to be asked, and that before what does not pay") {
    Evaluation nowhere;
    Stage stage;
    stage.step = &certificate_program();
    stage.months = {9, 9};
    const auto all = funding_for(shipped_content(), nowhere, stage);
    REQUIRE(all.size() > 2);
    CHECK(std::is_sorted(all.begin(), all.end(), [](const Funding& a, const Funding& b) { return a.pays > b.pays; }));
}

TEST_CASE("A month of a program costs from the least over the longest time to the most over the shortest") {
    Stage stage;
    stage.months = {8, 12};
    stage.cost_usd = {6000, 16000};
    CHECK(usd_a_month(stage) == Interval{500, 2000});
}
