#pragma once
#include "core/session/hands.h"
#include "core/terms/date.h"

/// The only place where the kiosk reads a clock for people's time. (How long a child of ours may be silent is another
/// thing: it sleeps when we sleep, so there steady_clock is right.)
namespace milepost::kiosk {

/// Milliseconds since the machine started. They go on while it is suspended: whoever walked away before that has long
/// gone at waking.
Millis since_boot();

/// The day that the clock and the time zone tell, both as they are now. From any thread.
Date day_by_clock();

}  // namespace milepost::kiosk
