#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/session/action.h"
#include "core/session/ending.h"
#include "core/session/model.h"
#include "core/session/standing.h"

namespace milepost {

/// As it is when the kiosk starts, in this language.
Model initial_model(const World& world, std::string language);

/// The model after an action at the time `now`, done on this side; what must happen outside is appended to `effects`.
/// `standing` is where its visit stands before the action. Pure, never throws.
Model update(const World& world, Model model, const Standing& standing, const Action& action, Millis now,
             std::vector<Effect>& effects, View from = View::applicant);

/// The screen to show on a side, by a ladder of guards, worst case first. Of the applicant's: see also `view_in`
/// (core/session/desk.h).
Screen screen(const World& world, const Model& model, const Standing& standing, View view = View::applicant);

/// The screen of the person's visit, were no warning over it.
Screen visit_screen(const Model& model, const Standing& standing);

/// Milliseconds until the warning turns into a wipe; 0 where no warning stands.
Millis warning_left(const World& world, const Model& model, const Standing& standing);

/// Milliseconds until the farewell is over, at most `IdleTimes::farewell`; 0 where there is none.
Millis farewell_left(const World& world, const Model& model);

/// When the model changes by itself next (idle warning, countdown second, wipe, farewell over); nothing while it rests.
std::optional<Millis> next_deadline(const World& world, const Model& model, const Standing& standing);

/// Are larger targets and letters offered? Only while there are any.
bool offers_larger(const Model& model);

}  // namespace milepost
