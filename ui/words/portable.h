#pragma once
#include <string>
#include <vector>

#include "core/terms/result.h"
#include "ui/words/words.h"

namespace milepost {

/// The largest numbers that portable words are proved for.
constexpr int most_portable_count = 600;  ///< of what a plural counts
constexpr int most_portable_number = 10'000'000;

/// Messages in a form that can be worded without ICU, with the same result: all that ICU knows of the language and that
/// they need stands in tables, which are made by wording and checked against it. As JSON:
/// {"messages": {key: PATTERN}, "dates": {form: [12 texts with {y} and {d}]}, "plural": {"1": "one"} (others are
/// "other"),
///  "number" and "usd": {"before": "$", "after": "", "group": ",", "from": the least number that is grouped},
///  "joints": {"": [what stands between two items that are all, between two of more, before the last of more]}}
/// Joints stand once more under each of `items` that takes others when it is the last of a list ("e Iowa").
/// A PATTERN is a text, or a list of texts and of values: [name], [name, "number"], [name, "usd"], [name, "date",
/// form], [name, "plural" | "select", {case: PATTERN}]. A message that takes more than these is refused.
Result<std::string> portable(const Words& words, const std::vector<std::string>& keys,
                             const std::vector<std::string>& items);

}  // namespace milepost
