#include "kiosk/take_home/plain_text.h"

#include <algorithm>

#include "kiosk/take_home/marks.h"
#include "ui/phrases.h"

namespace milepost::take_home {
namespace {

/// What may be dropped, the least important first.
enum Part { sources, whole_name, route, state, bring, notes, lengths, always };

struct Piece {
    Part part;
    std::string text;
};

const char* key_of(Part part) {
    constexpr const char* keys[] = {"paper.left_out.sources", "paper.left_out.name", "paper.left_out.route", "paper.left_out.state", "paper.left_out.bring",
                                    "paper.left_out.notes", "paper.left_out.lengths"};
    return keys[part];
}

void add_stop(std::vector<Piece>& pieces, const Stop& stop, std::size_t number) {
    pieces.push_back({always, (stop.kind == Stop::Kind::step ? std::to_string(number) + ". " : "* ") + stop.name + ": "});
    if (!stop.length.empty()) pieces.push_back({lengths, stop.length + " · "});
    pieces.push_back({always, stop.when + (stop.money.empty() ? "" : " · " + stop.money)});
    if (!stop.note.empty()) pieces.push_back({notes, ". " + stop.note});
    pieces.push_back({always, "\n"});
    if (!stop.bring.empty()) pieces.push_back({bring, "  " + without_marks(stop.bring) + "\n"});
}

std::vector<Piece> pieces_of(const Handout& handout, const Words& words) {
    std::vector<Piece> all;
    all.push_back({always, without_marks(handout.title) + "\n"});
    all.push_back({whole_name, handout.credential_name + "\n"});
    std::string figures;
    for (const auto& [what, much] : handout.figures) figures += (figures.empty() ? "" : " · ") + what + ": " + much;
    all.push_back({always, figures + "\n"});
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
    if (!handout.state.empty()) all.push_back({state, words("paper.state", {{"state", handout.state}}) + ": " + without_marks(handout.state_rule) + "\n"});
    all.push_back({sources, words("paper.sources.short", {{"hosts", hosts(handout)}}) + "\n"});
    all.push_back({always, handout.check + "\n"});
    if (!handout.confidence.empty()) all.push_back({notes, handout.confidence + "\n"});
    if (!handout.code.empty()) all.push_back({always, without_marks(words("paper.code", {{"code", ui::code_phrase(words, handout.code)}})) + "\n"});
    all.push_back({always, "Milepost " + to_string(handout.made_on) + "\n"});
    return all;
}

}  // namespace

PlainText plain_text(const Handout& handout, const Words& words, std::size_t most) {
    const std::vector<Piece> pieces = pieces_of(handout, words);
    PlainText out;
    for (int kept_from = sources;; ++kept_from) {
        out.text.clear();
        for (const Piece& piece : pieces) {
            if (piece.part >= kept_from) out.text += piece.text;
        }
        if (!out.left_out.empty()) out.text += words("paper.left_out", {{"what", words.list(out.left_out)}}) + "\n";
        if (out.text.size() <= most || kept_from == always) return out;
        const auto dropped = Part(kept_from);
        if (std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) { return piece.part == dropped; })) out.left_out.push_back(words(key_of(dropped)));
    }
}

}  // namespace milepost::take_home
