#include "core/terms/printable.h"

#include <algorithm>
#include <array>

namespace milepost {
namespace {

struct Span {
    char32_t first, last;
};

/// What is not shown as itself, in rising order.
constexpr std::array<Span, 21> hidden{{
    {0x00, 0x1F},       {0x7F, 0x9F},       {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},
    {0x6DD, 0x6DD},     {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},     {0x180E, 0x180E},
    {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},   {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFB},
    {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE007F},
}};

bool is_hidden(char32_t character) {
    const auto* span =
        std::find_if(hidden.begin(), hidden.end(), [&](const Span& one) { return character <= one.last; });
    return span != hidden.end() && character >= span->first;
}

struct Character {
    char32_t value = 0;
    std::size_t bytes = 0;  ///< 0: the text does not begin with UTF-8
};

/// The first character of a text that is not empty. Source: RFC 3629, section 4.
Character first_of(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
    char32_t value = lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        value = value << 6 | (byte(i) & 0x3FU);
    }
    const bool too_long = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
    if (too_long || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) return {};
    return {value, bytes};
}

std::string hexadecimal(char32_t value, std::size_t least) {
    std::string digits;
    for (; value != 0 || digits.size() < least; value >>= 4)
        digits.insert(digits.begin(), "0123456789abcdef"[value & 15]);
    return digits;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Character character = first_of(text);
        const std::size_t bytes = std::max<std::size_t>(character.bytes, 1);
        if (character.bytes == 0) out += "\\x" + hexadecimal(static_cast<unsigned char>(text.front()), 2);
        else if (character.value == U'\n') out += "\\n";
        else if (character.value == U'\r') out += "\\r";
        else if (character.value == U'\t') out += "\\t";
        else if (is_hidden(character.value)) out += "\\u{" + hexadecimal(character.value, 1) + "}";
        else out += text.substr(0, bytes);
        text.remove_prefix(bytes);
    }
    return out;
}

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t most = 60;
    return '"' + shortened(text, most) + '"';
}

}  // namespace milepost
