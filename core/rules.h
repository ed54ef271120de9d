#pragma once
#include <cstdint>
#include <vector>

#include "core/condition.h"

namespace milepost {

struct Credential;

/// A set of tests, by their position in `Rules::tests`.
using TestSet = std::uint64_t;

/// How every test of a pack stands in one situation: those that surely hold, and those that may (which are more).
struct Truths {
    TestSet yes = 0;
    TestSet maybe = 0;
};

/// The conditions of a pack in a form made for speed. Each distinct test stands once; a condition is the alternatives that
/// satisfy it, each a set of tests that must hold together. Kleene's "and" and "or" are minimum and maximum, which
/// distribute, so that the truth is that of the tree. All tests of a situation are decided first, without a branch on
/// what they belong to; then a condition costs two comparisons for each of its alternatives.
class Rules {
public:
    /// As many distinct tests as a pack may have.
    static constexpr std::size_t most_tests = 64;

    /// Compiles every condition of routes, steps and their lengths and fees, and numbers it there (`Condition::number`).
    /// Of more distinct tests than `most_tests` it says so, and the pack is refused.
    static Rules compile(Content& content);

    /// How all tests stand.
    [[nodiscard]] Truths evaluate(const Situation& situation) const { return evaluate(situation, ~TestSet{0}); }
    /// The tests of routes alone.
    [[nodiscard]] Truths evaluate_routes(const Situation& situation) const { return evaluate(situation, route_tests_); }

    [[nodiscard]] Truth truth(const Condition& condition, Truths truths) const;

    /// The truth of a condition where things have come to, but for what was as open at the start: an alternative that was
    /// possible there, and whose undecided tests read nothing that has been `touched` since, can hold now only if it held then.
    [[nodiscard]] Truth truth_since(Truths start, const Condition& condition, Truths truths, FactSet touched) const;

    /// The facts, not known exactly in `situation`, on which an undecided condition hangs.
    [[nodiscard]] FactSet open(const Condition& condition, Truths truths, const Situation& situation) const;

    /// Facts that time alone moves: months, which recede, and counts within a window, which things slide out of.
    [[nodiscard]] const std::vector<std::size_t>& month_facts() const { return month_facts_; }
    [[nodiscard]] const std::vector<std::size_t>& window_facts() const { return window_facts_; }

    /// The pack has more distinct tests than can be told apart.
    [[nodiscard]] bool too_many() const { return too_many_; }

    /// The steps (bit k: step k of the content) that can bring a road nearer to a credential: those that last until one of
    /// its tests holds or make what its tests read; and likewise for the needs, length and price of such a step.
    [[nodiscard]] std::uint64_t useful_steps(std::size_t credential) const { return useful_steps_[credential]; }

private:
    /// A test as the loops of `evaluate` read it.
    struct Compiled {
        TestSet bit = 0;
        std::uint8_t fact = 0;                ///< the first that it reads
        std::vector<std::uint8_t> and_facts;  ///< the others, where it reads a sum
        std::uint64_t allowed = 0;
        Interval range;
    };
    struct Alternatives {
        std::size_t begin = 0, end = 0;
    };
    void add(Condition& condition);
    TestSet number_of(const Test& test);
    std::vector<TestSet> alternatives_of(const Condition& condition);
    std::uint64_t useful_to(const Content& content, const Credential& credential);
    [[nodiscard]] Truths evaluate(const Situation& situation, TestSet wanted) const;

    std::vector<Test> tests_;             ///< those of routes first
    std::vector<FactSet> facts_of_;       ///< what each of them reads
    std::vector<std::size_t> month_facts_, window_facts_;
    TestSet route_tests_ = 0;
    bool too_many_ = false;
    std::vector<Compiled> by_value_, by_range_, by_day_;  ///< the same tests by how they are decided
    std::vector<TestSet> alternatives_;
    std::vector<Alternatives> conditions_;
    std::vector<std::uint64_t> useful_steps_;
};

/// The facts of a situation that are not known exactly.
FactSet inexact(const Situation& situation);

}  // namespace milepost
