#pragma once
#include "tests/support/content_fixture.h"

namespace milepost::test {

/// Some of all facts: each in one time of two.
inline FactSet some_facts(Random& random) {
    FactSet facts = 0;
    for (std::size_t f = 0; f < shipped_content().facts.size(); ++f) facts |= FactSet{random.one_in(2)} << f;
    return facts;
}

/// Somebody of whom nothing is known, who raises some of what nobody is asked about: of that, too, nothing is known,
/// but where whoever raises it says what it is.
inline Facts anybody(Random& random) {
    const Content& content = shipped_content();
    Facts facts = nothing_known(content);
    for (const Question& question : content.questions) {
        const Fact& fact = content[question.fact];
        if (!fact.raised() || !random.one_in(4)) continue;
        facts[index(question.fact)] =
            question.unsure ? fact.domain : exactly(random.between(fact.domain.min, fact.domain.max));
    }
    return facts;
}

}  // namespace milepost::test
