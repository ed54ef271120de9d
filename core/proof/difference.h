#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/content/content.h"

namespace milepost {

/// People for whom two packs differ in the same way.
struct DifferentPeople {
    std::string what;  ///< "ccma-nha: now, was later"
    std::uint64_t people = 0;
    std::string example;  ///< one of them, by their answers
};

struct Difference {
    std::uint64_t people = 0;             ///< drawn evenly from the answers to each question of the new pack
    std::uint64_t changed = 0;            ///< of them, those for whom a verdict, a length or a cost differs
    std::vector<DifferentPeople> groups;  ///< the largest first
};

/// What a change of content means for people: the same people under both packs, on one day. Facts and values are
/// matched by their ids; what one pack does not know is not known there.
Difference difference(const Content& now, const Content& was, Date date, int people);

}  // namespace milepost
