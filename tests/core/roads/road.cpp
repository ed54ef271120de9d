#include "core/roads/road.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <climits>
#include <functional>
#include <map>
#include <set>

#include "tests/core/roads/people.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::anybody;
using test::completed;
using test::Random;
using test::shipped_content;
using test::some_facts;
using test::told;

namespace {

/// What is known of a person, who works in that state.
Situation situation(Facts facts, const char* state) {
    const FactId fact = shipped_content().fact_at("state");
    facts[index(fact)] = exactly(shipped_content()[fact].position(state));
    return situation_of(shipped_content(), with_implications(shipped_content(), facts), test::today());
}

Wish in_state(const char* code) { return {{}, shipped_content().state(code), false}; }

/// The roads that are sure, or where none is those that are sure should every doubtful rule turn out well; `wish` then
/// says so.
std::vector<Road> sure_roads(const Situation& from, std::size_t credential, Wish& wish) {
    auto roads = find_roads(shipped_content(), from, credential, wish, Reading::sure);
    if (!roads.empty()) return roads;
    wish.in_favour = true;
    return find_roads(shipped_content(), from, credential, wish, Reading::sure);
}

Truth truth(const Condition& condition, const Situation& here, bool in_favour) {
    if (!in_favour) return condition.evaluate(here);
    const Rules& rules = shipped_content().rules;
    return rules.truth(condition, rules.evaluate(here, true));
}

/// The months, and what is paid on the way, at most.
struct Most {
    int months = 0, usd = 0;
};

/// Walks the rest of the way by a route that is met, and the state's own credential; which of those it is may be open.
Most walk_to_the_end(const Route& route, const StateRule* state, Situation here) {
    const Content& content = shipped_content();
    Interval cost_usd;
    for (const std::string& id : route.steps) {
        const Step& step = *content.step(id);
        if (step.needs.evaluate(here) == Truth::no) continue;
        cost_usd = cost_usd + cost(step, here).usd;
        here = after(content, step, here);
    }
    Most most{here.elapsed.max, cost_usd.max};
    for (const std::string& id : state->steps) {
        const Step& step = *content.step(id);
        const Truth needs = step.needs.evaluate(here);
        if (needs == Truth::no) continue;
        most.months = std::max(most.months, after(content, step, here).elapsed.max);
        most.usd = std::max(most.usd, (cost_usd + cost(step, here).usd).max);
        if (needs == Truth::yes) break;
    }
    return most;
}

/// The fewest months, and the least money, at most, for which each credential can be had: every order of up to `most`
/// steps is tried.
struct Least {
    int months = INT_MAX, usd = INT_MAX;
};
std::vector<Least> by_trying_all(const Situation& from, const StateRule* state, std::size_t most, bool in_favour) {
    const Content& content = shipped_content();
    std::vector<Least> least(content.credentials.size());
    std::vector<const Step*> taken;
    const std::function<void(const Situation&, Interval)> go = [&](const Situation& here, Interval cost_usd) {
        for (std::size_t c = 0; c < content.credentials.size(); ++c) {
            for (const Route& route : content.credentials[c].routes) {
                if (truth(route.condition, here, in_favour) != Truth::yes) continue;
                const auto [months, more_usd] = walk_to_the_end(route, state, here);
                least[c].months = std::min(least[c].months, months);
                least[c].usd = std::min(least[c].usd, cost_usd.max + more_usd);
            }
        }
        if (taken.size() == most) return;
        for (const Step& step : content.steps) {
            if (std::find(taken.begin(), taken.end(), &step) != taken.end()) continue;
            if (step.choice && std::any_of(taken.begin(), taken.end(),
                                           [&](const Step* one) { return one->choice && one->kind == step.kind; }))
                continue;
            if (step.needs.evaluate(here) != Truth::yes || changes_something(step, here) == Truth::no) continue;
            taken.push_back(&step);
            go(after(content, step, here), cost_usd + cost(step, here).usd);
            taken.pop_back();
        }
    };
    go(from, {});
    return least;
}

}  // namespace

