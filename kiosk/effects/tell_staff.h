#pragma once
#include <string_view>

namespace milepost::kiosk {

/// Tells staff a sentence: a line on standard error, and never two, whatever stands in it. Never waits: where its reader has stopped reading, or is gone, it is dropped.
void tell_staff(std::string_view sentence);

}  // namespace milepost::kiosk
