#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <utility>

#include "kiosk/base/content_files.h"
#include "kiosk/conform/page.h"
#include "tests/support/session.h"
#include "ui/conform/measure.h"
#include "ui/conform/stops.h"
#include "ui/headless/driver.h"

using namespace milepost;

namespace {

struct Shipped {
    Shipped() : pack(std::move(*kiosk::read_pack(kiosk::own_pack(), kiosk::Care::to_run))) {
        world.content = &pack.content;
        world.date = *parse_date("2026-11-22");
        all = conform::all_stops(world, "en");
    }
    kiosk::Pack pack;
    World world;
    std::vector<conform::Stop> all;
};

std::set<std::string> screens(const World& world, const std::vector<conform::Stop>& stops) {
    std::set<std::string> out;
    for (const conform::Stop& stop : stops)
        out.insert(stop.in_service ? std::string(name(test::screen(world, stop.model))) : "out_of_service");
    return out;
}

}  // namespace

TEST_CASE("The stops are every screen, every question and every part of the guide") {
    const Shipped shipped;
    CHECK(screens(shipped.world, shipped.all) == std::set<std::string>{"attract", "bring_back", "take_home", "question",
                                                                       "review", "roadmap", "compare", "desk", "state",
                                                                       "help", "settings", "idle_warning", "staff_pin",
                                                                       "admin", "out_of_service"});
    std::set<std::size_t> asked;
    std::set<std::string> opened;
    for (const conform::Stop& stop : shipped.all) {
        if (!stop.in_service) continue;
        if (const auto q = test::current_question(shipped.world, stop.model)) asked.insert(*q);
        opened.insert(stop.model.visit.opened);
        opened.insert(stop.model.visit.sheet);
    }
    CHECK(asked.size() == shipped.pack.content.questions.size());
    for (const GuidePart& part : shipped.pack.content.guide)
        CHECK(opened.count("guide." + part.id + (part.pictured() ? ".sources" : "")) == 1);
    for (const char* sheet : {"road.star", "road.more", "road.cautions", "milestone.ccma-exam"})
        CHECK(opened.count(sheet) == 1);
    CHECK(opened.count("why") == 1);
}

TEST_CASE("A roadmap whose star, or a step, or a button at its foot is out of view is found") {
    const Shipped shipped;
    const auto stop = std::find_if(shipped.all.begin(), shipped.all.end(),
                                   [](const conform::Stop& one) { return one.name == "roadmap-newcomer"; });
    REQUIRE(stop != shipped.all.end());
    const auto failures = [&](const std::string& planted) {
        headless::Stage stage =
            headless::whole_program(shipped.world, {shipped.pack.words_of("en")}, headless::display_of(1080, 1920));
        stage.draw = [draw = stage.draw, planted](ui::Frame& frame) {
            const double rest = draw(frame);
            for (ui::Node& node : frame.semantics.nodes)
                if (node.id == planted) node.rect.y += float(frame.display.height);
            return rest;
        };
        headless::Driver driver(std::move(stage), stop->model, MILEPOST_FONT_DIR);
        conform::Tally tally;
        conform::measure_road(driver, tally);
        std::vector<std::string> all;
        for (const conform::Failure& failure : tally.failures) all.push_back(failure.sentence());
        return all;
    };
    CHECK(failures("").empty());
    for (const char* id : {"road.star", "milestone.short-course", "take_home.open"}) {
        const auto found = failures(id);
        REQUIRE(found.size() == 1);
        CHECK(found.front().starts_with(std::string(id) + ": it leaves the screen"));
    }
}

TEST_CASE("The few stops are one of each screen and of each form of question") {
    const Shipped shipped;
    const auto few = conform::few_stops(shipped.world, shipped.all);
    CHECK(few.size() < shipped.all.size() / 2);
    CHECK(screens(shipped.world, few) == screens(shipped.world, shipped.all));
    std::set<Question::Form> forms;
    for (const conform::Stop& stop : few) {
        if (stop.in_service) {
            if (const auto q = test::current_question(shipped.world, stop.model))
                forms.insert(shipped.pack.content.questions[*q].form);
        }
    }
    CHECK(forms.size() == 5);
}

TEST_CASE("The last line of the report counts checks and failures, and the page shows each failure once") {
    kiosk::Conformance result;
    result.checks[2] = 40;
    result.languages = {"en"};
    for (const char* size : {"large", "largest"}) {
        result.failures.push_back({{conform::Check::size, "nav.back", "12.00 mm", "at least 12.70 mm", {}},
                                   "help",
                                   "en",
                                   size,
                                   "standard",
                                   "10.1",
                                   "still",
                                   1,
                                   {}});
    }
    const std::string lines = kiosk::lines_of(result);
    const std::string last = "conform: 40 checks, 2 failures\n";
    CHECK(lines.substr(lines.size() - last.size()) == last);
    const std::string page = kiosk::page_of(result, {});
    const std::string row =
        "<td>nav.back<td>12.00 mm<td>at least 12.70 mm<td>en, large, standard, 10.1, still<td class=n>2<td>";
    CHECK(page.find(row) != std::string::npos);
    CHECK(page.find("VVSG 2.0 7.2-I") != std::string::npos);
    CHECK(page.find("http") == std::string::npos);
}
