#pragma once
#include "ui/base/frame.h"

/// A calm notice for someone whose touches miss again and again: larger buttons and letters, in one tap.
namespace milepost::ui {

/// How high it is at this width, in pixels; 0 where nothing is offered.
float larger_offer_height(Frame& frame, float width);
/// Draws it, and appends what was chosen.
void larger_offer(Frame& frame, const Rect& place);

}  // namespace milepost::ui
