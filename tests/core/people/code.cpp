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
using test::now;
using test::question;
using test::raised_openly;
using test::Random;
using test::read;
using test::sheet;
using test::shipped_content;
using test::today;
using test::whole;

namespace {

/// A code brings back all that counts, and nothing is left to ask.
void require_brought_back(const Answers& answers) {
    const Interview there = now(answers_of(code_of(answers)).answers);
    REQUIRE(there.facts == now(answers).facts);
    REQUIRE_FALSE(there.next);
}

}  // namespace

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
        require_brought_back(answers);
    }
}

TEST_CASE("What somebody raised comes back, and so does what they were not sure of about it") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        INFO("seed " << seed);
        Random random(seed);
        const Answers answers = interviewed(random, today(), raised_openly(random));
        require_brought_back(answers);
    }
}

TEST_CASE("What is nobody else's business is in no code: it is the same whatever is said of that") {
    const Content& content = shipped_content();
    int delicate = 0;
    for (unsigned seed = 0; seed < 10; ++seed) {
        INFO("seed " << seed);
        Random random(seed);
        const Answers answers = sheet(random);
        const std::string code = code_of(answers);
        for (std::size_t q = 0; q < answers.size(); ++q) {
            const Question& asked = content.questions[q];
            if (!asked.delicate) continue;
            INFO(asked.id);
            ++delicate;
            std::vector<Interval> all{whole(q)};
            for (const Option& option : asked.options) all.push_back(option.value);
            for (const Interval value : all) {
                Answers told = answers;
                told[q] = value;
                const auto given = replay(content, told, today()).given;
                REQUIRE(std::binary_search(given.begin(), given.end(), q));
                REQUIRE(code_of(told) == code);
            }
            REQUIRE_FALSE(answers_of(code).answers[q]);
        }
    }
    CHECK(delicate == 20);  // the conviction and the Social Security number
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
        if (asked.delicate) continue;  // it is in no code
        INFO(asked.id);
        const std::size_t options =
            asked.form == Question::Form::several ? std::size_t(whole(q).max) + 1 : asked.options.size();
        CHECK(seen[q].size() >= options + asked.unsure);
    }
}

TEST_CASE("Codes tell as many sheets apart as there are, where not sure is on offer everywhere") {
    // The proof counts the answers to what is asked. What nobody is asked is left out, but for one thing of which
    // somebody says nothing, yes, or that they are not sure.
    const auto content_with = [](bool trained_abroad) {
        return read(test::changed("questions.json", [&](test::Json& file) {
            test::Json asked = test::Json::array();
            for (test::Json& one : file["questions"]) {
                one.erase("unsure");
                const bool raised =
                    shipped_content()[shipped_content().fact_at(one["fact"].get<std::string>())].raised();
                if (!raised || (trained_abroad && one["id"] == "trained_abroad")) asked.push_back(one);
            }
            file["questions"] = asked;
        }));
    };
    const Content asked = content_with(false), more = content_with(true);
    const std::uint64_t sheets = AnswerSpace(asked, today()).sheets();
    CHECK(code_space(asked, today()).sheets == sheets);
    CHECK(AnswerSpace(more, today()).sheets() == sheets);
    CHECK(code_space(more, today()).sheets == 3 * sheets);
}

TEST_CASE("The longest code that can be is that of somebody to whom nearly every question applies") {
    Random random(1);
    std::size_t longest = 0;
    int nearly_all = 0;
    for (int i = 0; i < 20000; ++i) {
        const Answers answers = sheet(random, today(), 6, 1);
        // A program that is over ends at no later time; what is nobody else's business is no part of it.
        const bool all = std::count(answers.begin(), answers.end(), std::nullopt) == 3;
        if (!all || answers[question("school_closed")] == exactly(0)) continue;
        ++nearly_all;
        if (const auto code = encode(shipped_content(), answers, today())) longest = std::max(longest, code->size());
    }
    CHECK(nearly_all > 5);
    CHECK(longest == code_space(shipped_content(), today()).longest);
    CHECK(longest == 22);
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
        if (replay(content, answers, today()).next == question("age")) answers[question("age")] = exactly(2);
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
