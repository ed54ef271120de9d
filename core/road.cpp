#include "core/road.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <unordered_map>

namespace milepost {
namespace {

bool accepts(Reading reading, Truth truth) {
    return truth == Truth::yes || (reading == Reading::hopeful && truth == Truth::unknown);
}

/// Bit c: some route of credential c is open in this situation, as this reading takes it.
unsigned open_credentials(const Content& content, const Situation& situation, Reading reading) {
    unsigned open = 0;
    for (std::size_t c = 0; c < content.credentials.size(); ++c) {
        for (const Route& route : content.credentials[c].routes) {
            if (accepts(reading, route.condition.evaluate(situation))) open |= 1U << c;
        }
    }
    return open;
}

/// Does the step bring anything that is not so already?
bool changes_something(const Step& step, const Situation& situation) {
    if (!step.accrues.empty()) return true;
    return std::any_of(step.makes.begin(), step.makes.end(),
                       [&](const auto& made) { return !made.second.contains(situation.values[index(made.first)]); });
}

/// The amounts of every case that may apply, spanned, up to the first that surely does.
template <class Case, class Use>
void each_case(const std::vector<Case>& cases, const Situation& situation, Use use) {
    for (const Case& one : cases) {
        const Truth applies = one.when.evaluate(situation);
        if (applies != Truth::no) use(one);
        if (applies == Truth::yes) return;
    }
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

}  // namespace

Situation later(const Content& content, const Situation& situation, Interval months) {
    Situation moved = situation;
    moved.elapsed = situation.elapsed + months;
    moved.today = situation.today + Interval{months.min * 30, months.max * 31};
    for (std::size_t i = 0; i < content.facts.size(); ++i) {
        const Fact& fact = content.facts[i];
        Interval& value = moved.values[i];
        if (fact.kind == Fact::Kind::month) value = value + months;
        if (fact.window_months == 0) continue;
        // Work leaves a window at its far end: at worst all of the oldest months, but not what lies within a
        // narrower window whose end is still far enough from this one's.
        int kept = 0;
        for (std::size_t j = 0; j < content.facts.size(); ++j) {
            const int narrower = content.facts[j].window_months;
            if (narrower != 0 && narrower + months.max <= fact.window_months) {
                kept = std::max(kept, situation.values[j].min);
            }
        }
        value.min = std::max(kept, value.min - months.max);
    }
    return moved;
}

Interval duration(const Step& step, const Situation& situation) {
    if (step.until) return shortfall(step, situation);
    std::optional<Interval> lasts;
    each_case(step.lasts, situation, [&](const Lasting& one) { lasts = lasts ? span(*lasts, one.months) : one.months; });
    if (!step.ends) return lasts.value_or(Interval{});
    const Interval ahead = -situation.values[index(*step.ends)];
    const Interval known = lasts ? narrowed(ahead, *lasts) : ahead;
    return {std::max(0, known.min), std::max(0, known.max)};
}

Situation after(const Content& content, const Step& step, const Situation& situation) {
    const Interval lasts = duration(step, situation);
    Interval waited = lasts;
    if (step.beside) {  // it began today: only what outlasts the road so far is waited for
        waited = {std::max(0, lasts.min - situation.elapsed.min), std::max(0, lasts.max - situation.elapsed.max)};
    }
    Situation then = later(content, situation, waited);
    if (step.beside || !step.accrues.empty()) {  // there is work meanwhile: what counts as recent work is kept up
        for (std::size_t i = 0; i < content.facts.size(); ++i) {
            if (content.facts[i].window_months != 0) then.values[i] = situation.values[i];
        }
    }
    if (step.ends) {  // a month that is known comes when it comes, however long the steps before it took
        const Interval ago = situation.values[index(*step.ends)];
        const Interval comes{situation.elapsed.max - ago.max, situation.elapsed.min - ago.min};
        if (comes.exact()) then.elapsed = {std::max(situation.elapsed.min, comes.min), std::max(situation.elapsed.max, comes.max)};
    }
    accrue(content, step, lasts, then);
    if (step.until) {
        for (const FactId fact : step.until->facts) {  // it lasted until just this held
            then.values[index(fact)] = narrowed(step.until->range, then.values[index(fact)]);
        }
    }
    for (const auto& [fact, value] : step.makes) then.values[index(fact)] = value;
    then.values = with_implications(content, std::move(then.values));
    return then;
}

Fee cost(const Step& step, const Situation& situation) {
    std::optional<Fee> total;
    each_case(step.fees, situation, [&](const Fee& fee) {
        if (!total) {
            total = fee;
        } else {
            total->usd = span(total->usd, fee.usd);
            total->priced = total->priced && fee.priced;
        }
    });
    return total.value_or(Fee{});
}

std::vector<Reached> explore(const Content& content, const Situation& from, Reading reading) {
    const unsigned all = (1U << content.credentials.size()) - 1;
    const auto rank = [](const Reached& r) {
        return std::tuple(r.situation.elapsed.max, r.situation.elapsed.min, r.cost_usd.max, r.cost_usd.min);
    };
    std::vector<Reached> reached{{{}, from, {}, open_credentials(content, from, reading), 0, 0}};
    std::unordered_map<std::uint64_t, std::size_t> by_set;
    // Breadth first: all sets of k steps have found their quickest order before one of k + 1 is made from them.
    for (std::size_t at = 0; at < reached.size(); ++at) {
        if (reached[at].open == all) continue;
        for (std::size_t s = 0; s < content.steps.size(); ++s) {
            const Step& step = content.steps[s];
            const Reached& here = reached[at];
            const std::uint64_t bit = std::uint64_t{1} << s;
            if ((here.set & bit) != 0 || !changes_something(step, here.situation)) continue;
            if (step.choice && here.chose) continue;
            if (!accepts(reading, step.needs.evaluate(here.situation))) continue;
            Reached next{here.steps, after(content, step, here.situation), here.cost_usd + cost(step, here.situation).usd,
                         0, here.open, here.set | bit, here.chose || step.choice};
            next.steps.push_back(&step);
            next.open = open_credentials(content, next.situation, reading);
            const auto [known, fresh] = by_set.try_emplace(next.set, reached.size());
            if (fresh) {
                reached.push_back(std::move(next));
            } else if (rank(next) < rank(reached[known->second])) {
                reached[known->second] = std::move(next);
            }
        }
    }
    return reached;
}

Roads find_roads(const Content& content, const Situation& from) {
    return {from, explore(content, from, Reading::sure), explore(content, from, Reading::hopeful)};
}

}  // namespace milepost
