#pragma once
#include <string>
#include <vector>

#include "core/content/content.h"
#include "core/terms/result.h"
#include "ui/words/words.h"

namespace milepost::take_home {

/// What the page is made of, as assets/page holds it: a skeleton, its looks and its script.
struct PageParts {
    std::string html, style, script;
};

/// The one static page that opens the link of any plan (fragment.h): all words in all languages, all sources, no
/// request to anyone. Its policy allows its own script and style and nothing else, each by its hash. Refused where it
/// would word something otherwise than `Words` does, where two things of a kind share a `link_id`, and where the script
/// names a message that is not there.
Result<std::string> page(const Content& content, const std::vector<Words>& words, const PageParts& parts);

}  // namespace milepost::take_home
