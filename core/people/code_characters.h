#pragma once
#include <cstdint>
#include <optional>
#include <vector>

namespace milepost {

/// A number of any size as characters of base 32, and a code whose last two check the others; the least, and last
/// written, first.
using Number = std::vector<std::uint8_t>;

/// `number` becomes number * base + digit.
void push(Number& number, std::size_t base, std::size_t digit);
/// The digit that was pushed last, taken off.
std::size_t pull(Number& number, std::size_t base);

/// The character of a value below 32, in Crockford's alphabet: no I, L, O, U.
char character_of(std::uint8_t value);
/// The value of a character, small letters included, and those that look like a digit; nothing for what is in no code.
std::optional<std::uint8_t> value_of(char c);

constexpr std::size_t check_characters = 2;

/// A character that takes part in the check and is never written stands before all that are.
constexpr std::size_t unwritten_place = 30;

/// Sets the first two of at most `unwritten_place` characters so that they are right.
void set_check(Number& code, std::uint8_t unwritten);

/// What the check says.
struct Checked {
    bool right = false;
    /// of the only one that is wrong, if it is one; `unwritten_place` included
    std::optional<std::size_t> wrong_place;
};
Checked check(const Number& code, std::uint8_t unwritten);

}  // namespace milepost
