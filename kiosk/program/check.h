#pragma once
#include <string>

#include "core/proof/difference.h"
#include "core/proof/proof.h"

namespace milepost::kiosk {

/// What a proof established, for staff: a line for each part, the last `proved: N answer combinations, V violations, S
/// s, digest D`. N is what the narrowest part of the proof covers; where nobody was walked, the verdicts alone, and it
/// says so.
std::string report_of(const Proof& proof, double seconds);

/// What a change of content means for people, a line for each group, the largest first.
std::string report_of(const Difference& difference, const std::string& against);

}  // namespace milepost::kiosk
