#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/semantics.h"

namespace milepost::ui {

/// The one place that turns fingers and keys into decisions.
///
/// Touch acts on lift, and only where it went down; a finger that moved more than 6 mm scrolls and selects nothing. After a
/// screen change everything is ignored until 0.25 s have passed and all fingers are up. Nothing has a hover look: hits are
/// tested here against what is drawn, and Dear ImGui's own items are not used. Tab and the arrows move the focus through the
/// targets in the order in which they are drawn, Enter and Space activate it; it shows once a key was used, until the next touch.
class Touch {
public:
    /// What a target learns about itself.
    struct State {
        bool activated = false;  ///< do it now
        bool pressed = false;    ///< a finger is on it: show that
        bool focused = false;    ///< it has the focus, and that shows
    };

    struct Place { float x = 0, y = 0; };

    /// `scope` names the screen and what it is about (the question): a press that began in another scope never acts.
    /// `seconds` is the frame's clock.
    void begin(std::string_view scope, double seconds, float px_per_mm);
    /// A target in drawing order; later ones lie on top. `visible` is what of it can be seen: only that can be hit. `hidden`
    /// targets (scrolled out of view) take part in the order of focus only.
    State target(std::string_view id, const Rect& visible, bool enabled, bool hidden = false);
    /// What lies under all targets, stated before them: a touch that meets none of them. It takes no focus.
    State ground(std::string_view id, const Rect& visible);
    /// A region that scrolls, stated before the targets in it. Gives the pixels that its content has to move up by, from a
    /// finger that began in it, the page keys or a wheel.
    float begin_region(std::string_view id, const Rect& view);
    /// What lies below cannot be reached any more: a dialog stands above it.
    void cover();
    /// True where the focus moved: another frame shows it.
    bool end();

    /// What was stated since `begin`, in the order of drawing; the enabled ones, but for the ground, are the order of focus.
    struct Target {
        std::string id;
        Rect seen;  ///< where it can be hit
        bool enabled = true, hidden = false;
        bool focusable = true;  ///< false: the ground, which has no node
    };
    [[nodiscard]] const std::vector<Target>& targets() const { return targets_; }

    /// The target that has the focus while it shows; empty otherwise.
    [[nodiscard]] std::string focus() const;
    /// True in the frame after a key moved the focus to this target: its region scrolls it into view.
    [[nodiscard]] bool focus_came_to(std::string_view id) const;
    /// Seconds for which presses are still ignored; 0: none. Infinity while a finger must be lifted first.
    [[nodiscard]] double touch_lock_left() const;
    /// Does Dear ImGui still hold input that a next pass will see?
    [[nodiscard]] static bool input_pending();
    /// The middle of what was activated in the last frame or two: the next screen comes from there.
    [[nodiscard]] std::optional<Place> just_activated() const;
    /// Where the finger of this press went down; none where a key activates.
    [[nodiscard]] std::optional<Place> finger() const { return press_ ? std::optional<Place>({press_->x, press_->y}) : std::nullopt; }
    /// Is a finger moving a region?
    [[nodiscard]] bool dragging() const { return press_ && press_->swiped; }
    void forget();

private:
    struct Press { std::string id = {}, region = {}; float x = 0, y = 0, last_y = 0; bool swiped = false; };

    void read_fingers();
    void read_keys();

    std::string scope_;
    double seconds_ = 0, unlocked_at_ = 0;
    bool wait_for_lift_ = false;
    float px_per_mm_ = 4;
    std::optional<Press> press_;
    Place activated_;
    double activated_at_ = -1;
    bool went_down_ = false, lifted_ = false;
    std::vector<Target> targets_;
    std::string focus_, activate_;
    bool focus_shows_ = false, focus_moved_ = false;
    int move_ = 0, page_ = 0;
    float wheel_ = 0, drag_ = 0;
};

}  // namespace milepost::ui
