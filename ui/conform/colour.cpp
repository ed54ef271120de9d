#include "ui/conform/colour.h"

#include <algorithm>
#include <cmath>

namespace milepost::conform {
namespace {

const std::array<double, 256>& linear() {
    static const std::array<double, 256> table = [] {
        std::array<double, 256> out{};
        for (std::size_t i = 0; i < out.size(); ++i) {
            const double s = static_cast<double>(i) / 255;
            out[i] = s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
        }
        return out;
    }();
    return table;
}

std::uint8_t encoded(double value) {
    const double x = std::clamp(value, 0.0, 1.0);
    return static_cast<std::uint8_t>(
        std::lround(255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * std::pow(x, 1 / 2.4) - 0.055)));
}

}  // namespace

ui::Colour seen_by(const Eye& eye, ui::Colour colour) {
    const auto& table = linear();
    const double r = table[colour.r], g = table[colour.g], b = table[colour.b];
    const auto row = [&](std::size_t i) {
        return encoded(eye.matrix[i] * r + eye.matrix[i + 1] * g + eye.matrix[i + 2] * b);
    };
    return {row(0), row(3), row(6)};
}

double quick_contrast(ui::Colour a, ui::Colour b) {
    const auto& table = linear();
    const auto light = [&](ui::Colour c) {
        return 0.2126 * table[c.r] + 0.7152 * table[c.g] + 0.0722 * table[c.b] + 0.05;
    };
    const double x = light(a), y = light(b);
    return x > y ? x / y : y / x;
}

}  // namespace milepost::conform
