#include "core/session/express.h"

#include <algorithm>

namespace milepost {

Interview interview_of(const World& world, const Model& model) {
    Interview interview = replay(*world.content, model.answers, world.date);
    if (!model.express) return interview;
    interview.next.reset();
    interview.left = 0;
    for (std::size_t q = 0; q < world.content->questions.size(); ++q) {
        const bool given = std::binary_search(interview.given.begin(), interview.given.end(), q);
        const bool skipped = std::any_of(interview.skipped.begin(), interview.skipped.end(),
                                         [q](const Skipped& one) { return one.question == q; });
        if (!world.content->questions[q].express || given || skipped) continue;
        if (!interview.next) interview.next = q;
        ++interview.left;
    }
    return interview;
}

bool looked_through(const Model& model) { return model.reviewed || (model.express && model.by_counselor.empty()); }

int left_to_exact(const Content& content, const Answers& answers, Today date) {
    return replay(content, answers, date).left;
}

}  // namespace milepost
