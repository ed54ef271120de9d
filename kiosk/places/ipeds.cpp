#include "kiosk/places/ipeds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "core/terms/printable.h"
#include "kiosk/places/table.h"

namespace milepost::kiosk {
namespace {

constexpr std::string_view medical_assisting = "51.0801";

/// How long after their year figures may be told: the next ones come every autumn, two years late.
constexpr int years_told = 4;

/// An associate degree is 60 credits, two academic years, where nobody says how long it takes: with the summer between
/// them or without.
constexpr Interval two_years{18, 24};  // months

/// AWLEVEL in C_A, from the shortest on: a certificate of less than 12 weeks, of less than a year, of less than two, of
/// less than four; an associate degree.
constexpr std::array<int, 5> levels{20, 21, 2, 4, 3};

Award award_of(int level) {
    switch (level) {
        case 20: return Award::short_course;
        case 21:
        case 2:
        case 4: return Award::certificate;
        case 3: return Award::associate;
        default: return Award::none;
    }
}

/// A number that the files hold: nothing where they say that there is none (empty, ".", less than 0).
struct Read {
    std::optional<double> value;
    bool fault = false;
};
Read number_in(const std::string& field) {
    if (field.empty() || field == ".") return {};
    double value = 0;
    const auto [end, fault] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (fault != std::errc() || end != field.data() + field.size() || !std::isfinite(value) || std::abs(value) > 1e9)
        return {{}, true};
    return value < 0 ? Read{} : Read{value, false};
}

/// OPEFLAG of HD: 1 takes part in federal student aid (Title IV), 2 is a branch of a campus that does; 3, 5 and 6 do
/// not or only defer what is owed.
std::optional<bool> federal_aid_of(const std::string& flag) {
    if (flag == "1" || flag == "2") return true;
    if (flag == "3" || flag == "5" || flag == "6") return false;
    return {};
}

/// The dictionaries' flags of amounts that IPEDS worked out itself: J, K, L, N, P.
bool imputed(const std::string& flag) {
    return flag.size() == 1 && std::string_view("JKLNP").find(flag) != std::string_view::npos;
}

/// "51.0801", of a copy that went through a spreadsheet too ("51.801" never: the four last digits lose zeros at their
/// end alone, the two first at their start).
std::string cip_of(const std::string& field) {
    const std::size_t point = field.find('.');
    if (point == std::string::npos) return field;
    std::string major = field.substr(0, point), minor = field.substr(point + 1);
    if (major.size() < 2) major.insert(0, 2 - major.size(), '0');
    if (minor.size() < 4) minor.append(4 - minor.size(), '0');
    return major + "." + minor;
}

/// One line of a school's list of programs: the whole program's length and price.
struct Listing {
    std::optional<int> months;
    std::optional<int> usd;
    std::optional<int> hours;
    int measure = 0;  ///< PRGMSR: 1 clock hours, 2 credits
    bool estimated = false;

    /// The level that its hours make it (instructions of IPEDS), or else its months; where among `levels`.
    [[nodiscard]] std::size_t level() const {
        const auto among = [](int amount, std::array<int, 4> ends) {
            return std::size_t(std::upper_bound(ends.begin(), ends.end(), amount) - ends.begin());
        };
        if (hours && measure == 1) return among(*hours, {300, 900, 1800, 1'000'000});
        if (hours && measure == 2) {
            const std::size_t at = among(*hours, {9, 30, 60, 1'000'000});
            return at == 3 ? 4 : at;  // of 60 credits and more it is the associate degree
        }
        return months ? among(*months, {3, 12, 24, 1'000'000}) : 2;
    }
};

struct School {
    Place place;  ///< what is the same of all its programs
    std::string opeid;
    bool open = false;
};

/// A school's charges for a year.
struct Year {
    Interval usd;
    bool estimated = false;
};

std::string without_scheme(std::string address) {
    for (const std::string_view scheme : {"https://", "http://"})
        if (address.substr(0, scheme.size()) == scheme) address.erase(0, scheme.size());
    return address;
}

class Import {
  public:
    explicit Import(const OfficialFiles& files) : files_(files), as_of_(year_of(files.directory.name)) {
        for (const NamedBytes& prices : files.prices) {  // what people rely on most is as old as the oldest of them
            const std::string year = year_of(prices.name);
            if (year != "undated" && (as_of_ == "undated" || year < as_of_)) as_of_ = year;
        }
    }

