#pragma once
#include "core/content/content.h"
#include "ui/base/theme.h"

struct ImDrawList;

namespace milepost::ui {

struct Rect;

/// How wide a scene is for its height.
constexpr float scene_aspect = 1.6f;

/// Draws a picture of the work as large as the rectangle lets it be, in its middle, on a field of its own that
/// fills it. What it shows is also said in words beside it.
void draw_scene(ImDrawList& canvas, const Theme& theme, Picture picture, const Rect& place);

}  // namespace milepost::ui
