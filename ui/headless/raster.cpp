#include "ui/headless/raster.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>
#include <utility>

namespace milepost::headless {
namespace {

using Whole = std::int64_t;

constexpr int sub = 256;  ///< steps in a pixel

struct Corner {
    Whole x, y, u, v;  ///< in 1/256 pixel; texture coordinates in 1/65536 texel
    std::array<int, 4> rgba;
};

struct Texture {
    const unsigned char* pixels = nullptr;
    int width = 1, height = 1, bytes = 4;

    [[nodiscard]] std::array<int, 4> texel(Whole x, Whole y) const {
        const Whole cx = std::clamp<Whole>(x, 0, width - 1), cy = std::clamp<Whole>(y, 0, height - 1);
        const unsigned char* p = pixels + (cy * width + cx) * bytes;
        if (bytes == 1) return {255, 255, 255, p[0]};
        return {p[0], p[1], p[2], p[3]};
    }
    /// At a place in 1/65536 texel, the middle of a texel at its half.
    [[nodiscard]] std::array<int, 4> sample(Whole u, Whole v) const {
        const Whole a = u - 32768, b = v - 32768, x = a >> 16, y = b >> 16;
        const int fx = static_cast<int>((a & 65535) >> 8), fy = static_cast<int>((b & 65535) >> 8);
        const auto p = texel(x, y);
        if (fx == 0 && fy == 0) return p;
        const auto q = texel(x + 1, y), r = texel(x, y + 1), s = texel(x + 1, y + 1);
        std::array<int, 4> out{};
        for (std::size_t i = 0; i < 4; ++i) {
            const int top = p[i] * (256 - fx) + q[i] * fx, low = r[i] * (256 - fx) + s[i] * fx;
            out[i] = (top * (256 - fy) + low * fy + 32768) >> 16;
        }
        return out;
    }
};

struct Clip {
    int left, top, right, bottom;
};

Whole edge(const Corner& a, const Corner& b, Whole x, Whole y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/// A pixel that lies on an edge belongs to the triangle below or to the right of it alone.
Whole owns(const Corner& a, const Corner& b) { return (a.y == b.y && b.x > a.x) || b.y < a.y ? 0 : -1; }

/// Narrows [from, to) to the n for which `at` + n * `step` is not negative.
void keep_inside(Whole at, Whole step, Whole& from, Whole& to) {
    if (step == 0) {
        if (at < 0) to = from;
    } else if (step > 0) {
        if (at < 0) from = std::max(from, (-at + step - 1) / step);
    } else {
        to = at < 0 ? from : std::min(to, at / -step + 1);
    }
}

void blend(std::uint8_t* to, const std::array<int, 4>& rgba) {
    if (rgba[3] == 255) {
        for (std::size_t i = 0; i < 3; ++i) to[i] = static_cast<std::uint8_t>(rgba[i]);
        return;
    }
    for (std::size_t i = 0; i < 3; ++i) {
        const int mixed = rgba[i] * rgba[3] + to[i] * (255 - rgba[3]);
        to[i] = static_cast<std::uint8_t>((mixed + 127) / 255);
    }
}

/// So many pixels of one colour: what is there is copied behind itself.
void fill(std::uint8_t* to, std::size_t pixels, const std::array<std::uint8_t, 3>& colour) {
    std::copy(colour.begin(), colour.end(), to);
    for (std::size_t done = 3, all = 3 * pixels; done < all;) {
        const std::size_t next = std::min(done, all - done);
        std::memcpy(to + done, to, next);
        done += next;
    }
}

/// (start + n * step) / area for one n after the other, rounded down, without a division for each.
struct Share {
    Whole whole = 0, part = 0, step_whole = 0, step_part = 0, area = 1;

    Share() = default;
    Share(Whole start, Whole step, Whole over, Whole n) : area(over) {
        divide(start + n * step, whole, part);
        divide(step, step_whole, step_part);
    }
    void next() {
        whole += step_whole;
        part += step_part;
        if (part < area) return;
        part -= area;
        ++whole;
    }

  private:
    void divide(Whole what, Whole& quotient, Whole& rest) const {
        quotient = what / area;
        rest = what % area;
        if (rest >= 0) return;
        rest += area;
        --quotient;
    }
};

void triangle(Picture& out, Corner a, Corner b, Corner c, const Texture& texture, const Clip& clip) {
    Whole area = edge(a, b, c.x, c.y);
    if (area == 0) return;
    if (area < 0) {
        std::swap(b, c);
        area = -area;
    }
    const auto pixel = [](Whole v) { return static_cast<int>(v >> 8); };
    const int left = std::max(clip.left, pixel(std::min({a.x, b.x, c.x}))),
              right = std::min(clip.right, pixel(std::max({a.x, b.x, c.x})) + 1);
    const int top = std::max(clip.top, pixel(std::min({a.y, b.y, c.y}))),
              bottom = std::min(clip.bottom, pixel(std::max({a.y, b.y, c.y})) + 1);
    const bool flat = a.rgba == b.rgba && b.rgba == c.rgba,
               one_texel = a.u == b.u && b.u == c.u && a.v == b.v && b.v == c.v;
    const Whole own_a = owns(b, c), own_b = owns(c, a), own_c = owns(a, b);
    std::array<int, 4> texel = texture.sample(a.u, a.v);
    std::array<int, 4> one_ink = a.rgba;
    for (std::size_t i = 0; i < 4; ++i) one_ink[i] = (one_ink[i] * texel[i] + 127) / 255;
    if (flat && one_texel && one_ink[3] == 0) return;
    for (int y = top; y < bottom; ++y) {
        const Whole start_x = static_cast<Whole>(left) * sub + sub / 2, py = static_cast<Whole>(y) * sub + sub / 2;
        const Whole row_a = edge(b, c, start_x, py), row_b = edge(c, a, start_x, py), row_c = edge(a, b, start_x, py);
        const Whole step_a = (b.y - c.y) * sub, step_b = (c.y - a.y) * sub, step_c = (a.y - b.y) * sub;
        Whole from = 0, to = right - left;  // the pixels of this row that lie within all three edges
        keep_inside(row_a + own_a, step_a, from, to);
        keep_inside(row_b + own_b, step_b, from, to);
        keep_inside(row_c + own_c, step_c, from, to);
        if (flat && one_texel) {
            std::uint8_t* at = out.rgb.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) +
                                                 static_cast<std::size_t>(left + from)) *
                                                    3;
            if (one_ink[3] == 255 && to > from) {
                fill(at, static_cast<std::size_t>(to - from),
                     {static_cast<std::uint8_t>(one_ink[0]), static_cast<std::uint8_t>(one_ink[1]),
                      static_cast<std::uint8_t>(one_ink[2])});
            } else {
                for (Whole n = from; n < to; ++n, at += 3) blend(at, one_ink);
            }
            continue;
        }
        const Share u = one_texel ? Share{}
                                  : Share(row_a * a.u + row_b * b.u + row_c * c.u,
                                          step_a * a.u + step_b * b.u + step_c * c.u, area, from);
        const Share v = one_texel ? Share{}
                                  : Share(row_a * a.v + row_b * b.v + row_c * c.v,
                                          step_a * a.v + step_b * b.v + step_c * c.v, area, from);
        Share at_u = u, at_v = v;
        std::uint8_t* to_pixel = out.rgb.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) +
                                                   static_cast<std::size_t>(left + from)) *
                                                      3;
        for (Whole n = from; n < to; ++n, at_u.next(), at_v.next(), to_pixel += 3) {
            if (!one_texel) texel = texture.sample(at_u.whole, at_v.whole);
            if (texel[3] == 0) continue;
            std::array<int, 4> ink = a.rgba;
            if (!flat) {
                const Whole wa = row_a + n * step_a, wb = row_b + n * step_b, wc = row_c + n * step_c;
                for (std::size_t i = 0; i < 4; ++i)
                    ink[i] = static_cast<int>((wa * a.rgba[i] + wb * b.rgba[i] + wc * c.rgba[i] + area / 2) / area);
            }
            for (std::size_t i = 0; i < 4; ++i) ink[i] = (ink[i] * texel[i] + 127) / 255;
            if (ink[3] == 0) continue;
            blend(to_pixel, ink);
        }
    }
}

