#include "kiosk/text_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>

namespace milepost::kiosk {

std::optional<std::string> read_text(const std::filesystem::path& path) {
    struct Close {
        void operator()(std::FILE* file) const {
            if (file != stdin) std::fclose(file);
        }
    };
    const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    if (!file) return std::nullopt;
    std::string text;
    std::array<char, 65536> part;
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), file.get())) text.append(part.data(), size);
    if (std::ferror(file.get()) != 0) return std::nullopt;  // a folder, say
    return text;
}

std::string replace_file(const std::string& path, const std::string& text) {
    const std::string fresh = path + ".new";
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) return fresh + ": cannot be written: " + std::strerror(errno);
    if (std::rename(fresh.c_str(), path.c_str()) != 0) return path + ": cannot be replaced: " + std::strerror(errno);
    return {};
}

}  // namespace milepost::kiosk
