#include "kiosk/take_home/fragment.h"

#include <algorithm>

#include "core/roads/explanation.h"
#include "core/roads/offers.h"
#include "core/terms/printable.h"
#include "kiosk/take_home/fnv.h"
#include "kiosk/take_home/payload.h"
#include "ui/words/phrases.h"
#include "ui/words/place_phrases.h"

namespace milepost::take_home {
namespace {

constexpr std::string_view characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

class Writer {
  public:
    void number(std::uint32_t value) {
        for (; value >= 32; value >>= 5) text += characters[32 | (value & 31)];
        text += characters[value];
    }
    void count(std::size_t value) { number(std::uint32_t(value)); }
    void list(const auto& all, const auto& number_of) {
        count(all.size());
        for (const auto& one : all) number(number_of(one));
    }
    void interval(Interval of) {
        number(std::uint32_t(of.min));
        number(std::uint32_t(of.max - of.min));
    }
    /// How many characters, and each: its own where it is of base64url, "_" for a blank, "-" and a number for any
    /// other.
    void spell(std::string_view words) {
        Writer all;
        std::size_t characters_written = 0;
        for (std::size_t begin = 0, end = 0; begin < words.size(); begin = end) {
            for (end = begin + 1; end < words.size() && continues(words[end]);) ++end;
            const std::string_view one = words.substr(begin, end - begin);
            if (printable(one) != one) continue;  // the page takes none that moves or hides what is shown
            all.spell_one(one);
            ++characters_written;
        }
        count(characters_written);
        text += all.text;
    }
    std::string text;

