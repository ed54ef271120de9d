#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "core/session/session.h"

/// The session's functions, for tests that have no standing at hand: it is worked out anew at each call.
namespace milepost::test {

inline Model update(const World& world, Model model, const Action& action, Millis now, std::vector<Effect>& effects,
                    View from = View::applicant) {
    const Standing standing = standing_of(world, model.visit);
    return milepost::update(world, std::move(model), standing, action, now, effects, from);
}

inline Screen screen(const World& world, const Model& model, View view = View::applicant) {
    return milepost::screen(world, model, standing_of(world, model.visit), view);
}

/// The question on screen.
inline std::optional<std::size_t> current_question(const World& world, const Model& model) {
    if (screen(world, model) != Screen::question) return {};
    return model.visit.revisited ? model.visit.revisited : standing_of(world, model.visit).next;
}

inline Millis warning_left(const World& world, const Model& model) {
    return milepost::warning_left(world, model, standing_of(world, model.visit));
}

inline std::optional<Millis> next_deadline(const World& world, const Model& model) {
    return milepost::next_deadline(world, model, standing_of(world, model.visit));
}

}  // namespace milepost::test
