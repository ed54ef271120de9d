#include "core/proof/proof.h"

#include <algorithm>
#include <climits>
#include <future>
#include <set>
#include <unordered_map>

#include "core/proof/answer_space.h"
#include "core/proof/dice.h"
#include "core/proof/road_proof.h"
#include "core/proof/verdict_proof.h"
#include "core/roads/explanation.h"

namespace milepost {
namespace {

/// Everything of an evaluation that a person is told of roads and verdicts, as one number.
std::uint64_t fingerprint(const Content& content, const Evaluation& evaluation) {
    std::uint64_t print = 0xcbf29ce484222325ULL;
    const auto stir_range = [&](Interval range) {
        stir(print, (std::uint64_t(std::uint32_t(range.min)) << 32) | std::uint32_t(range.max));
    };
    const auto stir_plan = [&](const Plan& plan) {
        for (const Stage& stage : plan.stages) {
            stir(print, std::uint64_t(stage.step - content.steps.data()));
            stir(print, std::uint64_t(stage.sure) * 2 + std::uint64_t(stage.priced));
            for (const Interval range : {stage.months, stage.cost_usd, stage.start, stage.end}) stir_range(range);
        }
        for (const Interval range : {plan.months, plan.cost_usd, plan.exam}) stir_range(range);
    };
    stir(print, evaluation.recommended);
    for (const CredentialResult& result : evaluation.credentials) {
        stir(print, std::uint64_t(result.status));
        stir_plan(result.plan);
        stir(print, result.others.size());
        for (const Plan& other : result.others) stir_plan(other);
    }
    for (const Limit* limit : evaluation.limits) stir(print, std::uint64_t(limit - evaluation.state->limits.data()));
    return print;
}

/// The walks of one thread.
class Walker {
  public:
    Walker(const Content& content, const ProofPlan& plan, const std::map<Date, AnswerSpace>& spaces,
           const std::vector<Date>& days)
        : content_(content), plan_(plan), spaces_(spaces), days_(days) {}

    Proof proof;
    /// what was asked and answered, and how many sheets share it
    std::unordered_map<std::uint64_t, std::uint64_t> classes;
    std::set<const Step*> steps;  ///< that are on somebody's road, at the end of the interview or on its way

    /// Walks person number `seed`, and adds what was found.
    void walk(std::uint64_t seed) {
        Dice dice(seed);
        person_ = seed;
        const Date date = days_[seed % 2 == 0 ? 0 : dice.below(days_.size())];
        space_ = &spaces_.at(date);
        date_ = date;
        sheet_.assign(content_.questions.size(), std::nullopt);
        asked_ = no_answers(content_);
        raise(dice);
        const Evaluation early = interview(dice);
        // Beyond the end: all that was not asked is answered too, and changes nothing.
        Facts facts = nothing_known(content_);
        std::uint64_t stands_for = 1;
        int in_place = 0;
        for (std::size_t q = 0; q < sheet_.size(); ++q) {
            const FactId fact = content_.questions[q].fact;
            if (content_[fact].raised() && sheet_[q]) facts[index(fact)] = content_[fact].domain;
        }
        for (std::size_t q = 0; q < sheet_.size(); ++q) {
            const FactId fact = content_.questions[q].fact;
            if (!space_->in_place(q, facts)) {
                if (content_[fact].raised()) facts[index(fact)] = content_[fact].unsaid;
                continue;
            }
            ++in_place;
            const Interval answer = answer_to(q, facts, dice);
            // Whatever is answered to what was not asked; and what no test and no step can tell from what was answered.
            if (asked_[q]) stands_for *= space_->alike(q, facts, answer);
            else if (!space_->steers(q)) stands_for *= space_->ways(q, facts);
            facts = space_->after(q, facts, answer);
        }
        const Evaluation whole = evaluate(content_, facts, date);
        if (fingerprint(content_, early) != fingerprint(content_, whole))
            fault("the questions that were not asked change the result");
        inspect(whole, facts);
        int asked = 0;  // not what they raised
        for (std::size_t q = 0; q < asked_.size(); ++q)
            asked += int(asked_[q].has_value() && !content_[content_.questions[q].fact].raised());
        tally(asked, in_place, stands_for);
        std::uint64_t print = seed;
        stir(print, fingerprint(content_, early));
        proof.digest += print;  // a sum, so that it does not matter which thread walked whom
    }

