#include "ui/road/rough.h"

#include "ui/words/phrases.h"

namespace milepost::ui {

std::string rough_title(const Frame& frame, const std::string& said) {
    return frame.derived.standing.interview.left > 0 ? frame.words("roadmap.rough", {{"road", said}}) : said;
}

void rough_note(Column& column) {
    Frame& frame = column.frame();
    if (frame.derived.standing.interview.left == 0) return;
    card(
        column,
        [&](Column& inner) {
            say(inner, Style::body,
                rough_phrase(frame.words, *frame.derived.now, frame.derived.standing.interview.left));
            inner.space(measure::gap);
            if (button(inner, "roadmap.exact", frame.words("roadmap.exact"), {.look = Look::primary}))
                frame.actions.push_back(action::MakeExact{});
        },
        Surface::note);
}

}  // namespace milepost::ui
