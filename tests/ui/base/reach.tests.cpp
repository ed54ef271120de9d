#include "ui/base/reach.h"

#include <catch2/catch_test_macros.hpp>

#include "core/terms/numbers.h"
#include "tests/support/shipped_screens.h"
#include "ui/conform/stops.h"

using namespace milepost;
using namespace milepost::ui;

namespace {

/// Height above the floor, in millimetres.
float height_of(const Display& display, float y) {
    return display.floor_mm + (static_cast<float>(display.height) - y) / display.px_per_mm;
}

Display display(int width, int height, double inches, float floor_mm) {
    Display out = test::display_of(width, height, inches);
    out.floor_mm = floor_mm;
    return out;
}

}  // namespace

TEST_CASE(
    "What can be reached lies between the heights, at the hand, and is all of the display where reach mode is off") {
    for (const float floor : {300.0f, 700.0f, 900.0f, 1000.0f}) {
        for (const auto& [width, height, inches] :
             {std::tuple{1080, 1920, 21.5}, {1920, 1080, 15.6}, {2160, 3840, 32.0}, {1280, 800, 10.1}}) {
            const Display panel = display(width, height, inches, floor);
            INFO(inches << " inches, " << floor << " mm");
            CHECK(reach_area(panel, Reach::off) == Rect{0, 0, float(width), float(height)});
            const Rect left = reach_area(panel, Reach::left), right = reach_area(panel, Reach::right);
            if (inches > 11 || floor > 300) {  // of the small one, too little hangs high enough
                CHECK(height_of(panel, left.bottom()) >= static_cast<float>(numbers::reach.least) - 0.01f);
                CHECK(height_of(panel, left.y) <= static_cast<float>(numbers::reach.most) + 0.01f);
            }
            CHECK(left.x == 0);
            CHECK(right.right() == static_cast<float>(width));
            CHECK(left.width == right.width);
            CHECK(left.width <= static_cast<float>(numbers::reach_across.most) * panel.px_per_mm);
            const Rect calm = calm_area(panel, right);
            CHECK((calm.width < 1 || calm.height < 1 || calm.right() <= right.x || calm.bottom() <= right.y));
        }
    }
}

TEST_CASE("A display that hangs too high shows a whole screen at its foot") {
    const Display panel = display(1080, 1920, 21.5, 1500);
    const Rect area = reach_area(panel, Reach::right);
    CHECK(area.bottom() == 1920);
    CHECK(area.height >= 100 * panel.px_per_mm);
}

TEST_CASE(
    "In reach mode every target of every screen stands where it can be reached, and the title where it is read from") {
    const World world = test::world();
    const auto stops = conform::all_stops(world, "en");
    long targets = 0, above = 0;
    for (const auto& [width, height, inches] : {std::tuple{1080, 1920, 21.5}, {1920, 1080, 21.5}, {2160, 3840, 32.0}}) {
        test::Driver driver(test::whole_program(world, test::languages(), display(width, height, inches, 900)),
                            stops.front().model, MILEPOST_FONT_DIR);
        for (const conform::Stop& stop : stops) {
            if (!stop.in_service || !stop.model.visit.here) continue;
            for (const Reach reach : {Reach::left, Reach::right}) {
                Model model = stop.model;
                model.settings.reach = reach;
                driver.show(model);
                if (driver.semantics().screen == "desk") continue;  // the counselor's
                INFO(stop.name << ", " << inches << " inches, " << (reach == Reach::left ? "left" : "right"));
                const Rect area = reach_area(driver.display, reach);
                for (const Touch::Target& target : driver.interface().touch().targets()) {
                    if (target.hidden || !target.focusable) continue;  // the ground: a button does the same
                    INFO(target.id);
                    REQUIRE(target.seen.x >= area.x);
                    REQUIRE(target.seen.right() <= area.right());
                    REQUIRE(height_of(driver.display, target.seen.y) <= 1220.01f);
                    REQUIRE(height_of(driver.display, target.seen.bottom()) >= 379.99f);
                    ++targets;
                }
                CHECK(driver.interface().text().overflows().empty());
                if (const Node* heading = driver.node("heading.1"); heading != nullptr) {
                    above += heading->rect.y + 1 < area.y || heading->rect.right() <= area.x ||
                             heading->rect.x >= area.right();
                }
            }
        }
    }
    CHECK(targets > 1000);
    CHECK(above > 100);
}
