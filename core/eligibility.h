#pragma once
#include <vector>

#include "core/evaluation.h"

namespace milepost {

/// Whether a route is met in a situation, and how each of its tests stands.
RouteResult explain(const Route& route, const Situation& situation);

/// `now` where a route is met whatever is unknown, `later` where none can be, else `unknown`.
Status status_of(const std::vector<RouteResult>& routes);

/// The smallest changes, of one fact or two that a person can change, that open a route which is not met.
std::vector<Change> changes_for(const Content& content, const Credential& credential, const Situation& situation);

}  // namespace milepost
