#pragma once
#include <string>
#include <string_view>

namespace milepost::voice {

/// How speech-dispatcher is asked for so many words a minute.
struct Pace {
    std::string language;  ///< as it knows it
    int rate = 0;          ///< -100 to 100
    int gap_ms = 0;        ///< of silence after each word: where even -100 is too fast
};

/// For espeak-ng as Debian sets it up. `language` is one of Milepost's ("en", "es"); one that was not measured is taken
/// as English. Another voice has another pace; the organiser sets it in speech-dispatcher.
Pace pace_of(std::string_view language, double words_a_minute);

/// A step of volume (1 to `most`) as speech-dispatcher takes it; beyond the last one it grows no louder.
int volume_of(int step, int most);

/// The text as SSML, with so much silence after each word.
std::string with_gaps(std::string_view text, int gap_ms);

}  // namespace milepost::voice
