#include "core/roads/road.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <climits>
#include <functional>
#include <set>

#include "tests/support/content_fixture.h"

using namespace milepost;
using test::completed;
using test::Random;
using test::shipped_content;
using test::told;

namespace {

Situation situation(const Facts& facts) {
    return situation_of(shipped_content(), with_implications(shipped_content(), facts), test::today());
}

Wish in_state(const char* code) { return {{}, code == nullptr ? nullptr : shipped_content().state(code)}; }

/// Walks the rest of the way by a route that is met, and the state's own credential; its months and what it adds to the
/// cost.
std::pair<Interval, Interval> walk_to_the_end(const Route& route, const StateRule* state, Situation here) {
    const Content& content = shipped_content();
    Interval cost_usd;
    const auto walk = [&](const Step& step) {
        cost_usd = cost_usd + cost(step, here).usd;
        here = after(content, step, here);
    };
    for (const std::string& id : route.steps) {
        if (content.step(id)->needs.evaluate(here) == Truth::yes) walk(*content.step(id));
    }
    if (state != nullptr) {
        for (const std::string& id : state->steps) {
            if (content.step(id)->needs.evaluate(here) != Truth::yes) continue;
            walk(*content.step(id));
            break;
        }
    }
    return {here.elapsed, cost_usd};
}

/// The fewest months, and the least money, at most, for which each credential can be had: every order of up to `most`
/// steps is tried.
struct Least {
    int months = INT_MAX, usd = INT_MAX;
};
std::vector<Least> by_trying_all(const Situation& from, const StateRule* state, std::size_t most) {
    const Content& content = shipped_content();
    std::vector<Least> least(content.credentials.size());
    std::vector<const Step*> taken;
    const std::function<void(const Situation&, Interval)> go = [&](const Situation& here, Interval cost_usd) {
        for (std::size_t c = 0; c < content.credentials.size(); ++c) {
            for (const Route& route : content.credentials[c].routes) {
                if (route.condition.evaluate(here) != Truth::yes) continue;
                const auto [months, more_usd] = walk_to_the_end(route, state, here);
                least[c].months = std::min(least[c].months, months.max);
                least[c].usd = std::min(least[c].usd, (cost_usd + more_usd).max);
            }
        }
        if (taken.size() == most) return;
        for (const Step& step : content.steps) {
            const bool on_the_way = step.kind == StepKind::diploma || step.kind == StepKind::school ||
                                    step.kind == StepKind::work || step.id == "cpr-class";
            if (!on_the_way || std::find(taken.begin(), taken.end(), &step) != taken.end()) continue;
            if (step.choice && std::any_of(taken.begin(), taken.end(), [](const Step* one) { return one->choice; }))
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
    "A road takes no step twice, at most one new school, each step only when its needs are met, and ends where the "
    "credential is open") {
    const Content& content = shipped_content();
    Random random(6);
    int walked = 0;
    for (int person = 0; person < 150; ++person) {
        const Facts facts = completed(random, nothing_known(content), FactSet(random.below(1 << 20)), test::today());
        const Situation from = situation(facts);
        INFO(told(facts));
        for (std::size_t c = 0; c < content.credentials.size(); ++c) {
            const Wish wish = in_state(random.one_in(2) ? "WA" : "OH");
            const auto roads = find_roads(content, from, c, wish, Reading::sure);
            REQUIRE_FALSE(roads.empty());
            for (const Road& road : roads) {
                Situation here = from;
                Interval cost_usd;
                int schools = 0;
                for (const Step* taken : road.to.steps) {
                    REQUIRE(taken->needs.evaluate(here) == Truth::yes);
                    cost_usd = cost_usd + cost(*taken, here).usd;
                    here = after(content, *taken, here);
                    schools += taken->choice;
                }
                REQUIRE(std::set(road.to.steps.begin(), road.to.steps.end()).size() == road.to.steps.size());
                REQUIRE(schools <= 1);
                REQUIRE(here.elapsed == road.to.situation.elapsed);
                REQUIRE(road.by->condition.evaluate(here) == Truth::yes);
                const auto [months, more_usd] = walk_to_the_end(*road.by, wish.state, here);
                REQUIRE(road.months.max == months.max);
                REQUIRE(road.cost_usd.max == (cost_usd + more_usd).max);
                ++walked;
            }
        }
    }
    CHECK(walked > 1000);
}

TEST_CASE("What is open today has one road: to apply") {
    const Content& content = shipped_content();
    const Situation graduate =
        situation(test::profile(R"({"training": "finished", "diploma": "yes", "finish_month": "2026-05"})"));
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
        const Facts facts = completed(random, nothing_known(content),
                                      all_known ? ~FactSet{0} : FactSet(random.below(1 << 20)), test::today());
        for (std::size_t c = 0; c < content.credentials.size(); ++c) {
            const auto roads = find_roads(content, situation(facts), c, {}, Reading::sure);
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
    for (int person = 0; person < 60; ++person) {
        const Facts facts = completed(random, nothing_known(content), test::today());
        const Situation from = situation(facts);
        const StateRule* state = random.one_in(4) ? content.state("WA") : nullptr;
        const auto least = by_trying_all(from, state, 4);
        for (std::size_t c = 0; c < content.credentials.size(); ++c) {
            const auto roads = find_roads(content, from, c, {{}, state}, Reading::sure);
            INFO(told(facts) << ", " << content.credentials[c].id);
            REQUIRE_FALSE(roads.empty());
            if (roads.front().to.steps.empty()) continue;  // open today: then nobody wants another road
            const auto months = std::min_element(roads.begin(), roads.end(), [](const Road& a, const Road& b) {
                                    return a.months.max < b.months.max;
                                })->months.max;
            const auto usd = std::min_element(roads.begin(), roads.end(), [](const Road& a, const Road& b) {
                                 return a.cost_usd.max < b.cost_usd.max;
                             })->cost_usd.max;
            REQUIRE(months <= least[c].months);
            REQUIRE(usd <= least[c].usd);
        }
    }
}
