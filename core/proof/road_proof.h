#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/roads/evaluation.h"

namespace milepost {

struct RoadFaults {
    std::uint64_t replayed = 0;
    std::vector<std::string> faults;
};

/// Holds the roads of one credential against the conditions' own trees. Each sure road, replayed step by step, has its
/// needs met and arrives where a route is met, after the months and for the dollars said. With `brute`, every order of
/// every set of up to four steps is walked too, and none that surely arrives is sooner than the soonest that was found.
RoadFaults faults_of_roads(const Content& content, const Situation& from, std::size_t credential,
                           const Evaluation& evaluation, bool brute);

}  // namespace milepost
