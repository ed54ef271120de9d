#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "tests/support/shipped_screens.h"

using namespace milepost;

namespace {

using Lines = std::vector<ui::Text::Drawn>;

/// Someone new who answers one question after the other, and what stands on the screen now.
struct Newcomer {
    milepost::headless::Driver driver{
        test::whole_program(test::world(), test::languages(), test::display_of(1080, 1920)),
        initial_model(test::world(), "en"), MILEPOST_FONT_DIR};

    Newcomer() { driver.tap("attract.start"); }

    Newcomer& answers(std::initializer_list<const char*> options) {
        for (const char* option : options) {
            REQUIRE(driver.tap(std::string("choice.") + option));
            driver.settle();
            driver.wait(1);
        }
        return *this;
    }
    Lines lines() {
        Lines drawn;
        driver.interface().text().watch(&drawn);
        driver.wait(0.1);
        driver.interface().text().watch(nullptr);
        return drawn;
    }
    std::string road() { return driver.node("road.so_far")->label; }
};

const ui::Text::Drawn* find(const Lines& lines, const std::string& text) {
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.text == text; });
    return found == lines.end() ? nullptr : &*found;
}

bool says(const Lines& lines, const std::string& part) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const auto& line) { return line.text.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("While a road could still be anybody's it says where it begins, and no change is counted from its far end") {
    Newcomer newcomer;
    CHECK(newcomer.road() == "Your road so far: It takes shape as you answer");
    CHECK(says(newcomer.lines(), "if you are new to this"));
    newcomer.answers({"training.none"});
    CHECK(newcomer.road() == "Your road so far: It takes shape as you answer");  // they may hold one already
    CHECK_FALSE(says(newcomer.lines(), "if you are new to this"));
    CHECK(find(newcomer.lines(), "Short training course") == nullptr);
    newcomer.answers({"work_months_7y.0-0", "diploma.yes"});
    CHECK(newcomer.road().starts_with("Your road so far: 5–"));
    CHECK_FALSE(says(newcomer.lines(), "With your last answer"));
    newcomer.answers({"state.OH"});
    CHECK(newcomer.road() == "Your road so far: 5–9 months · $165–$6,165");
    CHECK(says(newcomer.lines(), "With your last answer: at most 9 months"));
}

TEST_CASE(
    "Below the road its ends, its steps and where the star stood are named where there is room, and never over each "
    "other") {
    Newcomer newcomer;
    newcomer.answers({"training.none", "work_months_7y.0-0", "diploma.yes", "state.OH"});
    const Lines lines = newcomer.lines();
    std::vector<const ui::Text::Drawn*> row;
    for (const char* text : {"Today", "Short training course", "Certified", "Was here"}) {
        INFO(text);
        row.push_back(find(lines, text));
        REQUIRE(row.back() != nullptr);
    }
    for (std::size_t i = 1; i < row.size(); ++i) {
        CHECK(row[i - 1]->line.right() < row[i]->line.x);
        CHECK(row[i - 1]->line.y == row[i]->line.y);
    }
}

TEST_CASE(
    "A road that got shorter looks shorter, for it lies on whole years; and it is compared with none whose length was "
    "not told") {
    Newcomer newcomer;
    const auto star = [&] { return find(newcomer.lines(), "Certified")->line.right(); };
    newcomer.answers({"training.none", "work_months_7y.0-0", "diploma.yes"});
    const float eleven_months = star();
    CHECK(find(newcomer.lines(), "Was here") == nullptr);
    newcomer.answers({"state.OH"});
    CHECK(star() < eleven_months);
}

TEST_CASE("Where a road may begin is no more than what it comes to, whatever matters most") {
    for (const char* goal : {"goal.soonest", "goal.least_cost", "goal.most_doors"}) {
        Newcomer newcomer;
        newcomer.answers({"training.none", "work_months_7y.0-0"});
        CHECK(newcomer.road() == "Your road so far: From 5 months and from $90");
        newcomer.answers({"diploma.yes", "state.OH", goal});
        const Plan plan = derive(test::world(), newcomer.driver.model).now->best().plan;
        CHECK(plan.months.min >= 5);
        CHECK(plan.cost_usd.min >= 90);
    }
}

TEST_CASE("Years that lie ahead of the star are named above the road, where nobody takes them for a step") {
    Newcomer newcomer;
    newcomer.answers({"training.none", "work_months_7y.0-0", "diploma.none", "state.CA", "age.18_plus"});
    const Lines lines = newcomer.lines();
    REQUIRE(find(lines, "2 years") != nullptr);
    CHECK(find(lines, "2 years")->line.bottom() < find(lines, "Certified")->line.y);
}
