#pragma once
#include <functional>
#include <thread>

struct xcb_connection_t;

namespace milepost::kiosk {

/// From now on, to the end of the program, it ends with this status and a sentence for staff where the X server goes.
/// Xlib would end it with status 1, and a driver that is just opening the display crash. Once, before a window is
/// opened.
void end_without_x_server(int status);

/// From now on what is asked about a display that has just gone is refused, and that is all: Xlib ends every program
/// then, with status 1. Again after a window was made: GLFW 3.3 sets Xlib's own way back.
void outlive_displays();

/// Hears of every change of the displays' modes, turns and places. GLFW tells only of those that come and go.
class DisplayWatch {
  public:
    /// `changed` is called from another thread. Where the server has no RandR 1.2, it never is.
    explicit DisplayWatch(std::function<void()> changed);
    ~DisplayWatch();
    DisplayWatch(const DisplayWatch&) = delete;
    DisplayWatch& operator=(const DisplayWatch&) = delete;

  private:
    xcb_connection_t* connection_;  // our own: GLFW takes all that comes over its
    std::thread listener_;
};

}  // namespace milepost::kiosk
