#pragma once
#include <string>

#include "core/terms/result.h"
#include "kiosk/base/standard_error.h"

namespace milepost::kiosk {

/// The exit statuses of the contract's section 1.
enum Status { done = 0, refused = 1, wrong_usage = 2, no_display = 3 };

/// Tells on standard error why, and passes the status on.
inline int tell(Status status, const std::string& sentence) {
    tell_line("milepost: " + sentence);
    return status;
}
inline int tell(Status status, const Findings& findings) {
    tell_lines(findings);
    return status;
}

}  // namespace milepost::kiosk
