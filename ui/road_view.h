#pragma once
#include "core/evaluation.h"
#include "ui/layout.h"

/// The road: one drawing, used wherever a plan is shown.
namespace milepost::ui {

/// An example road across a picture, drawn as far as `share` of it.
void road_example(Frame& frame, const Rect& area, const Plan& plan, float share);

}  // namespace milepost::ui
