#include "core/session/session.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/session/derived.h"
#include "core/session/desk.h"
#include "tests/support/session.h"
#include "tests/support/visit.h"

using namespace milepost;
using test::check_left;
using test::started;
using test::Visitor;

TEST_CASE("A visit ended by hand can be taken back for ten seconds, as it was; then nothing of it is left") {
    Visitor visit = started().to_roadmap();
    visit.act(action::ShowRoad{1})
        .act(action::Open{Screen::help})
        .act(action::Unfold{"x"})
        .act(action::SetText{TextSize::large});
    const Model before = visit.model;
    visit.after(500, action::StartOver{});
    check_left(visit, true);
    CHECK(farewell_left(visit.world, visit.model) == 10'000);
    CHECK(test::next_deadline(visit.world, visit.model) == visit.now + 1000);
    visit.after(9'999);
    CHECK(farewell_left(visit.world, visit.model) == 1);
    Visitor late = visit;
    late.after(1, action::TakeBack{});
    CHECK(late.screen() == "attract");
    CHECK_FALSE(late.model.farewell);
    CHECK_FALSE(test::next_deadline(late.world, late.model));
    visit.act(action::TakeBack{});
    CHECK(visit.screen() == "help");
    CHECK_FALSE(visit.model.farewell);
    CHECK(visit.model.visit == before.visit);
    CHECK(visit.model.settings == before.settings);
    CHECK(test::warning_left(visit.world, visit.model) == 0);
    CHECK(visit.model.clock.last_input == visit.now);
    const Model again = visit.model;
    CHECK(visit.act(action::TakeBack{}).model == again);
}

TEST_CASE("Whoever starts, staff and the desk end the goodbye, and what it kept is gone") {
    Visitor left = started();
    left.model.site.machine.gate = true;
    left.answer("training", exactly(2)).act(action::SetLanguage{"es"}).act(action::StartOver{});
    REQUIRE(left.model.farewell->kept);
    for (const Action& comes : {Action(action::Start{"en"}), Action(action::HeadphonesTold{true, "en"}),
                                Action(action::ByStaff{staff::Open{}}), Action(action::ByStaff{staff::Open{true}})}) {
        Visitor next = left;
        next.act(comes);
        CHECK_FALSE(next.model.farewell);
        CHECK(next.model.settings.language == "en");
        CHECK(next.model.visit.answers == no_answers(test::shipped_content()));
        const Model after = next.act(action::TakeBack{}).model;
        CHECK(after.visit.answers == no_answers(test::shipped_content()));
    }
    Visitor spoken = started();  // who plugs in while a goodbye is spoken is someone else
    spoken.act(action::SetSpeech{true}).act(action::StartOver{});
    REQUIRE(spoken.model.settings.speech.on);
    spoken.act(action::HeadphonesTold{true, "es"});
    CHECK(spoken.model.visit.here);
    CHECK_FALSE(spoken.model.farewell);
    CHECK(spoken.model.settings.language == "es");
    CHECK(spoken.model.settings.speech.on);
    CHECK(spoken.model.settings.speech.by_plug);
    Visitor desk = left;
    open_desk(desk.model);
    CHECK_FALSE(desk.model.farewell);
    CHECK(left.act(action::Input{})
              .act(action::Answer{0, exactly(0)})
              .act(action::Open{Screen::help})
              .model.farewell->kept);  // nothing else does
}

TEST_CASE(
    "Who listens has the ten seconds once the goodbye was said, and no voice keeps it longer than half a minute") {
    Visitor visit = started();
    visit.act(action::SetSpeech{true}).act(action::VoiceTold{{Voice::State::ready, false}}).act(action::StartOver{});
    visit.act(action::VoiceTold{{Voice::State::ready, true}});
    CHECK(farewell_left(visit.world, visit.after(8'000).model) == 10'000);
    Visitor silent = visit;
    silent.act(action::VoiceTold{{Voice::State::ready, false}});
    CHECK(farewell_left(silent.world, silent.after(9'999).model) == 1);
    CHECK_FALSE(silent.after(1).model.farewell);
    CHECK(visit.after(21'999).model.farewell);
    CHECK_FALSE(visit.after(1).model.farewell);
    CHECK_FALSE(visit.model.settings.speech.on);
}

TEST_CASE("After two minutes without input comes the warning, thirty seconds later all is gone") {
    Visitor visit = started();
    visit.answer("training", exactly(2));
    CHECK(test::next_deadline(visit.world, visit.model) == visit.now + 120'000);
    CHECK(visit.after(119'999).screen() == "question");
    CHECK(visit.after(1).screen() == "idle_warning");
    CHECK(test::warning_left(visit.world, visit.model) == 30'000);
    CHECK(test::next_deadline(visit.world, visit.model) == visit.now + 1000);
    visit.after(12'500);
    CHECK(test::warning_left(visit.world, visit.model) == 17'500);
    CHECK(test::next_deadline(visit.world, visit.model) == visit.now + 500);
    CHECK(visit.after(17'499).screen() == "idle_warning");
    check_left(visit.after(1), false);
}

TEST_CASE("Where there is much to read the warning comes after four minutes") {
    for (const Screen above : {Screen::help, Screen::compare, Screen::state}) {
        Visitor visit = started().act(action::Open{above});
        CHECK(visit.after(239'999).screen() == std::string(name(above)));
        CHECK(visit.after(1).screen() == "idle_warning");
    }
    Visitor settings = started().act(action::Open{Screen::settings});
    CHECK(settings.after(120'000).screen() == "idle_warning");
    Visitor roadmap = started().to_roadmap();
    CHECK(roadmap.after(239'999).screen() == "roadmap");
    CHECK(roadmap.after(1).screen() == "idle_warning");
}

TEST_CASE("One tap on Stay brings the visit back as it was, as often as it is needed") {
    Visitor visit = started();
    visit.answer("training", exactly(2));
    const Answers before = visit.model.visit.answers;
    for (int i = 0; i < 20; ++i) {
        REQUIRE(visit.after(149'999).screen() == "idle_warning");
        REQUIRE(visit.act(action::Stay{}).screen() == "question");
        REQUIRE(visit.model.visit.answers == before);
        REQUIRE(test::next_deadline(visit.world, visit.model) == visit.now + 120'000);
    }
}

TEST_CASE("While the warning stands nothing behind it can be touched, but Done still wipes") {
    Visitor visit = started();
    visit.answer("training", exactly(2)).after(130'000);
    const Model before = visit.model;
    visit.answer("work_7y", exactly(0))
        .act(action::Back{})
        .act(action::Open{Screen::help})
        .act(action::SetText{TextSize::small})
        .act(action::Input{});
    CHECK(visit.model == before);
    check_left(visit.act(action::StartOver{}), true);
}

TEST_CASE("A touch that comes when time is already up finds nothing left") {
    Visitor visit = started();
    visit.answer("training", exactly(2));
    check_left(visit.after(150'000, action::Answer{Visitor::question("work_7y"), exactly(0)}), false);
    Visitor slept = started();
    slept.answer("training", exactly(2));
    check_left(slept.after(Millis{1} << 40, action::Stay{}), false);
}

TEST_CASE("Any input puts the warning off; the passing of time alone does not") {
    Visitor visit = started();
    visit.after(119'000, action::Input{});
    CHECK(visit.after(119'000).screen() == "question");
    CHECK(visit.after(1'000).screen() == "idle_warning");
}

TEST_CASE("A clock that is behind does not turn time back") {
    Visitor visit = started();
    visit.now -= 500;
    visit.act(action::Input{});
    CHECK(visit.model.clock.now == 1000);
}
