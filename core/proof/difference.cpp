#include "core/proof/difference.h"

#include <algorithm>
#include <map>

#include "core/proof/answer_space.h"
#include "core/proof/dice.h"
#include "core/roads/evaluation.h"

namespace milepost {
namespace {

/// A person known in the terms of one pack, in those of another.
Facts in_terms_of(const Content& to, const Content& from, const Facts& facts) {
    Facts all = nothing_known(to);
    for (std::size_t f = 0; f < to.facts.size(); ++f) {
        const Fact& fact = to.facts[f];
        const auto same = from.fact(fact.id);
        if (!same || from[*same].kind != fact.kind) continue;
        const Interval value = facts[index(*same)];
        if (value == from[*same].domain) {  // also of what they raised and are not sure of
            all[f] = fact.domain;
            continue;
        }
        if (fact.kind == Fact::Kind::number || fact.kind == Fact::Kind::month || fact.kind == Fact::Kind::yes_no) {
            if (fact.domain.overlaps(value)) all[f] = narrowed(value, fact.domain);
        } else if (value.exact() && fact.kind == Fact::Kind::choice) {
            const int position = fact.position(from[*same].values[std::size_t(value.min)]);
            if (position >= 0) all[f] = exactly(position);
        } else if (value.exact()) {
            int mask = 0;
            for (std::size_t k = 0; k < from[*same].values.size(); ++k) {
                const int position = fact.position(from[*same].values[k]);
                if ((value.min >> k & 1) != 0 && position >= 0) mask |= 1 << position;
            }
            all[f] = exactly(mask);
        }
    }
    return all;
}

/// Every way in which two results differ for one person, a line each.
std::vector<std::string> differences(const Evaluation& now, const Evaluation& was) {
    std::vector<std::string> all;
    for (const CredentialResult& is : now.credentials) {
        const std::string& id = is.credential->id;
        const auto old = std::find_if(was.credentials.begin(), was.credentials.end(),
                                      [&](const auto& c) { return c.credential->id == id; });
        if (old == was.credentials.end()) {
            all.push_back(id + ": was not there");
            continue;
        }
        if (is.status != old->status)
            all.push_back(id + ": " + std::string(name(is.status)) + ", was " + std::string(name(old->status)));
        const auto compare = [&](int a, int b, const char* more, const char* less) {
            if (a != b) all.push_back(id + (a > b ? more : less));
        };
        compare(is.plan.months.max, old->plan.months.max, ": takes longer", ": takes less time");
        compare(is.plan.cost_usd.max, old->plan.cost_usd.max, ": costs more", ": costs less");
    }
    for (const CredentialResult& old : was.credentials) {
        const bool stays = std::any_of(now.credentials.begin(), now.credentials.end(),
                                       [&](const auto& c) { return c.credential->id == old.credential->id; });
        if (!stays) all.push_back(old.credential->id + ": is no longer there");
    }
    return all;
}

}  // namespace

Difference difference(const Content& now, const Content& was, Date date, int people) {
    const AnswerSpace space(now, date);
    Difference found;
    std::map<std::string, DifferentPeople> groups;
    for (int person = 0; person < people; ++person) {
        Dice dice{std::uint64_t(person)};
        Facts facts = nothing_known(now);
        for (std::size_t f = 0; f < facts.size(); ++f)  // of what nobody is asked one in eight has something to say
            if (now.facts[f].raised() && !now.facts[f].internal && dice.below(8) == 0) facts[f] = now.facts[f].domain;
        std::string answers;
        for (std::size_t q = 0; q < now.questions.size(); ++q) {
            Interval& fact = facts[index(now.questions[q].fact)];
            if (!space.in_place(q, facts)) {
                if (now[now.questions[q].fact].raised() && fact == now[now.questions[q].fact].domain)
                    fact = now[now.questions[q].fact].unsaid;
                continue;
            }
            const auto offered = space.answers(q, facts);
            const Interval answer = offered[dice.below(offered.size())].value;
            facts = space.after(q, facts, answer);
            answers += (answers.empty() ? "" : ", ") + space.describe(q, answer);
        }
        const auto all = differences(evaluate(now, facts, date), evaluate(was, in_terms_of(was, now, facts), date));
        for (const std::string& what : all) {
            DifferentPeople& group = groups.try_emplace(what, DifferentPeople{what, 0, answers}).first->second;
            ++group.people;
        }
        ++found.people;
        found.changed += !all.empty();
    }
    for (auto& [what, group] : groups) found.groups.push_back(std::move(group));
    std::stable_sort(found.groups.begin(), found.groups.end(),
                     [](const auto& a, const auto& b) { return a.people > b.people; });
    return found;
}

}  // namespace milepost
