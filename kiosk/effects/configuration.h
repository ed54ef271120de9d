#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "core/session/staff.h"
#include "core/terms/result.h"

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

/// A configuration from its text. Refused with every fault in it: an unknown key, a wrong type, a size that no display
/// has.
Result<Configuration> parse_configuration(const std::string& file, const std::string& text);
std::string text_of(const Configuration& configuration);

/// Reads the file; where there is none, or nothing in it yet, all is as at first.
Result<Configuration> read_configuration(const std::filesystem::path& file);
/// Writes it as `write_file` does, so that the old text or the new one survives a power cut, and that nobody but its
/// owner can read it. Makes the folder. Returns what went wrong; empty: nothing, and it is on the disk.
std::string write_configuration(const std::filesystem::path& file, const Configuration& configuration);

/// The configuration in force. The file counts, and is read anew each time. What cannot be written to it (a full disk,
/// one that is write-protected) holds all the same, as long as this object lives and nobody else changes the file: a
/// disk locks no one out.
class ConfigurationStore {
  public:
    explicit ConfigurationStore(std::filesystem::path file) : file_(std::move(file)) {}
    /// What is in force now. Refused: the file is there and cannot be understood.
    Result<Configuration> read();
    /// This is in force from now on.
    void write(const Configuration& wanted);
    /// Why the last thing that was to be kept is not on the disk, for whoever looks after the machine; empty: it is.
    [[nodiscard]] const std::string& fault() const { return fault_; }

  private:
    struct Held {
        Configuration wanted, on_disk;
    };
    std::filesystem::path file_;
    std::optional<Held> held_;  ///< the file says otherwise
    std::string fault_;
};

}  // namespace milepost::kiosk
