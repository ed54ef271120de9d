#include "core/proof/answer_space.h"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/support/content_fixture.h"
#include "tests/support/visit.h"

using namespace milepost;
using test::shipped_content;

TEST_CASE("Of several that are among others only what those hold can be answered") {
    const AnswerSpace space(shipped_content(), test::today());
    const std::size_t current = test::Visitor::question("current");
    for (const int holds : {0b0010, 0b0101, 0b1111}) {
        Facts facts = nothing_known(shipped_content());
        facts[index(shipped_content().fact_at("holds"))] = exactly(holds);
        std::uint64_t ways = 0;
        for (const PossibleAnswer& answer : space.answers(current, facts)) {
            if (answer.value.exact()) CHECK((answer.value.min & ~holds) == 0);
            ways += answer.stands_for;
        }
        const std::uint64_t sets = std::uint64_t{1} << std::popcount(unsigned(holds));
        CHECK(ways == sets + std::uint64_t(shipped_content().questions[current].unsure));
    }
}

TEST_CASE("States with limits of their own are told from those without, and from each other") {
    const AnswerSpace space(shipped_content(), test::today());
    std::set<int> told;
    for (const PossibleAnswer& answer :
         space.answers(test::Visitor::question("state"), nothing_known(shipped_content())))
        if (answer.value.exact()) told.insert(answer.value.min);
    const Fact& state = shipped_content()[shipped_content().fact_at("state")];
    int limited = 0;
    for (const StateRule& rule : shipped_content().states) {
        if (rule.limits.empty()) continue;
        INFO(rule.code);
        CHECK(told.contains(state.position(rule.code)));
        ++limited;
    }
    CHECK(limited > 5);
    CHECK(told.size() == std::size_t(limited) + 1);  // one stands for all others
}
