#pragma once
#include <optional>
#include <vector>

#include "core/session/derived.h"
#include "core/session/session.h"
#include "ui/base/semantics.h"
#include "ui/words/words.h"

namespace milepost::ui {

struct TakeHome;
class Interface;  // fonts, touch state, scroll: what lives from frame to frame and is not the model's

/// The true size of the picture, in pixels and millimetres.
struct Display {
    int width = 1080, height = 1920;  ///< pixels
    float px_per_mm = 4.0f;
    float floor_mm = 900;  ///< its lower edge stands so high above the floor
};

/// The one argument of everything that draws. Reading only, but for `actions` and `semantics`, which are appended to.
struct Frame {
    const World& world;
    const Model& model;
    const Derived& derived;                      ///< what follows from the model: question, evaluation, questions left
    const Words& words;                          ///< of the language in the settings
    const std::vector<const Words*>& languages;  ///< every language there is; attract shows them in turn
    Display display;
    double seconds = 0;  ///< a clock for motion only
    bool still = false;  ///< draw everything at its resting place: the tour, tests, motion off
    Interface& interface;
    std::vector<Action>& actions;
    Semantics& semantics;
    const TakeHome* take_home = nullptr;  ///< on its screen
};

}  // namespace milepost::ui
