#include "core/road.h"

#include <algorithm>
#include <climits>
#include <tuple>

namespace milepost {
namespace {

/// What the way from being eligible to the certificate takes at the very least, of what is said of it at most and at least.
struct ShortestEnd {
    ShortestEnd(const Content& content, const Credential& credential) {
        for (const Route& route : credential.routes) {
            Interval route_months, route_usd;
            for (const std::string& id : route.steps) {
                const Step& step = *content.step(id);
                if (!tests_of(step.needs).empty()) continue;
                Interval step_months{INT_MAX, INT_MAX}, step_usd{INT_MAX, INT_MAX};
                for (const Lasting& one : step.lasts) step_months = least(step_months, one.months);
                for (const Fee& one : step.fees) step_usd = least(step_usd, one.usd);
                if (!step.lasts.empty()) route_months = route_months + step_months;
                if (!step.fees.empty()) route_usd = route_usd + step_usd;
            }
            months = least(months, route_months);
            usd = least(usd, route_usd);
        }
    }
    static Interval least(Interval a, Interval b) { return {std::min(a.min, b.min), std::min(a.max, b.max)}; }

    Interval months{INT_MAX, INT_MAX}, usd{INT_MAX, INT_MAX};
};

/// Breadth first over sets of steps: all orders of k steps are known before one of k + 1 is made from them.
class Search {
public:
    Search(const Content& content, std::size_t credential, const StateRule* state, Reading reading, const std::vector<Road>& known)
        : content_(content), rules_(content.rules), credential_(credential), state_(state), reading_(reading), end_(content, content.credentials[credential]) {
        for (std::size_t s = 0; s < content.steps.size(); ++s) {
            if ((rules_.useful_steps(credential) >> s & 1) != 0) useful_.push_back(s);
        }
        for (std::size_t f = 0; f < content.facts.size(); ++f) {
            if (content.facts[f].window_months != 0) windows_ |= FactSet{1} << f;
        }
        for (const Road& road : known) found_.push_back({road.to.set, road.months.max, road.cost_usd.max});
    }

    std::vector<Road> run(const Situation& from) {
        Reached start;
        start.situation = from;
        arrive(start);
        start.passed = start.doors;
        reached_.push_back(start);
        for (std::size_t at = 0; at < reached_.size(); ++at) {
            finish(reached_[at]);
            if (at == 0 && opens(start.doors)) break;
            if (reached_[at].steps.size() == reached_[at].steps.most_items() || could_do_without(reached_[at])) continue;
            for (const std::size_t s : useful_) go(at, s);
        }
        return std::move(roads_);
    }

private:
    struct Found {
        std::uint64_t set;
        int months, usd;  ///< at most
    };

    bool opens(unsigned doors) const { return (doors >> credential_ & 1) != 0; }

    /// Does a road with fewer of these steps lead there neither later nor for more?
    bool could_do_without(std::uint64_t set, int least_months, int least_usd) const {
        return std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
            return (found.set & ~set) == 0 && found.set != set && found.months <= least_months && found.usd <= least_usd;
        });
    }
    bool could_do_without(const Reached& to) const {
        const int months = to.least_months + (to.certain ? end_.months.max : end_.months.min);
        return could_do_without(to.set, months, to.certain ? to.cost_usd.max + end_.usd.max : to.cost_usd.min + end_.usd.min);
    }

    FactSet open(const Condition& condition, const Reached& at) const { return with_windows(rules_.open(condition, at.truths, at.situation), at.situation); }

    /// Windows of one history move together: what hangs on one hangs on them all.
    FactSet with_windows(FactSet facts, const Situation& situation) const {
        return (facts & windows_) == 0 ? facts : facts | (windows_ & inexact(situation));
    }

    /// Decides all tests where the steps have led to, and which credentials are open there.
    void arrive(Reached& to) const {
        to.truths = rules_.evaluate(to.situation);
        to.doors = to.doors_maybe = 0;
        for (std::size_t c = 0; c < content_.credentials.size(); ++c) {
            Truth any = Truth::no;
            for (const Route& route : content_.credentials[c].routes) any = any || rules_.truth(route.condition, to.truths);
            to.doors |= unsigned{any == Truth::yes} << c;
            to.doors_maybe |= unsigned{any != Truth::no} << c;
            if (reading_ == Reading::sure || any != Truth::unknown) continue;
            for (const Route& route : content_.credentials[c].routes) to.open_doors |= open(route.condition, to);
        }
    }

    void go(std::size_t at, std::size_t s) {
        const Step& step = content_.steps[s];
        const std::uint64_t bit = std::uint64_t{1} << s;
        if ((reached_[at].set & bit) != 0 || (step.choice && reached_[at].chose)) return;
        const Truth needs = rules_.truth(step.needs, reached_[at].truths);
        if (needs == Truth::no || (needs == Truth::unknown && reading_ == Reading::sure)) return;
        if (!changes_something(step, reached_[at].situation)) return;
        const Taken taken = take(content_, step, reached_[at].situation, reached_[at].truths);
        Reached next = reached_[at];
        next.situation = taken.then;
        next.cost_usd = next.cost_usd + taken.cost_usd;
        next.open |= with_windows(taken.open, reached_[at].situation);
        if (needs == Truth::unknown) next.open |= open(step.needs, reached_[at]);
        next.certain = next.certain && needs == Truth::yes && next.open == 0;
        next.least_months = next.certain ? next.situation.elapsed.max : next.situation.elapsed.min;
        next.steps.push_back(&step);
        next.set |= bit;
        next.chose = next.chose || step.choice;
        next.passed = next.doors;
        const auto same = std::find_if(reached_.begin() + std::ptrdiff_t(at) + 1, reached_.end(), [&](const Reached& r) { return r.set == next.set; });
        if (same == reached_.end()) {
            arrive(next);
            reached_.push_back(std::move(next));
        } else if (join(*same, std::move(next))) {
            arrive(*same);
        }
    }

