#pragma once
#include <functional>
#include <memory>
#include <optional>

namespace milepost::kiosk {

/// Headphones, where a sound card knows that they are plugged in. A thread sleeps until one tells; without a sound card
/// it only waits for one.
class Headphones {
  public:
    /// `changed` is called from another thread when `news` has something.
    explicit Headphones(std::function<void()> changed);
    ~Headphones();
    Headphones(const Headphones&) = delete;
    Headphones& operator=(const Headphones&) = delete;

    /// They were plugged in (true) or pulled out since this was asked last. What is plugged in from the start is no
    /// news.
    std::optional<bool> news();

  private:
    struct Worker;
    std::unique_ptr<Worker> worker_;
};

}  // namespace milepost::kiosk
