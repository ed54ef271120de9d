#pragma once
#include <cstddef>
#include <vector>

#include "core/content/content.h"

namespace milepost::bench {

/// Random people at a moment, of whom more or less is known: a value of a fact, a range or nothing, most near what a
/// rule asks for.
std::vector<Situation> random_situations(const Content& content, std::size_t count);

/// What an interview knows of a person.
struct Told {
    Facts facts;
    FactSet settled = 0;  ///< those that were asked about
};

/// What random interviews come to know: with every question answered, and before each question but the first.
struct Interviews {
    std::vector<Told> final, midway;
};
Interviews random_interviews(const Content& content, std::size_t count, Date date);

}  // namespace milepost::bench
