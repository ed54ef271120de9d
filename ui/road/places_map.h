#pragma once
#include <vector>

#include "core/roads/offers.h"
#include "ui/base/column.h"

namespace milepost::ui {

/// How far places are from here, and which way, north at the top: the kiosk in the middle, rings of so many miles
/// around it, the first `numbered` (at most all) places with their number and the others as dots. Nothing where it is
/// not known where the kiosk stands or where any place is, or where the room is too narrow for the numbers; false then.
bool places_map(Column& column, const std::vector<Offer>& offers, std::size_t numbered);

}  // namespace milepost::ui