    Imported run() {
        take(files_.directory, {"unitid", "instnm", "stabbr"}, [&](const TableRow& row) { school(row); });
        take(files_.completions, {"unitid", "cipcode", "awlevel"}, [&](const TableRow& row) { award(row); });
        for (const NamedBytes& file : files_.prices) take(file, {"unitid"}, [&](const TableRow& row) { price(row); });
        for (const auto& [unit, listed] : listings_) place_listings(unit, listed);
        for (const auto& [unit, of_school] : offered_) make_places(unit, of_school);
        for (const auto& [why, many] : left_out_) result_.left_out.emplace_back(many, why);
        return std::move(result_);
    }

    static std::string year_of(const std::string& name) {
        std::string year;
        for (std::size_t at = 0; at + 4 <= name.size(); ++at) {
            const std::string four = name.substr(at, 4);
            if (four.substr(0, 2) == "20" && four.find_first_not_of("0123456789") == std::string::npos) year = four;
        }
        return year.empty() ? "undated" : year;
    }

  private:
    template <class Use>
    void take(const NamedBytes& file, const std::vector<std::string>& needed, Use use) {
        const TableRead table = read_table(file.name, file.bytes, needed, [&](const TableRow& row) { use(row); });
        result_.refused.insert(result_.refused.end(), table.refused.begin(), table.refused.end());
    }

    /// A whole number of a row that must have one; nothing, and the row refused, where it has none.
    std::optional<int> number(const TableRow& row, std::string_view name) {
        const Read read = number_in(row[name]);
        if (!read.value)
            result_.refused.push_back(row.fault(name, in_quotes(row[name]), "a whole number that is not negative"));
        return read.value ? std::optional(int(*read.value)) : std::nullopt;
    }
    /// An amount that may be missing; `refused_` is set where something else than a number stands there.
    std::optional<int> amount(const TableRow& row, const std::string& name) {
        const Read read = number_in(row[name]);
        if (read.fault) {
            result_.refused.push_back(row.fault(name, in_quotes(row[name]), "a number, or \".\" where there is none"));
            refused_ = true;
        }
        return read.value ? std::optional(int(std::lround(*read.value))) : std::nullopt;
    }

    void school(const TableRow& row) {
        const auto unit = number(row, "unitid");
        if (!unit) return;
        School school;
        Place& place = school.place;
        place.name = row["instnm"];
        if (place.name.empty()) return result_.refused.push_back(row.fault("instnm", "nothing", "a school's name"));
        place.street = row["addr"];
        place.city = row["city"];
        place.state = row["stabbr"];
        place.zip = row["zip"];
        place.telephone = row["gentele"].substr(0, 10);  // what follows is an extension
        place.web = without_scheme(row["webaddr"]);
        if (const Read control = number_in(row["control"]); control.value && *control.value <= 3)
            place.control = Control(int(*control.value));
        const auto degrees = [&](std::string_view name, double most) -> std::optional<double> {
            const std::string& field = row[name];
            double value = 0;
            const auto [end, fault] = std::from_chars(field.data(), field.data() + field.size(), value);
            const bool there = fault == std::errc() && end == field.data() + field.size() && std::abs(value) <= most;
            return there ? std::optional(value) : std::nullopt;
        };
        const auto north = degrees("latitude", 90), east = degrees("longitud", 180);
        if (north && east) place.position = Position{*north, *east};
        place.federal_aid = federal_aid_of(row["opeflag"]);
        school.opeid = row["opeid"];
        const std::string &act = row["act"], &closed = row["closedat"], &active = row["cyactive"];
        school.open = (active.empty() || active == "1") && (closed.empty() || closed == "-2") &&
                      (act.empty() || std::string_view("CDM").find(act) == std::string_view::npos);
        if (!schools_.emplace(*unit, std::move(school)).second) {
            result_.refused.push_back(
                row.fault("unitid", std::to_string(*unit) + " a second time", "one row a school"));
        }
    }

    void award(const TableRow& row) {
        if (cip_of(row["cipcode"]) != medical_assisting) return;
        if (const std::string& major = row["majornum"]; !major.empty() && major != "1") return;
        const auto unit = number(row, "unitid"), level = number(row, "awlevel");
        if (!unit || !level) return;
        if (const std::string& year = row["year"]; year != year_) {  // a table of several years: the newest counts
            if (year < year_) return;
            year_ = year;
            offered_.clear();
        }
        offered_[*unit].insert(*level);
    }

