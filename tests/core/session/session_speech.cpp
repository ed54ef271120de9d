#include "tests/support/visit.h"

using namespace milepost;
using test::started;
using test::Visitor;

namespace {

Visitor listening() {
    Visitor visit = started();
    visit.act(action::SetSpeech{true}).act(action::VoiceTold{{Voice::State::ready, false}});
    return visit;
}

}  // namespace

TEST_CASE("Speech is spoken at 122.5 words a minute unless asked otherwise, in seven steps from 50 to 200 percent") {
    CHECK(numbers::speech_rate.holds(words_a_minute(SpeechSettings().speed)));
    CHECK(words_a_minute(0) == words_a_minute(2) / 2);
    CHECK(words_a_minute(6) == words_a_minute(2) * 2);
    CHECK(speech_speeds.size() == 7);
}

TEST_CASE("Speed and volume stop at their last steps") {
    Visitor visit = listening();
    visit.act(action::SetSpeed{-1}).act(action::SetVolume{0});
    CHECK(visit.model.settings.speech.speed == 0);
    CHECK(visit.model.settings.speech.volume == 1);
    visit.act(action::SetSpeed{7}).act(action::SetVolume{11});
    CHECK(visit.model.settings.speech.speed == 6);
    CHECK(visit.model.settings.speech.volume == 10);
}

TEST_CASE("Every setting of speech is back at its default for the next person, and the voice is still known") {
    Visitor visit = listening();
    visit.act(action::SetSpeed{5})
        .act(action::SetVolume{2})
        .act(action::SetCurtain{true})
        .act(action::StartOver{})
        .after(10'000);
    CHECK(visit.model.settings.speech == SpeechSettings());
    CHECK(visit.model.site.voice.state == Voice::State::ready);
}

TEST_CASE("The curtain is never drawn where nothing can be heard") {
    Visitor visit = started();
    CHECK_FALSE(visit.act(action::SetCurtain{true}).model.settings.speech.curtain);
    visit = listening();
    CHECK(visit.act(action::SetCurtain{true}).model.settings.speech.curtain);
    CHECK_FALSE(visit.act(action::VoiceTold{{Voice::State::none, false}}).model.settings.speech.curtain);
    visit = listening();
    CHECK_FALSE(visit.act(action::SetCurtain{true}).act(action::SetSpeech{false}).model.settings.speech.curtain);
}

TEST_CASE("Nobody is warned for listening: the time to answer begins when the voice falls silent") {
    Visitor visit = listening();
    const Millis warn = visit.world.idle.warn_after;
    visit.act(action::VoiceTold{{Voice::State::ready, true}});
    CHECK(visit.after(2 * warn).screen() == "question");
    visit.act(action::VoiceTold{{Voice::State::ready, false}});
    CHECK(visit.after(warn - 1).screen() == "question");
    CHECK(visit.after(1).screen() == "idle_warning");
}

TEST_CASE("A warning is not taken back because it is spoken itself") {
    Visitor visit = listening();
    CHECK(visit.after(visit.world.idle.warn_after).screen() == "idle_warning");
    visit.act(action::VoiceTold{{Voice::State::ready, true}});
    CHECK(visit.after(1000).screen() == "idle_warning");
    visit.act(action::VoiceTold{{Voice::State::ready, false}});
    CHECK(visit.after(1000).screen() == "idle_warning");
    CHECK(visit.after(visit.world.idle.answer_within).screen() == "attract");
}

TEST_CASE("A voice that never falls silent keeps no visit: the warning comes after ten minutes") {
    Visitor visit = listening();
    visit.act(action::VoiceTold{{Voice::State::ready, true}});
    CHECK(visit.after(visit.world.idle.longest_speech + visit.world.idle.warn_after).screen() == "idle_warning");
    CHECK(visit.after(visit.world.idle.answer_within).screen() == "attract");
}

TEST_CASE("Only who listens can ask for it again or for a pause") {
    Visitor visit = started();
    visit.act(action::Repeat{}).act(action::Pause{});
    CHECK(visit.effects.empty());
    visit.act(action::SetSpeech{true}).act(action::Repeat{}).act(action::Pause{});
    CHECK(visit.effects == std::vector{Effect::repeat_speech, Effect::pause_speech});
}

TEST_CASE("Headphones that are plugged in begin a visit that is spoken, in the language shown then") {
    Visitor visit;
    visit.after(5000, action::HeadphonesTold{true, "es"});
    CHECK(visit.screen() == "question");
    CHECK(visit.model.settings.language == "es");
    CHECK(visit.model.settings.speech.on);
    CHECK(visit.model.clock.last_input == visit.now);
    visit.act(action::StartOver{});
    Visitor silent = visit;
    CHECK_FALSE(silent.after(1000, action::HeadphonesTold{false, "es"})
                    .model.settings.speech.on);  // pulled out while the goodbye is said
    CHECK(visit.after(10'000).model.settings.speech == SpeechSettings());
    CHECK_FALSE(visit.after(1000, action::HeadphonesTold{false, "es"}).model.visit.here);
}

TEST_CASE(
    "During a visit headphones change the voice and nothing else, and what a hand asked for stays when they are pulled "
    "out") {
    Visitor visit = started();
    CHECK(visit.act(action::HeadphonesTold{true, "es"}).model.settings.language == "en");
    CHECK(visit.act(action::VoiceTold{{Voice::State::ready, false}})
              .act(action::SetCurtain{true})
              .model.settings.speech.curtain);
    visit.act(action::HeadphonesTold{false, "es"});
    CHECK_FALSE(visit.model.settings.speech.on);
    CHECK_FALSE(visit.model.settings.speech.curtain);
    CHECK(visit.act(action::SetSpeech{true})
              .act(action::HeadphonesTold{true, "es"})
              .act(action::HeadphonesTold{false, "es"})
              .model.settings.speech.on);
}

TEST_CASE("A warning is spoken to who plugs headphones in, and still wants its answer") {
    Visitor visit = started();
    visit.after(visit.world.idle.warn_after, action::HeadphonesTold{true, "en"});
    CHECK(visit.screen() == "idle_warning");
    CHECK(visit.model.settings.speech.on);
    CHECK(visit.after(visit.world.idle.answer_within).screen() == "attract");
}

TEST_CASE("Headphones begin no visit while staff is at the applicant's screen") {
    Visitor visit;
    staff::Told gate;
    gate.machine.gate = true;
    visit.act(action::ByStaff{gate}).act(action::ByStaff{staff::Open{}});
    CHECK(visit.screen() == "staff_pin");
    CHECK_FALSE(visit.act(action::HeadphonesTold{true, "en"}).model.visit.here);
}
