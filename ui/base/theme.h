#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "core/session/session.h"
#include "core/terms/numbers.h"

/// The visual language, written once: roles and not colours, millimetres and not pixels.
namespace milepost::ui {

/// The nearest whole number to one that is not negative.
constexpr std::uint32_t nearest(float number) {
    const auto below = static_cast<std::uint32_t>(number);
    return number - static_cast<float>(below) < 0.5f ? below : below + 1;
}

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0;
    bool operator==(const Colour&) const = default;
    /// As Dear ImGui takes it (IM_COL32).
    [[nodiscard]] constexpr std::uint32_t packed(float alpha = 1) const {
        const std::uint32_t a = nearest(alpha * 255.0f);
        return a << 24 | static_cast<std::uint32_t>(b) << 16 | static_cast<std::uint32_t>(g) << 8 | r;
    }
};

constexpr Colour hex(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8 & 255),
            static_cast<std::uint8_t>(rgb & 255)};
}

/// `share` of `b` in `a`: 0 gives `a`, 1 gives `b`.
constexpr Colour mix(Colour a, Colour b, float share) {
    const auto one = [share](std::uint8_t from, std::uint8_t to) {
        const auto start = static_cast<float>(from), end = static_cast<float>(to);
        return static_cast<std::uint8_t>(nearest(start + share * (end - start)));
    };
    return {one(a.r, b.r), one(a.g, b.g), one(a.b, b.b)};
}

