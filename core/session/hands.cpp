#include "core/session/hands.h"

#include <algorithm>

#include "core/terms/numbers.h"

namespace milepost {

void note_miss(Misses& misses, Millis now) {
    if (misses.offer != Misses::Offer::none) return;
    const auto within = static_cast<Millis>(1000 * numbers::misses_within.most);
    std::erase_if(misses.at, [&](Millis at) { return at + within <= now; });
    misses.at.push_back(now);
    if (misses.at.size() < static_cast<std::size_t>(numbers::misses.least)) return;
    misses = {{}, Misses::Offer::made};
}

Millis possible_scan_step(Millis step) {
    return std::clamp(step, static_cast<Millis>(1000 * numbers::scan_step.least),
                      static_cast<Millis>(1000 * numbers::scan_step.most));
}

}  // namespace milepost
