#pragma once
#include <algorithm>
#include <array>
#include <string>

#include "core/terms/numbers.h"

namespace milepost {

/// How a person wants to be spoken to. As every setting it is back at its default for the next one.
struct SpeechSettings {
    bool on = false;
    int speed = 2;         ///< a step of `speech_speeds`
    int volume = 7;        ///< 1 to `speech_volumes`
    bool curtain = false;  ///< the display is black: only what is spoken tells. Never without `on`
    bool by_plug = false;  ///< headphones turned it on or off last, and no hand
    bool operator==(const SpeechSettings&) const = default;
};

/// In percent of the default speed (VVSG 2.0 7.1-K: 6 to 8 steps).
inline constexpr std::array<int, 7> speech_speeds{50, 75, 100, 125, 150, 175, 200};
static_assert(speech_speeds.front() == numbers::speech_span.least && speech_speeds.back() == numbers::speech_span.most);
static_assert(speech_speeds[SpeechSettings().speed] == 100);
inline constexpr int speech_volumes = 10;

/// Words a minute at a step.
constexpr double words_a_minute(int speed) {
    const auto step = std::size_t(std::clamp(speed, 0, int(speech_speeds.size()) - 1));
    return (numbers::speech_rate.least + numbers::speech_rate.most) / 2 * speech_speeds[step] / 100;
}

/// What the outside world tells of the voice.
struct Voice {
    enum class State {
        unknown,  ///< nobody asked for it yet, or it is on its way
        ready,
        none,  ///< there is no speech on this kiosk now
    };
    State state = State::unknown;
    bool speaking = false;
    bool operator==(const Voice&) const = default;
};

/// Something to say, in a language.
struct Utterance {
    std::string language;
    std::string text;
    bool operator==(const Utterance&) const = default;
};

}  // namespace milepost
