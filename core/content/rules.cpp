#include "core/content/rules.h"

#include <algorithm>
#include <bit>
#include <climits>

#include "core/content/content.h"

namespace milepost {

namespace {

/// The position of the first test of a set that is not empty.
std::size_t first_of(TestSet tests) {
    const auto low = std::uint64_t(tests);
    return std::size_t(low != 0 ? std::countr_zero(low) : 64 + std::countr_zero(std::uint64_t(tests >> 64)));
}

FactSet read_by(const Test& test) {
    FactSet facts = 0;
    for (const FactId fact : test.facts) facts |= only(fact);
    return facts;
}

}  // namespace

std::uint64_t Rules::useful_to(const Content& content, const Credential& credential) {
    FactSet facts = 0;  // that a road to the credential may have to change
    TestSet tests = 0;  // that it may have to make true
    const auto want = [&](const Condition& condition) {
        facts |= read_by(condition);
        for (const TestSet together : alternatives_of(condition)) tests |= together;
    };
    const auto want_of = [&](const Step& step) {
        want(step.needs);
        for (const Lasting& one : step.lasts) want(one.when);
        for (const Fee& fee : step.fees) want(fee.when);
    };
    const auto helps = [&](const Step& step) {
        if (step.until && (number_of(*step.until) & tests) != 0) return true;
        for (const auto& [fact, value] : step.makes)
            if ((facts & only(fact)) != 0) return true;
        const bool only_accrues = !step.until && step.makes.empty();
        return only_accrues && std::any_of(step.accrues.begin(), step.accrues.end(),
                                           [&](FactId fact) { return (facts & only(fact)) != 0; });
    };
    for (const Route& route : credential.routes) {
        want(route.condition);
        for (const std::string& id : route.steps) want_of(*content.step(id));
    }
    std::uint64_t useful = 0;
    for (bool more = true; more;) {
        more = false;
        for (std::size_t s = 0; s < content.steps.size() && s < 64; ++s) {
            const std::uint64_t bit = std::uint64_t{1} << s;
            if ((useful & bit) != 0 || !helps(content.steps[s])) continue;
            useful |= bit;
            want_of(content.steps[s]);
            more = true;
        }
    }
    return useful;
}

TestSet Rules::number_of(const Test& test) {
    const auto same =
        std::find_if(tests_.begin(), tests_.end(), [&](const Test& known) { return known.asks_the_same(test); });
    if (same != tests_.end()) return TestSet{1} << (same - tests_.begin());
    if (tests_.size() == most_tests) {
        too_many_tests_ = true;
        return 0;
    }
    const TestSet bit = TestSet{1} << tests_.size();
    if (test.doubt == Test::Doubt::when_unmet) doubt_unmet_ |= bit;
    if (test.doubt == Test::Doubt::when_met) doubt_met_ |= bit;
    Compiled compiled{bit, test.range, 0, {}};
    for (std::size_t f = 0; f < test.facts.size(); ++f) {
        if (f == 0) compiled.fact = std::uint8_t(index(test.facts[f]));
        else compiled.and_facts.push_back(std::uint8_t(index(test.facts[f])));
    }
    if (test.measure == Test::Measure::today) by_day_.push_back(compiled);
    else if (!test.by_value())
        (test.facts.size() > 1 ? by_sum_ : test.range.max == INT_MAX ? by_least_ : by_range_).push_back(compiled);
    tests_.push_back(test);
    facts_of_.push_back(read_by(test));
    return compiled.bit;
}

std::vector<TestSet> Rules::alternatives_of(const Condition& condition) {
    if (condition.kind == Condition::Kind::test) return {number_of(condition.test)};
    std::vector<TestSet> all;
    if (condition.kind == Condition::Kind::all) all.push_back(0);
    for (const Condition& part : condition.parts) {
        const auto more = alternatives_of(part);
        if (condition.kind == Condition::Kind::any) {
            all.insert(all.end(), more.begin(), more.end());
            continue;
        }
        std::vector<TestSet> joined;
        for (const TestSet a : all)
            for (const TestSet b : more) joined.push_back(a | b);
        all = std::move(joined);
    }
    return all;
}

void Rules::add(Condition& condition) {
    const std::size_t begin = alternatives_.size();
    const auto all = alternatives_of(condition);
    alternatives_.insert(alternatives_.end(), all.begin(), all.end());
    condition.number = int(conditions_.size());
    conditions_.push_back({begin, alternatives_.size()});
}

void Rules::tabulate(const Content& content) {
    for (std::size_t f = 0; f < content.facts.size(); ++f) {
        const int width = content.facts[f].domain.max + 1;
        const auto reads = [&](const Test& test) {
            return test.measure == Test::Measure::value && test.by_value() && index(test.facts.front()) == f;
        };
        if (std::none_of(tests_.begin(), tests_.end(), reads)) continue;
        choices_.push_back({std::uint8_t(f), width, by_values_.size()});
        for (int least = 0; least < width; ++least) {
            for (int most = 0; most < width; ++most) {
                Truths truths;
                const std::uint64_t possible = least <= most ? values_in({least, most}) : 0;
                for (std::size_t t = 0; t < tests_.size(); ++t) {
                    if (!reads(tests_[t])) continue;
                    if ((possible & ~tests_[t].allowed) == 0) truths.yes |= TestSet{1} << t;
                    if ((possible & tests_[t].allowed) != 0) truths.maybe |= TestSet{1} << t;
                }
                by_values_.push_back(truths);
            }
        }
    }
}

Rules Rules::compile(Content& content) {
    Rules rules;
    for (std::size_t f = 0; f < content.facts.size(); ++f) {
        if (content.facts[f].kind == Fact::Kind::month || content.facts[f].is_age()) rules.month_facts_.push_back(f);
        if (content.facts[f].window_months != 0) rules.window_facts_.push_back(f);
    }
    RouteAlternatives& of_routes = rules.route_alternatives_;
    for (Credential& credential : content.credentials) {
        for (Route& route : credential.routes) {
            const std::uint64_t bit = std::uint64_t{1} << (rules.conditions_.size() % most_routes);
            rules.too_many_routes_ |= rules.conditions_.size() == most_routes;
            const std::size_t first = rules.alternatives_.size();
            rules.add(route.condition);
            for (std::size_t a = first; a < rules.alternatives_.size(); ++a) of_routes.add(rules.alternatives_[a], bit);
        }
    }
    for (std::size_t t = 0; t < rules.tests_.size(); ++t) rules.last_of_routes_ = TestSet{1} << t;
    for (Step& step : content.steps) {
        rules.add(step.needs);
        for (Lasting& one : step.lasts) rules.add(one.when);
        for (Fee& fee : step.fees) rules.add(fee.when);
    }
    for (Credential& credential : content.credentials)
        if (credential.held) rules.add(*credential.held);
    for (const Credential& credential : content.credentials)
        rules.useful_steps_.push_back(rules.useful_to(content, credential));
    rules.tabulate(content);
    return rules;
}

Truths Rules::evaluate(const Situation& situation, TestSet last, bool in_favour) const {
    Truths truths;
    const auto note = [&](TestSet bit, Interval range, Interval value) {
        truths.yes |= bit & (TestSet{0} - TestSet{range.contains(value)});
        truths.maybe |= bit & (TestSet{0} - TestSet{range.overlaps(value)});
    };
    for (const Choice& choice : choices_) {
        const Interval value = situation.values[choice.fact];
        const Truths& decided = by_values_[choice.begin + std::size_t(value.min * choice.width + value.max)];
        truths.yes |= decided.yes;
        truths.maybe |= decided.maybe;
    }
    for (const Compiled& test : by_least_) {
        if (test.bit > last) break;
        const auto [least, most] = situation.values[test.fact];
        truths.yes |= test.bit & (TestSet{0} - TestSet{least >= test.range.min});
        truths.maybe |= test.bit & (TestSet{0} - TestSet{most >= test.range.min});
    }
    for (const Compiled& test : by_range_) {
        if (test.bit > last) break;
        note(test.bit, test.range, situation.values[test.fact]);
    }
    for (const Compiled& test : by_sum_) {
        Interval value = situation.values[test.fact];
        for (const std::uint8_t fact : test.and_facts) value = value + situation.values[fact];
        note(test.bit, test.range, value);
    }
    for (const Compiled& test : by_day_) note(test.bit, test.range, situation.today);
    if (in_favour) truths.yes |= doubt_unmet_;
    else truths.yes &= ~doubt_met_;
    truths.maybe |= doubt_unmet_;
    return truths;
}

void Rules::RouteAlternatives::add(TestSet tests, std::uint64_t of_route) {
    low.push_back(std::uint64_t(tests));
    high.push_back(std::uint64_t(tests >> 64));
    route.push_back(of_route);
}

std::uint64_t Rules::RouteAlternatives::met_with(TestSet tests) const {
    const auto no_low = std::uint64_t(~tests), no_high = std::uint64_t(~tests >> 64);
    std::uint64_t met = 0;
    for (std::size_t a = 0; a < route.size(); ++a) {
        met |= route[a] & (std::uint64_t{0} - std::uint64_t{((low[a] & no_low) | (high[a] & no_high)) == 0});
    }
    return met;
}

Truths Rules::routes(Truths truths) const {
    return {route_alternatives_.met_with(truths.yes), route_alternatives_.met_with(truths.maybe)};
}

Truth Rules::truth(const Condition& condition, Truths truths) const {
    const auto [begin, end] = conditions_[std::size_t(condition.number)];
    Truth best = Truth::no;
    for (std::size_t a = begin; a < end; ++a) {
        if ((alternatives_[a] & ~truths.yes) == 0) return Truth::yes;
        if ((alternatives_[a] & ~truths.maybe) == 0) best = Truth::unknown;
    }
    return best;
}

Truth Rules::truth_since(Truths start, const Condition& condition, Truths truths, FactSet touched) const {
    const auto [first, last] = conditions_[std::size_t(condition.number)];
    const std::size_t begin = first, end = last;  // clang 14 captures no structured binding
    const auto untouched = [&](TestSet tests) {
        for (; tests != 0; tests &= tests - 1) {
            const std::size_t t = first_of(tests);
            if (facts_of_[t] == 0 || (facts_of_[t] & touched) != 0) return false;
        }
        return true;
    };
    // Would an alternative already have been met at the start, if what is undecided now turns out to be so?
    const auto was_met_with = [&](TestSet undecided) {
        for (std::size_t b = begin; b < end; ++b) {
            const TestSet then = alternatives_[b] & ~start.yes;
            if ((alternatives_[b] & ~start.maybe) == 0 && (then & ~undecided) == 0 && untouched(then)) return true;
        }
        return false;
    };
    Truth best = Truth::no;
    for (std::size_t a = begin; a < end; ++a) {
        if ((alternatives_[a] & ~truths.yes) == 0) return Truth::yes;
        if ((alternatives_[a] & ~truths.maybe) == 0 && !was_met_with(alternatives_[a] & ~truths.yes))
            best = Truth::unknown;
    }
    return best;
}

bool Rules::holds_as_well(const Condition& condition, const Place& here, const Place& there) const {
    const auto [first, last] = conditions_[std::size_t(condition.number)];
    const std::size_t begin = first, end = last;  // clang 14 captures no structured binding
    const auto no_worse = [&](TestSet undecided) {
        for (; undecided != 0; undecided &= undecided - 1) {
            const Test& test = tests_[first_of(undecided)];
            const Interval a = test.quantity(here.situation), b = test.quantity(there.situation);
            const bool more = !test.by_value() && test.range.max == INT_MAX && a.min >= b.min && a.max >= b.max;
            const bool less = !test.by_value() && test.range.min == INT_MIN && a.min <= b.min && a.max <= b.max;
            if (a != b && !more && !less) return false;
        }
        return true;
    };
    for (std::size_t a = begin; a < end; ++a) {
        if ((alternatives_[a] & ~there.truths.maybe) != 0) continue;
        const TestSet left_there = alternatives_[a] & ~there.truths.yes;
        bool as_well = false;
        for (std::size_t b = begin; b < end && !as_well; ++b) {
            const TestSet left = alternatives_[b] & ~here.truths.yes;
            as_well = (alternatives_[b] & ~here.truths.maybe) == 0 && (left & ~left_there) == 0 && no_worse(left);
        }
        if (!as_well) return false;
    }
    return true;
}

FactSet Rules::open(const Condition& condition, Truths truths, const Situation& situation) const {
    const auto [begin, end] = conditions_[std::size_t(condition.number)];
    const auto possible = [&](std::size_t a) { return (alternatives_[a] & ~truths.maybe) == 0; };
    const auto undecided = [&](std::size_t a) { return alternatives_[a] & ~truths.yes; };
    TestSet open = 0;
    for (std::size_t a = begin; a < end; ++a) {
        if (undecided(a) == 0) return 0;
        if (!possible(a)) continue;
        // An alternative that wants all that another wants, and more, decides nothing.
        bool outdone = false;
        for (std::size_t b = begin; b < end && !outdone; ++b) {
            outdone = possible(b) && (undecided(b) & ~undecided(a)) == 0 && undecided(b) != undecided(a);
        }
        if (!outdone) open |= undecided(a);
    }
    FactSet facts = 0;
    for (; open != 0; open &= open - 1) {
        const std::size_t t = first_of(open);
        if (!tests_[t].doubtful(situation)) facts |= facts_of_[t];
    }
    return facts & inexact(situation);
}

FactSet inexact(const Situation& situation) {
    FactSet facts = 0;
    for (std::size_t f = 0; f < situation.values.size(); ++f) facts |= FactSet{!situation.values[f].exact()} << f;
    return facts & ~situation.ages;
}

}  // namespace milepost
