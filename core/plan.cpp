#include "core/plan.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace milepost {
namespace {

/// A road as it is shown, its stages walked from today.
Plan lay(const Content& content, const Situation& from, const Credential& credential, const StateRule* state, const Road& road, unsigned open_today) {
    Plan plan;
    Situation situation = from;
    const auto walk = [&](const Step& step, Truth needs) {
        const Taken taken = take(content, step, situation, content.rules.evaluate(situation));
        const Interval start = step.beside ? exactly(0) : situation.elapsed;
        situation = taken.then;
        const Interval end = step.beside ? taken.months : situation.elapsed;
        plan.stages.push_back({&step, taken.months, taken.cost_usd, taken.priced, start, end, needs == Truth::yes});
        if (!step.includes.empty()) {
            const Step& part = *content.step(step.includes);
            const Interval months = duration(part, situation);
            plan.stages.push_back({&part, months, {}, true, {std::max(0, end.min - months.max), std::max(0, end.max - months.min)}, end});
        }
        plan.priced = plan.priced && taken.priced;
        if (step.kind == StepKind::exam) plan.exam = {start.min, end.max};
    };
    for (const Step* step : road.to.steps) walk(*step, Truth::yes);
    each_step_to_the_end(content, *road.by, situation, walk);
    if (const Step* step = state_step(content, state, content.rules.evaluate(situation))) walk(*step, Truth::yes);
    plan.months = road.months;
    plan.cost_usd = road.cost_usd;
    plan.by = road.by;
    plan.doors = std::popcount(road.to.doors | open_today);
    plan.roundabout = road.to.passed;
    // The first renewal stands at the end of the road, but its time and money come after the certificate.
    const Renewal& renewal = credential.renewal;
    const Interval start = situation.elapsed;
    const Interval lasts = exactly(renewal.every_months);
    plan.stages.push_back({content.step(renewal.step), lasts, renewal.fee.usd, renewal.fee.priced, start, start + lasts});
    return plan;
}

auto rank(Interval months, Interval cost_usd, bool roundabout, int doors, Goal goal) {
    const auto time = std::pair(months.max, months.min);
    const auto money = std::pair(cost_usd.max, cost_usd.min);
    const auto [first, second] = goal == Goal::least_cost ? std::pair(money, time) : std::pair(time, money);
    return std::tuple(goal == Goal::most_doors ? std::pair(roundabout, -doors) : std::pair(false, 0), first, second);
}

/// The roads of both readings, and what is asked of them.
class Roads {
public:
    Roads(const Content& content, const Situation& from, std::size_t credential, const Wish& wish)
        : sure(find_roads(content, from, credential, wish, Reading::sure)),
          hopeful(find_roads(content, from, credential, wish, Reading::hopeful, sure)),
          open_today(open_credentials(content, content.rules.evaluate(from))) {}

    std::vector<Road> sure, hopeful;
    unsigned open_today;  ///< bit c: credential c can surely be applied for today

    const Road* best(Goal goal) const {
        const auto of = [&](const Road& road) {
            return std::tuple(rank(road.months, road.cost_usd, road.to.passed, std::popcount(road.to.doors), goal), road.to.steps.size());
        };
        const auto best = std::min_element(sure.begin(), sure.end(), [&](const Road& a, const Road& b) { return of(a) < of(b); });
        return best == sure.end() ? nullptr : &*best;
    }

    /// May a road turn out to be the best for the goal, once all is known? What may be open today is then the only road.
    bool may_be_best(const Road& one, const Road& best, Goal goal) const {
        if (one.to.set == best.to.set || one.to.set == 0) return true;
        const bool doors_settled = goal != Goal::most_doors || (one.to.open_doors == 0 && best.to.open_doors == 0);
        if (one.certain && best.certain && doors_settled) return false;
        switch (goal) {
            case Goal::soonest: return one.least_months <= best.months.max;
            case Goal::least_cost: return one.least_usd <= best.cost_usd.max;
            case Goal::most_doors: return true;  // what opens on the way is known only when all is
        }
        return true;
    }

    /// Does no road beat this one in months or money without losing in the other? Of equals, the first stands for all.
    bool undominated(const Road& one) const {
        const auto figures = [](const Road& road) { return std::pair(road.months.max, road.cost_usd.max); };
        return std::none_of(sure.begin(), sure.end(), [&](const Road& other) {
            return other.months.max <= one.months.max && other.cost_usd.max <= one.cost_usd.max && (figures(other) != figures(one) || &other < &one);
        });
    }

