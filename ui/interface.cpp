#include "ui/interface.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace milepost::ui {

Result<std::unique_ptr<Interface>> Interface::create(const std::filesystem::path& font_folder) {
    auto text = Text::load(font_folder);
    if (!text) return text.findings();
    return std::unique_ptr<Interface>(new Interface(std::move(*text)));
}

void Interface::begin(Frame& frame) {
    const Display& display = frame.display;
    const float width = static_cast<float>(display.width), height = static_cast<float>(display.height);
    px_per_mm_ = display.px_per_mm;
    seconds_ = frame.seconds;
    still_ = frame.still || !frame.model.settings.motion;
    next_ = std::numeric_limits<double>::infinity();
    theme_ = theme_of(frame.model.settings.contrast);
    text_.set_size(frame.model.settings.text, px_per_mm_, std::min(width, height) / px_per_mm_);
    text_.clear_overflows();

    std::string scope(name(frame.derived.screen));
    if (frame.derived.question) scope += "/" + std::to_string(*frame.derived.question);
    if (frame.derived.screen == Screen::desk) {  // each of its pages is a screen of its own
        const Desk& desk = frame.model.desk;
        scope += "/" + std::string(desk.open ? name(desk.page) : "closed") + (desk.editing ? "/" + std::to_string(*desk.editing) : "") + (desk.asked ? "?" + std::to_string(*desk.asked) : "");
    }
    if (scope != scope_) {
        scrolls_.clear();
        const auto from = touch_.just_activated();
        const bool another_question = frame.derived.question && scope_.starts_with("question/");  // there the road moves
        opening_.reset();
        if (from && !still_ && !another_question) opening_ = Opening{*from, seconds_};
    }
    scope_ = std::move(scope);
    touch_.begin(scope_, seconds_, px_per_mm_);
    clipped_ = false;
    reveal_.reset();
    if (stay_ && ++stay_->frames > 2) stay_.reset();
    drift_ = 0;

    frame.semantics = {};
    frame.semantics.screen = name(frame.derived.screen);
    frame.semantics.language = frame.model.settings.language;
    frame.semantics.width = display.width;
    frame.semantics.height = display.height;
    ground_ = theme_.paper;
}

double Interface::end(Frame& frame) {
    if (opening_) draw_opening(frame);
    if (touch_.end()) wake_in(0);
    const std::string focus = touch_.focus();
    frame.semantics.focus = has_node(frame, focus) ? focus : "";
    return next_;
}

void Interface::draw_opening(const Frame& frame) {
    const float t = static_cast<float>((seconds_ - opening_->since) / motion::normal);
    if (t >= 1 || still_) return opening_.reset();
    // The screen is seen through a growing round hole: one thick ring hides the rest.
    const float width = static_cast<float>(frame.display.width), height = static_cast<float>(frame.display.height);
    const float all = std::hypot(width, height), hole = all * (0.2f + 0.8f * motion::ease(t));
    canvas().AddCircle({opening_->from.x, opening_->from.y}, hole + all / 2, ground_.packed(), 96, all);
    wake_in(0);
}

bool Interface::has_node(const Frame& frame, std::string_view id) {
    const auto& nodes = frame.semantics.nodes;
    return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
}

void Interface::forget() {
    touch_.forget();
    text_.forget();
    scrolls_.clear();
    motions_.clear();
    stay_.reset();
    opening_.reset();
}

ImDrawList& Interface::canvas() const { return *ImGui::GetBackgroundDrawList(); }

float Interface::animate(std::string_view id, float target, float from, double duration) {
    auto found = motions_.find(id);
    if (found == motions_.end()) found = motions_.emplace(std::string(id), Motion{from, from, seconds_ - duration}).first;
    Motion& motion = found->second;
    const auto value = [&] {
        const float t = duration > 0 ? static_cast<float>((seconds_ - motion.since) / duration) : 1.0f;
        return motion.from + (motion.to - motion.from) * motion::ease(t);
    };
    if (still_) motion = {target, target, seconds_ - duration};
    else if (motion.to != target) motion = {value(), target, seconds_};
    if (seconds_ - motion.since < duration && motion.from != motion.to) wake_in(0);
    return value();
}

void Interface::wake_in(double seconds) { next_ = std::min(next_, seconds); }

Interface::Scroll& Interface::scroll(std::string_view id) {
    const auto found = scrolls_.find(id);
    return found != scrolls_.end() ? found->second : scrolls_.emplace(std::string(id), Scroll{}).first->second;
}

Rect Interface::visible(const Rect& rect) const {
    if (!clipped_) return rect;
    const float x = std::max(rect.x, clip_.x), y = std::max(rect.y, clip_.y);
    return {x, y, std::max(0.0f, std::min(rect.right(), clip_.right()) - x),
            std::max(0.0f, std::min(rect.bottom(), clip_.bottom()) - y)};
}

void Interface::set_clip(const Rect* clip) {
    clipped_ = clip != nullptr;
    if (clip != nullptr) clip_ = *clip;
}

void Interface::stays(std::string_view id, float y, bool activated) {
    if (activated) stay_ = Stay{std::string(id), y, 0};
    else if (stay_ && stay_->id == id) drift_ = y - stay_->y;
}

float Interface::take_drift() { return std::exchange(drift_, 0.0f); }

std::optional<Rect> Interface::take_reveal() {
    const auto rect = reveal_;
    reveal_.reset();
    return rect;
}

}  // namespace milepost::ui
