#include "core/roads/eligibility.h"

#include <algorithm>
#include <climits>
#include <map>

#include "core/content/step.h"

namespace milepost {
namespace {

using Values = std::map<FactId, int>;

/// The value that makes a test true by changing its last changeable fact as little as possible.
std::optional<std::pair<FactId, int>> mend(const Content& content, const Test& test, const Situation& situation) {
    if (test.measure != Test::Measure::value) return {};
    const auto fact =
        std::find_if(test.facts.rbegin(), test.facts.rend(), [&](FactId id) { return content[id].changeable; });
    if (fact == test.facts.rend()) return {};
    if (test.by_value()) {
        // Values stand from less to more: the most is what one works towards, and nobody is asked to go back to high
        // school.
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

/// What it takes to bring facts to these values by one step of the content or two, none of them a new school; the
/// quickest.
std::optional<Effort> effort_of(const Content& content, const Situation& from, const Values& values) {
    std::optional<Effort> best;
    const auto touches = [&](const Step& step) {
        return std::any_of(values.begin(), values.end(), [&](const auto& wanted) {
            return (step.until && step.until->facts.front() == wanted.first) ||
                   std::any_of(step.makes.begin(), step.makes.end(),
                               [&](const auto& made) { return made.first == wanted.first; });
        });
    };
    const auto walk = [&](const auto& self, const Situation& here, const Effort& so_far, int steps_left) -> void {
        const bool there = std::all_of(values.begin(), values.end(), [&](const auto& wanted) {
            return here.values[index(wanted.first)].min >= wanted.second;
        });
        if (there && (!best || std::pair(so_far.months.max, so_far.cost_usd.max) <
                                   std::pair(best->months.max, best->cost_usd.max)))
            best = so_far;
        if (there || steps_left == 0) return;
        for (const Step& step : content.steps) {
            const bool new_school = step.choice && step.kind == StepKind::school;
            if (new_school || !touches(step) || step.needs.evaluate(here) == Truth::no ||
                changes_something(step, here) == Truth::no)
                continue;
            const Situation then = after(content, step, here);
            const Price fee = cost(step, here);
            self(self, then, {then.elapsed, so_far.cost_usd + fee.usd, so_far.priced && fee.priced}, steps_left - 1);
        }
    };
    walk(walk, from, {}, 2);
    return best;
}

/// The truth should no rule in doubt turn out in the person's favour.
Truth without_doubts(const Condition& condition, const Situation& situation) {
    if (condition.kind == Condition::Kind::test)
        return condition.test.doubtful(situation) ? Truth::no : condition.test.evaluate(situation);
    const bool all = condition.kind == Condition::Kind::all;
    Truth truth = all ? Truth::yes : Truth::no;
    for (const Condition& part : condition.parts) {
        const Truth one = without_doubts(part, situation);
        truth = all ? truth && one : truth || one;
    }
    return truth;
}

}  // namespace

RouteResult explain(const Route& route, const Situation& situation) {
    RouteResult result{&route, route.condition.evaluate(situation), {}, {}};
    for (const Test* test : tests_of(route.condition)) {
        result.reasons.push_back(
            {test, test->evaluate(situation), test->quantity(situation), test->doubtful(situation)});
    }
    return result;
}

Status status_of(Truth any_route) {
    return any_route == Truth::yes ? Status::now : any_route == Truth::no ? Status::later : Status::unknown;
}

Outlook outlook(const Content& content, const Situation& situation, Today date) {
    constexpr int ten_years = 120;  // months
    Outlook outlook;
    const auto note = [](Waiting& waiting, char& was_met, Truth now, int months, auto lost) {
        if (now == Truth::yes && was_met == 0 && months > 0) waiting.opens = months;
        if (now == Truth::yes) was_met = 1;
        if (was_met != 0 && !waiting.closes && lost()) waiting.closes = months;
    };
    std::vector<char> routes, credentials;  // has it surely been met?
    for (int months = 0; months <= ten_years; ++months) {
        Situation then = later(content, situation, exactly(months));
        if (months > 0 && date.known) then.today = exactly(first_day_of(month_of(date.day) + months));
        const Truths truths = content.rules.evaluate_routes(then);
        const auto lost = [&](const Route& route, Truth met) {
            return met == Truth::no || (met == Truth::unknown && without_doubts(route.condition, then) == Truth::no);
        };
        std::size_t r = 0;
        for (std::size_t c = 0; c < content.credentials.size(); ++c) {
            const auto& all = content.credentials[c].routes;
            Truth any = Truth::no;
            for (const Route& route : all) {
                const Truth met = content.rules.truth(route.condition, truths);
                any = any || met;
                if (months == 0) routes.push_back(0), outlook.routes.emplace_back();
                note(outlook.routes[r], routes[r], met, months, [&] { return lost(route, met); });
                ++r;
            }
            if (months == 0) credentials.push_back(0), outlook.credentials.emplace_back();
            note(outlook.credentials[c], credentials[c], any, months, [&] {
                return any != Truth::yes && std::all_of(all.begin(), all.end(), [&](const Route& route) {
                           return lost(route, content.rules.truth(route.condition, truths));
                       });
            });
        }
    }
    return outlook;
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
            const auto same =
                std::find_if(changes.begin(), changes.end(), [&](const Change& c) { return c.facts == facts; });
            if (same != changes.end()) {
                same->opens.push_back(&route);
            } else {
                changes.push_back({facts, {&route}, effort_of(content, situation, way)});
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
