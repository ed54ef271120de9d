#pragma once
#include <string>

#include "ui/widgets/widgets.h"

/// What is said of a road that rests on a few answers only. Nothing of a road on which no question is open.
namespace milepost::ui {

/// A title, marked as that of a rough road where it is one.
std::string rough_title(const Frame& frame, const std::string& said);

/// That it is rough and how many questions make it exact, as a note with the way on to them.
void rough_note(Column& column);

}  // namespace milepost::ui
