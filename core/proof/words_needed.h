#pragma once
#include <string>
#include <vector>

#include "core/content/content.h"

namespace milepost {

/// Every word key that a screen, a reason or a step of this content needs. Sorted, each once.
std::vector<std::string> words_needed(const Content& content);

}  // namespace milepost
