#pragma once
#include "ui/base/frame.h"

namespace milepost::ui {

/// Draws one frame of the screen that the model asks for into Dear ImGui's current frame (between NewFrame and Render).
/// Returns the seconds until something moves by itself: 0 while an animation runs, infinity where all is at rest.
double draw(Frame& frame);

}  // namespace milepost::ui
