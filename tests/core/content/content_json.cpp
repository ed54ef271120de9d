#include "core/content/content_json.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/mutation.h"

using namespace milepost;
using test::changed;
using test::Files;
using test::Json;
using test::refusals;
using test::replaced;
using test::Texts;
using test::with_id;

namespace {

constexpr const char* names[] = {"cautions.json", "credentials.json", "facts.json", "guide.json",
                                 "labour.json",   "organiser.json",   "pack.json",  "questions.json",
                                 "sources.json",  "states.json",      "steps.json"};

/// The one sentence with which a change of one file is refused.
std::string refusal(const std::string& file, const std::function<void(Json&)>& change) {
    const Texts all = refusals(file, change);
    INFO("a change of " << file);
    CHECK(all.size() == 1);
    return all.empty() ? "" : all.front();
}

std::string refusal_of_step(const char* id, const std::function<void(Json&)>& change) {
    return refusal("steps.json", [&](Json& j) { change(with_id(j["steps"], id)); });
}

/// "steps.json:/steps/7": where a step of the shipped content stands.
std::string at(const char* step) {
    const Content& content = test::shipped_content();
    return "steps.json:/steps/" + std::to_string(content.step(step) - content.steps.data());
}

/// A condition in place of what RMA's instructor route needs.
std::function<void(Json&)> instructors_need(const char* condition) {
    return [condition](Json& j) { j["credentials"][1]["routes"][4]["needs"] = Json::parse(condition); };
}

std::string refusal_of_condition(const char* condition) {
    return refusal("credentials.json", instructors_need(condition));
}

/// How a condition stands for somebody, as it is read; its tree and what it is compiled to must agree.
Truth truth_of(const char* condition, const std::string& profile) {
    const auto read = read_content(changed("credentials.json", instructors_need(condition)));
    REQUIRE(read);
    const Condition& needs = read->credentials[1].routes[4].condition;
    const Situation situation = situation_of(*read, test::profile(profile), test::today());
    const Truth truth = needs.evaluate(situation);
    INFO(condition << " of " << profile);
    CHECK(read->rules.truth(needs, read->rules.evaluate(situation)) == truth);
    return truth;
}

}  // namespace

TEST_CASE("A missing file is named, and it alone") {
    for (const char* name : names) {
        Files files = test::shipped_files();
        files.erase(name);
        CHECK(refusals(files) == Texts{std::string(name) + ":: no such file; expected a file of the content pack"});
    }
    CHECK(refusals(Files{}).size() == std::size(names));
}

TEST_CASE("A truncated file is named, wherever it breaks off") {
    for (const char* name : names) {
        const std::string& whole = test::shipped_files().at(name);
        for (const std::size_t length :
             {std::size_t{0}, std::size_t{1}, whole.size() / 3, whole.size() / 2, whole.rfind('}')}) {
            const Texts all = refusals(replaced(name, whole.substr(0, length)));
            INFO(name << " cut at " << length);
            REQUIRE(all.size() == 1);
            CHECK(all.front() == std::string(name) + ":: no JSON at byte " + std::to_string(length + 1) +
                                     "; expected a JSON document");
        }
    }
}

TEST_CASE("Two torn files are two faults") {
    Files files = replaced("facts.json", "{");
    files["pack.json"] = "[";
    CHECK(refusals(files) == Texts{"pack.json:: no JSON at byte 2; expected a JSON document",
                                   "facts.json:: no JSON at byte 2; expected a JSON document"});
}

TEST_CASE("A file that holds something else than it should is refused by its name, and nothing breaks") {
    for (const char* name : names) {
        INFO(name);
        CHECK(refusals(replaced(name, "null")) == Texts{std::string(name) + ":: nothing; expected an object"});
        for (const char* text : {"[]", "{}", "17", "\"text\"", "true"}) {
            INFO(text);
            const Texts all = refusals(replaced(name, text));
            REQUIRE_FALSE(all.empty());
            CHECK(all.front().starts_with(std::string(name) + ":"));
        }
        CHECK(refusals(replaced(name, "{\"a\": 1e999}")) ==
              Texts{std::string(name) + ":: a number too large to be read; expected a JSON document"});
    }
}

