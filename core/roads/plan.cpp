#include "core/roads/plan.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace milepost {
namespace {

/// A price of low confidence may be wrong by this factor, and one that was found nowhere is not above this: our own
/// bounds, wide enough that no other choice of credential rests on them (a fee of 2019 against one of 2026).
constexpr int wrong_by = 2, most_unpriced_usd = 200;

int usd_if_wrong(const Step& step, const Stage& stage) {
    if (!stage.priced) return stage.cost_usd.max * wrong_by + most_unpriced_usd;
    // What many schools charge says little of the one that a person will find.
    const bool of_many = !step.programs.empty() && !stage.cost_usd.exact();
    return stage.cost_usd.max * (step.cite.confidence == Confidence::low || of_many ? wrong_by : 1);
}

Stage first_renewal(const Content& content, const Credential& credential, Interval start) {
    const Renewal& renewal = credential.renewal;
    const Interval lasts = exactly(renewal.every_months);
    return {content.step(renewal.step), lasts, renewal.fee.usd, renewal.fee.priced, start, start + lasts};
}

/// A road as it is shown, its stages walked from today.
Plan lay(const Content& content, const Situation& from, const Credential& credential, const StateRule* state,
         const Road& road) {
    Plan plan;
    Situation situation = from;
    const auto walk = [&](const Step& step, Truth needs) {
        const Taken taken = take(content, step, situation, content.rules.evaluate(situation));
        const Interval ready = step.beside ? exactly(0) : situation.elapsed,
                       start{ready.min + taken.wait.from_least, ready.max + taken.wait.from_most};
        situation = taken.then;
        const Interval end = step.beside ? taken.months : situation.elapsed;
        plan.stages.push_back(
            {&step, taken.months, taken.cost_usd, taken.priced, start, end, needs == Truth::yes, ready});
        if (needs != Truth::yes && step.kind == StepKind::state) {  // none may turn out to be asked for
            Stage& maybe = plan.stages.back();
            maybe.months.min = maybe.cost_usd.min = 0;
            maybe.end.min = situation.elapsed.min = start.min;
        }
        if (!step.includes.empty()) {
            const Step& part = *content.step(step.includes);
            const Interval months = duration(part, situation);
            plan.stages.push_back(
                {&part, months, {}, true, {std::max(0, end.min - months.max), std::max(0, end.max - months.min)}, end});
        }
        plan.priced = plan.priced && taken.priced;
        if (step.kind == StepKind::exam) plan.exam = {start.min, end.max}, plan.examined = true;
    };
    for (const Step* step : road.to.steps) walk(*step, Truth::yes);
    each_step_to_the_end(content, *road.by, situation, walk);
    const auto [own, needs] = state_step(content, state, content.rules.evaluate(situation));
    if (own != nullptr) walk(*own, needs);
    plan.months = road.months;
    plan.cost_usd = road.cost_usd;
    plan.by = road.by;
    plan.scarce = road.scarce;
    plan.doors = std::popcount(road.doors);
    for (const Stage& stage : plan.stages) plan.usd_if_wrong += usd_if_wrong(*stage.step, stage);
    // The first renewal stands at the end of the road, but its time and money come after the certificate.
    plan.stages.push_back(first_renewal(content, credential, situation.elapsed));
    return plan;
}

/// Of roads to one credential, the quickest or the cheapest; what opens the most doors is asked of credentials, not of
/// roads.
auto rank(Interval months, Interval cost_usd, Goal goal) {
    // Of what costs the same at most, the quicker; that it may turn out cheaper is worth less.
    if (goal == Goal::least_cost) return std::tuple(cost_usd.max, months.max, cost_usd.min, months.min);
    return std::tuple(months.max, months.min, cost_usd.max, cost_usd.min);
}

/// The roads of both readings, and what is asked of them.
class Roads {
  public:
    Roads(const Content& content, const Situation& from, std::size_t credential, Wish wish)
        : sure(find_roads(content, from, credential, wish, Reading::sure)) {
        if (sure.empty()) {  // none is, because a rule is not
            for (const Road& road : find_roads(content, from, credential, wish, Reading::hopeful))
                doubt_on |= road.open;
            doubtful = wish.in_favour = true;
            sure = find_roads(content, from, credential, wish, Reading::sure);
        }
        hopeful = find_roads(content, from, credential, wish, Reading::hopeful, sure);
    }

    std::vector<Road> sure, hopeful;
    bool doubtful = false;  ///< they are sure only if every doubtful rule turns out in the person's favour
    FactSet doubt_on = 0;   ///< facts that can still change that

