// The search for roads, held against walking them and against trying every order of every few steps, for random people
// of the shipped content, at a school or none.

#include <algorithm>
#include <climits>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "core/roads/plan.h"
#include "tests/core/roads/properties.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::holds;
using test::raising;
using test::Said;
using test::shipped_content;
using test::things_said;
using test::told_more;

namespace {

/// Schools that somebody may have chosen: with a length, a price, days on which classes begin, and without.
const std::vector<Place>& schools() {
    static const auto all = [] {
        std::vector<Place> each;
        for (const Award award : {Award::short_course, Award::certificate, Award::associate}) {
            for (const int length : {0, 5, 9, 22}) {
                for (const std::vector<std::string>& starts :
                     {std::vector<std::string>{}, {"2027-01-11"}, {"2027-01-11", "2027-06-01", "2030-01-07"}}) {
                    Place school;
                    school.id = std::to_string(each.size());
                    school.award = award;
                    if (length > 0) school.months = exactly(length), school.usd = exactly(900 * length);
                    for (const std::string& start : starts) school.starts.push_back(test::day(start));
                    if (starts.size() > 1) school.enrol_days = 20;
                    each.push_back(school);
                }
            }
        }
        return each;
    }();
    return all;
}

/// One of them, or none.
const Place* some_school() {
    const auto many = schools().size();
    const auto at = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(std::size_t{0}, 2 * many));
    return at < many ? &schools()[at] : nullptr;
}

/// Somebody of whom a few things are said, and what the searches are asked of them.
struct Person {
    explicit Person(const std::vector<Said>& said, Date on = test::today(), const Place* school = nullptr)
        : facts(told_more(shipped_content(), raising(shipped_content(), said), said)), date(on) {
        const Content& content = shipped_content();
        const FactId state_fact = content.fact_at("state"), goal_fact = content.fact_at("goal");
        situation = situation_of(content, facts, date);
        situation.place = school;
        if (const Interval state = facts[index(state_fact)]; state.exact()) {
            wish.state = content.state(content[state_fact].values[std::size_t(state.min)]);
        } else {  // Ohio asks for nothing
            situation.values[index(state_fact)] = exactly(content[state_fact].position("OH"));
        }
        if (const Interval goal = facts[index(goal_fact)]; goal.exact()) wish.goal = Goal(goal.min);
        RC_LOG() << test::told(facts) << " on " << to_string(date);
        if (school != nullptr) RC_LOG() << " at the school " << school->id;
        RC_LOG() << "\n";
    }
    Facts facts;
    Date date;
    Situation situation;
    Wish wish;
};

Person somebody() {
    const auto said = *things_said();
    // The alternative pathway closes on 2029-08-31: some of these people come shortly before.
    const Date on = test::day(*rc::gen::element<std::string>("2026-11-22", "2028-11-22", "2029-08-30"));
    return Person(said, on, some_school());
}

struct Walked {
    Situation here;
    Interval cost_usd;
};

/// How a condition stands; as the searches of `wish` read it.
Truth truth(const Condition& condition, const Situation& here, const Wish& wish) {
    if (!wish.in_favour) return condition.evaluate(here);
    const Rules& rules = shipped_content().rules;
    return rules.truth(condition, rules.evaluate(here, true));
}

/// Takes one step. What may turn out not to be needed may also cost nothing and take no time.
void take_one(Walked& walked, const Step& step, Truth needs = Truth::yes) {
    const int least_months = walked.here.elapsed.min;
    const Interval usd = cost(step, walked.here).usd;
    walked.here = after(shipped_content(), step, walked.here);
    if (needs == Truth::unknown) walked.here.elapsed.min = least_months;
    walked.cost_usd = walked.cost_usd + Interval{needs == Truth::unknown ? 0 : usd.min, usd.max};
}

