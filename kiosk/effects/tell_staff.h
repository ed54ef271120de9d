#pragma once
#include <string_view>

#include "core/terms/result.h"

namespace milepost::kiosk {

/// Tells staff a sentence: a line on standard error, and never two, whatever stands in it. Never waits: where its
/// reader has stopped reading, or is gone, it is dropped.
void tell_staff(std::string_view sentence);
/// A line for each, in the form of a finding; each told or dropped.
void tell_staff(const Findings& findings);

}  // namespace milepost::kiosk
