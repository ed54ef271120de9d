#pragma once
#include "core/roads/evaluation.h"
#include "ui/widgets/page.h"

namespace milepost::ui {

/// Where a step can be done: the three best places, all others behind a touch, each with what to ask there; one that is
/// chosen makes the road to the credential exact (`action::ChoosePlace`). Without a place for it, who may pay alone.
void places(Column& column, const Stage& stage, const std::string& credential);

/// The school that was chosen, wherever it is not on the road that is shown: a touch takes it back. Nothing where none
/// is.
void chosen_school(Column& column);

}  // namespace milepost::ui
