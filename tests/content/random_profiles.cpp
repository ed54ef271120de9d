#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/roads/eligibility.h"
#include "core/roads/evaluation_json.h"
#include "core/roads/road.h"
#include "tests/content/naive.h"

using namespace milepost;
using test::keys_as_words;
using test::Random;
using test::shipped_content;

namespace {

bool ordered(Interval i) { return 0 <= i.min && i.min <= i.max; }
bool within(Interval inner, Interval outer) { return outer.contains(inner); }

/// What is wrong with a plan; empty: nothing.
std::string fault_of(const CredentialResult& result, const StateRule* state) {
    const Plan& plan = result.plan;
    if (result.status == Status::held) {
        const bool kept = plan.by == nullptr && plan.stages.size() == 1 && !plan.examined && !plan.doubtful &&
                          plan.stages.front().step->kind == StepKind::renewal && plan.stages.front().sure &&
                          plan.months == exactly(0) && plan.cost_usd == exactly(0) && result.others.empty();
        return kept ? "" : "more to do for what is held than to keep it";
    }
    if (plan.by == nullptr) return "no route";
    const auto& routes = result.credential->routes;
    if (std::none_of(routes.begin(), routes.end(), [&](const Route& r) { return &r == plan.by; }))
        return "a route of another credential";
    if (!ordered(plan.months) || !ordered(plan.cost_usd) || !ordered(plan.exam)) return "a range that is not in order";
    if (plan.exam.max > plan.months.max) return "an exam after the end of the plan";
    if (plan.months.max > 180) return "a road of more than fifteen years";
    const bool by_exam = std::any_of(plan.by->steps.begin(), plan.by->steps.end(), [](const std::string& id) {
        return shipped_content().step(id)->kind == StepKind::exam;
    });
    if (plan.examined != by_exam) return "an exam by a route without one, or none by a route with one";
    if (plan.stages.empty() || plan.stages.back().step->kind != StepKind::renewal) return "no renewal at the end";
    int exams = 0, states = 0;
    Interval last;
    for (const Stage& stage : plan.stages) {
        if (!ordered(stage.months) || !ordered(stage.cost_usd) || !ordered(stage.start) || !ordered(stage.end))
            return "a stage that is not in order: " + stage.step->id;
        if (stage.start.min > stage.end.min || stage.start.max > stage.end.max)
            return "a stage that ends before it starts: " + stage.step->id;
        if (stage.step->kind == StepKind::renewal) continue;
        if (stage.end.max > plan.months.max) return "a stage after the end of the plan: " + stage.step->id;
        if (stage.step->kind == StepKind::exam && !within({stage.start.min, stage.end.max}, plan.exam))
            return "an exam outside the exam's months";
        exams += stage.step->kind == StepKind::exam;
        states += stage.step->kind == StepKind::state;
        if (stage.step->kind == StepKind::state && state == nullptr && stage.sure)
            return "a credential that a state surely asks for, where the state is not known";
        if (stage.step->beside || stage.step->kind == StepKind::practicum) continue;
        if (stage.start.min < last.min || stage.start.max < last.max)
            return "a stage before the one that it follows: " + stage.step->id;
        last = stage.start;
    }
    if (exams != int{by_exam}) return std::to_string(exams) + " exams";
    // In Washington one to work with, and another where the road leads to it.
    const Interval of_state = state == nullptr || state->code == "WA" ? Interval{1, 2} : exactly(0);
    if (!of_state.contains(states)) return std::to_string(states) + " state credentials";
    if (result.status == Status::now && plan.exam.max > 5) return "a long wait for the exam of what is open now";
    if (result.status == Status::later && plan.stages.front().step->kind == StepKind::exam)
        return "an exam at once for what is closed";
    return {};
}

std::vector<Status> statuses(const Facts& facts, Date date) {
    const Content& content = shipped_content();
    const Situation situation = situation_of(content, with_implications(content, facts), date);
    std::vector<Status> all;  // by their routes, held or not
    for (const Credential& credential : content.credentials) {
        Truth any = Truth::no;
        for (const Route& route : credential.routes) any = any || route.condition.evaluate(situation);
        all.push_back(status_of(any));
    }
    return all;
}

/// Betters one thing of a person. The name of what was bettered; empty where there is nothing more to better.
std::string better_one(Random& random, Facts& facts) {
    const Content& content = shipped_content();
    const auto known = [&](const char* id) -> Interval& { return facts[index(content.fact_at(id))]; };
    switch (random.below(5)) {
        case 0: known("diploma") = exactly(3); return "a diploma";
        case 1: {
            Interval& accreditor = known("accreditor");  // caahep_abhes, other_recognized, none
            accreditor = exactly(std::max(0, accreditor.min - 1));
            return "accreditation";
        }
        case 2:
            known(random.pick(std::vector{"cpr", "skills_logged", "ncct_school"})) = exactly(1);
            return "a skill, a card or a school";
        case 3: known("work_duties") = exactly(2); return "duties";
        default: {
            const char* id = random.pick(std::vector{"class_hours", "practicum_hours", "work_hours_since_program",
                                                     "work_months_3y", "work_months_5y", "work_months_7y"});
            Interval& number = known(id);
            const int most = content[content.fact_at(id)].domain.max,
                      more = random.pick(std::vector{1, 2, 12, 24, 160, 1000});
            number = {std::min(most, number.min + more), std::min(most, number.max + more)};
            return id;
        }
    }
}

}  // namespace

