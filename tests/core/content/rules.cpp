#include "core/content/rules.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/mutation.h"

using namespace milepost;
using test::completed;
using test::Json;
using test::profile;
using test::Random;
using test::shipped_content;
using test::with_id;

namespace {

struct Named {
    std::string name;
    const Condition* condition;
    bool of_route;
};

/// Every condition that is compiled: of routes, of steps, of their lengths and fees, and of what is held.
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
    for (const Credential& credential : content.credentials)
        if (credential.held) all.push_back({credential.id + " held", &*credential.held, false});
    return all;
}

/// A moment of somebody: some facts known, some as an interval, some not, what has to be raised among them; on some
/// day, which may not be known either.
Situation random_situation(Random& random) {
    const Content& content = shipped_content();
    const Date date = test::day(random.pick(std::vector{"2026-11-22", "2029-08-31", "2029-09-01", "2034-02-10"}));
    Facts said = nothing_known(content);
    FactSet known = 0;
    for (std::size_t f = 0; f < said.size(); ++f) {
        if (random.one_in(2)) said[f] = content.facts[f].domain;
        if (random.one_in(2)) known |= only(FactId(f));
    }
    Situation situation = situation_of(content, completed(random, said, known, date), date);
    for (Interval& value : situation.values) {
        const Interval whole = value;
        if (!whole.exact() && random.one_in(3)) value = {random.between(whole.min, whole.max), whole.max};
        if (!whole.exact() && random.one_in(3)) value = {value.min, random.between(value.min, whole.max)};
    }
    if (random.one_in(3)) situation.today.max += random.between(0, 1500);
    return situation;
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

TEST_CASE(
    "Once the facts on which a condition hangs are known, it is decided, or hangs on the day or on a doubt alone") {
    const Rules& rules = shipped_content().rules;
    Random random(23);
    int decided = 0, doubtful = 0;
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
            const Truth truth = rules.truth(*one.condition, then);
            if (known.today.exact() && truth == Truth::unknown) {
                const auto tests = tests_of(*one.condition);
                REQUIRE(
                    std::any_of(tests.begin(), tests.end(), [&](const Test* test) { return test->doubtful(known); }));
                REQUIRE(rules.truth(*one.condition, rules.evaluate(known, true)) == Truth::yes);
                ++doubtful;
            }
            decided += truth != Truth::unknown;
        }
    }
    CHECK(decided > 5000);
    CHECK(doubtful > 100);
}

TEST_CASE("A doubt that turns out in a person's favour lets them pass, and changes nothing else") {
    const auto with_doubt = [](const char* doubt) {
        auto read = read_content(test::changed("credentials.json", [&](Json& j) {
            with_id(j["credentials"][1]["routes"], "rma-amt/instructor")["needs"] = {
                {"fact", "cpr"}, {"is", {"yes"}}, {"doubtful", doubt}};
        }));
        REQUIRE(read);
        return std::move(*read);
    };
    const Content asks_less = with_doubt("when_unmet"), asks_more = with_doubt("when_met");
    struct Case {
        const Content& content;
        const char* person;
        Truth truth, in_favour;
        bool doubtful;
    };
    for (const Case& one : {Case{asks_less, R"({"cpr": true})", Truth::yes, Truth::yes, false},
                            Case{asks_less, R"({"cpr": false})", Truth::unknown, Truth::yes, true},
                            Case{asks_less, "{}", Truth::unknown, Truth::yes, false},
                            Case{asks_more, R"({"cpr": true})", Truth::unknown, Truth::yes, true},
                            Case{asks_more, R"({"cpr": false})", Truth::no, Truth::no, false},
                            Case{asks_more, "{}", Truth::unknown, Truth::unknown, false}}) {
        const Rules& rules = one.content.rules;
        const Condition& needs = one.content.credentials[1].routes[4].condition;
        const Situation situation = situation_of(one.content, profile(one.person), test::today());
        const Truths truths = rules.evaluate(situation);
        INFO((&one.content == &asks_less ? "when unmet, " : "when met, ") << one.person);
        CHECK(needs.evaluate(situation) == one.truth);
        CHECK(rules.truth(needs, truths) == one.truth);
        CHECK(rules.truth(needs, rules.evaluate_routes(situation)) == one.truth);
        CHECK(rules.truth(needs, rules.evaluate(situation, true)) == one.in_favour);
        CHECK(needs.test.doubtful(situation) == one.doubtful);
        const bool asked = one.truth == Truth::unknown && !one.doubtful;
        CHECK(test::names_of(rules.open(needs, truths, situation)) == (asked ? "cpr" : ""));
    }
}

TEST_CASE("A doubt that turns out in a person's favour does not say of them what they have not said") {
    const Content& content = shipped_content();
    const Condition& instructor = content.credential("rma-amt")->routes[4].condition;
    const Situation graduate = situation_of(content, profile(R"({"training": "finished"})"), test::today());
    REQUIRE(test::names_of(content.rules.open(instructor, content.rules.evaluate(graduate), graduate)) == "teaches");
    CHECK(content.rules.truth(instructor, content.rules.evaluate(graduate, true)) == Truth::unknown);
}

