#include "core/session/session.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/session/derived.h"
#include "core/session/desk.h"
#include "tests/support/session.h"
#include "tests/support/visit.h"

using namespace milepost;
using test::shipped_content;
using test::started;
using test::Visitor;

TEST_CASE("A touch on attract starts the questions in the language then shown") {
    Visitor visit;
    CHECK(visit.screen() == "attract");
    visit.act(action::Start{"es"});
    CHECK(visit.screen() == "question");
    CHECK(visit.asked() == "training");
    CHECK(visit.model.settings.language == "es");
    CHECK(started().model.settings.language == "en");
}

TEST_CASE("Before a visit only Start does anything") {
    Visitor visit;
    const Model before = visit.act(action::Tick{}).model;
    visit.answer("training", exactly(2))
        .act(action::Next{})
        .act(action::Back{})
        .act(action::Open{Screen::help})
        .act(action::StartOver{})
        .act(action::Revisit{3})
        .act(action::Input{})
        .act(action::SetLanguage{"es"});
    CHECK(visit.model == before);
    CHECK(visit.effects.empty());
}

TEST_CASE("An answer answers at once, and Back goes to the one before") {
    Visitor visit = started();
    CHECK(visit.answer("training", exactly(2)).asked() == "work_7y");
    CHECK(visit.answer("work_7y", exactly(0)).asked() == "diploma");
    CHECK(visit.act(action::Back{}).asked() == "work_7y");
    CHECK(visit.act(action::Back{}).asked() == "training");
    CHECK(visit.act(action::Back{}).asked() == "training");
    CHECK(visit.answer("training", exactly(0)).asked() == "diploma");
    CHECK(visit.answered("work_7y"));
}

TEST_CASE("An answer outside what the fact can be, or to no question, changes nothing") {
    Visitor visit = started();
    const Model before = visit.model;
    visit.answer("training", {0, 4})
        .answer("training", {-1, 0})
        .answer("training", {2, 0})
        .act(action::Answer{999, exactly(0)})
        .act(action::Revisit{999})
        .act(action::Include{999, 0, true});
    visit.act(action::ShowCredential{"cna"})
        .act(action::Include{Visitor::question("training"), 0, true})
        .act(action::Include{Visitor::question("holds"), 4, true});
    CHECK(visit.model == before);
}

TEST_CASE("After the last answer comes the review, then the roadmap; Back leads from each to the one before") {
    Visitor visit = started().answer_all();
    CHECK(visit.screen() == "review");
    CHECK(visit.asked().empty());
    CHECK(visit.act(action::Back{}).screen() == "question");
    CHECK(visit.asked() == "goal");
    CHECK(visit.act(action::Next{}).screen() == "review");
    CHECK(visit.act(action::Next{}).screen() == "roadmap");
    CHECK(visit.act(action::Next{}).screen() == "roadmap");
    CHECK(visit.act(action::Back{}).screen() == "review");
    CHECK(visit.act(action::Next{}).screen() == "roadmap");
}

TEST_CASE("An answer changed on the review of a road leads straight back to the road") {
    Visitor visit = started().to_roadmap().act(action::Back{}).act(action::Revisit{Visitor::question("goal")});
    CHECK(visit.asked() == "goal");
    CHECK(visit.answer("goal", exactly(1)).screen() == "roadmap");
}

TEST_CASE("Next on a question that has no answer yet does nothing") {
    Visitor visit = started();
    CHECK(visit.act(action::Next{}).asked() == "training");
    visit.act(action::Revisit{Visitor::question("diploma")});
    CHECK(visit.act(action::Next{}).asked() == "diploma");
}

TEST_CASE("An answer changed from the roadmap leads straight back to it, and what it did can be told") {
    Visitor visit = started().to_roadmap();
    visit.act(action::Revisit{Visitor::question("diploma")});
    CHECK(visit.asked() == "diploma");
    visit.answer("diploma",
                 exactly(shipped_content()[shipped_content().fact_at("diploma")].position("studying_for_equivalency")));
    CHECK(visit.asked() == "age");  // which now matters
    visit.answer("age", exactly(2));
    CHECK(visit.screen() == "roadmap");
    const Derived derived = derive(visit.world, visit.model);
    REQUIRE(derived.before);
    REQUIRE(derived.now);
    CHECK(derived.now->best().plan.months.max > derived.before->best().plan.months.max - 1);
}