  private:
    static bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
    void spell_one(std::string_view character) {  // of UTF-8
        const char first = character.front();
        if (first == ' ') {
            text += '_';
        } else if (first != '-' && first != '_' && characters.find(first) != std::string_view::npos) {
            text += first;
        } else {
            std::uint32_t code =
                static_cast<unsigned char>(first) & (character.size() == 1 ? 0x7F : 0x7F >> character.size());
            for (const char c : character.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3F);
            text += '-';
            number(code ^ 32);  // so that a full stop or a comma takes one character of a number
        }
    }
};

/// What `plan_id` writes.
std::pair<std::uint32_t, std::uint32_t> id_numbers(const Choice& choice) {
    const Plan& plan = plan_of(choice);
    std::string all =
        choice.answers + "/" + choice.credential->credential->id + "/" + (plan.by == nullptr ? "" : plan.by->id);
    for (const Stage& stage : plan.stages) all += "/" + stage.step->id;
    const std::uint64_t hash = fnv64(all);
    return {std::uint32_t(hash >> 44), std::uint32_t(hash >> 24 & 0xFFFFF)};
}

std::uint32_t flag(bool set, std::uint32_t bit) { return set ? bit : 0; }

std::uint32_t state_number(const StateRule* state) {
    return state == nullptr ? 0 : 1 + 26 * std::uint32_t(state->code[0] - 'A') + std::uint32_t(state->code[1] - 'A');
}

/// 1 + the test of the route whose running out closes the window; 0: none.
std::size_t rule_number(const Window& window) {
    if (!window.rule) return 0;
    const auto& reasons = window.route->reasons;
    const auto found = std::find_if(reasons.begin(), reasons.end(),
                                    [&](const Reason& reason) { return reason.test == window.rule->test; });
    return found == reasons.end() ? 0 : std::size_t(found - reasons.begin()) + 1;
}

/// Where to call for each stage of a plan.
using StageOffers = std::vector<std::vector<Offer>>;

StageOffers places_of(const Content& content, const Evaluation& evaluation, const Plan& plan) {
    StageOffers places;
    for (const Stage& stage : plan.stages) places.push_back(first_offers(content, evaluation, stage));
    return places;
}

bool any_of(const StageOffers& places) {
    return std::any_of(places.begin(), places.end(), [](const auto& offers) { return !offers.empty(); });
}

/// Each step keeps its best longest.
void drop_last(StageOffers& places) {
    std::max_element(places.rbegin(), places.rend(), [](const auto& a, const auto& b) {
        return a.size() < b.size();
    })->pop_back();
}

void write_place(Writer& out, const Evaluation& evaluation, const Stage& stage, const Offer& offer) {
    const Place& place = *offer.place;
    for (const std::string& words :
         {place.name, place.street, place.city, place.state, place.telephone, ui::web_phrase(place)})
        out.spell(words);
    const auto& usd = place.usd ? place.usd : place.usd_a_year;
    const bool entry = begins_at(evaluation, stage, offer);
    out.number(flag(offer.months.has_value(), 1) | flag(place.usd.has_value(), 2) |
               flag(!place.usd && place.usd_a_year, 4) | flag(place.estimated, 8) | flag(offer.start.has_value(), 16) |
               flag(place.monthly, 32) | flag(place.day, 64) | flag(place.evening, 128) | flag(place.online, 256) |
               flag(place.award == Award::associate, 512) | flag(entry, 1024) | flag(entry && place.enrol_days, 2048));
    if (offer.months) out.interval(*offer.months);
    if (usd) out.interval(*usd);
    if (offer.start) out.number(std::uint32_t(days_since_1970(*offer.start)));
    if (entry && place.enrol_days) out.number(std::uint32_t(*place.enrol_days));
    const std::vector<FactId> open = to_ask(place, *stage.step), &asks = stage.step->at->asks;
    std::uint32_t which = 0;
    for (std::size_t a = 0; a < asks.size(); ++a)
        which |= flag(std::find(open.begin(), open.end(), asks[a]) != open.end(), 1U << a);
    out.number(which);
}

/// A fragment that names these places.
std::string written(const Content& content, const Evaluation& evaluation, const Choice& choice,
                    std::string_view language, const StageOffers& places) {
    const Plan& plan = plan_of(choice);
    const auto window = window_of(content, *choice.credential, plan.by, evaluation.date);
    const auto doubt = [&](const Citation& cite) {
        return (evaluation.date.known && !current(cite, evaluation.date)) || cite.confidence == Confidence::low;
    };
    const auto cautions = ui::cautions_of(evaluation, *choice.credential, false);
    Writer out;
    const bool rough = choice.open_questions > 0;
    out.number((rough ? 8 : 7) + (evaluation.date.known ? 0 : 2) + (any_of(places) ? 4 : 0));
    out.number(link_id(content.sha256));
    if (evaluation.date.known) out.number(std::uint32_t(days_since_1970(evaluation.date.day)));
    out.number(link_id(choice.credential->credential->id));
    out.number(plan.by == nullptr ? 0 : link_id(plan.by->id));
    out.number(flag(choice.credential->status == Status::now, 1) | flag(plan.by != nullptr && doubt(plan.by->cite), 2) |
               flag(plan.priced, 4) | flag(window.has_value(), 8) | flag(window && window->whole, 16) |
               flag(evaluation.state != nullptr && doubt(evaluation.state->cite), 32) |
               flag(rough && evaluation.goal == Goal::soonest, 64) |
               flag(any_past_review(cautions, evaluation.date), 128) |
               flag(any_past_review(evaluation.limits, evaluation.date), 256));
    if (rough) out.number(std::uint32_t(choice.open_questions));
    out.interval(plan.months);
    out.interval(plan.cost_usd);
    out.interval(plan.exam);
    out.number(state_number(evaluation.state));
    if (window) {
        out.number(std::uint32_t(window->closes));
        out.number(link_id(window->route->route->id));
        out.count(rule_number(*window));
    }
    const auto id = [](const auto* one) { return link_id(one->id); };
    out.list(recommended(evaluation, choice) ? evaluation.because : std::vector<Because>(),
             [](Because why) { return std::uint32_t(why); });
    out.list(cautions, id);
    out.list(evaluation.limits, id);
    out.count(plan.stages.size());
    for (std::size_t s = 0; s < plan.stages.size(); ++s) {
        const Stage& stage = plan.stages[s];
        const std::vector<Offer>& offers = places[s];
        out.number(link_id(stage.step->id));
        out.number(flag(stage.sure, 1) | flag(stage.priced, 2) | flag(doubt(stage.step->cite), 4) |
                   flag(!offers.empty(), 8));
        out.interval(stage.months);
        out.interval(stage.cost_usd);
        out.interval(stage.end);
        if (!offers.empty()) out.count(offers.size());
        for (const Offer& offer : offers) write_place(out, evaluation, stage, offer);
    }
    const auto [first, second] = id_numbers(choice);
    out.number(first);
    out.number(second);
    const std::string code = choice.code.empty() ? "" : "." + choice.code;
    std::uint32_t check = fnv32(out.text + code);
    for (int i = 0; i < 4; ++i, check >>= 6) out.text += characters[check & 63];
    return std::string(language) + "." + out.text + code;
}

}  // namespace

std::uint32_t link_id(std::string_view id) {
    const std::uint32_t bits = fnv32(id) & 0xFFFFF;
    return bits == 0 ? 1 : bits;
}

std::string plan_id(const Choice& choice) {
    const auto [first, second] = id_numbers(choice);
    return std::to_string(first) + "." + std::to_string(second);
}

std::string fragment(const Content& content, const Evaluation& evaluation, const Choice& choice,
                     std::string_view language) {
    StageOffers places = places_of(content, evaluation, plan_of(choice));
    const std::size_t address = content.organiser.page.size() + 1;
    std::string all = written(content, evaluation, choice, language, places);
    while (address + all.size() > on_screen.comfortable && any_of(places)) {
        drop_last(places);
        all = written(content, evaluation, choice, language, places);
    }
    return all;
}

}  // namespace milepost::take_home
