#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ui/base/column.h"
#include "ui/base/icons.h"
#include "ui/widgets/header.h"

namespace milepost::ui {

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
    bool stays = false;  ///< what matters most: upright in a row of its own; in view also where the others scroll
                         ///< along. Comes first
};

struct PageOptions {
    std::vector<BarItem> bar = {};  ///< in one row, or in more where the labels need the room
    bool tools = true;              ///< text size and language, top right
    Surface surface = Surface::paper;
    float aside_x = 0, aside_y = 0;  ///< pixels by which all of it stands aside, so that nothing burns into the display
};

/// The frame of a screen: logo, tools and the way out above (ui/widgets/header.h), buttons at the foot, and between
/// them the body, in portrait one column, in landscape two; one there too where the letters are large for it. In reach
/// mode all of that stands where it can be reached, and logo, title and band stand beside it where there is room. Where
/// letters are so large for a display that next to nothing of the body would be left, its buttons scroll along with it,
/// but for those that stay.
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
    /// Do its buttons scroll along with the body? Then that has to be in a scroller.
    [[nodiscard]] bool low() const { return low_; }
    [[nodiscard]] const Rect& screen() const { return screen_; }
    /// Between header and bar, margins taken off.
    [[nodiscard]] const Rect& body() const { return body_; }
    /// A full-width strip at the foot of the body, in its own colour; take it before any column, and draw in the column
    /// that it gives. It is as high as `least_mm`, or as what `fit` was told in the pass before.
    Column band(float least_mm, Surface surface = Surface::road);
    /// A strip over the full width at the head of the body, as high as leaves it `rest` pixels; take it before any
    /// column, and draw in the column that it gives.
    Column band_above(float rest, Surface surface = Surface::road);
    /// Tells how many pixels the content of the band needs, so that nothing stands over its edge.
    void fit(float needed);
    /// The body as one column, in both orientations.
    [[nodiscard]] Column whole();
    /// Portrait: the body. Landscape: its left part, `share` of the width.
    [[nodiscard]] Column lead(float share = lead_share);
    /// Portrait: what `lead` left of the body, a section below. Landscape: the right part.
    [[nodiscard]] Column follow(const Column& lead);
    /// Draws bar, logo, tools and the way out, last in the order of reading, and appends what was activated there.
    /// Gives the id of the button of the bar that was activated; empty: none.
    std::string finish();

  private:
    struct Bar {
        std::vector<BarItem> items;
        Rect rect;
        std::vector<Rect> places;
        void move(float x, float y);
    };

    struct Need {
        float in_one = 0, in_two = 0;  ///< width in pixels, by lines
    };
    [[nodiscard]] Need bar_need(const BarItem& item) const;
    [[nodiscard]] bool calm_holds(float height) const;
    void measure(Bar& bar) const;
    void stand(Bar& bar) const;
    void place_body();
    void draw(const Bar& bar);
    void lay_strip(const Rect& strip, Surface surface) const;

    Frame* frame_;
    PageOptions options_;
    Header header_;
    Rect screen_, body_;
    Rect offer_;       ///< between body and bar: larger targets are offered there; empty: they are not
    Bar bar_, along_;  ///< at the foot; what scrolls along instead
    bool landscape_ = false;
    bool low_ = false;  ///< too low for a bar that stands still: it scrolls along, after the body
    std::string activated_;
    float split_ = 0;  ///< where the right part begins
};

}  // namespace milepost::ui
