#include "core/content/place.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "core/content/content.h"

namespace milepost {
namespace {

char capital(char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; }

/// Tells `use` what follows `letters` wherever a word of the name begins with them, however they are cased.
template <class Use>
void each_word_that_begins(std::string_view name, std::string_view letters, Use use) {
    const auto same = [](char a, char b) { return capital(a) == capital(b); };
    for (std::size_t at = 0; at + letters.size() <= name.size(); ++at) {
        const bool word = at == 0 || name[at - 1] == ' ' || name[at - 1] == '-' || name[at - 1] == '(';
        if (word && std::equal(letters.begin(), letters.end(), name.begin() + std::ptrdiff_t(at), same))
            use(name.substr(at + letters.size()));
    }
}

}  // namespace

double miles_between(Position a, Position b) {
    constexpr double radius = 3959, degree = std::numbers::pi / 180;
    const double up = std::sin((b.latitude - a.latitude) * degree / 2),
                 along = std::sin((b.longitude - a.longitude) * degree / 2);
    const double half = up * up + std::cos(a.latitude * degree) * std::cos(b.latitude * degree) * along * along;
    return 2 * radius * std::asin(std::sqrt(std::min(1.0, half)));
}

const Place* Places::find(std::string_view id) const {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Place& place) { return place.id == id; });
    return found == all.end() ? nullptr : &*found;
}

bool serves(const Place& place, const Step& step) {
    if (!step.at || step.at->kind != place.kind) return false;
    const auto& ends = step.at->awards;
    if (!ends.empty() && std::find(ends.begin(), ends.end(), place.award) == ends.end()) return false;
    return std::all_of(step.at->asks.begin(), step.at->asks.end(), [&](FactId asked) {
        const auto is = [&](const auto& of) { return of.first == asked; };
        const auto brings = std::find_if(place.brings.begin(), place.brings.end(), is);
        const auto made = std::find_if(step.makes.begin(), step.makes.end(), is);
        return brings == place.brings.end() || made == step.makes.end() || brings->second.overlaps(made->second);
    });
}

std::vector<FactId> to_ask(const Place& place, const Step& step) {
    std::vector<FactId> open;
    if (!step.at) return open;
    for (const FactId asked : step.at->asks) {
        if (std::none_of(place.brings.begin(), place.brings.end(), [&](const auto& of) { return of.first == asked; }))
            open.push_back(asked);
    }
    return open;
}

std::optional<Date> next_start(const Place& place, int day) {
    if (place.monthly) return {};
    for (const Date start : place.starts)
        if (days_since_1970(start) - place.enrol_days.value_or(0) >= day) return start;
    return {};
}

std::vector<const Place*> schools_of(const Places& places, std::string_view state, std::string_view letters) {
    std::vector<const Place*> schools;
    for (const Place& place : places.all) {
        if (place.kind != PlaceKind::school || (!state.empty() && place.state != state)) continue;
        bool begins = false;
        each_word_that_begins(place.name, letters, [&](std::string_view) { begins = true; });
        if (begins) schools.push_back(&place);
    }
    std::sort(schools.begin(), schools.end(), [](const Place* a, const Place* b) {
        return std::tie(a->name, a->city, a->id) < std::tie(b->name, b->city, b->id);
    });
    return schools;
}

std::string letters_after(const std::vector<const Place*>& schools, std::string_view letters) {
    std::string next;
    for (const Place* school : schools) {
        each_word_that_begins(school->name, letters, [&](std::string_view rest) {
            if (!rest.empty()) next += capital(rest.front());
        });
    }
    return next;
}

std::optional<Interval> value_at(const Content& content, const Place& school, FactId fact) {
    for (const auto& [known, value] : school.brings)
        if (known == fact) return value;
    if (content[fact].id != "program") return {};
    const int award = content[fact].position(awards[std::size_t(school.award)]);
    return award < 0 ? std::nullopt : std::optional(exactly(award));
}

std::optional<Interval> price_at(const Place& place) {
    if (place.usd || !place.usd_a_year) return place.usd;
    const int years = place.award == Award::associate ? 2
                      : place.months                  ? std::max(1, (place.months->min + 11) / 12)
                                                      : 1;
    return Interval{place.usd_a_year->min * years, place.usd_a_year->max * years};
}

}  // namespace milepost
