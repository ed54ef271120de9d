#include "core/roads/explanation.h"

#include <algorithm>
#include <bit>
#include <climits>
#include <cstdlib>
#include <iterator>
#include <tuple>

namespace milepost {
namespace {

constexpr int any_amount = 1'000'000;

Date day_of(int days) { return Date{std::chrono::sys_days{std::chrono::days{days}}}; }

std::string value_words(const Fact& fact, int value, const Wording& say) {
    switch (fact.kind) {
        case Fact::Kind::choice:
            return fact.id == "state" ? fact.values[std::size_t(value)] : say(fact.words_for(std::size_t(value)), {});
        case Fact::Kind::yes_no: return say(value == 1 ? "choice.yes" : "choice.no", {});
        case Fact::Kind::set: {
            std::string all;
            for (std::size_t k = 0; k < fact.values.size(); ++k) {
                if ((value >> k & 1) != 0) all += (all.empty() ? "" : ", ") + say(fact.words_for(k), {});
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

/// The months since something was that a test allows, or until it is.
std::string since_allowed(Interval range, const Wording& say) {
    if (range.min > -any_amount && range.max < any_amount && range.min != 0) return range_words(range, say);
    if (range.min > 0) return say("need.months_ago_at_least", {{"n", double(range.min)}});
    if (range.max >= 0 && range.max < any_amount) return say("need.months_ago_at_most", {{"n", double(range.max)}});
    if (range.max < 0) return say("need.months_ahead_at_least", {{"n", double(-range.max)}});
    return say("need.months_ahead_at_most", {{"n", double(-range.min)}});
}

/// What a test asks of a set: the value that it includes or excludes, or else how many it holds.
std::string members_allowed(const Fact& fact, std::uint64_t allowed, const Wording& say) {
    const std::uint64_t others = values_in(fact.domain) & ~allowed;
    Interval members{any_amount, -any_amount};
    for (std::size_t k = 0; k < fact.values.size(); ++k) {
        std::uint64_t with = 0;
        for (int mask = 0; mask <= fact.domain.max; ++mask) with |= std::uint64_t(mask >> k & 1) << mask;
        if (allowed == with || others == with) return value_words(fact, 1 << k, say);
    }
    for (int mask = 0; mask <= fact.domain.max; ++mask) {
        if ((allowed >> mask & 1) != 0) members = span(members, exactly(std::popcount(unsigned(mask))));
    }
    if (members.min == 0) members.min = INT_MIN;
    if (members.max == int(fact.values.size())) members.max = INT_MAX;
    return range_words(members, say);
}

/// Months since something was, or until it is. Nobody tells of more than `far` of them: there the range is open.
std::string since_words(Interval has, const Wording& say) {
    constexpr int far = 240;
    if (has.exact())
        return say(has.min >= 0 ? "need.months_ago" : "need.months_ahead", {{"n", double(std::abs(has.min))}});
    if (has.min < 0 && has.max > 0) return say("need.unknown", {});
    const bool past = has.min >= 0;
    const int least = past ? has.min : -has.max, most = past ? has.max : -has.min;
    const std::string key = past ? "need.months_ago" : "need.months_ahead";
    return most > far ? say(key + "_at_least", {{"n", double(least)}})
                      : say(key + "_between", {{"least", double(least)}, {"most", double(most)}});
}

/// The tests of a condition that count, and how near it is. Nobody is told that they lack what only steps change
/// (`Fact::internal`), what they did not raise, or what only makes a rule unsure: an alternative that lacks it is the
/// farthest.
struct Telling {
    std::vector<Reason> reasons = {};
    int untold = 0, lacking = 0, met = 0;
    [[nodiscard]] auto distance() const { return std::tuple(untold, lacking, -met); }
    void add(Telling more) {
        reasons.insert(reasons.end(), more.reasons.begin(), more.reasons.end());
        untold += more.untold;
        lacking += more.lacking;
        met += more.met;
    }
};

/// `next` is the reason of the condition's first test: they stand in the order of the tests.
Telling telling_of(const Content& content, const Condition& condition, std::vector<Reason>::const_iterator& next) {
    if (condition.kind == Condition::Kind::test) {
        const Reason& reason = *next++;
        const bool met = reason.met == Truth::yes;
        const auto& facts = reason.test->facts;
        const auto nobodys = [&](const Fact& fact) {
            return fact.internal || (fact.raised() && reason.has == fact.unsaid);
        };
        const bool exception = reason.test->quiet && reason.test->doubt == Test::Doubt::when_met;
        const bool untold = exception || (!facts.empty() && nobodys(content[facts.front()]));
        return {{reason}, !met && untold, met ? 0 : 1, met ? 1 : 0};
    }
    std::vector<Telling> parts;
    for (const Condition& part : condition.parts) parts.push_back(telling_of(content, part, next));
    Telling all;
    if (condition.kind == Condition::Kind::all) {
        for (Telling& part : parts) all.add(std::move(part));
        return all;
    }
    const auto nearest = std::min_element(
        parts.begin(), parts.end(), [](const Telling& a, const Telling& b) { return a.distance() < b.distance(); });
    for (const Telling& part : parts) {
        if (nearest->lacking == 0 ? part.lacking == 0 : part.distance() == nearest->distance()) all.add(part);
    }
    if (nearest != parts.end()) {
        all.untold = nearest->untold, all.lacking = nearest->lacking, all.met = nearest->met;
    }
    return all;
}

/// Will a test that looks at time have run out in so many months?
bool runs_out(const Reason& reason, Today date, int months) {
    switch (reason.test->measure) {
        case Test::Measure::months_since: return reason.has.min + months > reason.test->range.max;
        case Test::Measure::today: return first_day_of(month_of(date.day) + months) > reason.test->range.max;
        case Test::Measure::value: break;
    }
    return false;
}

}  // namespace

std::string needs(const Content& content, const Test& test, const Wording& say) {
    if (test.measure == Test::Measure::today) return say("need.until", {{"day", day_of(test.range.max)}});
    const Fact& fact = content[test.facts.front()];
    if (test.measure == Test::Measure::months_since) return since_allowed(test.range, say);
    if (!test.by_value()) return range_words(test.range, say);
    if (fact.kind == Fact::Kind::set) return members_allowed(fact, test.allowed, say);
    std::string all;
    for (int value = 0; value <= fact.domain.max; ++value) {
        if ((test.allowed >> value & 1) != 0) all += (all.empty() ? "" : " / ") + value_words(fact, value, say);
    }
    return all;
}

std::string has(const Content& content, const Reason& reason, const Wording& say) {
    const Test& test = *reason.test;
    if (test.measure == Test::Measure::today)
        return reason.has.exact() ? say("need.on_day", {{"day", day_of(reason.has.min)}}) : say("need.unknown", {});
    const Fact& fact = content[test.facts.front()];
    const bool whole_domain = test.measure == Test::Measure::value && test.facts.size() == 1 &&
                              reason.has == fact.domain && !reason.has.exact();
    if (whole_domain) return say("need.unknown", {});
    if (test.measure == Test::Measure::months_since) return since_words(reason.has, say);
    if (test.by_value()) return reason.has.exact() ? value_words(fact, reason.has.min, say) : say("need.unknown", {});
    return reason.has.max >= fact.domain.max && fact.domain.max > 100
               ? say("need.at_least", {{"n", double(reason.has.min)}})
               : range_words(reason.has, say);
}

std::string sentence(const Content& content, const Reason& reason, const Wording& say) {
    const std::string met = reason.met == Truth::yes ? "yes" : reason.met == Truth::no ? "no" : "unknown";
    return say(reason.test->words,
               {{"met", met}, {"needs", needs(content, *reason.test, say)}, {"has", has(content, reason, say)}});
}

std::string what_to_do(const Content& content, FactId id, int value, const Wording& say) {
    const Fact& fact = content[id];
    const std::string key = "change." + fact.id;
    switch (fact.kind) {
        case Fact::Kind::choice: return say(key, {{"value", fact.values[std::size_t(value)]}});
        case Fact::Kind::yes_no: return say(key, {{"value", std::string(value == 1 ? "yes" : "no")}});
        default: return say(key, {{"value", double(value)}});
    }
}

std::string why(const Stage& stage, const Wording& say) { return say("step." + stage.step->id + ".why", {}); }

std::vector<Reason> telling(const Content& content, const RouteResult& route) {
    auto next = route.reasons.begin();
    auto reasons = telling_of(content, route.route->condition, next).reasons;
    std::erase_if(reasons, [](const Reason& reason) { return reason.test->quiet && reason.met == Truth::yes; });
    std::stable_partition(reasons.begin(), reasons.end(),
                          [](const Reason& reason) { return reason.met == Truth::yes; });
    return reasons;
}

bool smaller(const Change& a, const Change& b) {
    const auto size = [](const Change& change) {
        const bool known = change.effort.has_value();
        return std::tuple(change.facts.size(), known ? change.effort->months.max : INT_MAX,
                          known ? change.effort->cost_usd.max : INT_MAX);
    };
    return size(a) < size(b);
}

std::optional<Window> window_of(const Content& content, const CredentialResult& result, const Route* by, Today date) {
    constexpr int two_years = 24;  // months
    const auto soon = [](const Waiting& waiting) { return waiting.closes && *waiting.closes <= two_years; };
    if (result.status == Status::held) return {};  // there is nothing to apply for
    Window window{0, soon(result.waiting), nullptr, {}};
    for (const RouteResult& route : result.routes) {  // the last to close, or the one that the road goes by
        if (!soon(route.waiting) || *route.waiting.closes <= window.closes || (!window.whole && route.route != by))
            continue;
        window.closes = *route.waiting.closes;
        window.route = &route;
    }
    if (window.route == nullptr) return {};
    for (const Reason& reason : telling(content, *window.route)) {
        if (!window.rule && runs_out(reason, date, window.closes)) window.rule = reason;
    }
    return window;
}

}  // namespace milepost
