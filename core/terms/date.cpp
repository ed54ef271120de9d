#include "core/terms/date.h"

#include <cstdio>

namespace milepost {
namespace {

constexpr int a_century = 1200;  ///< months; longer than any rule or program lasts

/// A number of exactly `digits` digits at `at`, or -1.
int digits_at(std::string_view text, std::size_t at, std::size_t digits) {
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

std::optional<Month> parse_month(std::string_view text) {
    const int year = digits_at(text, 0, 4);
    const int month = digits_at(text, 5, 2);
    if (text.size() != 7 || text[4] != '-' || year < 1 || month < 1 || month > 12) return {};
    return year * 12 + month - 1;
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[7] != '-') return {};
    const auto month = parse_month(text.substr(0, 7));
    const int day = digits_at(text, 8, 2);
    if (!month || day < 1) return {};
    const Date date{std::chrono::year{year_of(*month)}, std::chrono::month(unsigned(month_in_year(*month))),
                    std::chrono::day(unsigned(day))};
    if (!date.ok()) return {};
    return date;
}

std::string to_string(Date date) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()), unsigned(date.day()));
    return text;
}

std::string month_to_string(Month month) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d", year_of(month), month_in_year(month));
    return text;
}

Month month_of(Date date) { return int(date.year()) * 12 + int(unsigned(date.month())) - 1; }

int days_since_1970(Date date) { return int(std::chrono::sys_days{date}.time_since_epoch().count()); }

int first_day_of(Month month) { return days_since_1970(first_of(month)); }

Date first_of(Month month) {
    return {std::chrono::year{year_of(month)}, std::chrono::month{unsigned(month_in_year(month))}, std::chrono::day{1}};
}

Date month_on(Date date, int months) { return first_of(month_of(date) + months); }

Interval months_of(Today today) {
    const Month month = month_of(today.day);
    return {month, today.known ? month : month + a_century};
}

Interval days_of(Today today) {
    const int day = days_since_1970(today.day);
    return {day, today.known ? day : first_day_of(months_of(today).max)};
}

}  // namespace milepost
