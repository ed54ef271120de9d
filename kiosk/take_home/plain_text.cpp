#include "kiosk/take_home/plain_text.h"

#include <algorithm>
#include <bitset>

#include "kiosk/take_home/marks.h"
#include "ui/words/phrases.h"

namespace milepost::take_home {
namespace {

/// What may be dropped, the first to go first. What warns of a step is none of it.
enum Part {
    sources,
    because,
    code,
    renewal,
    places,
    whole_name,
    route,
    beside,
    bring,
    lengths,
    certified,
    state,
    cautions,
    limits,
    always
};
using Kept = std::bitset<always>;

struct Piece {
    Part part;
    std::string text;
};

const char* key_of(Part part) {
    constexpr const char* keys[] = {"paper.left_out.sources",  "paper.left_out.because",   "paper.left_out.code",
                                    "paper.left_out.renewal",  "paper.left_out.places",    "paper.left_out.name",
                                    "paper.left_out.route",    "paper.left_out.beside",    "paper.left_out.bring",
                                    "paper.left_out.lengths",  "paper.left_out.certified", "paper.left_out.state",
                                    "paper.left_out.cautions", "paper.left_out.limits"};
    return keys[part];
}

void add_stop(std::vector<Piece>& pieces, const Stop& stop, std::size_t number) {
    const Part itself = stop.kind == Stop::Kind::renewal     ? renewal
                        : stop.kind == Stop::Kind::certified ? certified
                                                             : always;
    pieces.push_back({itself, (stop.kind == Stop::Kind::step ? std::to_string(number) + ". " : "* ") + stop.name +
                                  (stop.when.empty() ? "" : ": ")});
    if (!stop.length.empty() && itself == always) pieces.push_back({lengths, stop.length + " · "});
    const bool costs = !stop.money.empty() && stop.kind != Stop::Kind::certified;  // what it costs in all stands above
    pieces.push_back({itself, stop.when + (costs ? " · " + stop.money : "")});
    if (!stop.warning.empty()) pieces.push_back({itself, ". " + stop.warning});
    if (stop.note.size() > stop.warning.size())
        pieces.push_back({beside, (stop.warning.empty() ? ". " : "") + stop.note.substr(stop.warning.size())});
    pieces.push_back({itself, "\n"});
    for (const std::string& place : stop.places) pieces.push_back({places, "  > " + place + "\n"});
    if (!stop.bring.empty()) pieces.push_back({bring, "  " + without_marks(stop.bring) + "\n"});
}

std::vector<Piece> pieces_of(const Handout& handout, const Words& words) {
    std::vector<Piece> all;
    all.push_back({always, without_marks(handout.title) + "\n"});
    all.push_back({whole_name, handout.credential_name + "\n"});
    for (std::size_t f = 0; f < handout.figures.size(); ++f) {
        const auto& [what, much] = handout.figures[f];
        std::string figure = f == 0 ? "" : " · ";
        figure.append(what).append(": ").append(much);
        all.push_back({f < 2 ? always : certified, figure});  // of time and money; the exam names the certificate
    }
    all.push_back({always, "\n"});
    if (!handout.remainder.empty()) all.push_back({always, handout.remainder + "\n"});
    if (!handout.rough.empty()) all.push_back({always, handout.rough + "\n"});
    if (!handout.because.empty()) all.push_back({because, handout.because + "\n"});
    if (!handout.route.empty()) all.push_back({route, words("paper.route", {{"route", handout.route}}) + "\n"});
    if (!handout.window.empty()) all.push_back({always, without_marks(handout.window) + "\n"});
    all.push_back({always, "\n"});
    std::size_t number = 0;
    for (const Stop& stop : handout.stops) {
        if (stop.kind == Stop::Kind::today) continue;
        add_stop(all, stop, ++number);
    }
    all.push_back({always, "\n"});
    for (const Warnings& some : handout.warnings) {
        const Part part = some.limits ? limits : cautions;
        all.push_back({part, some.heading + ":\n"});
        for (const Warnings::One& one : some.all) all.push_back({part, "* " + without_marks(one.text) + "\n"});
    }
    if (!handout.state.empty())
        all.push_back({state, words("paper.state") + ": " + without_marks(handout.state_rule) + "\n"});
    all.push_back({sources, words("paper.sources.short", {{"hosts", hosts(handout)}}) + "\n"});
    all.push_back({always, handout.check + "\n"});
    if (!handout.confidence.empty()) all.push_back({always, handout.confidence + "\n"});
    if (!handout.code.empty()) {
        all.push_back(
            {code, without_marks(words("paper.code", {{"code", ui::code_phrase(words, handout.code)}})) + "\n"});
    }
    all.push_back({always, "Milepost" + (handout.dated ? " " + to_string(handout.made_on) : "") + "\n"});
    return all;
}

}  // namespace

std::string as_it_is(const std::string& text) { return text; }

PlainText plain_text(const Handout& handout, const Words& words, std::size_t most, Writing writing) {
    const std::vector<Piece> pieces = pieces_of(handout, words);
    const auto left_out = [&](Kept kept) {
        std::vector<std::string> names;
        for (int part = 0; part < always; ++part) {
            const bool there =
                std::any_of(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.part == part; });
            if (there && !kept[std::size_t(part)]) names.push_back(words(key_of(Part(part))));
        }
        return names;
    };
    const auto text_of = [&](Kept kept, const std::string& end) {
        std::string text;
        for (const Piece& piece : pieces)
            if (piece.part == always || kept[piece.part]) text += piece.text;
        return text + end;
    };
    const auto end_of = [&](const std::vector<std::string>& names) {
        return names.empty() ? std::string() : words("paper.left_out", {{"what", words.list(names)}}) + "\n";
    };
    const auto fits = [&](Kept kept) { return writing(text_of(kept, end_of(left_out(kept)))).size() <= most; };
    Kept kept = Kept().set();
    for (std::size_t part = 0; part < kept.size() && !fits(kept); ++part) kept.reset(part);
    for (std::size_t part = kept.size();
         part-- > 0;) {  // what was left out for something larger may have room after it
        if (!kept[part] && fits(Kept(kept).set(part))) kept.set(part);
    }
    const std::vector<std::string> names = left_out(kept);
    const bool named = names.empty() || fits(kept);  // else not even their names have room
    return {text_of(kept, named ? end_of(names) : words("paper.left_out.much") + "\n"), names};
}

}  // namespace milepost::take_home
