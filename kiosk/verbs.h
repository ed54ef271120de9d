#pragma once
#include <filesystem>

#include "kiosk/command_line.h"

namespace milepost::kiosk {

/// Instead of an exit status: the program is to be started again in its own place.
inline constexpr int begin_anew = -1;

/// What the verbs of the command line do. Each returns the exit status of the contract's section 1 and tells a refusal on
/// standard error, one finding a line.
/// `begin_anew` where the content comes after the public was already told that the kiosk is out of service.
int run_kiosk(const CommandLine& line);
int run_evaluate(const CommandLine& line);
int run_check(const CommandLine& line);
int run_tour(const CommandLine& line);
int run_conform(const CommandLine& line);
int run_reset_pin(const CommandLine& line);

/// The day of the date line, or of the clock on the wall here.
Date today(const CommandLine& line);
/// The folder of the content pack that the line means.
std::filesystem::path pack_folder(const CommandLine& line);

}  // namespace milepost::kiosk
