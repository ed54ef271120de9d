#pragma once
#include <imgui.h>

#include <vector>

#include "ui/base/theme.h"

/// The line that every road is drawn along, and the strokes that make it a road.
namespace milepost::ui {

/// A smooth line through points. Shares run from 0, its beginning, to 1.
class RoadPath {
  public:
    /// Winds from one point to the next: upright (`down`) at each, or level where the road runs sideways.
    static RoadPath winding(const std::vector<ImVec2>& through, bool down);

    [[nodiscard]] ImVec2 at(float share) const;
    [[nodiscard]] float share_of(std::size_t point) const { return shares_[point]; }  ///< of a point wound through
    [[nodiscard]] float length() const { return lengths_.back(); }                    ///< pixels
    [[nodiscard]] std::vector<ImVec2> part(float from, float to) const;

  private:
    std::vector<ImVec2> points_;
    std::vector<float> lengths_;  // from the beginning to each point
    std::vector<float> shares_;
};

struct RoadLook {
    float width = 0, dash = 0;  ///< pixels; dash 0: no middle line
    Colour road, line;
};

/// The road and its dashed middle line, from one share of it to another.
void draw_road(ImDrawList& canvas, const RoadPath& path, const RoadLook& look, float from = 0, float to = 1);

/// Where along the road each month begins, from 0 to the last: `months[i]` have gone by at the i-th point wound
/// through.
std::vector<float> month_shares(const RoadPath& path, const std::vector<int>& months);

/// A middle line with one dash for each month, none longer than `longest` pixels.
void draw_months(ImDrawList& canvas, const RoadPath& path, const std::vector<float>& month_shares, float longest,
                 float width, Colour colour, float to = 1);

/// What may still move it: a band whose half width at each point wound through is given, in pixels.
void draw_uncertainty(ImDrawList& canvas, const RoadPath& path, const std::vector<float>& half_widths, Colour colour);

/// Dots instead of a road: what comes after.
void draw_dotted(ImDrawList& canvas, const RoadPath& path, float dot, float from, float to, Colour colour);

}  // namespace milepost::ui
