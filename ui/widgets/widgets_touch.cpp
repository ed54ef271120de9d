#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/widgets/widgets.h"

namespace milepost::ui {
namespace {

constexpr Colour black = hex(0x000000);

struct Paint {
    Colour fill, outline, ink;
    float line = measure::outline;
    bool box = true;
};

/// What a finger on a target looks like: it darkens, and its outline gains weight, so that it shows without colour too.
Paint pressed(const Theme& theme, Paint paint) {
    if (!theme.flat)
        paint.fill = contrast(paint.fill, black) > 6 ? mix(paint.fill, paint.ink, 0.12f) : mix(paint.fill, black, 0.3f);
    paint.line = measure::outline * 2.6f;
    if (theme.flat && paint.fill == paint.outline) paint.outline = paint.ink;
    return paint;
}

Paint paint_of(const Theme& theme, const ButtonOptions& options, bool down) {
    const Tones ground = tones(theme, options.on);
    const bool on_paper = options.on == Surface::paper || options.on == Surface::card || options.on == Surface::note;
    Paint paint{on_paper ? theme.card : ground.background, ground.line, ground.ink};
    if (options.look == Look::primary || options.selected) {
        paint = on_paper ? Paint{theme.chosen, theme.chosen, theme.on_chosen}
                         : Paint{ground.ink, ground.ink, ground.background};
    } else if (options.look == Look::start) {
        paint = {theme.accent, theme.flat ? theme.line : theme.accent, theme.on_accent};
    } else if (options.look == Look::quiet) {
        paint.fill = ground.background;
        paint.box = down;
    }
    if (!options.enabled)
        paint = {ground.background, theme.flat ? ground.line : theme.line_soft, ground.soft, measure::outline};
    return down ? pressed(theme, paint) : paint;
}

Style label_style(Look look) { return look == Look::start ? Style::heading : Style::strong; }

float icon_room(Text& text, Style style, Icon icon) {
    return icon == Icon::none ? 0 : text.capital_height(style) * 2.1f;
}

float side_padding(Interface& ui) { return ui.px(measure::gap); }

/// The ring or box before an answer.
void draw_mark(Interface& ui, float x, float y, float radius, bool several, bool selected, Colour line, Colour ground) {
    ImDrawList& canvas = ui.canvas();
    const float weight = ui.px(0.75f);
    if (several) {
        const Rect box{x - radius, y - radius, 2 * radius, 2 * radius};
        if (!selected) return draw_box(canvas, box, ui.px(1.5f), ground, line, weight);
        draw_box(canvas, box, ui.px(1.5f), line, line, 0);
        draw_icon(canvas, Icon::check, x, y, radius * 1.5f, ground, ui.px(1.1f));
        return;
    }
    canvas.AddCircle({x, y}, radius - weight / 2, line.packed(), 0, weight);
    if (selected) canvas.AddCircleFilled({x, y}, radius * 0.5f, (ui.theme().flat ? line : ui.theme().mark).packed());
}

struct ChoiceShape {
    float mark, indent, end;
};

ChoiceShape shape_of(Interface& ui, float width, const ChoiceOptions& options) {
    const float mark = std::max(ui.px(4.2f), ui.text().capital_height(Style::choice) * 0.62f);
    const float padding = std::min(ui.px(measure::padding), width * 0.06f);
    const float indent = padding + 2 * mark + std::min(ui.px(5), width * 0.04f);
    const float icon = options.icon == Icon::none ? 0 : ui.text().capital_height(Style::choice) * 2.2f;
    return {mark, indent, padding + icon};
}

}  // namespace

float button_width(Frame& frame, std::string_view label, Icon icon) {
    Interface& ui = frame.interface;
    return ui.text().measure(Style::strong, label).width + icon_room(ui.text(), Style::strong, icon) +
           ui.px(measure::padding) * 1.7f;
}

bool button(Frame& frame, const Rect& rect, std::string_view id, std::string_view label, const ButtonOptions& options) {
    Interface& ui = frame.interface;
    const float radius = std::min(ui.px(measure::radius), rect.height / 2);
    const Touch::State state =
        touchable(frame, id, Role::button, label, rect, options.enabled, options.selected, radius);
    const Paint paint = paint_of(ui.theme(), options, state.pressed);
    if (paint.box) draw_box(ui.canvas(), rect, radius, paint.fill, paint.outline, ui.px(paint.line));
    const Style style = label_style(options.look);
    const float icon = icon_room(ui.text(), style, options.icon);
    const Rect room = inset(rect, side_padding(ui), 0);
    const Wrap wrap{room.width - icon, true, 2};
    const Extent extent = ui.text().measure(style, label, wrap);
    const float left = room.x + (room.width - extent.width - icon) / 2;
    draw_icon(ui.canvas(), options.icon, left + icon * 0.36f, rect.y + rect.height / 2, icon * 0.66f, paint.ink);
    ui.text().draw_in(ui.canvas(), style, label, {room.x + icon, rect.y, room.width - icon, rect.height},
                      {paint.ink, paint.ink, Align::centre}, true, 2);
    return state.activated;
}

bool button(Column& column, std::string_view id, std::string_view label, const ButtonOptions& options) {
    Interface& ui = column.interface();
    const Style style = label_style(options.look);
    const float room = column.width() - 2 * side_padding(ui) - icon_room(ui.text(), style, options.icon);
    const Extent extent = ui.text().measure(style, label, {room, true, 2});
    const float least = options.look == Look::start ? 30.0f : options.look == Look::primary ? measure::choice : 16.0f;
    ButtonOptions own = options;
    own.on = column.surface();
    const Rect place =
        column.take(std::round(std::max(column.grown(least), extent.height + column.px(measure::padding))));
    const bool activated = button(column.frame(), place, id, label, own);
    column.space(measure::gap);
    return activated;
}

bool icon_button(Frame& frame, const Rect& rect, std::string_view id, std::string_view label, Icon icon, Surface on) {
    Interface& ui = frame.interface;
    const float radius = std::min(ui.px(measure::radius), rect.height / 2);
    const Touch::State state = touchable(frame, id, Role::button, label, rect, true, false, radius);
    const Paint paint = paint_of(ui.theme(), {.on = on}, state.pressed);
    draw_box(ui.canvas(), rect, radius, paint.fill, paint.outline, ui.px(paint.line));
    const float size =
        std::min({ui.text().capital_height(Style::strong) * 1.5f, rect.width * 0.6f, rect.height * 0.6f});
    draw_icon(ui.canvas(), icon, rect.x + rect.width / 2, rect.y + rect.height / 2, size, paint.ink, size / 9);
    return state.activated;
}

float choice_height(Frame& frame, float width, const ChoiceOptions& options) {
    Interface& ui = frame.interface;
    const ChoiceShape shape = shape_of(ui, width, options);
    const Wrap wrap{width - shape.indent - shape.end, true, 0};
    float text = ui.text().measure(Style::choice, options.label, wrap).height;
    if (!options.note.empty()) text += ui.text().measure(Style::caption, options.note, wrap).height;
    return std::round(std::max(ui.grown(measure::choice), text + ui.px(5)));
}

bool choice(Frame& frame, const Rect& rect, std::string_view id, const ChoiceOptions& options) {
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    const float radius = ui.px(measure::radius);
    std::string label = options.label;
    if (!options.note.empty()) label += ". " + options.note;
    const Touch::State state =
        touchable(frame, id, Role::choice, label, rect, options.enabled, options.selected, radius);

    Paint paint{options.unsure ? theme.paper : theme.card, theme.line, theme.ink};
    if (options.selected) paint = {theme.chosen, theme.chosen, theme.on_chosen};
    if (!options.enabled) paint = {theme.paper, theme.line_soft, theme.ink_soft};
    if (state.pressed) paint = pressed(theme, paint);
    if (options.unsure && !options.selected) {
        draw_box(ui.canvas(), rect, radius, paint.fill, paint.outline, 0);
        draw_dashed(ui.canvas(), inset(rect, ui.px(paint.line) / 2), radius, paint.outline, ui.px(paint.line),
                    ui.px(1.5f));
    } else {
        draw_box(ui.canvas(), rect, radius, paint.fill, paint.outline, ui.px(paint.line));
    }

    const ChoiceShape shape = shape_of(ui, rect.width, options);
    const float middle = rect.y + rect.height / 2;
    const float mark_x = rect.x + std::min(ui.px(measure::padding), rect.width * 0.06f) + shape.mark;
    draw_mark(ui, std::round(mark_x), std::round(middle), shape.mark, options.several, options.selected, paint.ink,
              paint.fill);
    const Wrap wrap{rect.width - shape.indent - shape.end, true, 0};
    const Extent label_size = ui.text().measure(Style::choice, options.label, wrap);
    const float note = options.note.empty() ? 0 : ui.text().measure(Style::caption, options.note, wrap).height;
    const float top = middle - (label_size.height + note) / 2;
    const Ink ink{paint.ink, paint.ink};
    ui.text().draw(ui.canvas(), Style::choice, options.label, rect.x + shape.indent, top, ink, wrap);
    if (note > 0) {
        ui.text().draw(ui.canvas(), Style::caption, options.note, rect.x + shape.indent, top + label_size.height, ink,
                       wrap);
    }
    if (options.icon != Icon::none) {
        const float size = ui.text().capital_height(Style::choice) * 1.7f;
        draw_icon(ui.canvas(), options.icon, rect.right() - shape.end + size / 2, middle, size, paint.ink);
    }
    return state.activated;
}

bool choice(Column& column, std::string_view id, const ChoiceOptions& options) {
    const Rect place = column.take(choice_height(column.frame(), column.width(), options));
    const bool activated = choice(column.frame(), place, id, options);
    column.space(measure::gap);
    return activated;
}

int choices(Column& column, const std::vector<ChoiceItem>& items, int columns) {
    if (items.empty()) return -1;
    const float gap = column.px(measure::gap);
    const int count = static_cast<int>(items.size());
    float least = 0;
    for (;; --columns) {  // fewer side by side where a word would not fit
        const float width = (column.width() - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        bool fits = true;
        for (const ChoiceItem& item : items) {
            least = std::max(least, choice_height(column.frame(), width, item.options));
            const ChoiceShape shape = shape_of(column.interface(), width, item.options);
            const Wrap wrap{width - shape.indent - shape.end, false, 0};
            fits = fits && column.interface().text().measure(Style::choice, item.options.label, wrap).fits;
        }
        if (fits || columns == 1) break;
        least = 0;
    }
    const int rows = (count + columns - 1) / columns;
    const float room = (column.left() - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
    const float height =
        std::max(std::round(least), std::floor(std::min({room, least + column.px(9), column.grown(33)})));
    const Rect place = column.take(height * static_cast<float>(rows) + gap * static_cast<float>(rows - 1));
    const auto places = grid(place, columns, count, height, gap);
    int activated = -1;
    for (int i = 0; i < count; ++i) {
        const auto n = static_cast<std::size_t>(i);
        if (choice(column.frame(), places[n], items[n].id, items[n].options)) activated = i;
    }
    return activated;
}

int segmented(Column& column, const std::vector<Segment>& segments, int selected) {
    if (segments.empty()) return -1;
    Interface& ui = column.interface();
    const float gap = column.px(measure::gap), padding = column.px(measure::gap);
    const int count = static_cast<int>(segments.size());
    int across = count;
    float height = 0;
    for (;; --across) {
        const float width = (column.width() - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
        bool fits = true;
        height = column.grown(measure::choice);
        for (const Segment& segment : segments) {
            const Extent extent = ui.text().measure(Style::strong, segment.label,
                                                    {width - 2 * padding - 1, true, 2});  // cells are rounded
            fits = fits && extent.fits;
            height = std::max(height, extent.height + column.px(measure::gap));
        }
        if (fits || across == 1) break;
    }
    const int rows = (count + across - 1) / across;
    height = std::round(height);
    const Rect place = column.take(height * static_cast<float>(rows) + gap * static_cast<float>(rows - 1));
    const auto places = grid(place, across, count, height, gap);
    const float radius = column.px(measure::radius);
    int activated = -1;
    for (int i = 0; i < count; ++i) {
        const auto n = static_cast<std::size_t>(i);
        const Touch::State state = touchable(column.frame(), segments[n].id, Role::choice, segments[n].label, places[n],
                                             true, i == selected, radius);
        const Paint paint = paint_of(ui.theme(), {.selected = i == selected, .on = column.surface()}, state.pressed);
        draw_box(ui.canvas(), places[n], radius, paint.fill, paint.outline, ui.px(paint.line));
        ui.text().draw_in(ui.canvas(), Style::strong, segments[n].label, inset(places[n], padding, 0),
                          {paint.ink, paint.ink, Align::centre}, true, 2);
        if (state.activated) activated = i;
    }
    column.space(measure::gap);
    return activated;
}

}  // namespace milepost::ui
