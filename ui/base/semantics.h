#pragma once
#include <string>
#include <vector>

namespace milepost::ui {

enum class Role { heading, text, image, button, choice, link, progress, slider, dialog, list, listitem };

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
    bool operator==(const Rect&) const = default;
};

/// One thing on the screen, as the contract's section 4 states it.
struct Node {
    std::string id;
    Role role = Role::text;
    std::string label;
    Rect rect;  ///< pixels of the window
    bool enabled = true;
    bool selected = false;
    bool operator==(const Node&) const = default;
};

/// Everything on screen in one frame, in reading order, which is also the order of focus and of speech.
struct Semantics {
    std::string screen;
    std::string language;
    int width = 0, height = 0;
    std::string focus;  ///< id of the node that has the keyboard focus; empty: none
    std::vector<Node> nodes;
    bool operator==(const Semantics&) const = default;
};

/// The JSON of the contract's section 4.
std::string to_json(const Semantics& semantics, long frame);

}  // namespace milepost::ui
