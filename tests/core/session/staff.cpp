#include "core/session/staff.h"

#include <catch2/catch_test_macros.hpp>
#include <string_view>

#include "tests/support/session.h"
#include "tests/support/visit.h"

using namespace milepost;
using test::Visitor;
using At = Staff::At;
using Note = Staff::Note;
using Page = Staff::Page;
using staff::Verdict;

namespace {

constexpr std::string_view right_pin = "290417";
const staff::Displays one_display{{"HDMI-1"}, false}, two_displays{{"HDMI-1", "DP-2"}, true};

/// A kiosk with staff before it.
struct Booth : Visitor {
    staff::Told told;

    explicit Booth(bool pin_set = true) {
        told.machine.gate = true;
        told.machine.pin_set = pin_set;
        by(told);
    }
    Booth& by(const staff::Action& what) {
        act(action::ByStaff{what});
        return *this;
    }
    Booth& type(std::string_view pin) {
        for (const char digit : pin) by(staff::Digit{digit});
        return *this;
    }
    /// What the outside does with a PIN, and says of it.
    Booth& judged(Verdict verdict, Millis wait = 0) {
        by(staff::Taken{});
        told.wait = wait;
        told.verdict = verdict;
        if (verdict == Verdict::pin_kept) told.machine.pin_set = true;
        by(told);
        told.verdict.reset();
        return *this;
    }
    Booth& inside() { return by(staff::Open{}).type(right_pin).judged(Verdict::right); }
    bool asked(Effect effect) const { return !effects.empty() && effects.back() == effect; }
};

}  // namespace

TEST_CASE("Five wrong tries are free, then the wait is 15 s and doubles up to 64 minutes") {
    const int tries = int(numbers::pin_tries.most);
    for (int wrong = 0; wrong < tries; ++wrong) CHECK(staff::wait_after(wrong) == 0);
    CHECK(staff::wait_after(tries) == std::int64_t(numbers::pin_wait.least));
    CHECK(staff::wait_after(tries + 1) == 30);
    CHECK(staff::wait_after(tries + 2) == 60);
    CHECK(staff::wait_after(tries + 8) == 3840);
    CHECK(staff::wait_after(tries + 9) == 3840);
    CHECK(staff::wait_after(1'000'000) == 3840);
}

