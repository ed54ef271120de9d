#include "core/terms/condition.h"

#include <algorithm>

namespace milepost {

Interval Test::quantity(const Situation& situation) const {
    if (measure == Measure::today) return situation.today;
    Interval sum;
    for (const FactId fact : facts) sum = sum + situation.values[index(fact)];
    return sum;
}

Truth Test::evaluate(const Situation& situation) const {
    return doubtful(situation) ? Truth::unknown : as_written(situation);
}

bool Test::doubtful(const Situation& situation) const {
    return doubt != Doubt::none && as_written(situation) == (doubt == Doubt::when_unmet ? Truth::no : Truth::yes);
}

Truth Test::as_written(const Situation& situation) const {
    const Interval q = quantity(situation);
    if (!by_value()) return range.contains(q) ? Truth::yes : range.overlaps(q) ? Truth::unknown : Truth::no;
    const std::uint64_t possible = values_in(q);
    const std::uint64_t within = possible & allowed;
    return within == possible ? Truth::yes : within != 0 ? Truth::unknown : Truth::no;
}

Truth Condition::evaluate(const Situation& situation) const {
    switch (kind) {
        case Kind::test: return test.evaluate(situation);
        case Kind::all: {
            Truth truth = Truth::yes;
            for (const Condition& part : parts) truth = truth && part.evaluate(situation);
            return truth;
        }
        case Kind::any: {
            Truth truth = Truth::no;
            for (const Condition& part : parts) truth = truth || part.evaluate(situation);
            return truth;
        }
    }
    return Truth::unknown;
}

std::vector<const Test*> tests_of(const Condition& condition) {
    if (condition.kind == Condition::Kind::test) return {&condition.test};
    std::vector<const Test*> tests;
    for (const Condition& part : condition.parts) {
        const auto below = tests_of(part);
        tests.insert(tests.end(), below.begin(), below.end());
    }
    return tests;
}

FactSet read_by(const Condition& condition) {
    FactSet facts = 0;
    for (const Test* test : tests_of(condition))
        for (const FactId fact : test->facts) facts |= only(fact);
    return facts;
}

std::vector<FactId> open_facts(const Condition& condition, const Situation& situation) {
    if (condition.evaluate(situation) != Truth::unknown) return {};
    if (condition.kind == Condition::Kind::test) {
        std::vector<FactId> open;
        if (condition.test.doubtful(situation)) return open;
        for (const FactId fact : condition.test.facts) {
            if (!situation.values[index(fact)].exact()) open.push_back(fact);
        }
        return open;
    }
    std::vector<FactId> open;
    for (const Condition& part : condition.parts) {
        for (const FactId fact : open_facts(part, situation)) {
            if (std::find(open.begin(), open.end(), fact) == open.end()) open.push_back(fact);
        }
    }
    return open;
}

}  // namespace milepost