  private:
    Interval answer_to(std::size_t q, const Facts& facts, Dice& dice) {
        if (!sheet_[q]) {
            const auto answers = space_->answers(q, facts);
            sheet_[q] = answers[dice.below(answers.size())].value;
        }
        return *sheet_[q];
    }

    /// What nobody is asked: one in eight has something to say of it.
    void raise(Dice& dice) {
        for (std::size_t q = 0; q < sheet_.size(); ++q) {
            const FactId fact = content_.questions[q].fact;
            if (!content_[fact].raised() || dice.below(8) != 0) continue;
            Facts facts = nothing_known(content_);
            facts[index(fact)] = content_[fact].domain;
            asked_[q] = answer_to(q, facts, dice);
        }
    }

    /// The interview as the kiosk leads it; what it ends with.
    Evaluation interview(Dice& dice) {
        const bool watched = person_ % 4 == 0;  // a result after each answer costs as much as the rest of the walk
        std::optional<Evaluation> before;
        int left = INT_MAX;
        std::size_t last = 0;
        while (true) {
            const Interview now = replay(content_, asked_, date_);
            if (now.left >= left) fault("an answer does not lessen the questions that may still come");
            left = now.left;
            if (watched || !now.next) {
                Evaluation evaluation = evaluate(content_, now.facts, date_);
                for (const CredentialResult& result : evaluation.credentials)
                    for (const Stage& stage : result.plan.stages) steps.insert(stage.step);
                if (before) compare(*before, evaluation, content_[content_.questions[last].fact].id);
                if (!now.next) return evaluation;
                before = std::move(evaluation);
            }
            last = *now.next;
            asked_[last] = answer_to(last, now.facts, dice);
        }
    }

    /// An answer decides what was open and narrows what was wide; but another goal is another road.
    void compare(const Evaluation& before, const Evaluation& after, const std::string& answered) {
        for (std::size_t c = 0; c < after.credentials.size(); ++c) {
            const CredentialResult &was = before.credentials[c], &is = after.credentials[c];
            const bool kept = was.status == Status::now && is.status == Status::held;
            if (was.status != Status::unknown && was.status != is.status && !kept)
                fault("an answer turns a verdict: " + is.credential->id);
            // What rests on a doubt may come to nothing. A wait, as for the end of a program, may pass while something
            // else is done.
            const bool waits = std::any_of(was.plan.stages.begin(), was.plan.stages.end(), [](const Stage& stage) {
                return stage.step->ends || (stage.step->until && stage.step->accrues.empty());
            });
            if (answered == "goal" || was.plan.doubtful || waits) continue;
            if (!was.plan.months.contains(is.plan.months) || !was.plan.cost_usd.contains(is.plan.cost_usd))
                fault("an answer widens the road: " + is.credential->id);
        }
    }

    /// What holds of every result.
    void inspect(const Evaluation& evaluation, const Facts& facts) {
        const Situation situation = situation_of(content_, facts, date_);
        const bool brute = person_ % 8 == 0;
        for (std::size_t c = 0; c < evaluation.credentials.size(); ++c) {
            const CredentialResult& result = evaluation.credentials[c];
            if (result.status == Status::held) {
                if (result.plan.stages.size() != 1) fault(result.credential->id + ": held, and more than kept");
                continue;
            }
            if (result.plan.by == nullptr) {
                fault(result.credential->id + ": no road");
                continue;
            }
            const RoadFaults found = faults_of_roads(content_, situation, c, evaluation, brute);
            proof.roads += found.replayed;
            for (const std::string& text : found.faults) fault(result.credential->id + ": " + text);
            for (const Stage& stage : result.plan.stages) steps.insert(stage.step);
            for (const Plan& other : result.others)
                for (const Stage& stage : other.stages) steps.insert(stage.step);
            for (const RouteResult& route : result.routes)
                for (const Reason& reason : route.reasons) word(reason);
        }
        proof.brute_forced += brute;
    }

    /// Every way that a test can stand is worded once, in every language.
    void word(const Reason& reason) {
        if (!worded_.insert({reason.test, int(reason.met), reason.has.min, reason.has.max}).second) return;
        for (const Wording& say : plan_.languages) {
            if (sentence(content_, reason, say).empty()) fault("no sentence at \"" + reason.test->words + "\"");
        }
    }

