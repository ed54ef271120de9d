#pragma once
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/terms/result.h"
#include "ui/base/frame.h"
#include "ui/base/staff_door.h"
#include "ui/base/text.h"
#include "ui/base/theme.h"
#include "ui/base/touch.h"

struct ImDrawList;

namespace milepost::ui {

class Column;

/// What lives from frame to frame and is not the model's: fonts, touch, scroll offsets, animations. One for each Dear
/// ImGui context; make it while that context is current.
class Interface {
  public:
    /// Loads the typeface from a folder (Inter-Regular.otf, Inter-SemiBold.otf, Inter-Bold.otf).
    static Result<std::unique_ptr<Interface>> create(const std::filesystem::path& font_folder);

    /// Starts a frame: theme and text size of the settings, touch, the screen's background; states screen, language and
    /// size in the semantics. `ui::draw` calls it first.
    void begin(Frame& frame);
    /// Ends it: what was drawn and stated is mirrored where the language asks for it, and focus goes into the
    /// semantics. Returns the seconds until something moves by itself: 0 where another frame is needed now, infinity
    /// where all is at rest.
    double end(Frame& frame);
    /// What follows in this frame is in this language: where it is read from right to left, the frame is mirrored at
    /// its end (ui/base/mirror.h). `begin` says it of the frame's words.
    void set_language(const Words& words);
    /// Drops what belongs to a visit: scroll offsets, focus, animations, kept texts.
    void forget();

    [[nodiscard]] const Theme& theme() const { return theme_; }
    /// What the picture is cleared with before a frame is drawn. Clearing costs far less than a rectangle as large as
    /// the screen.
    [[nodiscard]] Colour ground() const { return ground_; }
    void set_ground(Colour ground) { ground_ = ground; }
    [[nodiscard]] Text& text() { return text_; }
    [[nodiscard]] Touch& touch() { return touch_; }
    [[nodiscard]] const Touch& touch() const { return touch_; }
    [[nodiscard]] StaffDoor& staff_door() { return staff_door_; }
    [[nodiscard]] float px(float mm) const { return mm * px_per_mm_; }
    /// Pixels of a size of a target: more where someone asked for larger ones.
    [[nodiscard]] float grown(float mm) const { return px(mm) * growth_; }
    /// The part of the display that holds all targets: in reach mode what can be reached, otherwise all of it.
    [[nodiscard]] const Rect& area() const { return area_; }
    /// In reach mode, what is still free beside that, for what is only looked at; otherwise nothing.
    [[nodiscard]] const Rect& calm() const { return calm_; }
    void set_calm(const Rect& rest) { calm_ = rest; }
    /// Where everything is drawn.
    [[nodiscard]] ImDrawList& canvas() const;

    /// The value on its way to `target`, by `motion::ease`; at once where the frame is still. The first time it is
    /// `from`.
    float animate(std::string_view id, float target, float from, double duration = motion::normal);
    float animate(std::string_view id, float target) { return animate(id, target, target); }
    /// What is drawn from here on is what opens; all before it stays as it is.
    void grows_alone();
    double curtain_hint_until = 0;  ///< of the frames' clock: until then the curtain says how it is lifted
    /// Asks for a frame no later than in so many seconds.
    void wake_in(double seconds);

    /// What scrolls along with the content of the next scroller, before and after it.
    struct Along {
        std::function<void(Column&)> before, after;
    };
    void set_along(Along along) { along_ = std::move(along); }
    [[nodiscard]] Along take_along() { return std::exchange(along_, {}); }

    /// The state of a scroller, new on each screen.
    struct Scroll {
        float offset = 0, content = 0;  ///< pixels: how far it is scrolled; how high the content was when last drawn
        bool narrow = false;            ///< laid out beside a bar
        bool glide = false;             ///< on its way by a button or a key, and not under a finger
    };
    Scroll& scroll(std::string_view id);
    /// Was a node of this id stated in this frame?
    [[nodiscard]] static bool has_node(const Frame& frame, std::string_view id);

    /// What can be seen of a rectangle inside the scroller that is being drawn; all of it outside of one.
    [[nodiscard]] Rect visible(const Rect& rect) const;
    void set_clip(const Rect* clip);
    /// Asks the scroller that is being drawn to bring a rectangle into view.
    void reveal(const Rect& rect) { reveal_ = rect; }
    std::optional<Rect> take_reveal();
    /// A target that is stated in each frame; where it was activated, the scroller that is being drawn keeps it where
    /// it stood on the screen while what is above it folds.
    void stays(std::string_view id, float y, bool activated);
    /// What can unfold stands here in this frame, its head included: say it while it is open. Where it was not open in
    /// the frame before on the same screen, whatever opened it, the scroller that is being drawn brings it into view:
    /// whole where it fits, otherwise from its beginning.
    void unfolded(std::string_view id, const Rect& rect);
    /// What is unfolded in this frame: where, and what its scroller shows of all.
    struct Unfolded {
        Rect place, port;
    };
    [[nodiscard]] const std::map<std::string, Unfolded, std::less<>>& all_unfolded() const { return open_; }
    /// It is in view, and nothing grows any more: all may move again.
    void let_go() { stay_.reset(), unfolding_.reset(); }
    /// By how many pixels the scroller's content moved away from such a target; 0: not at all.
    float take_drift();
    /// Where the page that follows in the scroller that is being drawn begins: with what goes over `foot` on this one.
    /// Each target tells of itself; of words, and where nothing does, `Text::cut`.
    void look_for_cut(float foot) {
        foot_ = foot, cut_ = foot;
        text_.look_for_cut(foot);
    }
    void may_be_cut(const Rect& target) {
        if (target.y < foot_ && target.bottom() > foot_) cut_ = std::min(cut_, target.y);
    }
    [[nodiscard]] float cut() const { return std::min(cut_, text_.cut()); }
    [[nodiscard]] const Rect* clip() const { return clipped_ ? &clip_ : nullptr; }

  private:
    struct Motion {
        float from = 0, to = 0;
        double since = 0;
    };
    struct Stay {
        std::string id;
        float y = 0;
        int frames = 0;
    };
    struct Unfolding {
        std::string id;
        int frames = 0;
    };

    struct Opening {
        Touch::Place from;
        double since = 0;
    };
    /// Where in the canvas that begins which opens.
    struct Grown {
        int corners = 0, commands = 0;
    };

    void grow_from_touch();

    explicit Interface(Text text) : text_(std::move(text)) {}

    Text text_;
    Touch touch_;
    StaffDoor staff_door_;
    Theme theme_;
    Colour ground_;
    std::string scope_;
    float px_per_mm_ = 4;
    double seconds_ = 0, next_ = 0;
    bool still_ = false, clipped_ = false, offered_ = false;
    float growth_ = 1;
    Rect clip_, area_, calm_;
    std::optional<Rect> reveal_;
    Along along_;
    std::optional<Stay> stay_;
    std::optional<Unfolding> unfolding_;
    std::map<std::string, Unfolded, std::less<>> open_, open_before_;  ///< in this frame, in the one before
    bool new_screen_ = true;
    std::optional<Opening> opening_;  ///< a screen, or a sheet, on its way from what was touched
    Grown grown_;
    float drift_ = 0;
    float foot_ = 0, cut_ = 0;
    std::map<std::string, Motion, std::less<>> motions_;
    std::map<std::string, Scroll, std::less<>> scrolls_;
};

}  // namespace milepost::ui
