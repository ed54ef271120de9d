#include "ui/road/sheets.h"

#include <algorithm>

#include "ui/road/milestones.h"
#include "ui/road/other_roads.h"
#include "ui/road/places_view.h"
#include "ui/road/rough.h"
#include "ui/road/why_view.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"

namespace milepost::ui {
namespace {

/// What may stand in the way and no rule decides; behind a touch what is nobody else's business.
void cautions(Column& column, const CredentialResult& result) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const auto told = [&](Column& inner, const auto& all, const std::string& key) {
        std::vector<const Citation*> cites;
        for (const auto* one : all) {
            point(inner, Icon::flag, words(key + one->id));
            cites.push_back(&one->cite);
        }
        caption(inner, words("source.lead"));
        sources(inner, cites);
    };
    const auto open = cautions_of(*frame.derived.now, result, false),
               own = cautions_of(*frame.derived.now, result, true);
    if (!open.empty()) told(column, open, "caution.");
    if (!own.empty()) {
        column.space(measure::block);
        fold(column, "roadmap.cautions.own", words("roadmap.cautions.own"), {},
             [&](Column& unfolded) { told(unfolded, own, "caution."); });
    }
    const auto& limits = frame.derived.now->limits;
    if (limits.empty()) return;
    column.space(measure::block);
    heading(column, words("state.limits", {{"place", place_phrase(words, frame.derived.now->state)}}));
    told(column, limits, "limit.");
}

void about(Column& column, const Milestone& milestone, const CredentialResult& result, const Plan& plan) {
    Frame& frame = column.frame();
    const bool star = milestone.kind == Milestone::Kind::star;
    if (star) window_line(column, result, plan);
    if (!milestone.figures.empty()) say(column, Style::strong, milestone.figures);
    if (!milestone.when.empty()) say(column, Style::body, milestone.when);
    for (const std::string& note : milestone.notes) say(column, Style::body, note);
    const auto lines = [&](std::size_t from, std::size_t end) {
        for (std::size_t i = from; i < end; ++i) {
            const Line& line = milestone.more[i];
            column.space(measure::tight);
            if (line.soft) caption(column, line.text);
            else say(column, line.style, line.text);
        }
    };
    // What to do this week, then where; and then why.
    const std::size_t start = std::min<std::size_t>(milestone.first ? 1 : 0, milestone.more.size());
    lines(0, start);
    for (const Stage& stage : plan.stages)
        if (milestone.id == "milestone." + stage.step->id) places(column, stage, result.credential->id);
    lines(start, milestone.more.size());
    if (!star) return;
    column.space(measure::tight);
    caption(column, frame.words("roadmap.check"));
}

/// A row that leads on to a screen.
void leads(Column& column, const char* id, const std::string& label, Action action) {
    if (card_button(column, id, label, false, [&](Column& inner) { say(inner, Style::choice, label); }))
        column.frame().actions.push_back(std::move(action));
}

void more(Column& column, const CredentialResult& result, std::size_t road) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Plan& plan = road_of(result, road);
    rough_note(column);
    chosen_school(column);
    if (warns(frame, result))
        leads(column, "more.cautions", words("roadmap.cautions"), action::ShowSheet{sheets::cautions});
    leads(column, "compare.open", words("nav.compare"), action::Open{Screen::compare});
    leads(column, "state.open", words("nav.state"), action::Open{Screen::state});
    leads(column, "help.open", words("nav.help"), action::Open{Screen::help});
    if (!to_raise(*frame.world.content, frame.derived.standing.interview, frame.world.date).empty())
        leads(column, "roadmap.more", words("roadmap.more"), action::Open{Screen::review, "review.more"});
    other_roads(column, result, road);
    other_certificates(column, result);
    ways_in(column, result, plan);
    what_would_change(column, result);
    column.space(measure::section);
    heading(column, words("road.how"));
    paragraph(column, words("roadmap.dash"));
    paragraph(column, words("roadmap.check"));
}

}  // namespace

bool warns(const Frame& frame, const CredentialResult& result) {
    return !cautions_of(*frame.derived.now, result, false).empty() ||
           !cautions_of(*frame.derived.now, result, true).empty() || !frame.derived.now->limits.empty();
}

void road_sheet(Frame& frame, const CredentialResult& result, std::size_t road,
                const std::vector<Milestone>& milestones) {
    const std::string& open = frame.model.visit.sheet;
    if (open.empty()) return;
    const auto& nodes = frame.semantics.nodes;
    const auto from = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == open; });
    const Rect sign = from != nodes.end() ? from->rect : Rect{};
    if (open == sheets::more)
        return sheet(frame, frame.words("road.more"), {}, [&](Column& column) { more(column, result, road); });
    if (open == sheets::cautions)
        return sheet(frame, frame.words("roadmap.cautions"), sign, [&](Column& column) { cautions(column, result); });
    for (const Milestone& milestone : milestones) {
        if (milestone.id != open) continue;
        return sheet(frame, milestone.title(frame.words), sign,
                     [&](Column& column) { about(column, milestone, result, road_of(result, road)); });
    }
    frame.actions.push_back(action::ShowSheet{});  // what it was about is no longer on the road
}

}  // namespace milepost::ui
