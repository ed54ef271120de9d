#pragma once
#include <string>

namespace milepost {

/// A language that nobody speaks.
enum class Pseudo {
    accented,  ///< every letter accented, and the text some 40 % longer, by doubled vowels in words that are not long
               ///< already and by words put at its end; CLDR's en-XA
    right_to_left,  ///< each word runs from right to left, by marks around it, and so does the text; CLDR's ar-XB
};

/// A message pattern in it. Arguments, forms, tags (**bold**, __emphasis__) and figures stay. `pattern` as it is where
/// ICU cannot read it.
std::string pseudo_pattern(const std::string& pattern, Pseudo kind = Pseudo::accented);

}  // namespace milepost
