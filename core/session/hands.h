#pragma once
#include <cstdint>
#include <vector>

/// How a visitor's hands work the kiosk: where they reach, with which switches, and whether they miss.
namespace milepost {

/// Milliseconds on a clock that only moves forward. The kiosk brings it in with every action.
using Millis = std::int64_t;

/// Reach mode: all targets stand in the part of the display that can be reached from a chair, towards this hand.
enum class Reach { off, left, right };

/// Switches: `two` move on and choose, `one` chooses while the marking moves on by itself (scanning).
enum class Switches { off, two, one };

/// Touches that met nothing, and what is offered to someone who misses again and again.
struct Misses {
    enum class Offer { none, made, settled };
    std::vector<Millis> at;  ///< those that still count
    Offer offer = Offer::none;
    bool operator==(const Misses&) const = default;
};

/// One more miss at `now`. Makes the offer when there were `numbers::misses` of them within `numbers::misses_within`,
/// once.
void note_miss(Misses& misses, Millis now);

/// The scanning step nearest to this one that can be set (`numbers::scan_step`).
Millis possible_scan_step(Millis step);

}  // namespace milepost
