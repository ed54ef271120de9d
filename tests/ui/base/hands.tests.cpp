#include <imgui.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cfloat>
#include <cmath>
#include <functional>
#include <string>

#include "tests/support/content_fixture.h"
#include "tests/support/made_up_screen.h"
#include "tests/support/shipped_screens.h"
#include "ui/base/keys.h"
#include "ui/widgets/widgets.h"

using namespace milepost;
using namespace milepost::ui;
using test::Asked;

namespace {

/// The kiosk, worked without touching it. After every step the focus must show, on something that can be chosen.
class Booth {
  public:
    enum class Device { keyboard, keypad, two_switches, one_switch };

    explicit Booth(Device device, bool moving = false, int width = 1080, int height = 1920)
        : driver(test::whole_program(test::world(), test::languages(), test::display_of(width, height)),
                 initial_model(test::world(), "en"), MILEPOST_FONT_DIR),
          device_(device) {
        driver.still = !moving;
    }

    void require_focus() {
        const Semantics& seen = driver.semantics();
        INFO("screen " << seen.screen << ", focus \"" << seen.focus << "\"");
        const Node* node = driver.node(seen.focus);
        REQUIRE(node != nullptr);
        REQUIRE(node->enabled);
        REQUIRE(test::touchable_role(*node));
    }
    /// Half a second of frames, as they come.
    void look() {
        for (int i = 0; i < (driver.still ? 1 : 20); ++i) {
            driver.wait(0.025);
            require_focus();
        }
    }

    void press_next() {
        constexpr int keys[] = {ImGuiKey_Tab, ImGuiKey_DownArrow, ImGuiKey_RightArrow},
                      pad[] = {ImGuiKey_Keypad2, ImGuiKey_Keypad6};
        ++presses;
        if (device_ == Device::keyboard) driver.key(keys[presses % 3]);
        else if (device_ == Device::keypad) driver.key(pad[presses % 2]);
        else if (device_ == Device::two_switches) driver.key(ImGuiKey_1);
        else driver.wait(driver.interface().touch().focus_moves_in() + 0.001);
        require_focus();
    }
    void press_choose() {
        if (const double left = driver.interface().touch().touch_lock_left(); left > 0) driver.wait(left + 0.001);
        constexpr int keys[] = {ImGuiKey_Enter, ImGuiKey_Space}, pad[] = {ImGuiKey_Keypad5, ImGuiKey_KeypadEnter};
        ++presses;
        if (device_ == Device::keyboard) driver.key(keys[presses % 2]);
        else if (device_ == Device::keypad) driver.key(pad[presses % 2]);
        else if (device_ == Device::two_switches) driver.key(ImGuiKey_2);
        else driver.key(ImGuiKey_Space);
    }
    /// Goes to the first target that is wished for, and chooses it.
    void choose(const std::function<bool(const Node&)>& wish) {
        for (int i = 0; i < 90; ++i) {
            const Node* here = driver.node(driver.semantics().focus);
            if (here != nullptr && wish(*here)) {
                press_choose();
                return;
            }
            press_next();
        }
        FAIL("it is never reached on " << driver.semantics().screen);
    }
    void choose(const std::string& id) {
        choose([&](const Node& node) { return node.id == id; });
        if (driver.semantics().screen != "attract") look();
    }

    void start(const std::string& language) {
        REQUIRE(driver.semantics().screen == "attract");
        press_choose();                                    // shows where one is
        CHECK(driver.semantics().focus == "attract.job");  // what is read first
        REQUIRE(driver.semantics().screen == "attract");
        choose(device_ == Device::one_switch ? "attract.switch" : "settings.language." + language);
        REQUIRE(driver.semantics().screen == "question");
        CHECK(driver.model.settings.switches == (device_ == Device::one_switch ? Switches::one : Switches::off));
        if (driver.model.settings.language != language) choose("settings.language." + language);
        CHECK(driver.semantics().language == language);
        if (device_ != Device::two_switches) return;
        choose("settings.open");
        choose("settings.switches.two");
        choose("nav.back");
    }

