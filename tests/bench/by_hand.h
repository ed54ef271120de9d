#pragma once
#include <array>

#include "core/content/content.h"

namespace milepost::bench {

/// One for each route, in the order of credentials.json.
using Verdicts = std::array<Truth, 19>;

/// The limit: the rules of credentials.json written out in C++, as one would who had only these rules and only speed in
/// mind.
Verdicts by_hand(const Situation& situation);

/// Does `by_hand` know the facts by the places that they have in the content?
bool by_hand_knows(const Content& content);

}  // namespace milepost::bench
