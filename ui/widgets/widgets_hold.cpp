#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/widgets/behind.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui {
namespace {

Column within(Column& column, Surface surface) {
    const float padding = std::min(column.px(measure::padding), column.width() * 0.06f);
    return {column.frame(),
            {column.x() + padding, column.y() + padding, column.width() - 2 * padding, column.left() - 2 * padding},
            surface};
}

constexpr float low_port_mm = 120;  ///< a scroller with no height to spare

float padding_of(const Column& column) { return std::min(column.px(measure::padding), column.width() * 0.06f); }

}  // namespace

void card(Column& column, const std::function<void(Column&)>& content, Surface surface) {
    Interface& ui = column.interface();
    const Theme& theme = ui.theme();
    Column inner = within(column, surface);
    behind(
        ui.canvas(), [&] { content(inner); },
        [&] {
            const Rect place = column.take(std::round(inner.used() - column.y() + padding_of(column)));
            const bool outlined = theme.flat || surface == Surface::card;
            draw_box(ui.canvas(), place, column.px(measure::radius), tones(theme, surface).background,
                     theme.flat ? theme.line : theme.line_soft, outlined ? column.px(measure::hair) * 1.5f : 0);
        });
    column.space(measure::gap);
}

bool card_button(Column& column, std::string_view id, std::string_view label, bool selected,
                 const std::function<void(Column&)>& content) {
    Interface& ui = column.interface();
    const Theme& theme = ui.theme();
    Column inner = within(column, selected ? Surface::chosen : Surface::card);
    const std::size_t at = column.frame().semantics.nodes.size();
    bool activated = false;
    behind(
        ui.canvas(), [&] { content(inner); },
        [&] {
            auto& nodes = column.frame().semantics.nodes;
            nodes.resize(at);  // the card speaks for what stands in it
            const Rect place = column.take(
                std::round(std::max(column.grown(measure::choice), inner.used() - column.y() + padding_of(column))));
            const float radius = column.px(measure::radius);
            const Touch::State state =
                touchable(column.frame(), id, Role::choice, label, place, true, selected, radius);
            activated = state.activated;
            const Colour fill = selected                       ? theme.chosen
                                : state.pressed && !theme.flat ? mix(theme.card, theme.ink, 0.12f)
                                                               : theme.card;
            draw_box(ui.canvas(), place, radius, fill, selected ? theme.chosen : theme.line,
                     column.px(measure::outline) * (state.pressed ? 2.6f : 1.0f));
        });
    column.space(measure::gap);
    return activated;
}

void fold(Column& column, std::string_view id, std::string_view label, const FoldOptions& options,
          const std::function<void(Column&)>& content) {
    Interface& ui = column.interface();
    const Tones tone = column.tones();
    const bool open = column.frame().model.visit.opened == id;
    const float chevron = ui.text().capital_height(options.style) * 1.1f, indent = chevron + column.px(measure::gap);
    const Wrap wrap{column.width() - indent, false, 0};
    const Extent extent = ui.text().measure(options.style, label, wrap);
    const float sign = options.icon == Icon::none ? 0 : ui.text().capital_height(Style::caption) * 1.5f;
    const float note_indent = sign * 1.4f;
    const Wrap note_wrap{wrap.width - note_indent, false, 0};
    const float note = options.note.empty() ? 0 : ui.text().measure(Style::caption, options.note, note_wrap).height;
    const float height = extent.height + note;
    const Rect place =
        column.take(std::round(std::max(column.grown(measure::target), height + column.px(measure::gap))));
    const std::string spoken = plain(label) + (options.note.empty() ? "" : ". " + plain(options.note));
    const Touch::State state = touchable(column.frame(), id, Role::button, spoken, place, true, open, column.px(2));
    if (state.activated) column.frame().actions.push_back(action::Unfold{std::string(id)});
    ui.stays(id, place.y, state.activated);
    if (state.pressed) {
        draw_box(ui.canvas(), place, column.px(2), mix(tone.background, tone.ink, 0.12f), tone.line,
                 column.px(measure::outline));
    }
    const float x = place.x + indent, top = place.y + (place.height - height) / 2;
    draw_icon(ui.canvas(), open ? Icon::down : Icon::forward, place.x + chevron / 2,
              top + ui.text().line_height(options.style) / 2, chevron, tone.emphasis, column.px(measure::heavy));
    ui.text().draw(ui.canvas(), options.style, label, x, top, {tone.ink, tone.emphasis}, wrap);
    if (note > 0) {
        draw_icon(ui.canvas(), options.icon, x + sign / 2,
                  top + extent.height + ui.text().line_height(Style::caption) / 2, sign, tone.emphasis);
        ui.text().draw(ui.canvas(), Style::caption, options.note, x + note_indent, top + extent.height,
                       {tone.soft, tone.emphasis}, note_wrap);
    }
    column.space(measure::least_gap);
    if (!open) return;
    content(column);
    ui.unfolded(id, {place.x, place.y, place.width, column.used() - place.y});
}

