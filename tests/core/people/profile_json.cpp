#include "core/people/profile_json.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/content_fixture.h"

using namespace milepost;
using test::shipped_content;

namespace {

using Texts = std::vector<std::string>;

Texts faults(const std::string& json) {
    const auto read = read_profile(shipped_content(), "who.json", json);
    Texts sentences;
    if (!read) {
        for (const Finding& finding : read.findings()) sentences.push_back(finding.sentence());
    }
    return sentences;
}

Interval value(const std::string& json, const char* fact) {
    return test::profile(json)[index(shipped_content().fact_at(fact))];
}

}  // namespace

TEST_CASE("Every key and every value of the contract is taken") {
    const std::vector<std::pair<std::string, Texts>> choices = {
        {"age", {"under_16", "16_17", "18_plus"}},
        {"diploma", {"none", "in_high_school", "studying_for_equivalency", "yes"}},
        {"training", {"none", "interrupted", "enrolled", "finished"}},
        {"program", {"high_school", "short_course", "certificate", "associate", "apprenticeship", "military"}},
        {"accreditor", {"caahep_abhes", "other_recognized", "none"}},
        {"work_duties", {"clinical", "administrative", "both"}},
        {"conviction", {"none", "misdemeanor", "felony"}},
        {"goal", {"soonest", "least_cost", "most_doors"}},
        {"state",
         {"AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
          "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC",
          "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY"}}};
    for (const auto& [key, values] : choices) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            INFO(key << " " << values[i]);
            CHECK(value("{\"" + key + "\": \"" + values[i] + "\"}", key.c_str()) == exactly(int(i)));
        }
    }
    for (const char* key :
         {"ncct_school", "skills_logged", "cpr", "teaches", "trained_abroad", "ssn", "school_closed"}) {
        CHECK(value(std::string("{\"") + key + "\": true}", key) == exactly(1));
        CHECK(value(std::string("{\"") + key + "\": false}", key) == exactly(0));
    }
    for (const char* key : {"class_hours", "practicum_hours", "work_months_3y", "work_months_5y", "work_months_7y",
                            "work_hours_since_program"}) {
        CHECK(value(std::string("{\"") + key + "\": 12}", key) == exactly(12));
        CHECK(value(std::string("{\"") + key + "\": {\"min\": 12, \"max\": 23}}", key) == Interval{12, 23});
    }
    CHECK(value(R"({"failed_times": 3})", "failed_times") == exactly(3));
    CHECK(value(R"({"failed_times": {"min": 2, "max": 4}})", "failed_times") == Interval{2, 4});
    for (const char* key : {"finish_month", "expired_month", "failed_month"}) {
        const std::string is = std::string("{\"") + key + "\": ";
        CHECK(value(is + "\"2026-11\"}", key) == exactly(2026 * 12 + 10));
        CHECK(value(is + R"({"min": "2025-01", "max": "2025-12"}})", key) == Interval{2025 * 12, 2025 * 12 + 11});
    }
    const std::vector<std::pair<std::string, Texts>> sets = {
        {"holds", {"cma-aama", "rma-amt", "ccma-nha", "ncma-ncct"}},
        {"current", {"cma-aama", "rma-amt", "ccma-nha", "ncma-ncct"}},
        {"failed", {"cma-aama", "rma-amt", "ccma-nha", "ncma-ncct"}},
        {"worked_as", {"cna", "emt_paramedic", "phlebotomist", "nurse", "military_medic", "front_desk"}},
        {"other_certificates", {"amca", "nahp", "npce", "aspt", "ccbma", "other"}}};
    for (const auto& [key, values] : sets) {
        const std::string is = "{\"" + key + "\": [";
        CHECK(value(is + "]}", key.c_str()) == exactly(0));
        std::string all;
        for (std::size_t i = 0; i < values.size(); ++i) {
            INFO(key << " " << values[i]);
            CHECK(value(is + "\"" + values[i] + "\"]}", key.c_str()) == exactly(1 << i));
            all += (all.empty() ? "\"" : ", \"") + values[i] + "\"";
        }
        CHECK(value(is + all + "]}", key.c_str()) == exactly((1 << values.size()) - 1));
    }
    CHECK(value(R"({"holds": ["cma-aama", "ncma-ncct"]})", "holds") == exactly(0b1001));
    CHECK(value(R"({"holds": ["rma-amt", "ccma-nha", "rma-amt"]})", "holds") == exactly(0b0110));
}

