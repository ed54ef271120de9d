#pragma once
#include <string>
#include <vector>

#include "core/roads/evaluation.h"
#include "ui/base/frame.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/road/star_sign.h"

/// What stands along a road, in words.
namespace milepost::ui {

struct Line {
    Style style = Style::body;
    std::string text{};
    bool soft = false;
};

/// A point on a road with what there is to say of it.
struct Milestone {
    enum class Kind { today, step, star, renewal };
    Kind kind = Kind::step;
    std::string id{};  ///< of its node: "milestone.<step>", "road.star"
    Icon icon = Icon::none;
    Interval at{};       ///< months from today
    bool small = false;  ///< a thing of days: papers
    std::string name{};
    bool first = false;                ///< what to do first
    std::string open{};                ///< in a few words, that it may not be had or not be needed; empty: it is sure
    std::string figures{};             ///< how long it takes and what it costs; empty: nothing to say
    std::string when{};                ///< by which month it is behind one; likewise
    std::vector<std::string> notes{};  ///< on what it hangs
    std::vector<Line> more{};          ///< what its sheet says beyond that; empty: that is not open

    /// Its name, marked where it comes first; may hold __emphasis__.
    [[nodiscard]] std::string title(const Words& words) const;
    /// Its notes alone: of the star by when, for how much, and what it pays.
    [[nodiscard]] std::string summary() const;
    /// All of the sign as one sentence after the other, however little of it is written.
    [[nodiscard]] std::string spoken(const Words& words) const;
};

/// From today over each step to the certificate, and on to its renewal. `road`: which of the credential's roads this
/// is, 0 the best; `end`: the words of its star.
std::vector<Milestone> milestones_of(const Frame& frame, const CredentialResult& result, std::size_t road,
                                     const Destination& end);

Icon icon_of(StepKind kind);

}  // namespace milepost::ui
