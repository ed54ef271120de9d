#include <catch2/catch_test_macros.hpp>

#include "core/session/speech.h"
#include "kiosk/speech/pace.h"

using namespace milepost;

TEST_CASE(
    "Each step of speed is slower or faster than its neighbour, in both languages; gaps stand in where the voice can "
    "go no slower") {
    for (const char* language : {"en", "es"}) {
        voice::Pace before = voice::pace_of(language, words_a_minute(0));
        CHECK(before.gap_ms > 0);
        CHECK(before.rate == -100);
        for (int step = 1; step < int(speech_speeds.size()); ++step) {
            const voice::Pace pace = voice::pace_of(language, words_a_minute(step));
            CHECK((pace.rate > before.rate || pace.gap_ms < before.gap_ms));
            CHECK(pace.rate <= 100);
            before = pace;
        }
        CHECK(before.gap_ms == 0);
    }
}

TEST_CASE("No step of volume is silence, and each is louder than the one before") {
    CHECK(voice::volume_of(1, speech_volumes) > -100);
    for (int step = 2; step <= speech_volumes; ++step)
        CHECK(voice::volume_of(step, speech_volumes) > voice::volume_of(step - 1, speech_volumes));
    CHECK(voice::volume_of(speech_volumes, speech_volumes) <= 100);
}

TEST_CASE("A text with gaps is well-formed, whatever stands in it") {
    CHECK(voice::with_gaps("A & <b> c, d", 200) ==
          "<speak>A<break time=\"200ms\"/> &amp;<break time=\"200ms\"/> &lt;b&gt;<break time=\"200ms\"/> c, d</speak>");
}
