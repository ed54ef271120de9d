#include "core/content/rules.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/mutation.h"

using namespace milepost;
using test::completed;
using test::Json;
using test::Random;
using test::shipped_content;
using test::with_id;

namespace {

struct Named {
    std::string name;
    const Condition* condition;
    bool of_route;
};

/// Every condition that is compiled: of routes, of steps, of their lengths and fees.
std::vector<Named> all_conditions(const Content& content) {
    std::vector<Named> all;
    for (const Credential& credential : content.credentials) {
        for (const Route& route : credential.routes) all.push_back({route.id, &route.condition, true});
    }
    for (const Step& step : content.steps) {
        all.push_back({step.id + " needs", &step.needs, false});
        for (const Lasting& one : step.lasts) all.push_back({step.id + " lasts", &one.when, false});
        for (const Fee& fee : step.fees) all.push_back({step.id + " costs", &fee.when, false});
    }
    return all;
}

/// A moment of somebody: some facts known, some as an interval, some not; on some day, which may not be known either.
Situation random_situation(Random& random) {
    const Content& content = shipped_content();
    const Date date = test::day(random.pick(std::vector{"2026-11-22", "2029-08-31", "2029-09-01", "2034-02-10"}));
    Situation situation =
        situation_of(content, completed(random, nothing_known(content), FactSet(random.below(1 << 20)), date), date);
    for (Interval& value : situation.values) {
        const Interval whole = value;
        if (!whole.exact() && random.one_in(3)) value = {random.between(whole.min, whole.max), whole.max};
        if (!whole.exact() && random.one_in(3)) value = {value.min, random.between(value.min, whole.max)};
    }
    if (random.one_in(3)) situation.today.max += random.between(0, 1500);
    return situation;
}

FactSet read_by(const Condition& condition) {
    FactSet facts = 0;
    for (const Test* test : tests_of(condition)) {
        for (const FactId fact : test->facts) facts |= only(fact);
    }
    return facts;
}

}  // namespace

TEST_CASE("The compiled rules are as true as the conditions they were compiled from, whoever asks and when") {
    const Rules& rules = shipped_content().rules;
    const auto conditions = all_conditions(shipped_content());
    Random random(21);
    int found[3] = {};
    for (int round = 0; round < 4000; ++round) {
        const Situation situation = random_situation(random);
        const Truths truths = rules.evaluate(situation), of_routes = rules.evaluate_routes(situation);
        for (const Named& one : conditions) {
            const Truth truth = one.condition->evaluate(situation);
            if (rules.truth(*one.condition, truths) != truth) FAIL(one.name << " in round " << round);
            if (one.of_route && rules.truth(*one.condition, of_routes) != truth)
                FAIL(one.name << ", of routes alone, in round " << round);
            ++found[int(truth)];
        }
    }
    for (const int count : found) CHECK(count > 10000);
}

TEST_CASE(
    "A condition hangs on facts that it reads and that are not known exactly, and on none that its tree does not hang "
    "on") {
    const Rules& rules = shipped_content().rules;
    Random random(22);
    int hanging = 0;
    for (int round = 0; round < 4000; ++round) {
        const Situation situation = random_situation(random);
        const Truths truths = rules.evaluate(situation);
        for (const Named& one : all_conditions(shipped_content())) {
            const FactSet open = rules.open(*one.condition, truths, situation);
            FactSet of_tree = 0;
            for (const FactId fact : open_facts(*one.condition, situation)) of_tree |= only(fact);
            INFO(one.name << " hangs on " << test::names_of(open) << "; its tree on " << test::names_of(of_tree));
            REQUIRE((open & ~(read_by(*one.condition) & inexact(situation))) == 0);
            REQUIRE((open & ~of_tree) == 0);
            if (rules.truth(*one.condition, truths) != Truth::unknown) REQUIRE(open == 0);
            hanging += open != 0;
        }
    }
    CHECK(hanging > 5000);
}

TEST_CASE("Once the facts on which a condition hangs are known, it is decided, or hangs on the day alone") {
    const Rules& rules = shipped_content().rules;
    Random random(23);
    int decided = 0;
    for (int round = 0; round < 4000; ++round) {
        const Situation situation = random_situation(random);
        const Truths truths = rules.evaluate(situation);
        for (const Named& one : all_conditions(shipped_content())) {
            const FactSet open = rules.open(*one.condition, truths, situation);
            if (open == 0) continue;
            Situation known = situation;
            for (std::size_t f = 0; f < known.values.size(); ++f) {
                if ((open >> f & 1) != 0)
                    known.values[f] = exactly(random.between(known.values[f].min, known.values[f].max));
            }
            const Truths then = rules.evaluate(known);
            INFO(one.name << " hung on " << test::names_of(open));
            REQUIRE(rules.open(*one.condition, then, known) == 0);
            if (known.today.exact()) REQUIRE(rules.truth(*one.condition, then) != Truth::unknown);
            decided += rules.truth(*one.condition, then) != Truth::unknown;
        }
    }
    CHECK(decided > 5000);
}

