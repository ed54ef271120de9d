#include "kiosk/window/x_server.h"

#include <X11/Xlib.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <xcb/randr.h>
#include <xcb/xcb.h>
#include <csignal>

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace milepost::kiosk {
namespace {

int status_without_server = 0;
int witness = -1;  // a connection over which nothing is said: that it is cut says that the server is gone
constexpr std::array crashes{SIGSEGV, SIGBUS, SIGABRT};
std::array<struct sigaction, crashes.size()> without_us;

[[noreturn]] void end() {
    constexpr std::string_view sentence = "milepost: the display is lost: its X server has ended\n";
    pollfd reader{STDERR_FILENO, POLLOUT, 0};  // who has stopped reading holds nobody up
    if (poll(&reader, 1, 0) > 0 && (reader.revents & POLLOUT) != 0)
        (void)!write(STDERR_FILENO, sentence.data(), sentence.size());
    _exit(status_without_server);  // other threads are at work: nothing is taken down under them
}

int lost(Display*) { end(); }

/// Mesa, while it opens, does not look whether an answer came. A crash that is no loss of the server goes its way.
void crashed(int) {
    constexpr int most_ms = 100;  // a server that ends cuts one connection after another
    pollfd cut{witness, POLLRDHUP, 0};
    if (poll(&cut, 1, most_ms) > 0) end();
    for (std::size_t i = 0; i < crashes.size(); ++i) sigaction(crashes[i], &without_us[i], nullptr);
}

int randr_opcode = 0;  // the same over every connection; 0 is nobody's
XErrorHandler others = nullptr;

int refused(Display* display, XErrorEvent* error) {
    return error->request_code == randr_opcode ? 0 : others(display, error);
}

/// Asks to be told. False: there is nothing to be told of.
bool select_changes(xcb_connection_t* connection) {
    const xcb_query_extension_reply_t* randr = xcb_get_extension_data(connection, &xcb_randr_id);
    if (randr == nullptr || randr->present == 0) return false;
    randr_opcode = randr->major_opcode;
    std::free(xcb_randr_query_version_reply(connection, xcb_randr_query_version(connection, 1, 2),
                                            nullptr));  // the server wants to know whom it tells
    for (auto screen = xcb_setup_roots_iterator(xcb_get_setup(connection)); screen.rem > 0; xcb_screen_next(&screen)) {
        xcb_randr_select_input(connection, screen.data->root,
                               XCB_RANDR_NOTIFY_MASK_SCREEN_CHANGE | XCB_RANDR_NOTIFY_MASK_CRTC_CHANGE |
                                   XCB_RANDR_NOTIFY_MASK_OUTPUT_CHANGE);
    }
    return xcb_flush(connection) > 0;
}

}  // namespace

void end_without_x_server(int status) {
    status_without_server = status;
    XSetIOErrorHandler(lost);
    xcb_connection_t* connection = xcb_connect(nullptr, nullptr);  // as long as the program runs
    if (xcb_connection_has_error(connection) != 0) return;  // there is no display: whoever opens a window says so
    witness = xcb_get_file_descriptor(connection);
    struct sigaction look = {};
    look.sa_handler = crashed;
    for (std::size_t i = 0; i < crashes.size(); ++i) sigaction(crashes[i], &look, &without_us[i]);
}

void outlive_displays() {
    const XErrorHandler before = XSetErrorHandler(refused);
    if (before != refused) others = before;
}

DisplayWatch::DisplayWatch(std::function<void()> changed) : connection_(xcb_connect(nullptr, nullptr)) {
    if (xcb_connection_has_error(connection_) != 0 || !select_changes(connection_)) return;
    listener_ = std::thread([this, changed = std::move(changed)] {
        while (xcb_generic_event_t* event = xcb_wait_for_event(connection_)) {  // none: the connection is closed
            std::free(event);
            changed();
        }
    });
}

DisplayWatch::~DisplayWatch() {
    if (listener_.joinable()) {
        shutdown(xcb_get_file_descriptor(connection_), SHUT_RDWR);
        listener_.join();
    }
    xcb_disconnect(connection_);
}

}  // namespace milepost::kiosk
