#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/terms/date.h"
#include "core/terms/fact.h"
#include "core/terms/interval.h"

namespace milepost {

struct Content;
struct Places;
struct Step;

/// On the earth, in degrees; north and east are positive.
struct Position {
    double latitude = 0, longitude = 0;
    bool operator==(const Position&) const = default;
};

/// The distance along the earth's surface, in miles (of a sphere of 3,959 miles: within 0.5 %).
double miles_between(Position a, Position b);

enum class PlaceKind { school, equivalency, cpr, apprenticeship, job_center, exam_site, employer };
inline constexpr std::array<std::string_view, 7> place_kinds{"school",     "equivalency", "cpr",     "apprenticeship",
                                                             "job_center", "exam_site",   "employer"};

/// What a school's program ends with.
enum class Award { none, short_course, certificate, associate, high_school };
inline constexpr std::array<std::string_view, 5> awards{"none", "short_course", "certificate", "associate",
                                                        "high_school"};

/// Whose a school is; `unknown` of all other places.
enum class Control { unknown, public_school, nonprofit, for_profit };
inline constexpr std::array<std::string_view, 4> controls{"unknown", "public", "nonprofit", "for_profit"};

/// Where a step can be done: a school's program, a class, an office, an employer. What is not known of it is left out,
/// and never guessed.
struct Place {
    std::string id, name;
    PlaceKind kind = PlaceKind::school;
    Award award = Award::none;
    Control control = Control::unknown;
    std::optional<bool> federal_aid;     ///< it takes part in federal student aid
    std::optional<Interval> months;      ///< full time
    std::optional<Interval> usd;         ///< the whole program: tuition, fees, books and supplies
    std::optional<Interval> usd_a_year;  ///< instead, where it charges by the year
    bool estimated = false;              ///< the price is an estimate of whoever published it, not said by the school
    std::vector<Date> starts;            ///< of classes, the earliest first
    bool monthly = false;                ///< classes begin in every month
    std::optional<int> enrol_days;       ///< the last day to enrol, so many days before a start
    bool day = false, evening = false, online = false;  ///< when and how classes are held; all false: not known
    /// what is known of what it brings about: its accreditor, its hours, whether NCCT lists it
    std::vector<std::pair<FactId, Interval>> brings;
    std::string street, city, state, zip, telephone, web;  ///< the web address without "https://"
    std::optional<Position> position;
    std::string source;         ///< id in `Places::sources`
    std::string as_of;          ///< "2024" or "2026-02"
    Month review_by = 0;        ///< after this month it is shown as out of date; 0: nobody said
    std::optional<Date> until;  ///< the last day on which it stands here at all
};

/// Can a step be done there? It is a place of its kind, and nothing that is known of it speaks against what the step
/// has to bring about (`Venue::asks`).
bool serves(const Place& place, const Step& step);

/// Of what a step asks of its places (`Venue::asks`), that which nobody knows of this one: what to ask there.
std::vector<FactId> to_ask(const Place& place, const Step& step);

/// The first day on which its classes begin that somebody can still enrol for on that day, in days since 1970; none
/// where nobody knows, or where they begin every month.
std::optional<Date> next_start(const Place& place, int day);

/// The programs of schools in a state whose name has a word that begins with these letters, however they are cased; by
/// their names. Empty: in any state, with any name.
std::vector<const Place*> schools_of(const Places& places, std::string_view state, std::string_view letters);

/// The letters, in capitals, that come next in the words of these schools' names that begin so.
std::string letters_after(const std::vector<const Place*>& schools, std::string_view letters);

/// What is known of a fact of somebody who goes to this school, or went there; nothing where that is not known.
std::optional<Interval> value_at(const Content& content, const Place& school, FactId fact);

/// What the program costs there, where that is known: its price; or a year's, of an associate degree two, and of a
/// longer program as many as it takes.
std::optional<Interval> price_at(const Place& place);

/// Whom places are from.
struct PlaceSource {
    std::string id, title, address;
};

/// The places beside a pack. Without any everything works as it does without the file.
struct Places {
    std::optional<Position> here;  ///< of the kiosk; none: no distance is told
    std::vector<PlaceSource> sources;
    std::vector<Place> all;

    [[nodiscard]] bool empty() const { return all.empty(); }
    [[nodiscard]] const Place* find(std::string_view id) const;  ///< null: there is none of that id; and of none
};

}  // namespace milepost
