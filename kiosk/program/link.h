#pragma once
#include "kiosk/program/command_line.h"

namespace milepost::kiosk {

/// `milepost page FILE`: writes the page that opens links; "-" is standard output.
int run_page(const CommandLine& line);
/// `milepost link FILE --address ADDRESS`: prints the link of a profile's plan, without an address its fragment.
int run_link(const CommandLine& line);

}  // namespace milepost::kiosk