/// Relative luminance, 0 to 1 (WCAG 2.2).
constexpr double luminance(Colour colour) {
    const auto linear = [](std::uint8_t channel) {
        const double s = channel / 255.0;
        if (s <= 0.04045) return s / 12.92;
        const double x = (s + 0.055) / 1.055;
        double root = 1;  // the fifth root of x: x^2.4 is x^2 times the root squared
        for (int i = 0; i < 40; ++i) root = (4 * root + x / (root * root * root * root)) / 5;
        return x * x * root * root;
    };
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

/// Contrast ratio, 1 to 21 (WCAG 2.2, 1.4.3).
constexpr double contrast(Colour a, Colour b) {
    const double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

/// The roles. Words stand only in the pairs of `text_pairs`; `mark` and the shades are for shapes, which always have an
/// outline.
struct Theme {
    Colour paper, card, note;                  ///< backgrounds: the screen, a thing on it, a quiet block
    Colour ink, ink_soft, emphasis;            ///< words on paper and card; `emphasis` for the answer in a heading
    Colour line, line_soft;                    ///< outlines of what can be touched; dividers
    Colour road, on_road, road_shade;          ///< the road, what is written on it, how uncertain it is
    Colour mark, mark_line;                    ///< a milestone: fill and outline
    Colour accent, on_accent;                  ///< the one warm accent: where to touch first, what just changed
    Colour chosen, on_chosen;                  ///< the chosen answer, the main button
    Colour attract, on_attract, attract_road;  ///< the screen for passers-by, and the road on it
    Colour focus, focus_line;                  ///< the ring of the keyboard focus: a band between two lines
    bool flat = false;                         ///< no tints: only black and white and outlined shapes
};

/// What lies under words: each widget takes its colours from the surface that it stands on.
enum class Surface { paper, card, note, road, attract, accent, chosen };

struct Tones {
    Colour background, ink, soft, emphasis, line;
};

constexpr Theme theme_of(Contrast contrast_mode) {
    constexpr Colour white = hex(0xFFFFFF), black = hex(0x000000);
    switch (contrast_mode) {
        case Contrast::high_light:
            return {white, white, white,         black,         black,         black, black, black,
                    black, white, hex(0xC4C4C4), hex(0xFFC94D), black,         black, white, black,
                    white, white, black,         hex(0xDDDDDD), hex(0xFFC94D), black, true};
        case Contrast::high_dark:
            return {black, black, black,         white,         white,         white, white, white,
                    white, black, hex(0x5E5E5E), hex(0xFFC94D), white,         white, black, white,
                    black, black, white,         hex(0x333333), hex(0xFFC94D), white, true};
        case Contrast::low:
            return {hex(0xEFE8DA), hex(0xF6F1E6), hex(0xE4DCCB), hex(0x43505A), hex(0x4A5660), hex(0x2F5E62),
                    hex(0x5D6870), hex(0xCFC7B5), hex(0x2F5E62), hex(0xF2ECDF), hex(0xC9D9D4), hex(0xE9C47E),
                    hex(0x43505A), hex(0xE9C47E), hex(0x3E4A53), hex(0x2F5E62), hex(0xF2ECDF), hex(0x2F5E62),
                    hex(0xF2ECDF), hex(0x274F53), hex(0xE9C47E), hex(0x3E4A53), false};
        case Contrast::standard: break;
    }
    return {hex(0xFBF8F1), white,         hex(0xF1EBDD), hex(0x14212B), hex(0x2F3B44), hex(0x083A3E),
            hex(0x14212B), hex(0xDAD3C3), hex(0x083A3E), hex(0xFBF8F1), hex(0xD5E6E2), hex(0xF9C866),
            hex(0x14212B), hex(0xF9C866), hex(0x14212B), hex(0x083A3E), white,         hex(0x083A3E),
            hex(0xFBF8F1), hex(0x042C30), hex(0xF9C866), hex(0x14212B), false};
}

constexpr Tones tones(const Theme& theme, Surface surface) {
    switch (surface) {
        case Surface::card: return {theme.card, theme.ink, theme.ink_soft, theme.emphasis, theme.line};
        case Surface::note: return {theme.note, theme.ink, theme.ink, theme.emphasis, theme.line};
        case Surface::road:
            if (theme.flat) break;  // a strip between lines and not a field that glares
            return {theme.road, theme.on_road, theme.on_road, theme.on_road, theme.on_road};
        case Surface::attract:
            return {theme.attract, theme.on_attract, theme.on_attract, theme.on_attract, theme.on_attract};
        case Surface::accent: return {theme.accent, theme.on_accent, theme.on_accent, theme.on_accent, theme.on_accent};
        case Surface::chosen: return {theme.chosen, theme.on_chosen, theme.on_chosen, theme.on_chosen, theme.on_chosen};
        case Surface::paper: break;
    }
    return {theme.paper, theme.ink, theme.ink_soft, theme.emphasis, theme.line};
}

struct TextPair {
    std::string_view name;
    Colour text, background;
};

/// Every pair of colours in which words are drawn.
constexpr std::array<TextPair, 12> text_pairs(const Theme& t) {
    return {{{"ink on paper", t.ink, t.paper},
             {"ink on card", t.ink, t.card},
             {"ink on note", t.ink, t.note},
             {"ink_soft on paper", t.ink_soft, t.paper},
             {"ink_soft on card", t.ink_soft, t.card},
             {"emphasis on paper", t.emphasis, t.paper},
             {"emphasis on card", t.emphasis, t.card},
             {"on_road on road", t.on_road, t.road},
             {"on_accent on accent", t.on_accent, t.accent},
             {"on_chosen on chosen", t.on_chosen, t.chosen},
             {"on_attract on attract", t.on_attract, t.attract},
             {"emphasis on note", t.emphasis, t.note}}};
}

/// What a piece of text is. Everything about its looks follows.
/// `code` is for the two letters on a tile of the map.
enum class Style { caption, body, strong, choice, heading, title, display, figure, code };
constexpr int style_count = 9;

enum class Weight { regular, semibold, bold };

struct TypeFace {
    Weight weight;
    float line;      ///< line height, in ems
    float tracking;  ///< added between letters, in ems: large type is set tighter
};

constexpr TypeFace face(Style style) {
    switch (style) {
        case Style::caption: return {Weight::regular, 1.34f, 0.0f};
        case Style::body: return {Weight::regular, 1.38f, 0.0f};
        case Style::strong: return {Weight::semibold, 1.3f, 0.0f};
        case Style::choice: return {Weight::semibold, 1.25f, -0.004f};
        case Style::heading: return {Weight::bold, 1.22f, -0.012f};
        case Style::title: return {Weight::bold, 1.14f, -0.022f};
        case Style::display: return {Weight::bold, 1.05f, -0.03f};
        case Style::figure: return {Weight::bold, 1.15f, -0.018f};
        case Style::code: return {Weight::semibold, 1.2f, 0.0f};
    }
    return {Weight::regular, 1.4f, 0.0f};
}

/// Height of a capital in millimetres. Caption, body, strong and choice keep to `numbers::capital`;
/// what is large already grows less, so that the largest size still fits the screen.
constexpr float capital_mm(Style style, TextSize size) {
    constexpr float table[style_count][4] = {
        {3.60f, 4.90f, 6.50f, 8.60f},  // caption
        {3.85f, 5.20f, 6.75f, 8.75f},  // body
        {3.85f, 5.20f, 6.75f, 8.75f},  // strong
        {4.16f, 5.60f, 7.05f, 8.95f},  // choice
        {5.00f, 6.50f, 7.80f, 9.50f},  // heading
        {9.60f, 11.4f, 12.1f, 12.8f},  // title
        {17.5f, 20.0f, 20.0f, 20.0f},  // display: to be read from five metres, see attract.cpp
        {7.00f, 8.20f, 9.20f, 10.4f},  // figure
        {3.85f, 5.20f, 6.75f, 8.75f},  // code
    };
    return table[static_cast<int>(style)][static_cast<int>(size)];
}

/// Millimetres.
namespace measure {
constexpr float target = static_cast<float>(numbers::target.least);  ///< least size of what can be touched, both ways
constexpr float band = 60.0f;   ///< least height of a part of the display beside what can be reached that is of use
constexpr float growth = 1.4f;  ///< of targets, for those who asked for larger ones
constexpr float choice = static_cast<float>(numbers::answer_height.least);  ///< least height of an answer
constexpr float least_gap = static_cast<float>(numbers::target_gap.least);  ///< between targets
constexpr float gap = 4.0f;                                                 ///< what we use
constexpr float tight = 2.0f;
constexpr float block = 7.0f;     ///< between things that belong together
constexpr float section = 12.0f;  ///< between things that do not
constexpr float margin = 16.0f;   ///< at the screen's edge
constexpr float padding = 7.0f;   ///< inside a card or an answer
constexpr float radius = 5.0f;
constexpr float outline = 0.6f;
constexpr float heavy = 1.0f;
constexpr float hair = 0.3f;
constexpr float fade = 7.0f;  ///< over which what goes on below the foot of a scroller fades out
/// a finger that moved farther scrolls and selects nothing
constexpr float swipe = static_cast<float>(numbers::swipe.most);
}  // namespace measure

/// Seconds. Nothing moves longer than `numbers::motion`, but for the road that attract draws.
namespace motion {
constexpr double quick = 0.12, normal = 0.22;
constexpr double lock = 0.25;  ///< presses are ignored this long after a screen change
/// The one curve: fast at first, then settling.
constexpr float ease(float t) {
    const float left = t < 0 ? 1 : t > 1 ? 0 : 1 - t;
    return 1 - left * left * left;
}
}  // namespace motion

}  // namespace milepost::ui
