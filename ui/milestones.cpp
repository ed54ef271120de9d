#include "ui/milestones.h"

#include <algorithm>
#include <utility>

#include "core/explanation.h"
#include "ui/other_roads.h"
#include "ui/phrases.h"

namespace milepost::ui {
namespace {

Milestone of_stage(const Frame& frame, const Plan& plan, std::size_t s) {
    const Words& words = frame.words;
    const Stage& stage = plan.stages[s];
    const Date today = frame.derived.now->date;
    const std::string key = "step." + stage.step->id;
    Milestone milestone{.id = stage.step->id, .icon = icon_of(stage.step->kind), .at = stage.end, .small = stage.step->kind == StepKind::paperwork};
    if (!stage.step->includes.empty()) {  // what it includes fills its last months and stands after it
        const Interval part = plan.stages[s + 1].months;
        milestone.at = {std::max(0, stage.end.min - part.max), std::max(0, stage.end.max - part.max)};
    }
    const bool within = s > 0 && plan.stages[s - 1].step->includes == stage.step->id;
    const bool costs = !within && !(milestone.small && stage.priced && stage.cost_usd.max == 0);
    milestone.lines.push_back({Style::strong, words(key + ".name"), false, costs ? money_phrase(words, stage.cost_usd, stage.priced) : ""});
    milestone.lines.push_back({Style::body, words("roadmap.stage", {{"months", months_phrase(words, stage.months)}, {"when", finish_phrase(words, today, stage.end)}}), true});
    for (const std::string& note : stage_notes(words, stage)) milestone.lines.push_back({Style::caption, note, true});
    milestone.more = {{Style::body, words(key + ".why")}, {Style::body, words(key + ".more")}};
    if (words.has(key + ".bring")) milestone.more.push_back({Style::body, words("roadmap.bring", {{"what", words(key + ".bring")}})});
    if (stage.step->beside) milestone.more.push_back({Style::body, words("roadmap.beside")});
    milestone.more.push_back({Style::caption, source_phrase(words, *frame.world.content, stage.step->cite, today), true});
    return milestone;
}

Milestone certified(const Frame& frame, const CredentialResult& result, const Plan& plan) {
    const Words& words = frame.words;
    const Date today = frame.derived.now->date;
    Milestone milestone{.kind = Milestone::Kind::certified, .id = "certified", .at = plan.months};
    // How many it opens is only looked into for those who want that: facts that nobody was asked for may change the number.
    const std::string when = finish_phrase(words, today, plan.months);
    const bool count = frame.derived.now->goal == Goal::most_doors;
    milestone.lines = {{Style::heading, end_phrase(words, *frame.derived.now, result, plan), false, words("roadmap.total", {{"money", money_phrase(words, plan.cost_usd, plan.priced)}})},
                       {Style::body, count ? words("roadmap.certified.doors", {{"when", when}, {"n", double(plan.doors)}}) : when, true}};
    milestone.more = {{Style::body, words("credential." + result.credential->id + ".name")}};
    for (const RouteResult& route : result.routes) {  // why this credential, in the one place that words it
        if (route.route != plan.by) continue;
        milestone.more.push_back({Style::strong, words("route." + route.route->id)});
        for (const Reason& reason : telling(route)) {
            milestone.more.push_back({Style::body, sentence(*frame.world.content, reason, [&](std::string_view key, const Args& args) { return words(key, args); })});
        }
        milestone.more.push_back({Style::caption, source_phrase(words, *frame.world.content, route.route->cite, today), true});
    }
    return milestone;
}

Milestone renewal(const Frame& frame, const Plan& plan, const Renewal& renewal) {
    const Words& words = frame.words;
    Milestone milestone = of_stage(frame, plan, plan.stages.size() - 1);
    milestone.kind = Milestone::Kind::renewal;
    milestone.lines[1].text = renewal_phrase(words, renewal);
    milestone.lines.resize(2);
    return milestone;
}

/// What is left to whom a step fails that takes luck: of the roads that were found, to any credential, the best that takes none; null where there is
/// none. An example, since a road that another beats with luck is not among them.
const Plan* road_without_luck(const Words& words, const Evaluation& evaluation) {
    const Plan* best = nullptr;
    const auto rank = [&](const Plan& plan) {
        const std::pair soonest{plan.months.max, plan.cost_usd.max};
        return evaluation.goal == Goal::least_cost ? std::pair{soonest.second, soonest.first} : soonest;
    };
    const auto consider = [&](const Plan& plan) {
        const bool luck = std::any_of(plan.stages.begin(), plan.stages.end(), [&](const Stage& stage) { return hangs_on_luck(words, *stage.step); });
        if (!luck && (best == nullptr || rank(plan) < rank(*best))) best = &plan;
    };
    for (const CredentialResult& result : evaluation.credentials) {
        consider(result.plan);
        std::for_each(result.others.begin(), result.others.end(), consider);
    }
    return best;
}

Milestone fork(const Frame& frame, const CredentialResult& result, std::size_t shown, std::size_t other) {
    const Words& words = frame.words;
    Milestone milestone{.kind = Milestone::Kind::fork, .id = "fork." + std::to_string(other), .leads_to = other};
    const std::string trade = trade_phrase(words, road_of(result, shown), road_of(result, other));
    milestone.lines = {{Style::strong, words(other == 0 ? "roadmap.fork.best" : "roadmap.fork", {{"trade", trade}})},
                       {Style::body, steps_phrase(words, road_of(result, other))}};
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

std::vector<Milestone> milestones_of(const Frame& frame, const CredentialResult& result, std::size_t road, std::size_t forks) {
    const Words& words = frame.words;
    const Plan& plan = road_of(result, road);
    std::vector<Milestone> all;
    all.push_back({.kind = Milestone::Kind::today, .id = "today",
                   .lines = {{Style::strong, words("roadmap.today")}, {Style::body, words("phrase.month", {{"month", frame.derived.now->date}}), true},
                             {Style::caption, words("roadmap.dash"), true}}});
    for (std::size_t other = 0; other <= result.others.size() && forks > 0; ++other) {
        if (other == road) continue;
        all.push_back(fork(frame, result, road, other));
        --forks;
    }
    bool first = true;
    for (std::size_t s = 0; s + 1 < plan.stages.size(); ++s) {
        all.push_back(of_stage(frame, plan, s));
        if (hangs_on_luck(words, *plan.stages[s].step)) {
            if (const Plan* other = road_without_luck(words, *frame.derived.now)) {
                all.back().lines.push_back({Style::caption, words("roadmap.if_not", {{"steps", steps_phrase(words, *other)}, {"months", months_phrase(words, other->months)}, {"money", money_phrase(words, other->cost_usd, other->priced)}}), true});
            }
        }
        if (std::exchange(first, false)) all.back().lines.front().text = words("roadmap.first", {{"step", all.back().lines.front().text}});
    }
    all.push_back(certified(frame, result, plan));
    all.push_back(renewal(frame, plan, result.credential->renewal));
    return all;
}

}  // namespace milepost::ui
