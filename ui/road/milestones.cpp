#include "ui/road/milestones.h"

#include <algorithm>
#include <utility>

#include "core/roads/explanation.h"
#include "core/roads/plan.h"
#include "ui/road/other_roads.h"
#include "ui/words/desk_phrases.h"
#include "ui/words/pay.h"
#include "ui/words/phrases.h"
#include "ui/words/place_phrases.h"

namespace milepost::ui {
namespace {

Milestone of_stage(const Frame& frame, const Plan& plan, std::size_t s) {
    const Words& words = frame.words;
    const Stage& stage = plan.stages[s];
    const Today today = frame.derived.now->date;
    const std::string key = "step." + stage.step->id;
    Milestone milestone{.id = "milestone." + stage.step->id,
                        .icon = icon_of(stage.step->kind),
                        .at = stage.end,
                        .small = stage.step->kind == StepKind::paperwork,
                        .name = words(key + ".name"),
                        .when = words("road.finish", {{"when", finish_phrase(words, today, stage.end)}}),
                        .notes = stage_notes(words, stage)};
    if (stage.step->scarce) milestone.open = words("road.scarce");
    else if (!stage.sure) milestone.open = words("road.maybe");
    if (!stage.step->includes.empty()) {  // what it includes fills its last months and stands after it
        const Interval part = plan.stages[s + 1].months;
        milestone.at = {std::max(0, stage.end.min - part.max), std::max(0, stage.end.max - part.max)};
    }
    const bool within = s > 0 && plan.stages[s - 1].step->includes == stage.step->id;
    const bool costs = !within && !(milestone.small && stage.priced && stage.cost_usd.max == 0);
    const std::string months = months_phrase(words, stage.months);
    milestone.figures = months;
    if (costs) {
        milestone.figures = words("roadmap.others.figures",
                                  {{"months", months}, {"money", money_phrase(words, stage.cost_usd, stage.priced)}});
    }
    if (std::string school = chosen_place_phrase(words, *frame.derived.now, stage); !school.empty())
        milestone.notes.push_back(std::move(school));
    if (frame.model.visit.sheet != milestone.id) return milestone;
    milestone.more = {{Style::body, words(key + ".why")}, {Style::body, words(key + ".more")}};
    for (std::string& line : programs_phrases(words, *frame.world.content, *stage.step, frame.derived.now->state))
        milestone.more.push_back({Style::body, std::move(line)});
    if (words.has(key + ".bring"))
        milestone.more.push_back({Style::body, words("roadmap.bring", {{"what", words(key + ".bring")}})});
    if (stage.step->beside) milestone.more.push_back({Style::body, words("roadmap.beside")});
    milestone.more.push_back(
        {Style::caption, source_phrase(words, *frame.world.content, stage.step->cite, today), true});
    return milestone;
}

Milestone star(const Frame& frame, const CredentialResult& result, const Plan& plan, const Destination& end) {
    const Words& words = frame.words;
    const Today today = frame.derived.now->date;
    Milestone milestone{.kind = Milestone::Kind::star, .id = "road.star", .at = plan.months, .name = end.name};
    for (const Destination::Figure& figure : end.figures)
        milestone.notes.push_back(words("road.figure", {{"label", figure.label}, {"value", figure.value}}));
    if (!end.note.empty()) milestone.notes.push_back(end.note);
    if (frame.model.visit.sheet != milestone.id) return milestone;
    milestone.more = {{Style::strong, words("credential." + result.credential->id + ".name")}};
    for (const Stage& stage : plan.stages) {  // as what one may work there
        if (stage.step->kind == StepKind::state)
            milestone.more.push_back({Style::body, words("step." + stage.step->id + ".name")});
    }
    const bool best = &result == &frame.derived.now->best() && &plan == &result.plan;
    if (best) milestone.more.push_back({Style::body, because_phrase(words, *frame.derived.now)});
    // How many it opens is only looked into for those who want that: facts that nobody was asked for may change the
    // number.
    if (plan.by != nullptr && frame.derived.now->goal == Goal::most_doors)
        milestone.more.push_back({Style::body, words("road.doors", {{"n", double(plan.doors)}})});
    for (const RouteResult& route : result.routes) {  // why this credential, in the one place that words it
        if (plan.by == nullptr || route.route != plan.by) continue;
        milestone.more.push_back({Style::strong, words("route." + route.route->id)});
        for (const Reason& reason : telling(*frame.world.content, route))
            milestone.more.push_back({Style::body, sentence(*frame.world.content, reason, wording(words))});
        milestone.more.push_back(
            {Style::caption, source_phrase(words, *frame.world.content, route.route->cite, today), true});
    }
    const Pay pay = pay_of(*frame.world.content, frame.derived.now->state);
    if (pay.cite != nullptr) {
        const PayWords said = pay_words(words, pay);
        milestone.more.push_back({Style::strong, words("road.figure", {{"label", said.place}, {"value", said.year}})});
        milestone.more.push_back({Style::caption, source_phrase(words, *frame.world.content, *pay.cite, today), true});
    }
    return milestone;
}

Milestone renewal(const Frame& frame, const Plan& plan, const Renewal& renewal) {
    Milestone milestone = of_stage(frame, plan, plan.stages.size() - 1);
    milestone.kind = Milestone::Kind::renewal;
    milestone.figures = renewal_phrase(frame.words, renewal);
    milestone.when.clear();
    const Stage& each = plan.stages.back();
    milestone.notes = {frame.words("road.figure", {{"label", frame.words("roadmap.keep.cost")},
                                                   {"value", money_phrase(frame.words, each.cost_usd, each.priced)}})};
    return milestone;
}

}  // namespace

Icon icon_of(StepKind kind) {
    switch (kind) {
        case StepKind::diploma: return Icon::diploma;
        case StepKind::school: return Icon::school;
        case StepKind::practicum: return Icon::clinic;
        case StepKind::work: return Icon::people;
        case StepKind::paperwork: return Icon::paper;
        case StepKind::exam: return Icon::exam;
        case StepKind::state: return Icon::flag;
        case StepKind::renewal: return Icon::renew;
    }
    return Icon::none;
}

std::string Milestone::title(const Words& words) const {
    return first ? words("roadmap.first", {{"step", name}}) : name;
}

std::string Milestone::summary() const { return sentences(notes); }

std::string Milestone::spoken(const Words& words) const {
    std::vector<std::string> all{title(words), figures, when};
    all.insert(all.end(), notes.begin(), notes.end());
    return sentences(all);
}

std::vector<Milestone> milestones_of(const Frame& frame, const CredentialResult& result, std::size_t road,
                                     const Destination& end) {
    const Words& words = frame.words;
    const Plan& plan = road_of(result, road);
    std::vector<Milestone> all;
    all.push_back({.kind = Milestone::Kind::today,
                   .id = "milestone.today",
                   .name = words("roadmap.today"),
                   .when = today_phrase(words, frame.derived.now->date)});
    for (std::size_t s = 0; s + 1 < plan.stages.size(); ++s) {
        all.push_back(of_stage(frame, plan, s));
        if (plan.stages[s].step->scarce) {
            if (std::string instead = if_not_phrase(frame, result); !instead.empty())
                all.back().notes.push_back(instead);
        }
        all.back().first = s == 0 && plan.stages[s].sure;
        if (std::vector<Line>& more = all.back().more; all.back().first && !more.empty()) {
            std::string begin = start_phrase(words, *frame.world.content, *frame.derived.now, plan.stages[s]);
            if (!begin.empty()) more.insert(more.begin(), {Style::body, std::move(begin)});
        }
    }
    all.push_back(star(frame, result, plan, end));
    all.push_back(renewal(frame, plan, result.credential->renewal));
    return all;
}

}  // namespace milepost::ui
