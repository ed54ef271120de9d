#pragma once
#include "core/roads/evaluation.h"
#include "ui/base/column.h"

/// Why, why not, what if.
namespace milepost::ui {

/// The routes to a credential, how each stands, and on a tap ("why.<route>") its conditions as sentences. Of a
/// credential that is open now, only the routes that open it. `plan`: the road that is shown.
void ways_in(Column& column, const CredentialResult& result, const Plan& plan);

/// What would open a credential that is not open yet: a block for each change, the smallest first.
void what_would_change(Column& column, const CredentialResult& result);

/// Until when to apply, where waiting closes the credential or the road's route, and which rule runs out then.
void window_line(Column& column, const CredentialResult& result, const Plan& plan);
/// The words of that line; empty where there is none.
std::string window_phrase(const Frame& frame, const CredentialResult& result, const Plan& plan);

}  // namespace milepost::ui
