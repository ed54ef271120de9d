#pragma once
#include <cairo.h>

#include <optional>
#include <vector>

#include "kiosk/take_home/handout.h"
#include "kiosk/take_home/pen.h"

namespace milepost::take_home {

/// Where a stop lies on paper, in points.
struct Milestone {
    const Stop* stop = nullptr;
    double x = 0, y = 0;
    bool here = true;  ///< false: on the next page; the road only leads there
};

/// What the road is drawn with. Without a shade, what is not certain is an outline.
struct RoadInks {
    Ink road{0.03, 0.23, 0.24}, star{0.98, 0.78, 0.40};
    std::optional<Ink> shade = Ink{0.80, 0.87, 0.86};
};
/// For printers that know black and white alone.
constexpr RoadInks one_ink{black, white, std::nullopt};

/// The road through the stops from the top down, `width` points wide, with one dash for each month, wider where its end
/// is less certain, and dotted after the star.
void draw_road(cairo_t* canvas, const std::vector<Milestone>& stops, double width, const RoadInks& inks);

/// Half as wide as the mark of this stop on a road of this width.
double mark_radius(const Stop& stop, double road_width);

/// Months of road between two stops.
int months_between(const Stop& from, const Stop& to);

}  // namespace milepost::take_home
