#pragma once
#include "core/content/content.h"

namespace milepost {

/// The second opinion: whether a route is met by everyone, by nobody or by some of those whom `situation` may describe,
/// found by trying them. Written straight from the conditions, over people of whom all is known, so that it shares
/// nothing with the three-valued logic that it is held against.
Truth naive_verdict(const Route& route, const Situation& situation);

}  // namespace milepost
