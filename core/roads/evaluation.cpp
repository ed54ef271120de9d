#include "core/roads/evaluation.h"

#include <algorithm>

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

/// One of each kind of state that a person may want to work in. All that ask for nothing of their own are alike, and go
/// for none.
std::vector<const StateRule*> states_of(const Content& content, const Situation& situation) {
    const FactId fact = content.fact_at("state");
    if (const Interval code = situation.values[index(fact)]; code.exact())
        return {content.state(content[fact].values[std::size_t(code.min)])};
    std::vector<const StateRule*> states{nullptr};
    for (const StateRule& state : content.states) {
        if (!state.steps.empty()) states.push_back(&state);
    }
    return states;
}

/// What is known of a person on a day, and what the program itself reads of it.
struct Person {
    Person(const Content& content, const Facts& said, Today date, FactSet settled)
        : situation(situation_of(content, with_implications(content, said), date)),
          truths(content.rules.evaluate(situation)),
          states(states_of(content, situation)) {
        const FactId fact = content.fact_at("goal");
        if (const Interval known = situation.values[index(fact)]; known.exact()) goal = Goal(known.min);
        else if ((settled & only(fact)) != 0) goal = Goal::soonest;
    }
    Situation situation;
    Truths truths;
    std::optional<Goal> goal;
    std::vector<const StateRule*> states;  ///< of the kinds that may be theirs; one, where the state is known
};

/// What is decided for one person: all of an evaluation but the words for it.
struct Judgement {
    std::vector<Judged> credentials;
    std::size_t recommended = 0;
    FactSet hangs_on = 0;
};

Judged judge(const Content& content, const Person& person, std::size_t credential) {
    Truth any = Truth::no;
    FactSet open = 0;
    for (const Route& route : content.credentials[credential].routes) {
        any = any || content.rules.truth(route.condition, person.truths);
        open |= content.rules.open(route.condition, person.truths, person.situation);
    }
    const auto plans_in = [&](const StateRule* state) {
        return plans_for(content, person.situation, credential, {person.goal, state});
    };
    Plans plans = plans_in(person.states.front());
    for (std::size_t k = 1; k < person.states.size(); ++k) reckon_with(plans, plans_in(person.states[k]));
    return {status_of(any), any == Truth::unknown ? open : 0, std::move(plans)};
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
    const auto best_for = [&](Goal goal) {
        const auto& all = judgement.credentials;
        return std::size_t(
            std::min_element(all.begin(), all.end(),
                             [&](const auto& a, const auto& b) { return better(a.plans.best, b.plans.best, goal); }) -
            all.begin());
    };
    judgement.recommended = best_for(person.goal.value_or(Goal::soonest));
    for (const Goal goal : {Goal::soonest, Goal::least_cost, Goal::most_doors})
        goal_matters = goal_matters || best_for(goal) != judgement.recommended;
    // While anything else hangs, so may what the goal does.
    if (!person.goal && (goal_matters || judgement.hangs_on != 0)) judgement.hangs_on |= only(content.fact_at("goal"));
    return judgement;
}

}  // namespace

FactSet hangs_on(const Content& content, const Facts& facts, Today date, FactSet settled) {
    return judge(content, Person(content, facts, date, settled)).hangs_on;
}

Judged judge(const Content& content, const Facts& facts, Today date, FactSet settled, std::size_t credential) {
    return judge(content, Person(content, facts, date, settled), credential);
}

Evaluation evaluate(const Content& content, const Facts& facts, Today date) {
    const Person person(content, facts, date, 0);
    Judgement judgement = judge(content, person);
    Evaluation evaluation{date,
                          person.goal.value_or(Goal::soonest),
                          {},
                          judgement.recommended,
                          person.states.front(),
                          judgement.hangs_on};
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
        result.changes = changes_for(content, credential, person.situation);
        result.plan = std::move(of.plans.best);
        result.others = std::move(of.plans.others);
        evaluation.credentials.push_back(std::move(result));
    }
    return evaluation;
}

}  // namespace milepost