    void tally(int asked, int in_place, std::uint64_t stands_for) {
        std::uint64_t what = std::uint64_t(days_since_1970(date_));
        for (std::size_t q = 0; q < asked_.size(); ++q) {
            if (!asked_[q]) continue;
            stir(what, q);
            stir(what, (std::uint64_t(std::uint32_t(asked_[q]->min)) << 32) | std::uint32_t(asked_[q]->max));
        }
        classes.try_emplace(what, stands_for);
        bool newcomer = true;  // who never studied it, never worked in it and raises nothing
        for (std::size_t q = 0; q < asked_.size(); ++q) {
            const Fact& fact = content_[content_.questions[q].fact];
            const bool past = fact.id == "training" || fact.id == "work_months_7y";
            newcomer = newcomer && (past ? asked_[q] == exactly(0) : !asked_[q] || !fact.raised());
        }
        proof.asked_mean += asked;
        proof.in_place_mean += in_place;
        proof.asked_worst = std::max(proof.asked_worst, asked);
        if (newcomer) {
            proof.asked_worst_newcomer = std::max(proof.asked_worst_newcomer, asked);
            ++proof.asked_newcomers;
        }
        ++proof.walks;
    }

    void fault(const std::string& what) {
        std::string person = what + ": on " + to_string(date_);
        for (std::size_t q = 0; q < sheet_.size(); ++q) {
            if (sheet_[q]) person += ", " + space_->describe(q, *sheet_[q]) + (asked_[q] ? "" : " (not asked)");
        }
        note_fault(proof, person);
    }

    const Content& content_;
    const ProofPlan& plan_;
    const std::map<Date, AnswerSpace>& spaces_;
    const std::vector<Date>& days_;
    const AnswerSpace* space_ = nullptr;
    std::uint64_t person_ = 0;
    Date date_{};
    Answers sheet_;  ///< the person: an answer to every question that they come by
    Answers asked_;  ///< those that they were asked
    std::set<std::tuple<const Test*, int, int, int>> worded_;
};

}  // namespace

Proof prove(const Content& content, const ProofPlan& plan) {
    Proof proof;
    prove_verdicts(content, plan.date, plan.stop, proof);
    if (plan.stop.stop_requested()) return proof;
    const std::vector<Date> days = days_to_prove(content, plan.date);
    std::map<Date, AnswerSpace> spaces;
    for (const Date day : days) spaces.try_emplace(day, content, day);
    for (const auto& [day, space] : spaces) proof.sheets += space.sheets();

    std::vector<std::future<Walker>> working;
    const unsigned threads = std::max(1U, plan.threads);
    for (unsigned t = 0; t < threads; ++t) {
        working.push_back(std::async(std::launch::async, [&, t] {
            Walker walker(content, plan, spaces, days);
            for (int person = 0; person < plan.walks && !plan.stop.stop_requested(); ++person) {
                if (unsigned(person) / 64 % threads == t) walker.walk(std::uint64_t(person));
            }
            return walker;
        }));
    }
    std::unordered_map<std::uint64_t, std::uint64_t> classes;
    std::set<const Step*> steps;
    std::uint64_t walked = 0;
    for (auto& thread : working) {
        Walker walker = thread.get();
        const Proof& part = walker.proof;
        classes.insert(walker.classes.begin(), walker.classes.end());
        steps.insert(walker.steps.begin(), walker.steps.end());
        walked += part.digest;
        proof.walks += part.walks;
        proof.roads += part.roads;
        proof.brute_forced += part.brute_forced;
        proof.asked_mean += part.asked_mean;
        proof.in_place_mean += part.in_place_mean;
        proof.asked_newcomers += part.asked_newcomers;
        proof.asked_worst = std::max(proof.asked_worst, part.asked_worst);
        proof.asked_worst_newcomer = std::max(proof.asked_worst_newcomer, part.asked_worst_newcomer);
        for (const std::string& fault : part.faults) note_fault(proof, fault);
        proof.violations += part.violations - part.faults.size();
    }
    for (const auto& [what, sheets] : classes) proof.covered += sheets;
    proof.asked_mean /= double(std::max<std::uint64_t>(1, proof.walks));
    proof.in_place_mean /= double(std::max<std::uint64_t>(1, proof.walks));
    stir(proof.digest, walked);
    proof.steps = content.steps.size();
    for (const Step& step : content.steps) {
        if (steps.contains(&step)) continue;
        proof.untried.push_back(step.id);
        if (plan.walks >= plan.enough) note_fault(proof, "the step " + step.id + " is on nobody's road");
    }
    return proof;
}

std::string digest_text(const Proof& proof) {
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[proof.digest >> shift & 15];
    return text;
}

}  // namespace milepost
