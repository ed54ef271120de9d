#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/window/placement.h"
#include "ui/base/theme.h"
#include "ui/headless/raster.h"

struct GLFWwindow;
struct ImGuiContext;

namespace milepost::kiosk {

using headless::Picture;

/// A window, its OpenGL context and Dear ImGui's context. Feeds touches and keys to Dear ImGui, draws what it built.
/// There may be two, the applicant's and the desk's: `enter` makes one's contexts the current ones.
class Window {
  public:
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    [[nodiscard]] Size size() const { return size_; }

    void poll();                ///< takes what happened
    void wait(double seconds);  ///< sleeps until something happens, at most so long; then as `poll`
    void wait();                ///< sleeps until something happens
    /// Ends a `wait` from another thread.
    static void wake();

    /// Makes its contexts current: before its interface is made, and before each frame is begun.
    void enter();

    /// Full screen on its own display, where it was and that is there: wherever that stands now, and in whatever mode.
    /// A window with a size of its own stays as it is.
    void follow_display();

    /// The names of the displays that are connected after the applicant's: the one that was the primary one when its
    /// window was opened, be it connected or not.
    static std::vector<std::string> displays();

    /// Did a finger, a key or the focus do anything since the last call?
    bool take_input();
    /// Did a finger or a key go down?
    bool take_press();
    /// Is the picture gone or the size another since the last call?
    bool take_damage();

    /// Readies Dear ImGui for a NewFrame, `delta` seconds after the last.
    void begin(double delta);
    /// Draws what Dear ImGui rendered last, over this colour.
    void draw(ui::Colour ground);
    /// The picture drawn last, before it is presented.
    [[nodiscard]] Picture picture() const;
    /// Puts the picture drawn on the screen.
    void present();

  private:
    friend struct Callbacks;
    friend struct Opener;
    Window() = default;

    GLFWwindow* window_ = nullptr;
    ImGuiContext* context_ = nullptr;
    Size size_;
    std::string display_;  // all of which it takes; empty: it has a size of its own
    std::optional<std::pair<double, double>> pointer_;
    bool drawing_ = false;
    bool input_ = false, press_ = false, damage_ = true, touching_ = false;
};

/// Why there is no window: a sentence for staff.
struct NoWindow {
    std::string why;
};

/// Opens the window: full screen on the primary display, or of the size asked for.
std::variant<std::unique_ptr<Window>, NoWindow> open_window(std::optional<Size> size);

/// Where the desk's window goes: a whole display, or a part of one.
struct DeskPlace {
    int x = 0, y = 0;
    Size size;
    /// all of the one of this name, wherever that stands and in whatever mode; empty: the part above
    std::string display = {};
    bool operator==(const DeskPlace&) const = default;
};
/// Where it goes as the displays are now: the whole of the first that is not the applicant's, or the size and place
/// asked for, where a display shows that place. None: not now. A window must be open.
std::optional<DeskPlace> desk_place(const DeskWish& wish);
/// Opens it there.
std::variant<std::unique_ptr<Window>, NoWindow> open_window(const DeskPlace& place);
/// Has a display come, gone, moved, turned or changed its mode since the last call?
bool take_displays_changed();

}  // namespace milepost::kiosk
