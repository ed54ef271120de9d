#include "ui/words/place_phrases.h"

#include <algorithm>
#include <cmath>

#include "ui/words/phrases.h"

namespace milepost::ui {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        all += (all.empty() ? "" : " · ") + part;
    }
    return all;
}

/// "614-287-5353" of ten digits; anything else as it is.
std::string telephone_of(const std::string& text) {
    const bool ten = text.size() == 10 && text.find_first_not_of("0123456789") == std::string::npos;
    return ten ? text.substr(0, 3) + "-" + text.substr(3, 3) + "-" + text.substr(6) : text;
}

}  // namespace

std::string where_phrase(const Words& words, const Offer& offer) {
    const std::string& city = offer.place->city;
    if (!offer.miles) return city;
    return words(city.empty() ? "place.miles" : "place.where", {{"city", city}, {"miles", std::round(*offer.miles)}});
}

std::string offer_phrase(const Words& words, const Offer& offer) {
    const Place& place = *offer.place;
    std::string price;
    if (place.usd) price = money_phrase(words, *place.usd, true);
    else if (place.usd_a_year)
        price = words("place.usd_a_year", {{"money", money_phrase(words, *place.usd_a_year, true)}});
    std::string starts;
    if (offer.start) starts = words("place.starts", {{"day", *offer.start}});
    else if (place.monthly) starts = words("place.monthly");
    std::vector<std::string> when;
    for (const auto& [is, key] :
         {std::pair{place.day, "place.day"}, {place.evening, "place.evening"}, {place.online, "place.online"}})
        if (is) when.push_back(words(key));
    const std::string award = place.award == Award::associate ? words("choice.program.associate") : std::string();
    return joined({award, offer.months ? months_phrase(words, *offer.months) : "", price, starts, joined(when)});
}

std::string web_phrase(const Place& place) {
    std::string address = place.web;
    if (address.substr(0, 4) == "www.") address.erase(0, 4);
    while (!address.empty() && address.back() == '/') address.pop_back();
    return address;
}

std::string contact_phrase(const Place& place) { return joined({telephone_of(place.telephone), web_phrase(place)}); }

std::vector<std::string> ask_phrases(const Words& words, const Content& content, const Place& place, const Step& step) {
    std::vector<std::string> all;
    for (const FactId fact : to_ask(place, step)) all.push_back(words("place.ask." + content[fact].id));
    return all;
}

std::string start_phrase(const Words& words, const Content& content, const Evaluation& evaluation, const Stage& stage) {
    const std::string key = "step." + stage.step->id + ".start";
    std::string what = words.has(key) ? words(key) : std::string();
    if (stage.step->kind == StepKind::school) {
        const auto offers = first_offers(content, evaluation, stage);
        if (!offers.empty() && !offers.front().place->telephone.empty()) {
            const Place& place = *offers.front().place;
            what = words("place.call", {{"name", place.name}, {"telephone", telephone_of(place.telephone)}});
        }
    }
    return what.empty() ? what : words("roadmap.start", {{"what", what}});
}

std::string chosen_place_phrase(const Words& words, const Evaluation& evaluation, const Stage& stage) {
    const Place* place = evaluation.place;
    if (place == nullptr || stage.step->kind != StepKind::school || !serves(*place, *stage.step)) return {};
    const auto start = stage.ready.exact() ? classes_at(*place, stage, evaluation.date) : std::nullopt;
    return joined({place->name, start ? words("place.starts", {{"day", *start}}) : std::string()});
}

std::vector<std::string> doubts_of_place(const Words& words, const Place& place, Today today) {
    std::vector<std::string> all;
    if (place.estimated) all.push_back(words("place.estimated"));
    if (place.review_by > 0 && today.known && month_of(today.day) > place.review_by) all.push_back(words("places.old"));
    return all;
}

std::string whole_place_phrase(const Words& words, const Content& content, const Offer& offer, const Step* step) {
    const Place& place = *offer.place;
    std::string address = place.street;
    for (const std::string& part : {place.city, place.state}) {
        if (!part.empty()) address += (address.empty() ? "" : ", ") + part;
    }
    std::string whole = joined({place.name, address, contact_phrase(place), offer_phrase(words, offer)});
    if (place.estimated) whole += ". " + words("place.estimated");
    if (step == nullptr) return whole;
    for (const std::string& ask : ask_phrases(words, content, place, *step))
        whole += (whole.back() == '.' ? " " : ". ") + ask;
    return whole;
}

std::vector<std::string> programs_phrases(const Words& words, const Content& content, const Step& step,
                                          const StateRule* state) {
    const auto programs = std::find_if(content.programs.begin(), content.programs.end(),
                                       [&](const Programs& one) { return one.id == step.programs; });
    if (state == nullptr || programs == content.programs.end()) return {};
    const auto& codes = content[content.fact_at("state")].values;
    const auto code = std::find(codes.begin(), codes.end(), state->code);
    const ProgramFigures& figures = programs->states[std::size_t(code - codes.begin())];
    constexpr const char* areas[] = {"state", "division", "country"};
    std::vector<std::string> middles;
    for (const auto& [key, kind] :
         {std::pair{"programs.public", &figures.public_schools}, {"programs.private", &figures.private_schools}})
        if (*kind) middles.push_back(words(key, {{"usd", double((*kind)->usd)}, {"n", double((*kind)->schools)}}));
    const auto where = [&](ProgramFigures::Area area) { return std::string(areas[std::size_t(area)]); };
    std::vector<std::string> names;  // of the states around it
    for (const StateRule& other : content.states)
        if (other.division == state->division) names.push_back(words("state." + other.code + ".name"));
    const std::string division = words.list(names);
    std::vector<std::string> all{words("programs.of", {{"area", where(figures.of)},
                                                       {"n", double(figures.schools)},
                                                       {"place", place_phrase(words, state)},
                                                       {"division", division},
                                                       {"middles", words.list(middles)}})};
    all.push_back(words("programs.note"));
    all.push_back(words("programs.months"));
    return all;
}

}  // namespace milepost::ui
