#pragma once
#include <algorithm>

namespace milepost {

/// What is known of a whole number: it lies between `min` and `max`, both included.
/// Every answer is one: "1 to 2 years" is {12, 23}, a single choice is {k, k}, "not sure" is the fact's whole domain.
struct Interval {
    int min = 0;
    int max = 0;

    [[nodiscard]] constexpr bool exact() const { return min == max; }
    [[nodiscard]] constexpr bool contains(int value) const { return min <= value && value <= max; }
    [[nodiscard]] constexpr bool contains(Interval other) const { return min <= other.min && other.max <= max; }
    [[nodiscard]] constexpr bool overlaps(Interval other) const { return min <= other.max && other.min <= max; }
    constexpr bool operator==(const Interval&) const = default;

    friend constexpr Interval operator+(Interval a, Interval b) { return {a.min + b.min, a.max + b.max}; }
    friend constexpr Interval operator-(Interval a) { return {-a.max, -a.min}; }
};

constexpr Interval exactly(int value) { return {value, value}; }

/// The smallest interval that holds both.
constexpr Interval span(Interval a, Interval b) { return {std::min(a.min, b.min), std::max(a.max, b.max)}; }

/// What both allow; where they contradict each other, the first: what was said first about a thing stands.
constexpr Interval narrowed(Interval a, Interval b) {
    return a.overlaps(b) ? Interval{std::max(a.min, b.min), std::min(a.max, b.max)} : a;
}

}  // namespace milepost
