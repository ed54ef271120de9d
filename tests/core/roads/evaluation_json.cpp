#include "core/roads/evaluation_json.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "core/roads/explanation.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using Json = nlohmann::ordered_json;
using test::shipped_content;

namespace {

Json json_of(const std::string& profile) {
    const Evaluation evaluation = test::evaluated(profile);
    return Json::parse(to_json(shipped_content(), evaluation, test::keys_as_words()));
}

std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> all;
    for (const auto& [key, value] : object.items()) all.push_back(key);
    return all;
}

bool has_all(const Json& object, const std::vector<std::string>& wanted) {
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& key) { return object.contains(key); });
}

constexpr const char* graduate =
    R"({"training": "finished", "finish_month": "2026-05", "program": "certificate", "accreditor": "other_recognized", "diploma": "yes", "state": "WA",
                                     "work_months_3y": {"min": 6, "max": 14}, "cpr": false})";

/// The reason of a route by its words, the first that has them.
const Reason& reason_of(const Evaluation& evaluation, const char* credential, std::size_t route,
                        std::string_view words) {
    const auto& reasons = test::credential_of(evaluation, credential).routes[route].reasons;
    const auto found = std::find_if(reasons.begin(), reasons.end(), [&](const Reason& reason) {
        return reason.test->words == "reason." + std::string(words);
    });
    REQUIRE(found != reasons.end());
    return *found;
}

Json ids_of(const Json& items) {
    Json ids = Json::array();
    for (const Json& item : items) ids.push_back(item["id"]);
    return ids;
}

/// Words that show the values they were given: "need.at_least(n=12)".
std::string spelled(std::string_view key, const Args& args) {
    std::string text(key);
    for (const Arg& arg : args) {
        text += arg.name == args.front().name ? "(" : ", ";
        text += std::string(arg.name) + "=";
        if (const auto* words = std::get_if<std::string>(&arg.value)) text += *words;
        else if (const auto* number = std::get_if<double>(&arg.value)) text += std::to_string(int(*number));
        else text += to_string(std::get<Date>(arg.value));
    }
    return args.empty() ? text : text + ")";
}

}  // namespace

TEST_CASE("The output has the shape of the contract") {
    const Json all = json_of(graduate);
    CHECK(keys(all) == std::vector<std::string>{"date", "content", "recommended", "recommendation", "credentials",
                                                "hangs_on", "cautions", "state", "sources"});
    CHECK(all["date"] == "2026-11-22");
    CHECK(all["content"]["version"] == shipped_content().version);
    REQUIRE(all["credentials"].size() == 4);
    std::set<std::string> ids;
    for (const Json& credential : all["credentials"]) {
        ids.insert(credential["id"]);
        CHECK(has_all(credential, {"id", "status", "opens", "closes", "routes", "ask", "hangs_on", "changes",
                                   "cautions", "plan", "other_roads", "renewal"}));
        CHECK(has_all(credential["renewal"], {"every_months", "units", "cost_usd"}));
        for (const Json& route : credential["routes"]) {
            CHECK(has_all(route, {"id", "met", "opens", "closes", "reasons"}));
            CHECK((route["met"].is_null() || route["met"].is_boolean()));
            for (const Json& reason : route["reasons"]) CHECK(has_all(reason, {"fact", "met", "needs", "has"}));
        }
        const Json& plan = credential["plan"];
        CHECK(has_all(plan, {"months", "cost_usd", "exam_from", "exam_to", "steps"}));
        CHECK(parse_month(std::string(plan["exam_from"])));
        CHECK(plan["exam_from"] <= plan["exam_to"]);
        for (const Json& step : plan["steps"]) {
            CHECK(has_all(step, {"id", "kind", "months", "cost_usd", "start", "end", "why", "sources"}));
            CHECK(parse_month(std::string(step["start"])));
            CHECK(step["start"] <= step["end"]);
            CHECK(step["why"] == "step." + std::string(step["id"]) + ".why");
            for (const Json& source : step["sources"]) CHECK(all["sources"].contains(source));
        }
    }
    CHECK(ids == std::set<std::string>{"cma-aama", "rma-amt", "ccma-nha", "ncma-ncct"});
    CHECK(ids.contains(all["recommended"]));
    CHECK(all["recommendation"]["credential"] == all["recommended"]);
    CHECK_FALSE(all["recommendation"]["because"].empty());
    CHECK(all["state"]["code"] == "WA");
    CHECK(all["state"]["credential_required"] == true);
    CHECK(all["state"]["notes"].back() == "state.check");
    CHECK(ids_of(all["state"]["limits"]) == Json::array({"wa-credential"}));
    for (const auto& [id, source] : all["sources"].items()) {
        CHECK(keys(source) == std::vector<std::string>{"title", "address", "as_of", "confidence"});
        CHECK((source["confidence"] == "low" || source["confidence"] == "medium" || source["confidence"] == "high"));
    }
}

