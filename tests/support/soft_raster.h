#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "ui/theme.h"

struct ImDrawData;

namespace milepost::test {

/// Rows from the top, three bytes a pixel.
struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;
    bool operator==(const Picture&) const = default;
};

/// Stands in for a renderer: answers what Dear ImGui asks of its textures. Call after Render, with `RendererHasTextures` set.
void serve_textures();
/// Tells Dear ImGui that its textures are gone, before its context is destroyed.
void release_textures();

/// Draws on the CPU in whole numbers alone, so that every compiler gives the same bits: triangles with a top-left rule,
/// bilinear textures, source-over blending.
Picture raster(const ImDrawData& data, int width, int height, ui::Colour ground = {});

/// Writes a PNG. Returns what went wrong; empty: nothing.
std::string write_png(const std::string& path, const Picture& picture);

}  // namespace milepost::test
