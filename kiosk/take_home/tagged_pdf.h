#pragma once
#include <string>

#include "kiosk/take_home/structure.h"

namespace milepost::take_home {

/// What a document says of itself.
struct About {
    std::string title, language;
    std::string day;  ///< "2026-11-22": when it was made; "" where that is not known, and nothing is said of it
};

/// The mark around each stretch of letters that Cairo draws: a type that any Cairo knows. Pictures have none:
/// Cairo 1.18 marks no shapes.
constexpr const char* stretch_mark = "Span";

/// A PDF as Cairo draws it, each stretch of letters within `stretch_mark`, as PDF/UA-1 asks for (ISO 14289-1): this
/// structure in place of Cairo's, which knows no language, words for figures or decoration in every version that Debian
/// has; decoration marked as such; title and language told to readers. The same input gives the same bytes. Throws
/// where the stretches are not those of the structure.
std::string tagged_pdf(const std::string& drawn, const Structure& structure, const About& about);

}  // namespace milepost::take_home
