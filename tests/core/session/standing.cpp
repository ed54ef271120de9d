#include "core/session/standing.h"

#include <catch2/catch_test_macros.hpp>
#include <map>

#include "tests/support/session.h"
#include "tests/support/visit.h"

using namespace milepost;
using test::check_left;
using test::Random;
using test::shipped_content;
using test::Visitor;

namespace {

Visitor first_look() {
    Visitor visit;
    visit.act(action::Start{"", true});
    return visit;
}

/// Somebody drawn, who answered the whole interview.
Answers drawn(Random& random) {
    const Content& content = shipped_content();
    Answers answers = no_answers(content);
    while (true) {
        const Interview interview = replay(content, answers, test::today());
        if (!interview.next) return answers;
        const Question& question = content.questions[*interview.next];
        const std::vector<Option> options = options_of(content, question, interview.facts, test::today());
        answers[*interview.next] = options.empty()                            ? content[question.fact].domain
                                   : question.form == Question::Form::several ? exactly(0)
                                                                              : random.pick(options).value;
    }
}

Evaluation evaluated(const Answers& answers) {
    return evaluate(shipped_content(), replay(shipped_content(), answers, test::today()).facts, test::today());
}

Answers only_of(const Answers& answers, const std::vector<std::size_t>& kept) {
    Answers few = no_answers(shipped_content());
    for (const std::size_t q : kept) few[q] = answers[q];
    return few;
}

/// What somebody answered but for the goal. Without one the quickest road counts; another goal may mean another road,
/// and which of two is better is not a range.
Answers without_goal(Answers answers) {
    answers[Visitor::question("goal")].reset();
    return answers;
}

/// The questions that are put to anybody, whatever else is known, and whose answers narrow something.
std::vector<std::size_t> anybodys() {
    const Content& content = shipped_content();
    const Situation nothing = situation_of(content, nothing_known(content), test::today());
    std::vector<std::size_t> all;
    for (std::size_t q = 0; q < content.questions.size(); ++q) {
        const Question& question = content.questions[q];
        if (question.when.evaluate(nothing) == Truth::yes && !content[question.fact].raised() && question.id != "goal")
            all.push_back(q);
    }
    return all;
}

/// What an evaluation leaves open. The less, the better.
struct Open {
    int months = 0;       ///< between the earliest and the latest end, of all roads together
    int recommended = 0;  ///< likewise of the one recommended
    int undecided = 0;    ///< verdicts

    static Open of(const Evaluation& evaluation) {
        const auto width = [](const CredentialResult& result) {
            return result.plan.months.max - result.plan.months.min;
        };
        Open open{0, width(evaluation.best()), 0};
        for (const CredentialResult& result : evaluation.credentials) {
            open.months += width(result);
            open.undecided += result.status == Status::unknown ? 1 : 0;
        }
        return open;
    }
    Open& operator+=(const Open& more) {
        months += more.months, recommended += more.recommended, undecided += more.undecided;
        return *this;
    }
};

std::vector<std::size_t> express_questions() {
    std::vector<std::size_t> all;
    for (std::size_t q = 0; q < shipped_content().questions.size(); ++q)
        if (shipped_content().questions[q].express) all.push_back(q);
    return all;
}

}  // namespace

TEST_CASE("Where a visit stands is taken from before only for the same answers, day and kind of visit") {
    World world{&shipped_content(), test::today(), {}};
    Visit visit = no_visit(world);
    const Standing first = standing_of(world, visit);
    Standing marked = first;
    marked.left = 99;
    CHECK(standing_of(world, visit, marked).left == 99);
    world.date = Today{test::day("2026-12-01")};
    CHECK(standing_of(world, visit, marked).left == first.left);
    world.date = test::today();
    visit.express = true;
    CHECK(standing_of(world, visit, marked).left == 3);
    visit.express = false;
    visit.answers[*first.next] = shipped_content()[shipped_content().questions[*first.next].fact].domain;
    CHECK(standing_of(world, visit, marked).left != 99);
    world.content = nullptr;
    CHECK_FALSE(standing_of(world, visit, marked).of);
}

TEST_CASE("A first look asks three questions, counts them down and then shows the road") {
    Visitor visit = first_look();
    int asked = 0;
    for (; visit.screen() == "question"; ++asked) {
        const Derived derived = derive(visit.world, visit.model);
        CHECK(derived.standing.left == 3 - asked);
        CHECK(shipped_content().questions[*derived.question].express);
        visit.act(action::Answer{*derived.question, derived.options.front().value});
    }
    CHECK(asked == 3);
    CHECK(visit.screen() == "roadmap");
    CHECK(derive(visit.world, visit.model).standing.interview.left > 0);
    CHECK_FALSE(visit.model.visit.before);  // the road is not called a change of the one before the last answer
}

TEST_CASE("Make it exact goes on with the other questions and keeps the answers; then all is as ever") {
    Visitor visit = first_look().answer_all();
    const Answers rough = visit.model.visit.answers;
    CHECK(visit.act(action::MakeExact{}).screen() == "question");
    for (const std::size_t q : express_questions()) CHECK(visit.model.visit.answers[q] == rough[q]);
    CHECK(visit.answer_all().screen() == "review");
    CHECK(visit.act(action::Next{}).screen() == "roadmap");
    CHECK(derive(visit.world, visit.model).standing.interview.left == 0);
}

