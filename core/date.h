#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace milepost {

using Date = std::chrono::year_month_day;

/// A calendar month as a number, year * 12 + month - 1, so that months can be added and compared.
using Month = int;

/// "2026-11-22" -> a date; nothing when it is not one that exists.
std::optional<Date> parse_date(std::string_view text);
/// "2026-11" -> a month; nothing when it is not one that exists. Years 0001 to 9999.
std::optional<Month> parse_month(std::string_view text);

std::string to_string(Date date);             ///< "2026-11-22"
std::string month_to_string(Month month);     ///< "2026-11"
Month month_of(Date date);
int days_since_1970(Date date);
int first_day_of(Month month);  ///< days since 1970-01-01
constexpr int year_of(Month month) { return month / 12; }
constexpr int month_in_year(Month month) { return month % 12 + 1; }  ///< 1 to 12

}  // namespace milepost
