#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/base/frame.h"

namespace milepost::ui {

/// One state as it stands on the map.
struct StateTile {
    std::string code = {};  ///< "TX"
    std::string name = {};  ///< "Texas": what is spoken
    int column = 0, row = 0;
    bool selected = false;
    std::string id = {};  ///< empty: "choice.state.<code>"
};

/// The country as square tiles, 12 columns and 8 rows, as large as `rect` allows, in its upper middle; where they would
/// be too small to be touched or to hold their letters, a list of names: as high as it needs inside a scroller,
/// otherwise in one of its own. Gives the index of the state that was activated, or -1. Reading order is by name.
int tile_map(Frame& frame, const Rect& rect, const std::vector<StateTile>& tiles);

/// Are the tiles large enough to be touched, and to hold their letters?
bool tile_map_fits(Frame& frame, const Rect& rect);

/// The height that the map takes in this width, in pixels; in place of a list, what the last one took.
float tile_map_height(Frame& frame, float width);

}  // namespace milepost::ui