    const Road* best(Goal goal) const {
        return best_of(goal, [](const Road&) { return true; });
    }

    /// Where all that no road beats are scarce: the soonest that is not, for whoever finds no place.
    const Road* spare() const {
        if (std::any_of(sure.begin(), sure.end(), [&](const Road& road) { return !road.scarce && undominated(road); }))
            return nullptr;
        return best_of(Goal::soonest, [](const Road& road) { return !road.scarce; });
    }

    /// May a road turn out to be the best for the goal, once all is known? What may be open today is then the only
    /// road.
    static bool may_be_best(const Road& one, const Road& best, Goal goal) {
        if (one.to.set == best.to.set || one.to.set == 0) return true;
        if (one.open == 0 && best.open == 0) return false;  // luck is no matter of asking
        if (goal != Goal::least_cost) return one.least_months <= best.months.max;
        return std::pair(one.least_usd, one.least_months) <= std::pair(best.cost_usd.max, best.months.max);
    }

    /// Does no road beat this one in months or money without losing in the other? Of equals, the first stands for all,
    /// before it one that is not scarce.
    bool undominated(const Road& one) const {
        const auto figures = [](const Road& road) { return std::pair(road.months.max, road.cost_usd.max); };
        return std::none_of(sure.begin(), sure.end(), [&](const Road& other) {
            return other.months.max <= one.months.max && other.cost_usd.max <= one.cost_usd.max &&
                   (figures(other) != figures(one) || std::pair(other.scarce, &other) < std::pair(one.scarce, &one));
        });
    }

    /// May no road turn out to beat this one in both months and money?
    bool may_be_undominated(const Road& one) const {
        return std::none_of(sure.begin(), sure.end(), [&](const Road& other) {
            const int months = other.months.max, usd = other.cost_usd.max;
            return other.to.set != one.to.set && months <= one.least_months && usd <= one.least_usd &&
                   (months < one.least_months || usd < one.least_usd);
        });
    }

