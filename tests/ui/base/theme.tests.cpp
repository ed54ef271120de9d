#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "ui/base/theme.h"

using namespace milepost;
using namespace milepost::ui;

namespace {

constexpr Contrast modes[] = {Contrast::standard, Contrast::high_light, Contrast::high_dark, Contrast::low};

}  // namespace

TEST_CASE("Contrast is reckoned as WCAG does") {
    CHECK(std::abs(contrast(hex(0x000000), hex(0xFFFFFF)) - 21.0) < 0.001);
    CHECK(std::abs(contrast(hex(0x767676), hex(0xFFFFFF)) - 4.54) < 0.005);
    CHECK(contrast(hex(0x123456), hex(0x123456)) == 1.0);
}

TEST_CASE("Every pair of colours for words keeps the contrast of its mode") {
    for (const Contrast mode : modes) {
        for (const TextPair& pair : text_pairs(theme_of(mode))) {
            const double ratio = contrast(pair.text, pair.background);
            INFO("mode " << static_cast<int>(mode) << ", " << pair.name << ": " << ratio);
            CHECK(numbers::contrast[static_cast<std::size_t>(mode)].holds(ratio));
        }
    }
}

TEST_CASE("Words on every surface use a listed pair") {
    for (const Contrast mode : modes) {
        const Theme theme = theme_of(mode);
        const auto pairs = text_pairs(theme);
        for (const Surface surface : {Surface::paper, Surface::card, Surface::note, Surface::road, Surface::attract,
                                      Surface::accent, Surface::chosen}) {
            const Tones tone = tones(theme, surface);
            for (const Colour text : {tone.ink, tone.soft, tone.emphasis}) {
                CHECK(std::any_of(pairs.begin(), pairs.end(), [&](const TextPair& pair) {
                    return pair.text == text && pair.background == tone.background;
                }));
            }
        }
    }
}