TEST_CASE("Answering a revisited question the same way changes nothing") {
    Visitor visit = started().to_roadmap();
    const Answers before = visit.model.visit.answers;
    const auto last_change = visit.model.visit.before;
    visit.act(action::Revisit{Visitor::question("goal")}).answer("goal", before[Visitor::question("goal")].value());
    CHECK(visit.screen() == "roadmap");
    CHECK(visit.model.visit.answers == before);
    CHECK(visit.model.visit.before == last_change);
}

TEST_CASE("A month that is revisited offers the whole year again") {
    Visitor visit = started();
    visit.answer("training", Visitor::option("training", "finished"))
        .answer("work_7y", exactly(0))
        .answer("diploma", exactly(3))
        .answer("state", exactly(0))
        .answer("goal", exactly(0))
        .answer("program", exactly(2));
    visit.answer("finish_past", {2022 * 12, 2022 * 12 + 11});
    REQUIRE(visit.asked() == "finish_month");
    visit.answer("finish_month", exactly(2022 * 12 + 4)).act(action::Revisit{Visitor::question("finish_month")});
    CHECK(derive(visit.world, visit.model).options.size() == 12);
}

TEST_CASE("Several can be picked: in, out, none of them, and Next goes on") {
    const std::size_t holds = Visitor::question("holds");
    Visitor visit = started();
    visit.to_roadmap().act(action::Revisit{Visitor::question("work_7y")}).answer("work_7y", {12, 35});
    visit.answer_all().act(action::Revisit{holds});
    const auto pick = [&](int member, bool in) {
        return visit.act(action::Include{holds, member, in}).model.visit.answers[holds]->min;
    };
    CHECK(pick(0, true) == 0b0001);
    CHECK(pick(2, true) == 0b0101);
    CHECK(pick(0, false) == 0b0100);
    CHECK(visit.asked() == "holds");
    CHECK(pick(-1, true) == 0);
    CHECK(pick(3, true) == 0b1000);
    visit.act(action::Answer{holds, {0, 15}});
    CHECK(visit.model.visit.answers[holds] == Interval{0, 15});
    CHECK(pick(1, true) == 0b0010);
    CHECK(visit.act(action::Next{}).asked() == "current");  // is it valid today?
    CHECK(derive(visit.world, visit.model).options.size() == 1);
    CHECK(visit.answer("current", exactly(0b0010)).screen() == "roadmap");
}

TEST_CASE("Whoever raises something is asked what follows from it, and is led back to where they were") {
    for (const bool on_road : {false, true}) {
        Visitor visit = started().answer_all();
        if (on_road) visit.act(action::Next{});
        const std::string here = visit.screen();
        REQUIRE(here == (on_road ? "roadmap" : "review"));
        visit.act(action::Revisit{Visitor::question("failed")});
        CHECK(visit.asked() == "failed");
        CHECK(derive(visit.world, visit.model).options.size() == 4);
        visit.act(action::Include{Visitor::question("failed"), 2, true});
        CHECK(visit.asked() == "failed");  // another may be picked, too
        CHECK(visit.act(action::Next{}).asked() == "failed_times");
        CHECK(visit.answer("failed_times", exactly(3)).asked() == "failed_year");
        CHECK(visit.answer("failed_year", {2025 * 12, 2025 * 12 + 11}).screen() == here);

        visit.act(action::Revisit{Visitor::question("conviction")});
        CHECK(visit.asked() == "conviction");
        CHECK(visit.answer("conviction", Visitor::option("conviction", "felony")).screen() == here);
        const Derived derived = derive(visit.world, visit.model);
        const auto& cautions = derived.now->cautions;
        CHECK(std::any_of(cautions.begin(), cautions.end(), [](const Caution* one) { return one->delicate; }));
    }
}