TEST_CASE(
    "A road takes no step twice, at most one new school and one job, each step only when its needs are met, and ends "
    "where the "
    "credential is open") {
    const Content& content = shipped_content();
    Random random(6);
    int walked = 0;
    for (int person = 0; person < 150; ++person) {
        const Facts facts = completed(random, anybody(random), some_facts(random), test::today());
        for (std::size_t c = 0; c < content.credentials.size(); ++c) {
            const char* state = random.one_in(2) ? "WA" : "OH";
            const Situation from = situation(facts, state);
            Wish wish = in_state(state);
            const auto roads = sure_roads(from, c, wish);
            INFO(told(facts) << " in " << state << ", " << content.credentials[c].id);
            REQUIRE_FALSE(roads.empty());
            for (const Road& road : roads) {
                Situation here = from;
                Interval cost_usd;
                std::map<StepKind, int> choices;
                for (const Step* taken : road.to.steps) {
                    REQUIRE(truth(taken->needs, here, wish.in_favour) == Truth::yes);
                    cost_usd = cost_usd + cost(*taken, here).usd;
                    here = after(content, *taken, here);
                    choices[taken->kind] += taken->choice;
                }
                REQUIRE(std::set(road.to.steps.begin(), road.to.steps.end()).size() == road.to.steps.size());
                for (const auto& [kind, taken] : choices) REQUIRE(taken <= 1);
                REQUIRE(here.elapsed == road.to.situation.elapsed);
                REQUIRE(truth(road.by->condition, here, wish.in_favour) == Truth::yes);
                const auto [months, more_usd] = walk_to_the_end(*road.by, wish.state, here);
                REQUIRE(road.months.max == months);
                REQUIRE(road.cost_usd.max == cost_usd.max + more_usd);
                ++walked;
            }
        }
    }
    CHECK(walked > 1000);
}

TEST_CASE("What is open today has one road: to apply") {
    const Content& content = shipped_content();
    const Situation graduate = situation(
        test::profile(R"({"training": "finished", "diploma": "yes", "finish_month": "2026-05", "holds": []})"), "OH");
    for (const Reading reading : {Reading::sure, Reading::hopeful}) {
        const auto roads = find_roads(content, graduate, 2, {}, reading);
        REQUIRE(roads.size() == 1);
        CHECK(roads.front().to.steps.empty());
        CHECK(roads.front().months == Interval{1, 3});
    }
}

TEST_CASE("No road takes a step that it could do without, unless it is shorter or cheaper for it") {
    const Content& content = shipped_content();
    Random random(7);
    for (int person = 0; person < 300; ++person) {
        const bool all_known = person % 2 == 0;
        const Facts facts =
            completed(random, anybody(random), all_known ? ~FactSet{0} : some_facts(random), test::today());
        for (std::size_t c = 0; c < content.credentials.size(); ++c) {
            Wish wish = in_state("OH");
            const auto roads = sure_roads(situation(facts, "OH"), c, wish);
            for (const Road& longer : roads) {
                for (const Road& road : roads) {
                    const bool fewer = road.to.set != longer.to.set && (road.to.set & ~longer.to.set) == 0;
                    const bool worse_at_worst =
                        longer.months.max >= road.months.max && longer.cost_usd.max >= road.cost_usd.max;
                    const bool worse_at_best =
                        longer.months.min >= road.months.min && longer.cost_usd.min >= road.cost_usd.min;
                    if (fewer && worse_at_worst && (all_known || worse_at_best)) {
                        FAIL(told(facts) << ": a road to " << content.credentials[c].id << " with a step for nothing, "
                                         << longer.to.steps[longer.to.steps.size() - 1]->id);
                    }
                }
            }
        }
    }
}

