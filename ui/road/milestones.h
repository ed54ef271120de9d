#pragma once
#include <string>
#include <vector>

#include "core/roads/evaluation.h"
#include "ui/base/frame.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

/// What stands along a road, in words.
namespace milepost::ui {

struct Line {
    Style style = Style::body;
    std::string text{};
    bool soft = false;
    std::string aside{};  ///< at the end of the same line: money
};

/// A point on a road with what there is to say of it.
struct Milestone {
    enum class Kind { today, fork, step, certified, renewal };
    Kind kind = Kind::step;
    std::string id{};
    Icon icon = Icon::none;
    Interval at{};              ///< months from today
    bool small = false;         ///< a thing of days: papers
    std::vector<Line> lines{};  ///< always shown
    std::vector<Line> more{};   ///< when unfolded
    std::size_t leads_to = 0;   ///< of a fork: which of the credential's roads
};

/// From today over each step to the certificate, and on to its renewal. Where the credential has other roads, a fork to
/// one stands after today: to the first, or of a scarce road to the first that is not. `road`: which of the roads this
/// is, 0 the best.
std::vector<Milestone> milestones_of(const Frame& frame, const CredentialResult& result, std::size_t road);

Icon icon_of(StepKind kind);

}  // namespace milepost::ui
