#pragma once
#include <atomic>
#include <memory>
#include <utility>

namespace milepost {

/// Keeps one thing that takes a while to make and that only one caller at a time may use, such as a formatter that
/// changes inside as it works. Nobody ever waits for it, whichever thread has it and however seldom that one runs: who
/// finds it lent makes another, and what comes back to a place that is taken is let go.
template <class Thing>
class Lender {
  public:
    Lender() = default;
    /// While nobody else uses it.
    Lender(Lender&& other) noexcept : kept_(other.kept_.exchange(nullptr)) {}
    Lender& operator=(Lender&&) = delete;
    ~Lender() { delete kept_.load(); }

    /// The thing, as long as this lives; nothing where it could not be made.
    class Loan {
      public:
        Loan(const Lender& lender, std::unique_ptr<Thing> thing) : lender_(lender), thing_(std::move(thing)) {}
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        ~Loan() {
            Thing* none = nullptr;
            if (thing_ && lender_.kept_.compare_exchange_strong(none, thing_.get(), std::memory_order_acq_rel))
                static_cast<void>(thing_.release());
        }

        explicit operator bool() const { return thing_ != nullptr; }
        Thing* operator->() const { return thing_.get(); }

      private:
        const Lender& lender_;
        std::unique_ptr<Thing> thing_;
    };

    /// `make` gives a std::unique_ptr<Thing>, which may be null.
    template <class Make>
    [[nodiscard]] Loan borrow(const Make& make) const {
        std::unique_ptr<Thing> kept(kept_.exchange(nullptr, std::memory_order_acq_rel));
        return Loan(*this, kept ? std::move(kept) : make());
    }

  private:
    mutable std::atomic<Thing*> kept_ = nullptr;
};

}  // namespace milepost
