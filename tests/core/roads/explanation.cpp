#include "core/roads/explanation.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/content_fixture.h"

using namespace milepost;
using test::shipped_content;

namespace {

using Told = std::vector<std::string>;

/// What is told of a route: the words of each condition, "+" before those that are met and "?" before those that are
/// not known.
Told told(const std::string& profile, const char* credential, std::size_t route) {
    const Evaluation evaluation = test::evaluated(profile);
    Told all;
    for (const Reason& reason :
         telling(test::shipped_content(), test::credential_of(evaluation, credential).routes[route])) {
        all.push_back((reason.met == Truth::yes  ? "+"
                       : reason.met == Truth::no ? ""
                                                 : "?") +
                      reason.test->words.substr(7));
    }
    return all;
}

struct Closing {
    int months = 0;
    bool whole = false;
    std::string route = {}, rule = {};
};

std::optional<Closing> closing(const std::string& profile, const char* credential, const char* date = "2026-11-22") {
    const Evaluation evaluation = test::evaluated(profile, test::day(date));
    const CredentialResult& result = test::credential_of(evaluation, credential);
    const auto window = window_of(test::shipped_content(), result, result.plan.by, evaluation.date);
    if (!window) return {};
    return Closing{window->closes, window->whole, window->route->route->id,
                   window->rule ? window->rule->test->words : ""};
}

}  // namespace

TEST_CASE("The conditions that are met are told first") {
    CHECK(told(R"({"work_months_7y": 40, "cpr": false, "work_duties": "both"})", "rma-amt", 2) ==
          Told{"+work_months", "cpr", "?diploma"});  // that the duties were both goes without saying
    CHECK(told(R"({"work_months_7y": 4, "cpr": true})", "rma-amt", 2) ==
          Told{"+cpr", "work_months", "?both_duties", "?diploma"});
}

TEST_CASE("That an exam was not failed goes without saying; whoever failed it too often is told of the wait") {
    const std::string graduate = R"({"training": "finished", "diploma": "yes", "finish_month": "2026-05", "failed": )";
    CHECK(told(graduate + "[]}", "ccma-nha", 0) == Told{"+diploma", "+finished", "+within_years"});
    CHECK(told(graduate + R"(["ccma-nha"], "failed_times": 2})", "ccma-nha", 0) ==
          Told{"+diploma", "+finished", "+within_years"});
    const Told thrice =
        told(graduate + R"(["ccma-nha"], "failed_times": 3, "failed_month": "2026-10"})", "ccma-nha", 0);
    CHECK(std::count(thrice.begin(), thrice.end(), "waited_year") == 1);
    CHECK(std::count(thrice.begin(), thrice.end(), "failed_several") == 0);  // only one exam was
    CHECK(told(graduate + R"(["ccma-nha"], "failed_times": 3, "failed_month": "2025-11"})", "ccma-nha", 0) ==
          Told{"+waited_year", "+diploma", "+finished", "+within_years"});
}

TEST_CASE("What is in doubt is told as not known, though all is known of the person") {
    CHECK(told(R"({"training": "finished", "teaches": true})", "rma-amt", 4) == Told{"+finished", "?teaches"});
    CHECK(told(R"({"work_months_5y": 12, "work_duties": "administrative", "diploma": "yes"})", "ncma-ncct", 1) ==
          Told{"+work_months", "+diploma_ncma", "?with_patients_ncma"});
    CHECK(told(R"({"work_months_5y": 12, "work_duties": "clinical", "diploma": "yes"})", "ncma-ncct", 1) ==
          Told{"+work_months", "+diploma_ncma"});
}

TEST_CASE("Of alternatives only the nearest are told") {
    CHECK(told(R"({"training": "none", "accreditor": "caahep_abhes"})", "cma-aama", 0) ==
          Told{"+accredited", "finished"});
    CHECK(told(R"({"training": "enrolled", "finish_month": "2027-04"})", "cma-aama", 0) ==
          Told{"+enrolled", "?accredited", "finishing_now"});
    CHECK(told(R"({"training": "finished", "accreditor": "caahep_abhes"})", "cma-aama", 0) ==
          Told{"+accredited", "+finished"});
}

TEST_CASE("Alternatives that are equally near are told side by side; where one is met, the other is not told") {
    const std::string program =
        R"({"training": "finished", "program": "certificate", "accreditor": "other_recognized", "class_hours": 600, "skills_logged": true, "practicum_hours": 100, )";
    CHECK(told(program + R"("work_hours_since_program": 500})", "cma-aama", 1) ==
          Told{"+pathway_open", "+finished", "+college_level", "+recognized_school", "+class_hours", "+skills",
               "practicum_hours", "hours_since_program"});
    CHECK(told(program + R"("work_hours_since_program": 1000})", "cma-aama", 1) ==
          Told{"+pathway_open", "+finished", "+college_level", "+recognized_school", "+class_hours",
               "+hours_since_program", "+skills"});
}

