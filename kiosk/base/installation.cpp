#include "kiosk/base/installation.h"

#include <system_error>

namespace milepost::kiosk {
namespace {

namespace fs = std::filesystem;

fs::path program_folder() {
    std::error_code none;
    return fs::read_symlink("/proc/self/exe", none).parent_path();
}

/// By its shortest name, where it is there.
fs::path shared(const char* name) {
    const fs::path folder = program_folder().parent_path() / "share" / "milepost" / name;
    std::error_code missing;
    const fs::path plain = fs::canonical(folder, missing);
    return missing ? folder : plain;
}

}  // namespace

fs::path own_assets() { return shared("assets"); }
fs::path font_folder() { return shared("fonts"); }
fs::path program_beside(const std::string& name) { return program_folder() / name; }

}  // namespace milepost::kiosk