TEST_CASE("Any value anywhere in the pack may have any other type, and nothing breaks") {
    test::Random random(10);
    const std::vector<Json> others = {
        nullptr, true, -7, 1.5, 4e18, "text", Json::array(), Json::object(), Json::array({Json::object()})};
    int refused = 0;
    for (int round = 0; round < 300; ++round) {
        const std::string name = names[random.below(int(std::size(names)))];
        const Files files = changed(name, [&](Json& document) {
            Json* at = &document;
            for (int depth = random.between(1, 9); depth > 0 && at->is_structured() && !at->empty(); --depth) {
                auto child = at->begin();
                std::advance(child, random.below(int(at->size())));
                at = &*child;
            }
            *at = random.pick(others);
        });
        const Texts all = refusals(files);
        refused += !all.empty();
        for (const std::string& sentence : all) {
            REQUIRE(sentence.find(".json:") != std::string::npos);
            REQUIRE(sentence.find("; expected ") != std::string::npos);
        }
    }
    CHECK(refused > 200);
}

TEST_CASE("A key that stands twice is refused") {
    CHECK(refusals(replaced("pack.json", R"({"version": "1", "version": "2"})")).front() ==
          "pack.json:/version: the key \"version\" twice in one object; expected each key once");
}

TEST_CASE("A source's title is in English unless it says otherwise, and its address is kept without its https") {
    const auto read = read_content(changed("sources.json", [](Json& j) {
        j["sources"]["S1"]["lang"] = "es";
        j["sources"]["S2"]["address"] = "https://aama-ntl.org/x";
    }));
    REQUIRE(read);
    CHECK(read->sources.at("S1").language == "es");
    CHECK(read->sources.at("S2").language == "en");
    CHECK(read->sources.at("S2").address == "aama-ntl.org/x");
    CHECK(refusal("sources.json", [](Json& j) { j["sources"]["S1"]["lang"] = "Spanish"; }) ==
          "sources.json:/sources/S1/lang: \"Spanish\"; expected the code of a language, such as \"es\"");
}

TEST_CASE("An unknown key is named where it stands") {
    CHECK(refusal("pack.json", [](Json& j) { j["verison"] = "1"; }) ==
          "pack.json:/verison: the unknown key \"verison\"; expected one of version read_on revisions names examples");
    CHECK(refusal("facts.json", [](Json& j) { j["facts"][1]["form"] = "x"; }) ==
          "facts.json:/facts/1/form: the unknown key \"form\"; expected one of id kind values from to changeable "
          "window_months unsaid from_months past internal");
    CHECK(refusal("sources.json", [](Json& j) { j["sources"]["S1"]["url"] = "x"; }) ==
          "sources.json:/sources/S1/url: the unknown key \"url\"; expected one of title address as_of confidence lang");
    CHECK(refusal("questions.json", [](Json& j) { j["questions"][0]["ask"] = "x"; }) ==
          "questions.json:/questions/0/ask: the unknown key \"ask\"; expected one of id fact form when always express "
          "unsure delicate of options years rules");
    CHECK(refusal_of_step("work-year", [](Json& j) { j["cost"] = 3; }) ==
          at("work-year") +
              "/cost: the unknown key \"cost\"; expected one of id kind state needs lasts until ends makes accrues "
              "choice scarce beside first includes fees cite");
    CHECK(refusal_of_step("short-course", [](Json& j) { j["lasts"][0]["weeks"] = 3; }) ==
          at("short-course") + "/lasts/0/weeks: the unknown key \"weeks\"; expected one of when months");
    CHECK(refusal_of_step("short-course", [](Json& j) { j["fees"][0]["eur"] = 3; }) ==
          at("short-course") + "/fees/0/eur: the unknown key \"eur\"; expected one of when usd priced");
    CHECK(refusal_of_step("short-course", [](Json& j) { j["cite"]["page"] = 3; }) ==
          at("short-course") +
              "/cite/page: the unknown key \"page\"; expected one of sources as_of confidence review_by");
    CHECK(refusal("credentials.json", [](Json& j) { j["credentials"][0]["name"] = "CMA"; }) ==
          "credentials.json:/credentials/0/name: the unknown key \"name\"; expected one of id held routes exam "
          "renewal");
    CHECK(refusal("credentials.json", [](Json& j) { j["rules"] = Json::object(); }) ==
          "credentials.json:/rules: the unknown key \"rules\"; expected one of conditions credentials");
    CHECK(refusal_of_condition(R"({"fact": "teaches", "is": ["yes"], "unless": "cpr", "words": "w"})") ==
          "credentials.json:/credentials/1/routes/4/needs/unless: the unknown key \"unless\"; expected one of fact sum "
          "months_since today is is_not includes excludes at_least at_most doubtful quiet words");
    CHECK(refusal("states.json", [](Json& j) { j["states"][2]["rule"] = "x"; }) ==
          "states.json:/states/2/rule: the unknown key \"rule\"; expected one of code tile requirement notes limits "
          "cite pay");
    CHECK(refusal("states.json", [](Json& j) {
              const Json limit = {{"id", "x"}, {"until", "2030"}, {"cite", j["states"][0]["cite"]}};
              j["states"][0]["limits"] = Json::array({limit});
          }) == "states.json:/states/0/limits/0/until: the unknown key \"until\"; expected one of id lifted cite");
    CHECK(refusal("cautions.json", [](Json& j) { j["cautions"][0]["words"] = "x"; }) ==
          "cautions.json:/cautions/0/words: the unknown key \"words\"; expected one of id credential when cite");
    CHECK(refusal("facts.json", [](Json& j) { j["implications"][0]["minus"] = 1; }) ==
          "facts.json:/implications/0/minus: the unknown key \"minus\"; expected one of fact at_least at_most plus");
    CHECK(refusal("guide.json", [](Json& j) { j["parts"][0]["title"] = "x"; }) ==
          "guide.json:/parts/0/title: the unknown key \"title\"; expected one of id sections");
}

