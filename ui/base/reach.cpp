#include "ui/base/reach.h"

#include <algorithm>
#include <cmath>

#include "core/terms/numbers.h"

namespace milepost::ui {
namespace {

constexpr float least_height_mm = 110;  ///< header, buttons and a little more than one answer

}  // namespace

Rect reach_area(const Display& display, Reach reach) {
    const float width = static_cast<float>(display.width), height = static_cast<float>(display.height),
                px = display.px_per_mm;
    if (reach == Reach::off) return {0, 0, width, height};
    const auto above_foot = [&](double mm) {
        return std::clamp((static_cast<float>(mm) - display.floor_mm) * px, 0.0f, height);
    };
    const float low = std::min(above_foot(numbers::reach.least), height - std::min(height, least_height_mm * px));
    const float high = std::min(height, std::max(above_foot(numbers::reach.most), low + least_height_mm * px));
    const float across = std::min(width, static_cast<float>(numbers::reach_across.most) * px);
    const float top = std::ceil(height - high), bottom = std::floor(height - low);
    return {reach == Reach::left ? 0 : std::ceil(width - across), top, std::floor(across), bottom - top};
}

Rect calm_area(const Display& display, const Rect& reached) {
    const float width = static_cast<float>(display.width), height = static_cast<float>(display.height);
    const Rect above{0, 0, width, reached.y};
    const Rect beside{reached.x > 0 ? 0 : reached.right(), 0, width - reached.width, height};
    return above.width * above.height > beside.width * beside.height ? above : beside;
}

}  // namespace milepost::ui
