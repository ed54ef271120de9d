#include "ui/tile_map.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/widgets.h"

namespace milepost::ui {
namespace {

constexpr float columns = 12, rows = 8;

float gap_of(Interface& ui, float tile) { return std::max(ui.px(measure::least_gap), tile * 0.12f); }

float tile_for(Interface& ui, float length, float count) {
    const float with_least = (length - ui.px(measure::least_gap) * (count - 1)) / count;
    const float with_wide = length / (count + 0.12f * (count - 1));
    return std::floor(std::min(with_least, with_wide));
}

}  // namespace

float tile_map_height(Frame& frame, float width) {
    const float tile = tile_for(frame.interface, width, columns);
    return rows * tile + (rows - 1) * gap_of(frame.interface, tile);
}

bool tile_map_fits(Frame& frame, const Rect& rect) {
    Interface& ui = frame.interface;
    return std::min(tile_for(ui, rect.width, columns), tile_for(ui, rect.height, rows)) >= ui.px(measure::target);
}

int tile_map(Frame& frame, const Rect& rect, const std::vector<StateTile>& tiles) {
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    const float tile = std::min(tile_for(ui, rect.width, columns), tile_for(ui, rect.height, rows));
    const float gap = gap_of(ui, tile), step = tile + gap;
    const float left = std::round(rect.x + (rect.width - columns * tile - (columns - 1) * gap) / 2);
    const float radius = std::min(ui.px(measure::radius) * 0.6f, tile * 0.2f);

    std::vector<std::size_t> by_name(tiles.size());
    std::iota(by_name.begin(), by_name.end(), std::size_t{0});
    std::sort(by_name.begin(), by_name.end(), [&](std::size_t a, std::size_t b) { return tiles[a].name < tiles[b].name; });
    int activated = -1;
    for (const std::size_t n : by_name) {
        const StateTile& state = tiles[n];
        const Rect place{std::round(left + static_cast<float>(state.column) * step),
                         std::round(rect.y + static_cast<float>(state.row) * step), tile, tile};
        const std::string id = state.id.empty() ? "choice.state." + state.code : state.id;
        const Touch::State touch = touchable(frame, id, Role::choice, state.name, place, true, state.selected, radius);
        const Colour fill = state.selected ? theme.chosen : touch.pressed && !theme.flat ? mix(theme.card, theme.ink, 0.15f) : theme.card;
        const Colour ink = state.selected ? theme.on_chosen : theme.ink;
        draw_box(ui.canvas(), place, radius, fill, state.selected ? theme.chosen : theme.line,
                 ui.px(measure::outline) * (touch.pressed ? 2.6f : 0.75f));
        ui.text().draw_in(ui.canvas(), Style::code, state.code, place, {ink, ink, Align::centre});
        if (touch.activated) activated = static_cast<int>(n);
    }
    return activated;
}

}  // namespace milepost::ui
