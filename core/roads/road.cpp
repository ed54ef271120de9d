#include "core/roads/road.h"

#include <algorithm>
#include <climits>
#include <tuple>
#include <unordered_map>

namespace milepost {
namespace {

/// What the way from being eligible to the certificate takes at the very least, of what is said of it at most and at
/// least.
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
    Search(const Content& content, std::size_t credential, const Wish& wish, Reading reading,
           const std::vector<Road>& known)
        : content_(content),
          rules_(content.rules),
          credential_(credential),
          wish_(wish),
          reading_(reading),
          end_(content, content.credentials[credential]) {
        for (std::size_t s = 0; s < content.steps.size(); ++s) {
            if ((rules_.useful_steps(credential) >> s & 1) != 0) useful_.push_back(s);
        }
        for (const std::size_t f : rules_.window_facts()) windows_ |= FactSet{1} << f;
        for (const std::size_t f : rules_.month_facts()) months_ |= FactSet{1} << f;
        for (const Road& road : known)
            found_.push_back({road.to.set, road.months.max, road.cost_usd.max, at_once(road)});
    }

    std::vector<Road> run(const Situation& from) {
        Reached start;
        start.situation = from;
        today_ = truths_in(from);
        unknown_ = inexact(from);
        if (!from.where.exact()) unknown_ |= only(content_.fact_at("state"));
        from_ = from;
        arrive(start);
        reached_.push_back(start);
        place_of_[start.set] = 0;
        for (std::size_t at = 0; at < reached_.size(); ++at) {
            finish(reached_[at]);
            if (at == 0 && start.opens == Truth::yes) break;
            if (reached_[at].steps.size() == reached_[at].steps.most_items() || could_do_without(reached_[at]))
                continue;
            for (const std::size_t s : useful_) go(at, s);
        }
        return std::move(roads_);
    }

  private:
    Truths truths_in(const Situation& situation) const { return rules_.evaluate(situation, wish_.in_favour); }

    struct Found {
        std::uint64_t set;
        int months, usd;  ///< at most
        bool at_once;     ///< its end waits for no day, such as that on which a program ends
    };

    bool at_once(const Road& road) const {
        return std::none_of(road.by->steps.begin(), road.by->steps.end(),
                            [&](const std::string& id) { return content_.step(id)->ends.has_value(); });
    }

