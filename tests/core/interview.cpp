#include "core/interview.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/support/content_fixture.h"

using namespace milepost;
using test::Random;
using test::shipped_content;
using test::today;

namespace {

std::size_t question(const char* id) {
    const auto& all = shipped_content().questions;
    return std::size_t(std::find_if(all.begin(), all.end(), [&](const Question& q) { return q.id == id; }) - all.begin());
}

Interview now(const Answers& answers, Date date = today()) { return replay(shipped_content(), answers, date); }

std::string asked(const Answers& answers) {
    const auto next = now(answers).next;
    return next ? shipped_content().questions[*next].id : "";
}

bool counts(const Answers& answers, const char* id) {
    const auto given = now(answers).given;
    return std::find(given.begin(), given.end(), question(id)) != given.end();
}

std::vector<Option> offered(std::size_t q, const Answers& answers, Date date = today()) {
    return options_of(shipped_content(), shipped_content().questions[q], now(answers, date).facts, date);
}

Interval whole(std::size_t q) { return shipped_content()[shipped_content().questions[q].fact].domain; }

/// Answers a question by an option's id, "unsure" or, where several can be picked, a mask.
void answer(Answers& answers, const char* id, const std::string& option) {
    const std::size_t q = question(id);
    if (option == "unsure") {
        answers[q] = whole(q);
        return;
    }
    for (const Option& one : offered(q, answers)) {
        if (one.id == option) answers[q] = one.value;
    }
    INFO(id << " has no option " << option);
    REQUIRE(answers[q]);
}

Answers answered(std::initializer_list<std::pair<const char*, const char*>> all) {
    Answers answers = no_answers(shipped_content());
    for (const auto& [id, option] : all) answer(answers, id, option);
    return answers;
}

Interval random_answer(Random& random, std::size_t q, const Answers& answers, Date date) {
    const Question& asking = shipped_content().questions[q];
    if (asking.unsure && random.one_in(6)) return whole(q);
    if (asking.form == Question::Form::several) return exactly(random.one_in(2) ? 0 : random.between(0, whole(q).max));
    return random.pick(offered(q, answers, date)).value;
}

}  // namespace

TEST_CASE("The first question is about training") { CHECK(asked(no_answers(shipped_content())) == "training"); }

TEST_CASE("Someone who never studied or worked in it sees few questions") {
    CHECK(now(answered({{"training", "none"}, {"work_7y", "0-0"}, {"diploma", "yes"}})).left == 2);
    CHECK(now(answered({{"training", "none"}, {"work_7y", "0-0"}, {"diploma", "yes"}, {"state", "OH"}, {"goal", "soonest"}})).left == 0);
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "0-0"}, {"diploma", "none"}})) == "age");
}

TEST_CASE("Work is asked about in detail only where there is some") {
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "0-0"}})) == "diploma");
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "1-11"}})) == "diploma");
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "12-35"}})) == "work_3y");
}

TEST_CASE("Thirty-six months in seven years leave nothing to ask about the last five") {
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "36-84"}})) == "work_3y");
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "36-84"}, {"work_3y", "0-0"}})) == "diploma");
}

TEST_CASE("The month is asked only in the years in which it can matter") {
    const auto after_year = [](const char* year) { return asked(answered({{"training", "finished"}, {"work_7y", "0-0"}, {"diploma", "yes"}, {"program", "certificate"}, {"finish_past", year}})); };
    CHECK(after_year("2022") == "finish_month");
    CHECK(after_year("2024") == "accreditor");
    CHECK(after_year("earlier") == "accreditor");
}

TEST_CASE("Someone who is not sure of the year is not asked for the month") {
    const Answers answers = answered({{"training", "finished"}, {"work_7y", "0-0"}, {"diploma", "yes"}, {"program", "certificate"}, {"finish_past", "unsure"}});
    CHECK(asked(answers) == "accreditor");
}

TEST_CASE("The months of a year are offered, up to this month for what lies behind") {
    const Answers behind = answered({{"training", "finished"}, {"finish_past", "2022"}});
    CHECK(offered(question("finish_month"), behind).size() == 12);
    CHECK(offered(question("finish_month"), behind).front().id == "2022-01");
    const Answers this_year = answered({{"training", "finished"}, {"finish_past", "2026"}});
    CHECK(offered(question("finish_month"), this_year).size() == 11);
    CHECK(offered(question("finish_month"), this_year).back().id == "2026-11");
    const Answers ahead = answered({{"training", "enrolled"}, {"finish_ahead", "2026"}});
    CHECK(offered(question("finish_month"), ahead).size() == 2);
    CHECK(offered(question("finish_month"), ahead).front().id == "2026-11");
}

TEST_CASE("The years on offer follow the date, cover all time and do not overlap") {
    for (const char* date : {"2026-01-01", "2026-11-22", "2026-12-31", "2031-06-15"}) {
        INFO(date);
        for (const char* id : {"finish_past", "finish_ahead"}) {
            const auto options = offered(question(id), no_answers(shipped_content()), test::day(date));
            REQUIRE(options.size() == (std::string(id) == "finish_past" ? 7 : 4));
            CHECK(options.front().id == std::string(date).substr(0, 4));
            CHECK(options.back().id == (std::string(id) == "finish_past" ? "earlier" : "later"));
            for (std::size_t i = 0; i + 1 < options.size(); ++i) {
                const bool past = std::string(id) == "finish_past";
                const Interval near = options[i].value, far = options[i + 1].value;
                CHECK((past ? far.max + 1 == near.min : near.max + 1 == far.min));
            }
            const Month this_month = month_of(test::day(date));
            CHECK(options.front().value.contains(this_month));
        }
    }
}

