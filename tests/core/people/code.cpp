#include "core/people/code.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/proof/answer_space.h"
#include "tests/core/people/codes.h"
#include "tests/support/session.h"

using namespace milepost;
using test::answers_of;
using test::code_of;
using test::interviewed;
using test::known_of;
using test::next_edition;
using test::question;
using test::Random;
using test::read;
using test::sheet;
using test::shipped_content;
using test::today;
using test::whole;

TEST_CASE("Whoever ends the interview finds the same answers again, and is on the road at once") {
    const World world{&shipped_content(), today(), {}};
    for (unsigned seed = 0; seed < 120; ++seed) {
        INFO("seed " << seed);
        Random random(seed);
        const Answers answers = interviewed(random);
        const Decoded back = answers_of(code_of(answers));
        REQUIRE(back.answers == answers);
        REQUIRE(back.made == month_of(today()));
        REQUIRE(back.same_content);
        Model model = initial_model(world, "en");
        model.visit.here = model.visit.reviewed = true;
        model.visit.answers = back.answers;
        REQUIRE(test::screen(world, model) == Screen::roadmap);
    }
}

TEST_CASE("Whoever goes back and changes answers finds all that counts again") {
    const Content& content = shipped_content();
    for (unsigned seed = 0; seed < 60; ++seed) {
        INFO("seed " << seed);
        Random random(seed);
        Answers answers = interviewed(random);
        for (int changes = random.between(1, 3); changes > 0; --changes) {
            const auto given = replay(content, answers, today()).given;
            const std::size_t q = random.pick(given);
            Answers others = answers;
            others[q].reset();
            answers[q] = test::tapped(random, content.questions[q], replay(content, others, today()).facts, today(), 6);
            answers = interviewed(random, today(), std::move(answers));
        }
        const Interview here = replay(content, answers, today());
        const Interview there = replay(content, answers_of(code_of(answers)).answers, today());
        REQUIRE(there.facts == here.facts);
        REQUIRE_FALSE(there.next);
    }
}

TEST_CASE("Whatever can be answered survives, and each option of each question does") {
    std::vector<std::set<std::pair<int, int>>> seen(shipped_content().questions.size());
    const std::size_t longest = code_space(shipped_content(), today()).longest;
    for (unsigned seed = 0; seed < 8000; ++seed) {
        INFO("seed " << seed);
        Random random(seed);
        const Answers answers = sheet(random);
        const std::string code = code_of(answers);
        REQUIRE(code.size() >= least_code_characters);
        REQUIRE(code.size() <= longest);
        const Decoded back = answers_of(code, today(), next_edition());
        REQUIRE(back.answers == known_of(answers));
        for (std::size_t q = 0; q < answers.size(); ++q) {
            if (answers[q]) seen[q].insert({answers[q]->min, answers[q]->max});
        }
    }
    for (std::size_t q = 0; q < seen.size(); ++q) {
        const Question& asked = shipped_content().questions[q];
        INFO(asked.id);
        const std::size_t options =
            asked.form == Question::Form::several ? std::size_t(whole(q).max) + 1 : asked.options.size();
        CHECK(seen[q].size() >= options + asked.unsure);
    }
}

TEST_CASE("Codes tell as many sheets apart as there are, where not sure is on offer everywhere") {
    const Content content = read(test::changed("questions.json", [](test::Json& file) {
        for (test::Json& one : file["questions"]) one.erase("unsure");
    }));
    CHECK(code_space(content, today()).sheets == AnswerSpace(content, today()).sheets());
}

TEST_CASE("The longest code that can be is that of somebody to whom nearly every question applies") {
    Random random(1);
    std::size_t longest = 0;
    for (int i = 0; i < 20000; ++i) {
        Answers answers = sheet(random);
        const bool all = std::count(answers.begin(), answers.end(), std::nullopt) ==
                         1;  // a program that is over ends at no later time
        if (!all || answers[question("holds")] != whole(question("holds"))) continue;
        if (const auto code = encode(shipped_content(), answers, today())) longest = std::max(longest, code->size());
    }
    CHECK(longest == code_space(shipped_content(), today()).longest);
}

TEST_CASE("A newcomer has a code of eight characters") {
    const Content& content = shipped_content();
    const std::size_t state = question("state"), diploma = question("diploma"), goal = question("goal");
    for (const Option& where : content.questions[state].options) {
        Answers answers = no_answers(content);
        answers[question("training")] = exactly(0);
        answers[question("work_7y")] = exactly(0);
        answers[diploma] = exactly(3);
        answers[state] = where.value;
        answers[goal] = exactly(0);
        const std::string code = code_of(answers);
        REQUIRE(code.size() == 8);
        REQUIRE(answers_of(code).answers == answers);
    }
}

TEST_CASE("There is no code while a question is open") {
    Answers answers = no_answers(shipped_content());
    CHECK_FALSE(encode(shipped_content(), answers, today()));
    answers[question("training")] = exactly(0);
    answers[question("work_7y")] = exactly(0);
    answers[question("diploma")] = exactly(3);
    answers[question("goal")] = exactly(0);
    CHECK_FALSE(encode(shipped_content(), answers, today()));
    answers[question("state")] = exactly(0);
    CHECK(encode(shipped_content(), answers, today()));
}

TEST_CASE("An answer that no longer has a place is not brought back") {
    Random random(5);
    Answers answers = interviewed(random);
    answers[question("training")] = exactly(0);
    answers[question("work_7y")] = exactly(0);
    answers[question("diploma")] = exactly(3);
    answers[question("goal")] = exactly(0);
    answers[question("teaches")] = exactly(1);
    const Decoded back = answers_of(code_of(answers));
    CHECK_FALSE(back.answers[question("teaches")]);
    CHECK(replay(shipped_content(), back.answers, today()).facts == replay(shipped_content(), answers, today()).facts);
}
