#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/session/hands.h"
#include "ui/base/focus.h"
#include "ui/base/keys.h"
#include "ui/base/semantics.h"

namespace milepost::ui {

/// The one place that turns fingers and keys into decisions.
///
/// Touch acts on lift, and only where it went down; a finger that moved more than 6 mm scrolls and selects nothing.
/// After a screen change everything is ignored until 0.25 s have passed and all fingers are up. Nothing has a hover
/// look: hits are tested here against what is drawn, and Dear ImGui's own items are not used. Keys (ui/base/keys.h)
/// move the focus (ui/base/focus.h) through the targets in the order in which they are drawn and activate it; it shows
/// once a key was used, until the next touch. A key that is held does nothing more, and what bounces
/// (`numbers::bounce`) counts once. A finger that is taken away (it is nowhere when it lifts) has neither chosen nor
/// missed.
class Touch {
  public:
    /// What a target learns about itself.
    struct State {
        bool activated = false;  ///< do it now
        bool pressed = false;    ///< a finger is on it: show that
        bool focused = false;    ///< it has the focus, and that shows
    };

    struct Place {
        float x = 0, y = 0;
    };

    /// How the one who is here works the kiosk.
    struct Hands {
        Switches switches = Switches::off;
        double scan_step = 2;  ///< seconds
        /// attract: who uses no key but the one that chooses may have no other, and is scanned for
        bool passing_by = false;
    };

    /// `scope` names the screen and what it is about (the question): a press that began in another scope never acts.
    /// `seconds` is the frame's clock.
    void begin(std::string_view scope, double seconds, float px_per_mm, const Hands& hands);
    /// The frame will be mirrored (ui/base/mirror.h), and is so many pixels wide; 0: it will not. Targets are stated as
    /// they are drawn before that. Say it before `begin`; where the language changes within a frame, again.
    void set_mirror(float width) { mirror_ = width; }
    /// A target in drawing order; later ones lie on top. `visible` is what of it can be seen: only that can be hit.
    /// `hidden` targets (scrolled out of view) take part in the order of focus only.
    State target(std::string_view id, const Rect& visible, bool enabled, bool hidden = false);
    /// What lies under all targets, stated before them: a touch that meets none of them. It takes no focus.
    State ground(std::string_view id, const Rect& visible);
    /// A region that scrolls, stated before the targets in it. Gives the pixels that its content has to move up by,
    /// from a finger that began in it, the page keys or a wheel.
    float begin_region(std::string_view id, const Rect& view, bool scrolls);
    /// What is stated from here on will lie below a dialog: keys do nothing with it.
    void will_be_covered() { covered_ = true; }
    /// What lies below cannot be reached any more: a dialog stands above it.
    void cover();
    /// What lies below can be reached by keys alone.
    void cover_for_fingers();
    /// True where the focus moved: another frame shows it.
    bool end();

    /// What was stated since `begin`, in the order of drawing; the enabled ones, but for the ground, are the order of
    /// focus.
    struct Target {
        std::string id;
        Rect seen;  ///< where it can be hit; from `end` on, on the screen
        bool enabled = true, hidden = false;
        bool focusable = true;  ///< false: the ground, which has no node
    };
    [[nodiscard]] const std::vector<Target>& targets() const { return targets_; }

    /// The target that has the focus while it shows; empty otherwise.
    [[nodiscard]] std::string focus() const { return focus_.shows() ? focus_.at() : std::string(); }
    /// True in the frame after a key moved the focus to this target: its region scrolls it into view.
    [[nodiscard]] bool focus_came_to(std::string_view id) const { return focus_.came_to(id); }
    /// Seconds until scanning moves the focus; infinity: never.
    [[nodiscard]] double focus_moves_in() const { return focus_.moves_in(); }
    /// Was this asked for in this frame, by a key? Keys wait for the touch lock too.
    [[nodiscard]] bool asked(Command command) const { return asked_ == command; }
    /// Stated in each frame in which keys are learned: those of the next frame do nothing but to be heard.
    void learn() { learn_ = true; }
    /// The key heard last since `learn` was first stated.
    [[nodiscard]] const std::optional<HeardKey>& heard() const { return heard_; }
    /// Was it heard in this frame?
    [[nodiscard]] bool just_heard() const { return just_heard_; }
    /// Was the key that chooses pressed twice, one right after the other? It is the way out of learning.
    [[nodiscard]] bool learned() const { return learned_; }
    /// Is someone there: did a finger or a key, whatever it does here, go down or a finger lift in this frame? What
    /// merely rests on the screen or on a key, trembles or bounces is nobody.
    [[nodiscard]] bool someone_there() const { return someone_there_; }
    /// A touch ended in this frame that met no target, or slipped off one.
    [[nodiscard]] bool missed() const { return missed_; }
    /// Seconds for which presses are still ignored, or may be taken for a bounce; 0: none. Infinity while a finger must
    /// be lifted first.
    [[nodiscard]] double touch_lock_left() const;
    /// Does Dear ImGui still hold input that a next pass will see?
    [[nodiscard]] static bool input_pending();
    /// The middle of what was activated in the last frame or two, on the screen: the next screen comes from there.
    [[nodiscard]] std::optional<Place> just_activated() const;
    /// Where the finger of this press went down; none where a key activates.
    [[nodiscard]] std::optional<Place> finger() const {
        return press_ ? std::optional<Place>({press_->x, press_->y}) : std::nullopt;
    }
    /// Is a finger moving a region?
    [[nodiscard]] bool dragging() const { return press_ && press_->swiped; }
    /// Did the finger that is down go down on this target, wherever it is now? Then it moves that and scrolls nothing.
    [[nodiscard]] bool holds(std::string_view id);
    /// In the next frame number keys and Backspace type, and are no commands. Say it in each frame.
    void type_digits() { typing_ = true; }
    /// Presses do not count for a moment: what is on the screen moved.
    void lock();
    void forget();

  private:
    struct Press {
        std::string id = {}, region = {};
        float x = 0, y = 0, last_y = 0;
        bool swiped = false, met = false;
    };

    [[nodiscard]] bool on(const Rect& rect, float x, float y) const;
    [[nodiscard]] bool touch_unlocked() const;
    void read_fingers();
    void read_keys();
    [[nodiscard]] bool key_goes_down();
    void hear();
    void obey(Command command);
    [[nodiscard]] bool bounces(Command command);
    [[nodiscard]] double key_bounce() const;

    std::string scope_;
    double seconds_ = 0, unlocked_at_ = 0;
    bool wait_for_lift_ = false;
    float px_per_mm_ = 4, mirror_ = 0;
    Hands hands_;
    std::optional<Press> press_;     ///< on the screen, as a finger is
    Place activated_, lifted_from_;  ///< on the screen
    double activated_at_ = -1, lifted_at_ = -1, key_at_ = -1;
    bool went_down_ = false, lifted_ = false, acted_ = false, missed_ = false, someone_there_ = false;
    std::vector<Target> targets_;
    Focus focus_;
    std::string activate_;
    Command asked_ = Command::none, last_key_ = Command::none;
    int went_down_last_ = 0;  ///< a key of Dear ImGui's
    double key_went_down_at_ = -1;
    std::optional<HeardKey> heard_;
    bool covered_ = false;  ///< what is being stated is below a dialog
    bool typing_ = false, learn_ = false, learned_ = false, just_heard_ = false;
    float wheel_ = 0, drag_ = 0;
};

}  // namespace milepost::ui
