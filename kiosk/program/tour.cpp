#include "kiosk/program/tour.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <cstdio>

#include "kiosk/base/picture_file.h"

namespace milepost::kiosk {
namespace {

constexpr Millis between_touches = 1'000;  ///< longer than touches are ignored after a screen change
constexpr int most_questions = 60;         ///< far more than there are: a bound, not a count

/// The person of the tour: a pupil of 17 in Washington, who has not begun yet. What is asked beyond this is not sure.
constexpr std::array demo{"choice.training.none", "choice.work_months_7y.0-0", "choice.diploma.in_high_school",
                          "choice.age.16_17",     "choice.state.WA",           "choice.goal.soonest"};

bool begins_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

bool is_unsure(const ui::Node& node) {
    constexpr std::string_view end = ".unsure";
    return node.id.size() > end.size() && std::string_view(node.id).substr(node.id.size() - end.size()) == end;
}

}  // namespace

const ui::Node* Tour::node(std::string_view id) const {
    for (const ui::Node& one : scene_.semantics().nodes)
        if (one.id == id) return &one;
    return nullptr;
}

void Tour::build() {
    scene_.build(display_, now_, static_cast<double>(now_) / 1000, [&] { window_.begin(1.0 / 60); });
}

void Tour::shoot() {
    build();
    window_.draw(scene_.ground());
    const Picture picture = window_.picture();
    window_.present();
    window_.poll();
    char number[16];
    std::snprintf(number, sizeof number, "%02d-", ++pictures_);
    const std::string wrong = write_png((folder_ / (number + scene_.semantics().screen + ".png")).string(), picture);
    if (wrong_.empty()) wrong_ = wrong;
    semantics_.presented(scene_.semantics(), pictures_);
    const std::string untold = semantics_.tell();
    if (wrong_.empty()) wrong_ = untold;
}

void Tour::tap(const ui::Node& node) {
    const float x = node.rect.x + node.rect.width / 2, y = node.rect.y + node.rect.height / 2;
    ImGuiIO& io = ImGui::GetIO();
    now_ += between_touches;
    build();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMousePosEvent(x, y);
    io.AddMouseButtonEvent(0, true);
    build();
    io.AddMouseButtonEvent(0, false);
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    build();
}

void Tour::tap(std::string_view id) {
    if (const ui::Node* found = node(id)) tap(ui::Node(*found));
    else if (wrong_.empty())
        wrong_ = "the tour found no " + std::string(id) + " on the screen " + scene_.semantics().screen;
}

void Tour::act(const Action& action) {
    now_ += between_touches;
    scene_.act(action, now_);
    build();
}

const ui::Node* Tour::demo_choice() const {
    const ui::Node *first = nullptr, *unsure = nullptr;
    for (const ui::Node& one : scene_.semantics().nodes) {
        if (!begins_with(one.id, "choice.") || !one.enabled) continue;
        if (std::find(demo.begin(), demo.end(), one.id) != demo.end()) return &one;
        if (first == nullptr) first = &one;
        if (is_unsure(one)) unsure = &one;
    }
    return unsure != nullptr ? unsure : first;
}

void Tour::interview() {
    for (int i = 0; at("question") && i < most_questions; ++i) {
        shoot();
        const auto question = scene_.derived().question;
        const ui::Node* choice = demo_choice();
        if (choice == nullptr) {
            wrong_ = "the tour found no choice on a question";
            return;
        }
        tap(ui::Node(*choice));
        if (i == 1) {  // back to what was just answered: how a choice looks that was made
            tap("nav.back");
            shoot();
            tap("nav.next");
        } else if (at("question") && scene_.derived().question == question) {
            tap("nav.next");
        }
    }
}

void Tour::roadmap() {
    evaluation_ = scene_.derived().now;
    shoot();
    for (const ui::Node& one : scene_.semantics().nodes) {
        if (!begins_with(one.id, "milestone.") || one.role != ui::Role::button) continue;
        tap(ui::Node(one));
        shoot();
        break;
    }
    for (const Screen screen : {Screen::compare, Screen::state, Screen::help, Screen::settings}) {
        act(action::Open{screen});
        shoot();
        act(action::Close{});
    }
}

std::string Tour::play() {
    build();
    shoot();
    tap("attract.start");
    interview();
    if (at("review")) {
        shoot();
        tap("nav.next");
    }
    if (!at("roadmap")) {
        return wrong_.empty() ? "the tour ended on the screen " + scene_.semantics().screen + ", not on roadmap"
                              : wrong_;
    }
    roadmap();
    while (!at("idle_warning")) {
        const auto deadline = scene_.deadline();
        if (!deadline || at("attract")) return "the tour saw no idle warning";
        now_ = std::max(now_ + 1, *deadline);
        scene_.act(action::Tick{}, now_);
        build();
    }
    shoot();
    scene_.recover();
    shoot();
    return wrong_;
}

}  // namespace milepost::kiosk
