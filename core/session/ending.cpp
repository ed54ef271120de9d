#include "core/session/ending.h"

#include <utility>

#include "core/session/desk.h"

namespace milepost {

Visit no_visit(const World& world) {
    Visit visit;
    if (world.content != nullptr) visit.answers = no_answers(*world.content);
    return visit;
}

Model without_visit(const World& world, Model model) {
    model.visit = no_visit(world);
    model.settings = model.site.defaults;
    model.farewell = {};
    model.desk = left_desk(model.site.defaults);
    forget_typed(model.staff);
    model.staff = {};
    model.clock = {.now = model.clock.now, .last_input = model.clock.now};
    return model;
}

void wipe(const World& world, Model& model, std::vector<Effect>& effects) {
    model = without_visit(world, std::move(model));
    effects.push_back(Effect::forget);
}

void end_farewell(Model& model) {
    if (!model.farewell) return;
    model.farewell.reset();
    model.settings = model.site.defaults;
}

}  // namespace milepost
