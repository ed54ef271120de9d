#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/base/frame.h"
#include "ui/base/icons.h"
#include "ui/base/interface.h"
#include "ui/widgets/page.h"

/// Everything that a screen is made of. Each widget draws itself, appends its node to the semantics and, where it can
/// be touched, gives true in the frame in which it is activated. Ids are the contract's and are unique on a screen;
/// texts may hold
/// **bold** and __emphasis__. Where a `Column` is given, the widget takes its room from it; where a `Rect`, that is its
/// place.
namespace milepost::ui {

// --- words
// ---------------------------------------------------------------------------------------------------------------

/// The one heading of a screen, in balanced lines.
void title(Column& column, std::string_view text);
/// A heading within a screen.
void heading(Column& column, std::string_view text);
void paragraph(Column& column, std::string_view text);
/// A paragraph in the ink of what is less important.
void caption(Column& column, std::string_view text);
/// Text of any style, wrapped to the column, with a node of this role.
void say(Column& column, Style style, std::string_view text, Role role = Role::text, Align align = Align::start);
/// Two lines at the ends of one: a name, and what there is to say of it; below each other where the room is short.
void ends(Column& column, Style left_style, const std::string& left, Style right_style, const std::string& right);
/// A line that begins with an icon.
void point(Column& column, Icon icon, std::string_view text);
/// A caption over a large value: what people came for. `pill` may say what just changed.
void figure(Column& column, std::string_view label, std::string_view value, std::string_view pill = {});
/// Figures side by side, as many in a row as fit.
struct FigureItem {
    std::string label = {}, value = {};
};
void figures(Column& column, const std::vector<FigureItem>& items);

// --- what can be touched
// --------------------------------------------------------------------------------------------------

struct ButtonOptions {
    Look look = Look::plain;
    Icon icon = Icon::none;
    bool enabled = true;
    bool selected = false;
    Surface on = Surface::paper;  ///< with a `Rect`: what it stands on
};

/// At least 12.7 mm both ways; the label wraps to two lines.
bool button(Column& column, std::string_view id, std::string_view label, const ButtonOptions& options = {});
bool button(Frame& frame, const Rect& rect, std::string_view id, std::string_view label,
            const ButtonOptions& options = {});
/// A button that shows its icon alone; the label is spoken. Only for signs that are read as words ("Aa").
bool icon_button(Frame& frame, const Rect& rect, std::string_view id, std::string_view label, Icon icon,
                 Surface on = Surface::paper);
/// How wide a button of this label is in one line, in pixels.
float button_width(Frame& frame, std::string_view label, Icon icon = Icon::none);

struct ChoiceOptions {
    std::string label = {};
    std::string note = {};  ///< a second line
    bool selected = false;
    bool several = false;  ///< one of several: a box with a check mark, and not a ring
    bool unsure = false;   ///< "Not sure": a dashed outline
    bool enabled = true;
    Icon icon = Icon::none;
};

/// An answer: at least 20 mm high.
bool choice(Column& column, std::string_view id, const ChoiceOptions& options);
bool choice(Frame& frame, const Rect& rect, std::string_view id, const ChoiceOptions& options);
/// Height that the answer needs at this width, in pixels.
float choice_height(Frame& frame, float width, const ChoiceOptions& options);

struct ChoiceItem {
    std::string id = {};
    ChoiceOptions options = {};
};
/// Answers below each other, all as high as the highest, or side by side where `columns` is more than 1: a year, a
/// month. They grow into the room that there is, up to a comfortable size. Gives the index of the one activated, or -1.
int choices(Column& column, const std::vector<ChoiceItem>& items, int columns = 1);

/// One of a few, side by side, the selected one filled. `role` choice. Gives the index of the one activated, or -1.
struct Segment {
    std::string id = {}, label = {};
};
int segmented(Column& column, const std::vector<Segment>& segments, int selected);

// --- what holds and what shows
// ---------------------------------------------------------------------------------------------

/// A block in the colour of `surface`, drawn behind its content and as high as that.
void card(Column& column, const std::function<void(Column&)>& content, Surface surface = Surface::card);
struct FoldOptions {
    std::string note = {};   ///< a second line, smaller
    Icon icon = Icon::none;  ///< before the note
    Style style = Style::strong;
};
/// A row that unfolds to `content` and folds again (`action::Unfold`); of all on a screen one is open. The row stays
/// where it is, though what was open above it folds, and what it holds is brought into view.
void fold(Column& column, std::string_view id, std::string_view label, const FoldOptions& options,
          const std::function<void(Column&)>& content);
/// A card that can be touched as a whole.
bool card_button(Column& column, std::string_view id, std::string_view label, bool selected,
                 const std::function<void(Column&)>& content);
/// A small amber tag: what just changed. Drawn with its left upper corner at (x, y); gives its rectangle.
Rect pill(Frame& frame, float x, float y, std::string_view text);
void pill(Column& column, std::string_view text);
Rect pill_size(Frame& frame, std::string_view text);

/// How far one is, as a road with milestones: `done` of at most `total`.
void progress(Column& column, int done, int total, std::string_view label);

/// Content that may be higher than `view`: it is clipped there, follows the finger, and a large button brings the next
/// part (words "nav.more", "nav.to_top"). `id` must differ from other scrollers on the screen. What is out of sight has
/// no node; what shows less than 12.7 mm of itself is not enabled, and a tap on it brings it into view.
void scrolled(Frame& frame, std::string_view id, const Rect& view, const std::function<void(Column&)>& content,
              Surface surface = Surface::paper);

/// A dialog over everything: what lies below cannot be reached and has no nodes. As wide as `width_mm` allows, as high
/// as its content.
void dialog(Frame& frame, std::string_view id, std::string_view label, const std::function<void(Column&)>& content,
            float width_mm = 200);

/// A dialog about one thing on the screen (`from`, empty: about all of it), beside it where there is room, from where
/// it grows: "sheet", with a heading and "sheet.close". That and a touch beside it close it (`action::ShowSheet`), and
/// so does the way back of the screen below.
void sheet(Frame& frame, std::string_view label, const Rect& from, const std::function<void(Column&)>& content);

/// In reach mode, content that is only looked at stands beside what can be reached, where the room that is left there
/// (`Interface::calm`) is this large: pixels. False where it is not, and nothing was drawn.
bool calmly(Frame& frame, float width, float height, const std::function<void(Column&)>& content);

// --- for those who draw by themselves
// --------------------------------------------------------------------------------------

/// Appends a node, as far as it can be seen. Without an id, one is made from the role and a number.
void state_node(Frame& frame, std::string_view id, Role role, std::string_view label, const Rect& rect,
                bool enabled = true, bool selected = false);
/// A target of one's own: appends its node, tests it for touch and keys, and draws the focus ring with this corner
/// radius (pixels).
Touch::State touchable(Frame& frame, std::string_view id, Role role, std::string_view label, const Rect& rect,
                       bool enabled = true, bool selected = false, float radius = 0);
/// A filled rounded rectangle; `line` pixels of outline, 0: none.
void draw_box(ImDrawList& canvas, const Rect& rect, float radius, Colour fill, Colour outline, float line);

}  // namespace milepost::ui
