#include "core/eligibility.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/content_fixture.h"

using namespace milepost;
using test::credential_of;
using test::evaluated;
using test::shipped_content;

namespace {

/// "cpr=1 -> rma-amt/work" for each change, sorted.
std::vector<std::string> changes(const std::string& json, const char* credential) {
    std::vector<std::string> all;
    const Evaluation evaluation = evaluated(json);
    for (const Change& change : credential_of(evaluation, credential).changes) {
        std::string text;
        for (const auto& [fact, value] : change.facts) text += shipped_content()[fact].id + "=" + std::to_string(value) + " ";
        text += "->";
        for (const Route* route : change.opens) text += " " + route->id;
        all.push_back(text);
    }
    std::sort(all.begin(), all.end());
    return all;
}

using Texts = std::vector<std::string>;

RouteResult with(Truth met) { return {nullptr, met, {}}; }

}  // namespace

TEST_CASE("A credential is open now where one route is met, and later only where none can be") {
    CHECK(status_of({with(Truth::no), with(Truth::yes), with(Truth::unknown)}) == Status::now);
    CHECK(status_of({with(Truth::no), with(Truth::unknown)}) == Status::unknown);
    CHECK(status_of({with(Truth::no), with(Truth::no)}) == Status::later);
    CHECK(status_of({}) == Status::later);
}

TEST_CASE("A CPR class alone opens RMA's work route to someone who has all else") {
    CHECK(changes(R"({"training": "none", "diploma": "yes", "work_months_7y": 40, "work_duties": "both", "cpr": false})", "rma-amt") == Texts{"cpr=1 -> rma-amt/work"});
}

TEST_CASE("Someone with eleven months of work is told that twelve would open the door") {
    const std::string json = R"({"training": "none", "diploma": "yes", "work_months_3y": 11, "work_months_5y": 11, "work_months_7y": 11, "work_duties": "clinical", "cpr": true})";
    CHECK(changes(json, "ccma-nha") == Texts{"work_months_3y=12 -> ccma-nha/work"});
    CHECK(changes(json, "ncma-ncct") == Texts{"work_months_5y=12 -> ncma-ncct/work"});
    CHECK(changes(json, "rma-amt") == Texts{"work_months_7y=36 work_duties=2 -> rma-amt/work"});
}

TEST_CASE("Hours that are wanting for RMA are told as more practicum hours") {
    const std::string json = R"({"training": "finished", "program": "certificate", "accreditor": "other_recognized", "finish_month": "2026-01", "class_hours": 500,
                                 "practicum_hours": 170, "work_months_7y": 0, "teaches": false, "diploma": "yes"})";
    CHECK(changes(json, "rma-amt") == Texts{"practicum_hours=220 -> rma-amt/education"});
}

TEST_CASE("A change never asks for more than two things, and a change that needs three is not told") {
    CHECK(changes(R"({"training": "none", "diploma": "none", "work_months_7y": 30, "work_duties": "clinical", "cpr": true})", "rma-amt").empty());
}

TEST_CASE("Nobody is told to go back to high school") {
    const std::string work = "diploma=3 work_months_3y=12 -> ccma-nha/work";
    CHECK(changes(R"({"training": "enrolled", "finish_month": "2027-04", "diploma": "none", "work_months_7y": 0})", "ccma-nha") == Texts{"diploma=3 -> ccma-nha/student", work});
    CHECK(changes(R"({"training": "finished", "finish_month": "2026-04", "diploma": "none", "work_months_7y": 0})", "ccma-nha") == Texts{"diploma=3 -> ccma-nha/training", work});
}

TEST_CASE("A route that is met needs no change") {
    CHECK(changes(R"({"training": "none", "diploma": "yes", "work_months_3y": 12})", "ccma-nha").empty());
}

TEST_CASE("Every reason of a route tells its test, how it stands and what is known") {
    const Evaluation evaluation = evaluated(R"({"training": "none", "diploma": "yes", "work_months_3y": {"min": 6, "max": 14}})");
    const RouteResult& work = credential_of(evaluation, "ccma-nha").routes[1];
    REQUIRE(work.route->id == "ccma-nha/work");
    REQUIRE(work.reasons.size() == 2);
    CHECK(work.met == Truth::unknown);
    CHECK(work.reasons[0].met == Truth::yes);
    CHECK(work.reasons[0].has == exactly(3));
    CHECK(work.reasons[1].met == Truth::unknown);
    CHECK(work.reasons[1].has == Interval{6, 14});
    CHECK(work.reasons[1].test->range.min == 12);
}