TEST_CASE("What is missing is named where it should stand") {
    CHECK(refusal("pack.json", [](Json& j) { j.erase("version"); }) == "pack.json:/version: nothing; expected a text");
    CHECK(refusal("facts.json", [](Json& j) { j.erase("implications"); }) ==
          "facts.json:/implications: nothing; expected a list");
    CHECK(refusal("sources.json", [](Json& j) { j["sources"]["S2"].erase("title"); }) ==
          "sources.json:/sources/S2/title: nothing; expected a text");
    CHECK(refusal("credentials.json", [](Json& j) { j["credentials"][2]["exam"].erase("minutes"); }) ==
          "credentials.json:/credentials/2/exam/minutes: nothing; expected a whole number from 1 to 1000");
    CHECK(refusal("states.json", [](Json& j) { j["states"][0].erase("requirement"); }) ==
          "states.json:/states/0/requirement: nothing; expected a text");
}

TEST_CASE("A wrong type is named, with what was found") {
    CHECK(refusal("pack.json", [](Json& j) { j["version"] = 3; }) == "pack.json:/version: 3; expected a text");
    CHECK(refusal_of_step("work-year", [](Json& j) { j["kind"] = 3; }) ==
          at("work-year") + "/kind: 3; expected a text");
    CHECK(refusal_of_step("work-year", [](Json& j) { j["kind"] = "job"; }) ==
          at("work-year") +
              "/kind: \"job\"; expected one of diploma school practicum work paperwork exam state renewal");
    CHECK(refusal_of_step("short-course", [](Json& j) { j["choice"] = "yes"; }) ==
          at("short-course") + "/choice: \"yes\"; expected true or false");
    CHECK(refusal_of_step("short-course", [](Json& j) { j["lasts"] = "long"; }) ==
          at("short-course") + "/lasts: \"long\"; expected a list");
    CHECK(refusal_of_step("short-course", [](Json& j) { j["lasts"][0]["months"] = 5; }) ==
          at("short-course") + "/lasts/0/months: 5; expected [least, most]");
    CHECK(refusal("labour.json", [](Json& j) { j["national"]["jobs"]["value"] = "many"; }) ==
          "labour.json:/national/jobs/value: \"many\"; expected a number");
    CHECK(refusal("states.json", [](Json& j) { j["states"][0]["tile"] = {1}; }) ==
          "states.json:/states/0/tile: a list; expected [column, row]");
    CHECK(refusal("states.json", [](Json& j) {
              j["states"][0]["tile"] = {12, 3};
          }) == "states.json:/states/0/tile/0: 12; expected a whole number from 0 to 11");
    CHECK(refusal_of_step("work-year", [](Json& j) { j["cite"]["review_by"] = "soon"; }) ==
          at("work-year") + "/cite/review_by: \"soon\"; expected a month as YYYY-MM");
    CHECK(refusal_of_step("work-year", [](Json& j) { j["cite"]["confidence"] = "sure"; }) ==
          at("work-year") + "/cite/confidence: \"sure\"; expected one of low medium high");
    CHECK(refusal_of_step("work-year", [](Json& j) { j["cite"]["sources"] = Json::array(); }) ==
          at("work-year") + "/cite: no source; expected at least one id of sources.json");
}

