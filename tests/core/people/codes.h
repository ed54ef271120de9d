#pragma once
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <variant>

#include "core/people/code.h"
#include "tests/support/content_fixture.h"
#include "tests/support/mutation.h"

/// People whose answers become codes, and what codes bring back.
namespace milepost::test {

inline std::size_t question(const char* id) {
    const auto& all = shipped_content().questions;
    return std::size_t(std::find_if(all.begin(), all.end(), [&](const Question& q) { return q.id == id; }) -
                       all.begin());
}

inline Interval whole(std::size_t q) { return shipped_content()[shipped_content().questions[q].fact].domain; }

/// Somebody who answers every question that is in place, whether it matters or not.
inline Answers sheet(Random& random, Today date = today(), int unsure_one_in = 6) {
    const Content& content = shipped_content();
    Answers answers = no_answers(content);
    Facts facts = nothing_known(content);
    for (std::size_t q = 0; q < answers.size(); ++q) {
        if (out_of_place(content, content.questions[q], facts, date)) continue;
        answers[q] = test::tapped(random, content.questions[q], facts, date, unsure_one_in);
        Interval& fact = facts[index(content.questions[q].fact)];
        fact = narrowed(*answers[q], fact);
        facts = with_implications(content, facts);
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

/// The answers without those that say nothing.
inline Answers known_of(Answers answers) {
    for (std::size_t q = 0; q < answers.size(); ++q) {
        if (answers[q] == whole(q)) answers[q].reset();
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