    void price(const TableRow& row) {
        const auto unit = number(row, "unitid");
        if (!unit) return;
        refused_ = false;
        std::vector<Listing> listed;
        for (int n = 1; n <= 6; ++n) {
            const std::string at = std::to_string(n);
            if (cip_of(row["cipcode" + at]) != medical_assisting) continue;
            Listing one;
            one.months = amount(row, "mthcmp" + at);
            one.hours = amount(row, "ciplgth" + at);
            one.measure = row["prgmsr" + at] == "1" ? 1 : row["prgmsr" + at] == "2" ? 2 : 0;
            // Of the largest program the newest of four years' charges stands by itself.
            const auto newest = n == 1 ? amount(row, "chg1py3") : std::nullopt;
            const auto tuition = newest ? newest : amount(row, "ciptuit" + at);
            const auto books = newest ? amount(row, "chg4py3") : amount(row, "cipsupp" + at);
            one.estimated = imputed(row[newest ? "xchg1py3" : "xciptui" + at]);
            if (tuition) one.usd = *tuition + books.value_or(0);
            listed.push_back(one);
        }
        const auto in_district = amount(row, "chg1ay3"), in_state = amount(row, "chg2ay3"),
                   books = amount(row, "chg4ay3");
        if (refused_) return;
        if (!listed.empty()) listings_[*unit] = std::move(listed);
        if (in_district) {
            const int most = std::max(*in_district, in_state.value_or(*in_district)), extra = books.value_or(0);
            years_[*unit] = {{*in_district + extra, most + extra}, imputed(row["xchg1ay3"])};
        }
    }

    /// Gives each listing to the level that it is of, and makes that one where nobody was given an award yet.
    void place_listings(int unit, const std::vector<Listing>& listed) {
        std::set<int>& offered = offered_[unit];
        const auto among = [](int level) {
            return std::size_t(std::find(levels.begin(), levels.end(), level) - levels.begin());
        };
        for (const Listing& one : listed) {
            const std::size_t wanted = one.level();
            std::optional<int> nearest;
            const auto apart = [&](int level) {
                return std::max(among(level), wanted) - std::min(among(level), wanted);
            };
            for (const int level : offered) {
                if (award_of(level) != Award::none && (!nearest || apart(level) < apart(*nearest))) nearest = level;
            }
            if (!nearest) offered.insert(levels[wanted]);
            listed_[{unit, nearest.value_or(levels[wanted])}].push_back(one);
        }
    }

    void make_places(int unit, const std::set<int>& offered) {
        const auto of = schools_.find(unit);
        const std::size_t first = result_.places.size();
        for (const int level : offered) {
            ++result_.read;
            if (of == schools_.end()) {
                ++left_out_["a school that the directory does not name"];
                continue;
            }
            if (!of->second.open) {
                ++left_out_["a school that has closed"];
                continue;
            }
            Place place = of->second.place;
            place.id = "ipeds-" + std::to_string(unit) + "-" + std::to_string(level);
            place.award = award_of(level);
            for (const Listing& one : listed_[{unit, level}]) {
                const auto reach = [](std::optional<Interval>& all, std::optional<int> value) {
                    if (value) all = all ? span(*all, exactly(*value)) : exactly(*value);
                };
                reach(place.months, one.months);
                reach(place.usd, one.usd);
                place.estimated = place.estimated || one.estimated;
            }
            const auto year = years_.find(unit);
            if (!place.usd && year != years_.end()) {
                if (place.award == Award::associate) place.months = two_years;
                place.usd_a_year = year->second.usd;
                place.estimated = year->second.estimated;
            }
            const auto alike = [&](const Place& other) {
                return other.award == place.award && other.months == place.months && other.usd == place.usd;
            };
            if (std::any_of(result_.places.begin() + std::ptrdiff_t(first), result_.places.end(), alike)) {
                ++left_out_["a program of which nothing else is known than of another of the same school"];
                continue;
            }
            place.source = "ipeds";
            place.as_of = as_of_;
            const bool dated = as_of_ != "undated";
            place.review_by = dated ? (std::stoi(as_of_) + years_told) * 12 + 11 : 0;
            result_.places.push_back(std::move(place));
            result_.schools.emplace_back(std::to_string(unit), of->second.opeid);
        }
    }

    const OfficialFiles& files_;
    std::string as_of_;
    std::map<int, School> schools_;
    std::map<int, std::set<int>> offered_;  ///< by school: the levels of its awards
    std::string year_;                      ///< newest of a table of several
    std::map<int, std::vector<Listing>> listings_;
    std::map<std::pair<int, int>, std::vector<Listing>> listed_;  ///< likewise, by school and level
    std::map<int, Year> years_;
    std::map<std::string, int> left_out_;
    bool refused_ = false;
    Imported result_;
};

}  // namespace

Imported import_ipeds(const OfficialFiles& files) { return Import(files).run(); }

PlaceSource ipeds_source() { return {"ipeds", "IPEDS, US Department of Education", "nces.ed.gov/ipeds/datacenter"}; }

}  // namespace milepost::kiosk
