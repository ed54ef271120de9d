#pragma once
#include <functional>
#include <string>
#include <vector>

#include "kiosk/base/quit_signal.h"
#include "kiosk/effects/printer.h"
#include "kiosk/window/scene.h"
#include "kiosk/window/semantics_file.h"
#include "kiosk/window/voice_over.h"
#include "kiosk/window/window.h"

namespace milepost::kiosk {

/// The true size of a picture of these pixels on a display of this diagonal whose lower edge stands so high above the
/// floor.
ui::Display display_of(Size size, double diagonal_inches, double floor_mm);

/// An answer of the outside world to the model, where there is a new one. Asked after every wake of the loop.
using News = std::function<std::optional<Action>()>;

/// One window with its side of the scene, and where its drawing stands.
struct Pane {
    View view = View::applicant;
    Window* window = nullptr;
    SemanticsFile semantics;
    double built_at = 0, lock_ends = 0;  ///< seconds
    Millis drawn_at = 0;
    long version = 0;   ///< of the scene, when it was drawn
    bool again = true;  ///< the picture in it is not the scene's
};

/// The desk's own window: what is wished for (nothing: what is configured), and the file that tells of it.
struct DeskOptions {
    std::optional<DeskWish> wish;
    std::string semantics;
    double diagonal_inches = 21.5;
};

/// The loop: input, passes, one drawn frame for each window, effects, sleep. The desk's window comes and goes with its
/// display; without it the desk is behind the PIN on the applicant's.
class App {
  public:
    App(Window& window, Scene& scene, Printer& printer, VoiceOver& voice, std::vector<News> news,
        SemanticsFile semantics, DeskOptions desk = {})
        : scene_(scene),
          printer_(printer),
          voice_(voice),
          news_(std::move(news)),
          applicant_{View::applicant, &window, std::move(semantics)},
          desk_{View::desk, nullptr, SemanticsFile(desk.semantics)},
          desk_options_(std::move(desk)) {}
    ~App() { close_desk(); }
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    /// Runs until a signal asks for the end or `enough` says so (0), or nothing can be drawn any more (1).
    int run(const QuitSignal& quit, const std::function<bool()>& enough);

  private:
    void attend(Pane& pane, bool due);
    void show(Pane& pane, bool due);
    void fail(const char* what);
    void publish(Pane& pane);
    void sleep();
    [[nodiscard]] ui::Display display_for(const Pane& pane) const;
    [[nodiscard]] std::optional<DeskWish> desk_wish() const;
    void place_windows();
    void place_desk();
    void open_desk(const DeskPlace& place);
    void close_desk();
    void tell_displays();
    [[nodiscard]] bool stale(const Pane& pane) const { return pane.again || pane.version != scene_.version(); }

    Scene& scene_;
    Printer& printer_;
    VoiceOver& voice_;
    std::vector<News> news_;
    Pane applicant_, desk_;
    DeskOptions desk_options_;
    std::optional<DeskWish> desk_wish_;  // as it was when the desk was placed
    std::unique_ptr<Window> desk_window_;
    std::optional<DeskPlace> desk_place_;
    bool desk_missed_ = false;  // staff was told that its display is not there
    Millis now_ = 0;
    long frame_ = 0;  // one number for what both windows show in a turn of the loop
    std::optional<Millis> restore_at_, look_again_at_;
    int failures_ = 0;  // in a row
};

}  // namespace milepost::kiosk
