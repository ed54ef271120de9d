#include "core/proof/content_check.h"
#include "core/proof/words_needed.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/content/address.h"
#include "tests/support/mutation.h"

using namespace milepost;
using test::Json;
using test::refusals;
using test::sentences;
using test::shipped_content;
using test::Texts;
using test::with_id;

namespace {

bool tells(const Texts& all, const std::string& sentence) {
    return std::find(all.begin(), all.end(), sentence) != all.end();
}

/// "questions.json:/questions/7": where a question of the shipped content stands.
std::string place(const char* question) {
    const auto& all = shipped_content().questions;
    const auto at = std::find_if(all.begin(), all.end(), [&](const Question& q) { return q.id == question; });
    return "questions.json:/questions/" + std::to_string(at - all.begin());
}

/// The findings of `check` on the shipped content after a change of the value itself.
Texts findings_after(const std::function<void(Content&)>& change) {
    Content content = shipped_content();
    change(content);
    return sentences(check(content));
}

}  // namespace

TEST_CASE("The shipped content has no finding") { CHECK(sentences(check(shipped_content())).empty()); }

TEST_CASE("The facts that the program itself reads must be there") {
    const Texts all = findings_after([](Content& c) { c.facts[index(c.fact_at("goal"))].id = "aim"; });
    CHECK(tells(all, "facts.json:/facts: no choice with the id \"goal\"; expected one: the program reads it"));
    const Texts state =
        findings_after([](Content& c) { c.facts[index(c.fact_at("state"))].kind = Fact::Kind::number; });
    CHECK(tells(state, "facts.json:/facts: no choice with the id \"state\"; expected one: the program reads it"));
}

TEST_CASE("A program under way is what the desk lets end, so its values and its month must be there") {
    const Texts never = findings_after([](Content& c) {
        auto& values = c.facts[index(c.fact_at("training"))].values;
        *std::find(values.begin(), values.end(), "enrolled") = "begun";
    });
    CHECK(tells(never,
                "facts.json:/facts: no \"enrolled\" among the values of \"training\"; expected one: the program "
                "reads it"));
    const Texts none = findings_after([](Content& c) { c.facts[index(c.fact_at("finish_month"))].id = "done"; });
    CHECK(tells(none, "facts.json:/facts: no month with the id \"finish_month\"; expected one: the program reads it"));
}

TEST_CASE("What is delicate is not asked of everybody: a code and paper would tell it") {
    const Texts all = refusals("facts.json", [](Json& j) { with_id(j["facts"], "ssn").erase("unsaid"); });
    CHECK(tells(all, place("ssn") + "/delicate: a delicate question that everybody is asked; expected an \"unsaid\" of "
                                    "\"ssn\" in facts.json: only who raises it says it"));
}

TEST_CASE("A month is asked after its year, and which of several after which several") {
    const auto moved_to_the_front = [](const char* question) {
        return refusals("questions.json", [&](Json& j) {
            Json one = with_id(j["questions"], question);
            j["questions"].erase(test::position(j["questions"], question));
            j["questions"].insert(j["questions"].begin(), one);
        });
    };
    CHECK(tells(moved_to_the_front("finish_month"),
                "questions.json:/questions/0/form: months of a year that is not asked before; expected a question of "
                "form years above it"));
    CHECK(tells(moved_to_the_front("current"),
                "questions.json:/questions/0/of: \"holds\"; expected a set of the same values that is asked before"));
    CHECK(tells(refusals("questions.json", [](Json& j) { with_id(j["questions"], "current")["of"] = "worked_as"; }),
                place("current") + "/of: \"worked_as\"; expected a set of the same values that is asked before"));
}

TEST_CASE("There is at least one credential, and no more steps than a road can tell apart") {
    CHECK(tells(findings_after([](Content& c) { c.credentials.clear(); }),
                "credentials.json:/credentials: 0 credentials; expected 1 to 16"));
    CHECK(tells(findings_after([](Content& c) { c.steps.resize(65); }),
                "steps.json:/steps: 65 steps; expected at most 64"));
}

