#pragma once
#include <optional>
#include <vector>

#include "core/roads/evaluation.h"

namespace milepost {

/// A condition as it stands for a person: the same tree, with its truth at each node. A test says what it asks for and
/// what is known of that (`Reason`), from which `sentence`, `needs` and `has` word it.
struct Trace {
    Condition::Kind kind = Condition::Kind::all;
    Truth met = Truth::unknown;
    std::optional<Reason> reason;  ///< of a test
    std::vector<Trace> parts;      ///< of the others, in the order of the condition
};

/// The whole tree. Points into `condition`.
Trace trace_of(const Condition& condition, const Situation& situation);

/// What is left of a tree when all that is met is taken away, of alternatives the other ones too; nothing where it is
/// met.
std::optional<Trace> missing(const Trace& trace);

}  // namespace milepost