TEST_CASE("The keys of the contract are all that there are: what steps alone change is nobody's to say") {
    for (const Fact& fact : shipped_content().facts) {
        INFO(fact.id);
        const std::string unknown = "the unknown key \"" + fact.id + "\"";
        const Texts told = faults("{\"" + fact.id + "\": {}}");
        REQUIRE(told.size() >= 1);
        CHECK((told.front().find(unknown) != std::string::npos) == fact.internal);
    }
    for (const char* said : {R"({"licensed": true})", R"({"work_months_both": 36})"}) {
        const std::string key = std::string(said).substr(2, std::string(said).find("\":") - 2);
        CHECK(faults(said) ==
              Texts{"who.json:/" + key + ": the unknown key \"" + key + "\"; expected a key of a profile"});
    }
}

TEST_CASE("What a profile leaves out of what nobody is asked is taken to be so, and can be said all the same") {
    CHECK(value("{}", "failed") == exactly(0));
    CHECK(value("{}", "worked_as") == exactly(0));
    CHECK(value("{}", "other_certificates") == exactly(0));
    CHECK(value("{}", "trained_abroad") == exactly(0));
    CHECK(value("{}", "conviction") == exactly(0));
    CHECK(value("{}", "ssn") == exactly(1));
    CHECK(value("{}", "school_closed") == exactly(0));
    for (const char* not_known : {"holds", "current", "expired_month", "failed_times", "failed_month"}) {
        INFO(not_known);
        CHECK(value("{}", not_known) == shipped_content()[shipped_content().fact_at(not_known)].domain);
    }
    CHECK(test::profile(R"({"failed": [], "worked_as": [], "other_certificates": [], "trained_abroad": false,
                            "conviction": "none", "ssn": true, "school_closed": false})") == test::profile("{}"));
}

TEST_CASE("A key that is left out is not known, and neither is anything about an empty profile") {
    CHECK(test::profile("{}") == nothing_known(shipped_content()));
    Facts facts = test::profile(R"({"cpr": true})");
    facts[index(shipped_content().fact_at("cpr"))] = {0, 1};
    CHECK(facts == nothing_known(shipped_content()));
}

TEST_CASE("A number above all that can matter counts as the most that can") {
    CHECK(value(R"({"work_months_3y": 400})", "work_months_3y") == exactly(36));
    CHECK(value(R"({"class_hours": {"min": 700, "max": 900000000}})", "class_hours") == Interval{700, 20000});
    CHECK(value(R"({"failed_times": 99})", "failed_times") == exactly(20));
}

