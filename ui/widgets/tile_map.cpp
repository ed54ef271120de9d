#include "ui/widgets/tile_map.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/base/mirror.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui {
namespace {

constexpr float columns = 12, rows = 8;
constexpr int list_columns = 3;
constexpr const char* list_id = "states";
constexpr const char* widest_code = "WV";  // no code is wider

/// Whole pixels, so that rounding takes nothing from the gap.
float least_gap(Interface& ui) { return std::ceil(ui.px(measure::least_gap)); }
float gap_of(Interface& ui, float tile) { return std::max(least_gap(ui), std::floor(tile * 0.12f)); }

float tile_for(Interface& ui, float length, float count) {
    const float with_least = (length - least_gap(ui) * (count - 1)) / count;
    const float with_wide = length / (count + 0.12f * (count - 1));
    return std::floor(std::min(with_least, with_wide));
}

bool holds(Frame& frame, float tile) {
    Interface& ui = frame.interface;
    return tile >= ui.grown(measure::target) && ui.text().measure(Style::code, widest_code).width + ui.px(1) <= tile;
}

std::vector<std::size_t> by_name(const std::vector<StateTile>& tiles) {
    std::vector<std::size_t> order(tiles.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return tiles[a].name < tiles[b].name; });
    return order;
}

std::string id_of(const StateTile& state) { return state.id.empty() ? "choice.state." + state.code : state.id; }

int list(Frame& frame, const Rect& rect, const std::vector<StateTile>& tiles) {
    const auto order = by_name(tiles);
    std::vector<ChoiceItem> items;
    for (const std::size_t n : order)
        items.push_back({id_of(tiles[n]), {.label = tiles[n].name, .selected = tiles[n].selected}});
    int picked = -1;
    const auto fill = [&](Column& column) { picked = choices(column, items, list_columns); };
    if (frame.interface.clip() == nullptr) {
        scrolled(frame, list_id, rect, fill);
    } else {
        Column column(frame, rect);
        fill(column);
        frame.interface.scroll(list_id).content = column.used() - rect.y;
    }
    return picked < 0 ? -1 : static_cast<int>(order[static_cast<std::size_t>(picked)]);
}

}  // namespace

float tile_map_height(Frame& frame, float width) {
    const float tile = tile_for(frame.interface, width, columns);
    if (!holds(frame, tile)) return frame.interface.scroll(list_id).content;
    return rows * tile + (rows - 1) * gap_of(frame.interface, tile);
}

bool tile_map_fits(Frame& frame, const Rect& rect) {
    Interface& ui = frame.interface;
    return holds(frame, std::min(tile_for(ui, rect.width, columns), tile_for(ui, rect.height, rows)));
}

int tile_map(Frame& frame, const Rect& rect, const std::vector<StateTile>& tiles) {
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    // Inside a scroller there is as much height as it takes.
    const float by_width = tile_for(ui, rect.width, columns);
    const float tile = ui.clip() != nullptr ? by_width : std::min(by_width, tile_for(ui, rect.height, rows));
    if (!holds(frame, tile)) return list(frame, rect, tiles);
    const float gap = gap_of(ui, tile), step = tile + gap;
    const float left = std::round(rect.x + (rect.width - columns * tile - (columns - 1) * gap) / 2);
    const float radius = std::min(ui.px(measure::radius) * 0.6f, tile * 0.2f);

    int activated = -1;
    for (const std::size_t n : by_name(tiles)) {
        const StateTile& state = tiles[n];
        const auto column =
            static_cast<float>(mirror_width(ui.canvas()) > 0 ? static_cast<int>(columns) - 1 - state.column
                                                             : state.column);  // the country keeps its west
        const Rect place{std::round(left + column * step), std::round(rect.y + static_cast<float>(state.row) * step),
                         tile, tile};
        const Touch::State touch =
            touchable(frame, id_of(state), Role::choice, state.name, place, true, state.selected, radius);
        const Colour fill = state.selected                 ? theme.chosen
                            : touch.pressed && !theme.flat ? mix(theme.card, theme.ink, 0.15f)
                                                           : theme.card;
        const Colour ink = state.selected ? theme.on_chosen : theme.ink;
        draw_box(ui.canvas(), place, radius, fill, state.selected ? theme.chosen : theme.line,
                 ui.px(measure::outline) * (touch.pressed ? 2.6f : 0.75f));
        ui.text().draw_in(ui.canvas(), Style::code, state.code, place, {ink, ink, Align::centre});
        if (touch.activated) activated = static_cast<int>(n);
    }
    return activated;
}

}  // namespace milepost::ui
