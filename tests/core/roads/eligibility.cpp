#include "core/roads/eligibility.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <optional>

#include "tests/core/roads/people.h"
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
        for (const auto& [fact, value] : change.facts)
            text += shipped_content()[fact].id + "=" + std::to_string(value) + " ";
        text += "->";
        for (const Route* route : change.opens) text += " " + route->id;
        all.push_back(text);
    }
    std::sort(all.begin(), all.end());
    return all;
}

using Texts = std::vector<std::string>;

/// "opens 7, closes 68": what waiting alone does to a route, in months from 22 November 2026.
std::string waiting(const Waiting& waiting) {
    std::string text = waiting.opens ? "opens " + std::to_string(*waiting.opens) : "";
    if (waiting.closes) text += (text.empty() ? "" : ", ") + std::string("closes ") + std::to_string(*waiting.closes);
    return text.empty() ? "stays" : text;
}

std::string waiting(const std::string& json, const std::string& id) {
    const Evaluation evaluation = evaluated(json);
    for (const CredentialResult& result : evaluation.credentials) {
        if (result.credential->id == id) return waiting(result.waiting);
        for (const RouteResult& route : result.routes) {
            if (route.route->id == id) return waiting(route.waiting);
        }
    }
    return "nothing has the id " + id;
}

/// What the only change that is told for a credential takes.
std::optional<Effort> effort(const std::string& json, const char* credential) {
    const Evaluation evaluation = evaluated(json);
    const auto& changes = credential_of(evaluation, credential).changes;
    REQUIRE(changes.size() == 1);
    return changes.front().effort;
}

}  // namespace

TEST_CASE("A credential is open now where one route is met, and later only where none can be") {
    const auto status = [](const std::string& json) { return credential_of(evaluated(json), "ncma-ncct").status; };
    CHECK(status(R"({"work_months_5y": 12, "work_duties": "clinical", "diploma": "yes"})") == Status::now);
    CHECK(status(R"({"work_months_5y": 12})") == Status::unknown);
    CHECK(status(R"({"training": "none"})") == Status::unknown);
    CHECK(status(R"({"training": "none", "work_months_7y": 0})") == Status::later);
    CHECK(status_of(Truth::yes) == Status::now);
    CHECK(status_of(Truth::unknown) == Status::unknown);
    CHECK(status_of(Truth::no) == Status::later);
}

TEST_CASE("A CPR class alone opens RMA's work route to someone who has all else") {
    CHECK(
        changes(R"({"training": "none", "diploma": "yes", "work_months_7y": 40, "work_duties": "both", "cpr": false})",
                "rma-amt") == Texts{"cpr=1 -> rma-amt/work"});
}

TEST_CASE("Someone with eleven months of work is told that twelve would open the door") {
    const std::string json =
        R"({"training": "none", "diploma": "yes", "work_months_3y": 11, "work_months_5y": 11, "work_months_7y": 11, "work_duties": "clinical", "cpr": true})";
    CHECK(changes(json, "ccma-nha") == Texts{"work_months_3y=12 -> ccma-nha/work"});
    CHECK(changes(json, "ncma-ncct") == Texts{"work_months_5y=12 -> ncma-ncct/work"});
    CHECK(changes(json, "rma-amt").empty());  // months of one kind of work are none of both
}

TEST_CASE("Hours that are wanting for RMA are told as more practicum hours") {
    const std::string json =
        R"({"training": "finished", "program": "certificate", "accreditor": "other_recognized", "finish_month": "2026-01", "class_hours": 500,
                                 "practicum_hours": 170, "work_months_7y": 0, "teaches": false, "diploma": "yes"})";
    CHECK(changes(json, "rma-amt") ==
          Texts{"practicum_hours=220 -> rma-amt/education", "work_months_7y=36 cpr=1 -> rma-amt/work"});
}

TEST_CASE("A change never asks for more than two things, and a change that needs three is not told") {
    CHECK(
        changes(
            R"({"training": "none", "diploma": "none", "work_months_7y": 30, "work_duties": "clinical", "cpr": true})",
            "rma-amt")
            .empty());
}

