#include "core/people/code.h"
#include "core/session/desk.h"
#include "tests/support/visit.h"

using namespace milepost;
using test::check_left;
using test::shipped_content;
using test::started;
using test::Visitor;

namespace {

/// A visit on the take-home screen of a kiosk whose printer is in this condition.
Visitor taking_home(PrinterCondition condition) {
    Visitor visit = started();
    Printing told;
    told.printer.condition = condition;
    visit.to_roadmap().act(action::PrinterTold{told}).act(action::Open{Screen::take_home});
    visit.effects.clear();
    return visit;
}

void type(Visitor& visit, const std::string& code) {
    for (const char character : code) visit.act(action::Type{character});
}

}  // namespace

TEST_CASE("Printing is asked for once, where the printer can") {
    Visitor ready = taking_home(PrinterCondition::ready);
    ready.act(action::Print{}).act(action::Print{});
    CHECK(ready.effects == std::vector{Effect::print});
    CHECK(ready.model.visit.job.stage == PrintStage::making);
    for (const PrinterCondition condition :
         {PrinterCondition::none, PrinterCondition::unknown, PrinterCondition::jam, PrinterCondition::offline}) {
        Visitor visit = taking_home(condition);
        visit.act(action::Print{});
        CHECK(visit.effects.empty());
    }
}

TEST_CASE("What was proved of the content is no sign of a person either, and outlives every visit") {
    Visitor visit;
    visit.act(action::Start{""});
    const Millis last = visit.model.clock.last_input;
    const Proved proved{test::today(), 0, "0123456789abcdef"};
    visit.act(action::ProofTold{proved});
    CHECK(visit.model.site.proved == proved);
    CHECK(visit.model.clock.last_input == last);
    visit.act(action::StartOver{});
    CHECK(visit.model.site.proved == proved);
}

TEST_CASE("What the printer tells is no sign of a person, and a wipe keeps the printer's state and forgets the job") {
    Visitor visit = taking_home(PrinterCondition::ready);
    const Millis last = visit.model.clock.last_input;
    visit.act(action::Print{});
    Printing told;
    told.printer.condition = PrinterCondition::out_of_paper;
    told.job.stage = PrintStage::waiting;
    visit.after(5000, action::PrinterTold{told});
    CHECK(visit.model.clock.last_input == last);
    CHECK(visit.model.site.printer == told.printer);
    CHECK(visit.model.visit.job == told.job);
    visit.act(action::StartOver{});
    CHECK(visit.model.site.printer == told.printer);
    CHECK(visit.model.visit.job == PrintProgress{});
    visit.after(10, action::PrinterTold{told});  // of a visit that is over
    CHECK(visit.model.visit.job == PrintProgress{});
}

TEST_CASE(
    "A code that was typed brings the answers back, for the person to look through; a wrong one says why and changes "
    "nothing") {
    Visitor first = started();
    first.to_roadmap();
    const auto code = encode(shipped_content(), first.model.visit.answers, first.world.date);
    REQUIRE(code);
    Visitor second;
    second.act(action::Start{"es"}).act(action::Open{Screen::bring_back});
    CHECK(second.screen() == "bring_back");
    type(second, code->substr(0, 5));
    second.act(action::BringBack{});
    CHECK(second.model.visit.refused->kind == CodeFault::Kind::too_short);
    CHECK(second.screen() == "bring_back");
    type(second, code->substr(5));
    CHECK_FALSE(second.model.visit.refused);
    second.act(action::BringBack{});
    CHECK(second.screen() == "review");
    CHECK(second.model.visit.from_code ==
          FromCode{month_of(second.world.date.day), true, shipped_content().revisions.size()});
    CHECK(second.model.settings.language == "es");
    CHECK(second.model.visit.typed.empty());
    second.act(action::Next{});
    CHECK(evaluate(shipped_content(), replay(shipped_content(), second.model.visit.answers, second.world.date).facts,
                   second.world.date)
              .best()
              .plan.months == evaluate(shipped_content(),
                                       replay(shipped_content(), first.model.visit.answers, first.world.date).facts,
                                       first.world.date)
                                  .best()
                                  .plan.months);
    second.effects.clear();
    second.act(action::StartOver{});
    check_left(second, true);
}

TEST_CASE(
    "Back from typing a code ends a visit in which nothing was answered, without a goodbye; an answered one goes on, "
    "and forgets what was typed") {
    for (const Action& back : {Action(action::Close{}), Action(action::Back{})}) {
        Visitor visit;
        visit.act(action::Start{"es"}).act(action::Open{Screen::bring_back});
        type(visit, "AB");
        visit.act(action::BringBack{});
        REQUIRE(visit.model.visit.refused);
        Visitor helped = visit;
        CHECK(helped.act(action::Open{Screen::help}).act(back).model.visit.typed == "AB");  // help lay over it
        visit.effects.clear();
        visit.act(back);
        CHECK(visit.screen() == "attract");
        CHECK_FALSE(visit.model.farewell);
        CHECK(visit.model == without_visit(visit.world, visit.model));
        CHECK(visit.effects == std::vector{Effect::forget});

        Visitor desk;
        desk.act(action::Start{"es"});
        open_desk(desk.model);
        desk.act(action::Open{Screen::bring_back});
        type(desk, "AB");
        CHECK(desk.act(back).model.visit.here);
        CHECK(desk.model.visit.typed.empty());

        Visitor answered = started();
        answered.answer("training", exactly(2)).act(action::Open{Screen::bring_back});
        type(answered, "AB");
        answered.act(action::BringBack{}).act(back);
        CHECK(answered.screen() == "question");
        CHECK(answered.model.visit.typed.empty());
        CHECK_FALSE(answered.model.visit.refused);
    }
}

TEST_CASE("What was typed can be taken back, and no more is taken than the longest code holds") {
    Visitor visit;
    visit.act(action::Start{""}).act(action::Open{Screen::bring_back}).act(action::Erase{});
    type(visit, "AB");
    CHECK(visit.act(action::Erase{}).model.visit.typed == "A");
    type(visit, std::string(50, '7'));
    CHECK(visit.model.visit.typed.size() == most_code_characters);
}
