#include "core/terms/date.h"

#include <catch2/catch_test_macros.hpp>

using namespace milepost;

TEST_CASE("A day is read only when it exists") {
    CHECK(to_string(*parse_date("2026-11-22")) == "2026-11-22");
    CHECK(to_string(*parse_date("2028-02-29")) == "2028-02-29");
    CHECK(to_string(*parse_date("0001-01-01")) == "0001-01-01");
    CHECK(to_string(*parse_date("9999-12-31")) == "9999-12-31");
    for (const char* text : {"", "2026-11", "2026-11-2", "2026-11-222", "2026-02-29", "2026-04-31", "2026-13-01",
                             "2026-00-10", "2026-11-00", "2026/11/22", "2026-11/22", "0000-12-31", "10000-01-01",
                             "1900-02-29", "2026-1a-22", "+026-11-22", " 2026-11-22", "2026-11--2"}) {
        INFO(text);
        CHECK_FALSE(parse_date(text));
    }
}

TEST_CASE("A month is read only when it exists") {
    CHECK(*parse_month("0001-01") == 12);
    CHECK(*parse_month("9999-12") == 9999 * 12 + 11);
    for (const char* text : {"", "2026", "2026-1", "2026-13", "2026-00", "202611", "2026-111", "0000-12", "10000-01",
                             "2026_11", "abcd-ef"}) {
        INFO(text);
        CHECK_FALSE(parse_month(text));
    }
}

TEST_CASE("A month that is written and read again is the same month") {
    for (Month month = 12; month < 10000 * 12; ++month) {
        REQUIRE(parse_month(month_to_string(month)) == month);
        REQUIRE(year_of(month) * 12 + month_in_year(month) - 1 == month);
    }
}

TEST_CASE("A day lies in its month") {
    CHECK(month_to_string(month_of(*parse_date("2026-01-31"))) == "2026-01");
    CHECK(month_to_string(month_of(*parse_date("2026-12-01"))) == "2026-12");
    CHECK(month_of(*parse_date("2027-01-01")) - month_of(*parse_date("2026-12-31")) == 1);
}
