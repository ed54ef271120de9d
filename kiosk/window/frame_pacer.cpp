#include "kiosk/window/frame_pacer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace milepost::kiosk {

Sleep pace(const Rest& rest) {
    constexpr double never = std::numeric_limits<double>::infinity();
    double seconds = never;
    if (rest.still_seconds < never) {
        const double next_frame = static_cast<double>(rest.last_drawn + frame_time - rest.now) / 1000;
        seconds = std::max({rest.still_seconds, next_frame, 0.0});
    }
    for (const auto& moment : {rest.deadline, rest.wake}) {
        if (moment) {
            seconds =
                std::min({seconds, static_cast<double>(std::max<Millis>(0, *moment - rest.now)) / 1000, longest_wait});
        }
    }
    if (std::isinf(seconds)) return {Sleep::Kind::forever, 0};
    if (seconds <= 0) return {Sleep::Kind::none, 0};
    return {Sleep::Kind::until, seconds};
}

}  // namespace milepost::kiosk
