#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "tests/support/content_fixture.h"
#include "tests/support/made_up_screen.h"
#include "ui/widgets/tile_map.h"
#include "ui/widgets/widgets.h"

using namespace milepost;
using namespace milepost::ui;

namespace {

constexpr TextSize text_sizes[] = {TextSize::small, TextSize::medium, TextSize::large, TextSize::largest};

using test::Draw;
using test::Show;

/// A question of four answers and a bar, counting what is chosen.
struct Asked {
    std::vector<std::string> chosen;
    void operator()(Frame& frame) {
        Page page(frame,
                  {.bar = {{"nav.back", "Back", action::Back{}}, {"nav.next", "Next", action::Next{}, Look::primary}}});
        Column column = page.lead();
        title(column, "Have you worked as a medical assistant?");
        Column answers = page.follow(column);
        for (const char* id : {"choice.a.1", "choice.a.2", "choice.a.3", "choice.a.unsure"})
            if (choice(answers, id, {.label = id})) chosen.emplace_back(id);
        page.finish();
    }
};

/// Thirty answers in a scroller.
struct Long {
    std::vector<int> chosen;
    void operator()(Frame& frame) {
        Page page(frame, {.bar = {{"nav.back", "Back", action::Back{}}}});
        Column column = page.lead();
        Column rest = page.follow(column);
        scrolled(frame, "list", rest.rest(), [&](Column& list) {
            for (int i = 0; i < 30; ++i) {
                if (choice(list, "choice.n." + std::to_string(i), {.label = "Answer " + std::to_string(i)}))
                    chosen.push_back(i);
            }
        });
        page.finish();
    }
};

}  // namespace

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

TEST_CASE("Targets are large enough, apart, and on the screen") {
    for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}}) {
        for (const TextSize size : text_sizes) {
            Show show{Asked{}, width, height};
            show.driver.model.settings.text = size;
            show.driver.settle();
            CHECK(test::fault_of_targets(show.driver) == "");
            CHECK(show.driver.interface().text().overflows().empty());
            for (const Node& node : show.driver.semantics().nodes)
                if (node.role == Role::choice) CHECK(node.rect.height >= 20 * show.driver.display.px_per_mm - 0.5f);
        }
    }
}

TEST_CASE("The tile map's tiles can be touched, and its codes fit; where they would not, it is a list") {
    bool tiles_fit = false;
    const auto draw = [&](Frame& frame) {
        std::vector<StateTile> tiles;
        for (int i = 0; i < 96; ++i) {
            tiles.push_back(
                {i % 2 ? "WV" : "NM", "State " + std::to_string(i), i % 12, i / 12, false, "t." + std::to_string(i)});
        }
        Page page(frame, {.tools = false});
        tiles_fit = tile_map_fits(frame, page.body());
        tile_map(frame, page.body(), tiles);
        page.finish();
    };
    for (const auto& [width, height, inches] : {std::tuple{1080, 1920, 21.5}, {1920, 1080, 21.5}, {1280, 800, 10.1}}) {
        for (const TextSize size : text_sizes) {
            Show show{draw, width, height, inches};
            show.driver.model.settings.text = size;
            show.driver.settle();
            INFO(inches << " inches, size " << static_cast<int>(size));
            CHECK(test::fault_of_targets(show.driver) == "");
            CHECK(show.driver.interface().text().overflows().empty());
            CHECK(tiles_fit == (inches > 20 && (size <= TextSize::medium || width > height)));
            CHECK((show.driver.node("t.95") != nullptr) == tiles_fit);
            bool tapped = show.driver.tap("t.95");  // where too little of it shows it is not enabled
            while (!tapped && show.driver.tap("nav.more")) tapped = show.driver.tap("t.95");
            CHECK(tapped);
        }
    }
}

TEST_CASE("A touch acts on lift, once, and only where it went down") {
    Asked question;
    Show show{std::ref(question)};
    show.press("choice.a.2");
    CHECK(question.chosen.empty());
    show.driver.lift();
    CHECK(question.chosen == std::vector<std::string>{"choice.a.2"});
    show.driver.wait(1);
    CHECK(question.chosen.size() == 1);

    SECTION("lifted on another target: nothing") {
        show.press("choice.a.1");
        const ui::Rect other = show.rect("choice.a.2");
        show.driver.move(other.x + other.width / 2, other.y + 4);
        show.driver.lift();
        CHECK(question.chosen.size() == 1);
    }
    SECTION("between targets: nothing") {
        const ui::Rect one = show.rect("choice.a.1");
        show.driver.press(one.x + 20, one.bottom() + 1.5f * show.driver.display.px_per_mm);
        show.driver.lift();
        CHECK(question.chosen.size() == 1);
    }
    SECTION("a button of the bar appends its action") {
        CHECK(show.driver.tap("nav.next"));
        REQUIRE(show.driver.actions().size() == 1);
        CHECK(std::holds_alternative<action::Next>(show.driver.actions()[0]));
    }
    SECTION("a finger that trembles still taps") {
        const ui::Rect one = show.rect("choice.a.1");
        show.press("choice.a.1");
        show.driver.move(one.x + one.width / 2 + 3 * show.driver.display.px_per_mm, one.y + one.height / 2);
        show.driver.lift();
        CHECK(question.chosen.size() == 2);
    }
}

