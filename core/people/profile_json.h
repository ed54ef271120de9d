#pragma once
#include <string>

#include "core/content/content.h"
#include "core/terms/result.h"

namespace milepost {

/// Reads a profile (contract, section 2). Refused with every fault in it: an unknown key or value, a wrong type, a
/// month that does not exist, a number out of range. `file` names the text in the findings.
Result<Facts> read_profile(const Content& content, const std::string& file, const std::string& text);

}  // namespace milepost