TEST_CASE("A state that is not known is null, and South Dakota requires no credential") {
    CHECK(json_of("{}")["state"].is_null());
    CHECK(json_of(R"({"state": "SD"})")["state"]["credential_required"] == false);
}

TEST_CASE("What is open is null, what is met true, what is not false") {
    const Json ccma = json_of(graduate)["credentials"][2];
    CHECK(ccma["status"] == "now");
    CHECK(ccma["routes"][0]["met"] == true);
    CHECK(ccma["routes"][1]["met"].is_null());
    CHECK(ccma["routes"][2]["met"] == false);
    CHECK(ccma["routes"][1]["reasons"][5]["fact"] == "work_months_3y");
    CHECK(ccma["routes"][1]["reasons"][5]["met"].is_null());
    CHECK(ccma["ask"].empty());
    const Json cma = json_of(R"({"training": "finished", "diploma": "yes"})")["credentials"][0];
    CHECK(cma["status"] == "unknown");
    CHECK(cma["ask"].front() == "program");
}

TEST_CASE("What is held has no exam to take; a road that leads by none has none either") {
    const std::string holds = R"({"holds": ["cma-aama"], "training": "none", "work_months_7y": 12, "current": )";
    const Json held = json_of(holds + R"(["cma-aama"]})")["credentials"][0];
    CHECK(held["status"] == "held");
    CHECK(held["plan"]["exam_from"].is_null());
    CHECK(held["plan"]["exam_to"].is_null());
    CHECK(held["plan"]["months"] == Json::parse(R"({"min": 0, "max": 0})"));
    REQUIRE(held["plan"]["steps"].size() == 1);
    CHECK(held["plan"]["steps"][0]["id"] == "cma-renewal");
    CHECK(held["other_roads"].empty());
    const Json lapsed = json_of(holds + R"([], "expired_month": "2026-10"})")["credentials"][0];
    CHECK(lapsed["status"] == "now");
    CHECK(lapsed["plan"]["exam_from"].is_null());
    CHECK(lapsed["plan"]["steps"][0]["id"] == "cma-late-renewal");
}

TEST_CASE("A reason says that it is doubtful where it is, and nothing of that where it is not") {
    const Json rma =
        json_of(R"({"training": "finished", "teaches": true, "failed": [], "holds": []})")["credentials"][1];
    for (const Json& route : rma["routes"]) {
        for (const Json& reason : route["reasons"]) {
            INFO(route["id"] << ", " << reason.dump());
            CHECK(reason.contains("doubtful") == (reason["fact"] == "teaches"));
            if (!reason.contains("doubtful")) continue;
            CHECK(reason["doubtful"] == true);
            CHECK(reason["met"].is_null());
            CHECK(reason["has"] == "choice.yes");
        }
    }
    CHECK(rma["routes"][4]["id"] == "rma-amt/instructor");
    CHECK(rma["routes"][4]["met"].is_null());
}

