#include "ui/base/interface.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/base/mirror.h"
#include "ui/base/reach.h"

namespace milepost::ui {
namespace {

constexpr int most_frames_unfolding = 8;  ///< a layout settles in fewer

}  // namespace

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
    set_language(frame.words);

    std::string scope(name(frame.derived.screen));
    if (frame.derived.question) scope += "/" + std::to_string(*frame.derived.question);
    if (frame.derived.screen == Screen::desk) {  // each of its pages is a screen of its own
        const Desk& desk = frame.model.desk;
        const bool with_someone = frame.derived.now.has_value();
        scope += "/" +
                 std::string(!desk.open     ? "closed"
                             : with_someone ? name(desk.page)
                                            : "next") +
                 (desk.editing ? "/" + std::to_string(*desk.editing) : "") +
                 (desk.asked ? "?" + std::to_string(*desk.asked) : "");
    }
    if (frame.derived.screen == Screen::attract && frame.model.farewell) scope += "/farewell";
    if (frame.derived.screen == Screen::admin) scope += "/" + std::to_string(int(frame.model.staff.page));
    if (frame.derived.screen == Screen::roadmap && !frame.model.visit.sheet.empty())
        scope += "|" + frame.model.visit.sheet;
    new_screen_ = scope != scope_;
    if (new_screen_) {
        const bool covered = scope.starts_with(scope_ + "|"), uncovered = scope_.starts_with(scope + "|");
        std::erase_if(scrolls_, [&](const auto& one) {  // what lies below a sheet stays where it is
            return !(covered || uncovered) || one.first.starts_with("sheet");
        });
        const auto from = touch_.just_activated();
        const bool another_question =
            frame.derived.question && scope_.starts_with("question/");  // there the road moves
        opening_.reset();
        if (from && !still_ && !another_question && !uncovered) opening_ = Opening{*from, seconds_};
    }
    scope_ = std::move(scope);
    const Settings& settings = frame.model.settings;
    const bool passing_by = frame.derived.screen == Screen::attract;
    touch_.begin(scope_, seconds_, px_per_mm_,
                 {settings.switches, static_cast<double>(settings.scan_step) / 1000, passing_by});
    growth_ = settings.large_targets ? measure::growth : 1.0f;
    const bool offered = offers_larger(frame.model);
    if (offered && !offered_) touch_.lock();  // what is touched next may have moved
    offered_ = offered;
    const bool desk = frame.derived.screen == Screen::desk;  // the counselor is not who asked for it
    area_ = reach_area(display, desk ? Reach::off : settings.reach);
    if (const float mirrors = mirror_width(canvas()); mirrors > 0)
        area_ = mirrored(area_, mirrors);  // a hand stays where it is
    calm_ = calm_area(display, area_);
    clipped_ = false;
    reveal_.reset();
    along_ = {};
    if (stay_ && ++stay_->frames > 2) stay_.reset();
    if (unfolding_ && (new_screen_ || touch_.dragging() || ++unfolding_->frames > most_frames_unfolding))
        unfolding_.reset();
    open_before_ = std::exchange(open_, {});
    drift_ = 0;
    grown_ = {};

    frame.semantics = {};
    frame.semantics.screen = name(frame.derived.screen);
    frame.semantics.language = frame.model.settings.language;
    frame.semantics.width = display.width;
    frame.semantics.height = display.height;
    ground_ = theme_.paper;
}

void Interface::set_language(const Words& words) {
    text_.set_right_to_left(words.right_to_left());
    set_mirror(canvas(), words.right_to_left());
    touch_.set_mirror(mirror_width(canvas()));
}

double Interface::end(Frame& frame) {
    if (const float width = mirror_width(canvas()); width > 0) {
        mirror_frame(canvas());
        for (Node& node : frame.semantics.nodes) node.rect = mirrored(node.rect, width);
    }
    if (opening_) grow_from_touch();
    if (touch_.end()) wake_in(0);
    wake_in(touch_.focus_moves_in());
    if (touch_.missed() && frame.model.visit.here) frame.actions.emplace_back(action::Miss{});
    const std::string focus = touch_.focus();
    frame.semantics.focus = has_node(frame, focus) ? focus : "";
    return next_;
}

void Interface::grow_from_touch() {
    const float t = static_cast<float>((seconds_ - opening_->since) / motion::normal);
    if (t >= 1 || still_) return opening_.reset();
    // What was drawn is drawn smaller, about the place that was touched: nothing is painted twice.
    constexpr float least = 0.88f;
    const float scale = least + (1 - least) * motion::ease(t);
    const auto [x, y] = opening_->from;
    ImDrawList& canvas = this->canvas();
    for (int i = grown_.corners; i < canvas.VtxBuffer.Size; ++i) {
        ImVec2& corner = canvas.VtxBuffer[i].pos;
        corner = {x + (corner.x - x) * scale, y + (corner.y - y) * scale};
    }
    for (int i = grown_.commands; i < canvas.CmdBuffer.Size; ++i) {
        ImVec4& clip = canvas.CmdBuffer[i].ClipRect;
        clip = {x + (clip.x - x) * scale, y + (clip.y - y) * scale, x + (clip.z - x) * scale, y + (clip.w - y) * scale};
    }
    wake_in(0);
}

void Interface::grows_alone() {
    canvas().AddDrawCmd();
    grown_ = {canvas().VtxBuffer.Size, canvas().CmdBuffer.Size - 1};
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
    unfolding_.reset();
    open_.clear();
    scope_.clear();
    opening_.reset();
    curtain_hint_until = 0;
}

ImDrawList& Interface::canvas() const { return *ImGui::GetBackgroundDrawList(); }

float Interface::animate(std::string_view id, float target, float from, double duration) {
    auto found = motions_.find(id);
    if (found == motions_.end())
        found = motions_.emplace(std::string(id), Motion{from, from, seconds_ - duration}).first;
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

void Interface::unfolded(std::string_view id, const Rect& rect) {
    open_.insert_or_assign(std::string(id), Unfolded{rect, clipped_ ? clip_ : area_});
    if (!new_screen_ && open_before_.find(id) == open_before_.end()) unfolding_ = Unfolding{std::string(id), 0};
    if (unfolding_ && unfolding_->id == id) reveal(rect);
}

float Interface::take_drift() { return std::exchange(drift_, 0.0f); }

std::optional<Rect> Interface::take_reveal() {
    const auto rect = reveal_;
    reveal_.reset();
    return rect;
}

}  // namespace milepost::ui
