#pragma once
#include <vector>

#include "core/content/step.h"
#include "core/roads/evaluation.h"

namespace milepost {

/// Steps taken from today, in order, and where they lead.
struct Reached {
    Few<const Step*, 8> steps;
    std::uint64_t set = 0;  ///< the same as a set: bit k is step k of the content
    Situation situation;
    Truths truths;  ///< the pack's tests in `situation`
    Interval cost_usd;
    FactSet open = 0;      ///< facts on which it hangs whether this can be reached, when, and for how much
    bool certain = true;   ///< nothing about it is unknown but how long its steps take and what they cost
    bool timed = true;     ///< how long it takes hangs on no fact, nor on its steps taking less than they may
    int least_months = 0;  ///< the least that `situation.elapsed.max` can turn out to be, whatever is unknown
    int least_usd = 0;     ///< likewise of `cost_usd.max`
    FactSet made = 0;      ///< facts that a step has made what they are: what was known of them today is no matter
    FactSet touched = 0;   ///< facts that the steps, or the time that they took, may have changed
    /// whether the credential is open here; what may be so only where it could be today is not
    Truth opens = Truth::no;
    unsigned chose = 0;  ///< bit k: one of `steps` is a `choice` of that kind
};

/// A road from today to a credential: to where it can be applied for, and by a route from there to the certificate.
struct Road {
    Reached to;
    const Route* by = nullptr;  ///< of the routes that are met the quickest to the end
    Interval months, cost_usd;  ///< to the certificate and the state's own credential
    int exam_by = 0;            ///< the month from today in which its exam is at the latest; 0: it takes none
    FactSet open = 0;           ///< facts on which any of this hangs
    unsigned doors = 0;         ///< bit c: credential c can surely be applied for at `to`
    FactSet open_doors = 0;     ///< facts on which it hangs for which others that is so; of the hopeful reading
    bool scarce = false;        ///< takes a step that is
    bool certain = true;        ///< nothing of this is unknown but how long steps take and what they cost
    int least_months = 0;       ///< the least that `months.max` can turn out to be, whatever is unknown
    int least_usd = 0;          ///< likewise of `cost_usd.max`
};

/// What a person wants, as far as it is known.
struct Wish {
    std::optional<Goal> goal;          ///< none: not known yet, and then the facts that could matter to any goal matter
    const StateRule* state = nullptr;  ///< where they want to work; null: none is reckoned with
    bool in_favour = false;            ///< every doubtful rule turns out in theirs: where no road is sure without that
};

/// How to read what is not known: `sure` takes only what surely holds, `hopeful` all that may.
enum class Reading { sure, hopeful };

/// The roads to a credential, each a set of steps by its quickest order. What is open today has one road: to apply. No
/// road takes a step that it could do without, unless it is shorter or cheaper for it. The hopeful reading also gives
/// what may turn out to be a road; where orders of such a set differ, its figures and its situation span them all.
/// `known`: the roads of the sure reading.
std::vector<Road> find_roads(const Content& content, const Situation& from, std::size_t credential, const Wish& wish,
                             Reading reading, const std::vector<Road>& known = {});

/// The steps of a route from being eligible to the certificate, as they follow on `situation`.
/// `take_one(step, needs)` is told each whose needs are not "no", in order, and moves `situation` on.
template <class Take>
void each_step_to_the_end(const Content& content, const Route& route, const Situation& situation, Take take_one) {
    for (const std::string& id : route.steps) {  // a student's program still has to be finished; a graduate's has not
        const Step& step = *content.step(id);
        const Truth needs = content.rules.truth(step.needs, content.rules.evaluate(situation));
        if (needs != Truth::no) take_one(step, needs);
    }
}

/// The state's own credential step for this person: the first whose needs surely hold, or else the first whose needs
/// may, and which of both; null and "no" where it has none.
std::pair<const Step*, Truth> state_step(const Content& content, const StateRule* state, Truths truths);

}  // namespace milepost
