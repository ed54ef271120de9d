#pragma once
#include <string>

#include "core/evaluation.h"
#include "core/wording.h"

namespace milepost {

/// The sentences that word an evaluation, for screen, speech, paper and JSON alike. All are messages of the words files.

/// What a test asks for: "at least 12".
std::string needs(const Content& content, const Test& test, const Wording& say);
/// What is known of what a test asks for: "6", "12 to 23", "not known".
std::string has(const Content& content, const Reason& reason, const Wording& say);
/// How a test stands for this person, as a whole sentence.
std::string sentence(const Content& content, const Reason& reason, const Wording& say);
/// Why a step is on the road.
std::string why(const Stage& stage, const Wording& say);

}  // namespace milepost
