#pragma once
#include "core/session/hands.h"
#include "ui/base/frame.h"

/// Reach mode: where on the display a hand comes that works from a chair.
namespace milepost::ui {

/// The part that holds all targets, in pixels: between the heights of `numbers::reach` above the floor and no farther
/// than `numbers::reach_across` from the edge at the hand. All of the display where reach mode is off. Where a display
/// hangs so high that little or nothing of it can be reached, its lowest part, high enough for a screen.
Rect reach_area(const Display& display, Reach reach);

/// What is left of the display beside that, above it or next to it, whichever is larger: for what is only looked at.
Rect calm_area(const Display& display, const Rect& reached);

}  // namespace milepost::ui
