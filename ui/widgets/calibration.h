#pragma once
#include <string>
#include <vector>

#include "ui/base/frame.h"
#include "ui/widgets/widgets.h"

namespace milepost::ui {

/// Buttons side by side, or below each other where their words need it. Gives the index of the one activated, or -1.
int steps_row(Column& column, const std::vector<Segment>& steps);

/// The page on which a bank card (ISO/IEC 7810 ID-1, 85.60 by 53.98 mm) on the glass tells the display's true size.
void calibration(Frame& frame);

}  // namespace milepost::ui