TEST_CASE("Nobody is told to go back to high school") {
    const std::string work = "diploma=3 work_months_3y=12 -> ccma-nha/work";
    CHECK(changes(R"({"training": "enrolled", "finish_month": "2027-04", "diploma": "none", "work_months_7y": 0})",
                  "ccma-nha") == Texts{"diploma=3 -> ccma-nha/student", work});
    CHECK(changes(R"({"training": "finished", "finish_month": "2026-04", "diploma": "none", "work_months_7y": 0})",
                  "ccma-nha") == Texts{"diploma=3 -> ccma-nha/training", work});
}

TEST_CASE("A route that is met needs no change") {
    const std::string worker = R"({"training": "none", "diploma": "yes", "work_months_3y": 12)";
    CHECK(changes(worker + R"(, "work_duties": "clinical"})", "ccma-nha").empty());
    CHECK(changes(worker + "}", "ccma-nha").empty());  // what the work was is asked, and not changed
}

TEST_CASE("Every reason of a route tells its test, how it stands and what is known") {
    const Evaluation evaluation =
        evaluated(R"({"training": "none", "diploma": "yes", "work_months_3y": {"min": 6, "max": 14}})");
    const RouteResult& work = credential_of(evaluation, "ccma-nha").routes[1];
    REQUIRE(work.route->id == "ccma-nha/work");
    REQUIRE(work.reasons.size() == 7);  // four of them of earlier tries
    CHECK(work.met == Truth::unknown);
    CHECK(work.reasons[0].met == Truth::yes);
    CHECK(work.reasons[0].has == exactly(0));
    CHECK(work.reasons[4].met == Truth::yes);
    CHECK(work.reasons[4].has == exactly(3));
    CHECK(work.reasons[5].met == Truth::unknown);
    CHECK(work.reasons[5].has == Interval{6, 14});
    CHECK(work.reasons[5].test->range.min == 12);
    CHECK(work.reasons[6].met == Truth::unknown);
    CHECK(work.reasons[6].has == Interval{0, 2});
    for (const Reason& reason : work.reasons) CHECK_FALSE(reason.doubtful);  // knowing more would help
}

TEST_CASE("A CPR class takes up to a month, and nobody says its price") {
    CHECK(effort(R"({"training": "none", "diploma": "yes", "work_months_7y": 40, "work_duties": "both", "cpr": false})",
                 "rma-amt") == Effort{{0, 1}, exactly(0), false});
}

TEST_CASE("A high-school equivalency takes one to six months and up to 150 dollars") {
    CHECK(
        effort(
            R"({"training": "none", "diploma": "none", "age": "18_plus", "work_months_7y": 40, "work_duties": "both", "cpr": true})",
            "rma-amt") == Effort{{1, 6}, {0, 150}, true});
}

TEST_CASE("Months of work that are wanting take as many months, and what is done beside them no longer") {
    const std::string known =
        R"({"training": "none", "work_months_3y": 11, "work_months_5y": 11, "work_months_7y": 11, "work_duties": "clinical")";
    CHECK(effort(known + R"(, "diploma": "yes"})", "ccma-nha") == Effort{exactly(1), exactly(0), true});
    CHECK(effort(known + R"(, "diploma": "studying_for_equivalency"})", "ccma-nha") == Effort{{1, 6}, {0, 150}, true});
    CHECK(effort(R"({"training": "none", "diploma": "yes", "work_months_7y": 30, "work_duties": "both", "cpr": false})",
                 "rma-amt") == Effort{exactly(6), exactly(0), false});
}

TEST_CASE("A change that no step brings about, or none but a new school, is told without what it takes") {
    const std::string graduate =
        R"({"training": "finished", "program": "certificate", "accreditor": "other_recognized", "finish_month": "2026-01", "class_hours": 600, "teaches": false, "work_months_7y": 0, "holds": [])";
    CHECK_FALSE(effort(graduate + R"(, "practicum_hours": 160, "skills_logged": false})", "cma-aama"));
    CHECK_FALSE(effort(graduate + R"(, "practicum_hours": 130, "skills_logged": true, "diploma": "none"})", "rma-amt"));
}

