#pragma once
#include <atomic>
#include <thread>

namespace milepost::kiosk {

/// Turns SIGTERM, SIGINT and, unless it is ignored, SIGHUP (the terminal is gone) into a request to end cleanly. Make
/// it before any other thread starts: they inherit what it blocks.
class QuitSignal {
  public:
    QuitSignal();
    ~QuitSignal();
    QuitSignal(const QuitSignal&) = delete;
    QuitSignal& operator=(const QuitSignal&) = delete;

    /// From now on `wake` is called, from another thread, when the request comes.
    void listen(void (*wake)());
    [[nodiscard]] bool came() const { return came_; }

  private:
    std::atomic<bool> came_ = false;
    std::thread listener_;
};

}  // namespace milepost::kiosk
