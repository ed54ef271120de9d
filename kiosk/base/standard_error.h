#pragma once
#include <cstdio>
#include <string>
#include <string_view>

#include "core/terms/printable.h"
#include "core/terms/result.h"

namespace milepost::kiosk {

/// Tells staff one line on standard error. It stays one line whatever stands in it: printers, speech daemons, files and
/// command lines have a say in what is told.
inline void tell_line(std::string_view line) { std::fputs((printable(line) + '\n').c_str(), stderr); }

/// One line for each.
inline void tell_lines(const Findings& findings) {
    for (const Finding& finding : findings) tell_line(finding.sentence());
}

}  // namespace milepost::kiosk