TEST_CASE("A swipe scrolls and never selects") {
    Long list;
    Show show{std::ref(list)};
    const float before = show.rect("choice.n.3").y, x = show.rect("choice.n.3").x + 50,
                px = show.driver.display.px_per_mm;
    show.driver.press(x, before + 20);
    for (int i = 1; i <= 10; ++i) show.driver.move(x, before + 20 - static_cast<float>(i) * 4 * px);
    show.driver.lift();
    CHECK(list.chosen.empty());
    const float moved = before - show.rect("choice.n.3").y;
    CHECK(moved > 30 * px);
    CHECK(moved < 41 * px);

    SECTION("a finger that comes back selects nothing either") {
        const ui::Rect row = show.rect("choice.n.5");
        show.driver.press(x, row.y + 20);
        show.driver.move(x, row.y + 20 + 10 * px);
        show.driver.move(x, row.y + 20);
        show.driver.lift();
        CHECK(list.chosen.empty());
    }
    SECTION("the next screen starts unscrolled") {
        show.next_question();
        CHECK(show.rect("choice.n.3").y == before);
    }
}

TEST_CASE("What is out of sight has no node, and what shows can be hit") {
    Long list;
    Show show{std::ref(list)};
    const auto& nodes = show.driver.semantics().nodes;
    CHECK(show.driver.node("choice.n.29") == nullptr);
    REQUIRE(show.driver.node("nav.more") != nullptr);
    const ui::Rect foot = show.rect("nav.more");
    for (const Node& node : nodes)
        if (node.role == Role::choice) CHECK(node.rect.bottom() <= foot.y);
    CHECK(test::fault_of_targets(show.driver) == "");

    for (int i = 0; i < 12 && show.driver.node("choice.n.29") == nullptr; ++i) show.driver.tap("nav.more");
    REQUIRE(show.driver.node("choice.n.29") != nullptr);
    CHECK(show.driver.tap("choice.n.29"));
    CHECK(list.chosen == std::vector<int>{29});
    CHECK(show.driver.node("nav.more")->label == "Back to top");
    CHECK(show.driver.tap("nav.more"));
    CHECK(show.driver.node("choice.n.0") != nullptr);
}

TEST_CASE("On a low display each page begins with the answer that was cut at the foot of the one before") {
    Show show{Long{}, 1280, 800, 10.1};
    const auto answers = [&] {
        std::vector<Node> out;
        for (const Node& node : show.driver.semantics().nodes)
            if (node.role == Role::choice) out.push_back(node);
        return out;
    };
    const auto last = [&] {
        return !show.driver.node("nav.more") || show.driver.node("nav.more")->label != show.driver.words()("nav.more");
    };
    int pages = 1;
    std::set<std::string> whole;
    for (;; ++pages) {
        REQUIRE(pages < 30);
        const float high = 20 * show.driver.display.px_per_mm - 1;
        const auto seen = answers();
        REQUIRE(!seen.empty());
        for (const Node& node : seen)
            if (node.rect.height >= high) whole.insert(node.id);
        if (last()) break;
        INFO("page " << pages);
        CHECK(seen.front().rect.height >= high);
        const auto cut =
            std::find_if(seen.begin(), seen.end(), [&](const Node& node) { return node.rect.height < high; });
        REQUIRE(show.driver.tap("nav.more"));
        if (cut != seen.end() && !last())
            CHECK(whole.count(answers().front().id) + (answers().front().id == cut->id) > 0);
    }
    CHECK(whole.size() == 30);
}

TEST_CASE("What fits only beside a bar that it then does not need stands still, whole, and without one") {
    const auto draw = [](Frame& frame) {
        Page page(frame, {.bar = {{"nav.back", "Back", action::Back{}}}});
        const Rect view = page.whole().rest();
        scrolled(frame, "map", view, [&](Column& column) {  // as high as it is wide, as a map is
            const float foot = column.px(20);
            column.take(view.height * column.width() / (view.width - column.px(3)) - foot);
            button(frame, column.take(foot), "last", "Last");
        });
        page.finish();
    };
    Show show{draw};
    CHECK(show.driver.rest() > 0);
    CHECK(show.driver.node("nav.more") == nullptr);
    CHECK(show.rect("last").height >= 20 * show.driver.display.px_per_mm - 1);
}