TEST_CASE("A full interview can show its road before it is over, as a first look does, and then be gone on with") {
    Visitor visit;
    visit.act(action::Start{""});
    const auto standing = [&] { return derive(visit.world, visit.model).standing; };
    for (int before = 99; standing().few_left > 0;) {
        CHECK(standing().few_left <= before);
        before = standing().few_left;
        const Derived derived = derive(visit.world, visit.model);
        visit.act(action::Answer{*derived.question, derived.options.back().value});
    }
    REQUIRE(standing().left > 3);
    const Answers answers = visit.model.visit.answers;
    CHECK(visit.act(action::ShowNow{}).screen() == "roadmap");
    CHECK(standing().interview.left > 0);
    CHECK(visit.model.visit.answers == answers);
    CHECK_FALSE(visit.model.visit.before);
    CHECK(visit.act(action::MakeExact{}).screen() == "question");
    CHECK(visit.model.visit.answers == answers);
    CHECK(visit.answer_all().screen() == "review");
}

TEST_CASE("Back from a rough road leads to its answers, and from a question to the one before") {
    Visitor visit = first_look();
    visit.act(action::Answer{*test::current_question(visit.world, visit.model), exactly(0)});
    const std::string second = visit.asked();
    visit.act(action::Back{});
    CHECK(visit.asked() == "training");
    CHECK(visit.act(action::Next{}).asked() == second);
    CHECK(visit.answer_all().act(action::Back{}).screen() == "review");
    CHECK(visit.act(action::Next{}).screen() == "roadmap");
    visit.act(action::Revisit{Visitor::question("training")}).answer("training", exactly(2));
    CHECK(visit.screen() == "roadmap");
    CHECK(visit.model.visit.before);
}

TEST_CASE("The next visitor is asked everything after a first look was left or timed out") {
    Visitor left = first_look().answer_all().act(action::StartOver{});
    check_left(left, true);
    Visitor timed_out = first_look().answer_all().after(3'600'000);
    check_left(timed_out, false);
    CHECK_FALSE(left.act(action::Start{""}).model.visit.express);
}

TEST_CASE("A full interview is never called rough once it is over") {
    CHECK(derive(test::started().to_roadmap().world, test::started().to_roadmap().model).standing.interview.left == 0);
}

TEST_CASE(
    "A counselor's answer in a first look is looked through before the road, and the desk is told of all questions") {
    Visitor visit = first_look();
    const std::size_t second = express_questions()[1];
    visit.model = test::update(visit.world, visit.model, action::Answer{second, exactly(0)}, visit.now, visit.effects,
                               View::desk);
    CHECK(visit.answer_all().screen() == "review");
    const Standing seen = derive(visit.world, visit.model, {}, View::desk).standing;
    CHECK(seen.left == 0);
    CHECK(seen.interview.left > 0);
    CHECK(visit.act(action::Next{}).screen() == "roadmap");
    visit.act(action::Open{Screen::compare}).act(action::MakeExact{});
    CHECK(visit.answer_all().screen() == "review");
}

TEST_CASE("A first look can be left for the whole interview before it is over") {
    Visitor visit = first_look();
    visit.act(action::Answer{*test::current_question(visit.world, visit.model), exactly(0)}).act(action::MakeExact{});
    CHECK(derive(visit.world, visit.model).standing.left > 2);
}

TEST_CASE("The ranges of a rough road hold the exact ones of the quickest road") {
    Random random(7);
    for (int i = 0; i < 300; ++i) {
        const Answers answers = without_goal(drawn(random));
        const Evaluation rough = evaluated(only_of(answers, express_questions())), exact = evaluated(answers);
        REQUIRE(rough.goal == Goal::soonest);
        for (std::size_t c = 0; c < exact.credentials.size(); ++c) {
            const CredentialResult &wide = rough.credentials[c], &one = exact.credentials[c];
            CAPTURE(i, one.credential->id);
            CHECK(wide.plan.months.min <= one.plan.months.min);
            CHECK(one.plan.months.max <= wide.plan.months.max);
            CHECK((wide.status == one.status || wide.status == Status::unknown));
        }
    }
}

TEST_CASE("No three other questions that are put to anybody leave much less open than those of the first look") {
    Random random(11);
    const std::vector<std::size_t> all = anybodys();
    REQUIRE(all.size() > 4);
    std::map<std::vector<std::size_t>, Open> open;
    for (int i = 0; i < 80; ++i) {
        const Answers answers = without_goal(drawn(random));
        std::map<std::vector<std::size_t>, Open> known;  // by those of three that this person was asked
        for (const std::size_t a : all) {
            for (const std::size_t b : all) {
                for (const std::size_t c : all) {
                    if (a >= b || b >= c) continue;
                    std::vector<std::size_t> said;
                    for (const std::size_t q : {a, b, c})
                        if (answers[q]) said.push_back(q);
                    const auto [at, is_new] = known.try_emplace(said);
                    if (is_new) at->second = Open::of(evaluated(only_of(answers, said)));
                    open[{a, b, c}] += at->second;
                }
            }
        }
    }
    const Open ours = open.at(express_questions());
    for (const auto& one : open) {
        const auto& three = one.first;
        const Open& other = one.second;
        const auto id = [&](int k) { return shipped_content().questions[three[std::size_t(k)]].id; };
        CAPTURE(id(0), id(1), id(2));
        const auto at_most = [](long quick, long theirs) { return quick * 20 <= theirs * 21; };  // but for 5 in 100
        CHECK(at_most(ours.months, other.months));
        CHECK(at_most(ours.recommended, other.recommended));
        CHECK(at_most(ours.undecided, other.undecided));
    }
}