TEST_CASE("An id that stands twice is found") {
    CHECK(tells(refusals("questions.json", [](Json& j) { j["questions"][3]["id"] = "work_3y"; }),
                "questions.json:/questions/3/id: the id \"work_3y\" a second time; expected an id of its own"));
    CHECK(tells(refusals("credentials.json", [](Json& j) { j["credentials"].push_back(j["credentials"][3]); }),
                "credentials.json:/credentials/4/id: the id \"ncma-ncct\" a second time; expected an id of its own"));
    CHECK(tells(refusals("credentials.json",
                         [](Json& j) { j["credentials"][0]["routes"].push_back(j["credentials"][0]["routes"][0]); }),
                "credentials.json:/credentials/0/routes/4/id: the id \"cma-aama/accredited-program\" a second time; "
                "expected an id of its own"));
    CHECK(tells(refusals("cautions.json", [](Json& j) { j["cautions"][1]["id"] = "record"; }),
                "cautions.json:/cautions/1/id: the id \"record\" a second time; expected an id of its own"));
}

TEST_CASE("A route is named after its credential") {
    CHECK(tells(
        findings_after([](Content& c) { c.credentials[1].routes[4].id = "instructor"; }),
        "credentials.json:/credentials/1/routes/4/id: \"instructor\"; expected an id that begins with \"rma-amt/\""));
}

TEST_CASE("Bands that overlap or lie outside what a fact can be are found") {
    CHECK(refusals("questions.json", [](Json& j) {
              with_id(j["questions"], "work_3y")["options"][1] = {1, 12};
          }) == Texts{place("work_3y") + "/options/2: the band 12-36; expected one that does not overlap 1-12"});
    CHECK(refusals("questions.json",
                   [](Json& j) {
                       with_id(j["questions"], "work_3y")["options"][2] = {12, 37};
                   }) ==
          Texts{place("work_3y") + "/options/2: the band 12-37; expected one within what \"work_months_3y\" can be"});
}

TEST_CASE("A question has two to six options") {
    CHECK(refusals("questions.json", [](Json& j) { with_id(j["questions"], "teaches")["options"] = {"yes"}; }) ==
          Texts{place("teaches") + "/options: 1 options; expected at least 2"});
    CHECK(refusals("questions.json", [](Json& j) {
              with_id(j["questions"], "class_hours")["options"] = {{0, 0},     {1, 1},     {2, 2},      {3, 399},
                                                                   {400, 559}, {560, 719}, {720, 20000}};
          }) == Texts{place("class_hours") + "/options: 7 options; expected at most 6"});
}

TEST_CASE("What a step makes true must be something that the fact can be") {
    CHECK(refusals("steps.json",
                   [](Json& j) {
                       with_id(j["steps"], "short-course")["makes"]["diploma"] = {3, 9};
                   }) == Texts{"steps.json:/steps/" +
                               std::to_string(shipped_content().step("short-course") - shipped_content().steps.data()) +
                               "/makes/diploma: 3 to 9; expected within what \"diploma\" can be"});
}

TEST_CASE("A condition over a fact that no question asks is found, and a question that nothing reads") {
    const Texts all =
        refusals("questions.json", [](Json& j) { j["questions"].erase(test::position(j["questions"], "cpr")); });
    CHECK(tells(all,
                "credentials.json:/credentials/1/routes/2/needs: the fact \"cpr\", which no question asks; expected a "
                "fact that a question asks"));
    const Texts unread = refusals("credentials.json", [](Json& j) { j["credentials"][1]["routes"].erase(4); });
    test::Files files = test::changed("credentials.json", [](Json& j) {
        with_id(j["credentials"][1]["routes"], "rma-amt/instructor")["needs"] = {
            {"fact", "cpr"}, {"is", {"yes"}}, {"words", "w"}};
    });
    const std::string teaches =
        place("teaches") +
        ": a question about \"teaches\", which no route and no step reads; expected a question that can matter";
    CHECK_FALSE(tells(refusals(files), teaches));  // a caution reads it still
    files["cautions.json"] = test::changed("cautions.json", [](Json& j) {
                                 j["cautions"].erase(test::position(j["cautions"], "instructor"));
                             }).at("cautions.json");
    CHECK(tells(refusals(files), teaches));
    CHECK_FALSE(unread.empty());
}

