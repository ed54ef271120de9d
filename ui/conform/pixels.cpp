#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "ui/conform/colour.h"
#include "ui/conform/measure.h"

namespace milepost::conform {

using headless::Driver;
using headless::Picture;
using headless::Region;
using ui::Colour;
using ui::Node;
using ui::Rect;

namespace {

Colour at(const Picture& picture, int x, int y) {
    const std::uint8_t* p =
        picture.rgb.data() +
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) * 3;
    return {p[0], p[1], p[2]};
}

/// The whole pixels of a rectangle, as far as they lie on a screen of this size.
Region pixels_of(const Rect& rect, int width, int height, float more = 0) {
    const int x = std::clamp(static_cast<int>(std::floor(rect.x - more)), 0, width),
              y = std::clamp(static_cast<int>(std::floor(rect.y - more)), 0, height);
    return {x, y, std::clamp(static_cast<int>(std::ceil(rect.right() + more)), 0, width) - x,
            std::clamp(static_cast<int>(std::ceil(rect.bottom() + more)), 0, height) - y};
}

std::string ratio(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f:1", value);
    return text;
}

/// The pair of word and ground in a word that differ most: where its letters are fully inked.
struct Pair {
    Colour word, ground;
    double contrast = 0;
};

Pair strongest(const Picture& with, const Picture& without, const Region& region) {
    Pair best;
    Colour last_word, last_ground;  // as good as each letter is filled with one colour on one ground
    for (int y = region.y; y < region.y + region.height; ++y) {
        for (int x = region.x; x < region.x + region.width; ++x) {
            const Colour word = at(with, x, y), ground = at(without, x, y);
            if (word == ground || (word == last_word && ground == last_ground)) continue;
            last_word = word;
            last_ground = ground;
            if (const double c = quick_contrast(word, ground); c > best.contrast) best = {word, ground, c};
        }
    }
    return best;
}

/// The colour of most pixels.
Colour main_colour(const Picture& picture, const Region& region) {
    std::map<std::uint32_t, int> counts;
    for (int y = region.y; y < region.y + region.height; y += 2)
        for (int x = region.x; x < region.x + region.width; x += 2) ++counts[at(picture, x, y).packed()];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == counts.end()) return {};
    return {static_cast<std::uint8_t>(most->first), static_cast<std::uint8_t>(most->first >> 8),
            static_cast<std::uint8_t>(most->first >> 16)};
}

std::string group_of(const Node& node) { return node.id.substr(0, node.id.rfind('.')); }

/// Of a picture without words, so that only what stands behind them counts.
void measure_chosen(Driver& driver, Tally& tally) {
    const auto& nodes = driver.semantics().nodes;
    const auto colour_of = [&](const Node& node) {
        const Region region = pixels_of(node.rect, driver.display.width, driver.display.height);
        return main_colour(driver.picture(region), {0, 0, region.width, region.height});
    };
    for (const Node& chosen : nodes) {
        if (chosen.role != ui::Role::choice || !chosen.selected || !chosen.enabled)
            continue;  // a sliver is measured on the page that shows more of it
        const auto other = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) {
            return node.role == ui::Role::choice && !node.selected && node.enabled &&
                   group_of(node) == group_of(chosen);
        });
        if (other == nodes.end()) continue;
        const Colour a = colour_of(chosen), b = colour_of(*other);
        for (const Eye& eye : eyes) {
            const double c = quick_contrast(seen_by(eye, a), seen_by(eye, b));
            tally.expect(Check::chosen, numbers::contrast_state.holds(c), [&] {
                return Failure{Check::chosen, chosen.id,
                               ratio(c) + " beside " + other->id + ", with " + std::string(eye.name),
                               "at least " + ratio(numbers::contrast_state.least), chosen.rect};
            });
        }
    }
}

/// Does all of a line stand clear? What goes on below fades out at a scroller's foot; on its next page it stands clear.
bool stands_clear(const Driver& driver, const ui::Text::Drawn& line) {
    const float fade = driver.interface().px(ui::measure::fade) + 1,
                screen_bottom = static_cast<float>(driver.display.height);
    const float foot = line.clip.bottom() < screen_bottom - 1 ? line.clip.bottom() - fade : screen_bottom;
    return line.capitals.y >= line.clip.y && line.capitals.bottom() <= foot;
}

}  // namespace

