#pragma once
#include <string>
#include <vector>

#include "core/session/session.h"

namespace milepost::conform {

/// A screen in one of its states.
struct Stop {
    std::string name;  ///< "question-state", "roadmap-open-certified"
    Model model;
    bool in_service = true;  ///< false: the content was refused
    bool dated = true;       ///< false: it is shown where today is not known
};

/// Every screen, each question and everything that unfolds, reached by replaying the sessions of people who between
/// them are asked all kinds of questions. In the default settings.
std::vector<Stop> all_stops(const World& world, const std::string& language);

/// Of those the ones that differ most: one of each screen and of each form of question.
std::vector<Stop> few_stops(const World& world, const std::vector<Stop>& all);

}  // namespace milepost::conform
