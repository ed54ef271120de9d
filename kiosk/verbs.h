#pragma once
#include "kiosk/command_line.h"

namespace milepost::kiosk {

/// What the verbs of the command line do. Each returns the exit status of the contract's section 1 and tells a refusal on
/// standard error, one finding a line.
int run_kiosk(const CommandLine& line);
int run_evaluate(const CommandLine& line);
int run_check(const CommandLine& line);
int run_tour(const CommandLine& line);
int run_conform(const CommandLine& line);

}  // namespace milepost::kiosk
