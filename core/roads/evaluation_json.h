#pragma once
#include <string>

#include "core/roads/evaluation.h"
#include "core/roads/wording.h"

namespace milepost {

/// The evaluation as the contract's section 3 has it, worded by `say`, ending with a line end.
/// The same evaluation and words give the same bytes.
std::string to_json(const Content& content, const Evaluation& evaluation, const Wording& say);

}  // namespace milepost
