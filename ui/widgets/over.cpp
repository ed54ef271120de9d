#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/widgets/behind.h"
#include "ui/widgets/header.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui {
namespace {

/// Covers all that was drawn, so that it can neither be touched nor heard of. Gives the room for what stands over it:
/// the way out stays where it is.
Rect cover(Frame& frame, const Header& header, float share) {
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    Rect area = ui.area();
    if (header.leave.width > 0) {
        area.height = area.bottom() - header.all.bottom();
        area.y = header.all.bottom();
    }
    ui.set_calm({});
    frame.semantics.nodes.clear();
    ui.touch().cover();
    ui.text().cover();
    ui.set_clip(nullptr);
    ui.canvas().AddRectFilled({0, 0},
                              {static_cast<float>(frame.display.width), static_cast<float>(frame.display.height)},
                              theme.flat ? theme.paper.packed(0.85f) : theme.ink.packed(share));
    return area;
}

}  // namespace

void dialog(Frame& frame, std::string_view id, std::string_view label, const std::function<void(Column&)>& content,
            float width_mm) {
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    const Header header = header_of(frame);
    const Rect area = cover(frame, header, 0.6f);
    const float w = area.width, h = area.height;
    Interface::Scroll& size = ui.scroll(id);
    const float padding = ui.px(measure::section), width = std::min(ui.px(width_mm), w - ui.px(measure::section) * 2);
    const float y = std::round(area.y + std::max(ui.px(measure::padding), (h - size.content) / 2));
    const float most = h - 2 * ui.px(measure::padding);
    Column inner(frame,
                 {std::round(area.x + (w - width) / 2) + padding, y + padding, width - 2 * padding,
                  std::min(size.content, most) - 2 * padding},
                 Surface::card);
    state_node(frame, id, Role::dialog, label, {inner.x() - padding, y, width, std::clamp(size.content, 1.0f, most)});
    const std::string inside = std::string(id) + ".content";
    const bool higher = size.content > most;  // than the screen: then it scrolls
    const auto fill = [&] {
        if (higher) scrolled(frame, inside, inner.rect(), content, Surface::card);
        else content(inner);
    };
    behind(ui.canvas(), fill, [&] {
        const float needed = std::round(higher ? ui.scroll(inside).content + 2 * padding : inner.used() - y + padding);
        const float height = std::min(needed, most);
        draw_box(ui.canvas(), {inner.x() - padding, y, width, height}, ui.px(measure::radius) * 1.6f, theme.card,
                 theme.line, theme.flat ? ui.px(measure::heavy) : 0);
        if (std::abs(needed - size.content) > 0.5f) ui.wake_in(0);
        size.content = needed;
    });
    draw_leave(frame, header, Surface::paper);
}

void sheet(Frame& frame, std::string_view label, const Rect& from, const std::function<void(Column&)>& content) {
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    constexpr float widest_mm = 210, dim = 0.45f, highest_head = 0.3f, low_mm = 130;
    const std::string id = "sheet";
    const Header header = header_of(frame);
    const Rect area = inset(cover(frame, header, dim), page_margin(frame) * 0.75f, ui.px(measure::gap));
    const Rect all{0, 0, static_cast<float>(frame.display.width), static_cast<float>(frame.display.height)};
    const bool beside = ui.touch().ground("sheet.beside", all).activated;
    ui.grows_alone();

    // Beside its sign, where there is room for it, so that both are seen.
    const bool wide = area.width > area.height, low = area.height < ui.px(low_mm);
    const float gap = ui.px(measure::block), padding = ui.px(measure::padding);
    Interface::Scroll& size = ui.scroll(id);
    const float width = std::round(std::min(ui.px(widest_mm), wide && !low ? area.width * 0.6f : area.width));
    const std::string close = frame.words("sheet.close");
    const float close_width = button_width(frame, close, Icon::close),
                close_height = std::round(
                    std::max(ui.grown(measure::target), ui.text().line_height(Style::strong) + ui.px(measure::gap)));
    const float height = std::round(std::clamp(size.content, close_height + 2 * padding, area.height));
    Rect place{area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width, height};
    if (from.width > 0 && wide) {
        const bool left = from.x + from.width / 2 < area.x + area.width / 2;
        place.x = left ? std::clamp(from.right() + gap, area.x, area.right() - width)
                       : std::clamp(from.x - gap - width, area.x, area.right() - width);
    } else if (from.width > 0) {
        const float above = from.y - gap - area.y, below = area.bottom() - from.bottom() - gap;
        if (height <= below) place.y = from.bottom() + gap;
        else if (height <= above) place.y = from.y - gap - height;
        else place.y = below > above ? area.bottom() - height : area.y;
    }
    place.x = std::round(place.x);
    place.y = std::round(place.y);
    if (from.width > 0) {  // what it is about
        const Rect ring = inset(from, -ui.px(measure::tight) / 2);
        ui.canvas().AddRect({ring.x, ring.y}, {ring.right(), ring.bottom()}, theme.mark.packed(),
                            ui.px(measure::radius), 0, ui.px(1.5f));
    }

    ui.touch().ground("sheet.itself", place);  // a touch on it is none beside it
    state_node(frame, id, Role::dialog, plain(label), place);
    const Rect inner = inset(place, padding, padding);
    const Rect shut{inner.right() - close_width, inner.y, close_width, close_height};
    // The heading stands beside the button, below it where that is too narrow, and scrolls along where that is too
    // high.
    Text& text = ui.text();
    const bool above = text.measure(Style::heading, label, {inner.width - close_width - gap, true}).fits;
    const bool along = text.measure(Style::heading, label, {inner.width, true}).height > highest_head * area.height;
    bool closed = false;
    behind(
        ui.canvas(),
        [&] {
            Column head(frame,
                        {inner.x, above ? inner.y : shut.bottom() + gap, inner.width - (above ? close_width + gap : 0),
                         inner.height},
                        Surface::card);
            if (!along) heading(head, label);
            closed = button(frame, shut, "sheet.close", close, {.icon = Icon::close, .on = Surface::card});
            const auto fill = [&](Column& column) {
                if (along) heading(column, label);
                content(column);
            };
            const float top = std::max(head.used(), shut.bottom()) + ui.px(measure::gap);
            const Rect room{inner.x, top, inner.width, inner.bottom() - top};
            const std::string inside = "sheet.content";
            float used = top;
            if (size.content > area.height) {
                scrolled(frame, inside, room, fill, Surface::card);
                used += ui.scroll(inside).content;
            } else {
                Column column(frame, room, Surface::card);
                fill(column);
                used = column.used();
            }
            const float needed = std::round(used - place.y + padding);
            if (std::abs(needed - size.content) > 0.5f) ui.wake_in(0);
            size.content = needed;
        },
        [&] {
            draw_box(ui.canvas(), place, ui.px(measure::radius) * 1.6f, theme.card, theme.line,
                     theme.flat ? ui.px(measure::heavy) : 0);
        });
    if (closed || beside) frame.actions.push_back(action::ShowSheet{});
    draw_leave(frame, header, Surface::paper);
}

}  // namespace milepost::ui