TEST_CASE("A reference to what is not there is named") {
    CHECK(refusal_of_step("work-year", [](Json& j) { j["cite"]["sources"][0] = "S999"; }) ==
          at("work-year") + "/cite/sources: the unknown source \"S999\"; expected ids of sources.json");
    CHECK(refusals("questions.json", [](Json& j) { j["questions"][0]["fact"] = "bls"; }).front() ==
          "questions.json:/questions/0/fact: \"bls\"; expected the id of a fact in facts.json");
    CHECK(refusal("questions.json", [](Json& j) { j["questions"][0]["rules"][0] = "cma-aama/work"; }) ==
          "questions.json:/questions/0/rules: the unknown route \"cma-aama/work\"; expected ids of routes in "
          "credentials.json");
    CHECK(refusal("credentials.json", [](Json& j) { j["credentials"][0]["routes"][0]["steps"][0] = "cma-pray"; }) ==
          "credentials.json:/credentials/0/routes/0/steps: the unknown step \"cma-pray\"; expected ids of steps in "
          "steps.json");
    CHECK(refusal("credentials.json", [](Json& j) { j["credentials"][3]["renewal"]["step"] = "x"; }) ==
          "credentials.json:/credentials/3/renewal/step: the unknown step \"x\"; expected ids of steps in steps.json");
    CHECK(refusal("cautions.json", [](Json& j) { j["cautions"][1]["credential"] = "cma"; }) ==
          "cautions.json:/cautions/1/credential: \"cma\"; expected the id of a credential");
    CHECK(refusal("questions.json", [](Json& j) {
              with_id(j["questions"], "current")["of"] = "held";
          }).ends_with("/of: \"held\"; expected the id of a fact in facts.json"));
    CHECK(refusal_of_step("certificate-program", [](Json& j) { j["includes"] = "internship"; }) ==
          "steps.json:: the unknown step \"internship\" included by \"certificate-program\"; expected ids of steps in "
          "steps.json");
    CHECK(refusal_of_step("wa-ma-certified", [](Json& j) { j["state"] = "WX"; }) ==
          at("wa-ma-certified") + "/state: \"WX\"; expected the code of a state in states.json");
    CHECK(refusal_of_step("short-course", [](Json& j) { j["makes"]["bls"] = "yes"; }) ==
          at("short-course") + "/makes/bls: the unknown fact \"bls\"; expected the id of a fact in facts.json");
    CHECK(refusal_of_step("short-course", [](Json& j) { j["makes"]["program"] = "quick"; }) ==
          at("short-course") +
              "/makes/program: \"quick\"; expected one of high_school short_course certificate associate "
              "apprenticeship military");
}

