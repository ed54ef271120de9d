#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace milepost::kiosk {

/// How many threads make such a value now. What they would wake up to must not be taken down under them.
inline std::atomic<int> awaited_under_way = 0;

/// A value that a thread of its own makes. However long that takes, nobody has to wait for it, nor for the thread: one
/// that reads a share which does not answer can be neither woken nor joined.
template <class Value>
class Awaited {
  public:
    /// `make` may hold on to nothing that could go before it is done.
    explicit Awaited(std::function<Value()> make) : shared_(std::make_shared<Shared>()) {
        ++awaited_under_way;
        std::thread([shared = shared_, make = std::move(make)] {
            std::optional<Value> value;
            std::exception_ptr failure;
            try {
                value = make();
            } catch (...) { failure = std::current_exception(); }
            const std::lock_guard lock(shared->mutex);
            shared->value = std::move(value);
            shared->failure = std::move(failure);
            shared->here = true;
            --awaited_under_way;
            shared->news.notify_all();
            if (shared->arrived) shared->arrived();
        }).detach();
    }
    Awaited(const Awaited&) = delete;
    Awaited& operator=(const Awaited&) = delete;
    ~Awaited() {
        const std::lock_guard lock(shared_->mutex);
        shared_->arrived = nullptr;
    }

    /// `arrived` is called when it is here, from its thread, as long as this lives; at once where it is here already.
    void tell(std::function<void()> arrived) {  // NOLINT(performance-unnecessary-value-param): kept
        const std::lock_guard lock(shared_->mutex);
        if (shared_->here) arrived();
        else shared_->arrived = std::move(arrived);
    }
    [[nodiscard]] bool here() const { return wait(std::chrono::milliseconds(0)); }
    /// Waits so long at most. Is it here?
    [[nodiscard]] bool wait(std::chrono::milliseconds patience) const {
        std::unique_lock lock(shared_->mutex);
        return shared_->news.wait_for(lock, patience, [&] { return shared_->here; });
    }
    /// The value, once; only when it is here. Throws what `make` threw.
    Value take() {
        const std::lock_guard lock(shared_->mutex);
        if (shared_->failure) std::rethrow_exception(shared_->failure);
        return std::move(*std::exchange(shared_->value, std::nullopt));
    }

  private:
    struct Shared {
        std::mutex mutex;
        std::condition_variable news;
        std::optional<Value> value;
        std::exception_ptr failure;
        bool here = false;  ///< one of the two
        std::function<void()> arrived;
    };
    std::shared_ptr<Shared> shared_;
};

}  // namespace milepost::kiosk
