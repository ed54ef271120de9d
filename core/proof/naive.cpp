#include "core/proof/naive.h"

#include <algorithm>
#include <set>

namespace milepost {
namespace {

/// A person of whom the facts that a route reads are known exactly, and the day; and how each doubtful rule of the
/// route turns out.
struct Person {
    std::map<FactId, int> values;
    int today = 0;
    std::map<const Test*, bool> in_favour;
};

bool holds(const Test& test, const Person& person) {
    int quantity = 0;
    if (test.measure == Test::Measure::today) quantity = person.today;
    else
        for (const FactId fact : test.facts) quantity += person.values.at(fact);
    const bool met = test.allowed != 0 ? (test.allowed >> quantity & 1) != 0
                                       : quantity >= test.range.min && quantity <= test.range.max;
    if (test.doubt == Test::Doubt::when_unmet && !met) return person.in_favour.at(&test);
    if (test.doubt == Test::Doubt::when_met && met) return person.in_favour.at(&test);
    return met;
}

bool holds(const Condition& condition, const Person& person) {
    const auto part_holds = [&](const Condition& part) { return holds(part, person); };
    switch (condition.kind) {
        case Condition::Kind::test: return holds(condition.test, person);
        case Condition::Kind::all: return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
        case Condition::Kind::any: return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
    }
    return false;
}

/// The values of a fact that can make a difference: every one of a choice; of a number the ends, and both sides of each
/// threshold.
std::set<int> values_to_try(FactId fact, Interval known, const std::vector<const Test*>& tests) {
    std::set<int> values{known.min, known.max};
    const auto add = [&](int value) {
        if (known.contains(value)) values.insert(value);
    };
    for (const Test* test : tests) {
        if (std::find(test->facts.begin(), test->facts.end(), fact) == test->facts.end()) continue;
        if (test->allowed != 0) {
            for (int value = known.min; value <= known.max; ++value) values.insert(value);
        } else {
            for (const int threshold : {test->range.min, test->range.max}) {
                for (const int beside : {-1, 0, 1})
                    if (threshold > -100000 && threshold < 1000000) add(threshold + beside);
            }
        }
    }
    return values;
}

}  // namespace

Truth naive_verdict(const Route& route, const Situation& situation) {
    const auto tests = tests_of(route.condition);
    std::map<FactId, std::set<int>> open;
    for (const Test* test : tests) {
        for (const FactId fact : test->facts)
            open.try_emplace(fact, values_to_try(fact, situation.values[index(fact)], tests));
    }
    bool some = false, all = true;
    Person person{{}, situation.today.min, {}};
    std::vector<const Test*> doubtful;
    for (const Test* test : tests)
        if (test->doubt != Test::Doubt::none) doubtful.push_back(test);
    const auto try_from = [&](const auto& self, auto fact) -> void {
        if (some && !all) return;
        if (fact == open.end()) {
            for (std::uint64_t turn = 0; turn < std::uint64_t{1} << doubtful.size(); ++turn) {
                for (std::size_t d = 0; d < doubtful.size(); ++d) person.in_favour[doubtful[d]] = (turn >> d & 1) != 0;
                const bool met = holds(route.condition, person);
                some = some || met;
                all = all && met;
            }
            return;
        }
        for (const int value : fact->second) {
            person.values[fact->first] = value;
            self(self, std::next(fact));
        }
    };
    try_from(try_from, open.begin());
    return all ? Truth::yes : some ? Truth::unknown : Truth::no;
}

}  // namespace milepost
