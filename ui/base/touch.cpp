#include "ui/base/touch.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/terms/numbers.h"
#include "ui/base/mirror.h"
#include "ui/base/theme.h"

namespace milepost::ui {
namespace {

bool any_finger_down() {
    const ImGuiIO& io = ImGui::GetIO();
    return std::any_of(std::begin(io.MouseDown), std::end(io.MouseDown), [](bool down) { return down; });
}

/// The key that points the other way.
int opposite(int key) {
    switch (key) {
        case ImGuiKey_LeftArrow: return ImGuiKey_RightArrow;
        case ImGuiKey_RightArrow: return ImGuiKey_LeftArrow;
        case ImGuiKey_Keypad4: return ImGuiKey_Keypad6;
        case ImGuiKey_Keypad6: return ImGuiKey_Keypad4;
        default: return key;
    }
}

}  // namespace

/// Is a finger at this place of the screen on what is drawn there?
bool Touch::on(const Rect& rect, float x, float y) const {
    if (mirror_ > 0) x = mirror_ - x;
    return x >= rect.x && x < rect.right() && y >= rect.y && y < rect.bottom();
}

bool Touch::input_pending() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

void Touch::begin(std::string_view scope, double seconds, float px_per_mm, const Hands& hands) {
    seconds_ = seconds;
    px_per_mm_ = px_per_mm;
    hands_ = hands;
    if (scope != scope_) {
        if (!scope_.empty()) {
            unlocked_at_ = seconds + motion::lock;
            wait_for_lift_ = any_finger_down();
        }
        scope_ = scope;
        press_.reset();
        heard_.reset();
    }
    const bool learning = std::exchange(learn_, false);
    const bool alone = hands.passing_by && focus_.shows() && focus_.only_selects();
    if (alone && focus_.waits()) focus_.forget();  // who pressed it has gone
    const bool scans = !learning && (hands.switches == Switches::one || alone);
    focus_.begin(scope, seconds, learning || hands.switches != Switches::off, {scans, hands.scan_step});
    if (!any_finger_down()) wait_for_lift_ = false;
    read_fingers();
    if (key_goes_down()) someone_there_ = true;
    activate_.clear();
    asked_ = Command::none;
    learned_ = just_heard_ = false;
    if (learning) hear();
    else read_keys();
    targets_.clear();
}

void Touch::read_fingers() {
    const ImGuiIO& io = ImGui::GetIO();
    const Place here{io.MousePos.x, io.MousePos.y};
    const bool bounce = lifted_at_ >= 0 && seconds_ - lifted_at_ < numbers::bounce.most &&
                        std::hypot(here.x - lifted_from_.x, here.y - lifted_from_.y) < measure::target * px_per_mm_;
    const bool pressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !bounce;
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && bounce) lifted_at_ = seconds_;  // as long as it goes on
    went_down_ = pressed && touch_unlocked();
    lifted_ = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    someone_there_ = pressed || (lifted_ && press_) || io.MouseWheel != 0;
    acted_ = missed_ = false;
    wheel_ = io.MouseWheel;
    drag_ = 0;
    if (went_down_) {
        press_ = Press{.x = io.MousePos.x, .y = io.MousePos.y, .last_y = io.MousePos.y};
        if (hands_.switches == Switches::off) focus_.hide();
    }
    if (lifted_ && press_ && here.x != -FLT_MAX) {
        lifted_from_ = here;
        lifted_at_ = seconds_;
    }
    if (!press_ || io.MousePos.x == -FLT_MAX) return;
    const float far = std::hypot(io.MousePos.x - press_->x, io.MousePos.y - press_->y);
    if (press_->swiped) drag_ = press_->last_y - io.MousePos.y;
    else if (far > measure::swipe * px_per_mm_) press_->swiped = true;
    press_->last_y = io.MousePos.y;
}

double Touch::key_bounce() const {
    return hands_.switches == Switches::off ? numbers::bounce.most : numbers::switch_bounce.most;
}

/// Does any key, be it of use here or not, and no bounce?
bool Touch::key_goes_down() {
    bool someone = false;
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_GamepadStart; ++key) {
        if (!ImGui::IsKeyPressed(static_cast<ImGuiKey>(key), false)) continue;
        someone = someone || key != went_down_last_ || seconds_ - key_went_down_at_ >= key_bounce();
        went_down_last_ = key;
        key_went_down_at_ = seconds_;
    }
    return someone;
}

/// Contacts that chatter, and hands that tremble, press twice.
bool Touch::bounces(Command command) {
    const double within = key_bounce();
    const bool bounce = command == last_key_ && seconds_ - key_at_ < within;
    last_key_ = command;
    key_at_ = seconds_;
    return bounce;
}

void Touch::read_keys() {
    const bool typing = std::exchange(typing_, false);
    for (const KeyUse& key : key_uses()) {
        if (!ImGui::IsKeyPressed(static_cast<ImGuiKey>(key.key), false)) continue;
        const bool types = key.key == ImGuiKey_Backspace || (key.key >= ImGuiKey_0 && key.key <= ImGuiKey_9) ||
                           (key.key >= ImGuiKey_Keypad0 && key.key <= ImGuiKey_Keypad9);
        if (typing && types) continue;
        const Command command = use_of(mirror_ > 0 ? opposite(key.key) : key.key, ImGui::GetIO().KeyShift)->does;
        if (!bounces(command)) obey(command);
    }
}

