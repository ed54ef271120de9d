#include "ui/screens/screens.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui::screens {
namespace {

/// What nobody is asked: who has something to say of it touches it.
void raise(Frame& frame, Column& column) {
    const Interview& interview = frame.derived.standing.interview;
    const auto topics = to_raise(*frame.world.content, interview, frame.world.date);
    if (topics.empty()) return;
    const Words& words = frame.words;
    column.space(measure::block);
    fold(column, "review.more", words("review.more"), {}, [&](Column& open) {
        paragraph(open, words("review.more.lead"));
        for (const std::size_t q : topics) {
            const std::string& id = frame.world.content->questions[q].id;
            const std::string label = words("topic." + id);
            if (card_button(open, "review." + id, label, false,
                            [&](Column& inner) { say(inner, Style::choice, label); }))
                frame.actions.push_back(action::Revisit{q});
        }
    });
}

/// Quiet, at the end: what was not asked, and why.
void skipped(Frame& frame, Column& column) {
    const std::vector<Skipped> all = not_asked(frame.derived.standing.interview);
    if (all.empty()) return;
    const Words& words = frame.words;
    column.space(measure::tight);
    fold(column, "review.skipped", words("review.skipped", {{"n", double(all.size())}}), {.style = Style::caption},
         [&](Column& open) {
             card(
                 open,
                 [&](Column& inner) {
                     for (const Skipped& one : all) {
                         const std::string question =
                             words("question." + frame.world.content->questions[one.question].id + ".ask");
                         caption(inner, words("review.skipped.why",
                                              {{"question", question}, {"why", std::string(name(one.why))}}));
                         inner.space(measure::tight);
                     }
                 },
                 Surface::note);
         });
}

/// When the code was made, and what has changed since.
void from_code(Frame& frame, Column& column, const FromCode& code) {
    const auto& revisions = frame.world.content->revisions;
    const bool known = code.revised_since < revisions.size();
    const char* key = code.same_content ? "review.from_code"
                      : known           ? "review.from_code.revised"
                                        : "review.from_code.changed";
    paragraph(column, code.made ? frame.words(key, {{"month", first_of(*code.made)}})
                                : frame.words("review.from_code.undated"));
    for (std::size_t r = code.revised_since; r < revisions.size(); ++r)
        point(column, Icon::renew, frame.words("revision." + revisions[r].id));
}

}  // namespace

void review(Frame& frame) {
    const Content& content = *frame.world.content;
    Page page(frame, {.bar = {{"nav.back", frame.words("nav.back"), action::Back{}, Look::plain, Icon::back},
                              {"nav.next", frame.words("review.next"), action::Next{}, Look::primary}}});
    const auto head = [&](Column& column) {
        title(column, frame.words("review.title"));
        if (frame.model.visit.from_code) from_code(frame, column, *frame.model.visit.from_code);
        paragraph(column, frame.words("review.lead"));
    };
    const auto answers = [&](Column& column) {
        for (const std::size_t q : frame.derived.standing.interview.given) {
            const Question& question = content.questions[q];
            const std::string label = frame.words("fact." + content[question.fact].id);
            const std::string value =
                question.delicate ? frame.words("review.kept_back")
                                  : value_phrase(frame.words, content, question.fact, *frame.model.visit.answers[q]);
            const std::string by =
                frame.model.visit.by_counselor.contains(q) ? frame.words("review.by_counselor") : std::string();
            if (card_button(column, "review." + question.id, label + ": " + value + (by.empty() ? "" : ". " + by),
                            false, [&](Column& inner) {
                                caption(inner, label);
                                say(inner, Style::choice, value);
                                if (!by.empty()) point(inner, Icon::people, by);
                            })) {
                frame.actions.push_back(action::Revisit{q});
            }
        }
        raise(frame, column);
        skipped(frame, column);
    };
    if (page.landscape()) {
        Column lead = page.lead(0.3f);
        const Column rows = page.follow(lead);
        scrolled(frame, "head", lead.rest(), head);
        scrolled(frame, "answers", rows.rest(), answers);
    } else {
        scrolled(frame, "answers", page.whole().rest(), [&](Column& column) {
            head(column);
            column.space(measure::block);
            answers(column);
        });
    }
    page.finish();
}

}  // namespace milepost::ui::screens
