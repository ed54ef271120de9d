#include "core/proof/verdict_proof.h"

#include <algorithm>
#include <climits>
#include <numeric>
#include <set>

#include "core/proof/answer_space.h"
#include "core/proof/naive.h"

namespace milepost {
namespace {

/// What a fact can be known to be, for one route: each answer that a question gives, and what profiles may say at its
/// thresholds. Numbers and "yes or no" stand in rising order at the front; `rising` counts them.
struct Cells {
    FactId fact{};
    std::vector<Interval> values;
    std::size_t rising = 0;
};

Cells cells_of(const Content& content, FactId id, const std::vector<const Test*>& tests, Date date) {
    const Fact& fact = content[id];
    Cells cells{id, {}, 0};
    const auto add = [&](Interval value) {
        if (std::find(cells.values.begin(), cells.values.end(), value) == cells.values.end())
            cells.values.push_back(value);
    };
    for (const Question& question : content.questions) {
        if (question.fact != id) continue;
        if (question.form == Question::Form::several) {  // one of each kind that these tests tell apart
            std::set<std::vector<bool>> seen;
            for (int value = 0; value <= fact.domain.max; ++value) {
                std::vector<bool> met;
                for (const Test* test : tests) {
                    if (!test->facts.empty() && test->facts.front() == id)
                        met.push_back((test->allowed >> value & 1) != 0);
                }
                if (seen.insert(met).second) add(exactly(value));
            }
        } else if (question.form != Question::Form::months) {
            for (const Option& option : options_of(content, question, nothing_known(content), date)) add(option.value);
        }
    }
    std::sort(cells.values.begin(), cells.values.end(), [](Interval a, Interval b) { return a.min < b.min; });
    if (fact.kind == Fact::Kind::number || fact.kind == Fact::Kind::yes_no) cells.rising = cells.values.size();
    if (fact.kind == Fact::Kind::month) {
        for (const Test* test : tests) {
            if (test->measure != Test::Measure::months_since) continue;
            for (const int edge : {test->range.min, test->range.max}) {
                if (edge == INT_MIN || edge == INT_MAX) continue;  // open to that side
                for (const int month : {edge - 1, edge, edge + 1})
                    if (fact.domain.contains(month_of(date) - month)) add(exactly(month_of(date) - month));
            }
        }
    }
    add(fact.domain);
    return cells;
}

std::string person_of(const Content& content, const std::vector<Cells>& all, const std::vector<std::size_t>& at,
                      Date date) {
    std::string person = "on " + to_string(date);
    for (std::size_t k = 0; k < all.size(); ++k) {
        const Interval value = all[k].values[at[k]];
        const Fact& fact = content[all[k].fact];
        const auto one = [&](int v) {
            return fact.kind == Fact::Kind::choice  ? fact.values[std::size_t(v)]
                   : fact.kind == Fact::Kind::month ? month_to_string(v)
                                                    : std::to_string(v);
        };
        person += ", " + fact.id + " " +
                  (value == fact.domain ? "unknown"
                   : value.exact()      ? one(value.min)
                                        : one(value.min) + " to " + one(value.max));
    }
    return person;
}

/// Parts of a route that read no fact in common with the others: whether one is met says nothing of another. That all
/// of them hold is then as sure as the least sure of them, so that the second evaluator may look at each by itself.
struct Apart {
    Route route;                     ///< of these parts alone
    std::vector<std::size_t> cells;  ///< what they read, by its position among the cells of the whole route
    std::vector<Truth> verdicts;     ///< of the second evaluator, for each combination; the first cell counts fastest
};

std::vector<Apart> apart(const Route& route, const std::vector<Cells>& cells) {
    const auto has = [](const auto& items, const auto& item) {
        return std::find(items.begin(), items.end(), item) != items.end();
    };
    std::vector<Apart> all;
    const std::vector<Condition> whole{route.condition};
    for (const Condition& part : route.condition.kind == Condition::Kind::all ? route.condition.parts : whole) {
        Apart joined{{route.id, {Condition::Kind::all, {part}, {}, -1}, {}, {}}, {}, {}};
        for (std::size_t k = 0; k < cells.size(); ++k) {
            const auto tests = tests_of(part);
            if (std::any_of(tests.begin(), tests.end(),
                            [&](const Test* test) { return has(test->facts, cells[k].fact); }))
                joined.cells.push_back(k);
        }
        std::erase_if(all, [&](const Apart& other) {
            if (std::none_of(other.cells.begin(), other.cells.end(), [&](auto k) { return has(joined.cells, k); }))
                return false;
            auto& parts = joined.route.condition.parts;
            parts.insert(parts.end(), other.route.condition.parts.begin(), other.route.condition.parts.end());
            for (const std::size_t k : other.cells)
                if (!has(joined.cells, k)) joined.cells.push_back(k);
            return true;
        });
        all.push_back(std::move(joined));
    }
    return all;
}

/// The next combination, as a number is counted up; false after the last.
bool count_up(std::vector<std::size_t>& at, const std::vector<Cells>& cells, const std::vector<std::size_t>& digits) {
    for (const std::size_t k : digits) {
        if (++at[k] < cells[k].values.size()) return true;
        at[k] = 0;
    }
    return false;
}

void prove_route(const Content& content, const Route& route, Date date, const std::stop_token& stop, bool& met,
                 Proof& proof) {
    const auto tests = tests_of(route.condition);
    std::vector<Cells> cells;
    for (const Test* test : tests) {
        for (const FactId fact : test->facts) {
            if (std::none_of(cells.begin(), cells.end(), [&](const Cells& c) { return c.fact == fact; }))
                cells.push_back(cells_of(content, fact, tests, date));
        }
    }
    std::vector<std::size_t> at(cells.size(), 0), digits(cells.size());
    std::iota(digits.begin(), digits.end(), std::size_t{0});
    Facts facts = nothing_known(content);
    const auto person = [&](const std::vector<std::size_t>& known) {
        for (const std::size_t k : known) facts[index(cells[k].fact)] = cells[k].values[at[k]];
        return situation_of(content, facts, date);
    };
    std::vector<Apart> groups = apart(route, cells);
    for (Apart& group : groups) {
        do {
            group.verdicts.push_back(naive_verdict(group.route, person(group.cells)));
        } while (!stop.stop_requested() && count_up(at, cells, group.cells));
    }
    if (stop.stop_requested()) return;
    const auto by_second = [&] {
        Truth all = Truth::yes;
        for (const Apart& group : groups) {
            std::size_t position = 0, stride = 1;
            for (const std::size_t k : group.cells) position += at[k] * stride, stride *= cells[k].values.size();
            all = all && group.verdicts[position];
        }
        return all;
    };
    std::vector<Truth> truths;
    do {
        const Truth found = content.rules.truth(route.condition, content.rules.evaluate_routes(person(digits)));
        if (found != by_second()) {
            note_fault(proof,
                       route.id + " is not what the second evaluator finds: " + person_of(content, cells, at, date));
        }
        met = met || found == Truth::yes;
        truths.push_back(found);
        stir(proof.digest, std::uint64_t(found));
        if (stop.stop_requested()) return;
    } while (count_up(at, cells, digits));
    proof.verdict_classes += truths.size();
    std::size_t stride = 1;
    for (std::size_t k = 0; k < cells.size(); stride *= cells[k].values.size(), ++k) {
        if (!content[cells[k].fact].changeable) continue;
        for (std::size_t i = 0; i < truths.size(); ++i) {
            if (i / stride % cells[k].values.size() + 1 >= cells[k].rising || truths[i] != Truth::yes ||
                truths[i + stride] == Truth::yes)
                continue;
            std::size_t rest = i;
            for (std::size_t j = 0; j < cells.size(); ++j) {
                at[j] = rest % cells[j].values.size();
                rest /= cells[j].values.size();
            }
            note_fault(proof, route.id + " closes where " + content[cells[k].fact].id +
                                  " rises: " + person_of(content, cells, at, date));
        }
    }
}

/// Everything that a fact can be must be among the answers to some question: nobody is left without theirs.
void prove_answers(const Content& content, Proof& proof) {
    for (const Question& question : content.questions) {
        const Fact& fact = content[question.fact];
        if (question.form != Question::Form::choices && question.form != Question::Form::map) continue;
        for (int value = fact.domain.min; value <= fact.domain.max; ++value) {
            const bool offered =
                std::any_of(content.questions.begin(), content.questions.end(), [&](const Question& other) {
                    return other.fact == question.fact &&
                           std::any_of(other.options.begin(), other.options.end(),
                                       [&](const Option& o) { return o.value.contains(value); });
                });
            if (offered) continue;
            const std::string name =
                fact.kind == Fact::Kind::choice ? fact.values[std::size_t(value)] : std::to_string(value);
            note_fault(proof, "no answer to \"" + question.id + "\" fits a person whose " + fact.id + " is " + name);
            break;
        }
    }
}

}  // namespace

void note_fault(Proof& proof, std::string fault) {
    constexpr std::size_t told = 20;
    ++proof.violations;
    if (proof.faults.size() < told) proof.faults.push_back(std::move(fault));
}

std::vector<Date> days_to_prove(const Content& content, Date date) {
    std::vector<Date> days{date};
    for (const Credential& credential : content.credentials) {
        for (const Route& route : credential.routes) {
            for (const Test* test : tests_of(route.condition)) {
                if (test->measure != Test::Measure::today) continue;
                for (const int day : {test->range.max, test->range.max + 1})
                    days.push_back(Date{std::chrono::sys_days{std::chrono::days{day}}});
            }
        }
    }
    return days;
}

void prove_verdicts(const Content& content, Date date, const std::stop_token& stop, Proof& proof) {
    prove_answers(content, proof);
    for (const Credential& credential : content.credentials) {
        for (const Route& route : credential.routes) {
            bool met = false;
            for (const Date day : days_to_prove(content, date)) prove_route(content, route, day, stop, met, proof);
            if (stop.stop_requested()) return;
            const auto tests = tests_of(route.condition);
            const bool never_sure = std::any_of(tests.begin(), tests.end(),
                                                [](const Test* test) { return test->doubt == Test::Doubt::when_met; });
            if (!met && !never_sure) note_fault(proof, route.id + ": nobody can surely meet it, whatever they answer");
        }
    }
}

}  // namespace milepost