void Touch::obey(Command command) {
    switch (command) {
        case Command::none: return;
        case Command::select:
            if (touch_unlocked() || !focus_.shows()) activate_ = focus_.select();
            return;
        case Command::back:
        case Command::help: break;
        case Command::repeat:
            asked_ = command;
            focus_.ask(command);
            return;
        default:
            if (!is_of_speech(command)) focus_.ask(command);
            break;
    }
    if (touch_unlocked()) asked_ = command;
}

void Touch::hear() {
    const bool shift = ImGui::GetIO().KeyShift;
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_GamepadStart; ++key) {
        const bool modifier = key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper;
        if (modifier || !ImGui::IsKeyPressed(static_cast<ImGuiKey>(key), false)) continue;
        const KeyUse* use = use_of(key, shift);
        const Command does = use == nullptr ? Command::none : use->does;
        if (bounces(does)) continue;
        learned_ = does == Command::select && heard_ && heard_->does == Command::select;
        just_heard_ = true;
        heard_ = use == nullptr ? HeardKey{Command::none, {}, ImGui::GetKeyName(static_cast<ImGuiKey>(key))}
                                : HeardKey{does, use->name, {}};
    }
}

Touch::State Touch::target(std::string_view id, const Rect& visible, bool enabled, bool hidden) {
    State state;
    targets_.push_back({std::string(id), visible, enabled, hidden, true});
    const ImGuiIO& io = ImGui::GetIO();
    if (!hidden && went_down_ && press_ && on(visible, press_->x, press_->y)) {
        press_->id = enabled ? std::string(id) : "";
        press_->met = true;
    }
    if (!enabled) return state;
    if (!hidden && press_ && press_->id == id && !press_->swiped && on(visible, io.MousePos.x, io.MousePos.y)) {
        state.pressed = !lifted_;
        state.activated = lifted_;
        acted_ = acted_ || lifted_;
    }
    if (activate_ == id && !covered_) {
        state.activated = true;
        activate_.clear();
    }
    state.focused = focus_.shows() && focus_.at() == id;
    if (state.activated) {
        const float middle = visible.x + visible.width / 2;
        activated_ = {mirror_ > 0 ? mirror_ - middle : middle, visible.y + visible.height / 2};
        activated_at_ = seconds_;
    }
    return state;
}

Touch::State Touch::ground(std::string_view id, const Rect& visible) {
    const State state = target(id, visible, true);
    targets_.back().focusable = false;
    return state;
}

float Touch::begin_region(std::string_view id, const Rect& view, bool scrolls) {
    const ImGuiIO& io = ImGui::GetIO();
    if (scrolls && went_down_ && press_ && on(view, press_->x, press_->y)) press_->region = id;
    const int pages = covered_ ? 0 : asked_ == Command::page_on ? 1 : asked_ == Command::page_back ? -1 : 0;
    float move = static_cast<float>(pages) * view.height * 0.8f;
    if (press_ && press_->region == id) move += drag_;
    if (wheel_ != 0 && on(view, io.MousePos.x, io.MousePos.y)) move -= wheel_ * 18 * px_per_mm_;
    return move;
}

void Touch::cover() {
    targets_.clear();
    covered_ = false;
    cover_for_fingers();
}

void Touch::cover_for_fingers() {
    if (!went_down_ || !press_) return;
    press_->id.clear();
    press_->region.clear();
    press_->met = false;
}

bool Touch::end() {
    if (mirror_ > 0)
        for (Target& target : targets_) target.seen = mirrored(target.seen, mirror_);
    if (lifted_ && press_) {
        // A disabled target was met; a swipe that scrolls was none for a target.
        const bool slipped = press_->swiped ? press_->region.empty() : !press_->id.empty();
        const bool taken_away = ImGui::GetIO().MousePos.x == -FLT_MAX;
        missed_ = !acted_ && !taken_away && (press_->met ? slipped : !press_->swiped);
        press_.reset();
    }
    went_down_ = lifted_ = false;
    std::vector<Focus::Place> order;
    for (const Target& target : targets_)
        if (target.enabled && target.focusable) order.push_back({target.id, target.seen, target.hidden});
    return focus_.end(order);
}

std::optional<Touch::Place> Touch::just_activated() const {
    constexpr double lately = 0.1;
    if (activated_at_ < 0 || seconds_ - activated_at_ > lately) return std::nullopt;
    return activated_;
}

bool Touch::holds(std::string_view id) {
    if (!press_ || press_->id != id) return false;
    press_->region.clear();
    return true;
}
void Touch::lock() { unlocked_at_ = seconds_ + motion::lock; }

bool Touch::touch_unlocked() const { return !wait_for_lift_ && seconds_ >= unlocked_at_; }

double Touch::touch_lock_left() const {
    if (wait_for_lift_) return std::numeric_limits<double>::infinity();
    const double from_finger = lifted_at_ < 0 ? 0 : lifted_at_ + numbers::bounce.most - seconds_;
    const double from_key = key_at_ < 0 ? 0 : key_at_ + key_bounce() - seconds_;
    return std::max({0.0, unlocked_at_ - seconds_, from_finger, from_key});
}

void Touch::forget() {
    press_.reset();
    focus_.forget();
    activate_.clear();
    heard_.reset();
    lifted_at_ = key_at_ = -1;
}

}  // namespace milepost::ui
