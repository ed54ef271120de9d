#include "ui/touch.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/mirror.h"
#include "ui/theme.h"

namespace milepost::ui {
namespace {

bool any_finger_down() {
    const ImGuiIO& io = ImGui::GetIO();
    return std::any_of(std::begin(io.MouseDown), std::end(io.MouseDown), [](bool down) { return down; });
}

}  // namespace

/// Is a finger at this place of the screen on what is drawn there?
bool Touch::on(const Rect& rect, float x, float y) const {
    if (mirror_ > 0) x = mirror_ - x;
    return x >= rect.x && x < rect.right() && y >= rect.y && y < rect.bottom();
}

bool Touch::input_pending() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

void Touch::begin(std::string_view scope, double seconds, float px_per_mm) {
    seconds_ = seconds;
    px_per_mm_ = px_per_mm;
    if (scope != scope_) {
        if (!scope_.empty()) {
            unlocked_at_ = seconds + motion::lock;
            wait_for_lift_ = any_finger_down();
        }
        scope_ = scope;
        press_.reset();
        focus_.clear();
        focus_moved_ = false;
    }
    if (!any_finger_down()) wait_for_lift_ = false;
    read_fingers();
    read_keys();
    targets_.clear();
}

void Touch::read_fingers() {
    const ImGuiIO& io = ImGui::GetIO();
    const bool locked = touch_lock_left() > 0;
    went_down_ = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !locked;
    lifted_ = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    wheel_ = io.MouseWheel;
    drag_ = 0;
    if (went_down_) {
        press_ = Press{.x = io.MousePos.x, .y = io.MousePos.y, .last_y = io.MousePos.y};
        focus_shows_ = false;
    }
    if (!press_ || io.MousePos.x == -FLT_MAX) return;
    const float far = std::hypot(io.MousePos.x - press_->x, io.MousePos.y - press_->y);
    if (press_->swiped) drag_ = press_->last_y - io.MousePos.y;
    else if (far > measure::swipe * px_per_mm_) press_->swiped = true;
    press_->last_y = io.MousePos.y;
}

void Touch::read_keys() {
    const ImGuiIO& io = ImGui::GetIO();
    const auto pressed = [](ImGuiKey key, bool repeat) { return ImGui::IsKeyPressed(key, repeat); };
    move_ = 0;
    page_ = 0;
    activate_.clear();
    if (pressed(ImGuiKey_Tab, true)) move_ = io.KeyShift ? -1 : 1;
    const bool mirrored = mirror_ > 0;
    if (pressed(ImGuiKey_DownArrow, true) || pressed(mirrored ? ImGuiKey_LeftArrow : ImGuiKey_RightArrow, true)) move_ = 1;
    if (pressed(ImGuiKey_UpArrow, true) || pressed(mirrored ? ImGuiKey_RightArrow : ImGuiKey_LeftArrow, true)) move_ = -1;
    if (pressed(ImGuiKey_PageDown, true)) page_ = 1;
    if (pressed(ImGuiKey_PageUp, true)) page_ = -1;
    const bool enter = pressed(ImGuiKey_Enter, false) || pressed(ImGuiKey_KeypadEnter, false) || pressed(ImGuiKey_Space, false);
    if (enter && (!focus_shows_ || focus_.empty())) move_ = focus_.empty() ? 1 : 0;  // the first press shows where one is
    else if (enter && touch_lock_left() == 0) activate_ = focus_;
    if (enter || move_ != 0) focus_shows_ = true;
}

Touch::State Touch::target(std::string_view id, const Rect& visible, bool enabled, bool hidden) {
    State state;
    targets_.push_back({std::string(id), visible, enabled, hidden, true});
    const ImGuiIO& io = ImGui::GetIO();
    if (!hidden && went_down_ && press_ && on(visible, press_->x, press_->y)) press_->id = enabled ? std::string(id) : "";
    if (!enabled) return state;
    if (!hidden && press_ && press_->id == id && !press_->swiped && on(visible, io.MousePos.x, io.MousePos.y)) {
        state.pressed = !lifted_;
        state.activated = lifted_;
    }
    if (activate_ == id) {
        state.activated = true;
        activate_.clear();
    }
    state.focused = focus_shows_ && focus_ == id;
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

float Touch::begin_region(std::string_view id, const Rect& view) {
    const ImGuiIO& io = ImGui::GetIO();
    if (went_down_ && press_ && on(view, press_->x, press_->y)) press_->region = id;
    float move = static_cast<float>(page_) * view.height * 0.8f;
    if (press_ && press_->region == id) move += drag_;
    if (wheel_ != 0 && on(view, io.MousePos.x, io.MousePos.y)) move -= wheel_ * 18 * px_per_mm_;
    return move;
}

void Touch::cover() {
    targets_.clear();
    activate_.clear();
    cover_for_fingers();
}

void Touch::cover_for_fingers() {
    if (!went_down_ || !press_) return;
    press_->id.clear();
    press_->region.clear();
}

bool Touch::end() {
    if (mirror_ > 0)
        for (Target& target : targets_) target.seen = mirrored(target.seen, mirror_);
    if (lifted_) press_.reset();
    went_down_ = lifted_ = false;
    focus_moved_ = false;
    std::vector<const std::string*> order;
    for (const Target& target : targets_)
        if (target.enabled && target.focusable) order.push_back(&target.id);
    const auto here = std::find_if(order.begin(), order.end(), [&](const std::string* id) { return *id == focus_; });
    if (here == order.end()) focus_.clear();
    if (move_ == 0 || order.empty()) return false;
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t at = move_ > 0 ? 0 : count - 1;
    if (here != order.end()) at = (here - order.begin() + move_ + count) % count;
    focus_ = *order[static_cast<std::size_t>(at)];
    focus_moved_ = true;
    return true;
}

std::string Touch::focus() const { return focus_shows_ ? focus_ : std::string(); }

bool Touch::focus_came_to(std::string_view id) const { return focus_moved_ && focus_ == id; }

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

double Touch::touch_lock_left() const {
    if (wait_for_lift_) return std::numeric_limits<double>::infinity();
    return std::max(0.0, unlocked_at_ - seconds_);
}

void Touch::forget() {
    press_.reset();
    focus_.clear();
    focus_shows_ = focus_moved_ = false;
    activate_.clear();
}

}  // namespace milepost::ui
