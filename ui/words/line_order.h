#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace milepost {

/// Letters of a text that stand in one line, in the order in which they are written.
struct LineOfText {
    std::size_t first = 0, last = 0;  ///< `last` is the one after
};

/// A letter as it is seen.
struct SeenLetter {
    std::size_t at = 0;  ///< its place in the text
    char16_t code = 0;   ///< a bracket that is read from the right looks the other way
};

/// The letters of each line from left to right, as Unicode's bidirectional algorithm (UAX 9, by ICU) orders them; marks
/// that only direct it are left out. A line begins anew after each line feed.
std::vector<std::vector<SeenLetter>> seen_order(std::u16string_view text, const std::vector<LineOfText>& lines,
                                                bool right_to_left);

/// Is it a mark that directs the order and is never seen itself?
bool directs_order(char32_t code);
/// Does it make the order in which a text is seen another one than that in which it is written?
bool reorders(char32_t code);

}  // namespace milepost
