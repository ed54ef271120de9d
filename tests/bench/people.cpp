#include "tests/bench/people.h"

#include <algorithm>
#include <climits>

#include "core/people/interview.h"
#include "tests/support/content_fixture.h"

namespace milepost::bench {
namespace {

using test::Random;

/// The numbers that the rules compare each fact with.
std::vector<std::vector<int>> edges_of(const Content& content) {
    std::vector<std::vector<int>> edges(content.facts.size());
    for (const Credential& credential : content.credentials) {
        for (const Route& route : credential.routes) {
            for (const Test* test : tests_of(route.condition)) {
                if (test->by_value()) continue;
                for (const FactId fact : test->facts) {
                    for (const int edge : {test->range.min, test->range.max}) {
                        if (edge != INT_MIN && edge != INT_MAX) edges[index(fact)].push_back(edge);
                    }
                }
            }
        }
    }
    return edges;
}

Interval random_interval(Random& random, int known_of_ten, Interval domain, const std::vector<int>& edges) {
    const auto value = [&] {
        const int any = random.between(domain.min, domain.max);
        return edges.empty() || random.one_in(4)
                   ? any
                   : std::clamp(random.pick(edges) + random.between(-1, 1), domain.min, domain.max);
    };
    if (random.below(10) >= known_of_ten) return random.one_in(2) ? domain : span(exactly(value()), exactly(value()));
    return exactly(value());
}

Interval random_answer(Random& random, const Content& content, const Question& question, const Facts& facts,
                       Date date) {
    const Interval domain = content[question.fact].domain;
    if (question.unsure && random.one_in(6)) return domain;
    if (question.form == Question::Form::several) return exactly(random.one_in(2) ? 0 : random.between(0, domain.max));
    return random.pick(options_of(content, question, facts, date)).value;
}

}  // namespace

std::vector<Situation> random_situations(const Content& content, std::size_t count) {
    Random random(2026);
    const auto edges = edges_of(content);
    // of the alternative pathway, the one rule about the day
    const int last_day = days_since_1970(test::day("2029-08-31"));
    std::vector<Situation> people;
    while (people.size() < count) {
        Facts said = nothing_known(content);
        for (std::size_t f = 0; f < said.size(); ++f)
            if (random.one_in(2)) said[f] = content.facts[f].domain;  // what has to be raised may be anything, too
        Situation person = situation_of(content, said, test::today());
        const int known_of_ten = random.between(0, 10);
        for (std::size_t f = 0; f < content.facts.size(); ++f)
            person.values[f] = random_interval(random, known_of_ten, person.values[f], edges[f]);
        if (random.one_in(4)) person.today = {last_day + random.between(-40, 1), last_day + random.between(1, 40)};
        imply(content, person);
        people.push_back(person);
    }
    return people;
}

Interviews random_interviews(const Content& content, std::size_t count, Date date) {
    Random random(2027);
    Interviews all;
    while (all.final.size() < count) {
        Answers answers = no_answers(content);
        Interview interview = replay(content, answers, date);
        while (interview.next) {
            answers[*interview.next] =
                random_answer(random, content, content.questions[*interview.next], interview.facts, date);
            interview = replay(content, answers, date);
            Told told{interview.facts};
            for (const std::size_t q : interview.given) told.settled |= only(content.questions[q].fact);
            (interview.next ? all.midway : all.final).push_back(told);
        }
    }
    return all;
}

}  // namespace milepost::bench
