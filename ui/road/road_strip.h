#pragma once
#include "core/roads/evaluation.h"
#include "ui/base/column.h"

namespace milepost::ui {

/// How far the recommended road reaches for what is known by now, and what the last answer did to it: the road laid on
/// its side, its length in words, and a ghost of the star where it stood before. Fills the column; gives the pixels
/// that it needs.
float road_strip(Column& column);

/// A road on its side, as wide as its months are of `scale`, in a lane as high as `rect`.
void road_lane(Frame& frame, Surface surface, const Plan& plan, const Rect& rect, int scale);

}  // namespace milepost::ui
