#pragma once
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "kiosk/base/content_files.h"
#include "tests/support/ui_driver.h"

/// The shipped pack as the screens are given it, on the day that the tests live in.
namespace milepost::test {

inline const kiosk::Pack& pack() {
    static const auto shipped = kiosk::read_pack(kiosk::own_pack(), kiosk::Care::to_run);
    REQUIRE(shipped);
    return *shipped;
}

inline World world() { return {&pack().content, *parse_date("2026-11-22"), {}}; }

inline std::vector<const Words*> languages() {
    std::vector<const Words*> all;
    for (const Words& words : pack().words) all.push_back(&words);
    return all;
}

}  // namespace milepost::test
