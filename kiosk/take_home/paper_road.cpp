#include "kiosk/take_home/paper_road.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

namespace milepost::take_home {
namespace {

void set(cairo_t* canvas, const Ink& ink) { cairo_set_source_rgb(canvas, ink.r, ink.g, ink.b); }

constexpr double outline = 0.7;  // two dots at 203 dpi

/// From one stop to the next: upright at both.
void stretch(cairo_t* canvas, const Milestone& a, const Milestone& b) {
    const double middle = (a.y + b.y) / 2;
    cairo_new_path(canvas);
    cairo_move_to(canvas, a.x, a.y);
    cairo_curve_to(canvas, a.x, middle, b.x, middle, b.x, b.y);
}

double length(cairo_t* canvas) {
    const std::unique_ptr<cairo_path_t, decltype(&cairo_path_destroy)> path(cairo_copy_path_flat(canvas),
                                                                            &cairo_path_destroy);
    double sum = 0, x = 0, y = 0;
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const auto& point = path->data[i + 1].point;
        if (path->data[i].header.type == CAIRO_PATH_LINE_TO) sum += std::hypot(point.x - x, point.y - y);
        x = point.x, y = point.y;
    }
    return sum;
}

void stroke(cairo_t* canvas, double width, const Ink& ink) {
    set(canvas, ink);
    cairo_set_line_width(canvas, width);
    cairo_stroke(canvas);
}

void dashes(cairo_t* canvas, int months, double width) {
    const double month = length(canvas) / months, on = std::min(month * 0.55, 5 * mm);
    const double pattern[] = {on, month - on};
    cairo_set_dash(canvas, pattern, 2, -(month - on) / 2);  // each in the middle of its month
    cairo_set_line_cap(canvas, CAIRO_LINE_CAP_BUTT);
    stroke(canvas, width, white);
    cairo_set_dash(canvas, nullptr, 0, 0);
}

void dots(cairo_t* canvas, double size, const Ink& ink) {
    const double pattern[] = {0, size * 2};
    cairo_set_dash(canvas, pattern, 2, 0);
    cairo_set_line_cap(canvas, CAIRO_LINE_CAP_ROUND);
    stroke(canvas, size, ink);
    cairo_set_dash(canvas, nullptr, 0, 0);
}

void star(cairo_t* canvas, double x, double y, double radius) {
    cairo_new_path(canvas);
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * (i / 5.0 - 0.5), r = i % 2 == 0 ? radius : radius * 0.45;
        cairo_line_to(canvas, x + r * std::cos(angle), y + r * std::sin(angle));
    }
    cairo_close_path(canvas);
}

void mark(cairo_t* canvas, const Milestone& milestone, double road_width, const RoadInks& inks) {
    const double radius = mark_radius(*milestone.stop, road_width);
    const bool step = milestone.stop->kind == Stop::Kind::step;
    cairo_new_path(canvas);
    if (milestone.stop->kind == Stop::Kind::certified) star(canvas, milestone.x, milestone.y, radius);
    else cairo_arc(canvas, milestone.x, milestone.y, radius, 0, 2 * std::numbers::pi);
    set(canvas, milestone.stop->kind == Stop::Kind::certified ? inks.star : white);
    cairo_fill_preserve(canvas);
    stroke(canvas, step ? 1.6 : 1.2, inks.road);
    if (milestone.stop->kind != Stop::Kind::today) return;
    cairo_arc(canvas, milestone.x, milestone.y, radius * 0.4, 0, 2 * std::numbers::pi);
    set(canvas, inks.road);
    cairo_fill(canvas);
}

}  // namespace

double mark_radius(const Stop& stop, double road_width) {
    switch (stop.kind) {
        case Stop::Kind::certified: return road_width * 1.15;
        case Stop::Kind::step: return road_width * 0.8;
        case Stop::Kind::today:
        case Stop::Kind::renewal: break;
    }
    return road_width * 0.7;
}

int months_between(const Stop& from, const Stop& to) {
    return to.kind == Stop::Kind::renewal ? 0 : std::max(0, to.at.max - from.at.max);
}

void draw_road(cairo_t* canvas, const std::vector<Milestone>& stops, double width, const RoadInks& inks) {
    cairo_save(canvas);
    cairo_set_line_join(canvas, CAIRO_LINE_JOIN_ROUND);
    enum Layer { doubt, inside_of_outline, road, months_of_it };
    for (const Layer layer : {doubt, inside_of_outline, road, months_of_it}) {  // each over all of the one before
        int passed = stops.empty() ? 0 : stops.front().stop->at.max;
        for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
            const Stop& next = *stops[i + 1].stop;
            const int months = std::max(0, next.at.max - passed);
            passed = std::max(passed, next.at.max);
            stretch(canvas, stops[i], stops[i + 1]);
            cairo_set_line_cap(canvas, CAIRO_LINE_CAP_ROUND);
            const double wider = std::min(3.0, 0.12 * double(next.at.max - next.at.min)) * mm;
            if (next.kind == Stop::Kind::renewal) {
                if (layer == road) dots(canvas, width * 0.4, inks.road);
            } else if (layer == doubt) {
                stroke(canvas, width + 2 * wider, inks.shade.value_or(inks.road));
            } else if (layer == inside_of_outline) {
                if (!inks.shade && wider > outline) stroke(canvas, width + 2 * (wider - outline), white);
            } else if (layer == road) {
                stroke(canvas, width, inks.road);
            } else if (months > 0) {
                dashes(canvas, months, width * 0.12);
            }
            cairo_new_path(canvas);
        }
    }
    for (const Milestone& milestone : stops) {
        if (milestone.here) mark(canvas, milestone, width, inks);
    }
    cairo_restore(canvas);
}

}  // namespace milepost::take_home
