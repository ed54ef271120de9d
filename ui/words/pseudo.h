#pragma once
#include <string>

namespace milepost {

/// A message pattern in a language that nobody speaks: every letter accented, and the text some 40 % longer, by doubled vowels
/// in words that are not long already and by words put at its end. Arguments, forms, tags (**bold**, __emphasis__) and figures stay.
/// `pattern` as it is where ICU cannot read it.
std::string pseudo_pattern(const std::string& pattern);

}  // namespace milepost
