#include "tests/core/content/refusals.h"

using namespace milepost;
using test::changed;
using test::Files;
using test::instructors_need;
using test::Json;
using test::refusal;
using test::refusal_of_condition;
using test::refusals;
using test::Texts;
using test::with_id;

namespace {

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
         R"({"fact": "diploma", "is_not": ["yes", "none", "in_high_school", "studying_for_equivalency"], "words": "w"})"}) {
        CHECK(refusal_of_condition(nothing) ==
              at + "a test that nothing meets; expected at least one value that meets it");
    }
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

TEST_CASE("A test is of one thing, and a sum is of numbers: what would go unread, or be added up in vain, is refused") {
    const std::string at = "credentials.json:/credentials/1/routes/4/needs";
    const auto refused = [](const char* condition) {
        return refusals("credentials.json", instructors_need(condition)).front();
    };
    const std::string one = ": a test of more than one thing; expected one of fact, sum, months_since and today";
    CHECK(refused(R"({"fact": "cpr", "is": ["yes"], "today": {"until": "2029-08-31"}})") == at + one);
    CHECK(refused(R"({"fact": "class_hours", "sum": ["practicum_hours"], "at_least": 1})") == at + one);
    CHECK(refused(R"({"today": {"until": "2029-08-31"}, "at_least": 1})") ==
          at + ": a comparison beside today; expected \"today\": {\"until\": …} alone");
    CHECK(refused(R"({"sum": ["diploma", "cpr"], "is": ["yes"]})") == at + "/sum: \"diploma\"; expected numbers");
    CHECK(refused(R"({"sum": [], "at_least": 1})") == at + "/sum: 0 facts; expected 1 to 8");
    const std::string nine = R"("class_hours", "class_hours", "class_hours", )";
    CHECK(refused((R"({"sum": [)" + nine + nine + nine + R"("class_hours"], "at_least": 1})").c_str()) ==
          at + "/sum: 10 facts; expected 1 to 8");
    CHECK(refused(R"({"fact": "diploma", "is": [[0, 2]]})") == at + "/is/0: a list; expected a text");
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