// Only where words stand is anything drawn: the rest of a large display is a lot of pixels.
void measure_contrast(Driver& driver, Tally& tally) {
    const auto region_of = [&](const ui::Text::Drawn& line) {
        return pixels_of(line.capitals, driver.display.width, driver.display.height, 1);
    };
    std::vector<Region> strips;
    for (const auto& line : words_drawn(driver, false))
        if (stands_clear(driver, line)) strips.push_back(region_of(line));
    const std::vector<Picture> grounds = driver.pictures(strips);
    measure_chosen(driver, tally);
    const numbers::Number& bound = numbers::contrast[static_cast<std::size_t>(driver.model.settings.contrast)];
    const auto drawn = words_drawn(driver);
    const std::vector<Picture> words = driver.pictures(strips);
    std::size_t n = 0;
    for (const auto& line : drawn) {
        if (!stands_clear(driver, line)) continue;
        const Region& strip = strips.at(n);
        const Picture &without = grounds.at(n), &with = words.at(n);
        ++n;
        for (const Rect& word : line.words) {
            const Rect place{word.x - static_cast<float>(strip.x), line.capitals.y - static_cast<float>(strip.y),
                             word.width, line.capitals.height};
            const Pair pair = strongest(with, without, pixels_of(place, strip.width, strip.height));
            const auto failure = [&](Check check, double found, const std::string& eye, double expected) {
                return Failure{check, line.text, ratio(found) + eye, "at least " + ratio(expected), word};
            };
            tally.expect(Check::contrast, bound.holds(pair.contrast, 0.005), [&] {
                if (pair.contrast > bound.most) {
                    return Failure{Check::contrast, line.text, ratio(pair.contrast), "at most " + ratio(bound.most),
                                   word};
                }
                return failure(Check::contrast, pair.contrast, "", bound.least);
            });
            for (const Eye& eye : eyes) {
                const double c = quick_contrast(seen_by(eye, pair.word), seen_by(eye, pair.ground));
                tally.expect(Check::colour_blind, numbers::contrast_colour_blind.holds(c, 0.005), [&] {
                    return failure(Check::colour_blind, c, " with " + std::string(eye.name),
                                   numbers::contrast_colour_blind.least);
                });
            }
        }
    }
}

void measure_press(Driver& driver, Tally& tally) {
    const std::vector<Node> nodes = driver.semantics().nodes;
    const float around = driver.interface().px(6);
    driver.interface().touch().forget();  // the last tap is long ago: a press now is no bounce
    for (const Node& node : nodes) {
        if (!interactive(node) || !node.enabled) continue;
        const Region region = pixels_of(node.rect, driver.display.width, driver.display.height, around);
        const Picture before = driver.picture(region);
        driver.press(node.rect.x + node.rect.width / 2, node.rect.y + node.rect.height / 2);
        driver.pass();
        const Picture pressed = driver.picture(region);
        driver.interface().touch().forget();  // lifted without an answer
        driver.lift();
        int left = region.width, right = -1, top = region.height, bottom = -1;
        for (int y = 0; y < region.height; ++y) {
            for (int x = 0; x < region.width; ++x) {
                if (!(at(before, x, y) == at(pressed, x, y))) {
                    left = std::min(left, x);
                    right = std::max(right, x + 1);
                    top = std::min(top, y);
                    bottom = std::max(bottom, y + 1);
                }
            }
        }
        tally.expect(Check::response, right > 0, [&] {
            return Failure{Check::response, node.id, "a finger on it changes nothing", "that it shows", node.rect};
        });
        if (right < 0) continue;
        const Rect shown{static_cast<float>(region.x + left), static_cast<float>(region.y + top),
                         static_cast<float>(right - left), static_cast<float>(bottom - top)};
        const float off =
            std::max({std::abs(shown.x - node.rect.x), std::abs(shown.y - node.rect.y),
                      std::abs(shown.right() - node.rect.right()), std::abs(shown.bottom() - node.rect.bottom())});
        const float room =
            std::max(2.5f, std::ceil(driver.interface().px(
                               ui::measure::heavy)));  // an outline may stay as it is; it takes whole pixels
        tally.expect(Check::hit_area, off <= room, [&] {
            return Failure{Check::hit_area, node.id, "what a finger changes ends " + millimetres(driver, off) + " off",
                           "the place of its node", shown};
        });
    }
}

}  // namespace milepost::conform