Corner corner(const ImDrawVert& v, const Texture& texture) {
    const auto fixed = [](double value, double scale) { return static_cast<Whole>(std::llround(value * scale)); };
    const std::uint32_t c = v.col;
    return {fixed(v.pos.x, sub),
            fixed(v.pos.y, sub),
            fixed(v.uv.x, texture.width * 65536.0),
            fixed(v.uv.y, texture.height * 65536.0),
            {static_cast<int>(c & 255), static_cast<int>(c >> 8 & 255), static_cast<int>(c >> 16 & 255),
             static_cast<int>(c >> 24)}};
}

}  // namespace

void serve_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(reinterpret_cast<ImTextureID>(texture));
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

void release_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
}

Picture raster(const ImDrawData& data, int width, int height, ui::Colour ground) {
    return raster(data, Region{0, 0, width, height}, ground);
}

Picture raster(const ImDrawData& data, const Region& region, ui::Colour ground) {
    return std::move(raster(data, std::vector<Region>{region}, ground).front());
}

std::vector<Picture> raster(const ImDrawData& data, const std::vector<Region>& regions, ui::Colour ground) {
    std::vector<Picture> out;
    for (const Region& region : regions) {
        out.push_back({region.width, region.height,
                       std::vector<std::uint8_t>(static_cast<std::size_t>(region.width) *
                                                 static_cast<std::size_t>(region.height) * 3)});
        if (!out.back().rgb.empty())
            fill(out.back().rgb.data(), out.back().rgb.size() / 3, {ground.r, ground.g, ground.b});
    }
    // From above: a triangle is held against those alone that begin above its foot, and no higher above its head than
    // the highest is high.
    std::vector<std::size_t> by_top(regions.size());
    std::iota(by_top.begin(), by_top.end(), std::size_t{0});
    std::stable_sort(by_top.begin(), by_top.end(),
                     [&](std::size_t a, std::size_t b) { return regions[a].y < regions[b].y; });
    int highest = 0;
    for (const Region& region : regions) highest = std::max(highest, region.height);

    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.ElemCount == 0 || command.UserCallback != nullptr) continue;
            const auto* source = reinterpret_cast<const ImTextureData*>(command.GetTexID());
            const Texture texture{source->Pixels, source->Width, source->Height, source->BytesPerPixel};
            const int clip_left = static_cast<int>(std::lround(command.ClipRect.x)),
                      clip_top = static_cast<int>(std::lround(command.ClipRect.y));
            const int clip_right = static_cast<int>(std::lround(command.ClipRect.z)),
                      clip_bottom = static_cast<int>(std::lround(command.ClipRect.w));
            const auto vertex = [&](unsigned n) -> const ImDrawVert& {
                return list->VtxBuffer[static_cast<int>(command.VtxOffset +
                                                        list->IdxBuffer[static_cast<int>(command.IdxOffset + n)])];
            };
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                const ImVec2 a = vertex(i).pos, b = vertex(i + 1).pos, c = vertex(i + 2).pos;
                const float top = std::min({a.y, b.y, c.y}), bottom = std::max({a.y, b.y, c.y}),
                            left = std::min({a.x, b.x, c.x}), right = std::max({a.x, b.x, c.x});
                const auto first = std::partition_point(by_top.begin(), by_top.end(), [&](std::size_t n) {
                    return static_cast<float>(regions[n].y + highest) < top;
                });
                for (auto n = first; n != by_top.end() && static_cast<float>(regions[*n].y) <= bottom; ++n) {
                    const Region& region = regions[*n];
                    const Clip clip{std::max(0, clip_left - region.x), std::max(0, clip_top - region.y),
                                    std::min(region.width, clip_right - region.x),
                                    std::min(region.height, clip_bottom - region.y)};
                    if (bottom < static_cast<float>(clip.top + region.y) ||
                        top > static_cast<float>(clip.bottom + region.y) ||
                        right < static_cast<float>(clip.left + region.x) ||
                        left > static_cast<float>(clip.right + region.x))
                        continue;
                    const auto at = [&](unsigned k) {
                        Corner one = corner(vertex(i + k), texture);
                        one.x -= static_cast<Whole>(region.x) * sub;
                        one.y -= static_cast<Whole>(region.y) * sub;
                        return one;
                    };
                    triangle(out[*n], at(0), at(1), at(2), texture, clip);
                }
            }
        }
    }
    return out;
}

}  // namespace milepost::headless
