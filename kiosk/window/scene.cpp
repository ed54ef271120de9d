#include "kiosk/window/scene.h"

#include <imgui.h>

#include <utility>

#include "core/session/desk.h"
#include "kiosk/take_home/layers.h"
#include "ui/screens/draw.h"

namespace milepost::kiosk {
namespace {

/// The same in all but the time.
bool same_but_time(Model a, const Model& b) {
    a.clock.now = b.clock.now;
    a.clock.last_input = b.clock.last_input;
    a.desk.last_input = b.desk.last_input;
    return a == b;
}

}  // namespace

Scene::Scene(SceneOptions options, std::unique_ptr<ui::Interface> interface) : options_(std::move(options)) {
    applicant_.interface = std::move(interface);
    world_.date = options_.today();
    world_.idle = options_.idle;
    if (options_.pack != nullptr) {
        world_.content = &options_.pack->content;
        for (const Words& words : options_.pack->words) languages_.push_back(&words);
    } else if (options_.words != nullptr && !options_.words->empty()) {
        for (const Words& words : *options_.words) languages_.push_back(&words);
    } else {
        no_words_.emplace(std::move(*Words::load(options_.language, {})));
        languages_.push_back(&*no_words_);
    }
    model_ = initial_model(world_, options_.language);
    derived_ = derive(world_, model_);
}

void Scene::put(Model next) {
    const bool time_only = same_but_time(next, model_);
    model_ = std::move(next);
    const Screen before = derived_.screen;
    if (time_only) {
        derived_.screen =
            milepost::screen(world_, model_, derived_.standing);  // all else stands: deriving costs more than a pass
    } else {
        derived_ = derive(world_, model_, derived_);
    }
    if (!time_only) take_home_.reset();
    if (!time_only || derived_.screen != before || model_.farewell || derived_.screen == Screen::idle_warning ||
        model_.staff.at == Staff::At::pin)
        ++version_;
    if (!model_.desk.open && !desk_.interface) {
        desk_model_.reset();
        desk_derived_ = {};
    } else if (!time_only || !desk_model_) {
        desk_model_ = seen_from(View::desk, model_);
        desk_derived_ = derive(world_, model_, derived_, View::desk);
    } else {
        desk_model_->clock.now = model_.clock.now;  // the gate counts down
    }
}

void Scene::forget() {
    for (const Side* side : {&applicant_, &desk_})
        if (side->interface) side->interface->forget();
}

void Scene::open_desk(std::unique_ptr<ui::Interface> interface) {
    desk_ = {std::move(interface), {}, 0};
    desk_model_.reset();
    put(model_);
}

void Scene::close_desk() { desk_ = {}; }

void Scene::act(const Action& action, Millis now, View window) {
    const bool begins =
        std::holds_alternative<action::Start>(action) || std::holds_alternative<action::ByStaff>(action) ||
        std::holds_alternative<action::HeadphonesTold>(action) || std::holds_alternative<action::AtDesk>(action);
    if (begins && !model_.visit.here) world_.date = options_.today();
    std::vector<Effect> effects;
    const View from = view_in(window, world_, model_);
    put(update(world_, model_, derived_.standing, action, now, effects, from));
    for (const Effect effect : effects) run(effect, now);
}

void Scene::run(Effect effect, Millis now) {
    switch (effect) {
        case Effect::print:
            if (options_.print) options_.print(model_, derived_, world_);
            break;
        case Effect::print_trace:
            if (options_.print_trace) options_.print_trace(model_, derived_, world_);
            break;
        case Effect::forget:
            forget();
            if (options_.forget) options_.forget();
            break;
        case Effect::check_pin:
        case Effect::keep_pin:
            if (options_.staff) options_.staff(effect, model_.staff);
            act(action::ByStaff{staff::Taken{}}, now);
            break;
        case Effect::keep_setup:
        case Effect::quit:
            if (options_.staff) options_.staff(effect, model_.staff);
            break;
        case Effect::repeat_speech:
            if (options_.repeat_speech) options_.repeat_speech();
            break;
        case Effect::pause_speech:
            if (options_.pause_speech) options_.pause_speech();
            break;
    }
}

bool Scene::pass(View window, const ui::Display& display, Millis now, double seconds) {
    Side& here = side(window);
    const bool at_desk = view_in(window, world_, model_) == View::desk && desk_model_;
    const Model& model = at_desk ? *desk_model_ : model_;
    const Derived& derived = at_desk ? desk_derived_ : derived_;
    const Words* words = languages_.front();
    for (const Words* one : languages_)
        if (one->language() == model.settings.language) words = one;

    if (derived.screen == Screen::take_home && !take_home_)
        take_home_ = take_home::layers(world_, model, derived, *words);
    std::vector<Action> actions;
    ui::Semantics semantics;
    ui::Frame frame{world_,          model,   derived,   *words,
                    languages_,      display, seconds,   options_.still || !model.settings.motion,
                    *here.interface, actions, semantics, take_home_ ? &*take_home_ : nullptr};
    here.still_seconds = ui::draw(frame);
    const long before = version_;
    if (here.interface->touch().someone_there()) act(action::Input{}, now, window);
    // What stands still asks for a frame at once only because its layout has not settled.
    const bool unsettled = frame.still && here.still_seconds <= 0;
    const bool changed = unsettled || !actions.empty() || version_ != before || semantics != here.semantics;
    here.semantics = std::move(semantics);
    for (const Action& action : actions) act(action, now, window);
    return changed;
}

void Scene::build(const ui::Display& display, Millis now, double seconds, const Begin& begin, View window) {
    for (int i = 1; i <= most_passes; ++i) {
        begin();
        ImGui::NewFrame();
        try {
            const bool changed = pass(window, display, now, seconds);
            if (i == most_passes || (!changed && !ui::Touch::input_pending())) {
                ImGui::Render();
                return;
            }
        } catch (...) {
            ImGui::EndFrame();  // closes what the pass left open
            throw;
        }
        ImGui::EndFrame();
    }
}

std::vector<std::string> Scene::focus_order() const {
    std::vector<std::string> ids;
    for (const ui::Touch::Target& target : applicant_.interface->touch().targets())
        if (target.enabled && target.focusable) ids.push_back(target.id);
    return ids;
}

void Scene::recover() {
    run(Effect::forget, model_.clock.now);
    world_.content = nullptr;
    put(without_visit(world_, model_));
}

void Scene::restore(Millis now) {
    if (options_.pack == nullptr) return;
    world_.content = &options_.pack->content;
    Model fresh = without_visit(world_, model_);
    fresh.clock.now = fresh.clock.last_input = now;
    put(std::move(fresh));
}

}  // namespace milepost::kiosk
