#pragma once
#include <functional>
#include <string>
#include <vector>

#include "kiosk/effects/printer.h"
#include "kiosk/quit_signal.h"
#include "kiosk/scene.h"
#include "kiosk/semantics_file.h"
#include "kiosk/voice_over.h"
#include "kiosk/window.h"

namespace milepost::kiosk {

/// The true size of a picture of these pixels on a display of this diagonal whose lower edge stands so high above the floor.
ui::Display display_of(Size size, double diagonal_inches, double floor_mm);

/// An answer of the outside world to the model, where there is a new one. Asked after every wake of the loop.
using News = std::function<std::optional<Action>()>;

/// The loop: input, passes, one drawn frame, effects, sleep.
class App {
public:
    App(Window& window, Scene& scene, Printer& printer, VoiceOver& voice, std::vector<News> news, SemanticsFile semantics)
        : window_(window), scene_(scene), printer_(printer), voice_(voice), news_(std::move(news)), semantics_(std::move(semantics)) {}

    /// Runs until a signal asks for the end (0) or nothing can be drawn any more (1).
    int run(const QuitSignal& quit);

private:
    void show(bool touched, bool due);
    void fail(const char* what);
    void publish();
    void sleep();

    Window& window_;
    Scene& scene_;
    Printer& printer_;
    VoiceOver& voice_;
    std::vector<News> news_;
    SemanticsFile semantics_;
    double built_at_ = 0;           // seconds, as all below
    double lock_ends_ = 0;
    Millis now_ = 0, drawn_at_ = 0;
    std::optional<Millis> restore_at_;
    bool again_ = true;             // the picture on screen is not the scene's
    int failures_ = 0;              // in a row
};

}  // namespace milepost::kiosk
