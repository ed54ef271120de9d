#include "core/content/step.h"

#include <algorithm>

namespace milepost {
namespace {

/// The amounts of every case that may apply, spanned, up to the first that surely does.
template <class Case, class Truth_of, class Use>
void each_case(const std::vector<Case>& cases, Truth_of truth_of, Use use) {
    for (const Case& one : cases) {
        const Truth applies = truth_of(one.when);
        if (applies != Truth::no) use(one);
        if (applies == Truth::yes) return;
    }
}

/// An amount where a person may be.
Interval amount_where(Interval anywhere, const ByState& by_state, const Situation& situation) {
    if (by_state.empty()) return anywhere;
    Interval all = by_state[std::size_t(situation.where.min)];
    for (int state = situation.where.min; state <= situation.where.max; ++state)
        all = span(all, by_state[std::size_t(state)]);
    return all;
}

/// Where the person chose to do this step; null: nowhere, or it is none that can be done there.
const Place* chosen(const Step& step, const Situation& situation) {
    const bool school = situation.place != nullptr && step.kind == StepKind::school && !step.beside;
    return school && serves(*situation.place, step) ? situation.place : nullptr;
}

/// `situation` with each month of `months` added to what the step accrues, up to the most that the fact can be.
void accrue(const Content& content, const Step& step, Interval months, Situation& situation) {
    for (const FactId fact : step.accrues) {
        Interval& value = situation.values[index(fact)];
        const int most = content[fact].domain.max;
        value = {std::min(value.min + months.min, most), std::min(value.max + months.max, most)};
    }
}

/// How many months of the step bring its `until` about: at best, and at worst.
Interval shortfall(const Step& step, const Situation& situation) {
    const Interval has = step.until->quantity(situation);
    const int needs = step.until->range.min;
    return {std::max(0, needs - has.max), std::max(0, needs - has.min)};
}

template <class Truth_of>
Interval duration_where(const Step& step, const Situation& situation, Truth_of truth_of) {
    if (step.until) return shortfall(step, situation);
    if (const Place* place = chosen(step, situation); place != nullptr && place->months) return *place->months;
    std::optional<Interval> lasts;
    each_case(step.lasts, truth_of, [&](const Lasting& one) {
        const Interval months = amount_where(one.months, one.months_in, situation);
        lasts = lasts ? span(*lasts, months) : months;
    });
    if (!step.ends) return lasts.value_or(Interval{});
    const Interval ahead = -situation.values[index(*step.ends)];
    const Interval known = lasts ? narrowed(ahead, *lasts) : ahead;
    return {std::max(0, known.min), std::max(0, known.max)};
}

template <class Truth_of>
Price cost_where(const Step& step, const Situation& situation, Truth_of truth_of) {
    if (const Place* place = chosen(step, situation)) {
        if (const auto usd = price_at(*place)) return {*usd, true};
    }
    std::optional<Price> total;
    each_case(step.fees, truth_of, [&](const Fee& fee) {
        const Price price{amount_where(fee.usd, fee.usd_in, situation), fee.priced};
        total = total ? Price{span(total->usd, price.usd), total->priced && price.priced} : price;
    });
    return total.value_or(Price{});
}

Situation after_lasting(const Content& content, const Step& step, const Situation& situation, Interval lasts) {
    const Wait wait = wait_for(step, situation);
    const auto [least, most] = std::minmax(wait.from_least, wait.from_most);
    Interval waited = lasts + Interval{least, most};
    if (step.beside) {  // it began today: only what outlasts the road so far is waited for
        waited = {std::max(0, lasts.min - situation.elapsed.min), std::max(0, lasts.max - situation.elapsed.max)};
    }
    Situation then = later(content, situation, waited);
    if (step.beside || !step.accrues.empty()) {  // there is work meanwhile: what counts as recent work is kept up
        for (const std::size_t i : content.rules.window_facts()) then.values[i] = situation.values[i];
    }
    if (step.ends) {  // a month that is known comes when it comes, however long the steps before it took
        const Interval ago = situation.values[index(*step.ends)];
        const Interval comes{situation.elapsed.max - ago.max, situation.elapsed.min - ago.min};
        if (comes.exact())
            then.elapsed = {std::max(situation.elapsed.min, comes.min), std::max(situation.elapsed.max, comes.max)};
    }
    if (most > 0)  // classes begin when they begin, however long the steps before them took
        then.elapsed = {situation.elapsed.min + wait.from_least + lasts.min,
                        situation.elapsed.max + wait.from_most + lasts.max};
    accrue(content, step, lasts, then);
    if (step.until) {
        for (const FactId fact : step.until->facts) {  // it lasted until just this held
            then.values[index(fact)] = narrowed(step.until->range, then.values[index(fact)]);
        }
    }
    for (const auto& [fact, value] : step.makes) then.values[index(fact)] = value;
    if (const Place* place = chosen(step, situation)) {  // what is known of it is known better
        for (const auto& [fact, made] : step.makes) {
            for (const auto& [brought, value] : place->brings)
                if (brought == fact) then.values[index(fact)] = value;
        }
    }
    imply(content, then);
    return then;
}

bool differs_by_state(const Step& step) {
    return std::any_of(step.lasts.begin(), step.lasts.end(),
                       [](const Lasting& one) { return !one.months_in.empty(); }) ||
           std::any_of(step.fees.begin(), step.fees.end(), [](const Fee& one) { return !one.usd_in.empty(); });
}

auto by_tree(const Situation& situation) {
    return [&](const Condition& condition) { return condition.evaluate(situation); };
}

}  // namespace

Situation later(const Content& content, const Situation& situation, Interval months) {
    Situation moved = situation;
    moved.elapsed = situation.elapsed + months;
    moved.today = situation.today + Interval{months.min * 30, months.max * 31};
    for (const std::size_t i : content.rules.month_facts()) moved.values[i] = moved.values[i] + months;
    if (months.max == 0) return moved;
    for (const std::size_t i : content.rules.window_facts()) {
        // Work leaves a window at its far end: at worst all of the oldest months, but not what lies within a
        // narrower window whose end is still far enough from this one's.
        int kept = 0;
        for (const std::size_t j : content.rules.window_facts()) {
            if (content.facts[j].window_months + months.max <= content.facts[i].window_months)
                kept = std::max(kept, situation.values[j].min);
        }
        // Where two windows contradict each other, no less than nothing is left of what was said.
        moved.values[i].min = std::min(moved.values[i].max, std::max(kept, moved.values[i].min - months.max));
    }
    return moved;
}

Wait wait_for(const Step& step, const Situation& situation) {
    const Place* place = chosen(step, situation);
    if (place == nullptr || place->starts.empty() || place->monthly || situation.start == 0) return {};
    // Who comes too late for the last start that is known waits at least until that: nobody who is ready later begins
    // sooner.
    const auto waits = [&](int elapsed, int day) {
        const Date start = next_start(*place, day).value_or(place->starts.back());
        return std::max(0, month_of(start) - situation.start - elapsed);
    };
    return {waits(situation.elapsed.min, situation.today.min), waits(situation.elapsed.max, situation.today.max)};
}

Interval duration(const Step& step, const Situation& situation) {
    return duration_where(step, situation, by_tree(situation));
}

Situation after(const Content& content, const Step& step, const Situation& situation) {
    return after_lasting(content, step, situation, duration(step, situation));
}

Price cost(const Step& step, const Situation& situation) { return cost_where(step, situation, by_tree(situation)); }

Truth changes_something(const Step& step, const Situation& situation) {
    if (!step.accrues.empty()) return Truth::yes;
    Truth changes = Truth::no;
    if (step.until) {  // time alone brings it about
        const Truth there = step.until->evaluate(situation);
        changes = there == Truth::yes ? Truth::no : there == Truth::no ? Truth::yes : Truth::unknown;
    }
    for (const auto& [fact, made] : step.makes) {
        const Interval value = situation.values[index(fact)];
        changes = changes || (!made.overlaps(value) ? Truth::yes : made.contains(value) ? Truth::no : Truth::unknown);
    }
    return changes;
}

Taken take(const Content& content, const Step& step, const Situation& situation, Truths truths) {
    Taken taken;
    const auto truth_of = [&](const Condition& condition) {
        const Truth truth = content.rules.truth(condition, truths);
        if (truth == Truth::unknown) taken.open |= content.rules.open(condition, truths, situation);
        return truth;
    };
    taken.wait = wait_for(step, situation);
    taken.months = duration_where(step, situation, truth_of);
    if (!taken.months.exact()) {
        FactSet measured = 0;
        if (step.until)
            for (const FactId fact : step.until->facts) measured |= only(fact);
        if (step.ends) measured |= only(*step.ends);
        taken.open |= measured & inexact(situation);
    }
    const Price fee = cost_where(step, situation, truth_of);
    if (!situation.where.exact() && differs_by_state(step) && chosen(step, situation) == nullptr)
        taken.open |= only(content.fact_at("state"));
    taken.cost_usd = fee.usd;
    taken.priced = fee.priced;
    taken.then = after_lasting(content, step, situation, taken.months);
    return taken;
}

}  // namespace milepost
