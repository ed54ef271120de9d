#include "core/session/standing.h"

#include <algorithm>

namespace milepost {

Standing standing_of(const World& world, const Visit& visit, const Standing& earlier) {
    if (world.content == nullptr) return {};
    const Standing::Of of{visit.answers, visit.express, world.date};
    if (earlier.of == of) return earlier;
    Standing standing;
    standing.interview = replay(*world.content, visit.answers, world.date);
    standing.of = of;
    const Interview& interview = standing.interview;
    standing.next = interview.next;
    standing.left = interview.left;
    std::optional<std::size_t> next;
    for (std::size_t q = 0; q < world.content->questions.size(); ++q) {
        const bool given = std::binary_search(interview.given.begin(), interview.given.end(), q);
        const bool skipped = std::any_of(interview.skipped.begin(), interview.skipped.end(),
                                         [q](const Skipped& one) { return one.question == q; });
        if (!world.content->questions[q].express || given || skipped) continue;
        if (!next) next = q;
        ++standing.few_left;
    }
    if (visit.express) standing.next = next, standing.left = standing.few_left;
    return standing;
}

bool looked_through(const Visit& visit) { return visit.reviewed || (visit.express && visit.by_counselor.empty()); }

}  // namespace milepost