    void walk(const std::string& language) {
        start(language);
        for (int i = 0; i < 60 && driver.semantics().screen == "question"; ++i) {
            const auto answered = [&] {
                return std::any_of(driver.semantics().nodes.begin(), driver.semantics().nodes.end(),
                                   [](const Node& node) { return node.id.starts_with("choice.") && node.selected; });
            };
            const Node* next = driver.node("nav.next");
            if (next != nullptr && next->enabled && answered()) choose("nav.next");
            else choose([&](const Node& node) { return node.id.starts_with("choice.") && !node.selected; });
            look();
        }
        REQUIRE(driver.semantics().screen == "review");
        choose("nav.next");
        REQUIRE(driver.semantics().screen == "roadmap");
        choose("road.more");
        choose("compare.open");
        REQUIRE(driver.semantics().screen == "compare");
        choose("nav.back");
        CHECK(driver.semantics().focus == "compare.open");
        choose("sheet.close");
        choose("take_home.open");
        REQUIRE(driver.semantics().screen == "take_home");
        choose("nav.back");
        choose([](const Node& node) { return node.id == "nav.start_over"; });
        REQUIRE(driver.semantics().screen == "attract");
        driver.wait(10.1);  // the goodbye
        driver.act(action::Tick{});
        driver.settle();
        CHECK(driver.model.settings == Settings{.language = "en"});
        CHECK(driver.model.visit.answers == no_answers(test::pack().content));
    }

    test::Driver driver;
    int presses = 0;

  private:
    Device device_;
};

void walk_in_both_languages(Booth::Device device) {
    for (const bool lying : {false, true}) {
        for (const char* language : {"en", "es"}) {
            Booth booth(device, lying, lying ? 1920 : 1080, lying ? 1080 : 1920);
            booth.walk(language);
            booth.walk(language == std::string("en") ? "es" : "en");  // the next person
        }
    }
}

}  // namespace

TEST_CASE("A whole visit by the keyboard alone, and the focus is never lost") {
    walk_in_both_languages(Booth::Device::keyboard);
}
TEST_CASE("A whole visit by a keypad of two keys alone, and the focus is never lost") {
    walk_in_both_languages(Booth::Device::keypad);
}
TEST_CASE("A whole visit by two switches alone, and the focus is never lost") {
    walk_in_both_languages(Booth::Device::two_switches);
}
TEST_CASE("A whole visit by one switch alone, and the focus is never lost") {
    walk_in_both_languages(Booth::Device::one_switch);
}

TEST_CASE("Whatever keys are pressed in a visit, the focus shows on something that can be chosen") {
    for (unsigned seed = 0; seed < 8; ++seed) {
        test::Random random(seed);
        Booth booth(Booth::Device::keyboard, seed % 4 == 3, seed % 2 == 0 ? 1080 : 1280, seed % 2 == 0 ? 1920 : 800);
        booth.start(seed % 2 == 0 ? "en" : "es");
        for (int i = 0; i < 150; ++i) {
            if (booth.driver.semantics().screen == "attract") {
                booth.driver.wait(10.1);  // the goodbye
                booth.driver.act(action::Tick{});
                booth.driver.settle();
                booth.start("en");
            }
            const KeyUse& key = random.pick(key_uses());
            const bool choose = random.one_in(3);
            INFO("seed " << seed << ", key " << i << ": " << (choose ? "enter" : key.name) << " on "
                         << booth.driver.semantics().screen << " at " << booth.driver.semantics().focus);
            booth.driver.key(choose ? int(ImGuiKey_Enter) : key.key, random.one_in(6));
            if (booth.driver.semantics().screen != "attract") booth.require_focus();
            if (random.one_in(8)) booth.driver.wait(0.3);
        }
    }
}