    /// Does a road with fewer of these steps surely lead there neither later nor for more? The hopeful reading needs no
    /// figures for that, which may all be wide: they are the same steps, and others beside. But another step may be
    /// worth it to whose end waits for a day.
    bool could_do_without(std::uint64_t set, int least_months, int least_usd) const {
        const bool hopeful =
            reading_ == Reading::hopeful &&
            std::none_of(found_.begin(), found_.end(), [&](const Found& found) { return found.set == set; });
        return std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
            return (found.set & ~set) == 0 && found.set != set &&
                   ((hopeful && found.at_once) || (found.months <= least_months && found.usd <= least_usd));
        });
    }
    bool could_do_without(const Reached& to) const {
        if (reading_ == Reading::sure)
            return could_do_without(to.set, to.situation.elapsed.max + end_.months.max, to.cost_usd.max + end_.usd.max);
        const int months = to.least_months + (to.timed ? end_.months.max : end_.months.min);
        return could_do_without(to.set, months, to.least_usd + end_.usd.min);
    }

    /// Does a road with one step less lead to the credential for everyone for whom this one does, neither later nor for
    /// more?
    bool needless(const Reached& to) const {
        const auto within = [](Interval a, Interval b) { return a.min <= b.min && a.max <= b.max; };
        return std::any_of(to.steps.begin(), to.steps.end(), [&](const Step* step) {
            const auto found = place_of_.find(to.set & ~(std::uint64_t{1} << (step - content_.steps.data())));
            if (found == place_of_.end()) return false;
            const Reached& less = reached_[found->second];
            const auto& routes = content_.credentials[credential_].routes;
            return less.opens != Truth::no && within(less.situation.elapsed, to.situation.elapsed) &&
                   within(less.cost_usd, to.cost_usd) &&
                   std::all_of(routes.begin(), routes.end(), [&](const Route& route) {
                       return rules_.holds_as_well(route.condition, {less.situation, less.truths},
                                                   {to.situation, to.truths});
                   });
        });
    }

    /// The facts, of those not known today, on which something hangs that hangs on `facts`. What a step has made so, or
    /// what is inexact for the length of steps alone, is no matter of asking. Windows of one history move together.
    FactSet asked_of(FactSet facts, FactSet made) const {
        facts &= ~made;
        return ((facts & windows_) == 0 ? facts : facts | windows_) & unknown_;
    }
    FactSet open(const Condition& condition, const Reached& at) const {
        return asked_of(rules_.open(condition, at.truths, at.situation), at.made);
    }

    /// Does an undecided condition hang on how long steps turn out to take, or what they turn out to bring?
    bool by_luck(const Condition& condition, const Reached& at) const {
        const FactSet facts = rules_.open(condition, at.truths, at.situation);
        if (facts == 0 || (facts & (~unknown_ | at.made)) != 0) return true;
        const auto width = [](Interval value) { return value.max - value.min; };
        for (std::size_t f = 0; f < from_.values.size(); ++f) {
            if ((facts >> f & 1) != 0 && width(at.situation.values[f]) > width(from_.values[f])) return true;
        }
        return false;
    }

    Truth truth(const Route& route, const Reached& to) const {
        if (to.set == 0) return rules_.truth(route.condition, to.truths);
        return rules_.truth_since(today_, route.condition, to.truths, to.touched);
    }

    /// Decides all tests where the steps have led to, and whether the credential is open there.
    void arrive(Reached& to) const {
        to.truths = truths_in(to.situation);
        to.opens = Truth::no;
        for (const Route& route : content_.credentials[credential_].routes) to.opens = to.opens || truth(route, to);
    }

    /// Which credentials are open where a road ends.
    void note_doors(Road& road) const {
        for (std::size_t c = 0; c < content_.credentials.size(); ++c) {
            Truth any = Truth::no;
            FactSet hangs = 0;
            for (const Route& route : content_.credentials[c].routes) {
                const Truth met = rules_.truth(route.condition, road.to.truths);
                any = any || met;
                if (met == Truth::unknown && reading_ == Reading::hopeful) hangs |= open(route.condition, road.to);
            }
            const auto& held = content_.credentials[c].held;
            if (held && rules_.truth(*held, road.to.truths) == Truth::yes) any = Truth::yes;
            road.doors |= unsigned{any == Truth::yes} << c;
            if (any == Truth::unknown) road.open_doors |= hangs;
        }
    }

    /// Of orders of the same steps the least is taken: first one that opens the credential, for who works and then
    /// waits may have lost the work again.
    auto rank(const Reached& to) const {
        int recent = 0;  // of equals, the one that leaves more months of work within their windows
        for (const std::size_t f : rules_.window_facts()) recent += to.situation.values[f].min;
        return std::tuple(to.opens != Truth::yes, to.situation.elapsed.max, to.cost_usd.max, to.situation.elapsed.min,
                          to.cost_usd.min, -recent);
    }

    /// Another order of the same steps, where either may turn out to be the one.
    static void span_with(Reached& to, const Reached& other) {
        for (std::size_t f = 0; f < to.situation.values.size(); ++f) {
            to.situation.values[f] = span(to.situation.values[f], other.situation.values[f]);
        }
        to.situation.today = span(to.situation.today, other.situation.today);
        to.situation.elapsed = span(to.situation.elapsed, other.situation.elapsed);
        to.cost_usd = span(to.cost_usd, other.cost_usd);
        to.open |= other.open;
        to.certain = to.timed = false;
        to.least_months = std::min(to.least_months, other.least_months);
        to.least_usd = std::min(to.least_usd, other.least_usd);
        to.touched |= other.touched;
        to.made &= other.made;
    }

    void go(std::size_t at, std::size_t s) {
        const Step& step = content_.steps[s];
        const std::uint64_t bit = std::uint64_t{1} << s;
        const unsigned choice = unsigned{step.choice} << unsigned(step.kind);
        if ((reached_[at].set & bit) != 0 || (reached_[at].chose & choice) != 0) return;
        const Truth needs = rules_.truth(step.needs, reached_[at].truths);
        if (needs == Truth::no || (needs == Truth::unknown && reading_ == Reading::sure)) return;
        const Truth changes = changes_something(step, reached_[at].situation);
        if (changes == Truth::no) return;
        const Taken taken = take(content_, step, reached_[at].situation, reached_[at].truths);
        Reached next = reached_[at];
        next.situation = taken.then;
        next.cost_usd = next.cost_usd + taken.cost_usd;
        next.open |= asked_of(taken.open, next.made);
        if (needs == Truth::unknown) next.open |= open(step.needs, reached_[at]);
        next.timed = next.timed && asked_of(taken.open, next.made) == 0 &&
                     (needs == Truth::yes || !by_luck(step.needs, reached_[at]));
        if (changes == Truth::unknown)
            next.open |= asked_of(writes(step) & inexact(reached_[at].situation), reached_[at].made);
        next.certain = next.certain && needs == Truth::yes && next.open == 0;
        next.least_months = next.timed ? next.situation.elapsed.max : next.situation.elapsed.min;
        next.least_usd += asked_of(taken.open, next.made) == 0 ? taken.cost_usd.max : taken.cost_usd.min;
        for (const auto& [fact, value] : step.makes) next.made |= only(fact);
        next.touched |= writes(step) | (next.situation.elapsed.max > 0 ? months_ | windows_ : 0);
        next.steps.push_back(&step);
        next.set |= bit;
        next.chose |= choice;
        const auto [same, fresh] = place_of_.try_emplace(next.set, reached_.size());
        if (fresh) {
            arrive(next);
            reached_.push_back(next);
            return;
        }
        Reached& known = reached_[same->second];
        if (reading_ == Reading::sure || (known.certain && next.certain)) {
            arrive(next);
            if (rank(next) < rank(known)) known = next;
        } else {
            span_with(known, next);
            arrive(known);
        }
    }

    static FactSet writes(const Step& step) {
        FactSet facts = 0;
        for (const auto& [fact, value] : step.makes) facts |= only(fact);
        for (const FactId fact : step.accrues) facts |= only(fact);
        return facts;
    }

    /// Where the credential is open, or may be: the road on to the certificate.
    void finish(const Reached& to) {
        if (to.opens == Truth::no || (to.opens == Truth::unknown && reading_ == Reading::sure)) return;
        if (reading_ == Reading::hopeful && needless(to)) return;
        Road road;
        road.open = to.open;
        const auto routes_that_are = [&](Truth wanted, auto use) {
            for (const Route& route : content_.credentials[credential_].routes) {
                if (this->truth(route, to) == wanted) use(route);
            }
        };
        const auto quicker = [](const Road& a, const Road& b) {
            return std::pair(a.months.max, a.cost_usd.max) < std::pair(b.months.max, b.cost_usd.max);
        };
        bool end_timed = true;       // from here on the length hangs on no fact
        bool lucky = false;          // a route is met only if steps take less than they may
        std::optional<Road> of_met;  // the quickest of the routes that are surely met
        Few<const Route*, Rules::most_routes> met;
        const auto goes_as_met = [&](const Route& route) {  // and so leads nowhere new
            return std::any_of(met.begin(), met.end(), [&](const Route* one) { return one->steps == route.steps; });
        };
        for (const bool restores : {true, false}) {  // of those that go alike by the one that is theirs already
            routes_that_are(Truth::yes, [&](const Route& route) {
                if (route.restores != restores || goes_as_met(route)) return;
                met.push_back(&route);
                Road one = along(route, to);
                road.open |= one.open;
                if (!of_met || quicker(one, *of_met)) of_met = one;
            });
        }
        const auto span_with = [&](const Road& one) {
            end_timed = end_timed && one.open == 0 && (road.by == nullptr || road.months == one.months);
            road.least_usd = road.by == nullptr ? one.least_usd : std::min(road.least_usd, one.least_usd);
            road.months = road.by == nullptr ? one.months : span(road.months, one.months);
            road.cost_usd = road.by == nullptr ? one.cost_usd : span(road.cost_usd, one.cost_usd);
            road.exam_by = std::max(road.exam_by, one.exam_by);
            road.by = one.by;
        };
        if (reading_ == Reading::hopeful) {
            routes_that_are(Truth::unknown, [&](const Route& route) {
                if (goes_as_met(route)) return;
                const Road one = along(route, to);
                if (of_met && one.open == 0 && of_met->open == 0 && !quicker(one, *of_met))
                    return;  // it would not be gone anyway
                road.open |= one.open | open(route.condition, to);
                lucky = lucky || by_luck(route.condition, to);
                span_with(one);
            });
        }
        if (of_met) {
            span_with(*of_met);
            road.months.max = of_met->months.max;  // a route that turns out to be met is gone only if it is no slower
            road.exam_by = of_met->exam_by;
        }
        road.certain = to.certain && to.opens == Truth::yes && road.open == 0;
        const bool timed = to.timed && end_timed && !lucky;
        road.least_months =
            timed ? road.months.max : road.months.min + (lucky ? 0 : to.least_months - to.situation.elapsed.min);
        if (road.certain) road.least_usd = road.cost_usd.max;
        const bool sure = reading_ == Reading::sure;
        if (could_do_without(to.set, sure ? road.months.max : road.least_months,
                             sure ? road.cost_usd.max : road.least_usd))
            return;
        if (to.opens == Truth::yes && (reading_ == Reading::sure || to.certain))
            found_.push_back({to.set, road.months.max, road.cost_usd.max, at_once(road)});
        road.to = to;
        road.scarce = std::any_of(to.steps.begin(), to.steps.end(), [](const Step* step) { return step->scarce; });
        note_doors(road);
        roads_.push_back(road);
    }

    Road along(const Route& route, const Reached& to) const {
        Road road;
        road.by = &route;
        road.cost_usd = to.cost_usd;
        road.least_usd = to.least_usd;
        Reached here = to;
        Situation& situation = here.situation;
        const auto add = [&](const Taken& taken) {
            road.open |= asked_of(taken.open, here.made);
            road.cost_usd = road.cost_usd + taken.cost_usd;
            road.least_usd += asked_of(taken.open, here.made) == 0 ? taken.cost_usd.max : taken.cost_usd.min;
            situation = taken.then;
        };
        each_step_to_the_end(content_, route, situation, [&](const Step& step, Truth needs) {
            here.truths = rules_.evaluate(situation);
            Taken taken = take(content_, step, situation, here.truths);
            if (needs == Truth::unknown) {
                taken.open |= open(step.needs, here);
                taken.cost_usd.min = 0;
                taken.then.elapsed.min = situation.elapsed.min;
            }
            add(taken);
            if (step.kind == StepKind::exam) road.exam_by = situation.elapsed.max;
            for (const auto& [fact, value] : step.makes) here.made |= only(fact);
        });
        here.truths = rules_.evaluate(situation);
        if (const auto taken = by_state(here, road)) add(*taken);
        road.months = situation.elapsed;
        return road;
    }

    /// The state's own credential, spanning all that may turn out to be the one, and that none may. Notes the facts on
    /// which that hangs.
    std::optional<Taken> by_state(const Reached& here, Road& road) const {
        std::optional<Taken> spanned;
        if (wish_.state == nullptr) return spanned;
        Truth one = Truth::no;
        const auto reckon = [&](Interval usd, Interval elapsed) {
            spanned->cost_usd = span(spanned->cost_usd, usd);
            spanned->then.elapsed = span(spanned->then.elapsed, elapsed);
        };
        for (const std::string& id : wish_.state->steps) {
            const Step& step = *content_.step(id);
            const Truth needs = rules_.truth(step.needs, here.truths);
            if (needs == Truth::no) continue;
            const Taken taken = take(content_, step, here.situation, here.truths);
            road.open |= asked_of(taken.open, here.made);
            if (needs == Truth::unknown) road.open |= open(step.needs, here);
            if (spanned) reckon(taken.cost_usd, taken.then.elapsed);
            else spanned = taken;
            one = needs;
            if (needs == Truth::yes) break;
        }
        if (one == Truth::unknown) reckon({}, here.situation.elapsed);
        return spanned;
    }

    const Content& content_;
    const Rules& rules_;
    std::size_t credential_;
    const Wish& wish_;
    Reading reading_;
    ShortestEnd end_;
    std::vector<std::size_t> useful_;
    FactSet windows_ = 0, months_ = 0, unknown_ = 0;
    Situation from_;
    Truths today_;
    std::vector<Found> found_;
    std::vector<Reached> reached_;
    std::unordered_map<std::uint64_t, std::size_t> place_of_;  ///< of a set of steps in `reached_`
    std::vector<Road> roads_;
};

}  // namespace

std::pair<const Step*, Truth> state_step(const Content& content, const StateRule* state, Truths truths) {
    std::pair<const Step*, Truth> found{nullptr, Truth::no};
    if (state == nullptr) return found;
    for (const std::string& id : state->steps) {
        const Step* step = content.step(id);
        const Truth needs = content.rules.truth(step->needs, truths);
        if (needs == Truth::yes) return {step, needs};
        if (needs == Truth::unknown && found.first == nullptr) found = {step, needs};
    }
    return found;
}

std::vector<Road> find_roads(const Content& content, const Situation& from, std::size_t credential, const Wish& wish,
                             Reading reading, const std::vector<Road>& known) {
    return Search(content, credential, wish, reading, known).run(from);
}

}  // namespace milepost