TEST_CASE("A caution and a limit are told with their words and their sources") {
    const Json all = json_of(R"({"state": "NY", "conviction": "felony"})");
    CHECK(ids_of(all["cautions"]) == Json::array({"record"}));
    CHECK(all["cautions"][0]["text"] == "caution.record");
    CHECK(ids_of(all["credentials"][0]["cautions"]) == Json::array({"record-cma"}));
    CHECK(ids_of(all["credentials"][2]["cautions"]) == Json::array());
    CHECK(ids_of(all["state"]["limits"]) == Json::array({"ny-injections"}));
    CHECK(all["state"]["limits"][0]["text"] == "limit.ny-injections");
    for (const Json& told : {all["cautions"][0], all["credentials"][0]["cautions"][0], all["state"]["limits"][0]}) {
        CHECK_FALSE(told["sources"].empty());
        for (const Json& source : told["sources"]) CHECK(all["sources"].contains(source));
    }
}

TEST_CASE("Changes are told as a profile would say them") {
    const Json rma =
        json_of(R"({"training": "none", "diploma": "yes", "work_months_7y": 40, "work_duties": "both", "cpr": false})")
            ["credentials"][1];
    CHECK(
        rma["changes"] ==
        Json::parse(
            R"([{"facts": {"cpr": true}, "opens": ["rma-amt/work"], "effort": {"months": {"min": 0, "max": 1}, "cost_usd": {"min": 0, "max": 0}, "priced": false}}])"));
    const Json two = json_of(
        R"({"training": "none", "diploma": "none", "age": "18_plus", "work_months_7y": 30, "work_duties": "both", "cpr": true})")
        ["credentials"][1];
    CHECK(
        two["changes"] ==
        Json::parse(
            R"([{"facts": {"diploma": "yes", "work_months_7y": 36}, "opens": ["rma-amt/work"], "effort": {"months": {"min": 6, "max": 6}, "cost_usd": {"min": 0, "max": 150}, "priced": true}}])"));
    const Json by_no_step = json_of(
        R"({"training": "finished", "program": "certificate", "accreditor": "other_recognized", "class_hours": 600, "practicum_hours": 160, "skills_logged": false, "holds": []})")
        ["credentials"][0];
    CHECK(by_no_step["changes"] ==
          Json::parse(
              R"([{"facts": {"skills_logged": true}, "opens": ["cma-aama/alternative-pathway"], "effort": null}])"));
}

TEST_CASE("What waiting does is told by the month in which it does it") {
    const Json all = json_of(
        R"({"training": "finished", "finish_month": "2022-11", "program": "certificate", "accreditor": "other_recognized", "class_hours": 600, "practicum_hours": 160, "diploma": "yes", "work_months_7y": 0, "holds": []})");
    const Json& education = all["credentials"][1]["routes"][0];
    CHECK(education["opens"].is_null());
    CHECK(education["closes"] == "2026-12");
    CHECK(all["credentials"][2]["closes"] == "2027-12");
}

TEST_CASE("Each other road is told with what it trades against the plan, and the facts on which all hangs by name") {
    const Json all = json_of(
        R"({"diploma": "yes", "training": "none", "work_months_7y": 0, "cpr": false, "state": "PA", "goal": "soonest"})");
    CHECK(all["hangs_on"] == Json::array());
    const Json& ccma = all["credentials"][2];
    REQUIRE(ccma["other_roads"].size() == 1);
    const Json& other = ccma["other_roads"][0];
    CHECK(other["steps"] == Json::parse(R"(["apprenticeship", "ccma-apply", "ccma-exam", "ccma-renewal"])"));
    CHECK(other["trade"] == Json::parse(R"({"months": 6, "cost_usd": -6000})"));
    CHECK(json_of(R"({"diploma": "yes", "training": "none", "work_months_7y": 0, "cpr": false, "state": "PA"})")
              ["hangs_on"] == Json::parse(R"(["goal"])"));
}

