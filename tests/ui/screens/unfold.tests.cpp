#include <imgui.h>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/support/shipped_screens.h"
#include "ui/conform/stops.h"

using namespace milepost;
using test::languages;
using test::world;
using ui::Node;

namespace {

struct Panel {
    int width, height;
    double inches;
};
constexpr Panel panels[] = {{1080, 1920, 21.5}, {1920, 1080, 21.5}, {1280, 800, 10.1}};
constexpr std::string_view heads[] = {
    "guide.",     "why.", "sources.", "about", "review.skipped", "desk.trace.skipped", "nav.why", "settings.speech.on",
    "review.more"};

bool unfolds(const Node& node) {
    return node.enabled && !node.selected && test::touchable_role(node) &&
           std::any_of(std::begin(heads), std::end(heads),
                       [&](std::string_view head) { return node.id.rfind(head, 0) == 0; });
}

/// Every scroller one page on; false where all are at their ends.
bool page_on(test::Driver& driver) {
    bool moved = false;
    std::vector<std::string> buttons;
    for (const Node& node : driver.semantics().nodes)
        if (node.id.rfind("nav.more", 0) == 0 && node.label == driver.words()("nav.more")) buttons.push_back(node.id);
    for (const std::string& button : buttons) moved = driver.tap(button) || moved;
    return moved;
}

/// Whole where it fits, otherwise from its beginning down to the foot.
void check_in_view(test::Driver& driver, const std::string& head) {
    INFO(head);
    const auto& open = driver.interface().all_unfolded();
    REQUIRE(open.size() == 1);
    const auto& [place, port] = open.begin()->second;
    CHECK(place.y >= port.y - 1);
    const bool fits = place.height <= port.height;
    if (fits) CHECK(place.bottom() <= port.bottom() + 1);
    else CHECK(place.y <= port.y + 5 * driver.display.px_per_mm);
    if (const std::string& focus = driver.semantics().focus; !focus.empty()) CHECK(focus == head);
}

void choose(test::Driver& driver, const std::string& id, bool by_keys) {
    if (!by_keys) {
        REQUIRE(driver.tap(id));
    } else {
        for (int tabs = 0; tabs < 200 && driver.semantics().focus != id; ++tabs) driver.key(ImGuiKey_Tab);
        REQUIRE(driver.semantics().focus == id);
        driver.key(ImGuiKey_Enter);
    }
    driver.wait(1);
}

/// Chooses everything that unfolds on a screen, page by page, and folds it again or leaves that to the next. Gives how
/// many there were.
int unfold_all(test::Driver& driver, const Model& model, bool by_keys, bool folds_again) {
    driver.show(model);
    std::set<std::string> done, seen;
    for (bool more = true; more; more = page_on(driver)) {
        for (bool found = true; found;) {
            found = false;
            for (const Node& node : driver.semantics().nodes) {
                if (!unfolds(node)) continue;
                seen.insert(node.id);
                if (done.contains(node.id)) continue;
                const std::string id = node.id;
                if (by_keys) choose(driver, id, true);
                else if (driver.tap(id)) driver.wait(1);
                else continue;  // on a page to come
                done.insert(id);
                check_in_view(driver, id);
                const std::string again = id == "settings.speech.on" ? "settings.speech.off" : id;
                if (folds_again && by_keys) choose(driver, again, true);
                else if (folds_again) {
                    const bool in_reach = driver.tap(again);
                    CHECK((in_reach ||
                           driver.display.height <= 800));  // on 10.1 inches the head may have made room for it
                    driver.wait(1);
                }
                found = true;
                break;
            }
        }
    }
    CHECK(done == seen);  // none that no page brings within reach
    return int(done.size());
}

}  // namespace

TEST_CASE(
    "Whatever unfolds comes into view, whole where it fits, on every screen, upright and lying, by touch and by keys") {
    std::vector<conform::Stop> stops;
    std::set<std::string> kinds;
    for (const conform::Stop& stop : conform::all_stops(world(), "en")) {
        const bool plain = stop.model.visit.opened.empty() && stop.model.desk.opened.empty() && stop.in_service &&
                           stop.model.staff.at == Staff::At::outside;
        for (const char* kind : {"roadmap-newcomer-more", "roadmap-worker-more", "help", "compare", "state", "settings",
                                 "review-worker", "question-training", "question-state", "desk_trace"})
            if (plain && stop.name == kind && kinds.insert(kind).second) stops.push_back(stop);
    }
    REQUIRE(kinds.size() == 10);
    int unfolded = 0;
    for (const Panel& panel : panels) {
        test::Driver driver(
            test::whole_program(world(), languages(), test::display_of(panel.width, panel.height, panel.inches),
                                View::applicant, 200),
            stops.front().model, MILEPOST_FONT_DIR);
        for (const conform::Stop& stop : stops) {
            for (const TextSize size : {TextSize::medium, TextSize::largest}) {
                for (const bool by_keys : {false, true}) {
                    if (by_keys && (size == TextSize::largest || panel.inches < 20)) continue;
                    Model model = stop.model;
                    model.settings.text = model.desk.settings.text = size;
                    model.settings.language = model.desk.settings.language = size == TextSize::largest ? "es" : "en";
                    INFO(stop.name << " on " << panel.width << "x" << panel.height << " size " << int(size)
                                   << (by_keys ? " by keys" : ""));
                    const int here = unfold_all(driver, model, by_keys, true);
                    if (stop.name != "state") CHECK(here > 0);
                    unfolded += here;
                }
            }
        }
    }
    CHECK(unfolded > 150);
}

TEST_CASE("What unfolds comes into view also where what was open above it folds at the same time") {
    const auto stops = conform::all_stops(world(), "en");
    for (const Panel& panel : panels) {
        test::Driver driver(
            test::whole_program(world(), languages(), test::display_of(panel.width, panel.height, panel.inches),
                                View::applicant, 200),
            stops.front().model, MILEPOST_FONT_DIR);
        for (const conform::Stop& stop : stops) {
            if (stop.name == "help" || stop.name == "roadmap-worker-more") {
                INFO(stop.name << " on " << panel.width << "x" << panel.height);
                CHECK(unfold_all(driver, stop.model, false, false) > 3);
            }
        }
    }
}
