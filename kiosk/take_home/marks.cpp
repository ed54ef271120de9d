#include "kiosk/take_home/marks.h"

namespace milepost::take_home {
namespace {

bool mark_at(std::string_view text, std::size_t i) { return text.substr(i, 2) == "**" || text.substr(i, 2) == "__"; }

}  // namespace

std::string without_marks(std::string_view marked) {
    std::string text;
    for (std::size_t i = 0; i < marked.size(); ++i) {
        if (mark_at(marked, i)) ++i;
        else text += marked[i];
    }
    return text;
}

std::string pango_markup(std::string_view marked) {
    std::string markup;
    bool bold = false;
    for (std::size_t i = 0; i < marked.size(); ++i) {
        if (mark_at(marked, i)) {
            markup += bold ? "</b>" : "<b>";
            bold = !bold;
            ++i;
            continue;
        }
        switch (marked[i]) {
            case '&': markup += "&amp;"; break;
            case '<': markup += "&lt;"; break;
            case '>': markup += "&gt;"; break;
            default: markup += marked[i];
        }
    }
    return bold ? markup + "</b>" : markup;
}

}  // namespace milepost::take_home
