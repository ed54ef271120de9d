#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

#include "kiosk/take_home/fragment.h"
#include "kiosk/take_home/layers.h"
#include "kiosk/take_home/plain_text.h"
#include "kiosk/take_home/trace_page.h"
#include "tests/support/content_fixture.h"
#include "tests/support/session.h"
#include "tests/support/shipped_screens.h"
#include "ui/conform/stops.h"

using namespace milepost;

namespace {

using Lines = std::vector<std::string>;

World on(Today today) { return {&test::pack().content, today, {}}; }

Today some_day(const char* day) { return Today::not_before(*parse_date(day)); }

/// All that is said on every screen there is, a line each; but the proof's, which is of a day.
Lines said_on_screens(const World& world, const std::string& language) {
    test::Stage stage = test::whole_program(world, test::languages(), test::display_of(1080, 1920));
    stage.take_home = take_home::layers;
    test::Driver driver(stage, initial_model(world, language), MILEPOST_FONT_DIR);
    Lines lines;
    for (const conform::Stop& stop : conform::all_stops(world, language)) {
        if (!stop.in_service) continue;
        driver.show(stop.model);
        driver.settle();
        for (const ui::Node& node : driver.semantics().nodes) {
            if (node.label.find("f42ef1e0e46710bb") == std::string::npos)
                lines.push_back(stop.name + ": " + node.id + ": " + node.label);
        }
    }
    return lines;
}

/// All that a person and the counselor take with them, of every credential.
Lines taken_home(Today today, const Words& words) {
    const Content& content = test::pack().content;
    Lines lines;
    for (
        const char* who :
        {R"({"diploma": "yes", "training": "none", "state": "WA", "goal": "soonest"})",
         R"({"training": "enrolled", "program": "certificate", "age": "18_plus", "state": "NJ"})",
         R"({"diploma": "yes", "work_months_3y": 36, "work_months_5y": 36, "work_months_7y": 36, "work_duties": "both", "state": "OH"})"}) {
        const Facts facts = test::profile(who);
        const Evaluation evaluation = evaluate(content, facts, today);
        for (const CredentialResult& result : evaluation.credentials) {
            const take_home::Choice choice{&result, 0, "", ""};
            const take_home::Handout plan = take_home::handout(content, words, evaluation, choice);
            lines.push_back(take_home::plain_text(plan, words).text);
            lines.push_back(take_home::fragment(content, evaluation, choice, words.language()));
            for (const take_home::Stop& stop : plan.stops)
                lines.push_back(stop.name + " " + stop.when + " " + stop.note);
            lines.insert(lines.end(), {plan.made, plan.check, plan.confidence, plan.window,
                                       std::to_string(plan.calendar.size()) + " in the calendar"});
        }
        const take_home::TracePage page = take_home::trace_page(content, words, facts, evaluation);
        lines.push_back(page.made);
        for (const auto& credential : page.credentials)
            for (const auto& route : credential.routes) lines.push_back(route.standing + " " + route.source.titles);
    }
    return lines;
}

}  // namespace

TEST_CASE("Where today is not known no screen says anything that hangs on a day") {
    for (const char* language : {"en", "es"}) {
        const Lines lines = said_on_screens(on(some_day("2026-11-22")), language);
        REQUIRE(lines.size() > 1000);
        CHECK(lines == said_on_screens(on(some_day("2028-03-09")), language));
        for (const std::string& line : lines) {
            INFO(line);
            REQUIRE(line.find(".undated") == std::string::npos);  // a message that is not there says its key
        }
    }
    CHECK(said_on_screens(on(*parse_date("2026-11-22")), "en") !=
          said_on_screens(on(*parse_date("2028-03-09")), "en"));  // else this test sees nothing
}

TEST_CASE("Nor does anything that is taken home, and nothing goes into a calendar") {
    for (const Words* words : test::languages()) {
        const Lines lines = taken_home(some_day("2026-11-22"), *words);
        CHECK(lines == taken_home(some_day("2028-03-09"), *words));
        CHECK(std::set<std::string>(lines.begin(), lines.end()).count("0 in the calendar") == 1);
        for (const std::string& line : lines) {
            INFO(line);
            CHECK(line.find(".undated") == std::string::npos);
            if (line.find(" in the calendar") != std::string::npos) CHECK(line == "0 in the calendar");
        }
        CHECK(taken_home(*parse_date("2026-11-22"), *words) != taken_home(*parse_date("2028-03-09"), *words));
    }
}

TEST_CASE("Lengths are said where dates would be, within a message and by themselves") {
    World world = on(some_day("2026-11-22"));
    test::Driver driver(test::whole_program(world, test::languages(), test::display_of(1080, 1920)),
                        initial_model(world, "en"), MILEPOST_FONT_DIR);
    Model model = initial_model(world, "en");
    std::vector<Effect> effects;
    model = test::update(world, std::move(model), action::Start{"en"}, 1000, effects);
    while (const auto question = test::current_question(world, model)) {
        model = test::update(world, std::move(model),
                             action::Answer{*question, derive(world, model).options.front().value}, 1000, effects);
    }
    driver.show(test::update(world, std::move(model), action::Next{}, 1000, effects));
    driver.settle();
    REQUIRE(driver.semantics().screen == "roadmap");
    std::string all;
    for (const ui::Node& node : driver.semantics().nodes) all += node.label + "\n";
    INFO(all);
    CHECK(all.find("within ") != std::string::npos);
    CHECK(all.find(" months from today") != std::string::npos);
}
