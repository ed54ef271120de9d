#pragma once
#include <string>

namespace milepost::take_home {

/// A PDF as Cairo writes it, with the language of its words ("es") and the wish to show its title told in the catalog, which
/// Cairo 1.16 has no call for: a reader takes the right voice by it. Added as an update at the end (ISO 32000-1, 7.5.6).
/// Text that is no such PDF comes back as it is.
std::string with_language(const std::string& pdf, const std::string& language);

}  // namespace milepost::take_home
