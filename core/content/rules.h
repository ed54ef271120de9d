#pragma once
#include <cstdint>
#include <vector>

#include "core/terms/condition.h"

namespace milepost {

struct Content;
struct Credential;

/// A set of tests, by their position in `Rules::tests`.
__extension__ using TestSet = unsigned __int128;

/// How every test of a pack stands in one situation: those that surely hold, and those that may (which are more).
struct Truths {
    TestSet yes = 0;
    TestSet maybe = 0;
};

/// The conditions of a pack in a form made for speed. Each distinct test stands once; a condition is the alternatives
/// that satisfy it, each a set of tests that must hold together. Kleene's "and" and "or" are minimum and maximum, which
/// distribute, so that the truth is that of the tree. All tests of a situation are decided first, those of one choice
/// by one look into a table; then a condition costs two comparisons for each of its alternatives.
class Rules {
  public:
    /// As many distinct tests, and as many routes, as a pack may have.
    static constexpr std::size_t most_tests = 128, most_routes = 64;

    /// Compiles every condition of routes, steps and their lengths and fees, and numbers it there
    /// (`Condition::number`). Of more than `most_tests` or `most_routes` it says so, and the pack is refused.
    static Rules compile(Content& content);

    /// How all tests stand; or how they would, should every doubtful rule turn out in the person's favour.
    [[nodiscard]] Truths evaluate(const Situation& situation, bool in_favour = false) const {
        return evaluate(situation, ~TestSet{0}, in_favour);
    }
    /// The tests of routes alone.
    [[nodiscard]] Truths evaluate_routes(const Situation& situation) const {
        return evaluate(situation, last_of_routes_, false);
    }

    [[nodiscard]] Truth truth(const Condition& condition, Truths truths) const;

    /// All routes at a time, in the order of the content: bit k of `yes` and of `maybe` is the k-th route.
    [[nodiscard]] Truths routes(Truths truths) const;

    /// The truth of a condition where things have come to, but for what was as open at the start: an alternative that
    /// was possible there, and whose undecided tests read nothing that has been `touched` since, can hold now only if
    /// it held then; so can another that wants the same to turn out so, and more.
    [[nodiscard]] Truth truth_since(Truths start, const Condition& condition, Truths truths, FactSet touched) const;

    /// Where things have come to, with what that decides.
    struct Place {
        const Situation& situation;
        Truths truths;
    };
    /// Does a condition hold `here` for everyone for whom it holds `there`, another place of the same person? So it
    /// does where for each way in which it may hold there one here leaves nothing else undecided, and what it leaves
    /// stands no worse.
    [[nodiscard]] bool holds_as_well(const Condition& condition, const Place& here, const Place& there) const;

    /// The facts, not exact in `situation`, on which an open condition hangs; none for what a doubt alone leaves open.
    [[nodiscard]] FactSet open(const Condition& condition, Truths truths, const Situation& situation) const;

    /// Facts that time alone moves: months, which recede, and counts within a window, which things slide out of.
    [[nodiscard]] const std::vector<std::size_t>& month_facts() const { return month_facts_; }
    [[nodiscard]] const std::vector<std::size_t>& window_facts() const { return window_facts_; }

    /// The pack has more distinct tests, or more routes, than can be told apart.
    [[nodiscard]] bool too_many_tests() const { return too_many_tests_; }
    [[nodiscard]] bool too_many_routes() const { return too_many_routes_; }

    /// The steps (bit k: step k of the content) that can bring a road nearer to a credential: those that last until one
    /// of its tests holds or make what its tests read; and likewise for the needs, length and price of such a step.
    [[nodiscard]] std::uint64_t useful_steps(std::size_t credential) const { return useful_steps_[credential]; }

  private:
    /// A test of a number, as the loops of `evaluate` read it.
    struct Compiled {
        TestSet bit = 0;
        Interval range;
        std::uint8_t fact = 0;
        Few<std::uint8_t, 7> and_facts;  ///< the others, where it reads a sum
    };
    /// A choice or a set that tests read, and where what its values decide begins.
    struct Choice {
        std::uint8_t fact = 0;
        int width = 0;  ///< values that it can take
        std::size_t begin = 0;
    };
    struct Alternatives {
        std::size_t begin = 0, end = 0;
    };
    void add(Condition& condition);
    void tabulate(const Content& content);
    TestSet number_of(const Test& test);
    std::vector<TestSet> alternatives_of(const Condition& condition);
    std::uint64_t useful_to(const Content& content, const Credential& credential);
    [[nodiscard]] Truths evaluate(const Situation& situation, TestSet last, bool in_favour) const;

    std::vector<Test> tests_;        ///< those of routes first
    std::vector<FactSet> facts_of_;  ///< what each of them reads
    std::vector<std::size_t> month_facts_, window_facts_;
    TestSet last_of_routes_ = 0;
    TestSet doubt_unmet_ = 0, doubt_met_ = 0;  ///< tests of rules that may ask for less, or for more
    bool too_many_tests_ = false, too_many_routes_ = false;
    std::vector<Compiled> by_least_, by_range_, by_sum_, by_day_;  ///< the same tests by how they are decided
    std::vector<Choice> choices_;
    std::vector<Truths> by_values_;  ///< of `choices_`: what each pair of least and most value decides
    /// What satisfies each route, one array for each half of a set of tests.
    struct RouteAlternatives {
        std::vector<std::uint64_t> low, high;
        std::vector<std::uint64_t> route;  ///< bit k: the k-th of the content
        void add(TestSet tests, std::uint64_t of_route);
        [[nodiscard]] std::uint64_t met_with(TestSet tests) const;
    };
    RouteAlternatives route_alternatives_;
    std::vector<TestSet> alternatives_;
    std::vector<Alternatives> conditions_;
    std::vector<std::uint64_t> useful_steps_;
};

/// The facts of a situation that are not known exactly, or as exactly as they can be said.
FactSet inexact(const Situation& situation);

}  // namespace milepost
