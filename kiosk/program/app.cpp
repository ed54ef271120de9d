#include "kiosk/program/app.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <utility>

#include "kiosk/base/clock.h"
#include "kiosk/base/installation.h"
#include "kiosk/effects/tell_staff.h"
#include "kiosk/window/frame_pacer.h"

namespace milepost::kiosk {
namespace {

constexpr int most_failures = 10;
constexpr Millis displays_settle = 1'000;
constexpr Millis out_of_service_time = 5'000;  ///< after a frame that failed; then a new visit may begin

Millis milliseconds() {
    static const Millis start = since_boot();
    return since_boot() - start;
}

double seconds(Millis moment) { return static_cast<double>(moment) / 1000; }

}  // namespace

ui::Display display_of(Size size, double diagonal_inches, double floor_mm) {
    constexpr double mm_per_inch = 25.4;
    const double pixels = std::hypot(size.width, size.height);
    return {size.width, size.height, static_cast<float>(pixels / (diagonal_inches * mm_per_inch)),
            static_cast<float>(floor_mm)};
}

int App::run(const QuitSignal& quit, const std::function<bool()>& enough) {
    place_desk();
    applicant_.window->poll();
    while (!quit.came() && !enough() && failures_ < most_failures) {
        now_ = milliseconds();
        if (applicant_.window->take_press()) voice_.interrupt();
        if (restore_at_ && *restore_at_ <= now_) {
            restore_at_.reset();
            scene_.restore(now_);
            applicant_.again = desk_.again = true;
        }
        for (const News& news : news_) {
            while (const auto told = news()) {
                scene_.act(*told, now_);
                applicant_.again = desk_.again = true;
            }
        }
        place_windows();
        if (const auto news = voice_.news()) {
            if (news->state != scene_.model().site.voice.state)
                applicant_.again = true;  // that it begins or ends to speak shows nowhere
            scene_.act(action::VoiceTold{*news}, now_);
        }
        ++frame_;
        const auto deadline = scene_.deadline();
        const bool due = deadline && *deadline <= now_;
        attend(applicant_, due);
        if (desk_window_) {
            attend(desk_, false);
            if (stale(applicant_))
                attend(applicant_, false);  // what was done at the desk shows on the other side at once
        }
        if (!stale(applicant_) && (scene_.still_seconds() > 0 || !scene_.model().visit.here))
            voice_.tell(scene_);  // what moves is told when it has come to rest
        publish(applicant_);
        if (desk_window_) publish(desk_);
        sleep();
    }
    return failures_ < most_failures ? 0 : 1;
}

void App::attend(Pane& pane, bool due) {
    const bool touched = pane.window->take_input();
    const bool damaged = pane.window->take_damage();
    const bool moves = seconds(now_) >= pane.built_at + scene_.still_seconds(pane.view);
    if (stale(pane) || touched || damaged || due || moves) show(pane, due);
}

void App::show(Pane& pane, bool due) {
    pane.again = false;
    double delta = seconds(now_) - pane.built_at;
    pane.built_at = seconds(now_);
    pane.window->enter();
    try {
        if (due) scene_.act(action::Tick{}, now_);
        scene_.build(
            display_for(pane), now_, pane.built_at, [&] { pane.window->begin(std::exchange(delta, 0)); }, pane.view);
    } catch (const std::exception& error) {
        fail(error.what());
        return;
    } catch (...) {
        fail("for no reason that it told");
        return;
    }
    pane.version = scene_.version();
    if (!restore_at_) failures_ = 0;
    printer_.watch_closely(scene_.derived().screen == Screen::take_home || scene_.model().desk.open);
    pane.window->draw(scene_.ground(pane.view));
    pane.window->present();
    pane.semantics.presented(scene_.semantics(pane.view), frame_);
    pane.drawn_at = now_;
    pane.lock_ends = pane.built_at + scene_.touch_lock_left(pane.view);
}

/// The public sees "out of service" for a moment; staff reads why. Were it to fail forever, the supervisor starts us
/// anew.
void App::fail(const char* what) {
    tell_staff(std::string("a frame could not be built: ") + what);
    ++failures_;
    scene_.recover();
    restore_at_ = now_ + out_of_service_time;
    applicant_.again = desk_.again = true;
}

ui::Display App::display_for(const Pane& pane) const {
    const Setup& setup = scene_.model().site.machine.setup;
    if (pane.view == View::desk) return display_of(pane.window->size(), desk_options_.diagonal_inches, setup.floor_mm);
    return display_of(pane.window->size(), setup.diagonal_inches, setup.floor_mm);
}

std::optional<DeskWish> App::desk_wish() const {
    if (desk_options_.wish) return desk_options_.wish;
    const std::string& display = scene_.model().site.machine.setup.desk;
    if (display.empty()) return {};
    return DeskWish{{}, {}, display};
}

/// Displays come, go and change in steps, and GLFW may learn of it after us: it is looked at once more.
void App::place_windows() {
    const bool changed = take_displays_changed(), again = look_again_at_ && *look_again_at_ <= now_;
    if (again) look_again_at_.reset();
    if (changed) look_again_at_ = now_ + displays_settle;
    if (changed || again) applicant_.window->follow_display();
    if ((changed || again) && desk_window_) desk_window_->follow_display();
    if (changed || again || desk_wish() != desk_wish_) place_desk();  // what was just told may name another
}

/// Opens the desk's window on its display, and closes it where that has gone. The model is nobody's window's: it stays.
void App::place_desk() {
    desk_wish_ = desk_wish();
    const auto place = desk_wish_ ? desk_place(*desk_wish_) : std::nullopt;
    if (!desk_window_ || place != desk_place_) {
        close_desk();
        if (place) open_desk(*place);
    }
    tell_displays();
}

void App::open_desk(const DeskPlace& place) {
    auto opened = open_window(place);
    if (const auto* none = std::get_if<NoWindow>(&opened)) {
        tell_staff("the desk has no window: " + none->why);
        return;
    }
    desk_window_ = std::move(std::get<std::unique_ptr<Window>>(opened));
    desk_window_->enter();
    auto interface = ui::Interface::create(font_folder());
    if (!interface) {
        tell_staff("the desk cannot be drawn: " + interface.findings().front().sentence());
        desk_window_.reset();
        return;
    }
    scene_.open_desk(std::move(*interface));
    desk_place_ = place;
    desk_.semantics = SemanticsFile(desk_options_.semantics);  // another window: told anew
    desk_.window = desk_window_.get();
    desk_.again = true;
}

void App::close_desk() {
    if (!desk_window_) return;
    scene_.close_desk();
    desk_.window = nullptr;
    desk_window_.reset();
    desk_place_.reset();
}

/// The model learns where the desk can be, and staff that a display is missing.
void App::tell_displays() {
    scene_.act(action::ByStaff{staff::Displays{Window::displays(), desk_window_ != nullptr}}, now_);
    applicant_.again = true;
    const bool missing = desk_missing(scene_.model());
    if (missing && !desk_missed_)
        tell_staff("the desk's display is not connected: the desk is behind the staff PIN on the applicant's");
    desk_missed_ = missing;
}

/// Only what was presented and can be touched is told, so that nobody who reads it touches in vain.
void App::publish(Pane& pane) {
    if (stale(pane) || seconds(milliseconds()) < pane.lock_ends) return;
    const std::string wrong = pane.semantics.tell();
    if (!wrong.empty()) tell_staff(wrong);
}

void App::sleep() {
    Rest rest;
    rest.now = milliseconds();
    rest.still_seconds = std::numeric_limits<double>::infinity();
    rest.deadline = scene_.deadline();
    rest.wake = restore_at_;
    if (look_again_at_) rest.wake = std::min(*look_again_at_, rest.wake.value_or(*look_again_at_));
    for (const Pane* pane : {&applicant_, &desk_}) {
        if (pane->window == nullptr) continue;
        const double still =
            stale(*pane) ? 0 : std::max(0.0, pane->built_at + scene_.still_seconds(pane->view) - seconds(rest.now));
        rest.still_seconds = std::min(rest.still_seconds, still);
        rest.last_drawn = std::max(rest.last_drawn, pane->drawn_at);
        if (!pane->semantics.outdated() || pane->lock_ends == std::numeric_limits<double>::infinity()) continue;
        const auto opens = static_cast<Millis>(std::ceil(pane->lock_ends * 1000));
        rest.wake = rest.wake ? std::min(*rest.wake, opens) : opens;
    }
    const Sleep sleep = pace(rest);
    Window& any = *applicant_.window;  // events come for all windows
    if (sleep.kind == Sleep::Kind::none) any.poll();
    else if (sleep.kind == Sleep::Kind::until) any.wait(sleep.seconds);
    else any.wait();
}

}  // namespace milepost::kiosk
