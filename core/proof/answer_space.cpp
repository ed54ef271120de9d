#include "core/proof/answer_space.h"

#include <algorithm>
#include <climits>
#include <map>

namespace milepost {
namespace {

/// What the tests and the steps of a pack can see of one exact value of a choice or a set.
std::string seen_of(const Content& content, FactId fact, int value) {
    std::string seen;
    const auto look = [&](const Condition& condition) {
        for (const Test* test : tests_of(condition)) {
            if (test->measure != Test::Measure::value || test->facts.front() != fact) continue;
            const Fact& of = content[fact];
            if (test->by_value()) seen += char('0' + (test->allowed >> value & 1));
            else if (of.is_age()) seen += test->range.contains(of.months_of_life(exactly(value))) ? '1' : '0';
        }
    };
    for (const Credential& credential : content.credentials) {
        for (const Route& route : credential.routes) look(route.condition);
        if (credential.held) look(*credential.held);
    }
    for (const Step& step : content.steps) {
        look(step.needs);
        for (const Lasting& one : step.lasts) look(one.when);
        for (const Fee& fee : step.fees) look(fee.when);
        for (const auto& [made, to] : step.makes) {
            if (made == fact) seen += to.contains(value) ? 'm' : '-';
        }
    }
    for (const Question& question : content.questions) look(question.when);
    for (const Implication& rule : content.implications) look(rule.when);
    if (content[fact].id == "goal") seen += std::to_string(value);
    if (content[fact].id == "state") {
        const StateRule& own = *content.state(content[fact].values[std::size_t(value)]);
        for (const std::string& step : own.steps) seen += step + ' ';
        for (const Limit& limit : own.limits) seen += limit.id + ' ';
    }
    for (const StateRule& state : content.states)
        for (const Limit& limit : state.limits) look(limit.lifted);
    return seen;
}

/// The answers to a question about a choice or a set, those that look the same taken together; none for other
/// questions. `within`: of a set, what its members may be.
std::vector<PossibleAnswer> told_apart(const Content& content, const Question& question, int within) {
    const Fact& fact = content[question.fact];
    std::vector<PossibleAnswer> all;
    if (fact.kind != Fact::Kind::choice && fact.kind != Fact::Kind::set) return all;
    std::map<std::string, std::size_t> alike;
    const auto add = [&](int value) {
        const auto [same, fresh] = alike.try_emplace(seen_of(content, question.fact, value), all.size());
        if (fresh) all.push_back({exactly(value), 1});
        else ++all[same->second].stands_for;
    };
    if (question.form == Question::Form::several) {
        for (int mask = fact.domain.min; mask <= fact.domain.max; ++mask)
            if ((mask & ~within) == 0) add(mask);
    } else {
        for (const Option& option : question.options) add(option.value.min);
    }
    if (question.unsure) all.push_back({fact.domain, 1});
    return all;
}

}  // namespace

AnswerSpace::AnswerSpace(const Content& content, Date date)
    : content_(content), date_(date), steering_(steering(content)) {
    for (const Question& question : content.questions) {
        auto& chosen = chosen_.emplace_back();
        const int most = question.of ? content[*question.of].domain.max : 0;
        for (int within = 0; within <= most; ++within)
            chosen.push_back(told_apart(content, question, question.of ? within : INT_MAX));
    }
    whole_ = count(0, nothing_known(content));
}

std::vector<PossibleAnswer> AnswerSpace::answers(std::size_t q, const Facts& facts) const {
    const Question& question = content_.questions[q];
    const auto& chosen = chosen_[q][question.of ? std::size_t(facts[index(*question.of)].max) : 0];
    if (!chosen.empty()) return chosen;
    std::vector<PossibleAnswer> all;
    for (const Option& option : options_of(content_, question, facts, date_)) all.push_back({option.value, 1});
    if (question.unsure) all.push_back({content_[question.fact].domain, 1});
    return all;
}

Facts AnswerSpace::after(std::size_t q, const Facts& facts, Interval answer) const {
    Facts then = facts;
    Interval& fact = then[index(content_.questions[q].fact)];
    fact = narrowed(answer, fact);
    return with_implications(content_, then);
}

std::uint64_t AnswerSpace::count(std::size_t q, const Facts& facts) {
    while (q < content_.questions.size() && !in_place(q, facts)) ++q;
    if (q == content_.questions.size()) return 1;
    std::string key(1, char(q));
    for (std::size_t f = 0; f < facts.size(); ++f) {
        if ((steering_[q] >> f & 1) != 0) key.append(reinterpret_cast<const char*>(&facts[f]), sizeof(Interval));
    }
    if (const auto known = counted_.find(key); known != counted_.end()) return known->second;
    std::uint64_t sheets = 0;
    if (steers(q)) {
        for (const PossibleAnswer& answer : answers(q, facts))
            sheets += answer.stands_for * count(q + 1, after(q, facts, answer.value));
    } else {
        sheets = ways(q, facts) * count(q + 1, facts);
    }
    counted_[key] = sheets;
    return sheets;
}

std::uint64_t AnswerSpace::ways(std::size_t q, const Facts& facts) const {
    std::uint64_t ways = 0;
    for (const PossibleAnswer& answer : answers(q, facts)) ways += answer.stands_for;
    return ways;
}

std::uint64_t AnswerSpace::alike(std::size_t q, const Facts& facts, Interval answer) const {
    for (const PossibleAnswer& one : answers(q, facts)) {
        if (one.value == answer) return one.stands_for;
    }
    return 1;
}

std::string AnswerSpace::describe(std::size_t q, Interval answer) const {
    const Question& question = content_.questions[q];
    const Fact& fact = content_[question.fact];
    if (answer == fact.domain && !answer.exact()) return question.id + " unsure";
    const auto name = [&](int value) {
        switch (fact.kind) {
            case Fact::Kind::choice: return fact.values[std::size_t(value)];
            case Fact::Kind::yes_no: return std::string(value == 1 ? "yes" : "no");
            case Fact::Kind::month: return month_to_string(value);
            case Fact::Kind::number: break;
            case Fact::Kind::set: {
                std::string held = "none";
                for (std::size_t k = 0; k < fact.values.size(); ++k) {
                    if ((value >> k & 1) == 0) continue;
                    if (held == "none") held = fact.values[k];
                    else held.append("+").append(fact.values[k]);
                }
                return held;
            }
        }
        return std::to_string(value);
    };
    return question.id + " " + name(answer.min) + (answer.exact() ? "" : " to " + name(answer.max));
}

}  // namespace milepost