TEST_CASE("Nobody is asked for more of what a doubt alone leaves open") {
    const Content& content = shipped_content();
    const Condition& accredited = content.credential("cma-aama")->routes[0].condition;
    const Situation failed = situation_of(
        content,
        profile(
            R"({"training": "finished", "accreditor": "caahep_abhes", "failed": ["cma-aama"], "failed_times": {"min": 4, "max": 20}})"),
        test::today());
    REQUIRE(accredited.evaluate(failed) == Truth::unknown);
    CHECK(test::names_of(content.rules.open(accredited, content.rules.evaluate(failed), failed)).empty());
    CHECK(open_facts(accredited, failed).empty());
}

TEST_CASE(
    "A condition holds as well at a place where no way to meet it is less open, and never where it is less true") {
    const Content& content = shipped_content();
    const auto as_well = [&](const char* route, const char* here, const char* there) {
        const auto& routes = content.credential("ccma-nha")->routes;
        const auto of = std::find_if(routes.begin(), routes.end(), [&](const Route& r) { return r.id == route; });
        const Situation at_here = situation_of(content, profile(here), test::today()),
                        at_there = situation_of(content, profile(there), test::today());
        return content.rules.holds_as_well(of->condition, {at_here, content.rules.evaluate(at_here)},
                                           {at_there, content.rules.evaluate(at_there)});
    };
    const char* training = "ccma-nha/training";
    const char* finished = R"({"training": "finished", "finish_month": "2026-06"})";
    const char* graduate = R"({"training": "finished", "finish_month": "2026-06", "diploma": "yes"})";
    const char* newcomer = R"({"training": "none", "diploma": "yes"})";
    CHECK(as_well(training, graduate, graduate));
    CHECK(as_well(training, finished, finished));
    CHECK(as_well(training, graduate, finished));
    CHECK_FALSE(as_well(training, finished, graduate));
    CHECK_FALSE(as_well(training, newcomer, graduate));
    CHECK(as_well(training, finished, newcomer));  // it cannot hold there
    const char* work = "ccma-nha/work";
    const char* less = R"({"diploma": "yes", "work_months_3y": {"min": 0, "max": 14}})";
    const char* more = R"({"diploma": "yes", "work_months_3y": {"min": 6, "max": 14}})";
    CHECK(as_well(work, more, less));
    CHECK_FALSE(as_well(work, less, more));

    Random random(24);
    int well = 0;
    for (int round = 0; round < 2000; ++round) {
        const Situation there = random_situation(random);
        Situation here = there;
        for (Interval& value : here.values) {  // a little more is known here, or less time has passed
            if (!value.exact() && random.one_in(4)) value = exactly(random.between(value.min, value.max));
        }
        const Truths truths = content.rules.evaluate(here), truths_there = content.rules.evaluate(there);
        for (const Named& one : all_conditions(content)) {
            if (!content.rules.holds_as_well(*one.condition, {here, truths}, {there, truths_there})) continue;
            INFO(one.name << " in round " << round);
            REQUIRE(int(content.rules.truth(*one.condition, truths)) >=
                    int(content.rules.truth(*one.condition, truths_there)));
            well += content.rules.truth(*one.condition, truths_there) == Truth::unknown;
        }
    }
    CHECK(well > 1000);
}

TEST_CASE("Somebody whose practicum is long enough is not asked about hours of work instead of one") {
    const Content& content = shipped_content();
    const Situation graduate = situation_of(
        content,
        profile(
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
        INFO(credential.id);
        for (const char* end : {"cma-exam", "rma-exam", "ccma-apply", "cma-renewal", "cma-late-renewal",
                                "rma-recertify", "ccma-reinstate", "wa-ma-certified"})
            CHECK_FALSE(useful(end, credential.id.c_str()));
        // Nobody works in Washington without, and each credential has a road that goes by work.
        for (const char* first : {"wa-ma-registered", "wa-ma-emt"}) CHECK(useful(first, credential.id.c_str()));
    }
    CHECK(useful("wait-a-quarter", "ncma-ncct"));
    CHECK_FALSE(useful("wait-a-quarter", "ccma-nha"));
    for (const char* waits : {"ccma-nha", "ncma-ncct"}) CHECK(useful("wait-a-year", waits));
    for (const char* never : {"cma-aama", "rma-amt"}) CHECK_FALSE(useful("wait-a-year", never));
    CHECK(useful("work-both-three-years", "rma-amt"));
    CHECK(useful("work-with-patients", "ncma-ncct"));
    for (const char* work : {"work-both-three-years", "work-with-patients"}) CHECK_FALSE(useful(work, "cma-aama"));
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
        "credentials.json:: more distinct tests, with those of steps.json, than can be told apart; expected at most "
        "128";
    const auto tells = [&](int distinct) {
        const auto all = with_tests(distinct);
        return std::find(all.begin(), all.end(), refused) != all.end();
    };
    const Content& content = shipped_content();
    std::vector<const Test*> tests;  // the distinct ones of the shipped pack, but for that fee's own
    const auto note = [&](const Test* test) {
        if (std::none_of(tests.begin(), tests.end(), [&](const Test* known) { return known->asks_the_same(*test); }))
            tests.push_back(test);
    };
    for (const Named& one : all_conditions(content)) {
        if (one.condition == &content.step("cma-exam")->fees.front().when) continue;
        for (const Test* test : tests_of(*one.condition)) note(test);
    }
    for (const Step& step : content.steps)
        if (step.until) note(&*step.until);
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
                         "credentials.json:: more routes than can be told apart; expected at most 64") != all.end();
    };
    CHECK_FALSE(tells(64));
    CHECK(tells(65));
}
