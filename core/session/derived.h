#pragma once
#include "core/roads/evaluation.h"
#include "core/session/session.h"

namespace milepost {

/// A variant of the person, worked out.
struct Alternative {
    Today date;       ///< today, or so many months later
    Answers answers;  ///< the person's with what differs
    Interview interview;
    Evaluation evaluation;
};

/// A question as it can be answered at the desk, whatever was answered to others.
struct FactRow {
    std::size_t question = 0;
    std::optional<Interval> answer;
    std::vector<Option> options;
    bool matters = true;  ///< an answer can still change the result
};

/// What follows from the model for the desk.
struct DeskDerived {
    std::vector<Alternative> variants;  ///< as in the model
    std::vector<FactRow> rows;  ///< on the pages where facts are set: of the person, or of the variant that is open
};

/// What follows from (content, model, date) and is shown: worked out once for each change of the model, kept nowhere
/// else.
struct Derived {
    View view = View::applicant;  ///< from which side
    Screen screen = Screen::attract;
    Standing standing;
    std::optional<std::size_t> question;  ///< on the question screen
    std::vector<Option> options;          ///< its options
    std::optional<Evaluation> now;        ///< absent on attract, and where the content was refused
    std::optional<Evaluation> before;     ///< as it was before the last answer
    std::optional<Answers> before_of;     ///< the answers behind that
    std::string place;                    ///< id of the place that both are reckoned with; empty: none
    DeskDerived desk;                     ///< seen from there
    std::vector<Plan> examples;           ///< on attract: the best road of each of the content's examples
};

/// An evaluation that `earlier` already holds is taken from it: opening a screen costs none, an answer costs one; while
/// attract lasts its examples are kept. `earlier` is of the same content and, but for a new visit, of the same date.
Derived derive(const World& world, const Model& model, const Derived& earlier = {}, View view = View::applicant);

}  // namespace milepost
