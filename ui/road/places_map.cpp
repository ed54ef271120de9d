#include "ui/road/places_map.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/base/interface.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui {
namespace {

constexpr float widest = 80, narrowest = 40;                                 ///< millimetres, of the map
constexpr float disc = 3.2f, dot = 1.1f;                                     ///< of places: millimetres of their radius
constexpr std::array<double, 8> rings{5, 10, 25, 60, 150, 400, 1000, 3000};  ///< miles

struct Miles {
    double east = 0, north = 0;
};

Miles miles_from(Position here, Position there) {
    const double east = miles_between(there, {there.latitude, here.longitude}),
                 north = miles_between(here, {there.latitude, here.longitude});
    return {there.longitude < here.longitude ? -east : east, there.latitude < here.latitude ? -north : north};
}

float apart(ImVec2 a, ImVec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

void letters(Column& column, Style style, const std::string& text, ImVec2 middle, const Ink& ink) {
    Text& of = column.interface().text();
    of.draw(column.interface().canvas(), style, text, middle.x, std::round(middle.y - of.line_height(style) / 2),
            {ink.colour, ink.emphasis, Align::centre});
}

}  // namespace

bool places_map(Column& column, const std::vector<Offer>& offers, std::size_t numbered) {
    Interface& ui = column.interface();
    const auto& here = column.frame().world.content->places.here;
    const float wide = std::min(column.width(), column.px(widest)),
                radius = std::max(column.px(disc), ui.text().line_height(Style::strong) * 0.6f);
    double farthest = -1;  // of those with a number
    for (std::size_t i = 0; i < numbered; ++i) farthest = std::max(farthest, offers[i].miles.value_or(-1));
    const auto outer = std::find_if(rings.begin(), rings.end(), [&](double ring) { return ring >= farthest; });
    if (farthest < 0 || outer == rings.end() || wide < std::max(column.px(narrowest), radius * 14)) return false;

    const Theme& theme = ui.theme();
    const Tones tones = column.tones();
    ImDrawList& canvas = ui.canvas();
    column.space(measure::tight);
    const Rect place = column.take(wide);
    const float reach = wide / 2 - radius;
    const ImVec2 middle{std::round(place.x + place.width / 2), std::round(place.y + wide / 2)};
    const auto length = [&](double miles) { return float(miles / *outer) * reach; };
    const Words& words = column.frame().words;
    const auto point_of = [&](const Offer& offer) {
        const Miles miles = miles_from(*here, *offer.place->position);
        return ImVec2{middle.x + length(miles.east), middle.y - length(miles.north)};
    };
    for (std::size_t i = numbered; i < offers.size(); ++i) {
        if (!offers[i].miles || *offers[i].miles > *outer) continue;
        canvas.AddCircleFilled(point_of(offers[i]), column.px(dot), theme.road.packed());
    }
    const auto label = [&](const std::string& text, float below) {  // where a ring is open for it
        const ImVec2 at{middle.x, middle.y + below};
        const Extent size = ui.text().measure(Style::caption, text);
        const float half = size.width / 2 + column.px(1);
        canvas.AddRectFilled({at.x - half, at.y - size.height / 2}, {at.x + half, at.y + size.height / 2},
                             tones.background.packed());
        letters(column, Style::caption, text, at, {tones.soft, tones.emphasis});
    };
    const float line = ui.text().line_height(Style::caption) * 1.2f;
    float below = INFINITY;  // of the ring outside it: its label stands there
    for (auto ring = outer + 1; ring-- != rings.begin();) {
        if (length(*ring) + line > below || length(*ring) < 2 * line) break;  // its own has no room
        below = length(*ring);
        canvas.AddCircle(middle, length(*ring), theme.line.packed(), 0, column.px(measure::outline));
        label(words("place.ring", {{"miles", *ring}}), length(*ring));
    }
    const float mark = column.px(1.8f);
    canvas.AddTriangleFilled({middle.x, middle.y - mark}, {middle.x - mark, middle.y + mark},
                             {middle.x + mark, middle.y + mark}, tones.ink.packed());
    label(words("place.north"), -reach);
    std::vector<ImVec2> taken{middle};
    for (std::size_t i = 0; i < numbered; ++i) {
        if (!offers[i].miles) continue;
        ImVec2 at = point_of(offers[i]);
        const auto covers = [&](ImVec2 other) { return apart(at, other) < radius * 1.9f; };
        while (std::any_of(taken.begin(), taken.end(), covers))
            at.x += radius / 2;  // two in one town stand side by side
        taken.push_back(at);
        canvas.AddCircleFilled(at, radius, theme.road.packed());
        letters(column, Style::strong, std::to_string(i + 1), at, {theme.on_road, theme.on_road});
    }
    state_node(column.frame(), "places.map", Role::image, words("places.map", {{"miles", *outer}}), place);
    return true;
}

}  // namespace milepost::ui
