#include "ui/base/staff_door.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/base/interface.h"

namespace milepost::ui {
namespace {

/// Millimetres. Ends above and left of whatever else stands on a page.
constexpr float corner_width = 60, corner_height = 24;

bool in_corner(const Frame& frame, const ImVec2& place) {
    const float side = float(std::min(frame.display.width, frame.display.height));
    return place.x >= 0 && place.y >= 0 && place.x < std::min(frame.interface.px(corner_width), side * 0.4f) &&
           place.y < std::min(frame.interface.px(corner_height), side * 0.2f);
}

}  // namespace

bool StaffDoor::asked(Frame& frame) {
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsKeyPressed(ImGuiKey_F12, false)) return true;
    const float far = std::hypot(io.MousePos.x - io.MouseClickedPos[0].x, io.MousePos.y - io.MouseClickedPos[0].y);
    if (!io.MouseDown[0] || !in_corner(frame, io.MouseClickedPos[0]) || far > frame.interface.px(measure::swipe)) {
        since_.reset();
        return false;
    }
    if (!since_) since_ = frame.seconds;
    const double left = hold_seconds - (frame.seconds - *since_);
    if (left > 0) {
        frame.interface.wake_in(left);
        return false;
    }
    since_.reset();
    return true;
}

}  // namespace milepost::ui
