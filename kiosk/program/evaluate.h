#pragma once
#include <string>

#include "core/roads/evaluation.h"
#include "core/terms/result.h"
#include "kiosk/base/content_files.h"

namespace milepost::kiosk {

/// The evaluation of a profile, as the contract's section 3 has it. `name` stands for the profile in findings;
/// `place_id`: where the person chose to go to school, empty: nowhere yet.
Result<std::string> evaluate_profile(const Pack& pack, const Words& words, Today date, const std::string& name,
                                     const std::string& profile, const std::string& place_id = {});

/// An evaluation as JSON, its sentences in the language of `words`.
std::string evaluation_text(const Pack& pack, const Words& words, const Evaluation& evaluation);

}  // namespace milepost::kiosk