Rect pill_size(Frame& frame, std::string_view text) {
    Interface& ui = frame.interface;
    const Extent extent = ui.text().measure(Style::strong, text);
    return {0, 0, extent.width + ui.px(8), std::round(ui.text().line_height(Style::strong) + ui.px(2.5f))};
}

Rect pill(Frame& frame, float x, float y, std::string_view text) {
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    Rect place = pill_size(frame, text);
    place.x = std::round(x);
    place.y = std::round(y);
    draw_box(ui.canvas(), place, place.height / 2, theme.accent, theme.on_accent,
             theme.flat ? ui.px(measure::outline) : 0);
    ui.text().draw_in(ui.canvas(), Style::strong, text, place, {theme.on_accent, theme.on_accent, Align::centre});
    state_node(frame, "", Role::text, text, place);
    return place;
}

void pill(Column& column, std::string_view text) {
    Interface& ui = column.interface();
    const Rect line = pill_size(column.frame(), text);
    if (line.width <= column.width()) {
        column.take(pill(column.frame(), column.x(), column.y(), text).height);
    } else {  // in lines, where it is wider than there is room
        const Theme& theme = ui.theme();
        const float side = column.px(4);
        const Wrap wrap{column.width() - 2 * side, true, 0};
        const Extent extent = ui.text().measure(Style::strong, text, wrap);
        Rect place = column.take(std::round(extent.height + column.px(2.5f)));
        place.width = extent.width + 2 * side;
        draw_box(ui.canvas(), place, line.height / 2, theme.accent, theme.on_accent,
                 theme.flat ? column.px(measure::outline) : 0);
        ui.text().draw(ui.canvas(), Style::strong, text, place.x + side, place.y + column.px(1.25f),
                       {theme.on_accent, theme.on_accent}, wrap);
        state_node(column.frame(), "", Role::text, text, place);
    }
    column.space(measure::gap);
}

void progress(Column& column, int done, int total, std::string_view label) {
    Interface& ui = column.interface();
    const Theme& theme = ui.theme();
    ImDrawList& canvas = ui.canvas();
    const Rect place = column.take(std::round(column.px(7)));
    const float radius = column.px(2.2f), middle = std::round(place.y + place.height / 2);
    const float from = place.x + radius, to = std::min(place.right(), place.x + column.px(150)) - radius;
    const auto at = [&](float share) { return from + (to - from) * share; };
    const float all = static_cast<float>(std::max(total, 1));
    const float gone = ui.animate("progress", static_cast<float>(done) / all, 0);
    canvas.AddRectFilled({from, middle - column.px(0.9f)}, {to, middle + column.px(0.9f)}, theme.road_shade.packed(),
                         column.px(0.9f));
    canvas.AddRectFilled({from, middle - column.px(0.9f)}, {at(gone), middle + column.px(0.9f)}, theme.road.packed(),
                         column.px(0.9f));
    constexpr int most_dots = 9;  // more cannot be taken in at a glance: then where one is, and the end
    for (int i = 0; i < total; ++i) {
        if (total > most_dots && i != done) continue;
        const bool passed = i < done, here = i == done;
        draw_milestone(canvas, at(static_cast<float>(i) / all), middle, here ? radius * 1.25f : radius,
                       passed ? theme.road
                       : here ? theme.mark
                              : theme.paper,
                       passed ? theme.road : theme.mark_line, column.px(0.5f));
    }
    draw_milestone(canvas, to, middle, radius, done >= total ? theme.mark : theme.paper, theme.mark_line,
                   column.px(0.5f));
    state_node(column.frame(), "", Role::progress, label, {place.x, place.y, to + radius - place.x, place.height});
    column.space(measure::tight);
}

