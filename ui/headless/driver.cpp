#include "ui/headless/driver.h"
#include "ui/screens/draw.h"

#include "core/session/desk.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <list>
#include <optional>
#include <stdexcept>
#include <utility>

#include "core/terms/numbers.h"

namespace milepost::headless {

ui::Display display_of(int width, int height, double inches) {
    const double pixels = std::hypot(width, height);
    return {width, height, static_cast<float>(pixels / (inches * 25.4))};
}

namespace {

/// What a person is shown, and not how; of the time, how long nothing has happened is all that counts.
Model without_looks(Model model) {
    const Switches switches = model.settings.switches;  // they give more time
    model.settings = model.site.defaults;
    model.settings.switches = switches;
    model.clock.now -=
        model.site.voice.speaking ? model.clock.last_input : std::max(model.clock.last_input, model.clock.heard_until);
    model.clock.last_input = model.clock.heard_until = 0;
    model.farewell.reset();
    return model;
}

}  // namespace

Stage whole_program(World world, std::vector<const Words*> languages, ui::Display display, View window,
                    std::size_t most) {
    // What follows from a model costs more than a pass: it is kept as long as the model stands.
    struct Kept {
        const Content* content;
        Today date;
        View view;
        Model model;
        Derived derived;
    };
    const auto kept = std::make_shared<std::list<Kept>>();  // the last one used in front
    return {world,
            std::move(languages),
            display,
            true,
            [](ui::Frame& frame) { return ui::draw(frame); },
            [kept, most, window](const World& now, const Model& model) {
                const View view = view_in(window, now, model);
                Model plain = without_looks(model);
                const auto found = std::find_if(kept->begin(), kept->end(), [&](const Kept& one) {
                    return one.content == now.content && one.date == now.date && one.view == view && one.model == plain;
                });
                if (found != kept->end()) {
                    kept->splice(kept->begin(), *kept, found);
                } else {
                    kept->push_front({now.content, now.date, view, std::move(plain), derive(now, model, {}, view)});
                    if (kept->size() > most) kept->pop_back();
                }
                return kept->front().derived;
            },
            [window](const World& now, Model model, const Action& action, Millis at, std::vector<Effect>& effects) {
                const View from = view_in(window, now, model);
                const Standing standing = standing_of(now, model.visit);
                return update(now, std::move(model), standing, action, at, effects, from);
            },
            {},
            window};
}

Driver::Driver(Stage stage, Model first, const std::string& font_folder)
    : model(std::move(first)),
      world(stage.world),
      display(stage.display),
      still(stage.still),
      stage_(std::move(stage)) {
    context_ = ImGui::CreateContext();
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    auto made = ui::Interface::create(font_folder);
    if (!made) {
        const std::string sentence = made.findings().front().sentence();
        ImGui::DestroyContext(context_);
        throw std::runtime_error(sentence);
    }
    interface_ = std::move(*made);
    settle();
}

Driver::~Driver() {
    ImGui::SetCurrentContext(context_);
    release_textures();
    ImGui::DestroyContext(context_);
}

const Words& Driver::words_of(const Model& shown) const {
    for (const Words* one : stage_.languages)
        if (one->language() == shown.settings.language) return *one;
    return *stage_.languages.front();
}

void Driver::pass() {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(display.width), static_cast<float>(display.height)};
    io.DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    ui::ItemRegistry items;
    const Derived derived = stage_.derive(world, model);
    std::vector<Action> actions;
    ui::Semantics semantics;
    std::optional<Model> from_desk;
    if (view_in(stage_.window, world, model) == View::desk) from_desk = seen_from(View::desk, model);
    const Model& shown = from_desk ? *from_desk : model;
    const bool at_home = stage_.take_home && derived.screen == Screen::take_home;
    if (!at_home) {
        home_.reset();
    } else if (Model plain = without_looks(shown); !home_ || home_model_ != plain ||
                                                   home_language_ != shown.settings.language ||
                                                   home_date_ != world.date) {
        home_ = stage_.take_home(world, shown, derived, words_of(shown));
        home_model_ = std::move(plain);
        home_language_ = shown.settings.language;
        home_date_ = world.date;
    }
    ui::Frame frame{world,    shown, derived,     words_of(shown), stage_.languages, display,
                    seconds_, still, *interface_, actions,         semantics,        home_ ? &*home_ : nullptr};
    rest_ = stage_.draw(frame);
    ImGui::Render();
    stage_.textures();
    semantics_ = std::move(semantics);
    items_ = items.take();
    for (const Action& action : actions) act(action);
}