TEST_CASE("What is no JSON object is refused in one sentence") {
    CHECK(faults("") == Texts{"who.json:: no JSON at byte 1; expected a JSON document"});
    CHECK(faults("{\"cpr\": tru") == Texts{"who.json:: no JSON at byte 12; expected a JSON document"});
    CHECK(faults("{} {}") == Texts{"who.json:: no JSON at byte 4; expected a JSON document"});
    CHECK(faults("{\"state\": \"\xff\"}").size() == 1);
    CHECK(faults("[]") == Texts{"who.json:: a list; expected an object"});
    CHECK(faults("null") == Texts{"who.json:: nothing; expected an object"});
    CHECK(faults("17") == Texts{"who.json:: 17; expected an object"});
    CHECK(faults("\"cpr\"") == Texts{"who.json:: \"cpr\"; expected an object"});
    CHECK(faults(R"({"class_hours": 1e999})") ==
          Texts{"who.json:: a number too large to be read; expected a JSON document"});
    CHECK(faults(R"({"cpr": true, "cpr": false})") ==
          Texts{"who.json:/cpr: the key \"cpr\" twice in one object; expected each key once"});
    CHECK(faults(std::string(100'000, '[')).size() == 1);
}

TEST_CASE("Each fault says where it stands, what was found and what was expected") {
    const auto one = [](const std::string& json) {
        const Texts all = faults(json);
        CHECK(all.size() == 1);
        return all.empty() ? "" : all.front();
    };
    CHECK(one(R"({"shoe_size": 44})") ==
          "who.json:/shoe_size: the unknown key \"shoe_size\"; expected a key of a profile");
    CHECK(one(R"({"a/b~c": 1})") == "who.json:/a~1b~0c: the unknown key \"a/b~c\"; expected a key of a profile");
    CHECK(one(R"({"": 1})") == "who.json:/: the unknown key \"\"; expected a key of a profile");
    CHECK(one(R"({"Diploma": "yes"})") ==
          "who.json:/Diploma: the unknown key \"Diploma\"; expected a key of a profile");
    CHECK(one(R"({"diploma": "maybe"})") ==
          "who.json:/diploma: \"maybe\"; expected one of none in_high_school studying_for_equivalency yes");
    CHECK(one(R"({"diploma": true})") ==
          "who.json:/diploma: true; expected one of none in_high_school studying_for_equivalency yes");
    CHECK(one(R"({"goal": null})") == "who.json:/goal: nothing; expected one of soonest least_cost most_doors");
    CHECK(one(R"({"training": ["none"]})") ==
          "who.json:/training: a list; expected one of none interrupted enrolled finished");
    CHECK(one(R"({"conviction": "yes"})") == "who.json:/conviction: \"yes\"; expected one of none misdemeanor felony");
    CHECK(one(R"({"worked_as": ["cna", "barber"]})") ==
          "who.json:/worked_as/1: \"barber\"; expected one of cna emt_paramedic phlebotomist nurse military_medic "
          "front_desk");
    CHECK(one(R"({"other_certificates": "npce"})") == "who.json:/other_certificates: \"npce\"; expected a list");
    CHECK(one(R"({"ssn": "no"})") == "who.json:/ssn: \"no\"; expected true or false");
    CHECK(one(R"({"expired_month": 202611})") == "who.json:/expired_month: 202611; expected a month as YYYY-MM");
    CHECK(one(R"({"failed_times": -1})") == "who.json:/failed_times: -1; expected a whole number from 0 to 1000000000");
    CHECK(one(R"({"cpr": "yes"})") == "who.json:/cpr: \"yes\"; expected true or false");
    CHECK(one(R"({"cpr": 1})") == "who.json:/cpr: 1; expected true or false");
    CHECK(one(R"({"class_hours": -1})") == "who.json:/class_hours: -1; expected a whole number from 0 to 1000000000");
    CHECK(one(R"({"class_hours": 99999999999999999999})").starts_with("who.json:/class_hours: "));
    CHECK(one(R"({"class_hours": 18446744073709551615})") ==
          "who.json:/class_hours: 18446744073709551615; expected a whole number from 0 to 1000000000");
    CHECK(one(R"({"class_hours": 1.5})") ==
          "who.json:/class_hours: 1.5; expected a whole number, or {\"min\": ..., \"max\": ...}");
    CHECK(one(R"({"class_hours": "560"})") ==
          "who.json:/class_hours: \"560\"; expected a whole number, or {\"min\": ..., \"max\": ...}");
    CHECK(one(R"({"work_months_3y": {"min": 3}})") ==
          "who.json:/work_months_3y/max: nothing; expected a whole number from 0 to 1000000000");
    CHECK(one(R"({"work_months_3y": {"min": 5, "max": 3}})") ==
          "who.json:/work_months_3y: a min above the max; expected min at most max");
    CHECK(one(R"({"work_months_3y": {"min": 3, "max": 5, "avg": 4}})") ==
          "who.json:/work_months_3y/avg: the unknown key \"avg\"; expected one of min max");
    CHECK(one(R"({"work_months_3y": {"min": -3, "max": 5}})") ==
          "who.json:/work_months_3y/min: -3; expected a whole number from 0 to 1000000000");
    CHECK(one(R"({"finish_month": "2026-13"})") == "who.json:/finish_month: \"2026-13\"; expected a month as YYYY-MM");
    CHECK(one(R"({"finish_month": 202611})") == "who.json:/finish_month: 202611; expected a month as YYYY-MM");
    CHECK(one(R"({"finish_month": "November"})") ==
          "who.json:/finish_month: \"November\"; expected a month as YYYY-MM");
    CHECK(one(R"({"holds": "cma-aama"})") == "who.json:/holds: \"cma-aama\"; expected a list");
    CHECK(one(R"({"holds": ["cma-aama", "cna"]})") ==
          "who.json:/holds/1: \"cna\"; expected one of cma-aama rma-amt ccma-nha ncma-ncct");
    CHECK(one(R"({"holds": [7]})") == "who.json:/holds/0: 7; expected one of cma-aama rma-amt ccma-nha ncma-ncct");
    CHECK(one(R"({"state": "wa"})").starts_with("who.json:/state: \"wa\"; expected one of AL AK AZ "));
}

TEST_CASE("All faults are told at once") {
    CHECK(
        faults(
            R"({"age": 17, "cpr": "no", "holds": ["x", "y"], "work_months_5y": {"min": "a"}, "zip": "98101", "diploma": "yes"})") ==
        Texts{"who.json:/age: 17; expected one of under_16 16_17 18_plus",
              "who.json:/cpr: \"no\"; expected true or false",
              "who.json:/holds/0: \"x\"; expected one of cma-aama rma-amt ccma-nha ncma-ncct",
              "who.json:/holds/1: \"y\"; expected one of cma-aama rma-amt ccma-nha ncma-ncct",
              "who.json:/work_months_5y/min: \"a\"; expected a whole number from 0 to 1000000000",
              "who.json:/work_months_5y/max: nothing; expected a whole number from 0 to 1000000000",
              "who.json:/zip: the unknown key \"zip\"; expected a key of a profile"});
}

TEST_CASE("A key that stands twice hides none of the other faults") {
    CHECK(faults(R"({"cpr": true, "cpr": false, "x": 1, "age": "7", "class_hours": {"min": 1, "min": 2, "max": 3}})") ==
          Texts{"who.json:/cpr: the key \"cpr\" twice in one object; expected each key once",
                "who.json:/class_hours/min: the key \"min\" twice in one object; expected each key once",
                "who.json:/age: \"7\"; expected one of under_16 16_17 18_plus",
                "who.json:/x: the unknown key \"x\"; expected a key of a profile"});
}

TEST_CASE("Depth without end is one sentence, and nothing breaks") {
    for (const std::string& part : {std::string("["), std::string("{\"a\":"), std::string("[{\"a\":")}) {
        std::string deep = "{\"cpr\": ";
        for (int i = 0; i < 200'000; ++i) deep += part;
        const Texts told = faults(deep);
        REQUIRE(told.size() == 1);
        CHECK(told.front().starts_with("who.json:/cpr/"));
        CHECK(told.front().ends_with("lists and objects in one another more than 64 deep; expected at most 64"));
    }
    std::string allowed = "{\"cpr\": ";
    for (int i = 1; i < 64; ++i) allowed += "[";
    for (int i = 1; i < 64; ++i) allowed += "]";
    CHECK(faults(allowed + "}") == Texts{"who.json:/cpr: a list; expected true or false"});
}

TEST_CASE("What a profile says is told on one line that it cannot forge, and cut between characters") {
    CHECK(faults("{\"a\\nb\": 1}") == Texts{"who.json:/a\\nb: the unknown key \"a\\nb\"; expected a key of a profile"});
    CHECK(faults("{\"\\u001b[2Jx\": 1}") ==
          Texts{"who.json:/\\u{1b}[2Jx: the unknown key \"\\u{1b}[2Jx\"; expected a key of a profile"});
    std::string long_text = "a";
    for (int i = 0; i < 40; ++i) long_text += "é";
    const Texts cut = faults("{\"age\": \"" + long_text + "\"}");
    REQUIRE(cut.size() == 1);
    CHECK(cut.front() == "who.json:/age: \"" + long_text.substr(0, 59) + "…\"; expected one of under_16 16_17 18_plus");
}
