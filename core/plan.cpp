#include <algorithm>
#include <bit>
#include <tuple>

#include "core/road.h"

namespace milepost {
namespace {

/// What is laid down of a road as it is walked.
class Walk {
public:
    Walk(const Content& content, const Situation& from) : content_(content), situation_(from) {}

    const Situation& situation() const { return situation_; }
    Plan& plan() { return plan_; }

    void take(const Step& step) {
        const Interval lasts = duration(step, situation_);
        const Fee fee = cost(step, situation_);
        const Interval start = step.beside ? exactly(0) : situation_.elapsed;
        situation_ = after(content_, step, situation_);
        const Interval end = step.beside ? lasts : situation_.elapsed;
        plan_.stages.push_back({&step, lasts, fee.usd, fee.priced, start, end});
        if (!step.includes.empty()) {
            const Step& part = *content_.step(step.includes);
            const Interval months = duration(part, situation_);
            plan_.stages.push_back({&part, months, {}, true, {std::max(0, end.min - months.max), std::max(0, end.max - months.min)}, end});
        }
        plan_.cost_usd = plan_.cost_usd + fee.usd;
        plan_.priced = plan_.priced && fee.priced;
        plan_.months = situation_.elapsed;
        if (step.kind == StepKind::exam) plan_.exam = {start.min, end.max};
    }

    /// The first renewal: it stands at the end of the road, but its time and money come after the certificate.
    void renew(const Renewal& renewal) {
        const Interval start = situation_.elapsed;
        const Interval lasts = exactly(renewal.every_months);
        plan_.stages.push_back({content_.step(renewal.step), lasts, renewal.fee.usd, renewal.fee.priced, start, start + lasts});
    }

private:
    const Content& content_;
    Situation situation_;
    Plan plan_;
};

/// The route to apply by: the first that is met, or else the first that may be.
const Route* route_of(const Credential& credential, const Situation& situation) {
    const Route* best = nullptr;
    Truth truth = Truth::no;
    for (const Route& route : credential.routes) {
        const Truth met = route.condition.evaluate(situation);
        if (met > truth) {
            truth = met;
            best = &route;
        }
    }
    return best;
}

Plan lay(const Content& content, const Situation& from, const Reached& reached, const Credential& credential, const StateRule* state) {
    Walk walk(content, from);
    for (const Step* step : reached.steps) walk.take(*step);
    const Route* by = route_of(credential, walk.situation());
    if (by != nullptr) {
        for (const std::string& id : by->steps) {  // a student's program still has to be finished; a graduate's has not
            const Step& step = *content.step(id);
            if (step.needs.evaluate(walk.situation()) != Truth::no) walk.take(step);
        }
    }
    if (state != nullptr) {
        const auto fits = [&](const std::string& id) { return content.step(id)->needs.evaluate(walk.situation()) == Truth::yes; };
        const auto id = std::find_if(state->steps.begin(), state->steps.end(), fits);
        if (id != state->steps.end()) walk.take(*content.step(*id));
    }
    walk.plan().by = by;
    walk.plan().doors = std::popcount(reached.open);
    walk.renew(credential.renewal);
    return walk.plan();
}

auto rank(const Plan& plan, Goal goal) {
    const auto time = std::pair(plan.months.max, plan.months.min);
    const auto money = std::pair(plan.cost_usd.max, plan.cost_usd.min);
    const auto [first, second] = goal == Goal::least_cost ? std::pair(money, time) : std::pair(time, money);
    const auto doors = goal == Goal::most_doors ? std::pair(plan.roundabout, -plan.doors) : std::pair(false, 0);
    return std::tuple(doors, first, second, plan.stages.size(), -plan.doors);
}

/// The best of the roads that end where the credential opens; none where this reading finds no road.
std::optional<Plan> best_road(const Content& content, const Situation& from, const std::vector<Reached>& roads, std::size_t credential, Goal goal,
                              const StateRule* state) {
    const unsigned bit = 1U << credential;
    std::optional<Plan> best;
    for (const Reached& road : roads) {
        if ((road.open & bit) == 0 || (road.open_before & bit) != 0) continue;
        if ((roads.front().open & bit) != 0 && !road.steps.empty()) continue;  // open today: no way round by closing it first
        Plan plan = lay(content, from, road, content.credentials[credential], state);
        plan.roundabout = (road.open_before & ~roads.front().open) != 0;
        if (!best || better(plan, *best, goal)) best = std::move(plan);
    }
    return best;
}

}  // namespace

bool better(const Plan& a, const Plan& b, Goal goal) { return rank(a, goal) < rank(b, goal); }

Plan plan_for(const Content& content, const Roads& roads, std::size_t credential, Goal goal, const StateRule* state) {
    const auto hopeful = best_road(content, roads.from, roads.hopeful, credential, goal, state);
    auto sure = best_road(content, roads.from, roads.sure, credential, goal, state);
    if (!sure || !hopeful) return hopeful.value_or(Plan{});  // `check` refuses content in which a person has no road
    Plan plan = std::move(*sure);
    Interval there;  // where the hopeful road stands, while it lacks a stage
    // A student's program may end after the exam on one and before it on the other: then they are two stages, not one.
    const auto is_exam = [](const Stage& s) { return s.step->kind == StepKind::exam; };
    const auto exam = std::find_if(hopeful->stages.begin(), hopeful->stages.end(), is_exam);
    auto first = hopeful->stages.begin();
    for (Stage& stage : plan.stages) {
        const auto last = first == exam ? hopeful->stages.end() : exam + 1;
        auto same = std::find_if(first, last, [&](const Stage& s) { return s.step == stage.step; });
        if (same == last) same = hopeful->stages.end();
        if (is_exam(stage)) first = exam;
        stage.sure = same != hopeful->stages.end();
        const Interval begun = stage.step->beside ? exactly(0) : there;
        const Stage none{stage.step, {}, {}, true, begun, begun};
        const Stage& other = same == hopeful->stages.end() ? none : *same;
        if (!stage.step->beside) there = {std::max(there.min, other.end.min), std::max(there.max, other.end.max)};
        stage.months = span(stage.months, other.months);
        stage.cost_usd = span(stage.cost_usd, other.cost_usd);
        stage.start = span(stage.start, other.start);
        stage.end = span(stage.end, other.end);
    }
    plan.months = span(plan.months, hopeful->months);
    plan.cost_usd = span(plan.cost_usd, hopeful->cost_usd);
    plan.exam = span(plan.exam, hopeful->exam);
    return plan;
}

}  // namespace milepost
