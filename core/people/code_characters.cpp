#include "core/people/code_characters.h"

#include <array>
#include <string_view>

namespace milepost {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// GF(32) by its powers of x, with x^5 = x^2 + 1.

struct Field {
    std::array<std::uint8_t, 31> power{};
    std::array<std::uint8_t, 32> log{};
    constexpr Field() {
        for (std::uint8_t n = 0, value = 1; n < 31; ++n) {
            power[n] = value;
            log[value] = n;
            value = std::uint8_t(value < 16 ? value << 1 : (value << 1) ^ 0b100101);
        }
    }
    [[nodiscard]] constexpr std::uint8_t times_power(std::uint8_t a, std::size_t n) const {
        return a == 0 ? 0 : power[(log[a] + n) % 31];
    }
};
constexpr Field field;

/// The sum of all characters, and of each times x to its place. Both are 0 in a right code; one that is wrong by e at
/// place n makes them e and e x^n, which tells n.
struct Sums {
    std::uint8_t plain = 0, placed = 0;
    void add(std::uint8_t character, std::size_t place) {
        plain ^= character;
        placed ^= field.times_power(character, place);
    }
};

Sums sums_of(const Number& code, std::uint8_t unwritten) {
    Sums sums;
    sums.add(unwritten, unwritten_place);
    for (std::size_t place = 0; place < code.size(); ++place) sums.add(code[place], place);
    return sums;
}

}  // namespace

void push(Number& number, std::size_t base, std::size_t digit) {
    for (std::uint8_t& part : number) {
        digit += part * base;
        part = digit % 32;
        digit /= 32;
    }
    for (; digit > 0; digit /= 32) number.push_back(digit % 32);
}

std::size_t pull(Number& number, std::size_t base) {
    std::size_t rest = 0;
    for (auto part = number.rbegin(); part != number.rend(); ++part) {
        rest = rest * 32 + *part;
        *part = std::uint8_t(rest / base);
        rest %= base;
    }
    while (!number.empty() && number.back() == 0) number.pop_back();
    return rest;
}

char character_of(std::uint8_t value) { return alphabet[value]; }

std::optional<std::uint8_t> value_of(char c) {
    if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) return {};
    return std::uint8_t(value);
}

void set_check(Number& code, std::uint8_t unwritten) {
    const Sums rest = sums_of(code, unwritten);
    const std::size_t one_plus_x = field.log[1 ^ field.power[1]];
    code[1] = field.times_power(rest.plain ^ rest.placed, 31 - one_plus_x);
    code[0] = rest.plain ^ code[1];
}

Checked check(const Number& code, std::uint8_t unwritten) {
    const Sums sums = sums_of(code, unwritten);
    if (sums.plain == 0 && sums.placed == 0) return {true, {}};
    if (sums.plain == 0 || sums.placed == 0) return {};
    const std::size_t place = (31u + field.log[sums.placed] - field.log[sums.plain]) % 31;
    if (place >= code.size() && place != unwritten_place) return {};
    return {false, place};
}

}  // namespace milepost
