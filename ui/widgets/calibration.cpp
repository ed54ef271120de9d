#include "ui/widgets/calibration.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/widgets/pin_pad.h"

namespace milepost::ui {
namespace {

constexpr float card_width = 85.60f, card_height = 53.98f, card_radius = 3.18f;  ///< mm, ISO/IEC 7810 ID-1
constexpr float ruler = 100, tick = 5;                                           ///< mm
constexpr float mm_per_inch = 25.4f;
constexpr float handle = 16;                      ///< mm: width of what the finger takes
constexpr float fine_step = 1, coarse_step = 10;  ///< pixels

float diagonal_pixels(const Frame& frame) {
    return std::hypot(float(frame.display.width), float(frame.display.height));
}

/// Pixels in a millimetre, were the display as large as the draft says.
float drafted(const Frame& frame) {
    return diagonal_pixels(frame) / (float(frame.model.staff.draft.diagonal_inches) * mm_per_inch);
}

void widen(Frame& frame, float pixels) {
    const float width = drafted(frame) * card_width + pixels;
    if (width >= 1)
        by_staff(frame, staff::Calibrate{double(diagonal_pixels(frame) / (width / card_width * mm_per_inch))});
}

/// The outline of the card, its right side to be dragged, and the ruler below.
void outline(Frame& frame, const Rect& place) {
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    const float px = drafted(frame), line = std::max(1.0f, ui.px(measure::outline));
    const Rect card{place.x, place.y, px * card_width, px * card_height};
    draw_box(ui.canvas(), card, px * card_radius, theme.note, theme.line, line);

    const float height = std::min(card.height, std::max(ui.px(measure::target), card.height * 0.6f));
    const Rect grip{card.right(), card.y + (card.height - height) / 2, ui.px(handle),
                    std::max(height, ui.px(measure::target))};
    const Touch::State state =
        touchable(frame, "staff.edge", Role::slider, frame.words("staff.edge", {{"n", double(std::round(card.width))}}),
                  grip, true, false, ui.px(2));
    const bool held = ui.touch().holds("staff.edge") || state.pressed;
    if (const float moved = ImGui::GetIO().MouseDelta.x; held && moved != 0) widen(frame, moved);
    draw_box(ui.canvas(), grip, ui.px(2), held ? theme.chosen : theme.mark, theme.mark_line, line);
    const Colour sign = held ? theme.on_chosen : theme.mark_line;
    draw_icon(ui.canvas(), Icon::back, grip.x + grip.width * 0.3f, grip.y + grip.height / 2, ui.px(5), sign);
    draw_icon(ui.canvas(), Icon::forward, grip.x + grip.width * 0.7f, grip.y + grip.height / 2, ui.px(5), sign);

    const float y = std::round(card.bottom() + px * tick * 1.6f), end = card.x + px * ruler, half = px * tick / 2;
    const auto stroke = [&](float x0, float y0, float x1, float y1) {
        ui.canvas().AddLine({x0, y0}, {x1, y1}, theme.ink.packed(), line);
    };
    stroke(card.x, y, end, y);
    for (int i = 0; i <= 10; ++i) {
        const float x = card.x + px * ruler * float(i) / 10, long_one = i % 5 == 0 ? 1.0f : 0.5f;
        stroke(x, y - half * long_one, x, y + half * long_one);
    }
}

/// Room for the largest outline that the bounds allow, in pixels.
float most_height(const Frame& frame) {
    return diagonal_pixels(frame) / (float(least_diagonal) * mm_per_inch) * (card_height + tick * 2.2f);
}

void explain(Column& column) {
    title(column, column.frame().words("staff.calibrate.title"));
    paragraph(column, column.frame().words("staff.calibrate.lead"));
}

void controls(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Staff& staff = frame.model.staff;
    const float moves[] = {-coarse_step, -fine_step, fine_step, coarse_step};
    const std::vector<Segment> steps{{"staff.much_narrower", words("staff.much_narrower")},
                                     {"staff.narrower", words("staff.narrower")},
                                     {"staff.wider", words("staff.wider")},
                                     {"staff.much_wider", words("staff.much_wider")}};
    if (const int picked = steps_row(column, steps); picked >= 0) widen(frame, moves[picked]);
    paragraph(column, words("staff.calibrate.check"));
    say(column, Style::figure, words("staff.calibrate.now", {{"inches", staff.draft.diagonal_inches}}));
    Setup setup = frame.model.site.machine.setup;
    if (!staff.undo || *staff.undo == setup.diagonal_inches) return;
    column.space(measure::gap);
    setup.diagonal_inches = *staff.undo;
    if (button(column, "staff.calibrate.undo", words("staff.calibrate.undo", {{"inches", *staff.undo}})))
        by_staff(frame, staff::Keep{setup});
}

}  // namespace

int steps_row(Column& column, const std::vector<Segment>& steps) {
    Interface& ui = column.interface();
    const float gap = column.px(measure::gap), padding = 2 * column.px(measure::gap);
    const int count = int(steps.size());
    int across = count;
    float height = 0;
    for (;; --across) {
        const float width = (column.width() - gap * float(across - 1)) / float(across);
        bool fits = count % across == 0;
        height = column.px(measure::choice);
        for (const Segment& step : steps) {
            const Extent extent = ui.text().measure(Style::strong, step.label, {width - padding - 1, true, 2});
            fits = fits && extent.fits;
            height = std::max(height, extent.height + column.px(measure::gap));
        }
        if (fits || across == 1) break;
    }
    height = std::round(height);
    const int rows = (count + across - 1) / across;
    const auto places = grid(column.take(height * float(rows) + gap * float(rows - 1)), across, count, height, gap);
    int activated = -1;
    for (int i = 0; i < count; ++i) {
        if (button(column.frame(), places[std::size_t(i)], steps[std::size_t(i)].id, steps[std::size_t(i)].label,
                   {.on = column.surface()}))
            activated = i;
    }
    column.space(measure::gap);
    return activated;
}

void calibration(Frame& frame) {
    const Model& model = frame.model;
    const Action keep = action::ByStaff{staff::Keep{model.staff.draft}};
    Page page(
        frame,
        {.bar = {{"staff.leave", frame.words("staff.leave"), action::ByStaff{staff::Leave{}}, Look::plain, Icon::back},
                 {"staff.calibrate.keep", frame.words("staff.calibrate.keep"), keep, Look::primary, Icon::none,
                  model.staff.draft != model.site.machine.setup}},
         .tools = false});
    if (page.landscape()) {
        Column lead = page.lead();
        const Column follow = page.follow(lead);
        scrolled(frame, "steps", lead.rest(), [](Column& column) {
            explain(column);
            controls(column);
        });
        outline(frame, follow.rest());
    } else if (!page.roomy()) {
        scrolled(frame, "steps", page.whole().rest(), [](Column& column) {
            explain(column);
            outline(column.frame(), column.take(std::round(most_height(column.frame()))));
            column.space(measure::block);
            controls(column);
        });
    } else {
        // The outline keeps its place below the words while it changes.
        Interface& ui = frame.interface;
        Column whole = page.whole();
        const float needed = ui.scroll("steps").content;
        const float least = std::min(most_height(frame), whole.left() * 0.5f) + whole.px(measure::section);
        const float room = std::min(whole.left() - least, needed > 0 ? needed : whole.left());
        scrolled(frame, "steps", whole.take(std::round(room)), [](Column& column) {
            explain(column);
            controls(column);
        });
        if (std::abs(ui.scroll("steps").content - needed) > 0.5f) ui.wake_in(0);
        whole.space(measure::section);
        outline(frame, whole.rest());
    }
    page.finish();
}

}  // namespace milepost::ui
