#include <imgui.h>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/support/session.h"
#include "tests/support/shipped_screens.h"
#include "ui/conform/stops.h"

using namespace milepost;
using test::languages;
using test::world;
using ui::Node;
using ui::Rect;

namespace {

struct Panel {
    int width, height;
    double inches;
};
constexpr Panel panels[] = {{1080, 1920, 21.5}, {1920, 1080, 15.6}, {1280, 800, 10.1}, {800, 1280, 10.1}};

/// How somebody has set things who stands before the kiosk.
struct Manner {
    Reach reach = Reach::off;
    bool large_targets = false;
};
constexpr Manner manners[] = {{}, {Reach::left}, {Reach::right}, {Reach::off, true}};

bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Model looking(Model model, const std::string& language, TextSize size, const Manner& manner) {
    if (!model.visit.here && !model.farewell) return model;
    model.settings.language = language;
    model.settings.text = size;
    model.settings.reach = manner.reach;
    model.settings.large_targets = manner.large_targets;
    model.desk.settings = model.settings;
    return model;
}

test::Driver booth(const Panel& panel, const Model& model) {
    return {test::whole_program(world(), languages(), test::display_of(panel.width, panel.height, panel.inches),
                                View::applicant, 200),
            model, MILEPOST_FONT_DIR};
}

/// Someone who has told a thing or two.
Model on_the_way() {
    Model model = initial_model(world(), "en");
    std::vector<Effect> effects;
    for (const Action& action :
         {Action(action::Start{"es"}), Action(action::Answer{0, exactly(0)}), Action(action::SetText{TextSize::large}),
          Action(action::SetContrast{Contrast::high_dark})})
        model = test::update(world(), model, action, 0, effects);
    return model;
}

}  // namespace

TEST_CASE(
    "The way out has one name and one place on every screen of a visit, and nothing else that can be touched stands "
    "there on any screen") {
    const auto all = conform::all_stops(world(), "en"), few = conform::few_stops(world(), all);
    long screens = 0;
    for (const Panel& panel : panels) {
        test::Driver driver = booth(panel, all.front().model);
        for (const TextSize size : {TextSize::small, TextSize::medium, TextSize::large, TextSize::largest}) {
            for (const std::string language : {"en", "es"}) {
                for (const Manner& manner : manners) {
                    const bool whole = panel.width == 1920 && size == TextSize::medium && manner.reach == Reach::off &&
                                       !manner.large_targets;
                    // and a screen that has it there
                    std::map<std::tuple<float, float, float, float>, std::string> places;
                    std::set<std::string> names;
                    std::map<std::string, Rect> others;
                    for (const conform::Stop& stop : whole ? all : few) {
                        if (!stop.in_service || stop.model.staff.at != Staff::At::outside) continue;
                        if (stop.model.desk.open && manner.reach != Reach::off)
                            continue;  // the counselor is not who asked for it
                        driver.show(looking(stop.model, language, size, manner));
                        ++screens;
                        for (const Node& node : driver.semantics().nodes) {
                            if (node.id == "nav.start_over") {
                                places.emplace(std::tuple{node.rect.x, node.rect.y, node.rect.width, node.rect.height},
                                               stop.name);
                                names.insert(node.label);
                                CHECK(node.enabled);
                            } else if (test::touchable_role(node)) {
                                others.emplace(stop.name + " " + node.id, node.rect);
                            }
                        }
                        if (stop.model.visit.here && driver.node("nav.start_over") == nullptr)
                            FAIL_CHECK("no way out of " << stop.name);
                    }
                    INFO(panel.width << "x" << panel.height << " " << panel.inches << " size " << int(size) << " "
                                     << language << " reach " << int(manner.reach) << manner.large_targets);
                    for (const auto& [place, name] : places) UNSCOPED_INFO("on " << name);
                    REQUIRE(places.size() == 1);
                    CHECK(names.size() == 1);
                    const auto& [x, y, width, height] = places.begin()->first;
                    const Rect place{x, y, width, height};
                    CHECK(x >= 0);
                    CHECK(place.right() <= float(panel.width));
                    for (const auto& [name, rect] : others) {
                        INFO(name);
                        CHECK_FALSE(overlap(rect, place));
                    }
                }
            }
        }
    }
    CHECK(screens > 2000);
}

