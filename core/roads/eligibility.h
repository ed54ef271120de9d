#pragma once
#include <vector>

#include "core/roads/evaluation.h"

namespace milepost {

/// Whether a route is met in a situation, and how each of its tests stands.
RouteResult explain(const Route& route, const Situation& situation);

/// `now` where a route is met whatever is unknown, `later` where none can be, else `unknown`: by the best of its
/// routes.
Status status_of(Truth any_route);

/// What waiting alone will do: for each route of each credential in turn, and for each credential by any of its routes.
/// Looks ten years ahead. Work that slides out of its window only may be lost, so that it closes nothing.
struct Outlook {
    std::vector<Waiting> routes;
    std::vector<Waiting> credentials;
};
Outlook outlook(const Content& content, const Situation& situation, Today date);

/// The smallest changes, of one fact or two that a person can change, that open a route which is not met.
std::vector<Change> changes_for(const Content& content, const Credential& credential, const Situation& situation);

}  // namespace milepost
