#include "kiosk/take_home/plain_text.h"

#include <algorithm>

#include "kiosk/take_home/marks.h"
#include "ui/words/phrases.h"

namespace milepost::take_home {
namespace {

/// What may be dropped, the first to go first. What warns is none of it.
enum Part { sources, code, renewal, whole_name, route, beside, bring, lengths, certified, state, always };

struct Piece {
    Part part;
    std::string text;
};

const char* key_of(Part part) {
    constexpr const char* keys[] = {"paper.left_out.sources", "paper.left_out.code",    "paper.left_out.renewal",
                                    "paper.left_out.name",    "paper.left_out.route",   "paper.left_out.beside",
                                    "paper.left_out.bring",   "paper.left_out.lengths", "paper.left_out.certified",
                                    "paper.left_out.state"};
    return keys[part];
}

void add_stop(std::vector<Piece>& pieces, const Stop& stop, std::size_t number) {
    const Part itself = stop.kind == Stop::Kind::renewal     ? renewal
                        : stop.kind == Stop::Kind::certified ? certified
                                                             : always;
    pieces.push_back(
        {itself, (stop.kind == Stop::Kind::step ? std::to_string(number) + ". " : "* ") + stop.name + ": "});
    if (!stop.length.empty() && itself == always) pieces.push_back({lengths, stop.length + " · "});
    const bool costs = !stop.money.empty() && stop.kind != Stop::Kind::certified;  // what it costs in all stands above
    pieces.push_back({itself, stop.when + (costs ? " · " + stop.money : "")});
    if (!stop.warning.empty()) pieces.push_back({itself, ". " + stop.warning});
    if (stop.note.size() > stop.warning.size())
        pieces.push_back({beside, (stop.warning.empty() ? ". " : "") + stop.note.substr(stop.warning.size())});
    pieces.push_back({itself, "\n"});
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
    if (!handout.rough.empty()) all.push_back({always, handout.rough + "\n"});
    if (!handout.route.empty()) all.push_back({route, words("paper.route", {{"route", handout.route}}) + "\n"});
    if (!handout.window.empty()) all.push_back({always, without_marks(handout.window) + "\n"});
    all.push_back({always, "\n"});
    std::size_t number = 0;
    for (const Stop& stop : handout.stops) {
        if (stop.kind == Stop::Kind::today) continue;
        add_stop(all, stop, ++number);
    }
    all.push_back({always, "\n"});
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
    PlainText out;
    for (int kept_from = sources;; ++kept_from) {
        out.text.clear();
        for (const Piece& piece : pieces) {
            if (piece.part >= kept_from) out.text += piece.text;
        }
        const std::string kept = out.text;
        if (!out.left_out.empty()) out.text += words("paper.left_out", {{"what", words.list(out.left_out)}}) + "\n";
        if (writing(out.text).size() <= most) return out;
        if (kept_from == always) {  // then not even their names have room
            if (!out.left_out.empty()) out.text = kept + words("paper.left_out.much") + "\n";
            return out;
        }
        const auto dropped = Part(kept_from);
        if (std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) { return piece.part == dropped; }))
            out.left_out.push_back(words(key_of(dropped)));
    }
}

}  // namespace milepost::take_home