void Driver::act(const Action& action) {
    actions_.push_back(action);
    if (!stage_.update) return;
    effects_.clear();
    model = stage_.update(world, std::move(model), action, static_cast<Millis>(seconds_ * 1000), effects_);
    for (const Effect effect : effects_)
        if (effect == Effect::forget) interface_->forget();
}

void Driver::settle() {
    ImGui::SetCurrentContext(context_);
    int calm = 0;
    for (int i = 0; i < 60 && calm < 2; ++i) {
        const ui::Semantics before = semantics_;
        const std::size_t acted = actions_.size();
        pass();
        const bool same =
            before == semantics_ && acted == actions_.size() && !ui::Touch::input_pending() && (rest_ > 0 || !still);
        calm = same ? calm + 1 : 0;
    }
}

void Driver::wait(double seconds) {
    seconds_ += seconds;
    settle();
}

const ui::Node* Driver::node(std::string_view id) const {
    for (const ui::Node& one : semantics_.nodes)
        if (one.id == id) return &one;
    return nullptr;
}

void Driver::press(float x, float y) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    settle();
}

void Driver::move(float x, float y) {
    ImGui::SetCurrentContext(context_);
    ImGui::GetIO().AddMousePosEvent(x, y);
    settle();
}

void Driver::lift() {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    settle();
}

bool Driver::tap(std::string_view id) {
    const ui::Node* found = node(id);
    if (found == nullptr || !found->enabled) return false;
    const ui::Rect rect = found->rect;
    if (const double left = interface_->touch().touch_lock_left(); left > 0 && std::isfinite(left)) wait(left + 0.001);
    press(rect.x + rect.width / 2, rect.y + rect.height / 2);
    lift();
    return true;
}

void Driver::key(int key, bool shift) {
    const bool switches = model.settings.switches != Switches::off;
    seconds_ += (switches ? numbers::switch_bounce : numbers::bounce).most + 0.01;
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
    io.AddKeyEvent(static_cast<ImGuiKey>(key), true);
    io.AddKeyEvent(static_cast<ImGuiKey>(key), false);
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
    settle();
}

void Driver::hold(int key, bool down) {
    ImGui::SetCurrentContext(context_);
    ImGui::GetIO().AddKeyEvent(static_cast<ImGuiKey>(key), down);
    settle();
}

Picture Driver::picture() {
    settle();
    return raster(*ImGui::GetDrawData(), display.width, display.height, interface_->ground());
}

Picture Driver::picture(const Region& region) { return std::move(pictures({region}).front()); }

std::vector<Picture> Driver::pictures(const std::vector<Region>& regions) {
    ImGui::SetCurrentContext(context_);
    return raster(*ImGui::GetDrawData(), regions, interface_->ground());
}

void Driver::show(Model next) {
    model = std::move(next);
    const Millis later =
        static_cast<Millis>(seconds_ * 1000) - model.clock.now;  // on this driver's clock: nobody was away
    model.clock.now += later;
    model.clock.last_input += later;
    if (model.farewell) model.farewell->since += later;
    interface_->forget();
    settle();
    if (const double left = interface_->touch().touch_lock_left(); left > 0 && std::isfinite(left)) wait(left + 0.001);
}

}  // namespace milepost::headless
