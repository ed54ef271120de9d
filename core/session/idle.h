#pragma once
#include <optional>

#include "core/session/session.h"

/// What time alone does to a visit and to the desk.
namespace milepost {

/// When the applicant is asked whether they are still there.
Millis warn_at(const World& world, const Model& model, const Standing& standing);

/// When the desk closes unless it is touched; nothing while it is closed. Over the applicant's screen it is the only
/// thing that can be touched; elsewhere the applicant may go on without the counselor, and it waits longer.
std::optional<Millis> desk_leaves_at(const World& world, const Model& model);

/// Closes the desk if that moment has come, and says whether it has. The visit stays: the applicant has seen nothing of
/// it while the desk stood over it, so that its own time begins only then.
bool leave_idle_desk(const World& world, Model& model);

}  // namespace milepost
