#pragma once
#include <vector>

#include "core/session/action.h"
#include "core/session/model.h"

/// How what somebody told is forgotten: a part of the model at a time, whole.
namespace milepost {

/// A visit in which nothing was told yet; nobody is here.
Visit no_visit(const World& world);

/// As it is when nobody is here: of visit, goodbye, desk and staff nothing is left.
Model without_visit(const World& world, Model model);

/// Makes it so, and tells the outside to forget what it shows of it.
void wipe(const World& world, Model& model, std::vector<Effect>& effects);

/// Drops what a farewell kept, and its settings.
void end_farewell(Model& model);

}  // namespace milepost