TEST_CASE(
    "Of somebody of whom all is known, no order of any steps leads to a credential sooner or for less than the roads "
    "that are found") {
    const Content& content = shipped_content();
    Random random(8);
    for (int person = 0; person < 90; ++person) {
        const Facts facts = completed(random, anybody(random), test::today());
        const char* state = random.one_in(4) ? "WA" : "OH";
        const Situation from = situation(facts, state);
        // Roads do not wait: where that helps, any step that passes the time would do. It does where a program is soon
        // to end.
        const Interval ago = from.values[index(content.fact_at("finish_month"))];
        if (ago.min < 0 && from.values[index(content.fact_at("training"))].min > 0) continue;
        const auto surely = by_trying_all(from, content.state(state), 4, false);
        for (std::size_t c = 0; c < content.credentials.size(); ++c) {
            Wish wish = in_state(state);
            const auto roads = sure_roads(from, c, wish);
            const Least least = (wish.in_favour ? by_trying_all(from, content.state(state), 4, true) : surely)[c];
            INFO(told(facts) << " in " << state << ", " << content.credentials[c].id);
            REQUIRE_FALSE(roads.empty());
            if (roads.front().to.steps.empty()) continue;  // open today: then nobody wants another road
            const auto months = std::min_element(roads.begin(), roads.end(), [](const Road& a, const Road& b) {
                                    return a.months.max < b.months.max;
                                })->months.max;
            const auto usd = std::min_element(roads.begin(), roads.end(), [](const Road& a, const Road& b) {
                                 return a.cost_usd.max < b.cost_usd.max;
                             })->cost_usd.max;
            REQUIRE(months <= least.months);
            REQUIRE(usd <= least.usd);
        }
    }
}

TEST_CASE("Where a doubtful rule closes every road they are found in the person's favour, and none is without that") {
    const Content& content = shipped_content();
    const Situation failed = situation(
        test::profile(
            R"({"training": "finished", "diploma": "yes", "finish_month": "2026-05", "accreditor": "caahep_abhes", "holds": [], "failed": ["cma-aama"], "failed_times": 3})"),
        "OH");
    CHECK(find_roads(content, failed, 0, in_state("OH"), Reading::sure).empty());
    Wish in_favour = in_state("OH");
    in_favour.in_favour = true;
    const auto roads = find_roads(content, failed, 0, in_favour, Reading::sure);
    REQUIRE(roads.size() == 1);
    CHECK(roads.front().to.steps.empty());
    CHECK(roads.front().by->id == "cma-aama/accredited-program");
    // Whatever is sure does not hang on that.
    CHECK(find_roads(content, failed, 2, in_state("OH"), Reading::sure).front().months ==
          find_roads(content, failed, 2, in_favour, Reading::sure).front().months);
}

TEST_CASE("On the road a person grows older: who is 16 or 17 today may be of age after a year, and is after three") {
    const Content& content = shipped_content();
    const Situation young = situation(
        test::profile(
            R"({"age": "16_17", "diploma": "yes", "training": "none", "work_months_3y": 1, "work_months_5y": 1, "work_months_7y": 1, "work_duties": "both", "cpr": true, "holds": []})"),
        "CA");
    const Condition& of_age = content.state("CA")->limits.front().lifted;
    CHECK(of_age.evaluate(young) == Truth::no);
    std::set<std::string> found;
    for (const Road& road : find_roads(content, young, 1, in_state("CA"), Reading::sure)) {
        if (road.to.steps.size() != 1) continue;
        const std::string step = road.to.steps[0]->id;
        found.insert(step);
        if (step == "apprenticeship") CHECK(of_age.evaluate(road.to.situation) == Truth::unknown);
        if (step == "work-three-years") CHECK(of_age.evaluate(road.to.situation) == Truth::yes);
    }
    CHECK(found.contains("apprenticeship"));
    CHECK(found.contains("work-three-years"));
}
