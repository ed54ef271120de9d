#include "kiosk/window/frame_pacer.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace milepost;
using namespace milepost::kiosk;

namespace {

constexpr double never = std::numeric_limits<double>::infinity();

Rest at_rest() {
    Rest rest;
    rest.still_seconds = never;
    rest.now = 10'000;
    rest.last_drawn = 9'000;
    return rest;
}

const Sleep awake{Sleep::Kind::none, 0};
const Sleep forever{Sleep::Kind::forever, 0};

Sleep until(double seconds) { return {Sleep::Kind::until, seconds}; }

}  // namespace

TEST_CASE("at rest the loop sleeps until something happens") { CHECK(pace(at_rest()) == forever); }

TEST_CASE("it wakes when the model changes by itself") {
    Rest rest = at_rest();
    rest.deadline = 10'400;
    CHECK(pace(rest) == until(0.4));
    rest.now = 10'399;
    CHECK(pace(rest) == until(0.001));
}

TEST_CASE(
    "while something is due it looks at its clock twice a second, lest it sleeps out a wait that a suspend has "
    "outlasted") {
    Rest rest = at_rest();
    rest.deadline = 130'000;
    CHECK(pace(rest) == until(longest_wait));
    rest.deadline.reset();
    rest.wake = 130'000;
    CHECK(pace(rest) == until(longest_wait));
    rest.still_seconds = 120;
    CHECK(pace(rest) == until(longest_wait));
}

TEST_CASE("a deadline that has passed is met at once") {
    Rest rest = at_rest();
    rest.deadline = rest.now;
    CHECK(pace(rest) == awake);
    rest.deadline = rest.now - 500;
    CHECK(pace(rest) == awake);
}

TEST_CASE("an animation gets sixty frames a second and no more") {
    Rest rest = at_rest();
    rest.still_seconds = 0;
    CHECK(pace(rest) == awake);  // the last frame is long ago
    rest.last_drawn = rest.now;
    CHECK(pace(rest) == until(0.016));
    rest.last_drawn = rest.now - 10;
    CHECK(pace(rest) == until(0.006));
    rest.last_drawn = rest.now - 16;
    CHECK(pace(rest) == awake);
}

TEST_CASE("what moves later is waited for") {
    Rest rest = at_rest();
    rest.still_seconds = 2.5;
    CHECK(pace(rest) == until(2.5));
    rest.last_drawn = rest.now;
    CHECK(pace(rest) == until(2.5));
}

TEST_CASE("the first thing that is due counts") {
    Rest rest = at_rest();
    rest.still_seconds = 0.3;
    rest.deadline = rest.now + 200;
    rest.wake = rest.now + 100;
    CHECK(pace(rest) == until(0.1));
    rest.wake = rest.now + 400;
    CHECK(pace(rest) == until(0.2));
    rest.deadline.reset();
    CHECK(pace(rest) == until(0.3));
}

TEST_CASE("an animation does not put a deadline off") {
    Rest rest = at_rest();
    rest.still_seconds = 0;
    rest.last_drawn = rest.now;
    rest.deadline = rest.now + 5;
    CHECK(pace(rest) == until(0.005));
}