TEST_CASE("A condition that compares what cannot be compared is named") {
    const std::string at = "credentials.json:/credentials/1/routes/4/needs: ";
    CHECK(refusal_of_condition(R"({"fact": "teaches", "words": "w"})") ==
          at + "a test that compares with nothing; expected one of is, is_not, includes, excludes, or at_least and "
               "at_most");
    CHECK(refusal_of_condition(R"({"fact": "teaches", "at_least": 1, "words": "w"})") ==
          at + "a comparison that the fact \"teaches\" does not have; expected is or is_not");
    CHECK(refusal_of_condition(R"({"fact": "class_hours", "is": [100], "words": "w"})") ==
          at + "a comparison that the fact \"class_hours\" does not have; expected at_least or at_most");
    CHECK(refusal_of_condition(R"({"fact": "class_hours", "is_not": [100], "words": "w"})") ==
          at + "a comparison that the fact \"class_hours\" does not have; expected at_least or at_most");
    for (const char* with : {"includes", "excludes"}) {
        const std::string of_program = R"({"fact": "program", ")" + std::string(with) + R"(": "certificate"})";
        CHECK(refusal_of_condition(of_program.c_str()) ==
              at + "a comparison that the fact \"program\" does not have; expected is or is_not");
    }
    for (const char* with : {"is", "is_not"}) {
        const std::string of_holds = R"({"fact": "holds", ")" + std::string(with) + R"(": ["cma-aama"]})";
        CHECK(
            refusal_of_condition(of_holds.c_str()) ==
            at +
                "a comparison that the fact \"holds\" does not have; expected includes, excludes, at_least or at_most");
    }
    CHECK(refusal_of_condition(R"({"fact": "holds", "at_least": 7, "words": "w"})") ==
          "credentials.json:/credentials/1/routes/4/needs/at_least: 7; expected a whole number from 0 to 6");
    CHECK(refusal_of_condition(R"({"fact": "diploma", "is": ["yes"], "at_least": 1, "words": "w"})") ==
          at + "a test that compares more than once; expected one of is, is_not, includes, excludes, or at_least and "
               "at_most");
    for (
        const char* nothing :
        {R"({"fact": "diploma", "is": [], "words": "w"})",
         R"({"fact": "age", "is_not": ["under_16", "16_17", "18_plus"], "words": "w"})",
         R"({"fact": "diploma", "is_not": ["yes", "none", "in_high_school", "studying_for_equivalency"], "words": "w"})"})
        CHECK(refusal_of_condition(nothing) ==
              at + "a test that nothing meets; expected at least one value that meets it");
    CHECK(refusal_of_condition(R"({"fact": "age", "is": ["under_16", "18_plus"], "words": "w"})") ==
          "credentials.json:/credentials/1/routes/4/needs/is: a list; expected ages that follow on each other");
    CHECK(refusal_of_condition(R"({"fact": "age", "is_not": ["16_17"], "words": "w"})") ==
          "credentials.json:/credentials/1/routes/4/needs/is_not: a list; expected ages that follow on each other");
    CHECK(refusal_of_condition(R"({"fact": "diploma", "is": ["yes"], "doubtful": "always", "words": "w"})") ==
          "credentials.json:/credentials/1/routes/4/needs/doubtful: \"always\"; expected one of when_unmet when_met");
    CHECK(refusal_of_condition(R"({"fact": "class_hours", "at_least": 5, "at_most": 4, "words": "w"})") ==
          at + "at_least above at_most; expected at_least at most at_most");
    CHECK(refusal_of_condition(R"({"fact": "finish_month", "at_least": 0, "words": "w"})") ==
          at + "a measure that does not fit the fact \"finish_month\"; expected months_since for a month, fact or sum "
               "for a number");
    CHECK(refusal_of_condition(R"({"months_since": "class_hours", "at_least": 0, "words": "w"})") ==
          at + "a measure that does not fit the fact \"class_hours\"; expected months_since for a month, fact or sum "
               "for a number");
    CHECK(refusal_of_condition(R"({"all": []})") == at + "an empty list of conditions; expected at least one");
    CHECK(refusal_of_condition(R"({"today": {"until": "2029-02-29"}, "words": "w"})") ==
          "credentials.json:/credentials/1/routes/4/needs/today: an object; expected {\"until\": a day as YYYY-MM-DD}");
    CHECK(refusal_of_condition(R"({"fact": "diploma", "is": ["perhaps"], "words": "w"})") ==
          "credentials.json:/credentials/1/routes/4/needs/is/0: \"perhaps\"; expected one of none in_high_school "
          "studying_for_equivalency yes");
}

TEST_CASE("Content that contradicts itself is named") {
    CHECK(refusal_of_step("work-year", [](Json& j) {
              j["fees"][0]["usd"] = {300, 100};
          }) == at("work-year") + "/fees/0/usd: the most below the least; expected [least, most]");
    CHECK(refusal_of_step("short-course", [](Json& j) {
              j["lasts"][0]["months"] = {6, 4};
          }) == at("short-course") + "/lasts/0/months: the most below the least; expected [least, most]");
    CHECK(refusal_of_step("short-course", [](Json& j) {
              j["lasts"][0]["months"] = {-1, 4};
          }) == at("short-course") + "/lasts/0/months/0: -1; expected a whole number from 0 to 1000000");
    CHECK(refusal_of_step("work-year-of-five", [](Json& j) { j["id"] = "work-year"; }) ==
          at("work-year-of-five") + "/id: the id \"work-year\" a second time; expected an id of its own");
    CHECK(refusal("facts.json", [](Json& j) { j["facts"][8]["from"] = 30000; }) ==
          "facts.json:/facts/8: a \"from\" above \"to\"; expected from at most to");
    CHECK(refusals("facts.json", [](Json& j) { j["facts"][16]["id"] = "teaches"; }).front() ==
          "facts.json:/facts/17/id: the id \"teaches\" a second time; expected an id of its own");
    CHECK(refusal("facts.json", [](Json& j) {
              while (j["facts"].size() <= 48)
                  j["facts"].push_back({{"id", "more_" + std::to_string(j["facts"].size())}, {"kind", "yes_no"}});
          }) == "facts.json:/facts/48: one fact too many; expected at most 48 facts");
    CHECK(refusal("facts.json", [](Json& j) {
              for (const char* more : {"a", "b", "c"}) j["facts"][18]["values"].push_back(more);
          }) == "facts.json:/facts/18/values: 7 values; expected 1 to 6");
}

