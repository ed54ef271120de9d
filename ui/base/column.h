#pragma once
#include <vector>

#include "ui/base/frame.h"
#include "ui/base/theme.h"

/// Where things stand. Given in millimetres, kept in pixels.
namespace milepost::ui {

/// `rect` smaller by so many pixels on each side.
Rect inset(const Rect& rect, float x, float y);
inline Rect inset(const Rect& rect, float all) { return inset(rect, all, all); }
/// `rect` cut into cells side by side, as wide as their weights say.
std::vector<Rect> cells(const Rect& rect, const std::vector<float>& weights, float gap);
/// Cut into `columns` equal cells a row; the rows are as high as `height` pixels.
std::vector<Rect> grid(const Rect& rect, int columns, int count, float height, float gap);

/// A column that is filled from the top: each widget takes what it needs and moves on.
class Column {
  public:
    Column(Frame& frame, Rect rect, Surface surface = Surface::paper)
        : frame_(&frame), rect_(rect), y_(rect.y), used_(rect.y), surface_(surface) {}

    [[nodiscard]] Frame& frame() const { return *frame_; }
    [[nodiscard]] Interface& interface() const;
    [[nodiscard]] Surface surface() const { return surface_; }
    [[nodiscard]] Tones tones() const;
    [[nodiscard]] float px(float mm) const;
    [[nodiscard]] float grown(float mm) const;  ///< of a target

    [[nodiscard]] float x() const { return rect_.x; }
    [[nodiscard]] float y() const { return y_; }        ///< where the next thing goes
    [[nodiscard]] float used() const { return used_; }  ///< where the last thing ends: without the space after it
    [[nodiscard]] float width() const { return rect_.width; }
    [[nodiscard]] float left() const {
        return rect_.bottom() - y_;
    }  ///< pixels until the column's end; may be negative
    [[nodiscard]] Rect rest() const { return {rect_.x, y_, rect_.width, left() > 0 ? left() : 0}; }
    [[nodiscard]] const Rect& rect() const { return rect_; }

    /// The next so many pixels, over the whole width.
    Rect take(float pixels);
    void space(float mm) { y_ += px(mm); }
    /// Equal cells side by side, so many pixels high.
    std::vector<Rect> row(int count, float pixels, float gap_mm = measure::gap);
    /// Columns side by side which start here. Come back with `below`.
    [[nodiscard]] std::vector<Column> columns(int count, float gap_mm = measure::section) const;
    void below(const Column& inner) {
        if (inner.y_ > y_) y_ = inner.y_;
        if (inner.used_ > used_) used_ = inner.used_;
    }
    void below(const std::vector<Column>& inner) {
        for (const auto& one : inner) below(one);
    }

  private:
    Frame* frame_;
    Rect rect_;
    float y_, used_;
    Surface surface_;
};

}  // namespace milepost::ui
