#pragma once
#include <vector>

#include "core/roads/evaluation.h"

namespace milepost {

/// What may pay for a program, of the guide's sections that say when they do (`GuideSection::pays`).
struct Funding {
    const GuidePart* part = nullptr;  ///< of the guide, which tells more
    const GuideSection* section = nullptr;
    /// It is of the kind that pays for such a program (yes, which promises nobody money), it is not (no), or that has
    /// to be asked (unknown).
    Truth pays = Truth::unknown;
};

/// What may pay for a step of school as it stands on a road, at the place that the person chose: what does first, what
/// does not last, else as the guide has them.
std::vector<Funding> funding_for(const Content& content, const Evaluation& evaluation, const Stage& stage);

/// What a program costs in each month while it lasts, were it paid in equal parts: US dollars, from the least price
/// over the longest time to the highest over the shortest.
Interval usd_a_month(const Stage& stage);

}  // namespace milepost
