#pragma once
#include "core/roads/evaluation.h"
#include "ui/base/frame.h"
#include "ui/base/semantics.h"
#include "ui/road/milestones.h"

/// What lies over the road when something on it is touched (`Visit::sheet`): what a sign has no room for.
namespace milepost::ui {

/// Names of the sheets that are about no milestone.
namespace sheets {
constexpr const char* more = "road.more";          ///< all else about this road
constexpr const char* cautions = "road.cautions";  ///< what to look out for
}  // namespace sheets

/// Draws the sheet that is open over a road, once all else is drawn; nothing where none is. `road` as in `road_of`,
/// with its `milestones`.
void road_sheet(Frame& frame, const CredentialResult& result, std::size_t road,
                const std::vector<Milestone>& milestones);

/// Is there anything to look out for on a road to this certificate, or in the state?
bool warns(const Frame& frame, const CredentialResult& result);

}  // namespace milepost::ui
