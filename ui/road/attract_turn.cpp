#include "ui/road/attract_turn.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "ui/base/theme.h"

namespace milepost::ui {
namespace {

constexpr double drawn_in = 3, lasts = 9;  ///< seconds: the road is drawn; the next turn begins
constexpr float reach = 8;                 ///< millimetres from the middle: what the margin leaves
constexpr int across = 29, along = 37;  ///< steps from one end to the other; primes, so that all places meet all turns

/// Between -1 and 1, to and fro in even steps.
float swing(long turn, int steps) { return 2 * float(std::labs(turn % (2 * steps) - steps)) / float(steps) - 1; }

}  // namespace

Turn turn_at(double seconds, std::size_t examples, std::size_t languages) {
    const double since = std::fmod(seconds, lasts), left = lasts - since;
    const long now = long(seconds / lasts), before = std::max(0L, now - 1);
    const auto light = [&](long turn) { return float(std::size_t(turn) / (examples * languages) % 2); };
    // Both counts go round at each turn. After as many turns as both divide they would only repeat themselves: the
    // languages then move on by one.
    const std::size_t round = std::size_t(now) / std::lcm(examples, languages);
    const float there = motion::ease(float(since / motion::normal));
    const auto moved = [&](int steps) {
        return reach * (swing(before, steps) + (swing(now, steps) - swing(before, steps)) * there);
    };

    Turn turn;
    turn.example = std::size_t(now) % examples;
    turn.language = (std::size_t(now) + round) % languages;
    turn.light = light(before) + (light(now) - light(before)) * there;
    turn.aside_x = moved(across);
    turn.aside_y = moved(along);
    turn.drawn = motion::ease(float(since / drawn_in));
    turn.shown = motion::ease(float(std::min(since, left) / motion::normal));
    turn.calm = since < drawn_in ? 0 : std::max(0.0, left - motion::normal);
    return turn;
}

}  // namespace milepost::ui
