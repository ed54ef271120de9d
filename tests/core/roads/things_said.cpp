// What is said of the random people of the properties: choices, bands, exact values, and much that is not known.

#include "core/content/content.h"
#include "tests/core/roads/properties.h"
#include "tests/support/content_fixture.h"

namespace milepost::test {
namespace {

std::string text_of(const Fact& fact, int value) {
    switch (fact.kind) {
        case Fact::Kind::choice: return fact.values[std::size_t(value)];
        case Fact::Kind::yes_no: return value == 1 ? "yes" : "no";
        case Fact::Kind::month: return month_to_string(value);
        default: return std::to_string(value);
    }
}

/// What can be said of a fact, the simplest first: each value of few; else the bands on offer, then values and spans
/// about what rules ask.
std::vector<Interval> sayings_of(const Content& content, FactId id) {
    const Fact& fact = content[id];
    std::vector<Interval> all;
    if (fact.kind != Fact::Kind::month && fact.kind != Fact::Kind::number) {
        for (int value = fact.domain.min; value <= fact.domain.max; ++value) all.push_back(exactly(value));
        return all;
    }
    std::vector<int> edges;
    const Month now = month_of(today());
    const Interval can{fact.domain.min, fact.past ? now : fact.domain.max};
    if (fact.kind == Fact::Kind::month) {
        for (const int year : {-1, 0, 1}) {
            const Interval months{(now / 12 + year) * 12, (now / 12 + year) * 12 + 11};
            if (months.overlaps(can)) all.push_back(narrowed(months, can));
        }
        for (const int months : {-61, -60, -49, -48, -14, -12, -1, 0, 1, 2, 6, 12, 13, 36})
            edges.push_back(now + months);
    } else {
        for (const Question& question : content.questions) {
            if (question.fact != id) continue;
            for (const Option& option : question.options)
                all.push_back(option.value), edges.push_back(option.value.min);
        }
    }
    for (const int edge : edges) {
        for (const Interval near :
             {exactly(edge), exactly(edge - 1), Interval{edge - 2, edge}, Interval{edge, edge + 7}}) {
            if (can.contains(near)) all.push_back(near);
        }
    }
    return all;
}

const std::vector<std::vector<Interval>>& sayings() {
    static const auto all = [] {
        std::vector<std::vector<Interval>> of_each;
        for (std::size_t f = 0; f < shipped_content().facts.size(); ++f)
            of_each.push_back(sayings_of(shipped_content(), FactId(f)));
        return of_each;
    }();
    return all;
}

}  // namespace

void showValue(const Said& said, std::ostream& out) {
    const Fact& fact = shipped_content()[said.fact];
    out << fact.id << " " << text_of(fact, said.value.min);
    if (!said.value.exact()) out << ".." << text_of(fact, said.value.max);
}

rc::Gen<std::vector<Said>> things_said() {
    std::vector<FactId> facts;
    for (std::size_t f = 0; f < shipped_content().facts.size(); ++f)
        if (!shipped_content().facts[f].internal) facts.push_back(FactId(f));
    const auto numbers = rc::gen::pair(rc::gen::inRange(0, int(facts.size())), rc::gen::inRange(0, 1000));
    const auto one = rc::gen::map(rc::gen::resize(rc::kNominalSize, numbers), [facts](std::pair<int, int> at) {
        const FactId fact = facts[std::size_t(at.first)];
        const auto& all = sayings()[index(fact)];
        return Said{fact, all[std::size_t(at.second) % all.size()]};
    });
    return rc::gen::scale(0.5, rc::gen::container<std::vector<Said>>(one));
}

Facts raising(const Content& content, const std::vector<Said>& said) {
    Facts facts = nothing_known(content);
    for (const Said& one : said) facts[index(one.fact)] = content[one.fact].domain;
    return facts;
}

Facts told_more(const Content& content, Facts facts, const std::vector<Said>& said) {
    facts = with_implications(content, facts);
    for (const Said& one : said) {
        Interval& known = facts[index(one.fact)];
        known = narrowed(known, one.value);
        facts = with_implications(content, facts);
    }
    return facts;
}

}  // namespace milepost::test