TEST_CASE("Somebody whose practicum is long enough is not asked about hours of work instead of one") {
    const Content& content = shipped_content();
    const Situation graduate = situation_of(
        content,
        test::profile(
            R"({"training": "finished", "program": "certificate", "accreditor": "other_recognized", "class_hours": 600, "practicum_hours": 160})"),
        test::today());
    const Condition& pathway = content.credentials[0].routes[1].condition;
    CHECK(test::names_of(content.rules.open(pathway, content.rules.evaluate(graduate), graduate)) == "skills_logged");
}

TEST_CASE("A condition without demands always holds and hangs on nothing") {
    const Content& content = shipped_content();
    const Situation nobody = situation_of(content, nothing_known(content), test::today());
    const Condition& needs = content.step("cma-apply")->needs;
    REQUIRE(tests_of(needs).empty());
    CHECK(content.rules.truth(needs, content.rules.evaluate(nobody)) == Truth::yes);
    CHECK(content.rules.open(needs, content.rules.evaluate(nobody), nobody) == 0);
}

TEST_CASE("A step is of use to the credentials that it can bring nearer, and to no other") {
    const Content& content = shipped_content();
    const auto useful = [&](const char* step, const char* credential) {
        const auto bit = std::size_t(content.step(step) - content.steps.data()),
                   of = std::size_t(content.credential(credential) - content.credentials.data());
        return (content.rules.useful_steps(of) >> bit & 1) != 0;
    };
    CHECK(useful("cpr-class", "rma-amt"));
    CHECK_FALSE(useful("cpr-class", "cma-aama"));
    CHECK_FALSE(useful("cpr-class", "ccma-nha"));
    CHECK(useful("work-year", "ccma-nha"));
    CHECK_FALSE(useful("work-year", "ncma-ncct"));
    CHECK(useful("work-year-of-five", "ncma-ncct"));
    CHECK(useful("finish-program", "rma-amt"));
    for (const Credential& credential : content.credentials) {
        for (const char* end : {"cma-exam", "rma-exam", "ccma-apply", "cma-renewal", "wa-ma-registered"})
            CHECK_FALSE(useful(end, credential.id.c_str()));
    }
}

TEST_CASE("As many distinct tests as can be told apart may stand in a pack, and one more is refused") {
    const auto with_tests = [](int distinct) {
        return test::refusals("steps.json", [&](Json& j) {
            Json any = Json::array();
            for (int hours = 1; hours <= distinct; ++hours)
                any.push_back({{"fact", "class_hours"}, {"at_least", 3000 + hours}});
            with_id(j["steps"], "cma-exam")["fees"][0]["when"] = {{"any", any}};
        });
    };
    const std::string refused =
        "credentials.json:: more distinct tests, with those of steps.json, than can be told apart; expected at most 64";
    const auto tells = [&](int distinct) {
        const auto all = with_tests(distinct);
        return std::find(all.begin(), all.end(), refused) != all.end();
    };
    const Content& content = shipped_content();
    std::vector<const Test*> tests;  // the distinct ones of the shipped pack, but for that fee's own
    for (const Named& one : all_conditions(content)) {
        if (one.name == "cma-exam costs") continue;
        for (const Test* test : tests_of(*one.condition)) {
            if (std::none_of(tests.begin(), tests.end(),
                             [&](const Test* known) { return known->asks_the_same(*test); }))
                tests.push_back(test);
        }
    }
    const int room = int(Rules::most_tests - tests.size());
    REQUIRE(room > 0);
    CHECK_FALSE(tells(room));
    CHECK(tells(room + 1));
}

TEST_CASE("As many routes as can be told apart may stand in a pack, and one more is refused") {
    const auto tells = [](int routes) {
        const auto all = test::refusals("credentials.json", [&](Json& j) {
            int known = 0;
            for (const Json& credential : j["credentials"]) known += int(credential["routes"].size());
            Json& more = j["credentials"][0]["routes"];
            for (int k = 0; k < routes - known; ++k) {
                more.push_back(more[0]);
                more.back()["id"] = "cma-aama/another-" + std::to_string(k);
            }
        });
        return std::find(all.begin(), all.end(),
                         "credentials.json:: more routes than can be told apart; expected at most 32") != all.end();
    };
    CHECK_FALSE(tells(32));
    CHECK(tells(33));
}