TEST_CASE("The same evaluation gives the same bytes, ending with a line end") {
    const Evaluation evaluation = test::evaluated(graduate);
    const std::string once = to_json(shipped_content(), evaluation, test::keys_as_words());
    CHECK(to_json(shipped_content(), test::evaluated(graduate), test::keys_as_words()) == once);
    CHECK(once.back() == '\n');
    CHECK(once[once.size() - 2] == '}');
}

TEST_CASE("Needs and findings are worded with their numbers") {
    const Content& content = shipped_content();
    const auto worded = [&](const char* json, const char* credential, std::size_t route, const char* words) {
        const Evaluation evaluation = test::evaluated(json);
        const Reason& one = reason_of(evaluation, credential, route, words);
        return needs(content, *one.test, spelled) + " | " + has(content, one, spelled);
    };
    CHECK(worded(R"({"work_months_3y": 6})", "ccma-nha", 1, "work_months") ==
          "need.at_least(n=12) | need.exactly(n=6)");
    CHECK(worded(R"({"work_months_3y": {"min": 6, "max": 14}})", "ccma-nha", 1, "work_months") ==
          "need.at_least(n=12) | need.between(least=6, most=14)");
    CHECK(worded("{}", "ccma-nha", 1, "work_months") == "need.at_least(n=12) | need.unknown");
    CHECK(worded(R"({"diploma": "none"})", "ccma-nha", 1, "diploma") == "choice.diploma.yes | choice.diploma.none");
    CHECK(worded(R"({"finish_month": "2022-10"})", "rma-amt", 0, "within_years") ==
          "need.months_ago_at_most(n=48) | need.months_ago(n=49)");
    CHECK(worded(R"({"finish_month": "2027-04"})", "ccma-nha", 2, "finishing_soon") ==
          "need.months_ahead_at_most(n=12) | need.months_ahead(n=5)");
    CHECK(worded("{}", "cma-aama", 1, "pathway_open") == "need.until(day=2029-08-31) | need.on_day(day=2026-11-22)");
    CHECK(worded(R"({"cpr": false})", "rma-amt", 2, "cpr") == "choice.yes | choice.no");
    CHECK(worded(R"({"holds": []})", "cma-aama", 2, "held_cma") == "credential.cma-aama.short | need.none");
    CHECK(worded(R"({"holds": ["cma-aama", "ccma-nha"]})", "cma-aama", 2, "held_cma") ==
          "credential.cma-aama.short | credential.cma-aama.short, credential.ccma-nha.short");
    CHECK(worded(R"({"class_hours": {"min": 720, "max": 20000}})", "cma-aama", 1, "class_hours") ==
          "need.at_least(n=560) | need.at_least(n=720)");
    CHECK(worded(R"({"failed": ["cma-aama"]})", "cma-aama", 0, "failed") ==
          "credential.cma-aama.short | credential.cma-aama.short");
    CHECK(worded(R"({"failed": ["cma-aama"], "failed_times": 3})", "cma-aama", 0, "attempts_cma") ==
          "need.at_most(n=2) | need.exactly(n=3)");
    CHECK(worded(R"({"holds": ["cma-aama"], "current": []})", "cma-aama", 3, "ran_out") ==
          "credential.cma-aama.short | need.none");
}

TEST_CASE("A reason is one sentence: its key, how it stands, what it needs and what there is") {
    const Evaluation evaluation = test::evaluated(R"({"work_months_3y": 6})");
    CHECK(sentence(shipped_content(), reason_of(evaluation, "ccma-nha", 1, "work_months"), spelled) ==
          "reason.work_months(met=no, needs=need.at_least(n=12), has=need.exactly(n=6))");
    const Evaluation teacher = test::evaluated(R"({"training": "finished", "teaches": true})");
    CHECK(sentence(shipped_content(), reason_of(teacher, "rma-amt", 4, "teaches"), spelled) ==
          "reason.teaches(met=unknown, needs=choice.yes, has=choice.yes)");  // doubtful
}
