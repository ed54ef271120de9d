#pragma once
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "core/people/interview.h"
#include "tests/support/content_fixture.h"

/// Answers given by the ids of questions and options, and what an interview asks after them.
namespace milepost::test {

inline std::size_t question(const char* id) {
    const auto& all = shipped_content().questions;
    return std::size_t(std::find_if(all.begin(), all.end(), [&](const Question& q) { return q.id == id; }) -
                       all.begin());
}

inline Interview now(const Answers& answers, Date date = today()) { return replay(shipped_content(), answers, date); }

/// The question that comes next; "" where none does.
inline std::string asked(const Answers& answers) {
    const auto next = now(answers).next;
    return next ? shipped_content().questions[*next].id : "";
}

inline bool counts(const Answers& answers, const char* id) {
    const auto given = now(answers).given;
    return std::find(given.begin(), given.end(), question(id)) != given.end();
}

/// What may be picked does not hang on what was picked there before.
inline std::vector<Option> offered(std::size_t q, Answers answers, Date date = today()) {
    answers[q].reset();
    return options_of(shipped_content(), shipped_content().questions[q], now(answers, date).facts, date);
}

inline std::vector<std::string> offered_ids(const char* id, const Answers& answers, Date date = today()) {
    std::vector<std::string> ids;
    for (const Option& option : offered(question(id), answers, date)) ids.push_back(option.id);
    return ids;
}

inline Interval whole(std::size_t q) { return shipped_content()[shipped_content().questions[q].fact].domain; }

/// Answers a question by an option's id, "unsure" or "none of them".
inline void answer(Answers& answers, const char* id, const std::string& option) {
    const std::size_t q = question(id);
    if (option == "unsure" || option == "none of them") {
        answers[q] = option == "unsure" ? whole(q) : exactly(0);
        return;
    }
    const auto options = offered(q, answers);
    const auto picked =
        std::find_if(options.begin(), options.end(), [&](const Option& one) { return one.id == option; });
    INFO(id << " has no option " << option);
    REQUIRE(picked != options.end());
    answers[q] = picked->value;
}

/// The answers of somebody who wants it soon and works in Ohio, unless they say otherwise.
inline Answers answered(std::initializer_list<std::pair<const char*, const char*>> all) {
    Answers answers = no_answers(shipped_content());
    answer(answers, "state", "OH");
    answer(answers, "goal", "soonest");
    for (const auto& [id, option] : all) answer(answers, id, option);
    return answers;
}

/// Somebody who finished a certificate program in this year, and has not worked since.
inline Answers finished(const char* year) {
    return answered({{"training", "finished"},
                     {"work_7y", "0-0"},
                     {"diploma", "yes"},
                     {"program", "certificate"},
                     {"finish_past", year}});
}

/// "cannot_matter": why a question is not asked; "" where it is, or was.
inline std::string why_skipped(const Answers& answers, const char* id) {
    for (const Skipped& skipped : now(answers).skipped) {
        if (skipped.question == question(id)) return std::string(name(skipped.why));
    }
    return "";
}

inline Interval random_answer(Random& random, std::size_t q, const Answers& answers, Date date) {
    Answers others = answers;
    others[q].reset();
    return tapped(random, shipped_content().questions[q], now(others, date).facts, date, 6);
}

inline std::vector<std::string> raisable(const Answers& answers) {
    std::vector<std::string> ids;
    for (const std::size_t q : to_raise(shipped_content(), now(answers), today()))
        ids.push_back(shipped_content().questions[q].id);
    return ids;
}

/// Somebody who raises some of what they may, before anything else is asked: what no answer to come can take back.
inline Answers raised(Random& random, Answers answers, Date date) {
    const Content& content = shipped_content();
    const Interview interview = now(answers, date);
    const Situation situation = situation_of(content, interview.facts, date);
    for (const std::size_t q : to_raise(content, interview, date)) {
        const Question& question = content.questions[q];
        if (question.when.evaluate(situation) == Truth::yes && random.one_in(3))
            answers[q] = tapped(random, question, interview.facts, date, 6);
    }
    return answers;
}

}  // namespace milepost::test
