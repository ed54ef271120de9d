// Named people. Each JSON file in this folder is one: who they are, what is known of them, and what must follow.
//   "profile"      a profile as the contract has it; "date": the day, 2026-11-22 where it is left out
//   "status"       of each credential; "routes": of some routes, true, false or null
//   "recommended"  one credential's id; "because": why, the weightiest first
//   "plans"        of some credentials: "route" (null: it is held), "steps" (all but the renewal, in order), "months",
//                  "cost_usd" as [least, most], "takes": steps that must be among them, "without": steps that must not
//   "cautions"     by credential ("": of the whole): cautions that must be among them; "limits": of the state, likewise
//   "changes"      of some credentials: every change that is told, as {facts}
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/roads/evaluation_json.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using Json = nlohmann::ordered_json;

namespace {

std::vector<std::filesystem::path> people() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(MILEPOST_TEST_DIR "/scenarios")) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The first thing that is not as expected: "rma-amt status: is later, expected now". Empty: all is.
class Difference {
  public:
    void expect(const std::string& what, const Json& expected, const Json& found) {
        if (text_.empty() && expected != found) text_ = what + " is " + found.dump() + ", expected " + expected.dump();
    }
    void fail(const std::string& what) {
        if (text_.empty()) text_ = what;
    }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
};

Json range(const Json& interval) { return Json::array({interval["min"], interval["max"]}); }

void compare_plan(const std::string& id, const Json& expected, const Json& plan, const Evaluation& evaluation,
                  Difference& difference) {
    Json steps = Json::array();
    for (const Json& step : plan["steps"]) {
        if (step["kind"] != "renewal") steps.push_back(step["id"]);
    }
    for (const auto& [key, value] : expected.items()) {
        const std::string what = id + " " + key;
        if (key == "route") {
            const Route* by = test::credential_of(evaluation, id).plan.by;
            difference.expect(what, value, by == nullptr ? Json(nullptr) : Json(by->id));
        } else if (key == "steps") difference.expect(what, value, steps);
        else if (key == "months" || key == "cost_usd") difference.expect(what, value, range(plan[key]));
        else if (key == "takes") {
            for (const Json& step : value) {
                if (std::find(steps.begin(), steps.end(), step) == steps.end())
                    difference.fail(what + " " + step.dump() + ", but are " + steps.dump());
            }
        } else if (key == "without") {
            for (const Json& step : value) {
                if (std::find(steps.begin(), steps.end(), step) != steps.end())
                    difference.fail(what + " " + step.dump() + ", but are " + steps.dump());
            }
        } else difference.fail("the scenario has the unknown key " + key);
    }
}

/// Each of the ids must be among those of the cautions or limits.
void expect_among(const std::string& what, const Json& ids, const Json& told, Difference& difference) {
    for (const Json& id : ids) {
        if (std::none_of(told.begin(), told.end(), [&](const Json& one) { return one["id"] == id; }))
            difference.fail(what + " without " + id.dump());
    }
}

std::string first_difference(const Json& person) {
    Difference difference;
    const Evaluation evaluation =
        test::evaluated(person.at("profile").dump(), test::day(std::string(person.value("date", "2026-11-22"))));
    const Json found = Json::parse(to_json(test::shipped_content(), evaluation, test::keys_as_words()));
    for (const auto& [key, expected] : person.items()) {
        if (key == "name" || key == "profile" || key == "date") continue;
        if (key == "recommended") {
            difference.expect(key, expected, found[key]);
            continue;
        }
        if (key == "because") {
            difference.expect(key, expected, found["recommendation"]["because"]);
            continue;
        }
        if (key == "limits") {
            expect_among(key, expected, found["state"].is_null() ? Json::array() : found["state"]["limits"],
                         difference);
            continue;
        }
        if (key == "cautions" && expected.contains("")) expect_among(key, expected[""], found["cautions"], difference);
        if (key == "state") {
            for (const auto& [what, value] : expected.items())
                difference.expect("state " + what, value, found[key][what]);
            continue;
        }
        if (key != "status" && key != "routes" && key != "plans" && key != "changes" && key != "cautions")
            difference.fail("the scenario has the unknown key " + key);
        for (const Json& credential : found["credentials"]) {
            const std::string id = credential["id"];
            if (key == "routes") {
                for (const Json& route : credential["routes"]) {
                    if (expected.contains(route["id"]))
                        difference.expect(route["id"], expected[std::string(route["id"])], route["met"]);
                }
            }
            if (!expected.contains(id)) continue;
            if (key == "status") difference.expect(id + " status", expected[id], credential["status"]);
            if (key == "cautions") expect_among(id + " cautions", expected[id], credential["cautions"], difference);
            if (key == "plans") compare_plan(id, expected[id], credential["plan"], evaluation, difference);
            if (key == "changes") {
                Json facts = Json::array();
                for (const Json& change : credential["changes"]) facts.push_back(change["facts"]);
                difference.expect(id + " changes", expected[id], facts);
            }
        }
    }
    return difference.text();
}

}  // namespace

TEST_CASE("People get the roads that the bodies' rules give them") {
    const auto file = GENERATE(from_range(people()));
    std::ifstream text(file);
    const Json person = Json::parse(text);
    const std::string name = person.at("name");
    INFO(file.filename().string() << ": " << name);
    CHECK(first_difference(person) == "");
}

TEST_CASE("There are at least a dozen people, and each is expected to get something at each credential") {
    CHECK(people().size() >= 12);
    for (const auto& file : people()) {
        std::ifstream text(file);
        const Json person = Json::parse(text);
        INFO(file.filename().string());
        CHECK(person.at("status").size() == 4);
        CHECK(person.contains("recommended"));
        CHECK(person.contains("plans"));
    }
}

TEST_CASE("A scenario that is wrong in one thing is told by that thing") {
    Json person = Json::parse(
        R"({"name": "x", "profile": {"state": "OH", "diploma": "yes", "work_months_3y": 12, "work_duties": "clinical", "training": "none", "holds": []}, "status": {"cma-aama": "later", "ccma-nha": "now"}})");
    CHECK(first_difference(person) == "");
    person["status"]["ccma-nha"] = "later";
    CHECK(first_difference(person) == "ccma-nha status is \"now\", expected \"later\"");
    person["status"]["ccma-nha"] = "now";
    person["plans"] = {{"ccma-nha", {{"months", {1, 4}}}}};
    CHECK(first_difference(person) == "ccma-nha months is [1,3], expected [1,4]");
    person["plans"] = {{"ccma-nha", {{"takes", {"short-course"}}}}};
    CHECK(first_difference(person) == "ccma-nha takes \"short-course\", but are [\"ccma-apply\",\"ccma-exam\"]");
    person["plans"] = {{"ccma-nha", {{"route", nullptr}}}};
    CHECK(first_difference(person) == "ccma-nha route is \"ccma-nha/work\", expected null");
    person.erase("plans");
    person["because"] = Json::array();
    CHECK(first_difference(person) == "because is [\"open_now\"], expected []");
    person["because"] = {"open_now"};
    person["limits"] = {"ny-injections"};
    CHECK(first_difference(person) == "limits without \"ny-injections\"");
    person.erase("limits");
    person["cautions"] = {{"", {"record"}}, {"cma-aama", {"nurse"}}};
    CHECK(first_difference(person) == "cautions without \"record\"");
    person["cautions"] = {{"cma-aama", {"nurse"}}};
    CHECK(first_difference(person) == "cma-aama cautions without \"nurse\"");
}