TEST_CASE("A fact goes without saying, or moves with time, only by values that it can have") {
    CHECK(refusal("facts.json", [](Json& j) { with_id(j["facts"], "failed_times")["unsaid"] = 0; }) ==
          "facts.json:/facts/22/unsaid: 0; expected a value that the fact can have");
    CHECK(refusal("facts.json", [](Json& j) { with_id(j["facts"], "conviction")["unsaid"] = "some"; }) ==
          "facts.json:/facts/27/unsaid: \"some\"; expected one of none misdemeanor felony");
    for (const char* months : {"[0, 192]", "[0, 192, 216, 240]", "[0, 216, 192]", "[]"}) {
        INFO(months);
        CHECK(
            refusal("facts.json", [&](Json& j) { with_id(j["facts"], "age")["from_months"] = Json::parse(months); }) ==
            "facts.json:/facts/1/from_months: a list; expected for each value of a choice a month of life, rising");
    }
    CHECK(refusal("facts.json", [](Json& j) { with_id(j["facts"], "age")["from_months"][1] = "16"; }) ==
          "facts.json:/facts/1/from_months/1: \"16\"; expected a whole number from 0 to 1000000");
    CHECK(refusal("facts.json", [](Json& j) {
              with_id(j["facts"], "class_hours")["from_months"] = Json::array({0});
          }) == "facts.json:/facts/8/from_months: a list; expected for each value of a choice a month of life, rising");
}

TEST_CASE("A condition may say what is not so, and how many of a set there are") {
    const char* not_enrolled = R"({"fact": "training", "is_not": ["enrolled", "finished"]})";
    CHECK(truth_of(not_enrolled, R"({"training": "none"})") == Truth::yes);
    CHECK(truth_of(not_enrolled, R"({"training": "interrupted"})") == Truth::yes);
    CHECK(truth_of(not_enrolled, R"({"training": "enrolled"})") == Truth::no);
    CHECK(truth_of(not_enrolled, "{}") == Truth::unknown);
    const char* no_cpr = R"({"fact": "cpr", "is_not": ["yes"]})";
    CHECK(truth_of(no_cpr, R"({"cpr": false})") == Truth::yes);
    CHECK(truth_of(no_cpr, R"({"cpr": true})") == Truth::no);
    const char* no_cma = R"({"fact": "holds", "excludes": "cma-aama"})";
    CHECK(truth_of(no_cma, R"({"holds": []})") == Truth::yes);
    CHECK(truth_of(no_cma, R"({"holds": ["rma-amt", "ccma-nha", "ncma-ncct"]})") == Truth::yes);
    CHECK(truth_of(no_cma, R"({"holds": ["rma-amt", "cma-aama"]})") == Truth::no);
    CHECK(truth_of(no_cma, "{}") == Truth::unknown);
    const char* several = R"({"fact": "holds", "at_least": 2})";
    CHECK(truth_of(several, R"({"holds": ["ncma-ncct"]})") == Truth::no);
    CHECK(truth_of(several, R"({"holds": ["cma-aama", "ncma-ncct"]})") == Truth::yes);
    CHECK(truth_of(several, "{}") == Truth::unknown);
    const char* one = R"({"fact": "worked_as", "at_least": 1, "at_most": 1})";
    CHECK(truth_of(one, "{}") == Truth::no);  // it goes without saying that it is none
    CHECK(truth_of(one, R"({"worked_as": ["front_desk"]})") == Truth::yes);
    CHECK(truth_of(one, R"({"worked_as": ["cna", "front_desk"]})") == Truth::no);
}

