#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/made_up_screen.h"
#include "ui/widgets/widgets.h"

using namespace milepost;
using namespace milepost::ui;
using test::Asked;
using test::Long;
using test::Show;

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
