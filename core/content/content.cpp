#include "core/content/content.h"

#include <algorithm>
#include <climits>
#include <stdexcept>

namespace milepost {
namespace {

template <class Items>
auto find_by_id(const Items& items, std::string_view id) {
    return std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
}

template <class Items>
auto pointer_by_id(const Items& items, std::string_view id) {
    const auto it = find_by_id(items, id);
    return it == items.end() ? nullptr : &*it;
}

}  // namespace

int Fact::position(std::string_view value) const {
    const auto it = std::find(values.begin(), values.end(), value);
    return it == values.end() ? -1 : int(it - values.begin());
}

Interval Fact::months_of_life(Interval of) const {
    constexpr int a_long_life = 120 * 12;
    const auto end = std::size_t(of.max) + 1;
    return {from_months[std::size_t(of.min)], end < from_months.size() ? from_months[end] - 1 : a_long_life};
}

bool GuidePart::pictured() const {
    return !sections.empty() && std::all_of(sections.begin(), sections.end(), [](const GuideSection& section) {
        return section.picture != Picture::none;
    });
}

std::optional<FactId> Content::fact(std::string_view id) const {
    const auto it = find_by_id(facts, id);
    if (it == facts.end()) return {};
    return FactId(it - facts.begin());
}

FactId Content::fact_at(std::string_view id) const {
    if (const auto found = fact(id)) return *found;
    throw std::out_of_range("no fact " + std::string(id));
}

const Step* Content::step(std::string_view id) const { return pointer_by_id(steps, id); }
const Credential* Content::credential(std::string_view id) const { return pointer_by_id(credentials, id); }

const StateRule* Content::state(std::string_view code) const {
    const auto it = std::find_if(states.begin(), states.end(), [&](const StateRule& s) { return s.code == code; });
    return it == states.end() ? nullptr : &*it;
}

Facts nothing_known(const Content& content) {
    Facts facts;
    for (const Fact& fact : content.facts) facts.push_back(fact.unsaid);
    return facts;
}

Situation situation_of(const Content& content, const Facts& facts, Today date) {
    Situation situation{facts, days_of(date), exactly(0), 0, {}, nullptr, 0};
    if (const auto state = content.fact("state")) situation.where = facts[index(*state)];
    if (date.known) situation.start = month_of(date.day);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (content.facts[i].kind == Fact::Kind::month) situation.values[i] = months_of(date) + -facts[i];
        if (content.facts[i].past) situation.values[i] = narrowed(situation.values[i], {0, INT_MAX / 2});
        if (content.facts[i].is_age()) {
            situation.values[i] = content.facts[i].months_of_life(facts[i]);
            if (facts[i].exact()) situation.ages |= FactSet{1} << i;
        }
    }
    return situation;
}

void imply(const Content& content, Situation& situation) {
    Facts& facts = situation.values;
    // Each pass can only narrow; a chain of rules settles in as many passes as it has links.
    bool settled = false;
    for (std::size_t pass = 0; !settled && pass < content.bounds.size() + content.implications.size(); ++pass) {
        settled = true;
        const auto narrow = [&](Interval& fact, Interval value) {
            settled = settled && fact == value;
            fact = value;
        };
        for (const Bound& rule : content.bounds) {
            const Interval base = facts[index(rule.base)];
            Interval& fact = facts[index(rule.fact)];
            // As far as what was said allows: so more of one fact never means less of another, even where they
            // contradict.
            if (rule.at_least) narrow(fact, {std::clamp(base.min + rule.offset, fact.min, fact.max), fact.max});
            else narrow(fact, {fact.min, std::clamp(base.max + rule.offset, fact.min, fact.max)});
        }
        for (const Implication& rule : content.implications) {
            if (rule.when.evaluate(situation) != Truth::yes) continue;
            for (const auto& [fact, value] : rule.then) narrow(facts[index(fact)], narrowed(facts[index(fact)], value));
        }
    }
}

Facts with_implications(const Content& content, const Facts& facts) {
    Situation situation{facts, {}, {}, 0, {}, nullptr, 0};
    imply(content, situation);
    return situation.values;
}

bool current(const Citation& cite, Today today) { return today.known && month_of(today.day) <= cite.review_by; }

Date made_on(const Content& content) {
    Month month = parse_month(content.read_on).value_or(0);
    for (const Revision& revision : content.revisions) month = std::max(month, revision.month);
    std::string version = content.version.substr(0, 10);
    std::replace(version.begin(), version.end(), '.', '-');
    return std::max(parse_date(version).value_or(Date{}), first_of(month));
}

Month last_used(const Content& content) {
    constexpr int two_years = 24;  // months
    Month last = month_of(made_on(content));
    const auto note = [&](const Citation& cite) { last = std::max(last, cite.review_by); };
    for (const Step& step : content.steps) {
        note(step.cite);
        for (const Fee& fee : step.fees) note(fee.cite);
    }
    for (const Credential& credential : content.credentials) {
        for (const Route& route : credential.routes) note(route.cite);
        note(credential.exam.cite), note(credential.renewal.cite), note(credential.renewal.fee.cite);
    }
    for (const StateRule& state : content.states) {
        note(state.cite), note(state.pay_cite);
        for (const Limit& limit : state.limits) note(limit.cite);
    }
    for (const Caution& caution : content.cautions) note(caution.cite);
    for (const Figure& figure : content.labour) note(figure.cite);
    for (const Programs& programs : content.programs) note(programs.cite);
    for (const GuidePart& part : content.guide) {
        for (const GuideSection& section : part.sections) note(section.cite);
    }
    return last + two_years;
}

Today by_clock(const Content& content, Date clock) {
    const Date made = made_on(content);
    return clock < made || month_of(clock) > last_used(content) ? Today::not_before(made) : Today(clock);
}

}  // namespace milepost
