#pragma once
#include "core/session.h"

namespace milepost {

/// What follows from (content, model, date) and is shown: worked out once for each change of the model, kept nowhere else.
struct Derived {
    Screen screen = Screen::attract;
    std::optional<std::size_t> question;  ///< on the question screen
    std::vector<Option> options;          ///< its options
    int questions_left = 0;
    std::vector<std::size_t> answered;    ///< for the review
    std::vector<Skipped> skipped;         ///< likewise: the questions that were not asked, and why
    std::optional<Evaluation> now;        ///< absent on attract, and where the content was refused
    std::optional<Evaluation> before;     ///< as it was before the last answer
    std::optional<Answers> now_of, before_of;  ///< the answers behind these two
    std::vector<Plan> examples;           ///< on attract: the best road of each of the content's examples
};

/// An evaluation that `earlier` already holds is taken from it: opening a screen costs none, an answer costs one; while attract
/// lasts its examples are kept.
/// `earlier` is of the same content and, but for a new visit, of the same date.
Derived derive(const World& world, const Model& model, const Derived& earlier = {});

}  // namespace milepost
