#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>

#include "tests/support/shipped_screens.h"
#include "ui/base/staff_door.h"

using namespace milepost;
using staff::Verdict;
using test::Driver;

namespace {

struct Booth {
    explicit Booth(int width = 1080, int height = 1920, bool pin_set = true)
        : driver(test::whole_program(test::world(), test::languages(), test::display_of(width, height)),
                 initial_model(test::world(), "en"), MILEPOST_FONT_DIR) {
        told.machine.gate = true;
        told.machine.version = "9.9.9";
        told.machine.pin_set = pin_set;
        by(staff::Displays{{"HDMI-1", "DP-2"}});
        by(told);
    }
    void by(const staff::Action& what) {
        driver.act(action::ByStaff{what});
        driver.settle();
    }
    void judged(Verdict verdict, Millis wait = 0) {
        by(staff::Taken{});
        told.verdict = verdict;
        told.wait = wait;
        by(told);
        told.verdict.reset();
        driver.wait(1);
    }
    void inside() {
        by(staff::Open{});
        driver.wait(1);
        for (const char* key : {"key.2", "key.9", "key.0", "key.4", "key.1", "key.7"}) CHECK(driver.tap(key));
        judged(Verdict::right);
        REQUIRE(driver.semantics().screen == "admin");
    }
    bool says(std::string_view part) const {
        for (const ui::Node& node : driver.semantics().nodes)
            if (node.label.find(part) != std::string::npos) return true;
        return false;
    }

    staff::Told told;
    Driver driver;
};

}  // namespace

TEST_CASE("A finger that stays three seconds on the logo opens the gate, on attract and in a visit") {
    for (const bool visit : {false, true}) {
        Booth booth;
        if (visit) {
            REQUIRE(booth.driver.tap("attract.start"));
            booth.driver.wait(1);
        }
        const std::string before = booth.driver.semantics().screen;
        booth.driver.press(100, 70);
        booth.driver.wait(ui::StaffDoor::hold_seconds - 0.1);
        CHECK(booth.driver.semantics().screen == before);
        CHECK(booth.driver.rest() <= 0.11);  // it wakes by itself
        booth.driver.wait(0.1);
        CHECK(booth.driver.semantics().screen == "staff_pin");
        booth.driver.lift();
        booth.driver.wait(1);
        REQUIRE(booth.driver.tap("staff.leave"));
        CHECK(booth.driver.semantics().screen == before);
    }
}

TEST_CASE("Nobody opens it by chance: a short touch, a swipe, a finger elsewhere; a touch of the logo still starts") {
    Booth booth;
    booth.driver.press(100, 70);
    booth.driver.wait(1);
    booth.driver.move(100, 300);
    booth.driver.wait(5);
    booth.driver.lift();
    CHECK(booth.driver.semantics().screen == "attract");
    booth.driver.press(540, 900);
    booth.driver.wait(5);
    CHECK(booth.driver.semantics().screen == "attract");
    booth.driver.move(540, 1300);
    booth.driver.lift();
    booth.driver.wait(1);
    booth.driver.press(100, 70);
    booth.driver.lift();
    CHECK(booth.driver.semantics().screen == "question");
}

TEST_CASE("The key F12 opens it, number keys type, and no node ever says a digit that was typed") {
    Booth booth;
    booth.driver.key(ImGuiKey_F12);
    REQUIRE(booth.driver.semantics().screen == "staff_pin");
    booth.driver.wait(1);
    const auto nodes_but_count = [&] {
        std::vector<ui::Node> out;
        for (const ui::Node& node : booth.driver.semantics().nodes)
            if (node.id != "staff.pin.typed" && node.id != "staff.erase") out.push_back(node);
        return out;
    };
    const auto before = nodes_but_count();
    booth.driver.key(ImGuiKey_2);
    booth.driver.key(ImGuiKey_Keypad9);
    CHECK(booth.driver.model.staff.typed == "29");
    CHECK(booth.driver.node("staff.pin.typed")->label == "2 of 6 digits typed");
    CHECK(nodes_but_count() == before);
    CHECK(booth.driver.semantics().focus.empty());
    booth.driver.key(ImGuiKey_Backspace);
    CHECK(booth.driver.model.staff.typed == "2");
}

