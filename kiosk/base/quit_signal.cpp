#include "kiosk/base/quit_signal.h"

#include <pthread.h>
#include <csignal>

namespace milepost::kiosk {
namespace {

sigset_t requests() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    struct sigaction hang_up = {};
    if (sigaction(SIGHUP, nullptr, &hang_up) == 0 && hang_up.sa_handler != SIG_IGN)
        sigaddset(&set, SIGHUP);  // nohup asks to go on
    return set;
}

}  // namespace

QuitSignal::QuitSignal() {
    const sigset_t set = requests();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void QuitSignal::listen(void (*wake)()) {
    // A thread that waits, not a handler: what wakes the window may not be called from a handler.
    listener_ = std::thread([this, wake] {
        const sigset_t set = requests();
        int which = 0;
        sigwait(&set, &which);
        came_ = true;
        wake();
    });
}

QuitSignal::~QuitSignal() {
    if (!listener_.joinable()) return;
    if (!came_)
        pthread_kill(listener_.native_handle(),
                     SIGTERM);  // NOLINT(bugprone-bad-signal-to-kill-thread): it waits for it
    listener_.join();
}

}  // namespace milepost::kiosk