/// The rest of the way by a route, and the state's own credential.
Walked to_the_end(const Route& route, const StateRule* state, Walked walked) {
    const Content& content = shipped_content();
    for (const std::string& id : route.steps) {
        const Step& step = *content.step(id);
        if (const Truth needs = step.needs.evaluate(walked.here); needs != Truth::no) take_one(walked, step, needs);
    }
    if (state == nullptr) return walked;
    std::optional<Walked> end;  // spans all that may turn out to be its own credential, and that none may
    const auto reckon = [&](const Walked& one) {
        if (!end) end = one;
        end->here.elapsed = span(end->here.elapsed, one.here.elapsed);
        end->cost_usd = span(end->cost_usd, one.cost_usd);
    };
    Truth needs = Truth::no;
    for (const std::string& id : state->steps) {
        const Step& step = *content.step(id);
        const Truth may = step.needs.evaluate(walked.here);
        if (may == Truth::no) continue;
        needs = may;
        Walked one = walked;
        take_one(one, step);
        reckon(one);
        if (needs == Truth::yes) break;
    }
    if (needs == Truth::unknown) reckon(walked);
    return end.value_or(walked);
}

/// The fewest months and the least money, at most, for which a credential can surely be had: every order of up to
/// `longest` steps is tried.
struct Least {
    int months = INT_MAX, usd = INT_MAX;
    std::string soonest, cheapest;
};
Least by_trying_all(const Person& person, std::size_t credential, std::size_t longest) {
    const Content& content = shipped_content();
    Least least;
    std::vector<const Step*> taken;
    const auto way = [&] {
        std::string text;
        for (const Step* step : taken) text += step->id + " ";
        return text;
    };
    const std::function<void(const Walked&)> from = [&](const Walked& here) {
        for (const Route& route : content.credentials[credential].routes) {
            if (truth(route.condition, here.here, person.wish) != Truth::yes) continue;
            const Walked end = to_the_end(route, person.wish.state, here);
            if (end.here.elapsed.max < least.months)
                least.months = end.here.elapsed.max, least.soonest = way() + route.id;
            if (end.cost_usd.max < least.usd) least.usd = end.cost_usd.max, least.cheapest = way() + route.id;
        }
        if (taken.size() == longest) return;
        for (const Step& step : content.steps) {
            if (std::find(taken.begin(), taken.end(), &step) != taken.end()) continue;
            if (step.choice && std::any_of(taken.begin(), taken.end(),
                                           [&](const Step* one) { return one->choice && one->kind == step.kind; }))
                continue;
            if (truth(step.needs, here.here, person.wish) != Truth::yes ||
                changes_something(step, here.here) == Truth::no)
                continue;
            Walked next = here;
            take_one(next, step);
            taken.push_back(&step);
            from(next);
            taken.pop_back();
        }
    };
    from({person.situation, {}});
    return least;
}

/// The roads that are sure, or where none is those that are sure should every doubtful rule turn out well; their wish
/// then says so.
std::vector<Road> sure_roads(Person& person, std::size_t credential) {
    auto roads = find_roads(shipped_content(), person.situation, credential, person.wish, Reading::sure);
    if (!roads.empty()) return roads;
    person.wish.in_favour = true;
    RC_LOG() << "in their favour\n";
    return find_roads(shipped_content(), person.situation, credential, person.wish, Reading::sure);
}

/// A credential, by its place.
std::size_t some_credential() {
    const auto credential =
        *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(std::size_t{0}, shipped_content().credentials.size()));
    RC_LOG() << "to " << shipped_content().credentials[credential].id << "\n";
    return credential;
}

/// Is `a` better than `b` in months or in money, and worse in neither, nor in luck? Each by the most that it may be.
template <class A, class B>
bool beats(const A& a, const B& b) {
    return a.scarce <= b.scarce && a.months.max <= b.months.max && a.cost_usd.max <= b.cost_usd.max &&
           (a.months.max < b.months.max || a.cost_usd.max < b.cost_usd.max);
}

}  // namespace

TEST_CASE(
    "A sure road can be walked: each need is met in its turn, it ends where its route is met, and takes what it says") {
    holds(5000, [] {
        Person person = somebody();
        const std::size_t credential = some_credential();
        const auto roads = sure_roads(person, credential);
        RC_ASSERT_FALSE(roads.empty());
        for (const Road& road : roads) {
            Walked walked{person.situation, {}};
            std::set<const Step*> taken;
            std::map<StepKind, int> choices;
            for (const Step* step : road.to.steps) {
                RC_ASSERT(truth(step->needs, walked.here, person.wish) == Truth::yes);
                RC_ASSERT(taken.insert(step).second);
                if (step->choice) RC_ASSERT(++choices[step->kind] == 1);
                take_one(walked, *step);
            }
            RC_ASSERT(walked.here.values == road.to.situation.values);
            RC_ASSERT(truth(road.by->condition, walked.here, person.wish) == Truth::yes);
            const Walked end = to_the_end(*road.by, person.wish.state, walked);
            RC_ASSERT(end.here.elapsed == road.months);
            RC_ASSERT(end.cost_usd == road.cost_usd);
        }
    });
}