TEST_CASE("What is told of a condition is how that condition stands") {
    const Evaluation evaluation = test::evaluated(R"({"training": "enrolled", "diploma": "yes", "work_months_3y": 5})");
    for (const CredentialResult& result : evaluation.credentials) {
        for (const RouteResult& route : result.routes) {
            const auto all = telling(test::shipped_content(), route);
            CHECK_FALSE(all.empty());
            for (const Reason& reason : all) {
                const auto own = std::find_if(route.reasons.begin(), route.reasons.end(),
                                              [&](const Reason& one) { return one.test == reason.test; });
                REQUIRE(own != route.reasons.end());
                CHECK(own->met == reason.met);
                CHECK(own->has == reason.has);
            }
        }
    }
}

TEST_CASE("What closes within two years is told with the rule that runs out") {
    const std::string graduate =
        R"({"training": "finished", "diploma": "yes", "accreditor": "other_recognized", "finish_month": "2022-10", "work_months_7y": 0, "holds": []})";
    const auto ccma = closing(graduate, "ccma-nha");
    REQUIRE(ccma);
    CHECK(ccma->months == 12);  // October 2027 is the sixtieth month
    CHECK(ccma->whole);
    CHECK(ccma->route == "ccma-nha/training");
    CHECK(ccma->rule == "reason.within_years");
    CHECK_FALSE(closing(graduate, "cma-aama"));
}

TEST_CASE("What closes in more than two years is not told yet") {
    const std::string graduate =
        R"({"training": "finished", "diploma": "yes", "finish_month": "2023-10", "work_months_7y": 0})";
    CHECK_FALSE(closing(graduate, "ccma-nha", "2026-10-31"));
    CHECK(closing(graduate, "ccma-nha", "2026-11-01"));
}

TEST_CASE("A rule that ends on a day is told too") {
    const std::string graduate =
        R"({"training": "finished", "program": "certificate", "accreditor": "other_recognized", "class_hours": 600, "practicum_hours": 160,
                                     "skills_logged": true, "finish_month": "2021-11", "holds": []})";
    CHECK_FALSE(closing(graduate, "cma-aama"));
    const auto soon = closing(graduate, "cma-aama", "2028-11-22");
    REQUIRE(soon);
    CHECK(soon->months == 10);
    CHECK(soon->rule == "reason.pathway_open");
}

TEST_CASE("Where another route stays open, only the route by which the road goes closes") {
    const Evaluation evaluation = test::evaluated(
        R"({"training": "finished", "diploma": "yes", "finish_month": "2022-10", "work_months_3y": 20})");
    const CredentialResult& ccma = test::credential_of(evaluation, "ccma-nha");
    REQUIRE_FALSE(ccma.waiting.closes);
    const auto by = [&](std::size_t route) {
        return window_of(test::shipped_content(), ccma, ccma.routes[route].route, evaluation.date);
    };
    REQUIRE(by(0));
    CHECK(by(0)->closes == 12);
    CHECK_FALSE(by(0)->whole);
    CHECK_FALSE(by(1));
}

TEST_CASE("What to do is told with the value to reach") {
    const auto spelled = [](std::string_view key, const Args& args) {
        const auto* number = std::get_if<double>(&args.front().value);
        return std::string(key) + "=" +
               (number != nullptr ? std::to_string(int(*number)) : std::get<std::string>(args.front().value));
    };
    const Content& content = shipped_content();
    CHECK(what_to_do(content, content.fact_at("cpr"), 1, spelled) == "change.cpr=yes");
    CHECK(what_to_do(content, content.fact_at("work_duties"), 2, spelled) == "change.work_duties=both");
    CHECK(what_to_do(content, content.fact_at("work_months_7y"), 36, spelled) == "change.work_months_7y=36");
}

TEST_CASE("When a program ended or ends is told as exactly as it is known") {
    const auto told = [](const char* finish) {
        const Evaluation evaluation =
            test::evaluated(R"({"training": "finished", "finish_month": )" + std::string(finish) + "}");
        for (const RouteResult& route : evaluation.credentials.front().routes) {
            for (const Reason& reason : route.reasons) {
                if (reason.test->measure == Test::Measure::months_since) {
                    return has(test::shipped_content(), reason, [](std::string_view key, const Args& args) {
                        std::string all(key);
                        for (const Arg& arg : args) all += " " + std::to_string(int(std::get<double>(arg.value)));
                        return all;
                    });
                }
            }
        }
        return std::string("no rule asks for it");
    };
    CHECK(told(R"("2025-06")") == "need.months_ago 17");
    CHECK(told(R"("2026-11")") == "need.months_ago 0");
    CHECK(told(R"({"min": "2025-01", "max": "2025-12"})") == "need.months_ago_between 11 22");
    CHECK(told(R"({"min": "1960-01", "max": "2020-12"})") == "need.months_ago_at_least 71");
    CHECK(told(R"({"min": "1960-01", "max": "2060-12"})") == "need.unknown");
    CHECK(told(R"({"min": "2027-01", "max": "2027-12"})") == "need.months_ahead_between 2 13");
    CHECK(told(R"({"min": "2027-01", "max": "2060-12"})") == "need.months_ahead_at_least 2");
}
