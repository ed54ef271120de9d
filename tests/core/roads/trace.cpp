#include "core/roads/trace.h"

#include <catch2/catch_test_macros.hpp>

#include "core/proof/naive.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::Random;
using test::shipped_content;

namespace {

Facts somebody(Random& random) {
    const Content& content = shipped_content();
    Facts facts = nothing_known(content);
    for (const Question& question : content.questions) {
        if (random.one_in(3)) continue;
        Interval& fact = facts[index(question.fact)];
        fact = narrowed(test::tapped(random, question, facts, test::today(), 5), fact);
        facts = with_implications(content, facts);
    }
    return facts;
}

template <class Each>
void each_test(const Trace& trace, const Each& each) {
    if (trace.kind == Condition::Kind::test) each(trace);
    for (const Trace& part : trace.parts) each_test(part, each);
}

}  // namespace

TEST_CASE(
    "The trace of a route says what the route is, and its leaves are the reasons of the evaluation, for 2,000 people") {
    Random random(7);
    const Content& content = shipped_content();
    for (int person = 0; person < 2'000; ++person) {
        const Facts facts = somebody(random);
        const Situation situation = situation_of(content, facts, test::today());
        const Evaluation evaluation = evaluate(content, facts, test::today());
        for (const CredentialResult& result : evaluation.credentials) {
            for (const RouteResult& route : result.routes) {
                const Trace trace = trace_of(route.route->condition, situation);
                REQUIRE(trace.met == route.met);
                std::size_t next = 0;
                each_test(trace, [&](const Trace& leaf) {
                    REQUIRE(next < route.reasons.size());
                    REQUIRE(leaf.reason->test == route.reasons[next].test);
                    REQUIRE(leaf.reason->met == route.reasons[next].met);
                    REQUIRE(leaf.reason->has == route.reasons[next].has);
                    REQUIRE(leaf.reason->doubtful == route.reasons[next].doubtful);
                    ++next;
                });
                REQUIRE(next == route.reasons.size());
            }
        }
    }
}

TEST_CASE("Of someone of whom all is known, the trace agrees with an evaluator that only tries people") {
    Random random(11);
    const Content& content = shipped_content();
    for (int person = 0; person < 1'000; ++person) {
        const Situation situation =
            situation_of(content, test::completed(random, somebody(random), test::today()), test::today());
        for (const Credential& credential : content.credentials) {
            for (const Route& route : credential.routes)
                REQUIRE(trace_of(route.condition, situation).met == naive_verdict(route, situation));
        }
    }
}

TEST_CASE(
    "What is missing holds every test that keeps a route closed, and nothing that is met; of an open route nothing is "
    "left") {
    Random random(13);
    const Content& content = shipped_content();
    for (int person = 0; person < 1'000; ++person) {
        const Situation situation = situation_of(content, somebody(random), test::today());
        for (const Credential& credential : content.credentials) {
            for (const Route& route : credential.routes) {
                const Trace whole = trace_of(route.condition, situation);
                const auto left = missing(whole);
                REQUIRE(left.has_value() == (whole.met != Truth::yes));
                if (!left) continue;
                std::size_t leaves = 0, unmet = 0;
                each_test(*left, [&](const Trace& leaf) {
                    REQUIRE(leaf.met != Truth::yes);
                    ++leaves;
                });
                REQUIRE(leaves > 0);
                each_test(whole, [&](const Trace& leaf) { unmet += leaf.met != Truth::yes; });
                REQUIRE(leaves <= unmet);  // of alternatives, one that is met takes the others with it
            }
        }
    }
}
