#include "tests/core/content/refusals.h"

using namespace milepost;
using test::at;
using test::changed;
using test::Files;
using test::Json;
using test::refusal;
using test::refusal_of_condition;
using test::refusal_of_step;
using test::refusals;
using test::replaced;
using test::shipped_content;
using test::Texts;
using test::with_id;

namespace {

constexpr const char* names[] = {"cautions.json", "credentials.json", "facts.json", "guide.json",
                                 "labour.json",   "organiser.json",   "pack.json",  "questions.json",
                                 "sources.json",  "states.json",      "steps.json"};

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
              "choice scarce beside first includes fees at cite");
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
          "states.json:/states/2/rule: the unknown key \"rule\"; expected one of code tile division requirement notes "
          "limits "
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
    const std::string grows = "/until: an object; expected one fact and at_least: what grows with time";
    for (const char* until :
         {R"({"fact": "work_months_3y", "at_most": 12})", R"({"fact": "cpr", "is": ["yes"]})",
          R"({"today": {"until": "2029-08-31"}})", R"({"sum": ["class_hours", "practicum_hours"], "at_least": 720})"}) {
        CHECK(refusal_of_step("work-year", [&](Json& j) { j["until"] = Json::parse(until); }) ==
              at("work-year") + grows);
    }
    CHECK(refusal_of_step("work-year", [](Json& j) { j["kind"] = "job"; }) ==
          at("work-year") +
              "/kind: \"job\"; expected one of diploma school practicum work paperwork exam state renewal");
    CHECK(refusal_of_step("short-course", [](Json& j) { j["choice"] = "yes"; }) ==
          at("short-course") + "/choice: \"yes\"; expected true or false");
    CHECK(refusal_of_step("short-course", [](Json& j) { j["lasts"] = "long"; }) ==
          at("short-course") + "/lasts: \"long\"; expected a list");
    CHECK(refusal_of_step("short-course", [](Json& j) { j["lasts"][0]["months"] = 5; }) ==
          at("short-course") + "/lasts/0/months: 5; expected [least, most]");
    const std::string always = "; expected facts that are the same on every day";
    const auto implies = [](const char* rule) {
        return refusals("facts.json", [&](Json& j) { j["implications"].push_back(Json::parse(rule)); }).front();
    };
    const std::string last = "facts.json:/implications/" +
                             std::to_string(shipped_content().implications.size() + shipped_content().bounds.size());
    CHECK(implies(R"({"when": {"fact": "age", "is": ["under_16"]}, "then": {"teaches": "no"}})") ==
          last + "/when: \"age\"" + always);
    CHECK(implies(R"({"when": {"months_since": "finish_month", "at_least": 0}, "then": {"teaches": "no"}})") ==
          last + "/when: \"finish_month\"" + always);
    CHECK(implies(R"({"when": {"today": {"until": "2029-08-31"}}, "then": {"teaches": "no"}})") ==
          last + "/when: today" + always);
    CHECK(implies(R"({"when": {"fact": "cpr", "is": ["yes"]}, "then": {"age": "18_plus"}})") ==
          last + "/then: \"age\"" + always);
    CHECK(implies(R"({"fact": "finish_month", "at_least": "expired_month"})") == last + ": \"finish_month\"" + always);
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
