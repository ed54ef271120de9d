#include "kiosk/speech/pace.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace milepost::voice {
namespace {

// espeak-ng's own unit, as its module of speech-dispatcher maps rates to it (EspeakMinRate, EspeakNormalRate and
// EspeakMaxRate of Debian's espeak-ng.conf).
constexpr double slowest = 80, normal = 170, fastest = 449;

/// Measured on Milepost's own sentences (tests/speech/sound.py measures again): words heard in a minute for each of
/// espeak-ng's unit, pauses between sentences included, in the middle between its versions 1.51 (Debian 12) and 1.52
/// (Debian 13), which is 1 % faster; and what a gap between two words takes beyond its length.
struct Measured {
    std::string_view language, tag;
    double words_for_unit, gap_cost_ms;
};
constexpr std::array<Measured, 2> measured{{{"en", "en-US", 0.95, 15}, {"es", "es-419", 0.857, 90}}};

}  // namespace

Pace pace_of(std::string_view language, double words_a_minute) {
    const auto found =
        std::find_if(measured.begin(), measured.end(), [&](const Measured& one) { return one.language == language; });
    const Measured& voice = found != measured.end() ? *found : measured.front();
    Pace pace{std::string(found != measured.end() ? voice.tag : language), 0, 0};
    const double unit = words_a_minute / voice.words_for_unit;
    if (unit < slowest) {
        constexpr double minute_ms = 60'000;
        const double missing = minute_ms / words_a_minute - minute_ms / (slowest * voice.words_for_unit);
        pace.rate = -100;
        pace.gap_ms = std::max(0, int(std::lround(missing - voice.gap_cost_ms)));
        return pace;
    }
    const double rate = unit < normal ? (unit - normal) / (normal - slowest) : (unit - normal) / (fastest - normal);
    pace.rate = int(std::lround(100 * std::min(rate, 1.0)));
    return pace;
}

int volume_of(int step, int most) {
    constexpr int loudest = 20;  // above it espeak-ng's own limiter takes back what is added (measured)
    return -100 + (loudest + 100) * std::clamp(step, 0, most) / most;
}

std::string with_gaps(std::string_view text, int gap_ms) {
    std::string out = "<speak>", gap = "<break time=\"" + std::to_string(gap_ms) + "ms\"/>";
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' && i > 0 && std::string_view(".,;:?").find(text[i - 1]) == std::string_view::npos)
            out += gap;
        if (text[i] == '&') out += "&amp;";
        else if (text[i] == '<') out += "&lt;";
        else if (text[i] == '>') out += "&gt;";
        else out += text[i];
    }
    return out + "</speak>";
}

}  // namespace milepost::voice
