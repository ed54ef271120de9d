#pragma once
#include "core/roads/evaluation.h"
#include "core/roads/road.h"

namespace milepost {

/// The best road to a credential for what a person wants, and the others that may be worth more to someone. An unknown
/// goal counts as `soonest`.
Plans plans_for(const Content& content, const Situation& from, std::size_t credential, const Wish& wish);

/// Makes `plans` say what may also be so where the person may be in another state, whose plans are `elsewhere`: ranges
/// span both, and what that state alone asks for is a stage that is not sure.
void reckon_with(Plans& plans, const Plans& elsewhere);

/// Puts a step before all others, today and beside them: what somebody who works already needs for that.
void begin_with(Plans& plans, const Stage& first);

/// The plan of a credential that is held: keeping it. Its first renewal alone, and no time or money before that.
Plan keeping(const Content& content, const Credential& credential);

/// Makes `plans` say what may also be so where the person may hold the credential already: then no step is needed.
void reckon_with_holding(Plans& plans);

/// What the months and the money of a plan hold beyond the steps that it shows: 0 but where facts that are not known
/// may still lead another way. Either end may be less than 0.
Effort remainder(const Plan& plan);

/// Is `a` the better plan for the goal?
bool better(const Plan& a, const Plan& b, Goal goal);

}  // namespace milepost
