#include "ui/road/places_view.h"

#include <algorithm>

#include "core/roads/funding.h"
#include "core/roads/offers.h"
#include "ui/road/other_roads.h"
#include "ui/road/places_map.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"
#include "ui/words/place_phrases.h"

namespace milepost::ui {
namespace {

/// One place as a card: who and where, how to reach it, what it offers, what to ask; a touch chooses it, or takes that
/// back. Only a school's makes the road another. `number`: its own on the map; 0: none.
void place_card(Column& column, const Offer& offer, std::size_t number, const Stage& stage,
                const std::string& credential) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Place& place = *offer.place;
    const bool chosen = frame.model.visit.place == place.id, school = stage.step->kind == StepKind::school;
    const std::string where = where_phrase(words, offer), contact = contact_phrase(place),
                      offers = offer_phrase(words, offer);
    const std::vector<std::string> ask = ask_phrases(words, *frame.world.content, place, *stage.step);
    const std::vector<std::string> doubts = doubts_of_place(words, place, frame.derived.now->date);
    const auto content = [&](Column& inner) {
        say(inner, Style::strong, number > 0 ? std::to_string(number) + " · " + place.name : place.name);
        for (const std::string& line : {where, contact, offers})
            if (!line.empty()) say(inner, Style::body, line);
        for (const std::string& line : doubts) caption(inner, line);
        for (const std::string& question : ask) caption(inner, question);
        if (!school) return;
        say(inner, Style::strong, words(chosen ? "places.drop" : "places.choose"));
    };
    if (!school) return card(column, content);
    std::vector<std::string> spoken{place.name, where, contact, offers};
    spoken.insert(spoken.end(), doubts.begin(), doubts.end());
    spoken.insert(spoken.end(), ask.begin(), ask.end());
    spoken.push_back(words(chosen ? "places.drop" : "places.choose"));
    if (card_button(column, "place." + place.id, sentences(spoken), chosen, content))
        frame.actions.push_back(action::ChoosePlace{chosen ? std::string() : place.id, credential});
}

/// Who may pay for a school, and whom to ask about it near here.
void who_pays(Column& column, const Stage& stage) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    if (stage.step->kind != StepKind::school || stage.cost_usd.max == 0) return;
    column.space(measure::block);
    heading(column, words("places.who_pays"));
    if (stage.priced && stage.months.min > 0) {
        const Interval a_month = usd_a_month(stage);
        payments(column, stage.months, a_month);
        column.space(measure::tight);
        paragraph(column, words("funding.month", {{"money", money_phrase(words, a_month, true)},
                                                  {"months", months_phrase(words, stage.months)}}));
    }
    const std::vector<Funding> funding = funding_for(*frame.world.content, *frame.derived.now, stage);
    for (const Funding& one : funding) {
        constexpr const char* names[] = {"no", "unknown", "yes"};
        constexpr Icon icons[] = {Icon::close, Icon::info, Icon::check};
        const auto pays = std::size_t(one.pays);
        point(column, icons[pays],
              words("funding.line", {{"what", words("guide." + one.part->id + "." + one.section->id + ".title")},
                                     {"says", words("funding." + one.section->id, {{"pays", names[pays]}})}}));
    }
    caption(column, words("funding.none"));
    if (const auto center = nearest(*frame.world.content, *frame.derived.now, PlaceKind::job_center)) {
        paragraph(column, words("places.job_center",
                                {{"place", whole_place_phrase(words, *frame.world.content, *center, nullptr)}}));
    }
    if (funding.empty()) return;
    const std::string label = words("funding.more");
    if (card_button(column, "paying.open", label, false, [&](Column& inner) { say(inner, Style::choice, label); }))
        frame.actions.push_back(action::Open{Screen::help, "guide." + funding.front().part->id});
}

}  // namespace

void places(Column& column, const Stage& stage, const std::string& credential) {
    constexpr std::size_t at_first = 3, unfolded = 12;
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Content& content = *frame.world.content;
    std::vector<Offer> offers = offers_for(content, *frame.derived.now, stage);
    if (offers.empty()) return who_pays(column, stage);
    const auto chosen = std::find_if(offers.begin(), offers.end(),
                                     [&](const Offer& offer) { return offer.place->id == frame.model.visit.place; });
    const bool chose = chosen != offers.end();
    if (chose) std::rotate(offers.begin(), chosen, chosen + 1);
    column.space(measure::block);
    heading(column, words("places.title"));
    paragraph(column, chose ? words("places.chosen")
                            : words("places.lead", {{"n", double(offers.size())},
                                                    {"school", stage.step->kind == StepKind::school ? "yes" : "no"}}));
    const std::size_t shown = std::min(offers.size(), at_first);
    const std::size_t end = std::min(offers.size(), shown + unfolded);
    const bool mapped = places_map(column, {offers.begin(), offers.begin() + std::ptrdiff_t(end)}, shown);
    for (std::size_t i = 0; i < shown; ++i) place_card(column, offers[i], mapped ? i + 1 : 0, stage, credential);
    if (offers.size() > shown) {
        fold(column, "places.all", words("places.all", {{"n", double(end - shown)}}), {}, [&](Column& open) {
            for (std::size_t i = shown; i < end; ++i) place_card(open, offers[i], 0, stage, credential);
            if (offers.size() > end) caption(open, words("places.rest", {{"n", double(offers.size() - end)}}));
        });
    }
    for (const PlaceSource& source : content.places.sources) {
        const auto of = [&](const Offer& offer) { return offer.place->source == source.id; };
        const auto from = std::find_if(offers.begin(), offers.end(), of);
        if (from != offers.end()) {
            caption(column, words("places.source",
                                  {{"title", source.title}, {"as_of", as_of_phrase(words, from->place->as_of)}}));
        }
    }
    who_pays(column, stage);
}

void chosen_school(Column& column) {
    Frame& frame = column.frame();
    const Place* place = frame.derived.now->place;
    if (place == nullptr) return;
    const std::string label = frame.words("places.drop");
    if (card_button(column, "places.drop", sentences({place->name, label}), true, [&](Column& inner) {
            say(inner, Style::body, place->name);
            say(inner, Style::choice, label);
        }))
        frame.actions.push_back(action::ChoosePlace{});
}

}  // namespace milepost::ui
