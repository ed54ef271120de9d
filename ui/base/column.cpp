#include "ui/base/column.h"

#include <cmath>
#include <numeric>

#include "ui/base/interface.h"

namespace milepost::ui {

Rect inset(const Rect& rect, float x, float y) {
    return {rect.x + x, rect.y + y, rect.width - 2 * x, rect.height - 2 * y};
}

std::vector<Rect> cells(const Rect& rect, const std::vector<float>& weights, float gap) {
    std::vector<Rect> out;
    const float all = std::accumulate(weights.begin(), weights.end(), 0.0f);
    const float room = rect.width - gap * static_cast<float>(weights.size() - 1);
    float x = rect.x;
    for (const float weight : weights) {
        const float width = room * weight / all;
        out.push_back({std::round(x), rect.y, std::round(x + width) - std::round(x), rect.height});
        x += width + gap;
    }
    return out;
}

std::vector<Rect> grid(const Rect& rect, int columns, int count, float height, float gap) {
    std::vector<Rect> out;
    for (int done = 0; done < count; done += columns) {
        const float y = rect.y + static_cast<float>(done / columns) * (height + gap);
        const auto row =
            cells({rect.x, y, rect.width, height}, std::vector<float>(static_cast<std::size_t>(columns), 1.0f), gap);
        for (int i = 0; i < columns && done + i < count; ++i) out.push_back(row[static_cast<std::size_t>(i)]);
    }
    return out;
}

Interface& Column::interface() const { return frame_->interface; }
Tones Column::tones() const { return ui::tones(interface().theme(), surface_); }
float Column::px(float mm) const { return interface().px(mm); }
float Column::grown(float mm) const { return interface().grown(mm); }

Rect Column::take(float pixels) {
    const Rect taken{rect_.x, y_, rect_.width, pixels};
    y_ += pixels;
    used_ = y_;
    return taken;
}

std::vector<Rect> Column::row(int count, float pixels, float gap_mm) {
    return cells(take(pixels), std::vector<float>(static_cast<std::size_t>(count), 1.0f), px(gap_mm));
}

std::vector<Column> Column::columns(int count, float gap_mm) const {
    std::vector<Column> out;
    const Rect here{rect_.x, y_, rect_.width, left()};
    for (const Rect& cell : cells(here, std::vector<float>(static_cast<std::size_t>(count), 1.0f), px(gap_mm)))
        out.emplace_back(*frame_, cell, surface_);
    return out;
}

}  // namespace milepost::ui
