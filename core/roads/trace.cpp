#include "core/roads/trace.h"

namespace milepost {

Trace trace_of(const Condition& condition, const Situation& situation) {
    if (condition.kind == Condition::Kind::test) {
        const Test& test = condition.test;
        const Truth met = test.evaluate(situation);
        return {condition.kind, met, Reason{&test, met, test.quantity(situation), test.doubtful(situation)}, {}};
    }
    const bool all = condition.kind == Condition::Kind::all;
    Trace trace{condition.kind, all ? Truth::yes : Truth::no, {}, {}};
    for (const Condition& part : condition.parts) {
        trace.parts.push_back(trace_of(part, situation));
        trace.met = all ? trace.met && trace.parts.back().met : trace.met || trace.parts.back().met;
    }
    return trace;
}

std::optional<Trace> missing(const Trace& trace) {
    if (trace.met == Truth::yes) return {};
    Trace left{trace.kind, trace.met, trace.reason, {}};
    for (const Trace& part : trace.parts) {
        if (auto more = missing(part)) left.parts.push_back(std::move(*more));
    }
    return left;
}

}  // namespace milepost
