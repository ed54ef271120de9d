#include "core/roads/offers.h"

#include <algorithm>
#include <climits>
#include <tuple>

namespace milepost {
namespace {

constexpr double near_miles = 25, reachable_miles = 60;

std::optional<double> miles_to(const Content& content, const Place& place) {
    if (!content.places.here || !place.position) return {};
    return miles_between(*content.places.here, *place.position);
}

/// Is a place there today, and in this person's state or not far from here? Where neither the state nor the distance is
/// known, the list is taken to be of around here.
bool reached(const Content& content, const Evaluation& evaluation, const Place& place) {
    if (place.until && evaluation.date.known && *place.until < evaluation.date.day) return false;
    const StateRule* state = evaluation.state;
    if (state != nullptr && (place.state.empty() || place.state == state->code)) return true;
    const auto miles = miles_to(content, place);
    return miles ? *miles <= reachable_miles : state == nullptr;
}

}  // namespace

std::optional<Date> classes_at(const Place& place, const Stage& stage, Today today) {
    constexpr int least_days = 30;  // of a month
    if (!today.known) return {};
    return next_start(place, days_since_1970(today.day) + least_days * stage.ready.min);
}

std::vector<Offer> offers_for(const Content& content, const Evaluation& evaluation, const Stage& stage) {
    std::vector<Offer> offers;
    const Today today = evaluation.date;
    for (const Place& place : content.places.all) {
        if (!reached(content, evaluation, place) || !serves(place, *stage.step)) continue;
        Offer offer{&place, place.months, {}, {}, miles_to(content, place)};
        offer.usd = price_at(place);
        offer.start = classes_at(place, stage, today);
        offers.push_back(offer);
    }
    const auto order = [&](const Offer& offer) {
        const int bucket = !offer.miles || *offer.miles <= near_miles ? 0 : *offer.miles <= reachable_miles ? 1 : 2;
        const int begins = offer.start ? month_of(*offer.start) - month_of(today.day) : stage.ready.min;
        const int ends = begins + offer.months.value_or(stage.months).max, usd = offer.usd ? offer.usd->max : INT_MAX;
        const bool cheap = evaluation.goal == Goal::least_cost,
                   says = cheap ? offer.usd.has_value() : offer.months || offer.start;
        const auto [first, second] = cheap ? std::pair(usd, ends) : std::pair(ends, usd);
        const bool asks = !to_ask(*offer.place, *stage.step).empty();  // which exams it opens is not known
        return std::tuple(bucket, asks, first, !says, second, offer.miles.value_or(0),
                          std::string_view(offer.place->name), std::string_view(offer.place->id));
    };
    std::vector<std::pair<decltype(order(Offer())), Offer>> ranked;
    ranked.reserve(offers.size());
    for (const Offer& offer : offers) ranked.emplace_back(order(offer), offer);
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(ranked.begin(), ranked.end(), offers.begin(), [](const auto& one) { return one.second; });
    return offers;
}

std::vector<Offer> first_offers(const Content& content, const Evaluation& evaluation, const Stage& stage) {
    constexpr std::size_t most = 3;
    std::vector<Offer> offers = offers_for(content, evaluation, stage);
    const auto chosen =
        std::find_if(offers.begin(), offers.end(), [&](const Offer& offer) { return offer.place == evaluation.place; });
    if (chosen != offers.end()) return {*chosen};
    if (offers.size() > most) offers.resize(most, Offer{});
    return offers;
}

bool begins_at(const Evaluation& evaluation, const Stage& stage, const Offer& offer) {
    return offer.place == evaluation.place && offer.start && stage.start.exact();
}

std::optional<Offer> nearest(const Content& content, const Evaluation& evaluation, PlaceKind kind) {
    std::optional<Offer> best;
    for (const Place& place : content.places.all) {
        if (place.kind != kind || !reached(content, evaluation, place)) continue;
        const Offer offer{&place, place.months, {}, {}, miles_to(content, place)};
        const double far = offer.miles.value_or(reachable_miles);
        if (!best || far < best->miles.value_or(reachable_miles)) best = offer;
    }
    return best;
}

}  // namespace milepost
