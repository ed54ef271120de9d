#include "kiosk/app.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>
#include <limits>
#include <utility>

#include "kiosk/frame_pacer.h"

namespace milepost::kiosk {
namespace {

constexpr int most_failures = 10;
constexpr Millis out_of_service_time = 5'000;  ///< after a frame that failed; then a new visit may begin

Millis milliseconds() {
    static const auto start = std::chrono::steady_clock::now();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
}

double seconds(Millis moment) { return static_cast<double>(moment) / 1000; }

}  // namespace

ui::Display display_of(Size size, double diagonal_inches, double floor_mm) {
    constexpr double mm_per_inch = 25.4;
    const double pixels = std::hypot(size.width, size.height);
    return {size.width, size.height, static_cast<float>(pixels / (diagonal_inches * mm_per_inch)), static_cast<float>(floor_mm)};
}

int App::run(const QuitSignal& quit) {
    window_.poll();
    while (!quit.came() && failures_ < most_failures) {
        now_ = milliseconds();
        const bool touched = window_.take_input();
        if (window_.take_press()) voice_.interrupt();
        const bool damaged = window_.take_damage();
        const auto deadline = scene_.deadline();
        const bool due = deadline && *deadline <= now_;
        const bool moves = seconds(now_) >= built_at_ + scene_.still_seconds();
        if (restore_at_ && *restore_at_ <= now_) {
            restore_at_.reset();
            scene_.restore(now_);
            again_ = true;
        }
        for (const News& news : news_) {
            while (const auto told = news()) {
                scene_.act(*told, now_);
                again_ = true;
            }
        }
        if (const auto news = voice_.news()) {
            if (news->state != scene_.model().voice.state) again_ = true;  // that it begins or ends to speak shows nowhere
            scene_.act(action::VoiceTold{*news}, now_);
        }
        if (again_ || touched || damaged || due || moves) show(touched, due);
        if (!again_ && (scene_.still_seconds() > 0 || !scene_.model().visiting)) voice_.tell(scene_);  // what moves is told when it has come to rest
        publish();
        sleep();
    }
    return failures_ < most_failures ? 0 : 1;
}

void App::show(bool touched, bool due) {
    again_ = false;
    double delta = seconds(now_) - built_at_;
    built_at_ = seconds(now_);
    try {
        if (due) scene_.act(action::Tick{}, now_);
        if (touched) scene_.act(action::Input{}, now_);
        const Setup& setup = scene_.model().site.setup;
        scene_.build(display_of(window_.size(), setup.diagonal_inches, setup.floor_mm), now_, built_at_,
                     [&] { window_.begin(std::exchange(delta, 0)); });
    } catch (const std::exception& error) {
        fail(error.what());
        return;
    } catch (...) {
        fail("for no reason that it told");
        return;
    }
    if (!restore_at_) failures_ = 0;
    printer_.watch_closely(scene_.derived().screen == Screen::take_home);
    window_.draw(scene_.ground());
    window_.present();
    drawn_at_ = now_;
    lock_ends_ = built_at_ + scene_.touch_lock_left();
}

/// The public sees "out of service" for a moment; staff reads why. Were it to fail forever, the supervisor starts us anew.
void App::fail(const char* what) {
    std::fprintf(stderr, "milepost: a frame could not be built: %s\n", what);
    ++failures_;
    scene_.recover();
    restore_at_ = now_ + out_of_service_time;
    again_ = true;
}

/// Only what was presented and can be touched is told, so that nobody who reads it touches in vain.
void App::publish() {
    if (again_ || seconds(milliseconds()) < lock_ends_) return;
    const std::string wrong = semantics_.tell(scene_.semantics());
    if (!wrong.empty()) std::fprintf(stderr, "milepost: %s\n", wrong.c_str());
}

void App::sleep() {
    Rest rest;
    rest.now = milliseconds();
    rest.still_seconds = again_ ? 0 : std::max(0.0, built_at_ + scene_.still_seconds() - seconds(rest.now));
    rest.deadline = scene_.deadline();
    rest.wake = restore_at_;
    if (semantics_.outdated(scene_.semantics()) && lock_ends_ < std::numeric_limits<double>::infinity()) {
        const auto opens = static_cast<Millis>(std::ceil(lock_ends_ * 1000));
        rest.wake = rest.wake ? std::min(*rest.wake, opens) : opens;
    }
    rest.last_drawn = drawn_at_;
    const Sleep sleep = pace(rest);
    if (sleep.kind == Sleep::Kind::none) window_.poll();
    else if (sleep.kind == Sleep::Kind::until) window_.wait(sleep.seconds);
    else window_.wait();
}

}  // namespace milepost::kiosk
