#pragma once
#include <algorithm>

namespace milepost {

/// Kleene's three values. `unknown` means: the answers so far allow both.
enum class Truth { no = 0, unknown = 1, yes = 2 };

constexpr Truth operator&&(Truth a, Truth b) { return std::min(a, b); }
constexpr Truth operator||(Truth a, Truth b) { return std::max(a, b); }

}  // namespace milepost
