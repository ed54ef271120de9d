#include "ui/widgets/widgets.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace milepost::ui {
namespace {

std::string_view word(Role role) {
    switch (role) {
        case Role::heading: return "heading";
        case Role::image: return "image";
        case Role::listitem: return "item";
        case Role::progress: return "progress";
        default: return "text";
    }
}

constexpr float whole_at_most = 0.75f;  ///< of a scroller's height: what is higher is shown in parts

Ink ink_of(const Tones& tone, bool soft, Align align = Align::start) {
    return {soft ? tone.soft : tone.ink, tone.emphasis, align};
}

void flow(Column& column, Style style, std::string_view text, Role role, bool soft, bool balanced, Align align) {
    Interface& ui = column.interface();
    const Wrap wrap{column.width(), balanced, 0};
    const Extent extent = ui.text().measure(style, text, wrap);
    const Rect place = column.take(extent.height);
    ui.text().draw(ui.canvas(), style, text, place.x, place.y, ink_of(column.tones(), soft, align), wrap);
    const float shift =
        align == Align::start ? 0 : (place.width - extent.width) * (align == Align::centre ? 0.5f : 1.0f);
    state_node(column.frame(), "", role, text, {place.x + shift, place.y, extent.width, extent.height});
}

}  // namespace

void state_node(Frame& frame, std::string_view id, Role role, std::string_view label, const Rect& rect, bool enabled,
                bool selected) {
    const Rect seen = frame.interface.visible(rect);
    if (seen.width < 1 || seen.height < 1) return;
    std::string own(id);
    if (own.empty()) {
        const auto same = std::count_if(frame.semantics.nodes.begin(), frame.semantics.nodes.end(),
                                        [&](const Node& node) { return node.role == role; });
        own = std::string(word(role)) + "." + std::to_string(same + 1);
    }
    frame.semantics.nodes.push_back({std::move(own), role, plain(label), seen, enabled, selected});
}

Touch::State touchable(Frame& frame, std::string_view id, Role role, std::string_view label, const Rect& rect,
                       bool enabled, bool selected, float radius) {
    Interface& ui = frame.interface;
    const Rect seen = ui.visible(rect);
    const float least = ui.px(measure::target);
    const bool hidden = seen.width < 1 || seen.height < 1;
    const bool sliver =
        (seen.width < rect.width && seen.width < least) || (seen.height < rect.height && seen.height < least);
    Touch::State state = ui.touch().target(id, seen, enabled, hidden);
    if (ui.touch().focus_came_to(id) && seen != rect) ui.reveal(rect);
    if (state.activated && (sliver || hidden)) {
        ui.reveal(rect);
        state.activated = false;
    }
    state_node(frame, id, role, label, rect, enabled && !sliver, selected);
    if (ui.clip() != nullptr && rect.height < whole_at_most * ui.clip()->height) ui.may_be_cut(rect);
    if (!state.focused || hidden) return state;
    const Theme& theme = ui.theme();
    const auto ring = [&](float out, float line, Colour colour) {
        const Rect r = inset(rect, -ui.px(out));
        ui.canvas().AddRect({r.x, r.y}, {r.right(), r.bottom()}, colour.packed(), radius + ui.px(out), 0, ui.px(line));
    };
    ring(1.1f, 1.9f, theme.focus_line);
    ring(1.1f, 1.1f, theme.focus);
    return state;
}

void draw_box(ImDrawList& canvas, const Rect& rect, float radius, Colour fill, Colour outline, float line) {
    if (line <= 0) {
        canvas.AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, fill.packed(), radius);
        return;
    }
    const Rect middle = inset(rect, line / 2);  // the outline lies inside the rectangle
    canvas.AddRectFilled({middle.x, middle.y}, {middle.right(), middle.bottom()}, fill.packed(), radius);
    canvas.AddRect({middle.x, middle.y}, {middle.right(), middle.bottom()}, outline.packed(), radius, 0, line);
}

bool calmly(Frame& frame, float width, float height, const std::function<void(Column&)>& content) {
    Interface& ui = frame.interface;
    const Rect calm = ui.calm();
    if (calm.width < std::max(width, ui.px(measure::band)) || calm.height < height) return false;
    const std::optional<Rect> clip = ui.clip() != nullptr ? std::optional(*ui.clip()) : std::nullopt;
    ui.set_clip(nullptr);
    ui.canvas().PushClipRectFullScreen();
    Column column(frame, calm);
    content(column);
    ui.canvas().PopClipRect();
    ui.set_clip(clip ? &*clip : nullptr);
    const float used = column.used() - calm.y + ui.px(measure::block);
    ui.set_calm({calm.x, calm.y + used, calm.width, calm.height - used});
    return true;
}

void title(Column& column, std::string_view text) {
    const auto put = [&](Column& where) { flow(where, Style::title, text, Role::heading, false, true, Align::start); };
    Interface& ui = column.interface();
    const Extent extent = ui.text().measure(Style::title, text, {ui.calm().width, true, 0});
    if (extent.fits && calmly(column.frame(), 0, extent.height, put)) return;
    put(column);
    column.space(6);
}

void heading(Column& column, std::string_view text) {
    flow(column, Style::heading, text, Role::heading, false, true, Align::start);
    column.space(measure::tight);
}

