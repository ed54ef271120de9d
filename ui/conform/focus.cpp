#include <imgui.h>

#include <algorithm>
#include <set>

#include "ui/conform/measure.h"

namespace milepost::conform {

using headless::Driver;
using ui::Node;

namespace {

bool begins_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

/// Groups that are read one after the other, wherever they stand: what the screen is about, the buttons at its foot,
/// its tools, the way out.
int group(const Node& node, const std::string& screen) {
    if (node.id == "nav.start_over") return 3;
    if (begins_with(node.id, "settings.") && screen != "settings") return 2;
    return begins_with(node.id, "nav.") && !begins_with(node.id, "nav.more") ? 1 : 0;
}

/// Does reading go back from `a` to `b`: up, or against the line?
bool goes_back(const Node& a, const Node& b, bool right_to_left) {
    const bool right = b.rect.x >= a.rect.right(), left = b.rect.right() <= a.rect.x;
    const bool next_column = right_to_left ? left : right, against = right_to_left ? right : left;
    const bool same_line = b.rect.y < a.rect.bottom() && a.rect.y < b.rect.bottom();
    return (b.rect.bottom() <= a.rect.y && !next_column) || (same_line && against);
}

/// In an order of their own: states by their names; the keys of a code from the left in every language; the signs of a
/// road along it, and then those of the roads that leave it.
bool own_order(const Node& a, const Node& b) {
    const auto of_road = [](const Node& node) {
        return begins_with(node.id, "milestone.") || node.id == "road.star" || begins_with(node.id, "road.other.") ||
               begins_with(node.id, "road.now.") || begins_with(node.id, "road.best.");
    };
    if (of_road(a) && of_road(b)) return true;
    for (const char* kind : {"choice.state.", "key."})
        if (begins_with(a.id, kind) && begins_with(b.id, kind)) return true;
    return false;
}

}  // namespace

void measure_focus(Driver& driver, Tally& tally) {
    const std::string screen = driver.semantics().screen;
    std::set<std::string> wanted;
    const auto look = [&] {
        for (const Node& node : driver.semantics().nodes)
            if (interactive(node) && node.enabled) wanted.insert(node.id);
    };
    look();
    std::vector<std::string> order;
    const std::size_t most = driver.interface().touch().targets().size() + 8;
    std::size_t unnamed = 0;
    if (wanted.empty()) return;
    for (std::size_t i = 0; i < most; ++i) {
        const Node* before = order.empty() ? nullptr : driver.node(order.back());
        const Node last = before != nullptr ? *before : Node{};
        driver.key(ImGuiKey_Tab);
        const std::string focus = driver.semantics().focus;
        if (focus.empty()) {
            ++unnamed;
            continue;
        }
        if (!order.empty() && focus == order.front()) break;
        const bool again = std::find(order.begin(), order.end(), focus) != order.end();
        const Node* here = driver.node(focus);
        tally.expect(Check::focus, !again && here != nullptr, [&] {
            return Failure{Check::focus, focus, "the focus comes to it a second time", "once",
                           here != nullptr ? here->rect : ui::Rect{}};
        });
        if (again) break;
        order.push_back(focus);
        // Where both can be seen after the step, the next must not stand before the last.
        const Node* now = last.id.empty() ? nullptr : driver.node(last.id);
        if (now != nullptr && group(*now, screen) == group(*here, screen) && !own_order(*now, *here)) {
            tally.expect(Check::focus, !goes_back(*now, *here, driver.words().right_to_left()), [&] {
                return Failure{Check::focus, focus, "after " + now->id + ", which is read later", "reading order",
                               here->rect};
            });
        }
        look();
    }
    tally.expect(Check::focus, unnamed == 0, [&] {
        return Failure{Check::focus, screen, "the focus comes to something without a node", "only what has one", {}};
    });
    for (const std::string& id : wanted) {
        tally.expect(Check::focus, std::find(order.begin(), order.end(), id) != order.end(), [&] {
            const Node* node = driver.node(id);
            return Failure{Check::focus, id, "Tab does not come to it", "once",
                           node != nullptr ? node->rect : ui::Rect{}};
        });
    }
}

}  // namespace milepost::conform
