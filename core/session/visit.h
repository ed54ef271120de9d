#pragma once
#include <vector>

#include "core/session/action.h"
#include "core/session/standing.h"

namespace milepost {

/// What someone who is here does: to their visit, and to how it is shown and said. What is not a visitor's to do
/// (time, staff, what the outside tells) does nothing here.
void act(const World& world, Model& model, const Standing& standing, const Action& action,
         std::vector<Effect>& effects);

/// Of all that, only how things are shown and said: what can be done to a goodbye, too.
void set_looks(Model& model, const Action& action, std::vector<Effect>& effects);

}  // namespace milepost