TEST_CASE("From the road the review opens with what may be raised unfolded, and Back leads to the road again") {
    Visitor visit = started().to_roadmap();
    visit.act(action::Open{Screen::review, "review.more"});
    CHECK(visit.screen() == "review");
    CHECK(visit.model.visit.opened == "review.more");
    CHECK(visit.act(action::Back{}).screen() == "roadmap");
    CHECK(
        visit.act(action::Open{Screen::review, "review.more"}).act(action::Revisit{Visitor::question("ssn")}).asked() ==
        "ssn");
    CHECK(visit.answer("ssn", exactly(0)).screen() == "roadmap");
    CHECK(visit.act(action::Open{Screen::help}).model.visit.opened.empty());
}

TEST_CASE("Screens open over the visit and close again; help, settings, compare and state stand above the questions") {
    Visitor visit = started();
    CHECK(visit.act(action::Open{Screen::help}).screen() == "help");
    CHECK(visit.act(action::Open{Screen::help}).act(action::Open{Screen::settings}).screen() == "settings");
    CHECK(visit.act(action::Next{}).screen() == "settings");
    CHECK(visit.act(action::Close{}).screen() == "help");
    CHECK(visit.act(action::Back{}).screen() == "question");
    CHECK(visit.act(action::Close{}).screen() == "question");
    visit.to_roadmap();
    CHECK(visit.act(action::Open{Screen::compare}).screen() == "compare");
    CHECK(visit.act(action::ShowCredential{"rma-amt"}).screen() == "roadmap");
    CHECK(visit.model.visit.credential == "rma-amt");
    CHECK(visit.act(action::Open{Screen::state}).screen() == "state");
    CHECK(visit.act(action::Revisit{0}).screen() == "question");
    CHECK(visit.answer("training", exactly(1)).model.visit.credential.empty());
}

TEST_CASE(
    "Another road is shown until an answer or a credential changes what it leads to; in another language it stays") {
    Visitor visit = started();
    CHECK(visit.act(action::ShowRoad{1}).model.visit.road == 0);  // there is none yet
    visit.to_roadmap().act(action::ShowSheet{"road.star"}).act(action::ShowRoad{1});
    CHECK(visit.model.visit.road == 1);
    CHECK(visit.model.visit.sheet.empty());
    CHECK(visit.act(action::SetLanguage{"es"}).act(action::Open{Screen::help}).act(action::Back{}).model.visit.road ==
          1);
    CHECK(visit.act(action::ShowRoad{0}).model.visit.road == 0);
    CHECK(visit.act(action::ShowRoad{2}).act(action::ShowCredential{"rma-amt"}).model.visit.road == 0);
    visit.act(action::ShowRoad{1}).act(action::Revisit{Visitor::question("goal")});
    CHECK(visit.answer("goal", exactly(1)).model.visit.road == 0);
}

TEST_CASE("What an answer changed is no longer told once another road is looked at") {
    Visitor visit = started().to_roadmap().act(action::Revisit{Visitor::question("goal")});
    REQUIRE(visit.answer("goal", exactly(1)).model.visit.before);
    CHECK_FALSE(visit.act(action::ShowRoad{1}).model.visit.before);
}

TEST_CASE("At the review every question was either answered or is among those that were not needed") {
    for (const int training : {0, 1, 2, 3}) {
        Visitor visit = started();
        visit.answer("training", exactly(training)).answer_all();
        REQUIRE(visit.screen() == "review");
        const Derived derived = derive(visit.world, visit.model);
        std::vector<std::size_t> all = derived.standing.interview.given;
        for (const Skipped& skipped : derived.standing.interview.skipped) all.push_back(skipped.question);
        std::sort(all.begin(), all.end());
        std::vector<std::size_t> expected(shipped_content().questions.size());
        for (std::size_t q = 0; q < expected.size(); ++q) expected[q] = q;
        CHECK(all == expected);
        CHECK_FALSE(derived.standing.interview.skipped.empty());
    }
}