TEST_CASE("What cautions, limits and what is held speak of is asked, and counts as read") {
    const auto without = [](const char* question) {
        return refusals("questions.json",
                        [&](Json& j) { j["questions"].erase(test::position(j["questions"], question)); });
    };
    const auto nobody_asks = [](const std::string& pointer, const char* fact) {
        return pointer + ": the fact \"" + fact + "\", which no question asks; expected a fact that a question asks";
    };
    const auto caution = [](const char* id) {
        const auto& all = shipped_content().cautions;
        const auto at = std::find_if(all.begin(), all.end(), [&](const Caution& c) { return c.id == id; });
        return "cautions.json:/cautions/" + std::to_string(at - all.begin());
    };
    CHECK(without("ssn") == Texts{nobody_asks(caution("no-ssn") + "/when", "ssn")});
    const auto& states = shipped_content().states;
    const std::string california =
        "states.json:/states/" + std::to_string(shipped_content().state("CA") - states.data());
    CHECK(tells(without("age"), nobody_asks(california + "/limits/0/lifted", "age")));
    CHECK(tells(without("current"), nobody_asks("credentials.json:/credentials/2/held", "current")));
    CHECK(refusals("cautions.json", [](Json& j) { j["cautions"].erase(test::position(j["cautions"], "no-ssn")); }) ==
          Texts{place("ssn") +
                ": a question about \"ssn\", which no route and no step reads; expected a question that can matter"});
    // Of what steps alone bring about nobody is asked.
    CHECK(refusals("cautions.json", [](Json& j) {
              with_id(j["cautions"], "minor")["when"] = {{"fact", "work_months_both"}, {"at_least", 36}};
          }).empty());
}

TEST_CASE("A route that no answers can meet is found") {
    const auto needs = [](const char* condition) {
        return refusals("credentials.json", [&](Json& j) {
            with_id(j["credentials"][3]["routes"], "ncma-ncct/work")["needs"] = Json::parse(condition);
        });
    };
    const std::string never =
        "credentials.json:/credentials/3/routes/1/needs: a route that no answers can meet; expected one that some "
        "person can meet";
    CHECK(tells(needs(R"({"fact": "work_months_5y", "at_least": 61, "words": "w"})"), never));
    CHECK(tells(
        needs(
            R"({"all": [{"fact": "work_months_5y", "at_least": 12, "words": "w"}, {"fact": "work_months_3y", "at_least": 37, "words": "w"}]})"),
        never));
    CHECK_FALSE(tells(
        needs(
            R"({"any": [{"fact": "work_months_5y", "at_least": 12, "words": "w"}, {"fact": "work_months_3y", "at_least": 37, "words": "w"}]})"),
        never));
    CHECK(needs(R"({"fact": "work_months_5y", "at_least": 12})") ==
          Texts{"credentials.json:/credentials/3/routes/1/needs: a test without words; expected the key of its "
                "sentence in \"words\""});
}

TEST_CASE("Every state has an entry and a tile of its own") {
    CHECK(tells(refusals("states.json", [](Json& j) { j["states"][1]["tile"] = j["states"][0]["tile"]; }),
                "states.json:/states/1/tile: a tile that another state has; expected a place of its own"));
    CHECK(tells(refusals("states.json",
                         [](Json& j) {
                             j["states"].push_back(j["states"][0]);
                             j["states"].back()["tile"] = {11, 7};
                         }),
                "states.json:/states/51/code: \"AK\" a second time; expected one entry for each state"));
    const Texts gone = refusals("states.json", [](Json& j) { j["states"].erase(0); });
    CHECK(tells(gone, "states.json:/states: nothing about \"AK\"; expected an entry for each state of facts.json"));
    CHECK(tells(gone, "states.json:/states: 50 states; expected 51, those of facts.json"));
}

