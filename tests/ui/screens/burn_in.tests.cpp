#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "kiosk/base/content_files.h"
#include "tests/support/ui_driver.h"

using namespace milepost;

namespace {

/// Light given off by each pixel, 0 to 1, averaged over pictures.
class Mean {
  public:
    void add(const test::Picture& picture) {
        static const std::array<double, 256> linear = [] {
            std::array<double, 256> table{};
            for (int c = 0; c < 256; ++c)
                table[std::size_t(c)] = ui::luminance({std::uint8_t(c), std::uint8_t(c), std::uint8_t(c)});
            return table;
        }();
        width_ = picture.width;
        sum_.resize(picture.rgb.size() / 3);
        for (std::size_t i = 0; i < sum_.size(); ++i) {
            sum_[i] += 0.2126 * linear[picture.rgb[3 * i]] + 0.7152 * linear[picture.rgb[3 * i + 1]] +
                       0.0722 * linear[picture.rgb[3 * i + 2]];
        }
        ++count_;
    }
    /// The greatest difference between neighbouring pixels.
    [[nodiscard]] double strongest_edge() const {
        double most = 0;
        const auto width = std::size_t(width_);
        for (std::size_t i = 0; i < sum_.size(); ++i) {
            if (i % width + 1 < width) most = std::max(most, std::abs(sum_[i] - sum_[i + 1]));
            if (i + width < sum_.size()) most = std::max(most, std::abs(sum_[i] - sum_[i + width]));
        }
        return most / count_;
    }

  private:
    std::vector<double> sum_;
    int width_ = 0, count_ = 0;
};

/// Attract at one pixel a millimetre, for so long.
double strongest_edge(int width, int height, bool still, Contrast contrast, double seconds) {
    static const Result<kiosk::Pack> pack = kiosk::read_pack(kiosk::own_pack(), kiosk::Care::to_run);
    std::vector<const Words*> languages;
    for (const Words& words : pack->words) languages.push_back(&words);
    const World world{&pack->content, *parse_date("2026-11-22"), {}};
    Model model = initial_model(world, "en");
    model.settings.contrast = model.site.defaults.contrast = contrast;
    test::Stage stage = test::whole_program(world, languages, test::display_of(width, height));
    stage.derive = [kept = Derived{}](const World& now, const Model& shown) mutable {
        return kept = derive(now, shown, kept);
    };  // as the kiosk does
    test::Driver driver(std::move(stage), model, MILEPOST_FONT_DIR);
    driver.still = still;
    Mean mean;
    constexpr double apart = 10;  // a turn is 9 s: each of its seconds is met alike, the drawing of the road too
    for (double t = 0; t < seconds; t += apart) {
        driver.wait(apart);
        mean.add(driver.picture());
    }
    return mean.strongest_edge();
}

/// Of the light between black and white. What a display loses at a place is in proportion to the light that it gave
/// there: one that is worn until white has lost a tenth keeps a tenth of an edge in the mean. So an edge below this
/// leaves a step of less than 1 %, about the least that an eye makes out where the step is sharp; these are a slope of
/// millimetres. Measured: 0.06 upright and across in the standard colours, 0.09 in high contrast; 0.91 where the
/// picture stands still.
constexpr double limit = 0.1;

}  // namespace

TEST_CASE("Over an hour of attract no edge stays where it is") {
    CHECK(strongest_edge(270, 480, false, Contrast::standard, 3600) < limit);
    CHECK(strongest_edge(480, 270, false, Contrast::standard, 3600) < limit);
}

TEST_CASE("A picture that stands would be found") {
    CHECK(strongest_edge(270, 480, true, Contrast::standard, 30) > 9 * limit);
}

// Black stays black there, and no light palette makes up for it: moving aside alone must do.
TEST_CASE("Over an hour of attract in high contrast no edge stays where it is") {
    CHECK(strongest_edge(270, 480, false, Contrast::high_dark, 3600) < limit);
}
