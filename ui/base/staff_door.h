#pragma once
#include <optional>

#include "ui/base/frame.h"

namespace milepost::ui {

/// The way in for staff, on every screen, hidden from the public: a finger that stays in the upper left corner, on the
/// logo, for three seconds; or the key F12 for whoever has a keyboard. It is no target: what lies there keeps its
/// touch, and it has no node.
class StaffDoor {
  public:
    static constexpr double hold_seconds = 3;

    /// True in the pass in which staff asks to come in. Call it once in each.
    bool asked(Frame& frame);

  private:
    std::optional<double> since_;
};

}  // namespace milepost::ui
