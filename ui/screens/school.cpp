#include <algorithm>

#include "ui/base/mirror.h"
#include "ui/road/other_roads.h"
#include "ui/screens/screens.h"
#include "ui/widgets/tile_map.h"
#include "ui/widgets/widgets.h"
#include "ui/words/phrases.h"
#include "ui/words/place_phrases.h"

namespace milepost::ui::screens {
namespace {

/// The letters that narrow the list: only those that lead to a school can be touched.
void letters(Column& column, const SchoolSearch& search) {
    Frame& frame = column.frame();
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const float gap = column.px(measure::gap), least = column.grown(measure::choice);
    const int across = std::clamp(int((column.width() + gap) / (least + gap)), 3, 9);
    const float room = (column.width() - gap * float(across - 1)) / float(across);
    auto places = grid(column.rest(), across, int(alphabet.size()), std::clamp(room, least, column.grown(20)), gap);
    if (mirror_width(column.interface().canvas()) > 0)  // these letters run from the left in every language
        for (Rect& place : places) place = mirrored(place, 2 * column.x() + column.width());
    const std::string next =
        letters_after(schools_of(frame.world.content->places, search.state, search.letters), search.letters);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        const std::string letter(1, alphabet[i]);
        const bool leads = next.find(alphabet[i]) != std::string::npos;
        if (button(frame, places[i], "key." + letter, letter, {.enabled = leads}))
            frame.actions.push_back(action::FindSchool{search.state, search.letters + letter});
    }
    column.take(places.back().bottom() - column.y());
}

void list(Column& column, const SchoolSearch& search) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    constexpr std::size_t most = 20;  // shown: letters find the others sooner than a finger that turns pages
    std::vector<const Place*> schools = schools_of(frame.world.content->places, search.state, search.letters);
    const std::size_t all = schools.size();
    schools.resize(std::min(all, most));
    for (const Place* place : schools) {
        const Offer offer{place, place->months, {}, {}, {}};
        const std::string program = place->award == Award::none
                                        ? std::string()
                                        : words("choice.program." + std::string(awards[std::size_t(place->award)])),
                          length = place->months ? months_phrase(words, *place->months) : std::string();
        if (card_button(column, "school." + place->id,
                        sentences({place->name, where_phrase(words, offer), program, length}), false,
                        [&](Column& inner) {
                            say(inner, Style::strong, place->name);
                            ends(inner, Style::body, program, Style::body, length);
                            caption(inner, place->city);
                        }))
            frame.actions.push_back(action::AttendSchool{place->id});
    }
    if (all > most) paragraph(column, words("school.narrow", {{"n", double(all - most)}}));
    if (button(column, "school.none", words("school.none"))) frame.actions.push_back(action::Close{});
}

void states(Frame& frame, Column& column) {
    const Content& content = *frame.world.content;
    std::vector<StateTile> tiles;
    for (const StateRule& state : content.states) {
        if (schools_of(content.places, state.code, {}).empty()) continue;
        tiles.push_back({state.code, frame.words("state." + state.code + ".name"), state.column, state.row, false,
                         "school.state." + state.code});
    }
    const int picked = tile_map(frame, column.rest(), tiles);
    if (picked >= 0) frame.actions.push_back(action::FindSchool{tiles[std::size_t(picked)].code, {}});
    column.take(tile_map_height(frame, column.width()) + column.px(measure::block));
}

}  // namespace

void school(Frame& frame) {
    const Words& words = frame.words;
    const SchoolSearch& search = frame.model.visit.school;
    const bool in_a_state = !search.state.empty();
    Page page(frame, {.bar = {{"nav.back", words("nav.back"), action::Close{}, Look::plain, Icon::back},
                              {"school.elsewhere", words("school.elsewhere"), action::FindSchool{}, Look::plain,
                               Icon::none, in_a_state},
                              {"bring_back.erase", words("bring_back.erase"), action::FindSchool{search.state, {}},
                               Look::plain, Icon::none, !search.letters.empty()}}});
    const auto head = [&](Column& column) {
        title(column, words("school.title"));
        paragraph(column, in_a_state
                              ? words("school.lead", {{"letters", search.letters.empty() ? "none" : search.letters}})
                              : words("school.where"));
    };
    if (page.landscape()) {
        Column lead = page.lead();
        const Column follow = page.follow(lead);
        scrolled(frame, "head", lead.rest(), [&](Column& column) {
            head(column);
            column.space(measure::block);
            if (in_a_state) letters(column, search);
        });
        scrolled(frame, "schools", follow.rest(),
                 [&](Column& column) { in_a_state ? list(column, search) : states(frame, column); });
    } else {
        scrolled(frame, "schools", page.whole().rest(), [&](Column& column) {
            head(column);
            column.space(measure::block);
            if (!in_a_state) return states(frame, column);
            letters(column, search);
            column.space(measure::block);
            list(column, search);
        });
    }
    page.finish();
}

}  // namespace milepost::ui::screens
