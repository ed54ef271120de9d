#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/terms/interval.h"

namespace milepost {

using Date = std::chrono::year_month_day;

/// A calendar month as a number, year * 12 + month - 1, so that months can be added and compared.
using Month = int;

/// "2026-11-22" -> a date; nothing when it is not one that exists.
std::optional<Date> parse_date(std::string_view text);
/// "2026-11" -> a month; nothing when it is not one that exists. Years 0001 to 9999.
std::optional<Month> parse_month(std::string_view text);

/// Today, as far as it is known. A kiosk's clock may be wrong: then all that is known is a day on which it cannot be
/// earlier, and whatever is told of months to come is told as a length, without a date (see `Ahead` in wording.h).
struct Today {
    Date day{};  ///< where it is not known, the earliest that it can be
    bool known = true;

    constexpr Today() = default;
    constexpr Today(Date is) : day(is) {}  // a day that somebody said is today
    /// Some day from `day` on.
    static constexpr Today not_before(Date day) {
        Today today(day);
        today.known = false;
        return today;
    }
    constexpr bool operator==(const Today&) const = default;
};

std::string to_string(Date date);          ///< "2026-11-22"
std::string month_to_string(Month month);  ///< "2026-11"
Month month_of(Date date);
int days_since_1970(Date date);
int first_day_of(Month month);         ///< days since 1970-01-01
Date first_of(Month month);            ///< its first day
Date month_on(Date date, int months);  ///< the first day of the month that lies so many months after the date
/// the days since 1970-01-01 that it may be; where it is not known, up to a hundred years on
Interval days_of(Today today);
Interval months_of(Today today);  ///< likewise, the months
constexpr int year_of(Month month) { return month / 12; }
constexpr int month_in_year(Month month) { return month % 12 + 1; }  ///< 1 to 12

}  // namespace milepost
