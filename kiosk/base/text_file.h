#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace milepost::kiosk {

/// The whole text of a file or a pipe, "-" being standard input; nothing when it cannot be read.
std::optional<std::string> read_text(const std::filesystem::path& path);

/// What is asked of a file that is written.
struct Keeping {
    /// nobody but its owner may read it; otherwise it has the rights of the one before, or the usual ones
    bool secret = false;
    bool durable = false;  ///< it outlives a power cut: returns when it is on the disk
    bool patient = true;   ///< waits until a FIFO, a device or what is open already takes the text; otherwise nobody
                           ///< gets it who is not ready
};

/// Writes `text` to where `path` leads, "-" being standard output. The one way in which Milepost writes a file.
/// Symbolic links are followed and stay.
/// * A plain file, or none yet: whoever reads it finds the old text or the new, never a part. The new file has no name
/// before it is
///   whole, then takes the place of the old one and its owner, if it may; of one that fails nothing is left.
/// * A plain file that cannot be replaced (a mount point; a folder that cannot be written to; a full disk, for a text
/// of the same
///   size): written over where it lies, in one piece if the system lets it. If that fails, it has its old text again.
/// * A device, a FIFO, a descriptor of our own (/dev/stdout): the text is sent there. That standard output took it is
/// seen at the end
///   of the program, for all that went there (program.h).
/// Returns what went wrong, "PATH: cannot be written: why"; empty: nothing.
std::string write_file(const std::filesystem::path& path, const std::string& text, Keeping keeping = {});

/// Where a path leads through its symbolic links, the last of which may lead nowhere yet.
std::filesystem::path end_of_links(std::filesystem::path path);

}  // namespace milepost::kiosk
