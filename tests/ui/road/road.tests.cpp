#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "ui/road/road_path.h"

using namespace milepost::ui;
using Catch::Approx;

namespace {

RoadPath straight() { return RoadPath::winding({{0, 0}, {0, 100}, {0, 300}}, true); }

}  // namespace

TEST_CASE("A road is as long as the way through its points, and each point has its share of it") {
    const RoadPath path = straight();
    CHECK(path.length() == Approx(300));
    CHECK(path.share_of(1) == Approx(1.0f / 3).margin(0.001));
    CHECK(path.at(0.5f).y == Approx(150).margin(0.5));
}

TEST_CASE("Each month has its own length of road: many stand close where they go by between near points") {
    const auto shares = month_shares(straight(), {0, 4, 6});
    REQUIRE(shares.size() == 7);  // where it begins, and the end of each of six months
    CHECK(shares.front() == 0);
    for (int m = 1; m <= 4; ++m) CHECK(shares[std::size_t(m)] == Approx(float(m) / 12).margin(0.002));
    CHECK(shares[5] == Approx(2.0f / 3).margin(0.002));
    CHECK(shares.back() == Approx(1));
}

TEST_CASE("What begins beside the road and ends before its last stop takes no month of its own") {
    CHECK(month_shares(straight(), {0, 5, 3}).size() == 6);
    CHECK(month_shares(straight(), {0, 0, 0}).size() == 1);
}
