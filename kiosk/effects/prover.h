#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/proof/proof.h"
#include "core/session/session.h"

namespace milepost::kiosk {

/// Proves the content that this kiosk runs with, as `milepost check` does, in a thread that works only when nothing
/// else wants to; so that its pages and staff can say what they rest on. While today is not known it waits. Standard
/// error names what it found wrong.
class Prover {
  public:
    struct Options {
        std::chrono::seconds after{60};  ///< from the start until it begins: a start is left alone
        std::chrono::seconds again{
            600};  ///< between two looks whether another day has begun, which asks for another proof
        int walks = default_walks;
    };

    /// `content` outlives it. `changed` is called from another thread when `news` has something.
    Prover(const Content& content, std::vector<Wording> languages, std::function<Today()> today,
           std::function<void()> changed, Options options);
    /// Ends a proof under way, within moments.
    ~Prover() = default;

    /// What was proved, once for each proof.
    std::optional<Proved> news();

  private:
    void work(const std::stop_token& stop, const ProofPlan& plan, const std::function<Today()>& today,
              const std::function<void()>& changed);

    const Content& content_;
    const Options options_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::optional<Proved> news_;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace milepost::kiosk
