#pragma once
#include "ui/base/semantics.h"
#include "ui/base/theme.h"

struct ImDrawList;

/// Signs, drawn as outlines of one weight. None means anything without the words beside it.
namespace milepost::ui {

enum class Icon {
    none,
    back,
    forward,
    up,
    down,
    globe,
    text_size,
    check,
    clock,
    money,
    star,
    diploma,
    school,
    clinic,
    paper,
    exam,
    flag,
    renew,
    info,
    warning,
    speaker,
    print,
    edit,
    home,
    close,
    people,
    chart
};

/// Draws an icon in the square of `size` pixels whose middle is (x, y). `line` is its weight in pixels; 0: a twelfth of
/// the size.
void draw_icon(ImDrawList& canvas, Icon icon, float x, float y, float size, Colour colour, float line = 0);

/// The milestone with a dashed road on it: `height` pixels high from its top left corner. Returns its width.
float draw_logo(ImDrawList& canvas, float x, float y, float height, Colour stone, Colour road);

/// A five-pointed star: the end of the road. Outlined where `line` is above 0.
void draw_star(ImDrawList& canvas, float x, float y, float radius, Colour fill, Colour outline, float line);

/// A milestone on the road: a disc with an outline, and a sign in it.
void draw_milestone(ImDrawList& canvas, float x, float y, float radius, Colour fill, Colour outline, float line,
                    Icon icon = Icon::none);

/// A dashed outline of a rounded rectangle: what is left open.
void draw_dashed(ImDrawList& canvas, const Rect& rect, float radius, Colour colour, float line, float dash);

}  // namespace milepost::ui