TEST_CASE(
    "Ten thousand people: each verdict is what trying everyone whom the profile may describe gives, and each has four "
    "roads") {
    Random random(2026);
    int verdicts[3] = {}, kept = 0, doubts = 0;
    for (int person = 0; person < 10000; ++person) {
        const Date date =
            test::day(random.pick(std::vector{"2026-11-22", "2026-11-22", "2026-12-31", "2029-08-31", "2029-09-01"}));
        const test::Known known = test::random_person(random, date);
        INFO("person " << person << " on " << to_string(date) << ": " << known.json);
        const Evaluation evaluation = test::evaluated(known.json, date);
        REQUIRE(evaluation.recommended < evaluation.credentials.size());
        REQUIRE(evaluation.credentials.size() == 4);
        for (const CredentialResult& result : evaluation.credentials) {
            Truth any = Truth::no;
            for (const RouteResult& route : result.routes) {
                INFO(route.route->id);
                const Truth naive = test::naive_verdict(route.route->id, known, date);
                REQUIRE(int(route.met) == int(naive));
                any = any || naive;
                ++verdicts[int(naive)];
            }
            INFO(result.credential->id);
            const Truth held = test::naive_held(std::size_t(&result - evaluation.credentials.data()), known);
            any = any || (held == Truth::unknown ? Truth::unknown : Truth::no);
            REQUIRE(name(result.status) == (held == Truth::yes  ? "held"
                                            : any == Truth::yes ? "now"
                                            : any == Truth::no  ? "later"
                                                                : "unknown"));
            kept += held == Truth::yes;
            // What is not known is asked for, unless the rule itself is not.
            const bool in_doubt = std::any_of(result.routes.begin(), result.routes.end(), [](const RouteResult& route) {
                return route.met == Truth::unknown && std::any_of(route.reasons.begin(), route.reasons.end(),
                                                                  [](const Reason& reason) { return reason.doubtful; });
            });
            if (result.status != Status::unknown) REQUIRE(result.ask.empty());
            else if (!in_doubt) REQUIRE_FALSE(result.ask.empty());
            doubts += result.status == Status::unknown && result.ask.empty();
            const std::string fault = fault_of(result, evaluation.state);
            INFO(fault);
            REQUIRE(fault.empty());
        }
    }
    for (const int count : verdicts) CHECK(count > 4000);
    CHECK(kept > 100);
    CHECK(doubts > 100);
}

TEST_CASE("More experience, a diploma, more hours or a better accreditation never turns now into less") {
    Random random(7);
    int stayed = 0, opened = 0;
    for (int person = 0; person < 10000; ++person) {
        const test::Known known = test::random_person(random, test::today());
        Facts facts = test::profile(known.json);
        auto before = statuses(facts, test::today());
        for (int step = 0; step < 4; ++step) {
            const std::string bettered = better_one(random, facts);
            const auto now = statuses(facts, test::today());
            for (std::size_t c = 0; c < now.size(); ++c) {
                INFO("person " << person << ": " << known.json << ", bettered " << bettered << ", "
                               << shipped_content().credentials[c].id);
                if (before[c] == Status::now) REQUIRE(now[c] == Status::now);
                stayed += before[c] == Status::now;
                opened += before[c] != Status::now && now[c] == Status::now;
            }
            before = now;
        }
    }
    CHECK(stayed > 10000);
    CHECK(opened > 1000);
}

TEST_CASE("The same person on the same day gives the same bytes") {
    Random random(11);
    // Another copy: nothing may hang on where things lie in memory.
    const Content again = shipped_content();  // NOLINT(performance-unnecessary-copy-initialization)
    for (int person = 0; person < 300; ++person) {
        const test::Known known = test::random_person(random, test::today());
        const Facts facts = test::profile(known.json);
        const std::string first =
            to_json(shipped_content(), evaluate(shipped_content(), facts, test::today()), keys_as_words());
        INFO(known.json);
        REQUIRE(to_json(again, evaluate(again, facts, test::today()), keys_as_words()) == first);
        REQUIRE(first.size() > 1000);
    }
}

TEST_CASE("The smallest changes that are told do open what they say, and each is needed") {
    Random random(13);
    const Content& content = shipped_content();
    int told = 0;
    for (int person = 0; person < 1500; ++person) {
        const test::Known known = test::random_person(random, test::today());
        const Situation situation =
            situation_of(content, with_implications(content, test::profile(known.json)), test::today());
        for (const Credential& credential : content.credentials) {
            for (const Change& change : changes_for(content, credential, situation)) {
                INFO(known.json << ", " << credential.id);
                REQUIRE((change.facts.size() == 1 || change.facts.size() == 2));
                REQUIRE_FALSE(change.opens.empty());
                for (const Route* route : change.opens) {
                    const auto met_with = [&](std::size_t left_out) {
                        Situation changed = situation;
                        for (std::size_t f = 0; f < change.facts.size(); ++f) {
                            if (f != left_out)
                                changed.values[index(change.facts[f].first)] = exactly(change.facts[f].second);
                        }
                        return route->condition.evaluate(changed);
                    };
                    INFO(route->id);
                    REQUIRE(route->condition.evaluate(situation) != Truth::yes);
                    REQUIRE(met_with(99) == Truth::yes);
                    for (std::size_t f = 0; f < change.facts.size(); ++f) REQUIRE(met_with(f) != Truth::yes);
                }
                for (const auto& [fact, value] : change.facts) {
                    REQUIRE(content[fact].changeable);
                    REQUIRE(content[fact].domain.contains(value));
                    REQUIRE(situation.values[index(fact)].min < value);
                }
                ++told;
            }
        }
    }
    CHECK(told > 500);
}
