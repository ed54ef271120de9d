#include "kiosk/scene.h"

#include <imgui.h>

#include <utility>

#include "core/desk.h"
#include "kiosk/take_home/layers.h"

namespace milepost::kiosk {
namespace {

/// The same in all but the time.
bool same_but_time(Model a, const Model& b) {
    a.now = b.now;
    a.last_input = b.last_input;
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
    } else {
        no_words_.emplace(std::move(*Words::load(options_.language, {})));
        languages_.push_back(&*no_words_);
    }
    model_ = fresh();
    derived_ = derive(world_, model_);
}

Model Scene::fresh() const {
    Model model = initial_model(world_, options_.language);
    model.desk.apart = options_.desk_apart;
    return model;
}

void Scene::put(Model next) {
    const bool time_only = same_but_time(next, model_);
    model_ = std::move(next);
    const Screen before = derived_.screen;
    if (time_only) derived_.screen = milepost::screen(world_, model_);  // all else stands: deriving costs more than a pass
    else derived_ = derive(world_, model_, derived_);
    if (!time_only) take_home_.reset();
    if (!time_only || derived_.screen != before || derived_.screen == Screen::idle_warning) ++version_;
    if (!model_.desk.open && !desk_.interface) {
        desk_model_.reset();
    } else if (!time_only || !desk_model_) {
        desk_model_ = seen_from(View::desk, model_);
        desk_derived_ = derive(world_, model_, derived_, View::desk);
    }
}

void Scene::open_desk(std::unique_ptr<ui::Interface> interface) {
    desk_ = {std::move(interface), {}, 0};
    desk_model_.reset();
    put(model_);
}

void Scene::close_desk() { desk_ = {}; }

void Scene::act(const Action& action, Millis now, View window) {
    if (std::holds_alternative<action::Start>(action)) world_.date = options_.today();
    std::vector<Effect> effects;
    const View from = view_in(window, world_, model_);
    put(update(world_, model_, action, now, effects, from));
    for (const Effect effect : effects) {
        if (effect == Effect::print && options_.print) options_.print(model_, derived_, world_);
        if (effect == Effect::print_trace && options_.print_trace) options_.print_trace(model_, derived_, world_);
        if (effect != Effect::forget) continue;
        for (const Side* side : {&applicant_, &desk_})
            if (side->interface) side->interface->forget();
        if (options_.forget) options_.forget();
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

    if (derived.screen == Screen::take_home && !take_home_) take_home_ = take_home::layers(world_, model, derived, *words);
    std::vector<Action> actions;
    ui::Semantics semantics;
    ui::Frame frame{world_, model, derived, *words, languages_, display, seconds, options_.still || !model.settings.motion,
                    *here.interface, actions, semantics, take_home_ ? &*take_home_ : nullptr};
    here.still_seconds = ui::draw(frame);
    // What stands still asks for a frame at once only because its layout has not settled.
    const bool unsettled = frame.still && here.still_seconds <= 0;
    const bool changed = unsettled || !actions.empty() || semantics != here.semantics;
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

void Scene::recover() {
    for (const Side* side : {&applicant_, &desk_})
        if (side->interface) side->interface->forget();
    world_.content = nullptr;
    put(fresh());
}

void Scene::restore(Millis now) {
    if (options_.pack == nullptr) return;
    world_.content = &options_.pack->content;
    Model next = fresh();
    next.now = next.last_input = now;
    put(std::move(next));
}

}  // namespace milepost::kiosk