  private:
    template <class Use>
    const Road* best_of(Goal goal, Use use) const {
        const auto of = [&](const Road& road) {
            return std::tuple(rank(road.months, road.cost_usd, goal), road.scarce, road.to.steps.size());
        };
        const Road* best = nullptr;
        for (const Road& road : sure) {
            if (use(road) && (best == nullptr || of(road) < of(*best))) best = &road;
        }
        return best;
    }
};

/// Widens what a plan's stages say by the best road that may turn out to be possible.
void widen(Plan& plan, const Plan& hopeful) {
    Interval there;  // where the hopeful road stands, while it lacks a stage
    // A student's program may end after the exam on one and before it on the other: then they are two stages, not one.
    const auto is_exam = [](const Stage& s) { return s.step->kind == StepKind::exam; };
    const auto exam = std::find_if(hopeful.stages.begin(), hopeful.stages.end(), is_exam);
    auto first = hopeful.stages.begin(), last = exam == hopeful.stages.end() ? exam : exam + 1;
    for (Stage& stage : plan.stages) {
        auto same = std::find_if(first, last, [&](const Stage& s) { return s.step == stage.step; });
        if (same == last) same = hopeful.stages.end();
        if (is_exam(stage) && exam != hopeful.stages.end()) first = exam, last = hopeful.stages.end();
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

/// No stage lasts beyond the road, nor into what still has to follow it: a step that may take longer is then not on the
/// road that is taken.
void keep_within(Plan& plan) {
    int latest = plan.months.max;
    for (auto stage = plan.stages.rbegin(); stage != plan.stages.rend(); ++stage) {
        if (stage->step->kind == StepKind::renewal) {
            stage->start = plan.months;
            stage->end = plan.months + stage->months;
            continue;
        }
        const bool holds_next = !stage->step->includes.empty();  // what it includes ends with it
        if (holds_next) latest = std::prev(stage)->end.max;
        const auto keep = [&](Interval& when) {
            when.max = std::max(when.min, std::min(when.max, stage->step->beside ? plan.months.max : latest));
        };
        keep(stage->end);
        if (!stage->step->beside) latest = stage->end.max - (stage->sure ? stage->months.min : 0);
        keep(stage->start);
    }
    plan.exam.max = std::min(plan.exam.max, plan.months.max);
}

/// Are they the same road, but for what the state asks for?
bool same_road(const Plan& a, const Plan& b) {
    const auto path = [](const Plan& plan) {
        std::vector<const Step*> steps;
        for (const Stage& stage : plan.stages)
            if (stage.step->kind != StepKind::state) steps.push_back(stage.step);
        return steps;
    };
    return path(a) == path(b);
}

/// Another state's own credential as a stage that may turn out to be needed, where it stands there: between the same
/// steps.
void insert_maybe(Plan& plan, const Stage& stage, std::size_t after) {
    auto at = plan.stages.begin();
    for (std::size_t others = 0; at->step->kind != StepKind::renewal; ++at) {
        if (at->step->kind != StepKind::state && others++ == after) break;
    }
    // Not before what it follows, which may end later than a road does that needs none of it.
    Interval begun = at->step->kind == StepKind::renewal ? plan.stages.back().start : Interval{};
    for (auto before = plan.stages.begin(); before != at; ++before) {
        if (!before->step->beside) begun = {std::max(begun.min, before->end.min), std::max(begun.max, before->end.max)};
    }
    Stage maybe = stage;
    maybe.sure = false;
    maybe.months.min = maybe.cost_usd.min = 0;
    maybe.start = begun;
    maybe.end = {begun.min, std::max(begun.max, stage.end.max)};
    plan.stages.insert(at, maybe);
}

void reckon_with(Plan& plan, const Plan& elsewhere) {
    const bool same = same_road(plan, elsewhere);
    for (Stage& stage : plan.stages) {  // what follows it comes later there
        const auto there = std::find_if(elsewhere.stages.begin(), elsewhere.stages.end(),
                                        [&](const Stage& s) { return s.step == stage.step; });
        if (!same || there == elsewhere.stages.end() || stage.step->kind == StepKind::state) continue;
        stage.start = span(stage.start, there->start);
        stage.end = span(stage.end, there->end);
    }
    std::size_t others = 0;  // steps passed there that are not the state's
    for (const Stage& stage : elsewhere.stages) {
        if (stage.step->kind == StepKind::state) {
            insert_maybe(plan, stage, same || others == 0 ? others : plan.stages.size());
        } else {
            ++others;
        }
    }
    plan.months = span(plan.months, elsewhere.months);
    plan.cost_usd = span(plan.cost_usd, elsewhere.cost_usd);
    plan.exam = span(plan.exam, elsewhere.exam);
    plan.priced = plan.priced && elsewhere.priced;
    plan.doors = std::min(plan.doors, elsewhere.doors);
    plan.usd_if_wrong = std::max(plan.usd_if_wrong, elsewhere.usd_if_wrong);
    Stage& end = plan.stages.back();
    end.start = plan.months;
    end.end = plan.months + end.months;
}

}  // namespace

void reckon_with(Plans& plans, const Plans& elsewhere) {
    if (plans.best.by == nullptr || elsewhere.best.by == nullptr) return;
    for (Plan& plan : plans.others) {
        if (same_road(plan, elsewhere.best)) reckon_with(plan, elsewhere.best);
        for (const Plan& other : elsewhere.others)
            if (same_road(plan, other)) reckon_with(plan, other);
    }
    reckon_with(plans.best, elsewhere.best);
    plans.hangs_on |= elsewhere.hangs_on;
    plans.doors_hang_on |= elsewhere.doors_hang_on;
    plans.goal_matters = plans.goal_matters || elsewhere.goal_matters;
}

void begin_with(Plans& plans, const Stage& first) {
    const auto put = [&](Plan& plan) {
        plan.stages.insert(plan.stages.begin(), first);
        plan.months = {std::max(plan.months.min, first.end.min), std::max(plan.months.max, first.end.max)};
        plan.cost_usd = plan.cost_usd + first.cost_usd;
        plan.priced = plan.priced && first.priced;
        plan.usd_if_wrong += usd_if_wrong(*first.step, first);
    };
    put(plans.best);
    for (Plan& plan : plans.others) put(plan);
}

Plan keeping(const Content& content, const Credential& credential) {
    Plan plan;
    plan.stages.push_back(first_renewal(content, credential, exactly(0)));
    return plan;
}

void reckon_with_holding(Plans& plans) {
    const auto reckon = [](Plan& plan) {
        if (!plan.there()) return;
        for (Stage& stage : plan.stages) {
            if (stage.step->kind == StepKind::renewal) continue;
            stage.sure = false;
            stage.months.min = stage.cost_usd.min = stage.start.min = stage.end.min = 0;
        }
        plan.months.min = plan.cost_usd.min = plan.exam.min = 0;
        Stage& renewal = plan.stages.back();
        renewal.start.min = 0;
        renewal.end.min = renewal.months.min;
    };
    reckon(plans.best);
    for (Plan& plan : plans.others) reckon(plan);
}

Effort remainder(const Plan& plan) {
    Effort shown;
    for (const Stage& stage : plan.stages) {
        if (stage.step->kind == StepKind::renewal) continue;
        shown.cost_usd = shown.cost_usd + stage.cost_usd;
        shown.months = {std::max(shown.months.min, stage.end.min), std::max(shown.months.max, stage.end.max)};
    }
    const auto beyond = [](Interval all, Interval part) { return Interval{all.min - part.min, all.max - part.max}; };
    return {beyond(plan.months, shown.months), beyond(plan.cost_usd, shown.cost_usd)};
}

bool better(const Plan& a, const Plan& b, Goal goal) {
    const auto of = [goal](const Plan& plan) {
        return std::pair(goal == Goal::most_doors ? -plan.doors : 0, rank(plan.months, plan.cost_usd, goal));
    };
    return of(a) < of(b);
}

Plans plans_for(const Content& content, const Situation& from, std::size_t credential, const Wish& wish) {
    const Goal goal = wish.goal.value_or(Goal::soonest);
    const Roads roads(content, from, credential, wish);
    const auto laid = [&](const Road& road) {
        return lay(content, from, content.credentials[credential], wish.state, road);
    };
    Plans plans;
    const Road* best = roads.best(goal);
    if (best == nullptr) return plans;  // `check` refuses content in which a person has no road
    plans.best = laid(*best);
    plans.best.doubtful = roads.doubtful;
    plans.hangs_on = roads.doubt_on;
    const Road* hopeful = nullptr;
    for (const Road& one : roads.hopeful) {
        if (!Roads::may_be_best(one, *best, goal)) continue;
        if (hopeful == nullptr ||
            std::pair(one.least_months, one.least_usd) < std::pair(hopeful->least_months, hopeful->least_usd))
            hopeful = &one;
        if (!one.certain) plans.best.exam.min = std::min(plans.best.exam.min, one.to.situation.elapsed.min);
        if (one.to.set != best->to.set) plans.best.exam.max = std::max(plans.best.exam.max, one.exam_by);
        // No road that turns out the best is worse, by its goal, than the one that is sure; but what may be open today
        // is taken as it is.
        const bool forced = one.to.set == 0;
        const bool as_cheap = one.least_usd == best->cost_usd.max;  // then it is the best only if it is no slower
        const int latest = forced                     ? one.months.max
                           : goal != Goal::least_cost ? one.months.min
                           : as_cheap                 ? std::min(one.months.max, best->months.max)
                                                      : one.months.max;
        plans.best.months = span(plans.best.months, {one.months.min, std::max(one.months.min, latest)});
        plans.best.cost_usd =
            span(plans.best.cost_usd,
                 {one.cost_usd.min, goal == Goal::least_cost && !forced ? one.cost_usd.min : one.cost_usd.max});
    }
    if (hopeful != nullptr && hopeful->to.set != best->to.set) widen(plans.best, laid(*hopeful));
    keep_within(plans.best);
    plans.best.usd_if_wrong = std::max(plans.best.usd_if_wrong, plans.best.cost_usd.max);

    const Road* spare = roads.spare();
    for (const Road& one : roads.sure) {
        const bool as_good =
            one.months.max == best->months.max && one.cost_usd.max == best->cost_usd.max && one.scarce >= best->scarce;
        if (!as_good && (&one == spare || roads.undominated(one))) plans.others.push_back(laid(one));
    }
    std::sort(plans.others.begin(), plans.others.end(),
              [](const Plan& a, const Plan& b) { return better(a, b, Goal::soonest); });

    for (const Goal g : {Goal::soonest, Goal::least_cost}) {
        const Road* for_goal = roads.best(g);
        plans.goal_matters = plans.goal_matters || for_goal != best;
        if (wish.goal && (*wish.goal == Goal::least_cost) != (g == Goal::least_cost)) continue;
        const bool doors_matter = g == Goal::soonest && (!wish.goal || *wish.goal == Goal::most_doors);
        for (const Road& one : roads.hopeful) {
            if (!Roads::may_be_best(one, *for_goal, g)) continue;
            plans.hangs_on |= one.open;
            if (doors_matter) plans.doors_hang_on |= one.open_doors;
        }
    }
    for (const Road& one : roads.hopeful) {
        const bool may_spare = spare != nullptr && !one.scarce && Roads::may_be_best(one, *spare, Goal::soonest);
        if (may_spare || roads.may_be_undominated(one)) plans.hangs_on |= one.open;
    }
    return plans;
}

}  // namespace milepost