TEST_CASE("A source stands where a school would send people: over https, at a host with a name") {
    const auto refused = [](const char* address) {
        return refusals("sources.json", [&](Json& j) { j["sources"]["S1"]["address"] = address; });
    };
    for (const char* right :
         {"aama-ntl.org/exam", "https://www.bls.gov/ooh/healthcare/medical-assistants.htm", "HTTPS://ged.com",
          "xn--bcher-kva.example.edu/a?b=c&d=%20#e", "apps.leg.wa.gov/rcw/default.aspx?cite=18.360"}) {
        INFO(right);
        CHECK(refused(right).empty());
    }
    const std::pair<const char*, const char*> wrong[] = {{"http://aama-ntl.org", "which is not https"},
                                                         {"ftp://aama-ntl.org", "which is not https"},
                                                         {"javascript:alert(1)", "which is not https"},
                                                         {"aama-ntl.org:8080/exam", "with a port"},
                                                         {"https://aama-ntl.org:443", "with a port"},
                                                         {"aama-ntl.org@evil.org/", "with a user's name"},
                                                         {"mailto:ask@aama-ntl.org", "with a user's name"},
                                                         {"192.168.0.7/exam", "with a number for a host"},
                                                         {"https://2130706433/", "with a number for a host"},
                                                         {"0x7f.1", "with a number for a host"},
                                                         {"[2001:db8::1]/", "with a number for a host"},
                                                         {"nhanow", "without a host's full name"},
                                                         {"https:///exam", "without a host's full name"},
                                                         {"aama-ntl..org", "without a host's full name"},
                                                         {"aama-ntl.org./exam", "without a host's full name"},
                                                         {"-a.org", "without a host's full name"},
                                                         {"aama ntl.org", "with a character that no address has"},
                                                         {"а\u0430ma-ntl.org", "with a character that no address has"}};
    for (const auto& [address, fault] : wrong) {
        const std::string sentence =
            "sources.json:/sources/S1/address: \"" + std::string(without_https(address)) + "\", " + fault +
            "; expected the page of a body, a government, a school, a publisher or a well-known guide, over https";
        INFO(sentence);
        CHECK(refused(address) == Texts{sentence});
    }
}

TEST_CASE("No source stands at a kind of place to which no school would send anybody: the content lists them") {
    const auto refused = [](const char* address) {
        return refusals("sources.json", [&](Json& j) { j["sources"]["S1"]["address"] = address; });
    };
    CHECK(refused("updatesc-aol.dynamic-dns.net") ==
          Texts{"sources.json:/sources/S1/address: \"updatesc-aol.dynamic-dns.net\", a dynamic DNS name; expected the "
                "page of a body, a government, a school, a publisher or a well-known guide"});
    for (const char* address :
         {"trantor.is/content/1", "https://www.Trantor.is", "annas-archive.org", "bit.ly/3x", "docplayer.net/11863685",
          "mega.nz/file/1", "a.b.ngrok.io", "surveymonkey.com/r/1", "printer.local", "kiosk.example"}) {
        INFO(address);
        CHECK(refused(address).size() == 1);
    }
    CHECK(refused("rabbit.ly/3x").empty());  // a name that ends alike is another
    for (const auto& [kind, hosts] : shipped_content().refused_hosts) {
        INFO(kind);
        CHECK_FALSE(hosts.empty());
    }
}

TEST_CASE("There are a few examples and each is somebody") {
    CHECK(tells(refusals("pack.json", [](Json& j) { j["examples"] = Json::array(); }),
                "pack.json:/examples: 0 examples; expected 1 to 12"));
    CHECK(tells(
        refusals("pack.json",
                 [](Json& j) {
                     for (int i = 0; i < 9; ++i)
                         j["examples"].push_back({{"id", "more" + std::to_string(i)}, {"profile", Json::object()}});
                 }),
        "pack.json:/examples: 13 examples; expected 1 to 12"));
    CHECK(refusals("pack.json", [](Json& j) { j["examples"][2]["id"] = j["examples"][0]["id"]; }) ==
          Texts{"pack.json:/examples/2/id: the id \"diploma\" a second time; expected an id of its own"});
    const auto revised = [](const char* after, const char* month) {
        return refusals("pack.json", [&](Json& j) {
            j["revisions"] = {{{"id", "fee"}, {"after", "2025"}, {"month", "2027-01"}},
                              {{"id", "rule"}, {"after", after}, {"month", month}}};
        });
    };
    CHECK(revised("2026", "2027-01").empty());
    const std::string& shipped = shipped_content().version;
    CHECK(tells(revised(shipped.c_str(), "2027-02"),
                "pack.json:/revisions/1/after: \"" + shipped +
                    "\", the version of this pack; expected the version that was replaced"));
    CHECK(tells(revised("2026", "2026-12"),
                "pack.json:/revisions/1/month: a month before that of the one above; expected the oldest first"));
    CHECK(tells(revised("2026", "soon"), "pack.json:/revisions/1/month: \"soon\"; expected a month as YYYY-MM"));
    CHECK(refusals("pack.json", [](Json& j) { j["examples"][3]["profile"]["work_months_7y"] = 85; }) ==
          Texts{"pack.json:/examples/3/profile/work_months_7y: a value that it cannot have; expected one within what "
                "\"work_months_7y\" can be"});
    // A month that is told as one would age.
    CHECK(refusals("pack.json", [](Json& j) { j["examples"][3]["profile"]["finish_month"] = 3; }) ==
          Texts{"pack.json:/examples/3/profile/finish_month: a value that it cannot have; expected one within what "
                "\"finish_month\" can be"});
}