TEST_CASE("A wait is counted down on the screen, and its keys are shut") {
    Booth booth;
    booth.by(staff::Open{});
    for (int i = 0; i < 6; ++i) booth.by(staff::Digit{"111112"[i]});
    booth.judged(Verdict::wrong, 15'000);
    booth.driver.act(action::Tick{});
    booth.driver.settle();
    CHECK(booth.says("Wait 14 seconds"));
    CHECK_FALSE(booth.driver.node("key.1")->enabled);
    booth.driver.wait(14);
    booth.driver.act(action::Tick{});
    booth.driver.settle();
    CHECK(booth.driver.node("key.1")->enabled);
}

TEST_CASE("The administration says what staff needs") {
    Booth booth;
    booth.told.machine.setup.floor_mm = 850;
    booth.inside();
    Printing printing;
    printing.printer = {PrinterCondition::jam, "media-jam-error"};
    booth.driver.act(action::PrinterTold{printing});
    booth.driver.act(action::ProofTold{{booth.driver.world.date.day, 2, "f42ef1e0"}});
    booth.driver.settle();
    for (const std::string& part :
         {std::string("9.9.9"), test::pack().content.version, test::pack().content.sha256.substr(0, 12),
          std::string("paper jam"), std::string("media-jam-error"),
          std::string("Nov 22, 2026: f42ef1e0, with 2 faults"), std::string("850\u00A0mm"),
          std::string("21.5 inches across: 268 by 476\u00A0mm")})
        CHECK(booth.says(part));
}

TEST_CASE("Where the content was refused staff reads why, in words that could still be read") {
    Booth booth;
    booth.driver.world.content = nullptr;
    booth.told.machine.refused.assign(11, "content/steps.json:/steps/0/fees: a list; expected an object");
    booth.by(booth.told);
    CHECK(booth.driver.semantics().screen == "out_of_service");
    CHECK_FALSE(booth.says("steps.json"));
    booth.inside();
    CHECK(booth.says("The content has 11 faults:"));
    CHECK(booth.says("content/steps.json:/steps/0/fees: a list; expected an object"));
    CHECK(booth.says("And 3 more"));
}

TEST_CASE("The height and the desk's display are kept at a touch") {
    Booth booth;
    booth.inside();
    REQUIRE(booth.driver.tap("staff.floor.more"));
    CHECK(booth.driver.model.staff.draft.floor_mm == 910);
    REQUIRE(booth.driver.tap("staff.desk.2"));
    CHECK(booth.driver.model.staff.draft.desk == "DP-2");
}

TEST_CASE("The outline of a bank card is as large as the draft says, and follows the finger and the buttons") {
    for (const auto& [width, height] : {std::pair{1080, 1920}, std::pair{1920, 1080}}) {
        Booth booth(width, height);
        booth.inside();
        REQUIRE(booth.driver.tap("staff.calibrate"));
        booth.driver.wait(1);
        const auto outline = [&] {
            return 85.60 * std::hypot(width, height) / (booth.driver.model.staff.draft.diagonal_inches * 25.4);
        };
        const auto told = [&] {
            return std::atof(booth.driver.node("staff.edge")
                                 ->label.substr(std::string("Right side of the outline, ").size())
                                 .c_str());
        };
        const double at_first = outline();
        CHECK(std::abs(at_first - 345.3) < 0.5);
        CHECK(std::abs(told() - at_first) <= 0.5);
        REQUIRE(booth.driver.tap("staff.wider"));
        CHECK(std::abs(outline() - at_first - 1) < 0.01);
        REQUIRE(booth.driver.tap("staff.much_narrower"));
        CHECK(std::abs(outline() - at_first + 9) < 0.01);

        const ui::Rect grip = booth.driver.node("staff.edge")->rect;
        const float x = grip.x + grip.width / 2, y = grip.y + grip.height / 2;
        booth.driver.press(x, y);
        booth.driver.move(x + 20, y);
        booth.driver.move(x + 60, y + 300);  // far from where it began
        booth.driver.lift();
        CHECK(std::abs(outline() - at_first - 51) < 0.01);
        CHECK(std::abs(booth.driver.node("staff.edge")->rect.x - grip.x - 60) <= 1);
        booth.driver.press(x, y + 400);  // not on it
        booth.driver.move(x + 60, y + 400);
        booth.driver.lift();
        CHECK(std::abs(outline() - at_first - 51) < 0.01);

        REQUIRE(booth.driver.tap("staff.calibrate.keep"));
        booth.told.machine.setup = booth.driver.model.staff.draft;
        booth.by(booth.told);
        REQUIRE(booth.driver.node("staff.calibrate.undo") != nullptr);
        REQUIRE(booth.driver.tap("staff.calibrate.undo"));
        CHECK(booth.driver.model.staff.draft.diagonal_inches == 21.5);
    }
}

TEST_CASE("On every panel the largest outline that the bounds allow stays on the screen") {
    for (const auto& [width, height, inches] : {std::tuple{1280, 800, 10.1}, std::tuple{800, 1280, 10.1},
                                                std::tuple{1920, 1080, 15.6}, std::tuple{2160, 3840, 32.0}}) {
        Booth booth(width, height);
        booth.driver.display = test::display_of(width, height, inches);
        booth.by(staff::Open{});
        for (const char digit : {'2', '9', '0', '4', '1', '7'}) booth.by(staff::Digit{digit});
        booth.judged(Verdict::right);
        booth.by(staff::Turn{Staff::Page::calibrate});
        booth.by(staff::Calibrate{least_diagonal});
        REQUIRE(booth.driver.node("staff.edge") != nullptr);
        const ui::Rect grip = booth.driver.node("staff.edge")->rect;
        CHECK(grip.right() <= float(width));
        CHECK(grip.bottom() <= float(height));
    }
}