    /// Another order of the same steps. Is `to` changed by it?
    bool join(Reached& to, Reached&& other) const {
        if (reading_ == Reading::sure || (to.certain && other.certain)) {
            const auto rank = [](const Reached& r) { return std::tuple(r.situation.elapsed.max, r.situation.elapsed.min, r.cost_usd.max, r.cost_usd.min); };
            if (rank(to) <= rank(other)) return false;
            to = std::move(other);
            return true;
        }
        for (std::size_t f = 0; f < to.situation.values.size(); ++f) {
            to.situation.values[f] = span(to.situation.values[f], other.situation.values[f]);
        }
        to.situation.today = span(to.situation.today, other.situation.today);
        to.situation.elapsed = span(to.situation.elapsed, other.situation.elapsed);
        to.cost_usd = span(to.cost_usd, other.cost_usd);
        to.open |= other.open;
        to.open_doors |= other.open_doors;
        to.certain = false;
        to.least_months = std::min(to.least_months, other.least_months);
        to.passed &= other.passed;
        return true;
    }

    /// Where the credential is open, or may be: the road on to the certificate.
    void finish(const Reached& to) {
        if (!opens(reading_ == Reading::sure ? to.doors : to.doors_maybe)) return;
        Road road;
        road.open = to.open;
        Truth best = Truth::no;
        std::optional<Road> of_met;              // the quickest of the routes that are surely met
        std::vector<const Route*> laid;
        const auto span_with = [&](const Road& one) {
            road.months = road.by == nullptr ? one.months : span(road.months, one.months);
            road.cost_usd = road.by == nullptr ? one.cost_usd : span(road.cost_usd, one.cost_usd);
            road.by = one.by;
        };
        for (const Route& route : content_.credentials[credential_].routes) {
            const Truth met = rules_.truth(route.condition, to.truths);
            if (met == Truth::no || (met == Truth::unknown && reading_ == Reading::sure)) continue;
            if (met == Truth::unknown) road.open |= open(route.condition, to);
            // Routes with the same steps to the end are one road.
            const bool same = std::any_of(laid.begin(), laid.end(), [&](const Route* other) { return other->steps == route.steps; });
            if (same && met <= best) continue;
            laid.push_back(&route);
            const Road one = along(route, to);
            road.open |= one.open;
            if (met == Truth::unknown) {
                span_with(one);
            } else if (!of_met || std::pair(one.months.max, one.cost_usd.max) < std::pair(of_met->months.max, of_met->cost_usd.max)) {
                of_met = one;
            }
            best = std::max(best, met);
        }
        if (of_met) span_with(*of_met);
        road.certain = to.certain && opens(to.doors) && road.open == 0;
        road.least_months = road.certain ? road.months.max : road.months.min + (to.least_months - to.situation.elapsed.min);
        road.least_usd = road.certain ? road.cost_usd.max : road.cost_usd.min;
        if (could_do_without(to.set, road.least_months, road.least_usd)) return;
        if (opens(to.doors) && (reading_ == Reading::sure || to.certain)) found_.push_back({to.set, road.months.max, road.cost_usd.max});
        road.to = to;
        roads_.push_back(std::move(road));
    }

    Road along(const Route& route, const Reached& to) const {
        Road road;
        road.by = &route;
        road.cost_usd = to.cost_usd;
        Situation situation = to.situation;
        each_step_to_the_end(content_, route, state_, situation, [&](const Step& step, Truth needs) {
            const Truths truths = rules_.evaluate(situation);
            Taken taken = take(content_, step, situation, truths);
            road.open |= with_windows(taken.open, situation);
            if (needs == Truth::unknown) {
                road.open |= rules_.open(step.needs, truths, situation);
                taken.cost_usd.min = 0;
                taken.then.elapsed.min = situation.elapsed.min;
            }
            road.cost_usd = road.cost_usd + taken.cost_usd;
            situation = taken.then;
        });
        road.months = situation.elapsed;
        return road;
    }

    const Content& content_;
    const Rules& rules_;
    std::size_t credential_;
    const StateRule* state_;
    Reading reading_;
    ShortestEnd end_;
    std::vector<std::size_t> useful_;
    FactSet windows_ = 0;
    std::vector<Found> found_;
    std::vector<Reached> reached_;
    std::vector<Road> roads_;
};

}  // namespace

std::vector<Road> find_roads(const Content& content, const Situation& from, std::size_t credential, const StateRule* state, Reading reading,
                             const std::vector<Road>& known) {
    return Search(content, credential, state, reading, known).run(from);
}

}  // namespace milepost
