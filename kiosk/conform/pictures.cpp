#include "kiosk/conform/pictures.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "kiosk/base/picture_file.h"

namespace milepost::kiosk {
namespace {

using headless::Picture;

constexpr int sheet_side = 560, failure_side = 1000;  ///< pixels, the longer side at most
constexpr ui::Colour wrong = ui::hex(0xE6007A);

/// Smaller by a whole factor: each pixel is the mean of a square.
Picture shrunk(const Picture& picture, int side) {
    const int n = std::max(1, (std::max(picture.width, picture.height) + side - 1) / side);
    Picture out{picture.width / n, picture.height / n, {}};
    out.rgb.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 3);
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            for (int c = 0; c < 3; ++c) {
                int sum = 0;
                for (int j = 0; j < n; ++j) {
                    for (int i = 0; i < n; ++i) {
                        sum +=
                            picture.rgb[(static_cast<std::size_t>(y * n + j) * static_cast<std::size_t>(picture.width) +
                                         static_cast<std::size_t>(x * n + i)) *
                                            3 +
                                        static_cast<std::size_t>(c)];
                    }
                }
                out.rgb.push_back(static_cast<std::uint8_t>(sum / (n * n)));
            }
        }
    }
    return out;
}

void outline(Picture& picture, const ui::Rect& rect, int weight) {
    const int left = int(std::floor(rect.x)) - weight, top = int(std::floor(rect.y)) - weight;
    const int right = int(std::ceil(rect.right())) + weight, bottom = int(std::ceil(rect.bottom())) + weight;
    for (int y = std::max(0, top); y < std::min(picture.height, bottom); ++y) {
        for (int x = std::max(0, left); x < std::min(picture.width, right); ++x) {
            const bool inside = x >= left + weight && x < right - weight && y >= top + weight && y < bottom - weight;
            if (inside) continue;
            std::uint8_t* p =
                picture.rgb.data() +
                (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) *
                    3;
            p[0] = wrong.r;
            p[1] = wrong.g;
            p[2] = wrong.b;
        }
    }
}

void write(const std::filesystem::path& file, const Picture& picture) {
    if (const std::string fault = write_png(file.string(), picture); !fault.empty()) throw std::runtime_error(fault);
}

}  // namespace

void write_sheet(const std::filesystem::path& folder, const std::string& stop, std::string_view size,
                 const Picture& picture) {
    write(folder / (stop + "-" + std::string(size) + ".png"), shrunk(picture, sheet_side));
}

void write_failure(const std::filesystem::path& file, Picture picture, const ui::Rect& rect) {
    const int n = std::max(1, (std::max(picture.width, picture.height) + failure_side - 1) / failure_side);
    outline(picture, rect, 3 * n);
    write(file, shrunk(picture, failure_side));
}

}  // namespace milepost::kiosk