void paragraph(Column& column, std::string_view text) {
    flow(column, Style::body, text, Role::text, false, false, Align::start);
    column.space(measure::gap);
}

void caption(Column& column, std::string_view text) {
    flow(column, Style::caption, text, Role::text, true, false, Align::start);
    column.space(measure::tight);
}

void say(Column& column, Style style, std::string_view text, Role role, Align align) {
    const bool balanced =
        style == Style::heading || style == Style::title || style == Style::display || style == Style::figure;
    flow(column, style, text, role, style == Style::caption, balanced, align);
}

void point(Column& column, Icon icon, std::string_view text) {
    Interface& ui = column.interface();
    const float size = std::round(ui.text().capital_height(Style::body) * 1.35f);
    const float indent = size + column.px(measure::gap);
    const Wrap wrap{column.width() - indent, false, 0};
    const Extent extent = ui.text().measure(Style::body, text, wrap);
    const Rect place = column.take(extent.height);
    const Tones tone = column.tones();
    draw_icon(ui.canvas(), icon, place.x + size / 2, place.y + ui.text().line_height(Style::body) / 2, size,
              tone.emphasis);
    ui.text().draw(ui.canvas(), Style::body, text, place.x + indent, place.y, ink_of(tone, false), wrap);
    state_node(column.frame(), "", Role::listitem, text, {place.x, place.y, indent + extent.width, extent.height});
    column.space(measure::tight);
}

void ends(Column& column, Style left_style, const std::string& left, Style right_style, const std::string& right) {
    Interface& ui = column.interface();
    const float a = std::ceil(ui.text().measure(left_style, left).width) + 1,
                b = std::ceil(ui.text().measure(right_style, right).width) + 1;
    if (a + column.px(measure::gap) + b > column.width()) {
        say(column, left_style, left);
        return say(column, right_style, right);
    }
    // on one foot
    const float shift = std::max(0.0f, ui.text().line_height(left_style) - ui.text().line_height(right_style)) * 0.6f;
    Column first(column.frame(), {column.x(), column.y(), a, column.left()}, column.surface());
    Column second(column.frame(), {column.x() + column.width() - b, column.y() + shift, b, column.left()},
                  column.surface());
    say(first, left_style, left);
    say(second, right_style, right);
    column.below(std::vector{first, second});
}

void figure(Column& column, std::string_view label, std::string_view value, std::string_view tag) {
    Interface& ui = column.interface();
    const float top = column.y();
    const Tones tone = column.tones();
    const Wrap wrap{column.width(), true, 0};
    const Extent over = ui.text().measure(Style::caption, label, wrap);
    const Extent large = ui.text().measure(Style::figure, value, wrap);
    Rect place = column.take(over.height);
    ui.text().draw(ui.canvas(), Style::caption, label, place.x, place.y, ink_of(tone, true), wrap);
    place = column.take(large.height);
    ui.text().draw(ui.canvas(), Style::figure, value, place.x, place.y, ink_of(tone, false), wrap);
    std::string spoken(label);
    spoken += ": ";
    spoken += value;
    state_node(column.frame(), "", Role::text, spoken,
               {place.x, top, std::max(over.width, large.width), over.height + large.height});
    if (tag.empty()) return;
    const Rect size = pill_size(column.frame(), tag);
    const float beside = place.x + large.width + column.px(measure::padding);
    if (beside + size.width <= column.rect().right()) {
        pill(column.frame(), beside, place.y + (place.height - size.height) / 2, tag);
        return;
    }
    column.space(measure::tight);
    pill(column, tag);
}

void figures(Column& column, const std::vector<FigureItem>& items) {
    if (items.empty()) return;
    Interface& ui = column.interface();
    std::vector<float> widths;
    for (const FigureItem& item : items) {
        widths.push_back(std::max(ui.text().measure(Style::caption, item.label).width,
                                  ui.text().measure(Style::figure, item.value).width));
    }
    const float gap = column.px(measure::section);
    float all = gap * static_cast<float>(items.size() - 1);
    for (const float width : widths) all += width;
    const float tight = all - (gap - column.px(measure::block)) * static_cast<float>(items.size() - 1);
    if (tight <= column.width()) {
        float x = column.x();
        const float spare = (column.width() - all) / static_cast<float>(items.size() > 1 ? items.size() - 1 : 1);
        std::vector<Column> beside;
        for (std::size_t i = 0; i < items.size(); ++i) {
            beside.emplace_back(column.frame(), Rect{x, column.y(), widths[i] + 1, column.left()}, column.surface());
            figure(beside.back(), items[i].label, items[i].value);
            x += widths[i] + gap + std::min(spare, gap);
        }
        column.below(beside);
        return;
    }
    const float widest = *std::max_element(widths.begin(), widths.end());
    const int across = 2 * widest + gap <= column.width() ? 2 : 1;
    for (std::size_t i = 0; i < items.size(); i += static_cast<std::size_t>(across)) {
        auto beside = column.columns(across);
        for (std::size_t j = 0; j < beside.size() && i + j < items.size(); ++j)
            figure(beside[j], items[i + j].label, items[i + j].value);
        column.below(beside);
        if (i + static_cast<std::size_t>(across) < items.size()) column.space(measure::gap);
    }
}

}  // namespace milepost::ui
