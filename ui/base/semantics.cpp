#include "ui/base/semantics.h"

#include <cmath>
#include <string_view>

#include <nlohmann/json.hpp>

namespace milepost::ui {
namespace {

std::string_view name(Role role) {
    switch (role) {
        case Role::heading: return "heading";
        case Role::text: return "text";
        case Role::image: return "image";
        case Role::button: return "button";
        case Role::choice: return "choice";
        case Role::link: return "link";
        case Role::progress: return "progress";
        case Role::slider: return "slider";
        case Role::dialog: return "dialog";
        case Role::list: return "list";
        case Role::listitem: return "listitem";
    }
    return "text";
}

/// Whole pixels. The edges are rounded, not the sizes, so that what touches still does.
nlohmann::ordered_json pixels(const Rect& rect) {
    const long left = std::lround(rect.x), top = std::lround(rect.y);
    return nlohmann::ordered_json::array(
        {left, top, std::lround(rect.right()) - left, std::lround(rect.bottom()) - top});
}

}  // namespace

std::string to_json(const Semantics& semantics, long frame) {
    using Json = nlohmann::ordered_json;
    Json nodes = Json::array();
    for (const Node& node : semantics.nodes) {
        nodes.push_back({{"id", node.id},
                         {"role", name(node.role)},
                         {"label", node.label},
                         {"rect", pixels(node.rect)},
                         {"enabled", node.enabled},
                         {"selected", node.selected}});
    }
    const Json out = {{"frame", frame},
                      {"screen", semantics.screen},
                      {"language", semantics.language},
                      {"width", semantics.width},
                      {"height", semantics.height},
                      {"focus", semantics.focus.empty() ? Json() : Json(semantics.focus)},
                      {"nodes", std::move(nodes)}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace milepost::ui
