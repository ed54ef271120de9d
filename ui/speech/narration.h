#pragma once
#include <set>
#include <string>
#include <vector>

#include "core/session/speech.h"
#include "ui/base/semantics.h"
#include "ui/words/spoken.h"

namespace milepost::ui {

/// What a frame shows, as far as speech is concerned.
struct Shown {
    Semantics screen;
    std::vector<std::string> order;  ///< ids that keys reach, in their order, also those out of sight
    SpeechSettings speech;
};

/// What the listener knows already: of the frame spoken last.
struct Heard {
    SpeechSettings speech;
    std::string screen, heading, language;
    Node focus;                   ///< without an id: none
    std::set<std::string> texts;  ///< all of this screen that needs no key
    bool operator==(const Heard&) const = default;
};

/// What to say of a frame, and what is known once that is said.
struct Narration {
    std::vector<Utterance> say;
    bool then_rest = false;  ///< it only comes between: what it interrupts goes on after it
    Heard heard;
};

/// Words everything on the screen for a listener. Pure, but for what it keeps of a language.
class Narrator {
  public:
    /// The languages there are, which outlive it.
    explicit Narrator(const std::vector<const Words*>& languages);

    /// What has changed since: all of a screen that opens (its headings and texts, how many answers there are), what
    /// the focus came to (label, role, state, where it stands, what can be done), new texts, a setting of the voice in
    /// the new setting. Nothing while speech is off, but for the words that say so.
    [[nodiscard]] Narration narrate(const Heard& heard, const Shown& now) const;
    /// The whole screen in reading order, controls too, then the focus.
    [[nodiscard]] std::vector<Utterance> everything(const Shown& now) const;

  private:
    [[nodiscard]] const Spoken& in(const std::string& language) const;
    void say(std::vector<Utterance>& out, const std::string& language, const std::string& text) const;
    void item(std::vector<Utterance>& out, const Shown& now, const Node& node, bool what_to_do) const;
    void open(std::vector<Utterance>& out, const Shown& now) const;
    void greet(std::vector<Utterance>& out, const std::string& language) const;

    std::vector<Spoken> languages_;
};

}  // namespace milepost::ui
