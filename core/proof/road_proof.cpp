#include "core/proof/road_proof.h"

#include <algorithm>
#include <climits>

#include "core/roads/road.h"

namespace milepost {
namespace {

struct Figures {
    Interval months, cost_usd;
};

const Route* met_route(const Credential& credential, const Situation& situation) {
    const auto met = std::find_if(credential.routes.begin(), credential.routes.end(),
                                  [&](const Route& r) { return r.condition.evaluate(situation) == Truth::yes; });
    return met == credential.routes.end() ? nullptr : &*met;
}

/// From being eligible by a route to the certificate, by the trees of the conditions.
Figures to_the_end(const Content& content, const Route& route, const StateRule* state, Situation situation,
                   Interval cost_usd) {
    const auto go = [&](const Step& step) {
        cost_usd = cost_usd + cost(step, situation).usd;
        situation = after(content, step, situation);
    };
    for (const std::string& id : route.steps) {
        if (content.step(id)->needs.evaluate(situation) != Truth::no) go(*content.step(id));
    }
    if (state != nullptr) {
        // The first that surely is the one, spanned with those before it that may be; none may be where none surely is.
        Interval elapsed = situation.elapsed, usd = cost_usd;
        bool any = false, sure = false;
        for (const std::string& id : state->steps) {
            const Step& step = *content.step(id);
            const Truth needs = step.needs.evaluate(situation);
            if (needs == Truth::no || sure) continue;
            const Interval then = after(content, step, situation).elapsed, price = cost_usd + cost(step, situation).usd;
            sure = needs == Truth::yes;
            elapsed = any ? span(elapsed, then) : then;
            usd = any ? span(usd, price) : price;
            any = true;
        }
        if (any && !sure) elapsed = span(elapsed, situation.elapsed), usd = span(usd, cost_usd);
        return {elapsed, usd};
    }
    return {situation.elapsed, cost_usd};
}

/// Every order of every set of steps, by the trees of the conditions.
class Brute {
  public:
    Brute(const Content& content, const Credential& credential, const StateRule* state)
        : content_(content), credential_(credential), state_(state) {}

    int soonest = INT_MAX;

    /// `chose`: bit k: a choice of that kind was taken; as `Reached` has it.
    void from(const Situation& situation, std::uint64_t taken, unsigned chose, int steps_left) {
        for (const Route& route : credential_.routes) {
            if (route.condition.evaluate(situation) != Truth::yes) continue;
            soonest = std::min(soonest, to_the_end(content_, route, state_, situation, {}).months.max);
        }
        if (steps_left == 0 || situation.elapsed.max >= soonest) return;  // nothing beyond is sooner
        for (std::size_t s = 0; s < content_.steps.size(); ++s) {
            const Step& step = content_.steps[s];
            const unsigned choice = unsigned{step.choice} << unsigned(step.kind);
            if ((taken >> s & 1) != 0 || (chose & choice) != 0 || step.needs.evaluate(situation) != Truth::yes)
                continue;
            if (changes_something(step, situation) == Truth::no) continue;
            from(after(content_, step, situation), taken | std::uint64_t{1} << s, chose | choice, steps_left - 1);
        }
    }

  private:
    const Content& content_;
    const Credential& credential_;
    const StateRule* state_;
};

std::string figures(Interval months, Interval usd) {
    return std::to_string(months.min) + " to " + std::to_string(months.max) + " months, $" + std::to_string(usd.min) +
           " to " + std::to_string(usd.max);
}

}  // namespace

RoadFaults faults_of_roads(const Content& content, const Situation& from, std::size_t c, const Evaluation& evaluation,
                           bool brute) {
    RoadFaults found;
    const Credential& credential = content.credentials[c];
    const auto roads = find_roads(content, from, c, {evaluation.goal, evaluation.state}, Reading::sure);
    int soonest = INT_MAX;
    for (const Road& road : roads) {
        std::string names;
        Situation here = from;
        Interval cost_usd;
        for (const Step* step : road.to.steps) {
            names += step->id + " ";
            if (step->needs.evaluate(here) != Truth::yes)
                found.faults.push_back("a step before its needs are met: " + names);
            cost_usd = cost_usd + cost(*step, here).usd;
            here = after(content, *step, here);
        }
        ++found.replayed;
        if (met_route(credential, here) == nullptr) {
            found.faults.push_back("a road that leads nowhere: " + names);
            continue;
        }
        const Figures end = to_the_end(content, *road.by, evaluation.state, here, cost_usd);
        if (end.months != road.months || end.cost_usd != road.cost_usd) {
            found.faults.push_back("a road that takes " + figures(end.months, end.cost_usd) + " and is said to take " +
                                   figures(road.months, road.cost_usd) + ": " + names);
        }
        soonest = std::min(soonest, road.months.max);
    }
    if (roads.empty() && find_roads(content, from, c, {evaluation.goal, evaluation.state, true}, Reading::sure).empty())
        found.faults.push_back("no sure road");
    if (brute && met_route(credential, from) == nullptr) {
        Brute all(content, credential, evaluation.state);
        all.soonest = soonest;  // what is no sooner is not looked into
        all.from(from, 0, 0, 4);
        if (all.soonest < soonest) {
            found.faults.push_back("a road of " + std::to_string(all.soonest) +
                                   " months was not found; the soonest found takes " + std::to_string(soonest));
        }
    }
    return found;
}

}  // namespace milepost