TEST_CASE(
    "No order of up to four steps leads to a credential surely sooner, or surely for less, than the roads that are "
    "found") {
    holds(5000, [] {
        Person person = somebody();
        const std::size_t credential = some_credential();
        const auto roads = sure_roads(person, credential);
        RC_ASSERT_FALSE(roads.empty());
        if (roads.front().to.steps.empty()) return;  // open today: nobody wants another road
        // Roads do not wait: where that helps, any step that passes the time would do. It does where a program is soon
        // to end.
        const Content& content = shipped_content();
        const Interval ago = person.situation.values[index(content.fact_at("finish_month"))];
        if (Interval{-120, -1}.contains(ago.min) && person.facts[index(content.fact_at("training"))].min > 0) return;
        // Nor do they take the longer of two steps, to have waited meanwhile: how long a wait still is after a step is
        // reckoned from the least that the step may take.
        for (const char* worked : {"work_months_3y", "work_months_5y"}) {
            if (person.facts[index(content.fact_at("failed"))].max != 0 &&
                !person.facts[index(content.fact_at(worked))].exact())
                return;
        }
        if (person.wish.in_favour) return;  // what a rule in doubt may do for them is no matter of a month
        const Least least = by_trying_all(person, credential, 4);
        int months = INT_MAX, usd = INT_MAX;
        for (const Road& road : roads)
            months = std::min(months, road.months.max), usd = std::min(usd, road.cost_usd.max);
        RC_LOG() << least.months << " months by " << least.soonest << ", " << least.usd << " usd by " << least.cheapest
                 << "; found: " << months << " months, " << usd << " usd";
        RC_ASSERT(months <= least.months);
        RC_ASSERT(usd <= least.usd);
    });
}

TEST_CASE("No other road on offer is beaten in both months and money by a road that is sure") {
    holds(1500, [] {
        Person person = somebody();
        const std::size_t credential = some_credential();
        const Plans plans = plans_for(shipped_content(), person.situation, credential, person.wish);
        const auto sure = sure_roads(person, credential);
        RC_ASSERT(plans.best.by != nullptr);
        RC_ASSERT(plans.best.doubtful == person.wish.in_favour);
        for (const Plan& one : plans.others) {
            RC_LOG() << test::figures(one) << "\n";
            for (const Road& road : sure) RC_ASSERT_FALSE(beats(road, one));
            for (const Plan& other : plans.others) {
                RC_ASSERT(&other == &one || other.months.max != one.months.max ||
                          other.cost_usd.max != one.cost_usd.max);
            }
        }
    });
}

TEST_CASE(
    "Where nothing that is not known can change a road, the best is beaten by no other in both months and money") {
    holds(3000, [] {
        const Person person = somebody();
        const std::size_t credential = some_credential();
        const Plans plans = plans_for(shipped_content(), person.situation, credential, person.wish);
        if (plans.hangs_on != 0) return;  // then its figures span more than one road
        for (const Plan& one : plans.others) {
            RC_LOG() << test::figures(plans.best) << "; another: " << test::figures(one) << "\n";
            // Of roads that take equally long at most, the best is the one that may turn out shorter.
            RC_ASSERT_FALSE((beats(one, plans.best) && one.months.min <= plans.best.months.min));
            RC_ASSERT_FALSE(beats(plans.best, one));
            RC_ASSERT(one.months.max != plans.best.months.max || one.cost_usd.max != plans.best.cost_usd.max ||
                      one.scarce != plans.best.scarce);
        }
    });
}

