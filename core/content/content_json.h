#pragma once
#include <map>
#include <string>

#include "core/content/content.h"
#include "core/terms/result.h"

namespace milepost {

/// Reads a content pack from its files (name such as "steps.json" to text). Refused whole, with every fault in form:
/// a missing file, a wrong type, an unknown key, a reference to what is not there. What the values mean is for `check`.
Result<Content> read_content(const std::map<std::string, std::string>& files);

}  // namespace milepost