TEST_CASE("A test of a set that no number of its values meets is refused") {
    const std::string at = "credentials.json:/credentials/1/routes/4/needs: ";
    for (const char* nothing :
         {R"({"fact": "holds", "at_least": 5})", R"({"fact": "holds", "at_least": 3, "at_most": 2})"}) {
        INFO(nothing);
        CHECK(refusals("credentials.json", instructors_need(nothing)) ==
              Texts{at + "a test that nothing meets; expected at least one value that meets it"});
    }
}

TEST_CASE("A test compares in one way: what would go unread is refused") {
    for (const char* twice : {R"({"fact": "diploma", "is": ["yes"], "is_not": ["none"]})",
                              R"({"fact": "holds", "includes": "cma-aama", "excludes": "rma-amt"})",
                              R"({"fact": "holds", "includes": "cma-aama", "at_least": 2})",
                              R"({"fact": "holds", "is": [3], "at_least": 2})"}) {
        INFO(twice);
        const auto read = read_content(changed("credentials.json", instructors_need(twice)));
        CHECK_FALSE(read);
    }
}

TEST_CASE("A test may be doubtful where it is met or where it is not, and quiet") {
    const char* may_ask_less = R"({"fact": "cpr", "is": ["yes"], "doubtful": "when_unmet"})";
    CHECK(truth_of(may_ask_less, R"({"cpr": true})") == Truth::yes);
    CHECK(truth_of(may_ask_less, R"({"cpr": false})") == Truth::unknown);
    CHECK(truth_of(may_ask_less, "{}") == Truth::unknown);
    const char* may_ask_more = R"({"fact": "cpr", "is": ["yes"], "doubtful": "when_met"})";
    CHECK(truth_of(may_ask_more, R"({"cpr": true})") == Truth::unknown);
    CHECK(truth_of(may_ask_more, R"({"cpr": false})") == Truth::no);
    CHECK(truth_of(may_ask_more, "{}") == Truth::unknown);
    const char* twice = R"({"all": [{"fact": "cpr", "is": ["yes"], "doubtful": "when_unmet"},
                                    {"fact": "class_hours", "at_least": 560, "doubtful": "when_met"},
                                    {"fact": "diploma", "is": ["yes"]}]})";
    CHECK(truth_of(twice, R"({"cpr": true, "class_hours": 600, "diploma": "yes"})") == Truth::unknown);
    CHECK(truth_of(twice, R"({"cpr": false, "class_hours": 500, "diploma": "yes"})") == Truth::no);
    CHECK(truth_of(twice, R"({"cpr": false, "class_hours": 600, "diploma": "none"})") == Truth::no);
    const char* instead = R"({"any": [{"fact": "cpr", "is": ["yes"], "doubtful": "when_met"},
                                      {"fact": "diploma", "is": ["yes"]}]})";
    CHECK(truth_of(instead, R"({"cpr": true, "diploma": "yes"})") == Truth::yes);
    CHECK(truth_of(instead, R"({"cpr": true, "diploma": "none"})") == Truth::unknown);
    CHECK(truth_of(instead, R"({"cpr": false, "diploma": "none"})") == Truth::no);
    const auto read = read_content(
        changed("credentials.json",
                instructors_need(
                    R"({"all": [{"fact": "cpr", "is": ["yes"], "quiet": true}, {"fact": "cpr", "is": ["yes"]}]})")));
    REQUIRE(read);
    const auto tests = tests_of(read->credentials[1].routes[4].condition);
    REQUIRE(tests.size() == 2);
    CHECK(tests[0]->quiet);
    CHECK_FALSE(tests[1]->quiet);
    CHECK(tests[0]->asks_the_same(*tests[1]));
}

