#pragma once
#include "core/roads/evaluation.h"
#include "ui/base/column.h"

namespace milepost::ui {

/// The whole road of one credential, from today over each step to the certificate and on to its renewals. Its stretches
/// are as long as they last, each dash is a month, and it is wider where its end is less certain. Another road branches
/// off and comes back. Each milestone is a button "milestone.<step>" that unfolds why it is there, what to know and
/// bring, and where that comes from. `road`: which of its roads, 0 the best.
void road_map(Column& column, const CredentialResult& result, std::size_t road);

}  // namespace milepost::ui