void scrolled(Frame& frame, std::string_view id, const Rect& view, const std::function<void(Column&)>& content,
              Surface surface) {
    Interface& ui = frame.interface;
    const Tones tone = tones(ui.theme(), surface);
    const Interface::Along along = ui.take_along();
    Interface::Scroll& scroll = ui.scroll(id);
    const bool more = scroll.content > view.height + 1;
    // Beside its bar content is narrower, and a map lower: were the bar to go with the height that it saves, both would
    // come and go for ever.
    const float bar = ui.px(7);
    if (more) scroll.narrow = true;
    else if (scroll.content * view.width <= view.height * (view.width - bar)) scroll.narrow = false;
    const float label_width = view.width - 2 * ui.px(measure::gap) - ui.text().capital_height(Style::strong) * 2.1f;
    float label = 0;
    for (const char* key : {"nav.more", "nav.to_top"})
        label = std::max(label, ui.text().measure(Style::strong, frame.words(key), {label_width, true, 2}).height);
    const float strip = more ? std::round(std::max(ui.grown(14), label + ui.px(2))) : 0;
    const float gap = more ? ui.px(measure::gap) : 0;
    const Rect port{view.x, view.y, view.width, view.height - strip - gap};
    const float most = std::max(0.0f, scroll.content - port.height);
    const auto bound = [&](float offset) { return more ? std::clamp(offset, 0.0f, most) : 0.0f; };

    const float moved = ui.touch().begin_region(id, port, more);
    if (moved != 0) scroll.glide = false;
    scroll.offset = bound(scroll.offset + moved);
    const float shown = std::round(more ? ui.animate(std::string(id) + ".offset", scroll.offset, scroll.offset,
                                                     scroll.glide ? motion::normal : 0.0)
                                        : 0);
    // The ring of the focus may reach over the edge at the sides, and not above or below.
    const float side = ui.px(measure::tight);
    ui.canvas().PushClipRect({port.x - side, port.y}, {port.right() + side, port.bottom()}, true);
    ui.set_clip(&port);
    Column column(frame, {port.x, port.y - shown, port.width - (scroll.narrow ? bar : 0), port.height}, surface);
    const float foot_of_page = port.bottom() - ui.px(measure::fade);
    ui.look_for_cut(foot_of_page);
    if (along.before) along.before(column);
    content(column);
    if (along.after) along.after(column);
    const float cut = ui.cut() - port.y - (ui.cut() < foot_of_page ? ui.px(measure::tight) : 0);
    ui.set_clip(nullptr);
    ui.canvas().PopClipRect();

    const float height = column.used() + shown - port.y;
    const bool settled = std::abs(height - scroll.content) <= 0.5f;
    if (!settled) ui.wake_in(0);
    scroll.content = height;
    const auto within = [&](float offset) {
        return std::clamp(offset, 0.0f, std::max(0.0f, height - port.height));
    };  // as high as it is by now
    const auto wanted = ui.take_reveal();
    if (const float drift = ui.take_drift();
        std::abs(drift) > 0.5f) {  // first back to where it was; what it holds, after that
        scroll.offset = within(scroll.offset + drift);
        scroll.glide = false;
        ui.wake_in(0);
    } else if (wanted) {
        if (settled) ui.let_go();  // else there may be a button at its foot by the next frame
        const float around =
            std::clamp((port.height - wanted->height) / 2, 0.0f, ui.px(measure::gap));  // what just fits is shown whole
        const float above = wanted->y - around - port.y, below = wanted->bottom() + around - port.bottom();
        scroll.offset = within(shown + (above < 0 ? above : below > 0 ? std::min(below, above) : 0));
        scroll.glide = ui.touch().focus().empty();  // the focus shows in each frame, also on its way
        ui.wake_in(0);
    }
    if (!more) return;

    const bool at_end = scroll.offset >= most - 1;
    if (!at_end) {  // what goes on below fades out
        const float fade = ui.px(measure::fade);
        const auto clear = tone.background.packed(0),
                   full = tone.background.packed(0.85f);  // a finger on what lies there shows down to the edge
        ui.canvas().AddRectFilledMultiColor({port.x - side, port.bottom() - fade}, {port.right() - bar, port.bottom()},
                                            clear, clear, full, full);
    }
    const float track = ui.px(2.5f), x = port.right() - track,
                thumb = std::max(ui.px(12), port.height * port.height / height);
    const float y = port.y + (most > 0 ? scroll.offset / most : 0) * (port.height - thumb);
    draw_box(ui.canvas(), {x, port.y, track, port.height}, track / 2,
             ui.theme().flat ? tone.background : ui.theme().line_soft, tone.line,
             ui.theme().flat ? ui.px(measure::hair) : 0);
    draw_box(ui.canvas(), {x, y, track, thumb}, track / 2, tone.line, tone.line, 0);

    const Rect foot{view.x, view.bottom() - strip, view.width, strip};
    const std::string word = frame.words(at_end ? "nav.to_top" : "nav.more");
    std::string button_id = "nav.more";
    if (ui.has_node(frame, button_id)) button_id += "." + std::string(id);
    if (button(frame, foot, button_id, word, {.icon = at_end ? Icon::up : Icon::down, .on = surface})) {
        // What was cut at the foot stands whole at the head of the next page; where there is height to spare, a fifth
        // comes again.
        const float most_step = port.height < ui.px(low_port_mm) ? port.height : 0.8f * port.height;
        scroll.offset = at_end ? 0 : bound(scroll.offset + std::round(std::clamp(cut, 0.15f * port.height, most_step)));
        scroll.glide = true;
        ui.wake_in(0);
    }
    if (ui.touch().dragging()) scroll.glide = false;
}

}  // namespace milepost::ui
