#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/frame.h"

namespace milepost::ui {

/// One state as it stands on the map.
struct StateTile {
    std::string code = {};  ///< "TX"
    std::string name = {};  ///< "Texas": what is spoken
    int column = 0, row = 0;
    bool selected = false;
    std::string id = {};    ///< empty: "choice.state.<code>"
};

/// The country as square tiles, 12 columns and 8 rows, as large as `rect` allows, in its upper middle. Gives the index of the
/// tile that was activated, or -1. Reading order is by name, as in a list.
int tile_map(Frame& frame, const Rect& rect, const std::vector<StateTile>& tiles);

/// Are the tiles large enough to be touched? Where not, ask in another way.
bool tile_map_fits(Frame& frame, const Rect& rect);

/// The height that the map takes in this width, in pixels.
float tile_map_height(Frame& frame, float width);

}  // namespace milepost::ui
