#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/terms/date.h"
#include "core/terms/fact.h"
#include "core/terms/truth.h"

namespace milepost {

struct Place;

/// A person at a moment: what is known, with months told as months ago (negative: ahead), and the days that today may
/// be. Moving on in time changes a situation, not the conditions (see road.h).
struct Situation {
    Facts values;      ///< as `Facts`, but a month fact holds how many months ago it was
    Interval today;    ///< days since 1970-01-01
    Interval elapsed;  ///< months since the real today
    FactSet ages = 0;  ///< facts that are an age and known as well as anyone says it: there is no more to ask
    Interval where;    ///< the states, of those that prices are told for, in which the person may be
    const Place* place = nullptr;  ///< where they chose to go to school; null: nowhere yet
    Month start = 0;               ///< the real today's month; 0: not known
};

/// One test of one quantity. Its truth over intervals is exact for its own facts.
struct Test {
    enum class Measure { value, months_since, today };
    /// Where the sources disagree, or the rule was not found. A doubt `when_unmet`: the rule may ask for less, so that
    /// whoever fails the test may meet the rule. A doubt `when_met`: the rule may ask for more.
    enum class Doubt { none, when_unmet, when_met };
    Measure measure = Measure::value;
    std::vector<FactId> facts;  ///< more than one: their sum
    std::uint64_t allowed = 0;  ///< for choices and sets: bit k allows the value k
    Interval range;             ///< otherwise: the numbers (months, days since 1970) that are allowed
    Doubt doubt = Doubt::none;
    bool quiet = false;  ///< nobody is told that it is met: it says that something has not happened
    std::string words;   ///< key of the sentence that says how this test stands

    [[nodiscard]] bool by_value() const { return allowed != 0; }
    /// The same test, whatever the words for it.
    [[nodiscard]] bool asks_the_same(const Test& other) const {
        return measure == other.measure && facts == other.facts && allowed == other.allowed && range == other.range &&
               doubt == other.doubt;
    }
    [[nodiscard]] Interval quantity(const Situation& situation) const;
    [[nodiscard]] Truth evaluate(const Situation& situation) const;
    /// Its truth is unknown for the doubt alone: knowing more of the person would not decide it.
    [[nodiscard]] bool doubtful(const Situation& situation) const;

  private:
    [[nodiscard]] Truth as_written(const Situation& situation) const;
};

/// Bit k: a choice, or a set, that lies within the interval may be the value k.
constexpr std::uint64_t values_in(Interval values) {
    const std::uint64_t up_to_max = values.max >= 63 ? ~std::uint64_t{0} : (std::uint64_t{1} << (values.max + 1)) - 1;
    return up_to_max & ~((std::uint64_t{1} << values.min) - 1);
}

/// A three-valued condition: a tree of "all of" and "any of" over tests. An empty "all" is always true.
struct Condition {
    enum class Kind { all, any, test };
    Kind kind = Kind::all;
    std::vector<Condition> parts;
    Test test;
    int number = -1;  ///< its place in the pack's `Rules`

    [[nodiscard]] Truth evaluate(const Situation& situation) const;
};

/// Every test in the tree, in reading order.
std::vector<const Test*> tests_of(const Condition& condition);

/// The facts that a condition reads.
FactSet read_by(const Condition& condition);

/// The facts on which the truth of an undecided condition still hangs; none where it is decided.
/// A test below an "all" that is already false, or an "any" that is already true, no longer counts.
std::vector<FactId> open_facts(const Condition& condition, const Situation& situation);

}  // namespace milepost
