#include "kiosk/semantics_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

namespace milepost::kiosk {

std::string replace_file(const std::string& path, const std::string& text) {
    const std::string fresh = path + ".new";
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) return fresh + ": cannot be written: " + std::strerror(errno);
    if (std::rename(fresh.c_str(), path.c_str()) != 0) return path + ": cannot be replaced: " + std::strerror(errno);
    return {};
}

std::string SemanticsFile::tell(const ui::Semantics& shown) {
    if (!outdated(shown)) return {};
    told_ = shown;
    return replace_file(path_, ui::to_json(shown, ++frame_));
}

}  // namespace milepost::kiosk
