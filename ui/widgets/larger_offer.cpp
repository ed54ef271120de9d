#include "ui/widgets/larger_offer.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets/widgets.h"

namespace milepost::ui {
namespace {

struct Shape {
    bool beside = false;  ///< the buttons stand beside the words
    float padding = 0, words_width = 0, button_height = 0, height = 0;
};

Shape shape_of(Frame& frame, float width) {
    Interface& ui = frame.interface;
    const float gap = ui.px(measure::gap), padding = ui.px(measure::gap);
    const float yes = button_width(frame, frame.words("offer.larger")),
                no = button_width(frame, frame.words("offer.keep"));
    Shape shape{width > 2 * (yes + no), padding, width - 2 * padding, 0, 0};
    if (shape.beside) shape.words_width -= yes + no + 2 * gap;
    const float across = shape.beside ? 0 : (width - 2 * padding - gap) / 2;
    float label = 0;
    for (const char* key : {"offer.larger", "offer.keep"}) {
        label = std::max(
            label,
            ui.text().measure(Style::strong, frame.words(key), {across > 0 ? across - 2 * gap : 0, true, 2}).height);
    }
    shape.button_height = std::round(std::max(ui.grown(measure::choice), label + ui.px(5)));
    const float words = ui.text().measure(Style::body, frame.words("offer.lead"), {shape.words_width}).height;
    shape.height = std::round(shape.beside ? std::max(words, shape.button_height) + 2 * padding
                                           : words + shape.button_height + 3 * padding);
    return shape;
}

}  // namespace

float larger_offer_height(Frame& frame, float width) {
    return offers_larger(frame.model) ? shape_of(frame, width).height : 0;
}

void larger_offer(Frame& frame, const Rect& place) {
    Interface& ui = frame.interface;
    const Theme& theme = ui.theme();
    const Shape shape = shape_of(frame, place.width);
    draw_box(ui.canvas(), place, ui.px(measure::radius), theme.note, theme.line, ui.px(measure::outline));
    const Rect inner = inset(place, shape.padding);
    Column column(frame, {inner.x, inner.y, shape.words_width, inner.height}, Surface::note);
    if (shape.beside) {
        const float words = ui.text().measure(Style::body, frame.words("offer.lead"), {shape.words_width}).height;
        column.take((inner.height - words) / 2);
    }
    say(column, Style::body, frame.words("offer.lead"));
    const float gap = ui.px(measure::gap), y = inner.bottom() - shape.button_height;
    const float yes = shape.beside ? button_width(frame, frame.words("offer.larger")) : (inner.width - gap) / 2;
    const float no = shape.beside ? button_width(frame, frame.words("offer.keep")) : yes;
    const float top = shape.beside ? inner.y + (inner.height - shape.button_height) / 2 : y;
    const float x = inner.right() - yes - gap - no;
    if (button(frame, {std::round(x), std::round(top), std::round(yes), shape.button_height}, "offer.larger",
               frame.words("offer.larger"), {.look = Look::primary, .on = Surface::note}))
        frame.actions.emplace_back(action::Enlarge{});
    if (button(frame, {std::round(x + yes + gap), std::round(top), std::round(no), shape.button_height}, "offer.keep",
               frame.words("offer.keep"), {.on = Surface::note}))
        frame.actions.emplace_back(action::KeepSize{});
}

}  // namespace milepost::ui
