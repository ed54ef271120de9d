#pragma once
#include <optional>

#include "core/session/model.h"

namespace milepost {

/// Where a visit stands: what follows from its answers. Worked out once for each change of them, and handed on to
/// whoever asks (`update`, `screen`, `derive`): a replay of the interview is what costs most of all that an action
/// does.
struct Standing {
    Interview interview;              ///< all of it; while there are any left in it the road is rough
    std::optional<std::size_t> next;  ///< the question to ask now: in an express visit, of its few
    int left = 0;                     ///< how many may still come at most, likewise
    int few_left = 0;                 ///< of the few of an express visit; 0: the road can be shown, if a rough one

    /// What it follows from.
    struct Of {
        Answers answers;
        bool express = false;
        Today date;
        bool operator==(const Of&) const = default;
    };
    std::optional<Of> of;
};

/// Taken from `earlier` where that follows from the same; `earlier` is of the same content. Nothing where the content
/// was refused.
Standing standing_of(const World& world, const Visit& visit, const Standing& earlier = {});

/// The review lies behind the person, or is none: a few answers need none, unless the counselor gave some of them.
bool looked_through(const Visit& visit);

}  // namespace milepost
