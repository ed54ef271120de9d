#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "tests/support/made_up_screen.h"
#include "ui/widgets/tile_map.h"
#include "ui/widgets/widgets.h"

using namespace milepost;
using namespace milepost::ui;
using test::Asked;
using test::Long;
using test::Show;
using test::text_sizes;

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
