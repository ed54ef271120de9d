#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

namespace milepost::ui::screens {

void review(Frame& frame) {
    const Content& content = *frame.world.content;
    Page page(frame, {.bar = {{"nav.back", frame.words("nav.back"), action::Back{}, Look::plain, Icon::back},
                              {"nav.start_over", frame.words("nav.start_over"), action::StartOver{}},
                              {"nav.next", frame.words("review.next"), action::Next{}, Look::primary}}});
    Column lead = page.lead(0.3f);
    title(lead, frame.words("review.title"));
    paragraph(lead, frame.words("review.lead"));
    Column rows = page.follow(lead);
    scrolled(frame, "answers", rows.rest(), [&](Column& column) {
        for (const std::size_t q : frame.derived.answered) {
            const Question& question = content.questions[q];
            const std::string label = frame.words("fact." + content[question.fact].id);
            const std::string value = value_phrase(frame.words, content, question.fact, *frame.model.answers[q]);
            if (card_button(column, "review." + question.id, label + ": " + value, false, [&](Column& inner) {
                    caption(inner, label);
                    say(inner, Style::choice, value);
                })) {
                frame.actions.push_back(action::Revisit{q});
            }
        }
    });
    page.finish();
}

}  // namespace milepost::ui::screens