TEST_CASE("The words of an organiser need a name") {
    CHECK(refusals("organiser.json", [](Json& j) { j["words"]["en"] = "Desk 4"; }) ==
          Texts{"organiser.json:/words/en: words of an organiser without a name; expected a name, or no words"});
    CHECK(refusals("organiser.json", [](Json& j) {
              j = {{"name", "School"}, {"words", {{"en", ""}}}};
          }) == Texts{"organiser.json:/words/en: an empty text; expected words, or no languages at all"});
    CHECK(refusals("organiser.json", [](Json& j) { j["name"] = "School"; }).empty());
}

TEST_CASE("A pack in which somebody has no road is refused") {
    const Texts all = refusals("steps.json", [](Json& j) {
        Json kept = Json::array();
        for (const Json& step : j["steps"]) {
            if (step["id"] != "certificate-program" && step["id"] != "any-program") kept.push_back(step);
        }
        j["steps"] = kept;
    });
    CHECK(tells(all,
                "steps.json:/steps: the first example of pack.json, answering \"none\" to \"training\", has no road; "
                "expected a road for everybody"));
    const Texts closed = refusals("credentials.json", [](Json& j) {
        for (Json& route : j["credentials"][0]["routes"])
            route["needs"] = {{"all", {{{"today", {{"until", "2020-01-01"}}}, {"words", "w"}}, route["needs"]}}};
    });
    CHECK(tells(closed,
                "steps.json:/steps: a person of whom nothing is known has no road; expected a road for everybody"));
}

TEST_CASE("The words that content needs are sorted, stand once each and name what is shown") {
    const Texts words = words_needed(shipped_content());
    CHECK(std::is_sorted(words.begin(), words.end()));
    CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
    for (const char* key : {"question.training.ask",
                            "question.goal.why",
                            "choice.diploma.in_high_school",
                            "choice.work_months_7y.12-35",
                            "choice.yes",
                            "choice.unsure",
                            "fact.cpr",
                            "credential.cma-aama.name",
                            "route.rma-amt/work",
                            "reason.within_years",
                            "step.cpr-class.why",
                            "state.WA.name",
                            "state.requirement.credential",
                            "state.SD.rule",
                            "guide.work.title",
                            "attract.example.worked",
                            "guide.job.care.body",
                            "topic.failed",
                            "topic.ssn",
                            "credential.ncma-ncct.short",
                            "choice.worked_as.military_medic",
                            "choice.training.interrupted",
                            "reason.attempts_ncma_last",
                            "reason.ran_out",
                            "caution.record-cma",
                            "caution.ncma-asked-less",
                            "limit.ny-injections",
                            "because.held",
                            "because.named_first",
                            "fact.failed_month",
                            "step.wa-ma-emt.why"}) {
        INFO(key);
        CHECK(tells(words, key));
    }
    for (const char* key :
         {"fact.work_months_both", "fact.licensed", "topic.training", "topic.current", "choice.holds.cma-aama"}) {
        INFO(key);
        CHECK_FALSE(tells(words, key));
    }
}