TEST_CASE(
    "A graduate of four years ago this month can apply to AMT for the rest of the month, and to NHA and NCCT for "
    "another year") {
    const std::string graduate =
        R"({"training": "finished", "finish_month": "2022-11", "program": "certificate", "accreditor": "other_recognized", "ncct_school": true, "class_hours": 600, "practicum_hours": 160,
                                     "skills_logged": true, "diploma": "yes", "work_months_7y": 0, "teaches": false, "holds": []})";
    CHECK(waiting(graduate, "rma-amt/education") == "closes 1");
    CHECK(waiting(graduate, "ccma-nha/training") == "closes 13");
    CHECK(waiting(graduate, "ncma-ncct/school") == "closes 13");
    CHECK(waiting(graduate, "rma-amt") == "closes 1");
    CHECK(waiting(graduate, "ccma-nha") == "closes 13");
}

TEST_CASE("AAMA's alternative pathway closes with August 2029, and the way in by an accredited program never") {
    const std::string graduate =
        R"({"training": "finished", "finish_month": "2024-06", "program": "certificate", "class_hours": 600, "practicum_hours": 160, "skills_logged": true, "holds": [], "accreditor": )";
    CHECK(waiting(graduate + R"("other_recognized"})", "cma-aama/alternative-pathway") == "closes 34");
    CHECK(waiting(graduate + R"("other_recognized"})", "cma-aama") == "closes 34");
    CHECK(waiting(graduate + R"("caahep_abhes"})", "cma-aama/alternative-pathway") == "closes 34");
    CHECK(waiting(graduate + R"("caahep_abhes"})", "cma-aama/accredited-program") == "stays");
    CHECK(waiting(graduate + R"("caahep_abhes"})", "cma-aama") == "stays");
}

TEST_CASE("NHA lets a student in twelve months before the end of the program, AAMA and AMT in the month that it ends") {
    const std::string student =
        R"({"training": "enrolled", "finish_month": "2028-06", "program": "certificate", "accreditor": "caahep_abhes", "ncct_school": true, "class_hours": 600, "practicum_hours": 160,
                                    "diploma": "yes", "work_months_7y": 0, "holds": []})";
    CHECK(waiting(student, "ccma-nha/student") == "opens 7");
    CHECK(waiting(student, "ccma-nha") == "opens 7");
    CHECK(waiting(student, "cma-aama/accredited-program") == "opens 19");
    CHECK(waiting(student, "rma-amt/education") == "opens 19, closes 68");
    CHECK(waiting(student, "ncma-ncct/school") == "stays");
}

TEST_CASE(
    "Waiting does nothing to what nothing but a step opens, to what hangs on what is not known, and to what is met for "
    "good") {
    CHECK(waiting(R"({"training": "none", "diploma": "yes", "work_months_7y": 0})", "ccma-nha") == "stays");
    CHECK(waiting(R"({"training": "finished", "diploma": "yes"})", "ccma-nha/training") == "stays");
    CHECK(waiting(R"({"training": "enrolled", "diploma": "yes"})", "ccma-nha/student") == "stays");
    const std::string student =
        R"({"training": "enrolled", "finish_month": "2028-06", "class_hours": 600, "accreditor": )";
    CHECK(waiting(student + R"("other_recognized"})", "rma-amt/education") == "stays");
    CHECK(waiting(student + R"("caahep_abhes"})", "rma-amt/education") == "opens 19, closes 68");  // 160 hours at least
    CHECK(waiting(R"({"training": "finished", "diploma": "none", "finish_month": "2022-11"})", "ccma-nha/training") ==
          "stays");
    CHECK(waiting(R"({"holds": ["cma-aama"]})", "cma-aama/recertification") == "stays");
}

