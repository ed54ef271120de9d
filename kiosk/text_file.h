#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace milepost::kiosk {

/// The whole text of a file or a pipe, "-" being standard input; nothing when it cannot be read.
std::optional<std::string> read_text(const std::filesystem::path& path);

/// Writes `text` to `path` so that a reader finds the old text or the new, never a part: a new file takes the old one's place.
/// Returns what went wrong; empty: nothing.
std::string replace_file(const std::string& path, const std::string& text);

}  // namespace milepost::kiosk
