#pragma once
#include <filesystem>

#include "kiosk/base/content_files.h"
#include "kiosk/program/command_line.h"

namespace milepost::kiosk {

/// What the verbs of the command line do. Each returns the exit status of the contract's section 1 and tells a refusal
/// on standard error, one finding a line.
int run_kiosk(const CommandLine& line);
int run_evaluate(const CommandLine& line);
int run_check(const CommandLine& line);
int run_tour(const CommandLine& line);
int run_conform(const CommandLine& line);
int run_reset_pin(const CommandLine& line);
int run_places(const CommandLine& line);  ///< both verbs of places

/// Today: what `--date` says; else what the clock says, where this content and the clock can both be right.
Today today(const CommandLine& line, const Content& content);
/// What is told of a clock that cannot be right for this content: "the clock says 1970-01-01; ...".
std::string clock_fault(const Content& content);
/// The finding for a verb that needs to know the day of one person, and does not.
Finding date_wanted(const Content& content);
/// The words of the language asked for, which may be made up; null: there is no such language.
const Words* words_for(Pack& pack, const CommandLine& line);
/// The finding where there is none.
Finding language_wanted(const Pack& pack, const CommandLine& line);
/// The folder of the content pack that the line means.
std::filesystem::path pack_folder(const CommandLine& line);

}  // namespace milepost::kiosk
