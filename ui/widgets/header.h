#pragma once
#include "ui/base/frame.h"
#include "ui/base/theme.h"

namespace milepost::ui {

/// The head of a screen: the logo, text size and language, and the way out of the visit. Its places follow from
/// display, settings and language alone, so that they are the same on every screen of a visit: where one screen has the
/// way out, none has a way on.
struct Header {
    Rect all;
    Rect logo;          ///< in reach mode it stands beside what can be reached
    bool named = true;  ///< the stone has room for the name beside it
    Rect settings, language;
    Rect leave;  ///< empty: there is no visit that could be ended here
};

/// What is left free at the edge of a page, in pixels.
float page_margin(const Frame& frame);

/// Where it stands on the screen that is shown. In reach mode what it takes of `Interface::calm` is taken off that.
Header header_of(Frame& frame);

/// Draws it, last in the order of reading, the way out at its end; `tools`: text size and language, too.
void draw_header(Frame& frame, const Header& header, Surface surface, bool tools);

/// Only the way out: of a dialog, which stands over all else.
void draw_leave(Frame& frame, const Header& header, Surface surface);

}  // namespace milepost::ui
