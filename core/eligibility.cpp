#include "core/eligibility.h"

#include <algorithm>
#include <climits>
#include <map>

namespace milepost {
namespace {

using Values = std::map<FactId, int>;

/// The value that makes a test true by changing its last changeable fact as little as possible.
std::optional<std::pair<FactId, int>> mend(const Content& content, const Test& test, const Situation& situation) {
    if (test.measure != Test::Measure::value) return {};
    const auto fact = std::find_if(test.facts.rbegin(), test.facts.rend(), [&](FactId id) { return content[id].changeable; });
    if (fact == test.facts.rend()) return {};
    if (test.by_value()) {
        // Values stand from less to more: the most is what one works towards, and nobody is asked to go back to high school.
        const int most = content[*fact].domain.max;
        if ((test.allowed >> most & 1) == 0 || situation.values[index(*fact)].min == most) return {};
        return std::pair(*fact, most);
    }
    if (test.range.min == INT_MIN) return {};  // an upper bound: there is nothing to do more of
    const int others = test.quantity(situation).min - situation.values[index(*fact)].min;
    return std::pair(*fact, test.range.min - others);
}

/// Every way to make a condition true by changing at most two facts.
std::vector<Values> ways(const Content& content, const Condition& condition, const Situation& situation) {
    if (condition.evaluate(situation) == Truth::yes) return {{}};
    std::vector<Values> found;
    if (condition.kind == Condition::Kind::test) {
        if (const auto change = mend(content, condition.test, situation)) found.push_back({*change});
    } else if (condition.kind == Condition::Kind::any) {
        for (const Condition& part : condition.parts) {
            const auto more = ways(content, part, situation);
            found.insert(found.end(), more.begin(), more.end());
        }
    } else {
        found.push_back({});
        for (const Condition& part : condition.parts) {
            std::vector<Values> joined;
            for (const Values& more : ways(content, part, situation)) {
                for (Values both : found) {
                    for (const auto& [fact, value] : more) {
                        const auto known = both.find(fact);
                        both[fact] = known == both.end() ? value : std::max(known->second, value);
                    }
                    if (both.size() <= 2) joined.push_back(std::move(both));
                }
            }
            found = std::move(joined);
        }
    }
    return found;
}

}  // namespace

RouteResult explain(const Route& route, const Situation& situation) {
    RouteResult result{&route, route.condition.evaluate(situation), {}};
    for (const Test* test : tests_of(route.condition)) {
        result.reasons.push_back({test, test->evaluate(situation), test->quantity(situation)});
    }
    return result;
}

Status status_of(const std::vector<RouteResult>& routes) {
    Truth any = Truth::no;
    for (const RouteResult& route : routes) any = any || route.met;
    return any == Truth::yes ? Status::now : any == Truth::no ? Status::later : Status::unknown;
}

std::vector<Change> changes_for(const Content& content, const Credential& credential, const Situation& situation) {
    std::vector<Change> changes;
    for (const Route& route : credential.routes) {
        if (route.condition.evaluate(situation) == Truth::yes) continue;
        for (const Values& way : ways(content, route.condition, situation)) {
            Situation changed = situation;
            for (const auto& [fact, value] : way) changed.values[index(fact)] = exactly(value);
            if (way.empty() || route.condition.evaluate(changed) != Truth::yes) continue;
            const std::vector<std::pair<FactId, int>> facts(way.begin(), way.end());
            const auto same = std::find_if(changes.begin(), changes.end(), [&](const Change& c) { return c.facts == facts; });
            if (same != changes.end()) {
                same->opens.push_back(&route);
            } else {
                changes.push_back({facts, {&route}});
            }
        }
    }
    // A change that holds a smaller one is not a smallest change.
    std::erase_if(changes, [&](const Change& big) {
        return std::any_of(changes.begin(), changes.end(), [&](const Change& small) {
            return small.facts.size() < big.facts.size() &&
                   std::includes(big.facts.begin(), big.facts.end(), small.facts.begin(), small.facts.end()) &&
                   std::includes(small.opens.begin(), small.opens.end(), big.opens.begin(), big.opens.end());
        });
    });
    return changes;
}

}  // namespace milepost
