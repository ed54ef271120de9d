#pragma once
#include <imgui.h>

namespace milepost::ui {

/// Draws `content` first and what lies behind it afterwards, when its height is known.
template <class Content, class Behind>
void behind(ImDrawList& canvas, const Content& content, const Behind& back) {
    ImDrawListSplitter layers;
    layers.Split(&canvas, 2);
    layers.SetCurrentChannel(&canvas, 1);
    content();
    layers.SetCurrentChannel(&canvas, 0);
    back();
    layers.Merge(&canvas);
}

}  // namespace milepost::ui
