#pragma once
#include <string>
#include <vector>

#include "ui/base/semantics.h"

namespace milepost::ui {

/// Something interactive that Dear ImGui itself knows of.
struct Item {
    unsigned id = 0;
    std::string label;  ///< as it was told, or empty
    Rect rect;
};

/// While it lives, each item that is added to the current Dear ImGui context is kept: its own item hooks tell. Make it
/// after NewFrame, which adds items of its own. Our screens add none: what can be touched goes through ui/base/touch,
/// and has a role.
class ItemRegistry {
  public:
    ItemRegistry();
    ~ItemRegistry();
    ItemRegistry(const ItemRegistry&) = delete;
    ItemRegistry& operator=(const ItemRegistry&) = delete;
    /// Those so far.
    [[nodiscard]] std::vector<Item> take();
};

}  // namespace milepost::ui