TEST_CASE("Changing an earlier answer keeps the later ones, but they stop counting until they matter again") {
    Answers answers = answered({{"training", "finished"}, {"work_7y", "0-0"}, {"diploma", "yes"}, {"program", "certificate"}, {"finish_past", "2024"}, {"accreditor", "caahep_abhes"}});
    REQUIRE(counts(answers, "accreditor"));
    const Answers before = answers;
    answer(answers, "training", "none");
    CHECK_FALSE(counts(answers, "accreditor"));
    CHECK_FALSE(counts(answers, "program"));
    CHECK(answers[question("accreditor")] == before[question("accreditor")]);
    CHECK(now(answers).facts == now(answered({{"training", "none"}, {"work_7y", "0-0"}, {"diploma", "yes"}})).facts);
    answer(answers, "training", "finished");
    CHECK(answers == before);
    CHECK(counts(answers, "accreditor"));
}

TEST_CASE("A month of another year than the one now given does not count, and is asked again") {
    Answers answers = answered({{"training", "finished"}, {"work_7y", "0-0"}, {"diploma", "yes"}, {"program", "certificate"}, {"finish_past", "2022"}, {"finish_month", "2022-05"}});
    const auto finish = index(shipped_content().fact_at("finish_month"));
    CHECK(now(answers).facts[finish] == exactly(2022 * 12 + 4));
    answer(answers, "finish_past", "2021");
    CHECK(now(answers).facts[finish] == Interval{2021 * 12, 2021 * 12 + 11});
    CHECK(asked(answers) == "finish_month");
    answer(answers, "finish_month", "2021-12");
    CHECK(now(answers).facts[finish] == exactly(2021 * 12 + 11));
    answer(answers, "finish_past", "unsure");
    CHECK_FALSE(now(answers).facts[finish].exact());
    CHECK(asked(answers) == "accreditor");
}

TEST_CASE("The month in which training ended says nothing about training that goes on") {
    Answers answers = answered({{"training", "finished"}, {"work_7y", "0-0"}, {"diploma", "yes"}, {"program", "certificate"}, {"finish_past", "2022"}, {"finish_month", "2022-05"}});
    answer(answers, "training", "enrolled");
    CHECK(asked(answers) == "finish_ahead");
    answer(answers, "finish_ahead", "2027");
    CHECK(asked(answers) == "finish_month");
    CHECK(now(answers).facts[index(shipped_content().fact_at("finish_month"))] == Interval{2027 * 12, 2027 * 12 + 11});
}

TEST_CASE("Every interview ends, asks each question once, never counts upward and reaches every question and option") {
    const Content& content = shipped_content();
    std::set<std::size_t> reached;
    std::set<std::pair<std::size_t, std::string>> taken;
    Random random(7);
    for (int round = 0; round < 2500; ++round) {
        const Date date = random.one_in(3) ? test::day("2027-01-03") : today();
        Answers answers = no_answers(content);
        Interview interview = now(answers, date);
        int asked_so_far = 0;
        while (interview.next) {
            const std::size_t q = *interview.next;
            const Question& asking = content.questions[q];
            INFO("round " << round << ", " << asking.id);
            REQUIRE_FALSE(answers[q]);
            REQUIRE(asking.when.evaluate(situation_of(content, interview.facts, date)) != Truth::no);
            REQUIRE_FALSE(interview.facts[index(asking.fact)].exact());
            const auto options = offered(q, answers, date);
            REQUIRE_FALSE(options.empty());
            REQUIRE((options.size() <= 12 || asking.form == Question::Form::map));
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

TEST_CASE("A question is asked only while an answer to it can change the result") {
    const Content& content = shipped_content();
    Random random(8);
    const auto undecided_on = [&](const Interview& interview, FactId fact) {
        const Evaluation evaluation = evaluate(content, interview.facts, today());
        return std::any_of(evaluation.credentials.begin(), evaluation.credentials.end(), [&](const CredentialResult& c) {
            return std::any_of(c.routes.begin(), c.routes.end(), [&](const RouteResult& r) {
                return r.met == Truth::unknown && std::any_of(r.reasons.begin(), r.reasons.end(), [&](const Reason& reason) {
                    const auto& facts = reason.test->facts;
                    return reason.met == Truth::unknown && std::find(facts.begin(), facts.end(), fact) != facts.end();
                });
            });
        });
    };
    for (int round = 0; round < 60; ++round) {
        Answers answers = no_answers(content);
        for (Interview interview = now(answers); interview.next; interview = now(answers)) {
            const Question& asking = content.questions[*interview.next];
            INFO("round " << round << ", " << asking.id);
            REQUIRE((asking.shapes_road || undecided_on(interview, asking.fact)));
            answers[*interview.next] = random_answer(random, *interview.next, answers, today());
        }
        const Interview end = now(answers);
        for (std::size_t q = 0; q < content.questions.size(); ++q) {  // and what was left out decides nothing
            if (std::find(end.given.begin(), end.given.end(), q) != end.given.end()) continue;
            INFO("round " << round << ", left out: " << content.questions[q].id);
            const Question& left_out = content.questions[q];
            const bool wanted = left_out.when.evaluate(situation_of(content, end.facts, today())) == Truth::yes &&
                                left_out.form != Question::Form::months && undecided_on(end, left_out.fact);
            const bool said = std::any_of(end.given.begin(), end.given.end(), [&](std::size_t g) { return content.questions[g].fact == left_out.fact; });
            REQUIRE((said || !wanted));
        }
    }
}

TEST_CASE("Answers in any order, changed at will, never break an interview") {
    const Content& content = shipped_content();
    Random random(9);
    for (int round = 0; round < 300; ++round) {
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
