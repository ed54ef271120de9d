#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/session/staff.h"
#include "kiosk/effects/pin.h"

namespace milepost::kiosk {

struct KeeperOptions {
    std::filesystem::path file;             ///< the configuration; empty: there is none, and staff cannot come in
    Machine machine;                        ///< what is known of the kiosk besides
    std::optional<double> diagonal_inches;  ///< given on the command line, which wins
    std::optional<int> floor_mm;            ///< likewise
    std::function<staff::Moment()> clock = pin::now;
    pin::Cost cost = pin::usual_cost();
};

/// Keeps the kiosk's configuration and judges PINs, for the frame loop: no call waits for the disk or for a hash.
class Keeper {
  public:
    /// The first news is there at once: the configuration is read here. `changed` is called from another thread when
    /// `news` has more.
    Keeper(KeeperOptions options, std::function<void()> changed);
    /// What was asked for is finished.
    ~Keeper();
    Keeper(const Keeper&) = delete;
    Keeper& operator=(const Keeper&) = delete;

    void check_pin(std::string pin);
    void keep_pin(std::string pin);
    void keep(Setup setup);
    /// The oldest answer that was not taken yet.
    std::optional<staff::Told> news();

  private:
    struct Worker;
    std::unique_ptr<Worker> worker_;
};

}  // namespace milepost::kiosk
