#include "core/session/idle.h"

#include <algorithm>

#include "core/session/desk.h"

namespace milepost {
namespace {

/// Since when nothing happened: nobody is warned for listening.
Millis idle_since(const World& world, const Model& model) {
    if (model.site.voice.speaking) return model.clock.last_input + world.idle.longest_speech;
    return std::max(model.clock.last_input, model.clock.heard_until);
}

/// While the voice says it, nobody can act on it; yet no voice gone wrong keeps anything long.
Millis farewell_ends(const World& world, const Model& model) {
    const Millis since = model.farewell->since, latest = since + world.idle.farewell_spoken;
    return (model.site.voice.speaking ? latest : std::clamp(model.clock.heard_until, since, latest)) +
           world.idle.farewell;
}

/// When time changes something of the visit next.
std::optional<Millis> visit_deadline(const World& world, const Model& model, const Standing& standing) {
    if (world.content == nullptr) return {};
    const auto desk = desk_leaves_at(world, model);
    if (!model.visit.here) {
        const Millis left = farewell_left(world, model);
        if (left == 0) return desk;
        const Millis next =
            farewell_ends(world, model) - (left - 1) / 1000 * 1000;  // the countdown shows whole seconds
        return std::min(next, desk.value_or(next));
    }
    const Millis warn = warn_at(world, model, standing);
    const Millis next = model.clock.now < warn
                            ? warn
                            : warn + ((model.clock.now - warn) / 1000 + 1) * 1000;  // the countdown shows whole seconds
    return std::min(next, desk.value_or(next));
}

}  // namespace

std::optional<Millis> desk_leaves_at(const World& world, const Model& model) {
    if (!model.desk.open || world.content == nullptr) return {};
    if (model.desk.pane) return idle_since(world, model) + world.idle.reading_warn_after;
    return model.desk.last_input + (model.desk.at_work ? 2 * world.idle.reading_warn_after : world.idle.desk_waits);
}

bool leave_idle_desk(const World& world, Model& model) {
    const auto leaves = desk_leaves_at(world, model);
    if (!leaves || model.clock.now < *leaves) return false;
    if (model.desk.pane) model.clock.last_input = std::max(model.clock.last_input, *leaves);
    model.desk = left_desk(model.site.defaults);
    return true;
}

Millis warn_at(const World& world, const Model& model, const Standing& standing) {
    if (model.desk.pane) return *desk_leaves_at(world, model) + world.idle.warn_after;  // it leaves first
    const Millis since = idle_since(world, model);
    if (model.desk.at_work || model.settings.switches != Switches::off) return since + world.idle.reading_warn_after;
    switch (visit_screen(model, standing)) {
        case Screen::roadmap:
        case Screen::compare:
        case Screen::state:
        case Screen::take_home:
        case Screen::keys:
        case Screen::school:
        case Screen::help: return since + world.idle.reading_warn_after;
        default: return since + world.idle.warn_after;
    }
}

Millis warning_left(const World& world, const Model& model, const Standing& standing) {
    if (world.content == nullptr || !model.visit.here) return 0;
    const Millis since = model.clock.now - warn_at(world, model, standing);
    return since < 0 ? 0 : std::max<Millis>(0, world.idle.answer_within - since);
}

Millis farewell_left(const World& world, const Model& model) {
    if (!model.farewell) return 0;
    return std::clamp<Millis>(farewell_ends(world, model) - model.clock.now, 0, world.idle.farewell);
}

std::optional<Millis> next_deadline(const World& world, const Model& model, const Standing& standing) {
    const auto staff = staff_deadline(world, model);
    if (staff && staff_side(model) == View::applicant) return staff;  // the visit stands still
    const auto visit = visit_deadline(world, model, standing);
    return staff && visit ? std::min(staff, visit) : staff ? staff : visit;
}

}  // namespace milepost
