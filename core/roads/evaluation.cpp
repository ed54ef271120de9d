#include "core/roads/evaluation.h"

#include <algorithm>
#include <tuple>

#include "core/content/step.h"
#include "core/roads/eligibility.h"
#include "core/roads/plan.h"

namespace milepost {
namespace {

std::vector<FactId> in_question_order(const Content& content, FactSet facts) {
    std::vector<FactId> ordered;
    for (const Question& question : content.questions) {
        const bool there = std::find(ordered.begin(), ordered.end(), question.fact) != ordered.end();
        if ((facts & only(question.fact)) != 0 && !there) ordered.push_back(question.fact);
    }
    return ordered;
}

/// A person who works in one state: what it asks for, and all that is known of them if it is theirs.
struct Working {
    const StateRule* state = nullptr;  ///< null: one that asks for nothing of its own
    Situation situation;
    std::optional<Stage> first;  ///< the state's own credential, where they work already and need it for that
    FactSet hangs_on = 0;        ///< facts that can still change that
};

/// Somebody who works already in that state gets its credential today: `situation` is then as it will be.
void get_first(const Content& content, Working& working) {
    if (working.state == nullptr) return;
    for (const std::string& id : working.state->steps) {
        const Step& step = *content.step(id);
        if (!step.first) continue;
        const Condition both{Condition::Kind::all, {*step.first, step.needs}, {}, -1};
        const Truth needed = both.evaluate(working.situation);
        if (needed == Truth::unknown)
            for (const FactId fact : open_facts(both, working.situation)) working.hangs_on |= only(fact);
        if (needed != Truth::yes) continue;
        const Price fee = cost(step, working.situation);
        const Interval months = duration(step, working.situation);
        working.first = Stage{&step, months, fee.usd, fee.priced, exactly(0), months};
        for (const auto& [fact, value] : step.makes) working.situation.values[index(fact)] = value;
        return;
    }
}

/// One of each kind of state that a person may want to work in. All that ask for nothing of their own are alike, and
/// one of them stands for them.
std::vector<Working> states_of(const Content& content, const Situation& situation) {
    const FactId fact = content.fact_at("state");
    if (const Interval code = situation.values[index(fact)]; code.exact())
        return {{content.state(content[fact].values[std::size_t(code.min)]), situation, {}, 0}};
    std::vector<Working> states(1, {nullptr, situation, {}, 0});
    for (std::size_t code = 0; code < content[fact].values.size(); ++code) {
        const StateRule* state = content.state(content[fact].values[code]);
        const bool asks = !state->steps.empty();
        Working& working = asks ? states.emplace_back(Working{state, situation, {}, 0}) : states.front();
        working.situation.values[index(fact)] = exactly(int(code));
        if (asks) working.situation.where = exactly(int(code));
    }
    return states;
}

/// What is known of a person on a day, and what the program itself reads of it.
struct Person {
    Person(const Content& content, const Facts& said, Today date, FactSet settled, const Place* place = nullptr)
        : situation(at(place, situation_of(content, with_implications(content, said), date))),
          truths(content.rules.evaluate(situation)),
          states(states_of(content, situation)) {
        const FactId fact = content.fact_at("goal");
        if (const Interval wanted = situation.values[index(fact)]; wanted.exact()) goal = Goal(wanted.min);
        else if ((settled & only(fact)) != 0) goal = Goal::soonest;
        for (Working& working : states) get_first(content, working);
        const FactId where = content.fact_at("state");
        const Interval known = situation.values[index(where)];
        if (!known.exact() && (settled & only(where)) != 0) return;  // no state's limits are told
        for (int code = known.min; code <= known.max; ++code) {
            for (const Limit& limit : content.state(content[where].values[std::size_t(code)])->limits)
                for (const FactId open : open_facts(limit.lifted, situation)) limits_hang_on |= only(open);
        }
    }
    static Situation at(const Place* place, Situation situation) {
        situation.place = place;
        return situation;
    }
    Situation situation;
    Truths truths;
    std::optional<Goal> goal;
    std::vector<Working> states;  ///< of the kinds that may be theirs; one, where the state is known
    /// facts that can still change what the state, or one that may be theirs, does not let them do
    FactSet limits_hang_on = 0;
};

/// What is decided for one person: all of an evaluation but the words for it.
struct Judgement {
    std::vector<Judged> credentials;
    std::size_t recommended = 0;
    FactSet hangs_on = 0;
};

Judged judge(const Content& content, const Person& person, std::size_t credential) {
    const Credential& asked = content.credentials[credential];
    const Truth held = asked.held ? content.rules.truth(*asked.held, person.truths) : Truth::no;
    if (held == Truth::yes) return {Status::held, 0, {keeping(content, asked), {}, 0, 0, false}};
    Truth any = Truth::no;
    const FactSet held_open =
        held == Truth::unknown ? content.rules.open(*asked.held, person.truths, person.situation) : 0;
    FactSet open = held_open, restoring_open = 0;
    bool restores = false;
    for (const Route& route : asked.routes) {
        const Truth met = content.rules.truth(route.condition, person.truths);
        const FactSet hangs = content.rules.open(route.condition, person.truths, person.situation);
        any = any || met;
        open |= hangs;
        if (!route.restores) continue;
        restores = restores || met == Truth::yes;
        if (met == Truth::unknown) restoring_open |= hangs;
    }
    const auto plans_in = [&](const Working& working) {
        Plans plans = plans_for(content, working.situation, credential, {person.goal, working.state});
        if (working.first) begin_with(plans, *working.first);
        plans.hangs_on |= working.hangs_on;
        return plans;
    };
    Plans plans = plans_in(person.states.front());
    for (std::size_t k = 1; k < person.states.size(); ++k) reckon_with(plans, plans_in(person.states[k]));
    if (held == Truth::unknown) {
        any = any || Truth::unknown;
        plans.hangs_on |= held_open;
        reckon_with_holding(plans);
    }
    if (!restores) plans.hangs_on |= restoring_open;
    return {status_of(any), any == Truth::unknown ? open : 0, std::move(plans), restores};
}

/// Is one road cheaper than another even should its own prices turn out higher than was found?
bool surely_cheaper(const Plan& a, const Plan& b) { return a.usd_if_wrong < b.cost_usd.max; }

/// What a month of waiting is worth in dollars even to those who want the least cost: our own bound, far below a
/// month's pay, so that nobody is sent past a certificate that is open to them to save a few dollars.
constexpr int usd_a_month = 25;

/// The credential that a counselor would name first, by its road for the goal: of those as soon, one that the person
/// had and can have back. Money that is not known well decides nothing by itself: then the sooner one stands before,
/// and of equals the one that the content names first.
std::size_t first_for(const std::vector<Judged>& all, Goal goal) {
    const auto outdone = [&](const Plan& plan) {
        return goal == Goal::least_cost && std::any_of(all.begin(), all.end(), [&](const Judged& other) {
                   const Plan& best = other.plans.best;
                   return best.doubtful <= plan.doubtful && best.usd_if_wrong + usd_a_month * best.months.max <
                                                                plan.cost_usd.max + usd_a_month * plan.months.max;
               });
    };
    // A school that may turn out not to be needed: nobody is sent to a second program for want of an answer.
    const auto maybe_in_vain = [](const Plan& plan) {
        return std::any_of(plan.stages.begin(), plan.stages.end(), [](const Stage& stage) {
            return stage.step->kind == StepKind::school && stage.step->choice && !stage.sure;
        });
    };
    const auto rank = [&](const Judged& judged) {
        const Plan& plan = judged.plans.best;
        const int at_best = judged.status == Status::unknown ? plan.months.max : plan.months.min;  // hope is no reason
        return std::tuple(plan.doubtful, outdone(plan), goal == Goal::most_doors && maybe_in_vain(plan),
                          goal == Goal::most_doors ? -plan.doors : 0, plan.months.max, at_best, !judged.restores);
    };
    std::size_t first = 0;
    for (std::size_t c = 1; c < all.size(); ++c) {
        const auto one = rank(all[c]), best = rank(all[first]);
        if (one < best || (one == best && surely_cheaper(all[c].plans.best, all[first].plans.best))) first = c;
    }
    return first;
}

/// Why it stands first.
std::vector<Because> reasons_for(const std::vector<Judged>& all, std::size_t first, Goal goal) {
    if (all[first].status == Status::held) return {Because::held};
    const Plan& plan = all[first].plans.best;
    const auto than_each_other = [&](auto holds) {
        for (std::size_t c = 0; c < all.size(); ++c)
            if (c != first && !holds(all[c].plans.best)) return false;
        return true;
    };
    const bool cheapest = than_each_other([&](const Plan& other) { return surely_cheaper(plan, other); });
    const bool soonest = than_each_other([&](const Plan& other) { return plan.months.max < other.months.max; });
    const bool surely_soonest =
        soonest && than_each_other([&](const Plan& other) { return plan.months.min <= other.months.min; });
    std::vector<Because> because;
    if (all[first].restores) because.push_back(Because::restored);
    if (all[first].status == Status::now) because.push_back(Because::open_now);
    const bool most_doors = than_each_other([&](const Plan& other) { return plan.doors >= other.doors; }) &&
                            !than_each_other([&](const Plan& other) { return plan.doors == other.doors; });
    if (goal == Goal::most_doors && most_doors) because.push_back(Because::most_doors);
    if (goal == Goal::least_cost && cheapest) because.push_back(Because::cheapest);
    else if (goal == Goal::least_cost && plan.priced) because.push_back(Because::best_value);
    else if (soonest && plan.scarce) because.push_back(Because::soonest_with_a_place);
    else if (soonest) because.push_back(surely_soonest ? Because::soonest : Because::soonest_at_worst);
    else if (than_each_other(
                 [&](const Plan& other) { return plan.months.max < other.months.max || surely_cheaper(plan, other); }))
        because.push_back(Because::as_soon_for_less);
    if (because.empty()) because.push_back(Because::named_first);
    return because;
}

/// Does it hold, or may it for all that somebody said who raised it?
bool to_be_said(const Content& content, const Condition& when, const Situation& situation) {
    const Truth truth = when.evaluate(situation);
    const auto tests = tests_of(when);
    return truth == Truth::yes ||
           (truth == Truth::unknown && std::any_of(tests.begin(), tests.end(), [&](const Test* test) {
                return !test->facts.empty() && content[test->facts.front()].raised() &&
                       test->evaluate(situation) != Truth::no;
            }));
}

template <class Items, class Wanted>
auto those(const Items& items, Wanted wanted) {
    std::vector<const typename Items::value_type*> all;
    for (const auto& item : items)
        if (wanted(item)) all.push_back(&item);
    return all;
}

Judgement judge(const Content& content, const Person& person) {
    Judgement judgement;
    bool goal_matters = false;
    for (std::size_t c = 0; c < content.credentials.size(); ++c) {
        Judged judged = judge(content, person, c);
        goal_matters = goal_matters || judged.plans.goal_matters;
        judgement.hangs_on |= judged.hangs_on() | judged.plans.doors_hang_on;
        judgement.credentials.push_back(std::move(judged));
    }
    for (Judged& judged : judgement.credentials) {  // nothing has to be done to keep open what is
        if (judged.status != Status::held) continue;
        judged.plans.best.doors =
            int(std::count_if(judgement.credentials.begin(), judgement.credentials.end(), [](const Judged& other) {
                return other.status == Status::held || other.status == Status::now;
            }));
    }
    judgement.hangs_on |= person.limits_hang_on;
    const auto best_for = [&](Goal goal) { return first_for(judgement.credentials, goal); };
    judgement.recommended = best_for(person.goal.value_or(Goal::soonest));
    for (const Goal goal : {Goal::soonest, Goal::least_cost, Goal::most_doors})
        goal_matters = goal_matters || best_for(goal) != judgement.recommended;
    // While anything else hangs, so may what the goal does.
    if (!person.goal && (goal_matters || judgement.hangs_on != 0)) judgement.hangs_on |= only(content.fact_at("goal"));
    return judgement;
}

}  // namespace

std::string_view name(Status status) {
    constexpr std::string_view names[] = {"later", "unknown", "now", "held"};
    return names[std::size_t(status)];
}

std::string_view name(Because why) {
    constexpr std::string_view names[] = {
        "held",       "restored",   "open_now",    "soonest",          "as_soon_for_less",    "cheapest",
        "best_value", "most_doors", "named_first", "soonest_at_worst", "soonest_with_a_place"};
    return names[std::size_t(why)];
}

FactSet hangs_on(const Content& content, const Facts& facts, Today date, FactSet settled) {
    return judge(content, Person(content, facts, date, settled)).hangs_on;
}

Judged judge(const Content& content, const Facts& facts, Today date, FactSet settled, std::size_t credential) {
    return judge(content, Person(content, facts, date, settled), credential);
}

Evaluation evaluate(const Content& content, const Facts& facts, Today date, const Place* place) {
    const Person person(content, facts, date, 0, place);
    Judgement judgement = judge(content, person);
    const auto said_of = [&](std::string_view credential) {
        return those(content.cautions, [&](const Caution& caution) {
            return caution.credential == credential && to_be_said(content, caution.when, person.situation);
        });
    };
    Evaluation evaluation;
    evaluation.date = date;
    evaluation.place = place;
    evaluation.goal = person.goal.value_or(Goal::soonest);
    evaluation.recommended = judgement.recommended;
    evaluation.because = reasons_for(judgement.credentials, judgement.recommended, evaluation.goal);
    evaluation.state = person.states.front().state;
    evaluation.hangs_on = judgement.hangs_on;
    evaluation.cautions = said_of("");
    if (evaluation.state != nullptr) {
        evaluation.limits = those(evaluation.state->limits, [&](const Limit& limit) {
            return limit.lifted.evaluate(person.situation) != Truth::yes;
        });
    }
    const Outlook waiting = outlook(content, person.situation, date);
    std::size_t r = 0;
    for (std::size_t c = 0; c < content.credentials.size(); ++c) {
        const Credential& credential = content.credentials[c];
        Judged& of = judgement.credentials[c];
        CredentialResult result;
        result.credential = &credential;
        result.status = of.status;
        for (const Route& route : credential.routes) {
            result.routes.push_back(explain(route, person.situation));
            result.routes.back().waiting = waiting.routes[r++];
        }
        result.waiting = waiting.credentials[c];
        result.hangs_on = of.hangs_on();
        result.ask = in_question_order(content, of.verdict_hangs_on);
        if (of.status != Status::held) result.changes = changes_for(content, credential, person.situation);
        result.plan = std::move(of.plans.best);
        result.others = std::move(of.plans.others);
        result.cautions = said_of(credential.id);
        evaluation.credentials.push_back(std::move(result));
    }
    return evaluation;
}

}  // namespace milepost