TEST_CASE("Every key of the table does what the table says") {
    for (const KeyUse& use : key_uses()) {
        INFO(use.name);
        Asked question;
        test::Show show{std::ref(question)};
        show.driver.key(ImGuiKey_Tab);
        show.driver.key(ImGuiKey_Tab);
        REQUIRE(show.driver.semantics().focus == "choice.a.2");
        show.driver.key(use.key);
        const std::string focus = show.driver.semantics().focus;
        switch (use.does) {
            case Command::next: CHECK(focus == "choice.a.3"); break;
            case Command::previous: CHECK(focus == "choice.a.1"); break;
            case Command::first: CHECK(focus == "choice.a.1"); break;
            case Command::last: CHECK(focus == "settings.language.es"); break;
            case Command::select: CHECK(question.chosen == std::vector<std::string>{"choice.a.2"}); break;
            case Command::back:
                REQUIRE(show.driver.actions().size() == 1);
                CHECK(std::holds_alternative<action::Back>(show.driver.actions().front()));
                break;
            default: CHECK(focus == "choice.a.2"); break;
        }
        CHECK(question.chosen.size() == (use.does == Command::select ? 1U : 0U));
    }
}

TEST_CASE("One switch: nothing is drawn between two steps, and nothing at all once it waits") {
    Booth booth(Booth::Device::one_switch);
    booth.start("en");
    CHECK(booth.driver.rest() <= 2);
    CHECK(booth.driver.rest() > 1);
    const std::string first = booth.driver.semantics().focus;
    int steps = 0;
    while (std::isfinite(booth.driver.rest())) {
        booth.driver.wait(booth.driver.rest());
        REQUIRE(++steps < 100);
    }
    CHECK(steps > 10);
    CHECK(booth.driver.semantics().focus == first);
    booth.press_choose();
    CHECK(booth.driver.semantics().focus == first);  // only set going again
    CHECK(std::isfinite(booth.driver.rest()));
}

TEST_CASE("One switch at the screen for passers-by: scanned for, and calm again when nobody chooses") {
    Booth booth(Booth::Device::one_switch);
    CHECK(booth.driver.node("attract.switch") == nullptr);
    booth.press_choose();
    CHECK(booth.driver.node("attract.switch") != nullptr);
    int steps = 0;
    while (!booth.driver.semantics().focus.empty()) {
        booth.driver.wait(booth.driver.rest() + 0.001);
        REQUIRE(++steps < 60);
    }
    CHECK(booth.driver.semantics().screen == "attract");
    CHECK(booth.driver.node("attract.switch") == nullptr);
    CHECK(std::isinf(booth.driver.rest()));
    SECTION("who has another key is not scanned for") {
        booth.press_choose();
        booth.driver.key(ImGuiKey_Tab);
        CHECK(std::isinf(booth.driver.rest()));
    }
}

TEST_CASE("Where keys are learned they are named and do nothing, and choosing twice leads out") {
    for (const char* language : {"en", "es"}) {
        Booth booth(Booth::Device::keyboard);
        booth.start(language);
        booth.driver.wait(1);
        booth.driver.key(ImGuiKey_F1);
        REQUIRE(booth.driver.semantics().screen == "keys");
        const Words& words = booth.driver.words();
        const auto said = [&](const std::string& text) {
            const auto& nodes = booth.driver.semantics().nodes;
            return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) { return node.label == text; });
        };
        CHECK(said(words("keys.none")));
        for (const KeyUse& use : key_uses()) {
            if (use.does == Command::select) continue;
            booth.driver.key(use.key);
            INFO(use.name);
            CHECK(said(words("key." + std::string(use.name))));
            CHECK(said(words("keys.does." + std::string(name_of(use.does)))));
            REQUIRE(booth.driver.semantics().screen == "keys");
            booth.require_focus();
        }
        booth.driver.key(ImGuiKey_Tab, true);
        CHECK(said(words("key.shift_tab")));
        booth.driver.key(ImGuiKey_G);
        CHECK(said("G"));
        CHECK(said(words("keys.does.none")));
        booth.driver.key(ImGuiKey_Enter);
        CHECK(said(words("keys.again")));
        booth.driver.key(ImGuiKey_Tab);
        booth.driver.key(ImGuiKey_Enter);
        CHECK(booth.driver.semantics().screen == "keys");
        booth.driver.key(ImGuiKey_Space);
        CHECK(booth.driver.semantics().screen == "question");
        booth.require_focus();

        booth.driver.wait(1);
        booth.driver.key(ImGuiKey_F1);
        CHECK(said(words("keys.none")));  // nothing is left of the last time
        CHECK(booth.driver.tap("nav.back"));
        CHECK(booth.driver.semantics().screen == "question");
    }
}