TEST_CASE("A wait runs on the clock of one boot, and begins anew in another") {
    const staff::Tries tries{6, "one", 1000};
    CHECK(staff::wait_left(tries, {"one", 1000}) == 30);
    CHECK(staff::wait_left(tries, {"one", 1029}) == 1);
    CHECK(staff::wait_left(tries, {"one", 1030}) == 0);
    CHECK(staff::wait_left(tries, {"one", 900}) == 30);      // no clock that goes back helps
    CHECK(staff::wait_left(tries, {"two", 999'999}) == 30);  // nor a machine that was started anew
    CHECK(staff::wait_left({6, "", 0}, {"", 999'999}) == 30);
    CHECK(staff::wait_left({4, "one", 1000}, {"two", 0}) == 0);
}

TEST_CASE("A PIN is six digits, and not the ones that others try first") {
    CHECK(staff::is_pin("290417"));
    for (const char* wrong : {"", "29041", "2904177", "29041a"}) CHECK_FALSE(staff::is_pin(wrong));
    for (const char* easy : {"000000", "999999", "123456", "456789", "654321"}) CHECK(staff::easy(easy));
    for (const char* fair : {"290417", "112233", "123457", "121212"}) CHECK_FALSE(staff::easy(fair));
}

TEST_CASE("Staff who come when a visit's time is up find no visit, and nothing of it") {
    Booth booth;
    booth.act(action::Start{"es"}).answer("training", exactly(0));
    booth.after(1'000'000, action::ByStaff{staff::Open{}});
    CHECK(booth.screen() == "staff_pin");
    CHECK_FALSE(booth.model.visit.here);
    CHECK_FALSE(booth.model.farewell);
    CHECK(booth.model.settings.language == "en");
}

TEST_CASE("A code brought back leaves who types a PIN at the desk where they are") {
    Booth booth;
    booth.model.site.desk_apart = true;
    booth.act(action::Start{""}).act(action::Open{Screen::bring_back});
    booth.by(staff::Open{true}).type("290");
    const auto code = encode(test::shipped_content(), test::started().answer_all().model.visit.answers, test::today());
    REQUIRE(code);
    for (const char character : *code) booth.act(action::Type{character});
    booth.act(action::BringBack{});
    REQUIRE(booth.model.visit.from_code);
    CHECK(booth.model.staff.typed == "290");
}

TEST_CASE("Without a configuration nobody gets to the gate") {
    Visitor visit;
    visit.act(action::ByStaff{staff::Open{}});
    CHECK(visit.screen() == "attract");
}

TEST_CASE("The sixth digit hands the PIN on, and it is forgotten as soon as it is taken") {
    Booth booth;
    booth.by(staff::Open{}).type("29041");
    CHECK(booth.screen() == "staff_pin");
    CHECK(booth.effects.empty());
    booth.type("7");
    CHECK(booth.asked(Effect::check_pin));
    CHECK(booth.model.staff.typed == right_pin);
    booth.type("11");  // nothing more is taken while it is judged
    CHECK(booth.model.staff.typed == right_pin);
    booth.by(staff::Taken{});
    CHECK(booth.model.staff.typed.empty());
    CHECK(booth.model.staff.judging);
}

TEST_CASE("A wrong PIN says so, and the next digit is the first of another") {
    Booth booth;
    booth.by(staff::Open{}).type("111112").judged(Verdict::wrong);
    CHECK(booth.model.staff.note == Note::wrong);
    CHECK(booth.screen() == "staff_pin");
    booth.type("3");
    CHECK(booth.model.staff.note == Note::none);
    CHECK(booth.model.staff.typed == "3");
    booth.by(staff::Erase{});
    CHECK(booth.model.staff.typed.empty());
}

TEST_CASE("While a wait lasts nothing can be typed, whatever staff leaves and opens") {
    Booth booth;
    booth.by(staff::Open{}).type("111112").judged(Verdict::wrong, 15'000);
    booth.type("1");
    CHECK(booth.model.staff.typed.empty());
    CHECK(gate_wait(booth.model) == 15'000);
    booth.by(staff::Leave{}).by(staff::Open{}).type("1");
    CHECK(booth.model.staff.typed.empty());
    booth.act(action::Start{""});
    booth.by(staff::Leave{}).act(action::Start{""}).act(action::StartOver{});  // a visitor in between
    booth.by(staff::Open{}).type("1");
    CHECK(booth.model.staff.typed.empty());
    CHECK(test::next_deadline(booth.world, booth.model) == booth.now + 1000);  // a second of the countdown
    booth.after(15'000);
    booth.type("1");
    CHECK(booth.model.staff.typed == "1");
}

TEST_CASE("The first at the gate sets the PIN, by typing it twice") {
    Booth booth(false);
    booth.by(staff::Open{}).type("123456");
    CHECK(booth.model.staff.note == Note::easy);
    booth.type(right_pin);
    CHECK(booth.model.staff.first == right_pin);
    booth.type("290418");
    CHECK(booth.model.staff.note == Note::differ);
    CHECK(booth.effects.empty());
    booth.type(right_pin).type(right_pin);
    CHECK(booth.asked(Effect::keep_pin));
    booth.judged(Verdict::pin_kept);
    CHECK(booth.screen() == "admin");
    CHECK(booth.model.staff.note == Note::pin_kept);
    CHECK((booth.model.staff.first + booth.model.staff.typed).empty());
}

TEST_CASE("Where no PIN can be judged, nobody comes in, and the gate says so") {
    Booth booth;
    booth.by(staff::Open{}).type(right_pin).judged(Verdict::failed);
    CHECK(booth.screen() == "staff_pin");
    CHECK(booth.model.staff.note == Note::failed);
    booth.type(right_pin).judged(Verdict::closed);
    CHECK(booth.screen() == "staff_pin");
    CHECK(booth.model.staff.note == Note::none);
}

TEST_CASE("A disk that cannot be written to keeps nobody out who knows the PIN") {
    Booth booth;
    booth.told.machine.kept = false;
    booth.by(staff::Open{}).type(right_pin).judged(Verdict::right);
    CHECK(booth.screen() == "admin");
}

TEST_CASE("From attract a right PIN opens the administration, which leaves nothing behind") {
    Booth booth;
    booth.inside();
    CHECK(booth.screen() == "admin");
    booth.act(action::SetText{TextSize::largest}).act(action::SetLanguage{"es"});
    CHECK(booth.model.settings.text == TextSize::largest);
    booth.by(staff::Turn{Page::quit}).by(staff::Leave{});
    CHECK(booth.model.staff.page == Page::overview);
    booth.effects.clear();
    booth.by(staff::Leave{});
    CHECK(booth.screen() == "attract");
    CHECK(booth.effects == std::vector{Effect::forget});
    Model fresh = initial_model(booth.world, "en");
    fresh.site = booth.model.site;
    fresh.clock.now = fresh.clock.last_input = booth.model.clock.now;
    CHECK(booth.model == fresh);
}

TEST_CASE("In a visit the gate leaves everything as it was") {
    Booth booth;
    booth.act(action::Start{""}).answer("training", exactly(0));
    const Model before = booth.model;
    booth.by(staff::Open{}).type("29");
    booth.act(action::Answer{Visitor::question("diploma"), exactly(0)})
        .act(action::StartOver{});  // what the public could do
    booth.by(staff::Leave{});
    CHECK(booth.model.visit.answers == before.visit.answers);
    CHECK(booth.model.visit.here);
    CHECK(booth.screen() == "question");
}

TEST_CASE(
    "In a visit a right PIN opens a door: to the visitor, to the desk, or to the administration, which erases the "
    "visit") {
    Booth booth;
    booth.act(action::Start{""}).answer("training", exactly(0));
    const Answers told = booth.model.visit.answers;
    SECTION("back") {
        booth.inside();
        CHECK(booth.model.staff.at == At::door);
        CHECK(booth.screen() == "staff_pin");
        booth.by(staff::Leave{});
        CHECK(booth.model.visit.answers == told);
        CHECK(booth.screen() == "question");
    }
    SECTION("the desk shares the visit") {
        booth.inside().by(staff::Go{true});
        CHECK(booth.screen() == "desk");
        CHECK(booth.model.visit.answers == told);
        booth.answer("diploma", exactly(3));
        CHECK(booth.answered("diploma"));
        booth.act(action::AtDesk{desk::Leave{}});
        CHECK(booth.answered("diploma"));
        CHECK(booth.screen() == "question");
    }
    SECTION("the administration leads there, too, with nobody's answers") {
        booth.inside().by(staff::Go{}).by(staff::Go{true});
        CHECK(booth.screen() == "desk");
        CHECK(booth.model.visit.here);
        CHECK(booth.model.visit.answers == no_answers(*booth.world.content));
    }
    SECTION("the administration does not") {
        booth.inside().by(staff::Go{});
        CHECK(booth.screen() == "admin");
        CHECK_FALSE(booth.model.visit.here);
        CHECK(booth.model.visit.answers == no_answers(*booth.world.content));
        CHECK(booth.asked(Effect::forget));
    }
}

TEST_CASE("Nobody walks around the gate") {
    Booth booth;
    booth.by(staff::Go{})
        .by(staff::Turn{Page::quit})
        .by(staff::Quit{})
        .by(staff::Keep{{30, 900, "DP-2"}})
        .by(staff::Calibrate{30});
    booth.judged(Verdict::right);  // nobody typed
    CHECK(booth.screen() == "attract");
    CHECK(booth.effects.empty());
    booth.by(staff::Open{}).by(staff::Go{}).by(staff::Quit{});
    CHECK(booth.screen() == "staff_pin");
    CHECK(booth.effects.empty());
    booth.type(right_pin).by(staff::Leave{});  // not while it is judged
    CHECK(booth.screen() == "staff_pin");
}

TEST_CASE(
    "Staff who do nothing are led out: from the gate back to the visit, which then asks whether anyone is there") {
    Booth booth;
    SECTION("the administration") {
        booth.inside();
        CHECK(test::next_deadline(booth.world, booth.model) == booth.now + booth.world.idle.warn_after);
        booth.after(booth.world.idle.warn_after - 1);
        CHECK(booth.screen() == "admin");
        booth.after(1);
        CHECK(booth.screen() == "attract");
        CHECK(booth.model.staff == Staff());
    }
    SECTION("the administration, with a finger that is left on the outline's edge and trembles") {
        booth.inside().by(staff::Turn{Page::calibrate});
        for (Millis passed = 0; passed < booth.world.idle.warn_after; passed += 1000) {
            booth.after(1000);
            booth.by(staff::Calibrate{20 + double(passed % 3000) / 1000});
        }
        CHECK(booth.screen() == "attract");
    }
    SECTION("the gate, with digits typed") {
        booth.act(action::Start{""}).answer("training", exactly(0));
        booth.by(staff::Open{}).type("2904").after(booth.world.idle.warn_after);
        CHECK(booth.screen() == "idle_warning");
        CHECK(booth.model.staff.typed.empty());
        booth.after(booth.world.idle.answer_within);
        CHECK(booth.screen() == "attract");
    }
}

TEST_CASE("Staff comes in where the content was refused, and out again to what the public sees") {
    Booth booth;
    booth.world.content = nullptr;
    booth.model = initial_model(booth.world, "en");
    booth.by(booth.told);
    CHECK(booth.screen() == "out_of_service");
    booth.inside();
    CHECK(booth.screen() == "admin");
    Printing printing;
    printing.printer.condition = PrinterCondition::jam;
    booth.act(action::PrinterTold{printing});
    CHECK(booth.model.site.printer.condition == PrinterCondition::jam);
    booth.after(booth.world.idle.warn_after);
    CHECK(booth.screen() == "out_of_service");
}

TEST_CASE("A size is drafted within bounds, kept by the outside, and can be taken back") {
    Booth booth;
    booth.inside().by(staff::Turn{Page::calibrate});
    booth.by(staff::Calibrate{2}).by(staff::Calibrate{2});
    CHECK(booth.model.staff.draft.diagonal_inches == least_diagonal);
    booth.by(staff::Calibrate{1000});
    CHECK(booth.model.staff.draft.diagonal_inches == most_diagonal);
    booth.by(staff::Calibrate{24});
    CHECK(booth.model.site.machine.setup.diagonal_inches == 21.5);  // not before it is kept
    booth.by(staff::Keep{booth.model.staff.draft});
    CHECK(booth.asked(Effect::keep_setup));
    CHECK(booth.model.staff.draft.diagonal_inches == 24);
    booth.told.machine.setup = booth.model.staff.draft;
    booth.by(booth.told);
    CHECK(booth.model.site.machine.setup.diagonal_inches == 24);
    CHECK(booth.model.staff.undo == 21.5);
    booth.by(staff::Keep{{21.5, 900, ""}});
    CHECK(booth.asked(Effect::keep_setup));
    CHECK(booth.model.staff.draft.diagonal_inches == 21.5);
    booth.by(staff::Keep{{21.5, -50, ""}});
    CHECK(booth.model.staff.draft.floor_mm == 0);
    booth.told.machine.diagonal_given = true;
    booth.by(booth.told).by(staff::Leave{}).by(staff::Turn{Page::calibrate});
    CHECK(booth.model.staff.page == Page::overview);  // the command line wins
}

TEST_CASE("Only staff ends the program, and only when asked twice") {
    Booth booth;
    booth.inside().by(staff::Quit{});
    CHECK_FALSE(booth.asked(Effect::quit));
    booth.by(staff::Turn{Page::quit}).by(staff::Quit{});
    CHECK(booth.asked(Effect::quit));
}

TEST_CASE("What the kiosk knows of itself outlives every visit") {
    Booth booth;
    booth.told.machine.setup.floor_mm = 900;
    booth.by(booth.told).act(action::Start{""}).act(action::StartOver{});
    CHECK(booth.model.site.machine.setup.floor_mm == 900);
    CHECK(booth.model.site.machine.gate);
}

TEST_CASE("The gate of the desk's own window leaves the applicant's as it is, and leads to the desk alone") {
    Booth booth;
    booth.told.machine.setup.desk = "DP-2";
    booth.by(booth.told).by(two_displays).act(action::Start{""});
    const auto at_desk = [&] { return test::screen(booth.world, booth.model, View::desk); };
    booth.by(staff::Open{true});
    CHECK(booth.screen() == "question");
    CHECK(at_desk() == Screen::staff_pin);
    booth.answer("training", exactly(0));
    CHECK(booth.answered("training"));
    booth.type("111112").judged(Verdict::wrong);
    CHECK_FALSE(booth.model.desk.open);
    booth.type(right_pin).judged(Verdict::right);
    CHECK(booth.model.desk.open);
    CHECK(at_desk() == Screen::desk);
    CHECK(booth.answered("training"));
    CHECK(booth.screen() == "question");
}

TEST_CASE("A wipe leaves the desk to whoever sits at it, and its display where staff put it") {
    Booth booth;
    booth.told.machine.setup.desk = "DP-2";
    booth.by(booth.told).by(two_displays).by(staff::Open{true}).type(right_pin).judged(Verdict::right);
    REQUIRE(booth.model.desk.open);
    booth.act(action::StartOver{});
    CHECK(booth.model.desk.open);
    CHECK(booth.model.site.desk_apart);
    CHECK(booth.model.site.machine.setup.desk == "DP-2");
}

TEST_CASE("Whoever goes into the administration closes the desk") {
    Booth booth;
    booth.told.machine.setup.desk = "DP-2";
    booth.by(booth.told).by(two_displays).by(staff::Open{true}).type(right_pin).judged(Verdict::right);
    booth.act(action::StartOver{});
    REQUIRE(booth.model.desk.open);
    booth.inside();
    CHECK(booth.screen() == "admin");
    CHECK_FALSE(booth.model.desk.open);
}

TEST_CASE("Who stood at the gate of a desk whose display is unplugged is let in nowhere") {
    Booth booth;
    booth.told.machine.setup.desk = "DP-2";
    booth.by(booth.told).by(two_displays).act(action::Start{""});
    booth.by(staff::Open{true}).type(right_pin).by(one_display).judged(Verdict::right);
    CHECK(booth.model.staff == Staff{});
    CHECK_FALSE(booth.model.desk.open);
    CHECK(booth.screen() == "question");
    booth.inside().by(staff::Go{true});  // the desk is behind the other gate now
    CHECK(booth.screen() == "desk");
}

TEST_CASE("What is told of displays stays when the configuration is told, and the other way round") {
    Booth booth;
    booth.by(two_displays).by(booth.told);
    CHECK(booth.model.site.displays == two_displays.names);
    CHECK(booth.model.site.desk_apart);
    booth.told.machine.desk_given = true;
    booth.by(booth.told).by(one_display);
    CHECK(desk_missing(booth.model));
    CHECK(booth.model.site.machine.gate);
}
