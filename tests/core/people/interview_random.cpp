#include <set>

#include "core/roads/evaluation.h"
#include "tests/core/people/interviews.h"

using namespace milepost;
using test::answered;
using test::now;
using test::offered;
using test::raised;
using test::Random;
using test::random_answer;
using test::shipped_content;
using test::today;

TEST_CASE("Every interview ends, asks each question once, never counts upward and reaches every question and option") {
    const Content& content = shipped_content();
    std::set<std::size_t> reached;
    std::set<std::pair<std::size_t, std::string>> taken;
    Random random(7);
    for (int round = 0; round < 400; ++round) {
        const Date date = random.one_in(3) ? test::day("2027-01-03") : today();
        Answers answers = no_answers(content);
        if (round % 10 == 0) {  // a person rarely met by chance: only hours of work can make up for the practicum
            answers = answered({{"training", "finished"},
                                {"program", "certificate"},
                                {"accreditor", "other_recognized"},
                                {"practicum_hours", "0-0"},
                                {"skills_logged", "true"}});
        }
        answers = raised(random, answers, date);
        Interview interview = now(answers, date);
        for (const std::size_t q : interview.given) {
            if (!content[content.questions[q].fact].raised()) continue;
            reached.insert(q);
            for (const Option& option : content.questions[q].options)
                if (option.value == answers[q]) taken.insert({q, option.id});
        }
        int asked_so_far = int(interview.given.size());
        while (interview.next) {
            const std::size_t q = *interview.next;
            const Question& asking = content.questions[q];
            INFO("round " << round << ", " << asking.id);
            REQUIRE_FALSE(answers[q]);
            REQUIRE_FALSE(content[asking.fact].raised());
            REQUIRE(asking.when.evaluate(situation_of(content, interview.facts, date)) != Truth::no);
            REQUIRE_FALSE(interview.facts[index(asking.fact)].exact());
            const auto options = offered(q, answers, date);
            REQUIRE(options.size() >= (asking.form == Question::Form::several ? 1 : 2));  // or none of several
            REQUIRE((options.size() <= 12 || asking.form == Question::Form::map));
            for (const Option& option : options) {
                REQUIRE((option.value.overlaps(interview.facts[index(asking.fact)]) ||
                         asking.form == Question::Form::several));
            }
            reached.insert(q);
            answers[q] = random_answer(random, q, answers, date);
            for (const Option& option : options) {
                if (option.value == answers[q]) taken.insert({q, option.id});
            }
            const Interview then = now(answers, date);
            REQUIRE(then.left < interview.left);
            REQUIRE((then.left == 0) == !then.next);
            REQUIRE(std::find(then.given.begin(), then.given.end(), q) != then.given.end());
            for (std::size_t f = 0; f < then.facts.size(); ++f) REQUIRE(interview.facts[f].contains(then.facts[f]));
            REQUIRE(answers[q]->contains(then.facts[index(asking.fact)]));
            interview = then;
            REQUIRE(++asked_so_far <= int(content.questions.size()));
        }
        REQUIRE(int(interview.given.size()) == asked_so_far);
    }
    for (std::size_t q = 0; q < content.questions.size(); ++q) {
        INFO(content.questions[q].id);
        CHECK(reached.contains(q));
        for (const Option& option : content.questions[q].options) {
            INFO(option.id);
            if (content.questions[q].form != Question::Form::several) CHECK(taken.contains({q, option.id}));
        }
    }
}

TEST_CASE("Each question is answered, to come, or skipped for a reason") {
    const Content& content = shipped_content();
    Random random(8);
    for (int round = 0; round < 80; ++round) {
        Answers answers = raised(random, no_answers(content), today());
        for (Interview interview = now(answers);; interview = now(answers)) {
            REQUIRE(interview.given.size() + std::size_t(interview.left) + interview.skipped.size() ==
                    content.questions.size());
            std::set<std::size_t> seen(interview.given.begin(), interview.given.end());
            for (const Skipped& skipped : interview.skipped) REQUIRE(seen.insert(skipped.question).second);
            REQUIRE(std::is_sorted(interview.skipped.begin(), interview.skipped.end(),
                                   [](const Skipped& a, const Skipped& b) { return a.question < b.question; }));
            if (!interview.next) break;
            REQUIRE(seen.insert(*interview.next).second);
            answers[*interview.next] = random_answer(random, *interview.next, answers, today());
        }
    }
}

