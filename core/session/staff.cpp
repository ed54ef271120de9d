#include "core/session/staff.h"

#include <algorithm>

#include "core/session/desk.h"
#include "core/session/session.h"
#include "core/terms/match.h"

namespace milepost {
namespace {

constexpr std::size_t digits = static_cast<std::size_t>(numbers::pin_digits.least);
constexpr int free_tries = static_cast<int>(numbers::pin_tries.most);
constexpr int most_doublings = 8;  // 64 minutes: 10^6 PINs take a century, and staff who come back find it open

/// Out of the administration everything begins anew; from the gate and the desk the visit goes on.
void outside(const World& world, Model& model, std::vector<Effect>& effects) {
    const bool to_attract = model.staff.at == Staff::At::admin;
    forget_typed(model.staff);
    if (to_attract) wipe(world, model, effects);
    model.staff = {};
}

void to_admin(const World& world, Model& model, std::vector<Effect>& effects) {
    if (model.visit.here || model.desk.open) wipe(world, model, effects);  // the desk closes, too
    model.staff = {};
    model.staff.at = Staff::At::admin;
}

void let_in(const World& world, Model& model, std::vector<Effect>& effects) {
    if (model.staff.at_desk) {
        model.staff = {};
        open_desk(model);
    } else if (model.visit.here) {
        model.staff = {};
        model.staff.at = Staff::At::door;
    } else {
        to_admin(world, model, effects);
    }
}

/// All digits are there.
void typed_whole(Model& model, std::vector<Effect>& effects) {
    Staff& staff = model.staff;
    if (!sets_pin(model)) {
        staff.judging = true;
        effects.push_back(Effect::check_pin);
    } else if (staff.first.empty()) {
        staff.note = staff::easy(staff.typed) ? Staff::Note::easy : Staff::Note::none;
        if (staff.note == Staff::Note::none) staff.first = staff.typed;
        staff.typed.clear();
    } else if (staff.first == staff.typed) {
        staff.judging = true;
        effects.push_back(Effect::keep_pin);
    } else {
        forget_typed(staff);
        staff.note = Staff::Note::differ;
    }
}

void hear(const World& world, Model& model, const staff::Told& told, std::vector<Effect>& effects) {
    using staff::Verdict;
    model.site.machine = told.machine;
    model.site.machine.closed_until = told.wait > 0 ? model.clock.now + told.wait : 0;
    if (!told.verdict || !model.staff.judging) return;  // whoever typed it is gone
    model.staff.judging = false;
    switch (*told.verdict) {
        case Verdict::right: let_in(world, model, effects); break;
        case Verdict::wrong: model.staff.note = Staff::Note::wrong; break;
        case Verdict::closed: model.staff.note = Staff::Note::none; break;
        case Verdict::failed: model.staff.note = Staff::Note::failed; break;
        case Verdict::pin_kept:
            if (model.staff.at == Staff::At::pin) let_in(world, model, effects);
            else model.staff.page = Staff::Page::overview;
            if (model.staff.at != Staff::At::outside) model.staff.note = Staff::Note::pin_kept;
            break;
    }
}

/// The desk goes where its display is. What is open on it stays, but comes over the applicant's screen only behind the
/// PIN.
void plug(Model& model, const staff::Displays& displays) {
    model.site.displays = displays.names;
    model.site.desk_apart = displays.desk;
    if (displays.desk) model.desk.pane = false;
    if (displays.desk || !model.staff.at_desk) return;
    forget_typed(model.staff);  // the gate was in the window that has gone
    model.staff = {};
}

}  // namespace

namespace staff {

std::int64_t wait_after(int wrong_tries) {
    if (wrong_tries < free_tries) return 0;
    return static_cast<std::int64_t>(numbers::pin_wait.least) << std::min(wrong_tries - free_tries, most_doublings);
}

std::int64_t wait_left(const Tries& tries, const Moment& now) {
    const std::int64_t whole = wait_after(tries.count);
    if (tries.boot.empty() || tries.boot != now.boot) return whole;
    return std::clamp<std::int64_t>(whole - (now.seconds - tries.seconds), 0, whole);
}

bool is_pin(std::string_view text) {
    return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool easy(std::string_view pin) {
    for (const int step : {-1, 0, 1}) {
        bool all = pin.size() > 1;
        for (std::size_t i = 1; i < pin.size(); ++i) all = all && pin[i] - pin[i - 1] == step;
        if (all) return true;
    }
    return false;
}

}  // namespace staff

void forget_typed(Staff& staff) {
    for (std::string* secret : {&staff.typed, &staff.first}) {
        std::fill(secret->begin(), secret->end(), '0');
        secret->clear();
    }
}

Setup within_bounds(Setup setup) {
    setup.diagonal_inches = std::clamp(setup.diagonal_inches, least_diagonal, most_diagonal);
    setup.floor_mm = std::clamp(setup.floor_mm, 0, most_floor_mm);
    return setup;
}

bool sets_pin(const Model& model) { return model.staff.at == Staff::At::admin || !model.site.machine.pin_set; }

bool desk_missing(const Model& model) {
    return (model.site.machine.desk_given || !model.site.machine.setup.desk.empty()) && !model.site.desk_apart;
}

Millis gate_wait(const Model& model) {
    return sets_pin(model) ? 0 : std::max<Millis>(0, model.site.machine.closed_until - model.clock.now);
}

void staff_act(const World& world, Model& model, const staff::Action& action, std::vector<Effect>& effects) {
    Staff& staff = model.staff;
    const bool admin = staff.at == Staff::At::admin;
    const bool typing = staff.at == Staff::At::pin || (admin && staff.page == Staff::Page::new_pin);
    const bool by_itself = std::holds_alternative<staff::Told>(action) ||
                           std::holds_alternative<staff::Displays>(action) ||
                           std::holds_alternative<staff::Calibrate>(action);  // follows a finger that is held
    if (!by_itself) model.clock.last_input = model.clock.now;
    match(
        action,
        [&](const staff::Open& a) {
            if (staff.at != Staff::At::outside || !model.site.machine.gate ||
                (a.at_desk && (world.content == nullptr || model.desk.open)))
                return;
            end_farewell(model);
            staff = {};
            staff.at_desk = a.at_desk;
            staff.at = Staff::At::pin;
        },
        [&](const staff::Leave&) {
            if (staff.judging) return;
            if (admin && staff.page != Staff::Page::overview) {
                forget_typed(staff);
                staff = {};
                staff.at = Staff::At::admin;
            } else if (staff.at != Staff::At::outside) {
                outside(world, model, effects);
            }
        },
        [&](const staff::Digit& a) {
            if (!typing || staff.judging || gate_wait(model) > 0 || a.digit < '0' || a.digit > '9') return;
            staff.note = Staff::Note::none;
            staff.typed += a.digit;
            if (staff.typed.size() == digits) typed_whole(model, effects);
        },
        [&](const staff::Erase&) {
            if (!typing || staff.judging) return;
            staff.note = Staff::Note::none;
            if (staff.typed.empty()) staff.first.clear();
            else staff.typed.pop_back();
        },
        [&](const staff::Taken&) { forget_typed(staff); },
        [&](const staff::Go& a) {
            if (staff.at != Staff::At::door && !admin) return;
            if (!a.to_desk) return to_admin(world, model, effects);
            if (world.content == nullptr || staff.judging) return;
            if (admin) outside(world, model, effects);  // in its looks, too
            staff = {};
            open_desk(model);
        },
        [&](const staff::Turn& a) {
            if (!admin || staff.judging || (a.page == Staff::Page::calibrate && model.site.machine.diagonal_given))
                return;
            forget_typed(staff);
            staff.note = Staff::Note::none;
            staff.page = a.page;
            staff.draft = model.site.machine.setup;
        },
        [&](const staff::Calibrate& a) {
            if (!admin || staff.page != Staff::Page::calibrate) return;
            staff.draft.diagonal_inches = a.diagonal_inches;
            staff.draft = within_bounds(staff.draft);
        },
        [&](const staff::Keep& a) {
            if (!admin) return;
            const Setup before = model.site.machine.setup;
            staff.draft = within_bounds(a.setup);
            if (staff.draft == before) return;
            if (staff.draft.diagonal_inches != before.diagonal_inches) staff.undo = before.diagonal_inches;
            effects.push_back(Effect::keep_setup);
        },
        [&](const staff::Quit&) {
            if (admin && staff.page == Staff::Page::quit) effects.push_back(Effect::quit);
        },
        [&](const staff::Told& told) { hear(world, model, told, effects); },
        [&](const staff::Displays& displays) { plug(model, displays); });
}

void staff_time(const World& world, Model& model, std::vector<Effect>& effects) {
    if (model.staff.at == Staff::At::outside || model.clock.now < model.clock.last_input + world.idle.warn_after)
        return;
    outside(world, model, effects);
}

std::optional<Millis> staff_deadline(const World& world, const Model& model) {
    if (model.staff.at == Staff::At::outside) return {};
    Millis next = model.clock.last_input + world.idle.warn_after;
    if (const Millis wait = gate_wait(model); wait > 0 && model.staff.at == Staff::At::pin)
        next = std::min(next, model.clock.now + (wait - 1) % 1000 + 1);
    return next;
}

}  // namespace milepost
