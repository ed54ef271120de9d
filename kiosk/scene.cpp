#include "kiosk/scene.h"

#include <imgui.h>

#include <utility>

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

Scene::Scene(SceneOptions options, std::unique_ptr<ui::Interface> interface)
    : options_(std::move(options)), interface_(std::move(interface)) {
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
    if (time_only) derived_.screen = milepost::screen(world_, model_);  // all else stands: deriving costs more than a pass
    else derived_ = derive(world_, model_, derived_);
    if (!time_only) take_home_.reset();
}

void Scene::act(const Action& action, Millis now) {
    if (std::holds_alternative<action::Start>(action)) world_.date = options_.today();
    std::vector<Effect> effects;
    put(update(world_, model_, action, now, effects));
    for (const Effect effect : effects) run(effect, now);
}

void Scene::run(Effect effect, Millis now) {
    switch (effect) {
        case Effect::print:
            if (options_.print) options_.print(model_, derived_, world_);
            break;
        case Effect::forget:
            interface_->forget();
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

bool Scene::pass(const ui::Display& display, Millis now, double seconds) {
    const Words* words = languages_.front();
    for (const Words* one : languages_)
        if (one->language() == model_.settings.language) words = one;

    if (derived_.screen == Screen::take_home && !take_home_) take_home_ = take_home::layers(world_, model_, derived_, *words);
    std::vector<Action> actions;
    ui::Semantics semantics;
    ui::Frame frame{world_, model_, derived_, *words, languages_, display, seconds, options_.still || !model_.settings.motion,
                    *interface_, actions, semantics, take_home_ ? &*take_home_ : nullptr};
    still_seconds_ = ui::draw(frame);
    // What stands still asks for a frame at once only because its layout has not settled.
    const bool unsettled = frame.still && still_seconds_ <= 0;
    const bool changed = unsettled || !actions.empty() || semantics != semantics_;
    semantics_ = std::move(semantics);
    for (const Action& action : actions) act(action, now);
    return changed;
}

void Scene::build(const ui::Display& display, Millis now, double seconds, const Begin& begin) {
    for (int i = 1; i <= most_passes; ++i) {
        begin();
        ImGui::NewFrame();
        try {
            const bool changed = pass(display, now, seconds);
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
    for (const ui::Touch::Target& target : interface_->touch().targets())
        if (target.enabled && target.focusable) ids.push_back(target.id);
    return ids;
}

void Scene::recover() {
    interface_->forget();
    world_.content = nullptr;
    Model fresh = initial_model(world_, options_.language);
    fresh.site = model_.site;
    fresh.proved = model_.proved;
    put(std::move(fresh));
}

void Scene::restore(Millis now) {
    if (options_.pack == nullptr) return;
    world_.content = &options_.pack->content;
    Model fresh = initial_model(world_, options_.language);
    fresh.now = fresh.last_input = now;
    fresh.site = model_.site;
    fresh.proved = model_.proved;
    put(std::move(fresh));
}

}  // namespace milepost::kiosk
