#include "ui/base/focus.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <vector>

using namespace milepost::ui;

namespace {

/// Targets below each other, a hundred pixels apart.
std::vector<Focus::Place> column(const std::vector<std::string>& ids) {
    std::vector<Focus::Place> places;
    for (const std::string& id : ids)
        places.push_back({id, {0, static_cast<float>(places.size()) * 100, 80, 80}, false});
    return places;
}

struct Screen {
    Focus focus;
    std::vector<Focus::Place> places = column({"a", "b", "c", "d"});
    std::string scope = "one";
    double seconds = 0;
    Focus::Scan scan;

    std::string frame(Command command = Command::none) {
        focus.begin(scope, seconds, scan.on, scan);
        if (command == Command::select) focus.select();
        else if (command != Command::none) focus.ask(command);
        focus.end(places);
        return focus.shows() ? focus.at() : "";
    }
};

}  // namespace

TEST_CASE("The focus is nowhere until a key is used; then it goes round") {
    Screen screen;
    CHECK(screen.frame().empty());
    CHECK(screen.frame(Command::next) == "a");
    CHECK(screen.frame(Command::next) == "b");
    CHECK(screen.frame(Command::last) == "d");
    CHECK(screen.frame(Command::next) == "a");
    CHECK(screen.frame(Command::previous) == "d");
    CHECK(screen.frame(Command::first) == "a");
    CHECK(screen.frame() == "a");
}

TEST_CASE("The first press of the key that chooses shows where one is, the next chooses") {
    Screen screen;
    screen.frame();
    CHECK(screen.focus.select().empty());
    CHECK(screen.frame() == "a");
    CHECK(screen.focus.select() == "a");
}

TEST_CASE("What has the focus may go away, and the focus does not") {
    Screen screen;
    for (int i = 0; i < 3; ++i) screen.frame(Command::next);
    REQUIRE(screen.frame() == "c");
    SECTION("another stands in its place") {
        screen.places[2].id = "x";
        CHECK(screen.frame() == "x");
    }
    SECTION("the one after it moved up") {
        screen.places = column({"a", "b", "d"});
        CHECK(screen.frame() == "d");
    }
    SECTION("it was the last") {
        screen.frame(Command::next);
        screen.places = column({"a", "b", "c"});
        CHECK(screen.frame() == "c");
    }
    SECTION("all others are new too") {
        for (auto& place : screen.places) place = {place.id + "2", {500, 500, 10, 10}, false};
        CHECK(screen.frame() == "a2");
    }
    SECTION("a key in that very frame moves on from there") {
        screen.places = column({"a", "b", "d"});
        CHECK_FALSE(screen.frame(Command::next).empty());
    }
}

TEST_CASE("A new screen starts the focus at its first target, and where one was before it is there again") {
    Screen screen;
    for (int i = 0; i < 3; ++i) screen.frame(Command::next);
    screen.scope = "two";
    CHECK(screen.frame() == "a");
    screen.frame(Command::last);
    screen.scope = "one";
    CHECK(screen.frame() == "c");
    screen.scope = "two";
    CHECK(screen.frame() == "d");
    screen.focus.forget();
    CHECK(screen.frame().empty());
}

TEST_CASE("Who pages on takes the focus along") {
    Screen screen;
    screen.frame(Command::next);
    screen.places[0].hidden = screen.places[1].hidden = true;
    CHECK(screen.frame(Command::page_on) == "c");
    screen.places[0].hidden = screen.places[1].hidden = false;
    screen.places[2].hidden = screen.places[3].hidden = true;
    CHECK(screen.frame(Command::page_back) == "b");
}

TEST_CASE("Scanning goes on step by step, round again, and waits for the switch after three rounds") {
    Screen screen;
    screen.scan = {true, 2};
    CHECK(screen.frame() == "a");
    CHECK(screen.focus.moves_in() == 2);
    screen.seconds = 1.9;
    CHECK(screen.frame() == "a");
    int steps = 0;
    std::string seen;
    while (std::isfinite(screen.focus.moves_in()) && steps < 100) {
        screen.seconds += screen.focus.moves_in();
        seen += screen.frame();
        ++steps;
    }
    CHECK(seen == "bcdabcdabcda");
    CHECK(screen.focus.waits());
    screen.seconds += 1000;
    CHECK(screen.frame() == "a");
    CHECK(screen.focus.select().empty());  // the switch sets it going, and chooses nothing
    CHECK(screen.frame() == "a");
    CHECK(screen.focus.moves_in() == 2);
    screen.seconds += 2;
    CHECK(screen.frame() == "b");
    CHECK(screen.focus.select() == "b");
}

TEST_CASE("A choice, a key and a new screen each give a whole step again") {
    Screen screen;
    screen.scan = {true, 1};
    screen.frame();
    screen.seconds = 0.9;
    SECTION("a choice") {
        screen.frame();
        CHECK(screen.focus.select() == "a");
    }
    SECTION("a new screen") { screen.scope = "two"; }
    CHECK(screen.frame() == "a");
    CHECK(std::abs(screen.focus.moves_in() - 1) < 1e-6);
}
