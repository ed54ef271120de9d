#include "core/explanation.h"

#include <bit>
#include <cstdlib>

namespace milepost {
namespace {

constexpr int any_amount = 1'000'000;

Date day_of(int days) { return Date{std::chrono::sys_days{std::chrono::days{days}}}; }

std::string value_words(const Fact& fact, int value, const Wording& say) {
    switch (fact.kind) {
        case Fact::Kind::choice: return fact.id == "state" ? fact.values[std::size_t(value)] : say("choice." + fact.id + "." + fact.values[std::size_t(value)], {});
        case Fact::Kind::yes_no: return say(value == 1 ? "choice.yes" : "choice.no", {});
        case Fact::Kind::set: {
            std::string all;
            for (std::size_t k = 0; k < fact.values.size(); ++k) {
                if ((value >> k & 1) != 0) all += (all.empty() ? "" : ", ") + say("credential." + fact.values[k] + ".short", {});
            }
            return all.empty() ? say("need.none", {}) : all;
        }
        default: return say("need.exactly", {{"n", double(value)}});
    }
}

std::string range_words(Interval range, const Wording& say) {
    if (range.min <= -any_amount && range.max >= any_amount) return say("need.unknown", {});
    if (range.exact()) return say("need.exactly", {{"n", double(range.min)}});
    if (range.min <= -any_amount) return say("need.at_most", {{"n", double(range.max)}});
    if (range.max >= any_amount) return say("need.at_least", {{"n", double(range.min)}});
    return say("need.between", {{"least", double(range.min)}, {"most", double(range.max)}});
}

}  // namespace

std::string needs(const Content& content, const Test& test, const Wording& say) {
    if (test.measure == Test::Measure::today) return say("need.until", {{"day", day_of(test.range.max)}});
    const Fact& fact = content[test.facts.front()];
    if (test.measure == Test::Measure::months_since) {
        if (test.range.max < any_amount) return say("need.months_ago_at_most", {{"n", double(test.range.max)}});
        return say("need.months_ahead_at_most", {{"n", double(-test.range.min)}});
    }
    if (!test.by_value()) return range_words(test.range, say);
    if (fact.kind == Fact::Kind::set) return value_words(fact, std::countr_zero(test.allowed), say);
    std::string all;
    for (int value = 0; value <= fact.domain.max; ++value) {
        if ((test.allowed >> value & 1) != 0) all += (all.empty() ? "" : " / ") + value_words(fact, value, say);
    }
    return all;
}

std::string has(const Content& content, const Reason& reason, const Wording& say) {
    const Test& test = *reason.test;
    if (test.measure == Test::Measure::today) return say("need.on_day", {{"day", day_of(reason.has.min)}});
    const Fact& fact = content[test.facts.front()];
    const bool whole_domain = test.measure == Test::Measure::value && test.facts.size() == 1 && reason.has == fact.domain && !reason.has.exact();
    if (whole_domain) return say("need.unknown", {});
    if (test.measure == Test::Measure::months_since) {
        if (!reason.has.exact()) return say("need.unknown", {});
        return say(reason.has.min >= 0 ? "need.months_ago" : "need.months_ahead", {{"n", double(std::abs(reason.has.min))}});
    }
    if (test.by_value()) return reason.has.exact() ? value_words(fact, reason.has.min, say) : say("need.unknown", {});
    return reason.has.max >= fact.domain.max && fact.domain.max > 100 ? say("need.at_least", {{"n", double(reason.has.min)}}) : range_words(reason.has, say);
}

std::string sentence(const Content& content, const Reason& reason, const Wording& say) {
    const std::string met = reason.met == Truth::yes ? "yes" : reason.met == Truth::no ? "no" : "unknown";
    return say(reason.test->words, {{"met", met}, {"needs", needs(content, *reason.test, say)}, {"has", has(content, reason, say)}});
}

std::string why(const Stage& stage, const Wording& say) { return say("step." + stage.step->id + ".why", {}); }

}  // namespace milepost