TEST_CASE("Who misses four times is offered larger buttons and letters, and takes them in one tap") {
    for (const bool lying : {false, true}) {
        Booth booth(Booth::Device::keyboard, false, lying ? 1920 : 1080, lying ? 1080 : 1920);
        booth.driver.tap("attract.start");
        booth.driver.wait(1);
        const float before = booth.driver.node("nav.start_over")->rect.height;
        const auto touch = [&](float x, float y, float slip) {
            booth.driver.wait(0.5);
            booth.driver.press(x, y);
            if (slip != 0) booth.driver.move(x, y + slip);
            booth.driver.lift();
        };
        const Rect answer = booth.driver.node("choice.training.none")->rect;
        const float px = booth.driver.display.px_per_mm;
        touch(answer.x + 30, answer.y - 1.5f * px, 0);     // beside it
        touch(answer.x + 30, answer.y + 1 * px, -3 * px);  // slipped off
        touch(answer.x + 30, answer.y + 5 * px, -9 * px);  // slid far, and nothing scrolls here
        CHECK(booth.driver.node("offer.larger") == nullptr);
        touch(3, 3, 0);
        REQUIRE(booth.driver.node("offer.larger") != nullptr);
        CHECK(test::fault_of_targets(booth.driver).empty());
        CHECK(booth.driver.interface().text().overflows().empty());
        CHECK(booth.driver.interface().touch().touch_lock_left() > 0);
        REQUIRE(booth.driver.tap("offer.larger"));
        CHECK(booth.driver.node("offer.larger") == nullptr);
        CHECK(booth.driver.model.settings.large_targets);
        CHECK(booth.driver.node("nav.start_over")->rect.height >= 1.3f * before);
        CHECK(test::fault_of_targets(booth.driver).empty());
        CHECK(booth.driver.tap("nav.start_over"));
        CHECK(booth.driver.node("farewell.undo")->rect.height >= 1.3f * before);
        CHECK(booth.driver.tap("attract.start"));
        CHECK(booth.driver.model.settings == Settings{.language = "en"});
    }
}

TEST_CASE("Taps that answer, swipes that scroll and touches of what cannot be chosen yet are no misses") {
    Booth booth(Booth::Device::keyboard, false, 1280, 800);
    booth.driver.tap("attract.start");
    booth.driver.act(action::SetText{TextSize::largest});
    booth.driver.act(action::Open{Screen::settings});
    booth.driver.settle();
    booth.driver.wait(1);
    REQUIRE(booth.driver.node("nav.more") != nullptr);
    for (int i = 0; i < 8; ++i) {
        booth.driver.wait(0.5);
        booth.driver.press(400, 500);
        booth.driver.move(400, 400);
        booth.driver.lift();
    }
    CHECK(booth.driver.model.visit.misses == Misses{});
    booth.driver.tap("nav.back");
    booth.driver.act(action::SetText{TextSize::medium});  // so that the whole bar is in sight
    booth.driver.settle();
    booth.driver.wait(1);
    const Node back = *booth.driver.node("nav.back");  // by value: each frame has nodes of its own
    REQUIRE_FALSE(back.enabled);
    for (int i = 0; i < 8; ++i) {
        booth.driver.wait(0.5);
        booth.driver.press(back.rect.x + 20, back.rect.y + 20);
        booth.driver.lift();
    }
    CHECK(booth.driver.model.visit.misses == Misses{});
}
