#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "ui/frame.h"
#include "ui/header.h"
#include "ui/icons.h"
#include "ui/theme.h"

/// Where things stand. Given in millimetres, kept in pixels.
namespace milepost::ui {

/// `rect` smaller by so many pixels on each side.
Rect inset(const Rect& rect, float x, float y);
inline Rect inset(const Rect& rect, float all) { return inset(rect, all, all); }
/// `rect` cut into cells side by side, as wide as their weights say.
std::vector<Rect> cells(const Rect& rect, const std::vector<float>& weights, float gap);
/// Cut into `columns` equal cells a row; the rows are as high as `height` pixels.
std::vector<Rect> grid(const Rect& rect, int columns, int count, float height, float gap);

/// A column that is filled from the top: each widget takes what it needs and moves on.
class Column {
public:
    Column(Frame& frame, Rect rect, Surface surface = Surface::paper)
        : frame_(&frame), rect_(rect), y_(rect.y), used_(rect.y), surface_(surface) {}

    [[nodiscard]] Frame& frame() const { return *frame_; }
    [[nodiscard]] Interface& interface() const;
    [[nodiscard]] Surface surface() const { return surface_; }
    [[nodiscard]] Tones tones() const;
    [[nodiscard]] float px(float mm) const;
    [[nodiscard]] float grown(float mm) const;  ///< of a target

    [[nodiscard]] float x() const { return rect_.x; }
    [[nodiscard]] float y() const { return y_; }        ///< where the next thing goes
    [[nodiscard]] float used() const { return used_; }  ///< where the last thing ends: without the space after it
    [[nodiscard]] float width() const { return rect_.width; }
    [[nodiscard]] float left() const { return rect_.bottom() - y_; }  ///< pixels until the column's end; may be negative
    [[nodiscard]] Rect rest() const { return {rect_.x, y_, rect_.width, left() > 0 ? left() : 0}; }
    [[nodiscard]] const Rect& rect() const { return rect_; }

    /// The next so many pixels, over the whole width.
    Rect take(float pixels);
    void space(float mm) { y_ += px(mm); }
    /// Equal cells side by side, so many pixels high.
    std::vector<Rect> row(int count, float pixels, float gap_mm = measure::gap);
    /// Columns side by side which start here. Come back with `below`.
    [[nodiscard]] std::vector<Column> columns(int count, float gap_mm = measure::section) const;
    void below(const Column& inner) {
        if (inner.y_ > y_) y_ = inner.y_;
        if (inner.used_ > used_) used_ = inner.used_;
    }
    void below(const std::vector<Column>& inner) { for (const auto& one : inner) below(one); }

private:
    Frame* frame_;
    Rect rect_;
    float y_, used_;
    Surface surface_;
};

/// How a button looks: `plain` outlined, `primary` filled, `start` in the accent, `quiet` words alone.
enum class Look { plain, primary, start, quiet };

/// A button at the foot of a page; its action is appended when it is activated.
struct BarItem {
    std::string id = {};
    std::string label = {};
    std::optional<Action> action = {};
    Look look = Look::plain;
    Icon icon = Icon::none;
    bool enabled = true;
    bool stays = false;  ///< what matters most: upright in a row of its own; in view also where the others scroll along. Comes first
};

struct PageOptions {
    std::vector<BarItem> bar = {};  ///< in one row, or in more where the labels need the room
    bool tools = true;         ///< text size and language, top right
    Surface surface = Surface::paper;
    float aside_x = 0, aside_y = 0;  ///< pixels by which all of it stands aside, so that nothing burns into the display
};

/// The frame of a screen: logo, tools and the way out above (ui/header.h), buttons at the foot, and between them the body, in portrait one column, in
/// landscape two; one there too where the letters are large for it. In reach mode all of that stands where it can be reached,
/// and logo, title and band stand beside it where there is room. Where letters are so large for a display that next to nothing
/// of the body would be left, its buttons scroll along with it, but for those that stay.
///
///     Page page(frame, {.bar = {{"nav.back", words("nav.back"), action::Back{}}}});
///     Column column = page.lead();
///     title(column, words("question.x.ask"));
///     Column answers = page.follow(column);
///     if (choice(answers, "choice.x.yes", {.label = ...})) frame.actions.push_back(...);
///     page.finish();
class Page {
public:
    static constexpr float lead_share = 0.42f;

    explicit Page(Frame& frame, PageOptions options = {});
    Page(const Page&) = delete;  // a scroller may hold on to it
    Page& operator=(const Page&) = delete;

    /// Is there room for two columns side by side?
    [[nodiscard]] bool landscape() const { return landscape_; }
    /// Is there height to spare for what only accompanies the body, such as a band?
    [[nodiscard]] bool roomy() const;
    [[nodiscard]] const Rect& screen() const { return screen_; }
    /// Between header and bar, margins taken off.
    [[nodiscard]] const Rect& body() const { return body_; }
    /// A full-width strip at the foot of the body, in its own colour; take it before any column, and draw in the column that
    /// it gives. It is as high as `least_mm`, or as what `fit` was told in the pass before.
    Column band(float least_mm, Surface surface = Surface::road);
    /// Tells how much of the band was filled, so that nothing stands over its edge.
    void fit(const Column& band);
    /// The body as one column, in both orientations.
    [[nodiscard]] Column whole();
    /// Portrait: the body. Landscape: its left part, `share` of the width.
    [[nodiscard]] Column lead(float share = lead_share);
    /// Portrait: what `lead` left of the body, a section below. Landscape: the right part.
    [[nodiscard]] Column follow(const Column& lead);
    /// Draws bar, logo, tools and the way out, last in the order of reading, and appends what was activated there. Gives the id of the
    /// button of the bar that was activated; empty: none.
    std::string finish();

private:
    struct Bar {
        std::vector<BarItem> items;
        Rect rect;
        std::vector<Rect> places;
        void move(float x, float y);
    };

    [[nodiscard]] float bar_need(const BarItem& item) const;
    [[nodiscard]] bool calm_holds(float height) const;
    void measure(Bar& bar) const;
    void stand(Bar& bar) const;
    void place_body();
    void draw(const Bar& bar);

    Frame* frame_;
    PageOptions options_;
    Header header_;
    Rect screen_, body_;
    Rect offer_;  ///< between body and bar: larger targets are offered there; empty: they are not
    Bar bar_, along_;  ///< at the foot; what scrolls along instead
    bool landscape_ = false;
    bool low_ = false;  ///< too low for a bar that stands still: it scrolls along, after the body
    std::string activated_;
    float split_ = 0;  ///< where the right part begins
};

}  // namespace milepost::ui
