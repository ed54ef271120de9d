#pragma once
#include <optional>

#include "core/session/session.h"

namespace milepost::kiosk {

/// Everything that can make the next frame necessary without a touch.
struct Rest {
    double still_seconds = 0;        ///< until something on screen moves by itself: 0 now, infinity never
    std::optional<Millis> deadline;  ///< when the model changes by itself
    std::optional<Millis> wake;      ///< when something else is due: the touch lock opens, the picture is taken back
    Millis now = 0;
    Millis last_drawn = 0;
};

/// How long the loop may sleep. A touch or a key always wakes it at once.
struct Sleep {
    enum class Kind { none, until, forever };
    Kind kind = Kind::none;
    double seconds = 0;  ///< for `until`, above 0
    bool operator==(const Sleep&) const = default;
};

/// Frames of an animation are this far apart at least: 60 a second, also where the driver waits for no display.
constexpr Millis frame_time = 16;

/// While something is due, the loop looks at its clock this often: a wait begun before the machine was suspended goes
/// on after it as if no time had passed, and what the last visitor left shall not stand there so long.
constexpr double longest_wait = 0.5;  // seconds

/// Forever at rest; until the first thing that is due, but no longer than `longest_wait` for what is due by the clock.
Sleep pace(const Rest& rest);

}  // namespace milepost::kiosk
