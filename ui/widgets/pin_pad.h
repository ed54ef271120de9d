#pragma once
#include <string>

#include "ui/base/column.h"
#include "ui/base/frame.h"

namespace milepost::ui {

/// Appends an action of staff.
void by_staff(Frame& frame, const staff::Action& what);

/// A sentence of the machine, whose paths may be longer than a line, as it may be broken.
std::string breakable(const std::string& sentence);

/// That the desk's display is not connected, where that is so.
void desk_is_missing(Column& column);

/// Where a staff PIN is typed or set: heading, how many digits stand there, what is wrong. Digits are dots, and no node
/// says one.
void pin_head(Column& column);
/// The keys, and those of a keyboard.
void pin_keys(Column& column);
/// The two, side by side where there is room, with the way back at the foot.
void pin_page(Frame& frame);

}  // namespace milepost::ui
