// What each question buys: of people drawn as the proof draws them, how many are asked it, and what their answer moved.
// Usage: bench_questions [PEOPLE]

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/people/interview.h"
#include "core/proof/answer_space.h"
#include "core/proof/dice.h"
#include "core/roads/evaluation.h"
#include "tests/support/content_fixture.h"

using namespace milepost;

namespace {

/// What answers to one question moved, each counted once, as the weightiest of these.
struct Bought {
    int asked = 0;
    int recommended = 0;  ///< another certificate is recommended
    int road = 0;         ///< the recommended one's steps, months or dollars
    int verdict = 0;      ///< whether another can be applied for
    int others = 0;       ///< another's road, or a limit
};

bool same_road(const Plan& a, const Plan& b) {
    const auto steps = [](const Plan& plan) {
        std::vector<const Step*> all;
        for (const Stage& stage : plan.stages) all.push_back(stage.step);
        return all;
    };
    return a.months == b.months && a.cost_usd == b.cost_usd && steps(a) == steps(b);
}

void count(Bought& bought, const Evaluation& before, const Evaluation& after) {
    ++bought.asked;
    bool verdict = false, others = before.limits != after.limits;
    for (std::size_t c = 0; c < after.credentials.size(); ++c) {
        verdict |= before.credentials[c].status != after.credentials[c].status;
        others |= !same_road(before.credentials[c].plan, after.credentials[c].plan);
    }
    if (before.recommended != after.recommended) ++bought.recommended;
    else if (!same_road(before.best().plan, after.best().plan)) ++bought.road;
    else if (verdict) ++bought.verdict;
    else if (others) ++bought.others;
}

}  // namespace

int main(int argc, char** argv) {
    const int people = argc > 1 ? std::atoi(argv[1]) : 300;
    const Content& content = test::shipped_content();
    const Date date = test::today();
    const AnswerSpace space(content, date);
    std::vector<Bought> bought(content.questions.size());
    int asked_in_all = 0, stood = 0;
    for (int person = 0; person < people; ++person) {
        Dice dice{std::uint64_t(person)};
        Answers answers = no_answers(content);
        Interview interview = replay(content, answers, date);
        Evaluation before = evaluate(content, interview.facts, date);
        int asked = 0, moved = 0;
        while (interview.next) {
            const std::size_t question = *interview.next;
            const auto possible = space.answers(question, interview.facts);
            answers[question] = possible[dice.below(possible.size())].value;
            interview = replay(content, answers, date);
            Evaluation after = evaluate(content, interview.facts, date);
            ++asked;
            Bought& one = bought[question];
            const int was = one.recommended + one.road;
            count(one, before, after);
            if (one.recommended + one.road != was) moved = asked;
            before = std::move(after);
        }
        asked_in_all += asked;
        stood += moved;
    }
    std::printf("%d people, asked %.2f on average; the last that moved the road they end with was number %.2f\n\n",
                people, double(asked_in_all) / people, double(stood) / people);
    std::printf(
        "| question | asked of | recommends another | moves the road | opens or closes another | another's road | "
        "nothing |\n|---|---|---|---|---|---|---|\n");
    for (std::size_t q = 0; q < bought.size(); ++q) {
        const Bought& one = bought[q];
        if (one.asked == 0) continue;
        const auto percent = [](int part, int whole) { return std::lround(100.0 * part / whole); };
        std::printf("| %s | %ld%% | %ld%% | %ld%% | %ld%% | %ld%% | %ld%% |\n", content.questions[q].id.c_str(),
                    percent(one.asked, people), percent(one.recommended, one.asked), percent(one.road, one.asked),
                    percent(one.verdict, one.asked), percent(one.others, one.asked),
                    percent(one.asked - one.recommended - one.road - one.verdict - one.others, one.asked));
    }
}
