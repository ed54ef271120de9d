#include <imgui.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>

#include "tests/support/made_up_screen.h"
#include "ui/widgets/widgets.h"

using namespace milepost;
using namespace milepost::ui;
using test::Asked;

TEST_CASE("A key that is held does nothing more, and one that bounces counts once") {
    Asked question;
    test::Show show{std::ref(question)};
    show.driver.key(ImGuiKey_Tab);
    SECTION("held to choose") {
        show.driver.wait(1);
        show.driver.hold(ImGuiKey_Enter, true);
        for (int i = 0; i < 200; ++i) show.driver.wait(0.02);
        show.driver.hold(ImGuiKey_Enter, false);
        CHECK(question.chosen.size() == 1);
    }
    SECTION("held to move on") {
        show.driver.wait(1);
        show.driver.hold(ImGuiKey_Tab, true);
        for (int i = 0; i < 200; ++i) show.driver.wait(0.02);
        CHECK(show.driver.semantics().focus == "choice.a.2");
    }
    SECTION("contacts that chatter") {
        show.driver.wait(1);
        for (int i = 0; i < 5; ++i) {
            show.driver.hold(ImGuiKey_Enter, true);
            show.driver.wait(0.01);
            show.driver.hold(ImGuiKey_Enter, false);
            show.driver.wait(0.02);
        }
        CHECK(question.chosen.size() == 1);
    }
    SECTION("a switch is given longer") {
        show.driver.model.settings.switches = Switches::two;
        for (int i = 0; i < 2; ++i) {
            show.driver.wait(0.2);
            show.driver.hold(ImGuiKey_2, true);
            show.driver.hold(ImGuiKey_2, false);
        }
        CHECK(question.chosen.size() == 1);
    }
}

TEST_CASE("A touch that bounces counts once, and two taps count twice") {
    Asked question;
    test::Show show{std::ref(question)};
    show.press("choice.a.1");
    show.driver.lift();
    show.driver.wait(0.04);
    show.press("choice.a.1");
    show.driver.lift();
    CHECK(question.chosen.size() == 1);
    show.driver.wait(0.12);
    show.press("choice.a.1");
    show.driver.lift();
    CHECK(question.chosen.size() == 2);
    show.press("choice.a.3");  // elsewhere it is no bounce
    show.driver.lift();
    CHECK(question.chosen.size() == 3);
}

TEST_CASE("Someone is there who touches, lifts or presses a key; what rests, trembles or chatters is nobody") {
    Asked question;
    int there = 0;
    test::Show show{[&](Frame& frame) {
        there += frame.interface.touch().someone_there() ? 1 : 0;
        question(frame);
    }};
    show.driver.model.visit.here = true;
    show.driver.wait(1);
    const auto times = [&](int count, const auto& what) {
        for (int i = 0; i < count; ++i) what(float(i));
    };
    const auto press_key = [&](ImGuiKey key, double seconds) {
        show.driver.hold(key, true);
        show.driver.wait(seconds);
        show.driver.hold(key, false);
        show.driver.wait(seconds);
    };
    const Rect seen = show.driver.node("choice.a.1")->rect;
    const float x = seen.x + seen.width / 2, y = seen.y + seen.height / 2;
    SECTION("a finger or a puddle on the screen") {
        show.driver.press(x, y);
        CHECK(there == 1);
        times(100, [&](float i) {
            show.driver.move(x + std::fmod(i, 3.0f) * 2, y);
            show.driver.wait(0.1);
        });
        CHECK(there == 1);
        show.driver.lift();
        CHECK(there == 2);
    }
    SECTION("one that makes and loses contact") {
        times(50, [&](float) {
            show.driver.press(x, y);
            show.driver.wait(0.02);
            show.driver.lift();
            show.driver.wait(0.02);
        });
        CHECK(there == 2);
        CHECK(question.chosen.size() == 1);
    }
    SECTION("a key under a thing") {
        show.driver.hold(ImGuiKey_Tab, true);
        times(100, [&](float) { show.driver.wait(0.1); });
        CHECK(there == 1);
    }
    SECTION("a key that chatters, or repeats by lifting") {
        times(100, [&](float) { press_key(ImGuiKey_Tab, 0.015); });
        CHECK(there == 1);
    }
    SECTION("a key that does nothing here, pressed by someone") {
        times(3, [&](float) { press_key(ImGuiKey_A, 0.2); });
        CHECK(there == 3);
    }
    SECTION("a finger that is taken away with the focus has chosen nothing and missed nothing") {
        show.driver.press(x, y);
        show.driver.move(-FLT_MAX, -FLT_MAX);
        show.driver.lift();
        CHECK(question.chosen.empty());
        CHECK(std::none_of(show.driver.actions().begin(), show.driver.actions().end(),
                           [](const Action& action) { return std::holds_alternative<action::Miss>(action); }));
        show.driver.wait(1);
        show.press("choice.a.1");
        show.driver.lift();
        CHECK(question.chosen.size() == 1);
    }
}
