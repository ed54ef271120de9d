#pragma once
#include <filesystem>
#include <string>

#include "core/result.h"
#include "core/staff.h"

namespace milepost::kiosk {

/// A kiosk's own settings, which its organiser makes once. Never anything of a visitor.
struct Configuration {
    Setup setup;
    std::string pin_hash;  ///< of the staff PIN, by Argon2id; empty: none was set
    staff::Tries tries;    ///< at it
    bool operator==(const Configuration&) const = default;
};

/// milepost/kiosk.json in the folder for the user's configuration (XDG_CONFIG_HOME, or else ~/.config).
std::filesystem::path default_configuration();

/// A configuration from its text. Refused with every fault in it: an unknown key, a wrong type, a size that no display has.
Result<Configuration> parse_configuration(const std::string& file, const std::string& text);
std::string text_of(const Configuration& configuration);

/// Reads the file; where there is none, all is as at first.
Result<Configuration> read_configuration(const std::filesystem::path& file);
/// Writes it so that the old text or the new one survives a power cut, and that nobody but its owner can read it. Makes the
/// folder. Returns what went wrong; empty: nothing, and it is on the disk.
std::string write_configuration(const std::filesystem::path& file, const Configuration& configuration);

}  // namespace milepost::kiosk
