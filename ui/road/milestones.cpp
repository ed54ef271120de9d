#include "ui/road/milestones.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/roads/explanation.h"
#include "core/roads/plan.h"
#include "ui/road/other_roads.h"
#include "ui/words/phrases.h"

namespace milepost::ui {
namespace {

Milestone of_stage(const Frame& frame, const Plan& plan, std::size_t s) {
    const Words& words = frame.words;
    const Stage& stage = plan.stages[s];
    const Today today = frame.derived.now->date;
    const std::string key = "step." + stage.step->id;
    Milestone milestone{.id = stage.step->id,
                        .icon = icon_of(stage.step->kind),
                        .at = stage.end,
                        .small = stage.step->kind == StepKind::paperwork};
    if (!stage.step->includes.empty()) {  // what it includes fills its last months and stands after it
        const Interval part = plan.stages[s + 1].months;
        milestone.at = {std::max(0, stage.end.min - part.max), std::max(0, stage.end.max - part.max)};
    }
    const bool within = s > 0 && plan.stages[s - 1].step->includes == stage.step->id;
    const bool costs = !within && !(milestone.small && stage.priced && stage.cost_usd.max == 0);
    milestone.lines.push_back(
        {Style::strong, words(key + ".name"), false, costs ? money_phrase(words, stage.cost_usd, stage.priced) : ""});
    milestone.lines.push_back({Style::body,
                               words("roadmap.stage", {{"months", months_phrase(words, stage.months)},
                                                       {"when", finish_phrase(words, today, stage.end)}}),
                               true});
    for (const std::string& note : stage_notes(words, stage)) milestone.lines.push_back({Style::caption, note, true});
    milestone.more = {{Style::body, words(key + ".why")}, {Style::body, words(key + ".more")}};
    if (words.has(key + ".bring"))
        milestone.more.push_back({Style::body, words("roadmap.bring", {{"what", words(key + ".bring")}})});
    if (stage.step->beside) milestone.more.push_back({Style::body, words("roadmap.beside")});
    milestone.more.push_back(
        {Style::caption, source_phrase(words, *frame.world.content, stage.step->cite, today), true});
    return milestone;
}

Milestone certified(const Frame& frame, const CredentialResult& result, const Plan& plan) {
    const Words& words = frame.words;
    const Today today = frame.derived.now->date;
    Milestone milestone{.kind = Milestone::Kind::certified, .id = "certified", .at = plan.months};
    // How many it opens is only looked into for those who want that: facts that nobody was asked for may change the
    // number.
    const std::string when = finish_phrase(words, today, plan.months);
    const bool count = frame.derived.now->goal == Goal::most_doors;
    const std::string total =  // nothing is paid for what is held
        plan.by == nullptr ? "" : words("roadmap.total", {{"money", money_phrase(words, plan.cost_usd, plan.priced)}});
    milestone.lines = {{Style::heading, end_phrase(words, *frame.derived.now, result, plan), false, total}};
    if (plan.by != nullptr)
        milestone.lines.push_back(
            {Style::body, count ? words("roadmap.certified.doors", {{"when", when}, {"n", double(plan.doors)}}) : when,
             true});
    if (const std::string rest = remainder_phrase(words, plan); !rest.empty())
        milestone.lines.push_back({Style::caption, rest, true});
    milestone.more = {{Style::body, words("credential." + result.credential->id + ".name")}};
    for (const RouteResult& route : result.routes) {  // why this credential, in the one place that words it
        if (route.route != plan.by) continue;
        milestone.more.push_back({Style::strong, words("route." + route.route->id)});
        for (const Reason& reason : telling(*frame.world.content, route)) {
            milestone.more.push_back(
                {Style::body, sentence(*frame.world.content, reason,
                                       [&](std::string_view key, const Args& args) { return words(key, args); })});
        }
        milestone.more.push_back(
            {Style::caption, source_phrase(words, *frame.world.content, route.route->cite, today), true});
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

/// Where the credential has another road: which of them leaves the one that is shown.
std::optional<std::size_t> other_road(const CredentialResult& result, std::size_t shown) {
    if (result.others.empty()) return {};
    if (road_of(result, shown).scarce) {
        for (std::size_t other = 0; other <= result.others.size(); ++other)
            if (!road_of(result, other).scarce) return other;
    }
    return shown == 0 ? 1 : 0;
}

Milestone fork(const Frame& frame, const CredentialResult& result, std::size_t shown, std::size_t other) {
    const Words& words = frame.words;
    const Plan &plan = road_of(result, shown), &leads = road_of(result, other);
    Milestone milestone{.kind = Milestone::Kind::fork, .id = "fork." + std::to_string(other), .leads_to = other};
    milestone.lines = {
        {Style::strong, words(other == 0 ? "roadmap.fork.best" : "roadmap.fork",
                              {{"place", place_change(plan, leads)}, {"trade", trade_phrase(words, plan, leads)}})},
        {Style::body, steps_phrase(words, leads)}};
    return milestone;
}

/// Of the roads to any credential, the best for the person that takes no scarce step; null where there is none.
const Plan* best_surer_road(const Evaluation& evaluation) {
    const Plan* best = nullptr;
    const auto consider = [&](const Plan& plan) {
        if (!plan.scarce && (best == nullptr || better(plan, *best, evaluation.goal))) best = &plan;
    };
    for (const CredentialResult& result : evaluation.credentials) {
        consider(result.plan);
        std::for_each(result.others.begin(), result.others.end(), consider);
    }
    return best;
}

/// What a scarce step says is left to whoever finds no place: the road at the fork, where that is the best, or one to
/// another credential.
std::string if_not(const Frame& frame, const Plan* at_fork) {
    const Words& words = frame.words;
    const Plan* surer = best_surer_road(*frame.derived.now);
    if (surer == nullptr) return {};
    if (surer == at_fork) return words("roadmap.if_not.fork");
    return words("roadmap.if_not", {{"steps", steps_phrase(words, *surer)},
                                    {"months", months_phrase(words, surer->months)},
                                    {"money", money_phrase(words, surer->cost_usd, surer->priced)}});
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

std::vector<Milestone> milestones_of(const Frame& frame, const CredentialResult& result, std::size_t road) {
    const Words& words = frame.words;
    const Plan& plan = road_of(result, road);
    std::vector<Milestone> all;
    all.push_back({.kind = Milestone::Kind::today, .id = "today", .lines = {{Style::strong, words("roadmap.today")}}});
    if (const std::string month = today_phrase(words, frame.derived.now->date); !month.empty())
        all.back().lines.push_back({Style::body, month, true});
    all.back().lines.push_back({Style::caption, words("roadmap.dash"), true});
    const std::optional<std::size_t> other = other_road(result, road);
    if (other) all.push_back(fork(frame, result, road, *other));
    bool first = true;
    for (std::size_t s = 0; s + 1 < plan.stages.size(); ++s) {
        all.push_back(of_stage(frame, plan, s));
        if (plan.stages[s].step->scarce) {
            const std::string instead = if_not(frame, other ? &road_of(result, *other) : nullptr);
            if (!instead.empty()) all.back().lines.push_back({Style::caption, instead, true});
        }
        if (std::exchange(first, false))
            all.back().lines.front().text = words("roadmap.first", {{"step", all.back().lines.front().text}});
    }
    all.push_back(certified(frame, result, plan));
    all.push_back(renewal(frame, plan, result.credential->renewal));
    return all;
}

}  // namespace milepost::ui
