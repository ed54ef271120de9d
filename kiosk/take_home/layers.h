#pragma once
#include "core/derived.h"
#include "ui/take_home.h"
#include "ui/words/words.h"

namespace milepost::take_home {

/// What the take-home screen shows of the road that the model asks for, in the language of `words`. A layer that no QR code
/// can hold is left out. `derived.now` must be there.
ui::TakeHome layers(const World& world, const Model& model, const Derived& derived, const Words& words);

}  // namespace milepost::take_home
