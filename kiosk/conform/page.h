#pragma once
#include <string>

#include "kiosk/conform/matrix.h"

namespace milepost::kiosk {

/// The report as one page of HTML that needs nothing but the pictures beside it.
std::string page_of(const Conformance& result, const ConformPlan& plan);

/// Every failure, one a line, tabs between: for programs that sort and count.
std::string failure_lines(const Conformance& result);

/// The counts of each kind of check, a line each, the last `conform: N checks, F failures`.
std::string lines_of(const Conformance& result);

}  // namespace milepost::kiosk