TEST_CASE("A named condition stands for what it says, and no other name does") {
    for (const char* profile :
         {"{}", R"({"training": "finished"})", R"({"training": "enrolled", "finish_month": "2026-11"})",
          R"({"training": "enrolled", "finish_month": "2026-12"})", R"({"training": "none"})"}) {
        INFO(profile);
        CHECK(truth_of(R"({"condition": "finished-or-finishing"})", profile) ==
              truth_of(R"({"any": [{"fact": "training", "is": ["finished"]},
                                   {"all": [{"fact": "training", "is": ["enrolled"]},
                                            {"months_since": "finish_month", "at_least": 0}]}]})",
                       profile));
    }
    CHECK(truth_of(R"({"all": [{"condition": "rma-may-sit"}, {"fact": "cpr", "is": ["yes"]}]})",
                   R"({"failed": ["rma-amt"], "failed_times": 3, "cpr": true})") == Truth::yes);
    CHECK(refusal_of_condition(R"({"condition": "rma-may-stand"})") ==
          "credentials.json:/credentials/1/routes/4/needs/condition: \"rma-may-stand\"; expected the name of one of "
          "\"conditions\"");
    CHECK(refusal_of_condition(R"({"condition": "rma-may-sit", "words": "w"})") ==
          "credentials.json:/credentials/1/routes/4/needs/words: the unknown key \"words\"; expected one of condition");
    CHECK(refusal("credentials.json",
                  [](Json& j) { j["conditions"]["round"] = Json::parse(R"({"all": [{"condition": "round"}]})"); }) ==
          "credentials.json:/conditions/round/all/0/condition: \"round\"; expected the name of one of "
          "\"conditions\"");
    CHECK(refusal("questions.json", [](Json& j) {
              with_id(j["questions"], "failed_times")["when"] = {{"condition", "has-passed"}};
          }).ends_with("/when/condition: \"has-passed\"; expected the name of one of \"conditions\""));
}

TEST_CASE("An example that cannot be read is named") {
    CHECK(refusal("pack.json", [](Json& j) { j.erase("examples"); }) ==
          "pack.json:/examples: nothing; expected a list");
    CHECK(refusal("pack.json", [](Json& j) { j["examples"][1].erase("profile"); }) ==
          "pack.json:/examples/1/profile: nothing; expected an object");
    CHECK(refusal("pack.json", [](Json& j) { j["examples"][1]["profile"]["shoe_size"] = 42; }) ==
          "pack.json:/examples/1/profile/shoe_size: the unknown fact \"shoe_size\"; expected the id of a fact in "
          "facts.json");
    CHECK(refusal("pack.json", [](Json& j) { j["examples"][2]["profile"]["diploma"] = "soon"; }) ==
          "pack.json:/examples/2/profile/diploma: \"soon\"; expected one of none in_high_school "
          "studying_for_equivalency yes");
    CHECK(refusal("pack.json", [](Json& j) { j["examples"][0]["name"] = "Kim"; }) ==
          "pack.json:/examples/0/name: the unknown key \"name\"; expected one of id profile");
}

TEST_CASE("An organiser who says more than there is room for is told so") {
    CHECK(refusal("organiser.json", [](Json& j) { j["name"] = std::string(49, 'a'); }) ==
          "organiser.json:/name: a text of 49 bytes; expected at most 48");
    CHECK(refusal("organiser.json", [](Json& j) {
              j = {{"name", "a"}, {"words", {{"en", std::string(101, 'a')}}}};
          }) == "organiser.json:/words/en: a text of 101 bytes; expected at most 100");
    CHECK(refusal("organiser.json", [](Json& j) { j["name"] = 7; }) == "organiser.json:/name: 7; expected a text");
    CHECK(refusal("organiser.json", [](Json& j) { j["words"] = "Desk 4"; }) ==
          "organiser.json:/words: \"Desk 4\"; expected an object");
    CHECK(refusal("organiser.json", [](Json& j) { j["logo"] = "a.png"; }) ==
          "organiser.json:/logo: the unknown key \"logo\"; expected one of name words express page referrals");
    CHECK(refusals("organiser.json", [](Json& j) {
              j = {{"name", std::string(48, 'a')}, {"words", {{"en", std::string(100, 'a')}}}};
          }).empty());
}

TEST_CASE("Every fault of the pack is told, not the first alone") {
    Files files = changed("steps.json", [](Json& j) {
        j["steps"][0]["kind"] = "exam?";
        j["steps"][1]["beside"] = 1;
    });
    files["pack.json"] = R"({"version": 1, "read_on": "2026-11", "examples": []})";
    CHECK(refusals(files) == Texts{"pack.json:/version: 1; expected a text",
                                   "steps.json:/steps/0/kind: \"exam?\"; expected one of diploma school practicum work "
                                   "paperwork exam state renewal",
                                   "steps.json:/steps/1/beside: 1; expected true or false"});
}