TEST_CASE("Touched again and again in the same place, the way out leads no farther than to the way back") {
    test::Driver driver = booth(panels[0], on_the_way());
    const Answers told = driver.model.visit.answers;
    const Rect place = driver.node("nav.start_over")->rect;
    REQUIRE(driver.tap("nav.start_over"));
    for (const double pause : {0.05, 0.1, 0.3, 0.5, 1.0}) {
        driver.wait(pause);
        driver.press(place.x + place.width / 2, place.y + place.height / 2);
        driver.lift();
    }
    CHECK(driver.semantics().screen == "attract");
    REQUIRE(driver.tap("farewell.undo"));
    CHECK(driver.semantics().screen == "question");
    CHECK(driver.model.visit.answers == told);
    CHECK(driver.semantics().language == "es");
}

TEST_CASE(
    "The goodbye comes in the language and looks of who leaves, stays for ten seconds while attract would turn, and "
    "then is gone") {
    test::Driver driver = booth(panels[0], on_the_way());
    driver.still = false;
    REQUIRE(driver.tap("nav.start_over"));
    for (int second = 0; second < 9; ++second) {
        driver.wait(1);
        driver.act(action::Tick{});
        driver.settle();
        CHECK(driver.semantics().language == "es");
        CHECK(driver.node("farewell.undo") != nullptr);
        CHECK(driver.node("heading.1")->label == driver.words()("farewell.title"));
        CHECK(driver.model.settings.contrast == Contrast::high_dark);
        const std::string left =
            driver.words()("farewell.lead", {{"n", double((farewell_left(world(), driver.model) + 999) / 1000)}});
        CHECK(driver.node("text.1")->label == left);
    }
    driver.wait(1.1);
    driver.act(action::Tick{});
    driver.settle();
    CHECK(driver.node("farewell.undo") == nullptr);
    CHECK(driver.node("attract.start") != nullptr);
    CHECK(driver.model.settings == driver.model.site.defaults);
}

TEST_CASE("A visit that was left alone ends with a goodbye in its own language, and with nothing to take back") {
    test::Driver driver = booth(panels[1], on_the_way());
    driver.wait(160);
    driver.act(action::Tick{});
    driver.settle();
    REQUIRE(driver.semantics().screen == "attract");
    CHECK(driver.semantics().language == "es");
    CHECK(driver.node("heading.1")->label == "Borramos tus respuestas. No guardamos nada.");
    CHECK(driver.node("farewell.undo") == nullptr);
    CHECK(driver.node("attract.start") != nullptr);
}

TEST_CASE("The way back is the first thing that keys and switches come to") {
    for (const Switches switches : {Switches::off, Switches::two, Switches::one}) {
        Model model = on_the_way();
        model.settings.switches = switches;
        test::Driver driver = booth(panels[0], model);
        driver.act(action::StartOver{});
        driver.settle();
        if (switches == Switches::one) {
            for (int i = 0; i < 4 && driver.semantics().focus != "farewell.undo"; ++i) driver.wait(1);
        } else if (driver.semantics().focus.empty()) {
            driver.key(ImGuiKey_Tab);
        }
        CHECK(driver.semantics().focus == "farewell.undo");
        driver.wait(0.3);  // the screen takes nothing sooner
        driver.key(ImGuiKey_Enter);
        CHECK(driver.semantics().screen == "question");
        CHECK(driver.model.settings.switches == switches);
    }
}

TEST_CASE("Take it home is in view whole as each road opens, on every panel, at every text size and in every manner") {
    constexpr Panel all[] = {{1080, 1920, 21.5}, {1280, 800, 10.1}, {800, 1280, 10.1},
                             {1920, 1080, 15.6}, {1920, 1200, 24},  {2160, 3840, 32}};
    const auto stops = conform::all_stops(world(), "en");
    long roads = 0;
    for (const Panel& panel : all) {
        test::Driver driver = booth(panel, stops.front().model);
        for (const conform::Stop& stop : stops) {
            if (stop.name.rfind("roadmap", 0) != 0 || !stop.model.visit.sheet.empty()) continue;
            for (const TextSize size : {TextSize::small, TextSize::medium, TextSize::large, TextSize::largest}) {
                for (const std::string language : {"en", "es"}) {
                    for (const Manner& manner : manners) {
                        driver.show(looking(stop.model, language, size, manner));
                        INFO(stop.name << " " << panel.width << "x" << panel.height << " size " << int(size) << " "
                                       << language << " reach " << int(manner.reach) << manner.large_targets);
                        const Node* take = driver.node("take_home.open");
                        REQUIRE(take != nullptr);
                        CHECK(take->enabled);
                        CHECK(take->rect.height >= numbers::answer_height.least * driver.display.px_per_mm - 1);
                        CHECK(take->rect.bottom() <= float(panel.height));
                        CHECK(test::fault_of_targets(driver).empty());
                        ++roads;
                    }
                }
            }
        }
    }
    CHECK(roads > 500);
}
