#pragma once
#include <cstdint>
#include <vector>

#include "core/evaluation.h"

namespace milepost {

/// A point that a road can reach: the steps taken, in order, and the person's situation after them.
struct Reached {
    std::vector<const Step*> steps;
    Situation situation;
    Interval cost_usd;
    unsigned open = 0;         ///< bit c: credential c can be applied for here
    unsigned open_before = 0;  ///< the same, one step earlier
    std::uint64_t set = 0;     ///< bit k: step k of the content is among `steps`
    bool chose = false;        ///< one of `steps` is a `choice`
};

/// How to read what is not known: `sure` takes only what surely holds, `hopeful` all that may.
enum class Reading { sure, hopeful };

/// `situation` after `months` have gone by with nothing done: dates recede, months of work fall out of their windows.
Situation later(const Content& content, const Situation& situation, Interval months);

/// How long a step would last from here. Months of work are taken to be recent: none is lost while more are worked.
Interval duration(const Step& step, const Situation& situation);

/// The situation after the step, its time passed and its effects true.
Situation after(const Content& content, const Step& step, const Situation& situation);

/// What the step costs a person in this situation, spanning every fee that may apply.
Fee cost(const Step& step, const Situation& situation);

/// Every set of steps that can be taken from here, each by its quickest order; the empty road first.
std::vector<Reached> explore(const Content& content, const Situation& from, Reading reading);

/// Both readings of one person, from which every road is chosen.
struct Roads {
    Situation from;
    std::vector<Reached> sure;
    std::vector<Reached> hopeful;
};
Roads find_roads(const Content& content, const Situation& from);

/// The best road to a credential for a goal: what the `sure` reading finds, its ranges widened by what may turn out better.
Plan plan_for(const Content& content, const Roads& roads, std::size_t credential, Goal goal, const StateRule* state);

/// Is `a` the better plan for the goal?
bool better(const Plan& a, const Plan& b, Goal goal);

}  // namespace milepost