    /// May no road turn out to beat this one in both months and money?
    bool may_be_undominated(const Road& one) const {
        return std::none_of(sure.begin(), sure.end(), [&](const Road& other) {
            return other.to.set != one.to.set && other.months.max <= one.least_months && other.cost_usd.max <= one.least_usd &&
                   (other.months.max < one.least_months || other.cost_usd.max < one.least_usd);
        });
    }

private:
    static unsigned open_credentials(const Content& content, Truths truths) {
        unsigned open = 0;
        for (std::size_t c = 0; c < content.credentials.size(); ++c) {
            for (const Route& route : content.credentials[c].routes) {
                if (content.rules.truth(route.condition, truths) == Truth::yes) open |= 1U << c;
            }
        }
        return open;
    }
};

/// Widens what a plan's stages say by the best road that may turn out to be possible.
void widen(Plan& plan, const Plan& hopeful) {
    Interval there;  // where the hopeful road stands, while it lacks a stage
    // A student's program may end after the exam on one and before it on the other: then they are two stages, not one.
    const auto is_exam = [](const Stage& s) { return s.step->kind == StepKind::exam; };
    const auto exam = std::find_if(hopeful.stages.begin(), hopeful.stages.end(), is_exam);
    auto first = hopeful.stages.begin();
    for (Stage& stage : plan.stages) {
        const auto last = first == exam ? hopeful.stages.end() : exam + 1;
        auto same = std::find_if(first, last, [&](const Stage& s) { return s.step == stage.step; });
        if (same == last) same = hopeful.stages.end();
        if (is_exam(stage)) first = exam;
        stage.sure = stage.sure && same != hopeful.stages.end();
        const Interval begun = stage.step->beside ? exactly(0) : there;
        const Stage none{stage.step, {}, {}, true, begun, begun};
        const Stage& other = same == hopeful.stages.end() ? none : *same;
        if (!stage.step->beside) there = {std::max(there.min, other.end.min), std::max(there.max, other.end.max)};
        stage.months = span(stage.months, other.months);
        stage.cost_usd = span(stage.cost_usd, other.cost_usd);
        stage.start = span(stage.start, other.start);
        stage.end = span(stage.end, other.end);
    }
    plan.exam = span(plan.exam, hopeful.exam);
}

}  // namespace

bool better(const Plan& a, const Plan& b, Goal goal) {
    return rank(a.months, a.cost_usd, a.roundabout, a.doors, goal) < rank(b.months, b.cost_usd, b.roundabout, b.doors, goal);
}

Plans plans_for(const Content& content, const Situation& from, std::size_t credential, const Wish& wish) {
    const Goal goal = wish.goal.value_or(Goal::soonest);
    const Roads roads(content, from, credential, wish);
    const auto laid = [&](const Road& road) { return lay(content, from, content.credentials[credential], wish.state, road, roads.open_today); };
    Plans plans;
    const Road* best = roads.best(goal);
    if (best == nullptr) return plans;  // `check` refuses content in which a person has no road
    plans.best = laid(*best);
    const Road* hopeful = nullptr;
    for (const Road& one : roads.hopeful) {
        if (!roads.may_be_best(one, *best, goal)) continue;
        if (hopeful == nullptr || std::pair(one.least_months, one.least_usd) < std::pair(hopeful->least_months, hopeful->least_usd)) hopeful = &one;
        // No road that turns out the best is worse, by its goal, than the one that is sure; but what may be open today is taken as it is.
        const bool forced = one.to.set == 0;
        plans.best.months = span(plans.best.months, {one.months.min, goal == Goal::soonest && !forced ? one.months.min : one.months.max});
        plans.best.cost_usd = span(plans.best.cost_usd, {one.cost_usd.min, goal == Goal::least_cost && !forced ? one.cost_usd.min : one.cost_usd.max});
    }
    if (hopeful != nullptr && hopeful->to.set != best->to.set) widen(plans.best, laid(*hopeful));

    for (const Road& one : roads.sure) {
        if (&one != best && roads.undominated(one)) plans.others.push_back(laid(one));
    }
    std::sort(plans.others.begin(), plans.others.end(), [](const Plan& a, const Plan& b) { return better(a, b, Goal::soonest); });

    for (const Goal g : {Goal::soonest, Goal::least_cost, Goal::most_doors}) {
        const Road* for_goal = roads.best(g);
        plans.goal_matters = plans.goal_matters || for_goal != best;
        if (wish.goal && g != goal) continue;
        for (const Road& one : roads.hopeful) {
            if (roads.may_be_best(one, *for_goal, g)) plans.hangs_on |= one.open | one.open_by_state | (g == Goal::most_doors ? one.to.open_doors : 0);
        }
    }
    for (const Road& one : roads.hopeful) {
        if (roads.may_be_undominated(one)) plans.hangs_on |= one.open | one.open_by_state;
    }
    return plans;
}

}  // namespace milepost
