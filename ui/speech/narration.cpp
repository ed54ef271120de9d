#include "ui/speech/narration.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace milepost::ui {
namespace {

bool is_control(const Node& node) {
    return node.role == Role::button || node.role == Role::choice || node.role == Role::link ||
           node.role == Role::slider;
}

std::string role_of(const Node& node) {
    switch (node.role) {
        case Role::choice: return "choice";
        case Role::button: return "button";
        case Role::link: return "link";
        case Role::slider: return "slider";
        default: return "text";
    }
}

const Node* find(const Semantics& screen, const std::string& id) {
    const auto found =
        std::find_if(screen.nodes.begin(), screen.nodes.end(), [&](const Node& node) { return node.id == id; });
    return found == screen.nodes.end() ? nullptr : &*found;
}

std::string heading_of(const Semantics& screen) {
    for (const Node& node : screen.nodes)
        if (node.role == Role::heading || node.role == Role::dialog) return node.label;
    return "";
}

/// What stands before the last dot.
std::string_view group_of(std::string_view id) { return id.substr(0, std::min(id.rfind('.'), id.size())); }

struct Position {
    double place = 0, count = 0;
};

/// The how manieth of its group it is. The way through the screens ("nav.") is no group.
Position position_of(const Shown& now, const Node& node) {
    const std::string_view group = group_of(node.id);
    if (group == "nav") return {};
    Position standing;
    for (const std::string& id : now.order) {
        if (group_of(id) != group) continue;
        ++standing.count;
        if (id == node.id) standing.place = standing.count;
    }
    return standing.place > 0 ? standing : Position{};
}

/// A language's own name is said in that language.
std::string language_of(const Shown& now, const Node& node) {
    constexpr std::string_view own = "settings.language.";
    return node.id.compare(0, own.size(), own) == 0 ? node.id.substr(own.size()) : now.screen.language;
}

bool counts_down(const Semantics& screen) {
    return screen.screen == "idle_warning" || find(screen, "farewell.undo") != nullptr;
}

bool same_screen(const Heard& heard, const Semantics& screen) {
    return heard.screen == screen.screen && heard.language == screen.language &&
           (heard.heading == heading_of(screen) || counts_down(screen));
}

std::set<std::string> texts_of(const Semantics& screen) {
    std::set<std::string> texts;
    for (const Node& node : screen.nodes)
        if (!is_control(node)) texts.insert(node.label);
    return texts;
}

}  // namespace

Narrator::Narrator(const std::vector<const Words*>& languages) {
    for (const Words* words : languages) languages_.emplace_back(*words);
}

const Spoken& Narrator::in(const std::string& language) const {
    for (const Spoken& one : languages_)
        if (one.words().language() == language) return one;
    return languages_.front();
}

void Narrator::say(std::vector<Utterance>& out, const std::string& language, const std::string& text) const {
    std::string spoken = in(language)(text);
    const auto word = [](unsigned char letter) { return std::isalpha(letter) != 0 || letter >= 0x80; };
    if (std::any_of(spoken.begin(), spoken.end(), word)) out.push_back({language, std::move(spoken)});
}

void Narrator::item(std::vector<Utterance>& out, const Shown& now, const Node& node, bool what_to_do) const {
    const std::string language = language_of(now, node);
    const Words& words = in(language).words();
    if (!node.enabled) return say(out, language, words("speech.off_now", {{"label", node.label}}));
    const Position standing = position_of(now, node);
    const std::string selected = node.selected ? "yes" : "no";
    say(out, language,
        words("speech.item", {{"role", role_of(node)},
                              {"label", node.label},
                              {"selected", selected},
                              {"place", standing.place},
                              {"count", standing.count}}));
    if (!what_to_do) return;
    const Words& here = in(now.screen.language).words();
    if (const std::string act = here("speech.act", {{"role", role_of(node)}, {"selected", selected}}); !act.empty())
        say(out, now.screen.language, act);
}

