#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace milepost {

/// A text from outside as it may stand in a line for staff or in a log: it can't end the line, move what is shown or
/// hide. Control characters (C0, DEL, C1), the ends of lines and paragraphs, bidirectional controls and other format
/// characters become \n, \t or \u{85}; a byte that is no UTF-8 becomes \xff. All else, in any script, stays as it is.
/// Source: Unicode 15.1, categories Cc, Cf, Zl and Zp; UAX 9 and UTR 36 say what bidirectional controls do to a line of
/// text.
std::string printable(std::string_view text);

/// The first `most` bytes of a text and "…" where it is longer; fewer where a character would be cut.
std::string shortened(std::string_view text, std::size_t most);

/// A text in quotes, short enough for a sentence about it.
std::string in_quotes(std::string_view text);

}  // namespace milepost