TEST_CASE("Work that slides out of its window only may be lost, so that it closes nothing") {
    const std::string worker =
        R"({"training": "none", "diploma": "yes", "work_months_3y": 12, "work_months_5y": 12, "work_months_7y": 12})";
    CHECK(waiting(worker, "ccma-nha/work") == "stays");
    CHECK(waiting(worker, "ncma-ncct") == "stays");
}

TEST_CASE("Whoever failed the CCMA exam three times waits a year after the last, and less often not at all") {
    const std::string graduate =
        R"({"training": "finished", "finish_month": "2026-05", "diploma": "yes", "work_months_7y": 0, "holds": [], "failed": ["ccma-nha"], "failed_month": "2026-10", "failed_times": )";
    CHECK(waiting(graduate + "3}", "ccma-nha/training") == "opens 11, closes 55");
    CHECK(waiting(graduate + "3}", "ccma-nha") == "opens 11, closes 55");
    CHECK(waiting(graduate + "2}", "ccma-nha") == "closes 55");
}

TEST_CASE("A certificate that ran out can be renewed late for a time, and closes when that is no longer sure") {
    const auto lapsed = [](const char* which, const char* month) {
        return std::string(R"({"holds": [")") + which + R"("], "current": [], "expired_month": ")" + month + R"("})";
    };
    CHECK(waiting(lapsed("ccma-nha", "2026-10"), "ccma-nha/reinstatement") == "closes 12");
    CHECK(waiting(lapsed("ccma-nha", "2025-10"), "ccma-nha/reinstatement") == "stays");
    // The CMA's 90 days may end in the third month, surely not in the second.
    CHECK(waiting(lapsed("cma-aama", "2026-10"), "cma-aama/late-renewal") == "closes 2");
    CHECK(waiting(lapsed("cma-aama", "2026-10"), "cma-aama/recertification") == "stays");
}

TEST_CASE("What waiting is said to do is what comes of it: the verdict changes in that month, and not before") {
    const Content& content = shipped_content();
    test::Random random(51);
    int opened = 0, closed = 0;
    for (int person = 0; person < 400; ++person) {
        const Facts facts = test::completed(random, test::anybody(random), test::today());
        const Evaluation evaluation = evaluate(content, facts, test::today());
        const auto on_first_of = [&](int months) {  // the first day of the month that is so many from now, work apart
            const Month month = month_of(test::today()) + months;
            return situation_of(content, facts,
                                Date{std::chrono::year{year_of(month)},
                                     std::chrono::month{unsigned(month_in_year(month))}, std::chrono::day{1}});
        };
        const auto met_in = [&](int months, const RouteResult& route) {
            return route.route->condition.evaluate(on_first_of(months));
        };
        const auto doubtful_in = [&](int months, const RouteResult& route) {
            const auto tests = tests_of(route.route->condition);
            return std::any_of(tests.begin(), tests.end(),
                               [&](const Test* test) { return test->doubtful(on_first_of(months)); });
        };
        for (const CredentialResult& result : evaluation.credentials) {
            for (const RouteResult& route : result.routes) {
                INFO(test::told(facts) << ", " << route.route->id << " " << waiting(route.waiting));
                if (route.waiting.opens) {
                    REQUIRE(route.met != Truth::yes);
                    REQUIRE(met_in(*route.waiting.opens - 1, route) != Truth::yes);
                    REQUIRE(met_in(*route.waiting.opens, route) == Truth::yes);
                }
                if (route.waiting.closes) {
                    REQUIRE((route.met == Truth::yes ||
                             (route.waiting.opens && *route.waiting.opens < *route.waiting.closes)));
                    REQUIRE((*route.waiting.closes == 1 || met_in(*route.waiting.closes - 1, route) == Truth::yes));
                    REQUIRE(met_in(*route.waiting.closes, route) != Truth::yes);
                    REQUIRE((met_in(*route.waiting.closes, route) == Truth::no ||
                             doubtful_in(*route.waiting.closes, route)));
                }
                opened += route.waiting.opens.has_value();
                closed += route.waiting.closes.has_value();
            }
        }
    }
    CHECK(opened > 20);
    CHECK(closed > 50);
}
