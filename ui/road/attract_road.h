#pragma once
#include <string>

#include "core/roads/evaluation.h"
#include "ui/base/frame.h"
#include "ui/base/theme.h"

namespace milepost::ui {

/// The colours of attract, on their way between dark and light.
struct AttractLook {
    Colour ground, ink;
    Colour road, line;       ///< the road and its middle line
    Colour mark, mark_line;  ///< a milestone and the star
};

/// An example's road, drawn as far as `drawn` of it: from where it starts (`start`, said to be an example) past its
/// milestones up to the star, with the whole length and price. `shown`: how far it stands out from the ground.
void attract_road(Frame& frame, const Rect& area, const Plan& plan, const std::string& start, const AttractLook& look,
                  float drawn, float shown);

}  // namespace milepost::ui