TEST_CASE("Presses are ignored after a screen change") {
    Asked question;
    Show show{std::ref(question)};
    SECTION("for 0.25 s") {
        show.next_question();
        CHECK(show.driver.interface().touch().touch_lock_left() > 0);
        show.press("choice.a.1");
        show.driver.lift();
        CHECK(question.chosen.empty());
        show.driver.wait(0.24);
        show.press("choice.a.1");
        show.driver.wait(0.1);
        show.driver.lift();
        CHECK(question.chosen.empty());
        show.press("choice.a.1");
        show.driver.lift();
        CHECK(question.chosen.size() == 1);
    }
    SECTION("as long as a finger is down") {
        show.press("choice.a.1");
        show.next_question();
        show.driver.wait(5);
        CHECK(std::isinf(show.driver.interface().touch().touch_lock_left()));
        show.driver.lift();
        CHECK(question.chosen.empty());
        CHECK(show.driver.interface().touch().touch_lock_left() == 0);
    }
}

TEST_CASE("Keys go through the targets in reading order and activate them") {
    Asked question;
    Show show{std::ref(question)};
    CHECK(show.driver.semantics().focus.empty());
    std::vector<std::string> expected, seen;
    for (const Node& node : show.driver.semantics().nodes)
        if (test::touchable_role(node)) expected.push_back(node.id);
    CHECK(expected.size() == 8);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        show.driver.key(ImGuiKey_Tab);
        seen.push_back(show.driver.semantics().focus);
    }
    CHECK(seen == expected);
    show.driver.key(ImGuiKey_DownArrow);
    CHECK(show.driver.semantics().focus == "choice.a.1");
    show.driver.key(ImGuiKey_UpArrow);
    CHECK(show.driver.semantics().focus == expected.back());
    show.driver.key(ImGuiKey_Tab);
    show.driver.key(ImGuiKey_Enter);
    CHECK(question.chosen == std::vector<std::string>{"choice.a.1"});
    show.driver.key(ImGuiKey_Space);
    CHECK(question.chosen.size() == 2);

    SECTION("the ring goes when a finger comes") {
        CHECK(show.driver.tap("choice.a.3"));
        CHECK(show.driver.semantics().focus.empty());
    }
    SECTION("a new screen starts the focus at its first target, and keys wait too") {
        show.next_question();
        CHECK(show.driver.semantics().focus == "choice.a.1");
        show.driver.key(ImGuiKey_Tab);
        show.driver.key(ImGuiKey_Enter);
        CHECK(question.chosen.size() == 2);
    }
}

TEST_CASE("The focus brings what it comes to into view") {
    Long list;
    Show show{std::ref(list)};
    for (int i = 0; i < 25; ++i) show.driver.key(ImGuiKey_Tab);
    CHECK(show.driver.semantics().focus == "choice.n.24");
    CHECK(show.rect("choice.n.24").height >= 20 * show.driver.display.px_per_mm - 0.5f);
    show.driver.key(ImGuiKey_Enter);
    CHECK(list.chosen == std::vector<int>{24});
}

TEST_CASE("A dialog covers what lies below") {
    bool stayed = false;
    Asked question;
    Show show{[&](Frame& frame) {
        question(frame);
        dialog(frame, "idle", "Are you still there?", [&](Column& column) {
            title(column, "Are you still there?");
            if (button(column, "idle.stay", "Yes", {.look = Look::primary})) stayed = true;
        });
    }};
    CHECK(show.driver.node("choice.a.1") == nullptr);
    show.driver.press(540, 1890);
    show.driver.lift();
    for (float y = 300; y < 1800; y += 100) {
        show.driver.press(80, y);
        show.driver.lift();
    }
    CHECK(question.chosen.empty());
    CHECK(show.driver.tap("idle.stay"));
    CHECK(stayed);
    show.driver.key(ImGuiKey_Tab);
    show.driver.key(ImGuiKey_Tab);
    CHECK(show.driver.semantics().focus == "idle.stay");
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

TEST_CASE("A frame at rest says so, and the same screen gives the same picture") {
    Asked question;
    Show show{std::ref(question)};
    CHECK(std::isinf(show.driver.rest()));
    const test::Picture first = show.driver.picture();
    show.driver.wait(10);
    CHECK(first == show.driver.picture());
    show.press("choice.a.1");
    CHECK_FALSE(first == show.driver.picture());
    show.driver.lift();
    CHECK(first == show.driver.picture());
}

TEST_CASE("Motion ends within a quarter of a second, and is over at once where the frame is still") {
    float shown = 0, target = 0;
    Show show{[&](Frame& frame) { shown = frame.interface.animate("road", target); }};
    show.driver.still = false;
    show.driver.settle();
    target = 1;
    show.driver.pass();
    CHECK(shown < 1);
    CHECK(show.driver.rest() == 0);
    show.driver.wait(0.1);
    CHECK((shown > 0.5f && shown < 1));
    show.driver.wait(0.15);
    CHECK(shown == 1);
    CHECK(std::isinf(show.driver.rest()));
    show.driver.still = true;
    target = 2;
    show.driver.pass();
    CHECK(shown == 2);
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
