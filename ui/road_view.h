#pragma once
#include "core/evaluation.h"
#include "ui/layout.h"

/// The road: one drawing, used wherever a plan is shown.
namespace milepost::ui {

/// The whole road of one credential, from today over each step to the certificate and on to the first renewal. Its stretches
/// are as long as they last, wider where their end is less certain. Each milestone is a button "milestone.<step>" that unfolds
/// why it is there, what to know and where that comes from. `plan`: which of its roads.
void road_map(Column& column, const CredentialResult& result, const Plan& plan);

/// How far the recommended road reaches for what is known by now, and what the last answer did to it. Fills the column.
void road_so_far(Column& column);

}  // namespace milepost::ui
