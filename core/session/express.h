#pragma once
#include "core/session/session.h"

namespace milepost {

/// The interview of this visit: all of it or, in an express one, only the content's few express questions. Those that
/// then are not asked count neither as left nor as skipped.
Interview interview_of(const World& world, const Model& model);

/// The review lies behind the person, or is none: a few answers need none, unless the counselor gave some of them.
bool looked_through(const Model& model);

/// How many questions may still make the road of these answers more exact, at most; 0: it is exact.
/// A road shown before that is rough: every figure spans what the open answers may be.
int left_to_exact(const Content& content, const Answers& answers, Today date);

}  // namespace milepost
