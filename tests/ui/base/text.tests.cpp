#include <imgui.h>
#include <imgui_internal.h>

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "tests/support/content_fixture.h"
#include "tests/support/made_up_screen.h"
#include "ui/widgets/widgets.h"

using namespace milepost;
using namespace milepost::ui;
using test::Draw;
using test::Show;
using test::text_sizes;

TEST_CASE("Capitals are as high as VVSG asks, as drawn") {
    for (const auto& [width, height, inches] : {std::tuple{1080, 1920, 21.5}, {1920, 1080, 15.6}, {3840, 2160, 32.0}}) {
        Show show([](Frame& frame) { Page(frame).finish(); }, width, height, inches);
        for (std::size_t i = 0; i < 4; ++i) {
            show.driver.model.settings.text = text_sizes[i];
            show.driver.settle();
            for (const Style style : {Style::caption, Style::body, Style::strong}) {
                const float mm = show.driver.interface().text().capital_height(style) / show.driver.display.px_per_mm;
                INFO(width << " size " << i << ": " << mm);
                CHECK(numbers::capital[i].holds(static_cast<double>(mm)));
            }
            for (const Style style : {Style::choice, Style::heading, Style::title, Style::display, Style::figure}) {
                CHECK(show.driver.interface().text().capital_height(style) >=
                      show.driver.interface().text().capital_height(Style::body));
            }
        }
    }
}

TEST_CASE("Text breaks into lines, keeps count of what does not fit, and leaves no lonely word") {
    Show show([](Frame& frame) { Page(frame).finish(); });
    Text& text = show.driver.interface().text();
    const std::string sentence = "Have you worked as a medical assistant in a clinic for some time now?";
    const Extent one = text.measure(Style::title, sentence);
    CHECK(one.lines == 1);
    const Wrap loose{one.width * 0.6f}, balanced{one.width * 0.6f, true};
    CHECK(text.measure(Style::title, sentence, loose).lines == 2);
    CHECK(text.measure(Style::title, sentence, balanced).lines == 2);
    CHECK(text.measure(Style::title, sentence, {one.width * 0.95f, true}).width < one.width * 0.7f);
    CHECK(text.measure(Style::body, "a\nb").lines == 2);
    const float high_school = text.measure(Style::body, "a high-school").width;
    CHECK(text.measure(Style::body, "a high-school", {high_school - 5}).width <
          text.measure(Style::body, "high-school").width + 1);
    CHECK(text.measure(Style::body, "high-school", {high_school * 0.6f}).fits);
    CHECK(text.measure(Style::body, "**9–12 months** now").width > text.measure(Style::body, "9–12 months now").width);
    CHECK_FALSE(text.measure(Style::body, "Schwarzwälderkirschtorte", {60}).fits);
    const Extent cut = text.measure(Style::body, sentence, {one.width * 0.2f, false, 1});
    CHECK_FALSE(cut.fits);
    CHECK(cut.lines == 1);
    CHECK(cut.width <= one.width * 0.2f);
    CHECK(plain("**9–12 months** from __January__") == "9–12 months from January");
}

TEST_CASE("A letter that the typeface lacks is reported") {
    Show show([](Frame& frame) {
        Page page(frame);
        Column column = page.whole();
        paragraph(column, "Español, Tiếng Việt, 1–2 months");
        paragraph(column, "한국어");
        page.finish();
    });
    CHECK(show.driver.interface().text().missing() == std::vector<std::string>{"한국어"});
}

TEST_CASE(
    "No size of letters is dropped while their texture grows: those that come later would be drawn in another size") {
    std::vector<std::pair<Style, char>> said;
    int height = 0, sizes = 0;  // of the texture; that it holds
    const Draw draw = [&](Frame& frame) {
        Page(frame).finish();
        for (const auto& [style, letter] : said) CHECK(frame.interface.text().measure(style, {&letter, 1}).width > 0);
        const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
        height = atlas.TexData->Height;
        const int kept = atlas.Builder->BakedPool.Size - atlas.Builder->BakedDiscardedCount;
        CHECK(kept >= sizes);
        sizes = kept;
    };
    Show visit(draw);
    visit.driver.settle();
    const int at_first = height;
    test::Random random(92);
    for (int step = 0; step < 600; ++step) {
        if (random.one_in(20))
            visit.driver.model.settings.text = random.pick(std::vector(std::begin(text_sizes), std::end(text_sizes)));
        said.clear();
        for (int i = 0; i < 8; ++i) {
            said.emplace_back(static_cast<Style>(random.between(0, style_count - 1)),
                              static_cast<char>(random.between('0', 'z')));
        }
        visit.driver.settle();
    }
    CHECK(height > at_first);
}