TEST_CASE("The best road takes the fewest months, or the least money, of all roads that are surely open") {
    holds(5000, [] {
        Person person = somebody();
        const std::size_t credential = some_credential();
        for (const Route& route : shipped_content().credentials[credential].routes)  // what may be open is the road
            if (route.condition.evaluate(person.situation) == Truth::unknown) return;
        int months = INT_MAX, usd = INT_MAX;
        for (const Road& road : sure_roads(person, credential))
            months = std::min(months, road.months.max), usd = std::min(usd, road.cost_usd.max);
        for (const Goal goal : {Goal::soonest, Goal::least_cost}) {
            person.wish.goal = goal;
            const Plan best = plans_for(shipped_content(), person.situation, credential, person.wish).best;
            RC_LOG() << test::figures(best) << "; of all that are sure " << months << " months, " << usd << " usd\n";
            if (goal == Goal::soonest) RC_ASSERT(best.months.max == months);
            else RC_ASSERT(best.cost_usd.max == usd);
        }
    });
}

namespace {

/// The best road to a credential for somebody of whom some things are said, and then more.
struct LearnedMore {
    LearnedMore() {
        const Content& content = shipped_content();
        const auto said = *things_said();
        auto more = *things_said();
        // Another goal picks another road: no range that closes.
        std::erase_if(more, [&](const Said& one) { return one.fact == content.fact_at("goal"); });
        const Person person(said);
        const Facts facts = told_more(content, person.facts, more);
        RC_LOG() << "then " << test::told(facts) << "\n";
        const std::size_t credential = some_credential();
        wide = evaluate(content, person.facts, person.date).credentials[credential].plan;
        narrow = evaluate(content, facts, person.date).credentials[credential].plan;
        for (const Plan* plan : {&wide, &narrow}) {
            RC_LOG() << test::figures(*plan) << ", exam " << plan->exam.min << " to " << plan->exam.max << ", by "
                     << (plan->by == nullptr ? "keeping it" : plan->by->id) << "\n";
        }
    }
    /// Is it the wide one only if a rule turns out well, or does it wait for the end of a program, while another step
    /// may be done?
    [[nodiscard]] bool apart() const {
        return wide.doubtful || std::any_of(wide.stages.begin(), wide.stages.end(),
                                            [](const Stage& stage) { return stage.step->ends.has_value(); });
    }
    Plan wide, narrow;
};

}  // namespace

TEST_CASE("Knowing more only narrows how long a road takes and what it costs") {
    holds(1500, [] {
        const LearnedMore best;
        if (best.apart()) return;
        RC_ASSERT(best.wide.months.contains(best.narrow.months));
        RC_ASSERT(best.wide.cost_usd.contains(best.narrow.cost_usd));
    });
}

TEST_CASE("Knowing more only narrows when the exam can be taken") {
    holds(1500, [] {
        const LearnedMore best;
        if (!best.narrow.examined || best.apart()) return;  // it turned out to be theirs, or to ask for none
        RC_ASSERT(best.wide.examined);
        RC_ASSERT(best.wide.exam.contains(best.narrow.exam));
    });
}

TEST_CASE("No exam is later than the end of its road") {
    holds(1500, [] {
        const Person person = somebody();
        const Plans plans = plans_for(shipped_content(), person.situation, some_credential(), person.wish);
        RC_LOG() << test::figures(plans.best) << ", exam " << plans.best.exam.min << " to " << plans.best.exam.max;
        RC_ASSERT(plans.best.exam.max <= plans.best.months.max);
    });
}

TEST_CASE("Classes are begun on the first day that can still be enrolled for, or not before the last that is known") {
    holds(3000, [] {
        const Content& content = shipped_content();
        const Person person = somebody();
        const Place* school = person.situation.place;
        if (school == nullptr) return;
        const Plan plan = plans_for(content, person.situation, some_credential(), person.wish).best;
        RC_LOG() << test::figures(plan) << "\n";
        for (const Stage& stage : plan.stages) {
            if (stage.step->kind != StepKind::school || stage.step->beside || !serves(*school, *stage.step)) continue;
            if (school->months && stage.sure) RC_ASSERT(stage.months == *school->months);
            if (school->starts.empty() || !stage.sure || !stage.ready.exact()) continue;
            const std::chrono::sys_days ready =
                std::chrono::sys_days{person.date} + std::chrono::days{30 * stage.ready.min};
            Date begins = school->starts.back();
            for (auto start = school->starts.rbegin(); start != school->starts.rend(); ++start) {
                if (std::chrono::sys_days{*start} - std::chrono::days{school->enrol_days.value_or(0)} >= ready)
                    begins = *start;
            }
            const int months = month_of(begins) - month_of(person.date);
            RC_ASSERT(stage.start == exactly(std::max(stage.ready.min, months)));
        }
    });
}