TEST_CASE(
    "A sheet lies over the road alone; Back closes it first, and it is still there behind a screen opened from it") {
    Visitor visit = started();
    CHECK(visit.act(action::ShowSheet{"road.more"}).model.visit.sheet.empty());  // there is no road yet
    visit.to_roadmap().act(action::ShowSheet{"road.more"}).act(action::Unfold{"why"});
    CHECK(visit.model.visit.sheet == "road.more");
    CHECK(visit.act(action::Open{Screen::compare}).act(action::Back{}).model.visit.sheet == "road.more");
    CHECK(visit.act(action::Back{}).model.visit.sheet.empty());
    CHECK(visit.screen() == "roadmap");
    visit.act(action::ShowSheet{"road.star"}).act(action::ShowSheet{});
    CHECK(visit.model.visit.sheet.empty());
    visit.act(action::ShowSheet{"road.more"}).act(action::Open{Screen::review, "review.more"}).act(action::Next{});
    CHECK(visit.screen() == "roadmap");
    CHECK(visit.model.visit.sheet.empty());  // "Show my road" shows the road
    for (const Action& leaves : {Action(action::ShowCredential{"rma-amt"}), Action(action::ShowRoad{1}),
                                 Action(action::Revisit{0}), Action(action::MakeExact{})}) {
        Visitor other = visit;
        CHECK(other.act(action::ShowSheet{"road.more"}).act(leaves).model.visit.sheet.empty());
    }
}

TEST_CASE("A detail unfolds and folds again") {
    Visitor visit = started();
    CHECK(visit.act(action::Unfold{"cpr-class"}).model.visit.opened == "cpr-class");
    CHECK(visit.act(action::Unfold{"short-course"}).model.visit.opened == "short-course");
    CHECK(visit.act(action::Unfold{"short-course"}).model.visit.opened.empty());
}

TEST_CASE("Settings are the visitor's own, and the next one finds the defaults") {
    Visitor visit = started();
    visit.act(action::SetLanguage{"es"})
        .act(action::SetText{TextSize::largest})
        .act(action::SetContrast{Contrast::low})
        .act(action::SetMotion{false});
    CHECK(visit.model.settings == Settings{"es", TextSize::largest, Contrast::low, false});
    visit.act(action::StartOver{});
    CHECK(visit.model.settings ==
          Settings{"es", TextSize::largest, Contrast::low, false});  // the goodbye is said to who leaves
    Visitor next = visit;
    CHECK(next.act(action::Start{""}).model.settings == Settings{"en", TextSize::medium, Contrast::standard, true});
    CHECK(visit.after(10'000).model.settings == Settings{"en", TextSize::medium, Contrast::standard, true});
}

TEST_CASE("On attract each example has its road and nobody else has one; a visit ends that") {
    Visitor visit;
    Derived derived = derive(visit.world, visit.model);
    const auto& examples = shipped_content().examples;
    REQUIRE(derived.examples.size() == examples.size());
    CHECK_FALSE(derived.now);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        CHECK(test::figures(derived.examples[i]) ==
              test::figures(evaluate(shipped_content(), examples[i].facts, test::today()).best().plan));
    }
    derived.examples.front().months = {7, 7};
    CHECK(derive(visit.world, visit.model, derived).examples.front().months ==
          Interval{7, 7});  // kept, and not worked out again
    visit.act(action::Start{""});
    derived = derive(visit.world, visit.model, derived);
    CHECK(derived.examples.empty());
    CHECK(derived.now);
    visit.act(action::StartOver{});
    CHECK(derive(visit.world, visit.model, derived).examples.size() == examples.size());
}

TEST_CASE("Refused content is out of service, whatever is done") {
    Visitor visit;
    visit.world.content = nullptr;
    visit.model = initial_model(visit.world, "en");
    for (const Action& action : {Action(action::Start{}), Action(action::Answer{0, exactly(0)}), Action(action::Next{}),
                                 Action(action::Tick{}), Action(action::StartOver{})}) {
        CHECK(visit.after(1000, action).screen() == "out_of_service");
        CHECK_FALSE(test::current_question(visit.world, visit.model));
        CHECK_FALSE(test::next_deadline(visit.world, visit.model));
        CHECK(test::warning_left(visit.world, visit.model) == 0);
        CHECK_FALSE(derive(visit.world, visit.model).now);
    }
    CHECK(visit.effects.empty());
}