TEST_CASE("A question that is asked may change the result: people differ whom only the answer to it tells apart") {
    const Content& content = shipped_content();
    Random random(18);
    int asked_in_all = 0;
    std::vector<std::string> in_vain;
    for (int round = 0; round < 40; ++round) {
        Answers answers = no_answers(content);
        for (Interview interview = now(answers); interview.next; interview = now(answers)) {
            const Question& asking = content.questions[*interview.next];
            const auto matters = [&] {
                for (int world = 0; world < 40; ++world) {  // as alike as two answers leave two people
                    const Facts somebody = test::completed(random, interview.facts, today());
                    std::set<std::string> results;
                    for (int other = 0; other < 6; ++other) {
                        Facts facts = interview.facts;
                        facts[index(asking.fact)] = narrowed(test::tapped(random, asking, interview.facts, today(), 0),
                                                             facts[index(asking.fact)]);
                        facts = with_implications(content, facts);
                        for (std::size_t f = 0; f < facts.size(); ++f) {
                            if (facts[f].contains(somebody[f])) facts[f] = somebody[f];
                            facts = with_implications(content, facts);
                        }
                        results.insert(test::verdicts_and_roads(
                            evaluate(content, test::completed(random, facts, today()), today())));
                    }
                    if (results.size() > 1) return true;
                }
                return false;
            };
            ++asked_in_all;
            if (!asking.always && !matters())
                in_vain.push_back(asking.id + " where " + test::told(interview.facts) + " is known");
            answers[*interview.next] = test::tapped(random, asking, interview.facts, today(), 0);
        }
    }
    for (const std::string& one : in_vain) UNSCOPED_INFO(one);
    CHECK(int(in_vain.size()) * 15 <= asked_in_all);  // it may be missed where it takes a rare person
}

TEST_CASE("At the end of an interview nothing hangs on a question that could have been asked and was not") {
    const Content& content = shipped_content();
    Random random(19);
    for (int round = 0; round < 150; ++round) {
        Answers answers = raised(random, no_answers(content), today());
        Interview interview = now(answers);
        while (interview.next) {
            answers[*interview.next] = random_answer(random, *interview.next, answers, today());
            interview = now(answers);
        }
        FactSet settled = 0;
        for (const std::size_t q : interview.given) settled |= only(content.questions[q].fact);
        const FactSet hanging = hangs_on(content, interview.facts, today(), settled);
        for (const Skipped& skipped : interview.skipped) {
            const Question& question = content.questions[skipped.question];
            const bool said = std::any_of(interview.given.begin(), interview.given.end(),
                                          [&](std::size_t g) { return content.questions[g].fact == question.fact; });
            INFO(question.id << ", skipped where " << test::told(interview.facts) << " is known");
            const bool in_place =
                skipped.why == Skipped::Why::cannot_matter || skipped.why == Skipped::Why::needs_another;
            if (in_place && !said) REQUIRE((hanging & only(question.fact)) == 0);
        }
    }
}

TEST_CASE("Answers in any order, changed at will, never break an interview") {
    const Content& content = shipped_content();
    Random random(9);
    for (int round = 0; round < 60; ++round) {
        Answers answers = no_answers(content);
        for (int change = 0; change < 40; ++change) {
            const std::size_t q = std::size_t(random.below(int(answers.size())));
            if (random.one_in(5)) answers[q].reset();
            else answers[q] = random_answer(random, q, answers, today());
            const Interview interview = now(answers);
            for (std::size_t f = 0; f < interview.facts.size(); ++f) {
                REQUIRE(interview.facts[f].min <= interview.facts[f].max);
                REQUIRE(content.facts[f].domain.contains(interview.facts[f]));
            }
            REQUIRE(interview.next.has_value() == (interview.left > 0));
        }
        int asked_again = 0;  // and from wherever that led, answering what is asked comes to an end
        for (Interview interview = now(answers); interview.next; interview = now(answers)) {
            answers[*interview.next] = random_answer(random, *interview.next, answers, today());
            REQUIRE(++asked_again <= 2 * int(answers.size()));
        }
    }
}
