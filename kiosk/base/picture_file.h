#pragma once
#include <string>

#include "ui/headless/raster.h"

namespace milepost::kiosk {

/// Writes a picture as a PNG. Returns what went wrong; empty: nothing.
std::string write_png(const std::string& path, const headless::Picture& picture);

}  // namespace milepost::kiosk
