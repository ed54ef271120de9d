#pragma once
#include "core/evaluation.h"
#include "core/road.h"

namespace milepost {

/// The best road to a credential for a goal, and the others that may be worth more to someone. An unknown goal is `soonest`,
/// and then the facts that could matter to any goal are said to matter.
Plans plans_for(const Content& content, const Situation& from, std::size_t credential, std::optional<Goal> goal, const StateRule* state);

/// Is `a` the better plan for the goal?
bool better(const Plan& a, const Plan& b, Goal goal);

}  // namespace milepost
