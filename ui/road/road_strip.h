#pragma once
#include "core/roads/evaluation.h"
#include "ui/base/column.h"

namespace milepost::ui {

/// How far the recommended road reaches for what is known by now, and what the last answer did to it: the road laid on
/// its side, its length in words, and a ghost of the star where it stood before. Fills the column; gives the pixels
/// that it needs.
float road_strip(Column& column);

/// The best first, the others in the order of the content: so wherever all stand together.
std::vector<const CredentialResult*> best_first(const Evaluation& evaluation);
/// Months that the roads of all of them are drawn to.
int scale_of(const std::vector<const Evaluation*>& all);

/// A road on its side, as wide as its months are of `scale`, in a lane as high as `rect`.
void road_lane(Frame& frame, Surface surface, const Plan& plan, const Rect& rect, int scale);

}  // namespace milepost::ui
