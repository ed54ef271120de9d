#pragma once
#include <filesystem>
#include <string_view>

#include "ui/base/semantics.h"
#include "ui/headless/raster.h"

namespace milepost::kiosk {

/// Writes a small picture of a screen: STOP-SIZE.png.
void write_sheet(const std::filesystem::path& folder, const std::string& stop, std::string_view size,
                 const headless::Picture& picture);
/// Writes a picture of a screen with what is wrong outlined.
void write_failure(const std::filesystem::path& file, headless::Picture picture, const ui::Rect& rect);

}  // namespace milepost::kiosk
