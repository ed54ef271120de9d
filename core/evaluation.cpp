#include "core/evaluation.h"

#include <algorithm>

#include "core/eligibility.h"
#include "core/road.h"

namespace milepost {
namespace {

std::vector<FactId> facts_to_ask(const Content& content, const Credential& credential, const Situation& situation) {
    std::vector<FactId> open;
    for (const Route& route : credential.routes) {
        for (const FactId fact : open_facts(route.condition, situation)) open.push_back(fact);
    }
    std::vector<FactId> ask;
    for (const Question& question : content.questions) {
        const bool is_open = std::find(open.begin(), open.end(), question.fact) != open.end();
        if (is_open && std::find(ask.begin(), ask.end(), question.fact) == ask.end()) ask.push_back(question.fact);
    }
    return ask;
}

}  // namespace

Evaluation evaluate(const Content& content, const Facts& said, Date date) {
    const Facts facts = with_implications(content, said);
    const Situation situation = situation_of(content, facts, date);
    Evaluation evaluation{date, Goal::soonest, {}, 0, nullptr};
    if (const Interval goal = facts[index(content.fact_at("goal"))]; goal.exact()) evaluation.goal = Goal(goal.min);
    const FactId state = content.fact_at("state");
    if (const Interval code = facts[index(state)]; code.exact()) {
        evaluation.state = content.state(content[state].values[std::size_t(code.min)]);
    }

    const Roads roads = find_roads(content, situation);
    for (std::size_t c = 0; c < content.credentials.size(); ++c) {
        const Credential& credential = content.credentials[c];
        CredentialResult result{&credential, Status::unknown, {}, {}, {}, {}};
        for (const Route& route : credential.routes) result.routes.push_back(explain(route, situation));
        result.status = status_of(result.routes);
        if (result.status == Status::unknown) result.ask = facts_to_ask(content, credential, situation);
        result.changes = changes_for(content, credential, situation);
        result.plan = plan_for(content, roads, c, evaluation.goal, evaluation.state);
        evaluation.credentials.push_back(std::move(result));
        if (better(evaluation.credentials[c].plan, evaluation.best().plan, evaluation.goal)) evaluation.recommended = c;
    }
    return evaluation;
}

}  // namespace milepost
