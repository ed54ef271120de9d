#pragma once
#include <cstdint>
#include <vector>

#include "ui/base/theme.h"

struct ImDrawData;

namespace milepost::headless {

/// A part of the screen, in pixels.
struct Region {
    int x = 0, y = 0, width = 0, height = 0;
};

/// Rows from the top, three bytes a pixel.
struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;
    bool operator==(const Picture&) const = default;
};

/// Stands in for a renderer: answers what Dear ImGui asks of its textures. Call after Render, with
/// `RendererHasTextures` set.
void serve_textures();
/// Tells Dear ImGui that its textures are gone, before its context is destroyed.
void release_textures();

/// Draws on the CPU in whole numbers alone, so that every compiler gives the same bits: triangles with a top-left rule,
/// bilinear textures, source-over blending.
Picture raster(const ImDrawData& data, int width, int height, ui::Colour ground = {});
/// The same of a part of it alone, at a fraction of the cost.
Picture raster(const ImDrawData& data, const Region& region, ui::Colour ground = {});
/// The same of parts of it, in one walk over what is drawn.
std::vector<Picture> raster(const ImDrawData& data, const std::vector<Region>& regions, ui::Colour ground = {});

}  // namespace milepost::headless