void Narrator::open(std::vector<Utterance>& out, const Shown& now) const {
    const std::string& language = now.screen.language;
    const Words& words = in(language).words();
    std::set<std::string> said{heading_of(now.screen)};
    say(out, language, heading_of(now.screen));
    double answers = 0, controls = 0;
    for (const Node& node : now.screen.nodes) {
        if (!is_control(node) && said.insert(node.label).second) say(out, language, node.label);
        if (is_control(node) && node.enabled) ++controls;
    }
    for (const std::string& id : now.order) answers += id.compare(0, 7, "choice.") == 0;
    if (const Node* focus = find(now.screen, now.screen.focus)) return item(out, now, *focus, true);
    say(out, language,
        answers > 0 ? words("speech.answers", {{"n", answers}}) : words("speech.controls", {{"n", controls}}));
}

void Narrator::greet(std::vector<Utterance>& out, const std::string& language) const {
    say(out, language, in(language).words()("speech.hello"));
    for (const Spoken& other : languages_) {
        if (other.words().language() != language)
            say(out, other.words().language(), other.words()("speech.hello.language"));
    }
}

Narration Narrator::narrate(const Heard& heard, const Shown& now) const {
    const Semantics& screen = now.screen;
    const Words& words = in(screen.language).words();
    Narration next;
    std::vector<Utterance>& out = next.say;
    next.heard = {now.speech, screen.screen, heading_of(screen), screen.language, {}, {}};
    if (!now.speech.on) {
        next.heard = {};
        if (!heard.speech.on) return next;
        if (now.speech.by_plug) return next;  // pulled out: no last words into the room
        if (screen.screen == "attract") {  // the visit ended: said in its own language, which is no longer the screen's
            const Words& own = in(heard.language).words();
            say(out, heard.language, own("attract.wiped"));
            say(out, heard.language, own("speech.again"));
        } else {
            say(out, screen.language, words("speech.bye"));
        }
        return next;
    }
    const Node* focus = find(screen, screen.focus);
    if (focus != nullptr) next.heard.focus = *focus;
    next.heard.texts = texts_of(screen);

    if (!heard.speech.on) {
        greet(out, screen.language);
        open(out, now);
        return next;
    }
    const bool opened = !same_screen(heard, screen);
    if (now.speech.curtain != heard.speech.curtain)
        say(out, screen.language, words(now.speech.curtain ? "speech.curtain.on" : "speech.curtain.off"));
    if (now.speech.speed != heard.speech.speed) {
        say(out, screen.language,
            words("speech.speed.now", {{"n", double(speech_speeds[std::size_t(now.speech.speed)])}}));
    }
    if (now.speech.volume != heard.speech.volume) {
        say(out, screen.language,
            words("speech.volume.now", {{"n", double(now.speech.volume)}, {"most", double(speech_volumes)}}));
    }
    if (!out.empty() && !opened) {
        next.then_rest = true;
        return next;
    }
    if (opened) {
        open(out, now);
        return next;
    }
    if (focus != nullptr) {
        const bool moved = focus->id != heard.focus.id || focus->label != heard.focus.label;
        if (moved || focus->selected != heard.focus.selected) item(out, now, *focus, moved);
    }
    if (counts_down(screen)) return next;
    for (const Node& node : screen.nodes)
        if (!is_control(node) && heard.texts.count(node.label) == 0) say(out, screen.language, node.label);
    next.heard.texts.insert(heard.texts.begin(), heard.texts.end());
    return next;
}

std::vector<Utterance> Narrator::everything(const Shown& now) const {
    std::vector<Utterance> out;
    std::set<std::string> said;
    for (const Node& node : now.screen.nodes) {
        if (is_control(node)) item(out, now, node, false);
        else if (said.insert(node.label).second) say(out, now.screen.language, node.label);
    }
    if (const Node* focus = find(now.screen, now.screen.focus)) item(out, now, *focus, true);
    return out;
}

}  // namespace milepost::ui
