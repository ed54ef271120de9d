#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/session/action.h"
#include "core/session/model.h"
#include "core/session/standing.h"

namespace milepost {

/// As it is when the kiosk starts, in this language.
Model initial_model(const World& world, std::string language);

/// A visit in which nothing was told yet; nobody is here.
Visit no_visit(const World& world);

/// The model after an action at the time `now`, done on this side; what must happen outside is appended to `effects`.
/// `standing` is where its visit stands before the action. Pure, never throws.
Model update(const World& world, Model model, const Standing& standing, const Action& action, Millis now,
             std::vector<Effect>& effects, View from = View::applicant);

/// As it is when nobody is here: of visit, goodbye, desk and staff nothing is left.
Model without_visit(const World& world, Model model);

/// Makes it so, and tells the outside to forget what it shows of it.
void wipe(const World& world, Model& model, std::vector<Effect>& effects);

/// Drops what a farewell kept, and its settings.
void end_farewell(Model& model);

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
