#include "core/content/step_json.h"

#include <algorithm>
#include <climits>

namespace milepost {

Programs StepTerms::programs(const std::string& id, const Cursor& at) const {
    at.only({"cite", "states"});
    Programs programs{id, {}, cite(at)};
    const auto fact = content_.fact("state");
    if (!fact) return programs;
    for (const auto& [code, state] : at.at("states").members())
        if (content_[*fact].position(code) < 0) state.refuse("the state " + in_quotes(code), "one of facts.json");
    for (const std::string& code : content_[*fact].values) {
        const Cursor state = at.at("states").at(code);
        state.only({"of", "schools", "usd", "months", "public", "private"});
        const std::vector<std::string> areas{"state", "division", "country"};
        ProgramFigures figures{ProgramFigures::Area(one_of(state.at("of"), areas)),
                               state.at("schools").integer(1, any_number),
                               span_of(state.at("usd")),
                               span_of(state.at("months")),
                               {},
                               {}};
        for (const auto& [key, kind] :
             {std::pair{"public", &figures.public_schools}, {"private", &figures.private_schools}}) {
            if (!state.has(key)) continue;
            const Cursor of = state.at(key);
            of.only({"schools", "usd"});
            *kind = {of.at("schools").integer(1, any_number), of.at("usd").integer(0, any_number)};
        }
        programs.states.push_back(figures);
    }
    return programs;
}

std::pair<Interval, ByState> StepTerms::amount(const Cursor& at, Interval ProgramFigures::*of, Step& step) const {
    const auto named = [&](const Cursor& end) -> const Programs* {
        if (!end.json().is_string()) return nullptr;
        for (const Programs& programs : content_.programs)
            if (programs.id == end.text()) return &programs;
        end.refuse(end.described(), "the name of programs in programs.json");
        return nullptr;
    };
    const bool pair =
        at.json().is_array() && at.json().size() == 2 && (at.json()[0].is_string() || at.json()[1].is_string());
    if (!pair && !at.json().is_string()) return {span_of(at), {}};
    const auto items = pair ? at.items() : std::vector{at, at};
    const Programs *least = named(items[0]), *most = named(items[1]);
    const Programs* any = least != nullptr ? least : most;
    if (any == nullptr) return {};
    step.programs = any->id;
    const int from = least == nullptr ? items[0].integer(0, any_number) : 0,
              to = most == nullptr ? items[1].integer(0, any_number) : 0;
    ByState by_state;
    for (std::size_t state = 0; state < any->states.size(); ++state) {
        by_state.push_back({least != nullptr ? (least->states[state].*of).min : from,
                            most != nullptr ? (most->states[state].*of).max : to});
    }
    const auto falls = [](Interval one) { return one.min > one.max; };
    if (std::any_of(by_state.begin(), by_state.end(), falls))
        at.refuse("the most below the least", "[least, most] in every state");
    Interval country = by_state.empty() ? Interval{} : by_state.front();
    for (const Interval one : by_state) country = span(country, one);
    return {country, std::move(by_state)};
}

Venue StepTerms::venue(const Cursor& at) const {
    at.only({"kind", "awards", "asks"});
    Venue venue{PlaceKind(one_of(at.at("kind"), place_kinds)), {}, {}};
    if (at.has("awards")) {
        for (const Cursor& award : at.at("awards").items()) venue.awards.push_back(Award(one_of(award, awards)));
    }
    if (at.has("asks"))
        for (const Cursor& fact : at.at("asks").items()) venue.asks.push_back(fact_id(fact));
    return venue;
}

Step StepTerms::step(const Cursor& at) const {
    at.only({"id", "kind", "state", "needs", "lasts", "until", "ends", "makes", "accrues", "choice", "scarce", "beside",
             "first", "includes", "fees", "at", "cite"});
    Step step;
    step.id = at.at("id").text();
    step.kind = StepKind(
        one_of(at.at("kind"), {"diploma", "school", "practicum", "work", "paperwork", "exam", "state", "renewal"}));
    step.needs = condition_or_always(at, "needs");
    step.choice = at.boolean_or("choice", false);
    step.scarce = at.boolean_or("scarce", false);
    step.beside = at.boolean_or("beside", false);
    step.includes = at.text_or("includes", "");
    if (at.has("first")) step.first = condition(at.at("first"));
    if (at.has("ends")) step.ends = fact_id(at.at("ends"));
    if (at.has("until")) {
        step.until = test(at.at("until"));
        const bool rises = step.until->facts.size() == 1 && !step.until->by_value() &&
                           step.until->range.min > INT_MIN && step.until->range.max == INT_MAX;
        if (!rises) at.at("until").refuse(at.at("until").described(), "one fact and at_least: what grows with time");
    }
    if (at.has("accrues"))
        for (const Cursor& item : at.at("accrues").items()) step.accrues.push_back(fact_id(item));
    if (at.has("makes")) step.makes = values(at.at("makes"));
    if (at.has("lasts")) {
        for (const Cursor& item : at.at("lasts").items()) {
            item.only({"when", "months"});
            auto [months, by_state] = amount(item.at("months"), &ProgramFigures::months, step);
            step.lasts.push_back({condition_or_always(item, "when"), months, std::move(by_state)});
        }
    }
    step.cite = cite(at);
    if (at.has("fees")) {
        for (const Cursor& item : at.at("fees").items()) {
            item.only({"when", "usd", "priced"});
            auto [usd, by_state] = amount(item.at("usd"), &ProgramFigures::usd, step);
            step.fees.push_back({condition_or_always(item, "when"), usd, item.boolean_or("priced", true), step.cite,
                                 std::move(by_state)});
        }
    }
    if (at.has("at")) step.at = venue(at.at("at"));
    return step;
}

}  // namespace milepost
