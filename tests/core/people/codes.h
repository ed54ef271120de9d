#pragma once
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <variant>

#include "core/people/code.h"
#include "tests/core/people/interviews.h"
#include "tests/support/content_fixture.h"
#include "tests/support/mutation.h"

/// People whose answers become codes, and what codes bring back.
namespace milepost::test {

/// Somebody who answers every question that is in place, whether it matters or not, and of what nobody is asked raises
/// one thing in `raised_one_in` (0: nothing): not what is nobody else's business.
inline Answers sheet(Random& random, Today date = today(), int unsure_one_in = 6, int raised_one_in = 3) {
    const Content& content = shipped_content();
    Answers answers = no_answers(content);
    Facts facts = nothing_known(content);
    Random raising(unsigned(Random(random).below(1 << 30)));  // what is asked is drawn as if nothing were raised
    for (const Question& question : content.questions) {
        const Fact& fact = content[question.fact];
        if (fact.raised() && !question.delicate && raised_one_in != 0 && raising.one_in(raised_one_in))
            facts[index(question.fact)] = fact.domain;
    }
    for (std::size_t q = 0; q < answers.size(); ++q) {
        const Question& question = content.questions[q];
        Interval& fact = facts[index(question.fact)];
        if (out_of_place(content, question, facts, date)) {
            if (content[question.fact].raised()) fact = content[question.fact].unsaid;
            continue;
        }
        answers[q] = test::tapped(random, question, facts, date, unsure_one_in);
        fact = narrowed(*answers[q], fact);
        facts = with_implications(content, facts);
    }
    return answers;
}

/// What somebody raises before anything is asked: some of what nobody is asked, but for what is nobody else's business.
inline Answers raised_openly(Random& random) {
    const Content& content = shipped_content();
    Answers answers = no_answers(content);
    for (std::size_t q = 0; q < answers.size(); ++q) {
        const Question& question = content.questions[q];
        if (content[question.fact].raised() && !question.delicate && random.one_in(3))
            answers[q] = test::tapped(random, question, nothing_known(content), today(), 6);
    }
    return answers;
}

/// Somebody who answers what the interview asks.
inline Answers interviewed(Random& random, Date date = today(), Answers answers = no_answers(shipped_content())) {
    const Content& content = shipped_content();
    for (;;) {
        const Interview interview = replay(content, answers, date);
        if (!interview.next) return answers;
        answers[*interview.next] = test::tapped(random, content.questions[*interview.next], interview.facts, date, 6);
    }
}

/// The answers as a code brings them back: without those that say no more than none does.
inline Answers known_of(Answers answers) {
    for (std::size_t q = 0; q < answers.size(); ++q) {
        if (answers[q] == shipped_content()[shipped_content().questions[q].fact].unsaid) answers[q].reset();
    }
    return answers;
}

inline std::string code_of(const Answers& answers, Today date = today()) {
    const auto code = encode(shipped_content(), answers, date);
    REQUIRE(code);
    return *code;
}

inline CodeFault fault_of(std::string_view written, const Content& content = shipped_content()) {
    const auto result = decode(content, written, today());
    REQUIRE(std::holds_alternative<CodeFault>(result));
    return std::get<CodeFault>(result);
}

inline Decoded answers_of(std::string_view written, Today date = today(), const Content& content = shipped_content()) {
    const auto result = decode(content, written, date);
    INFO(written);
    REQUIRE(std::holds_alternative<Decoded>(result));
    return std::get<Decoded>(result);
}

/// The shipped content as the next edition: the same questions.
inline const Content& next_edition() {
    static const Content content = [] {
        Content next = shipped_content();
        next.version = "2027.02.01";  // one of the three in four that do not look the same
        return next;
    }();
    return content;
}

inline Content read(const test::Files& files) {
    auto content = read_content(files);
    REQUIRE(content);
    return std::move(*content);
}

}  // namespace milepost::test
