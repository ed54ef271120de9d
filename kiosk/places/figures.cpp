#include "kiosk/places/figures.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

namespace milepost::kiosk {
namespace {

constexpr std::size_t enough_schools = 5, enough_of_a_kind = 3;

/// A hundredth of sorted values, between two of them where it falls there.
double hundredth(const std::vector<double>& sorted, int percent) {
    const double at = double(sorted.size() - 1) * percent / 100;
    const std::size_t below = std::size_t(at), above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (at - double(below));
}

/// What each school of an area says, once a school: of several programs the mean.
class Schools {
  public:
    void add(const Place& place) {
        const std::string school = place.id.substr(0, place.id.rfind('-'));
        if (const auto usd = price(place))
            usd_[school].push_back(*usd), public_[school] = place.control == Control::public_school;
        if (place.months) months_[school].push_back(double(place.months->min + place.months->max) / 2);
    }
    [[nodiscard]] std::vector<double> prices() const {
        return sorted(usd_, [](const std::string&) { return true; });
    }
    [[nodiscard]] std::vector<double> prices(bool of_public) const {
        return sorted(usd_, [&](const std::string& school) { return public_.at(school) == of_public; });
    }
    [[nodiscard]] std::vector<double> months() const {
        return sorted(months_, [](const std::string&) { return true; });
    }

  private:
    using Said = std::map<std::string, std::vector<double>>;

    /// In its district, for whoever lives near.
    static std::optional<double> price(const Place& place) {
        if (place.usd) return double(place.usd->min + place.usd->max) / 2;
        if (place.usd_a_year) return double(place.usd_a_year->min);
        return {};
    }
    static std::vector<double> sorted(const Said& said, const std::function<bool(const std::string&)>& wanted) {
        std::vector<double> all;
        for (const auto& [school, values] : said) {
            double sum = 0;
            for (const double value : values) sum += value;
            if (wanted(school)) all.push_back(sum / double(values.size()));
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    Said usd_, months_;
    std::map<std::string, bool> public_;
};

int rounded(double value, int to, bool up) { return int((up ? std::ceil(value / to) : std::floor(value / to)) * to); }

nlohmann::ordered_json middle_eight_tenths(const std::vector<double>& sorted, int to) {
    return {rounded(hundredth(sorted, 10), to, false), rounded(hundredth(sorted, 90), to, true)};
}

}  // namespace

std::string program_figures(const Content& content, const std::vector<Place>& places) {
    std::map<std::string, Schools> states, divisions;
    Schools country;
    const Place* newest = &places.front();
    for (const Place& place : places) {
        const StateRule* state = content.state(place.state);
        if (place.kind != PlaceKind::school || place.award != Award::certificate || state == nullptr) continue;
        states[state->code].add(place);
        divisions[state->division].add(place);
        country.add(place);
        newest = std::max(newest, &place, [](const Place* a, const Place* b) { return a->as_of < b->as_of; });
    }
    if (country.prices().empty() || country.months().empty() || newest->review_by == 0) return {};
    const nlohmann::ordered_json cite{{"sources", {"IPEDS", "DIVISIONS"}},
                                      {"as_of", newest->as_of},
                                      {"confidence", "medium"},  // a year's tuition is not a program's
                                      {"review_by", month_to_string(newest->review_by)}};
    std::string text =
        "{\n  \"programs\": {\n    \"certificate\": {\n      \"cite\": " + cite.dump() + ",\n      \"states\": {";
    bool first = true;
    for (const StateRule& state : content.states) {
        const auto [area, prices] = [&] {
            for (const auto& [area_of, schools] : {std::pair<const char*, const Schools*>{"state", &states[state.code]},
                                                   {"division", &divisions[state.division]}}) {
                if (schools->prices().size() >= enough_schools) return std::pair(area_of, schools->prices());
            }
            return std::pair("country", country.prices());
        }();
        const Schools& told = std::string_view(area) == "state"      ? states[state.code]
                              : std::string_view(area) == "division" ? divisions[state.division]
                                                                     : country;
        nlohmann::ordered_json json{{"of", area},
                                    {"schools", prices.size()},
                                    {"usd", middle_eight_tenths(prices, 100)},
                                    {"months", middle_eight_tenths(country.months(), 1)}};
        for (const bool of_public : {true, false}) {
            const std::vector<double> kind = told.prices(of_public);
            if (kind.size() >= enough_of_a_kind) {
                json[of_public ? "public" : "private"] = {{"schools", kind.size()},
                                                          {"usd", rounded(hundredth(kind, 50) + 50, 100, false)}};
            }
        }
        text += (first ? "\n" : ",\n");
        text += "        \"" + state.code + "\": " + json.dump();
        first = false;
    }
    return text + "\n      }\n    }\n  }\n}\n";
}

}  // namespace milepost::kiosk
