#include "core/people/code.h"
#include "ui/desk/desk_pages.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui::screens {
namespace {

std::string in(const std::map<std::string, std::string>& texts, const Words& words) {
    const auto found = texts.find(words.language());
    return found == texts.end() ? std::string() : found->second;
}

/// What the applicant leaves with.
void applicant(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const bool prints = frame.model.site.printer.prints() && !frame.model.visit.job.under_way();
    heading(column, words("desk.hand.applicant"));
    if (button(column, "desk.hand.show", words("desk.hand.show"), {.look = Look::primary}))
        frame.actions.push_back(action::AtDesk{desk::HandTo{false}});
    if (button(column, "desk.hand.print", words("desk.hand.print"), {.icon = Icon::print, .enabled = prints}))
        frame.actions.push_back(action::Print{});
    if (button(column, "desk.hand.bring_back", words("desk.hand.bring_back")))
        frame.actions.push_back(action::AtDesk{desk::HandTo{true}});
    if (const auto code = encode(*frame.world.content, frame.model.visit.answers, frame.world.date)) {
        caption(column, words("desk.hand.code"));
        say(column, Style::figure, grouped(*code));
    }
    column.space(measure::section);
    heading(column, words("desk.hand.counselor"));
    paragraph(column, words("desk.hand.counselor.lead"));
    if (button(column, "desk.hand.print_trace", words("desk.hand.print_trace"),
               {.icon = Icon::print, .enabled = prints}))
        frame.actions.push_back(action::AtDesk{desk::PrintTrace{}});
    if (frame.model.visit.job.stage != PrintStage::idle) {
        paragraph(column, words("desk.hand.paper", {{"stage", std::string(name(frame.model.visit.job.stage))}}));
    } else if (!prints) {
        caption(column, words("desk.hand.no_paper"));
    }
}

void elsewhere(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const auto& places = frame.world.content->organiser.referrals;
    heading(column, words("desk.refer"));
    if (places.empty()) return paragraph(column, words("desk.refer.none"));
    paragraph(column, words("desk.refer.lead"));
    for (std::size_t r = 0; r < places.size(); ++r) {
        const std::string title = in(places[r].title, words), text = in(places[r].words, words);
        const bool chosen = frame.model.visit.referral == r;
        if (card_button(column, "desk.refer." + std::to_string(r + 1), title + ". " + text, chosen, [&](Column& inner) {
                say(inner, Style::choice, title);
                say(inner, Style::body, text);
            })) {
            frame.actions.push_back(action::AtDesk{desk::Refer{chosen ? std::nullopt : std::optional(r)}});
        }
    }
}

}  // namespace

void desk_hand_over(Frame& frame, Page& page) {
    const auto finish = [&](Column& column) {
        column.space(measure::section);
        caption(column, frame.words("desk.hand.finish", {{"leave", frame.words("nav.start_over")}}));
    };
    if (page.landscape()) {
        Column lead = page.lead(0.5f);
        const Column follow = page.follow(lead);
        scrolled(frame, "desk.hand", lead.rest(), applicant);
        scrolled(frame, "desk.refer", follow.rest(), [&](Column& column) {
            elsewhere(column);
            finish(column);
        });
    } else {
        scrolled(frame, "desk.hand", page.whole().rest(), [&](Column& column) {
            applicant(column);
            column.space(measure::section);
            elsewhere(column);
            finish(column);
        });
    }
}

}  // namespace milepost::ui::screens
