#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace milepost::take_home {

/// A QR code: `size` by `size` squares, dark where true. No quiet zone: whoever draws it keeps at least four squares
/// free on each side.
struct Qr {
    int size = 0;
    std::vector<bool> dark{};
    [[nodiscard]] bool at(int x, int y) const { return dark[std::size_t(y) * std::size_t(size) + std::size_t(x)]; }
};
constexpr int quiet_zone = 4;  ///< squares (ISO/IEC 18004)

/// At medium error correction or better. UTF-8 is announced where the text is more than ASCII, so that no reader
/// guesses. `text` takes at most `most_qr_bytes`.
Qr qr_of(const std::string& text);
constexpr std::size_t most_qr_bytes = 2300;

}  // namespace milepost::take_home
