#pragma once
#include "core/session/derived.h"
#include "kiosk/take_home/job.h"
#include "ui/base/take_home.h"
#include "ui/words/words.h"

namespace milepost::take_home {

/// What the take-home screen shows of the road that the model asks for, in the language of `words`. A form of the plan
/// that no QR code can hold is left out. `derived.now` must be there.
ui::TakeHome layers(const World& world, const Model& model, const Derived& derived, const Words& words);

/// What milepost_paper is asked for, to put the same on paper, of the same content and no other.
Job paper_job(const World& world, const Model& model, const Derived& derived, Format format);

/// What `milepost_paper` is asked for to make the counselor's page, in the desk's language.
Job trace_job(const World& world, const Model& model, const Derived& derived, Format format);

}  // namespace milepost::take_home
