#include "core/people/interview.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/roads/evaluation.h"
#include "tests/support/content_fixture.h"

using namespace milepost;
using test::Random;
using test::shipped_content;
using test::today;

namespace {

std::size_t question(const char* id) {
    const auto& all = shipped_content().questions;
    return std::size_t(std::find_if(all.begin(), all.end(), [&](const Question& q) { return q.id == id; }) -
                       all.begin());
}

Interview now(const Answers& answers, Date date = today()) { return replay(shipped_content(), answers, date); }

/// The question that comes next; "" where none does.
std::string asked(const Answers& answers) {
    const auto next = now(answers).next;
    return next ? shipped_content().questions[*next].id : "";
}

bool counts(const Answers& answers, const char* id) {
    const auto given = now(answers).given;
    return std::find(given.begin(), given.end(), question(id)) != given.end();
}

/// What may be picked does not hang on what was picked there before.
std::vector<Option> offered(std::size_t q, Answers answers, Date date = today()) {
    answers[q].reset();
    return options_of(shipped_content(), shipped_content().questions[q], now(answers, date).facts, date);
}

std::vector<std::string> offered_ids(const char* id, const Answers& answers, Date date = today()) {
    std::vector<std::string> ids;
    for (const Option& option : offered(question(id), answers, date)) ids.push_back(option.id);
    return ids;
}

Interval whole(std::size_t q) { return shipped_content()[shipped_content().questions[q].fact].domain; }

/// Answers a question by an option's id, "unsure" or "none of them".
void answer(Answers& answers, const char* id, const std::string& option) {
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
Answers answered(std::initializer_list<std::pair<const char*, const char*>> all) {
    Answers answers = no_answers(shipped_content());
    answer(answers, "state", "OH");
    answer(answers, "goal", "soonest");
    for (const auto& [id, option] : all) answer(answers, id, option);
    return answers;
}

/// Somebody who finished a certificate program in this year, and has not worked since.
Answers finished(const char* year) {
    return answered({{"training", "finished"},
                     {"work_7y", "0-0"},
                     {"diploma", "yes"},
                     {"program", "certificate"},
                     {"finish_past", year}});
}

/// "cannot_matter": why a question is not asked; "" where it is, or was.
std::string why_skipped(const Answers& answers, const char* id) {
    for (const Skipped& skipped : now(answers).skipped) {
        if (skipped.question == question(id)) return std::string(name(skipped.why));
    }
    return "";
}

Interval random_answer(Random& random, std::size_t q, const Answers& answers, Date date) {
    Answers others = answers;
    others[q].reset();
    return test::tapped(random, shipped_content().questions[q], now(others, date).facts, date, 6);
}

std::vector<std::string> raisable(const Answers& answers) {
    std::vector<std::string> ids;
    for (const std::size_t q : to_raise(shipped_content(), now(answers), today()))
        ids.push_back(shipped_content().questions[q].id);
    return ids;
}

/// Somebody who raises some of what they may, before anything else is asked: what no answer to come can take back.
Answers raised(Random& random, Answers answers, Date date) {
    const Content& content = shipped_content();
    const Interview interview = now(answers, date);
    const Situation situation = situation_of(content, interview.facts, date);
    for (const std::size_t q : to_raise(content, interview, date)) {
        const Question& question = content.questions[q];
        if (question.when.evaluate(situation) == Truth::yes && random.one_in(3))
            answers[q] = test::tapped(random, question, interview.facts, date, 6);
    }
    return answers;
}

}  // namespace

TEST_CASE("The first question is about training") { CHECK(asked(no_answers(shipped_content())) == "training"); }

TEST_CASE("Someone who never studied or worked in it sees few questions") {
    const Answers beginner = answered({{"training", "none"}, {"work_7y", "0-0"}, {"diploma", "yes"}});
    CHECK(asked(beginner).empty());
    CHECK(now(beginner).given.size() == 5);
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "0-0"}, {"diploma", "none"}})) == "age");
}

TEST_CASE("Work is asked about in detail only where there is some, and where the months that are wanting hang on it") {
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "0-0"}})) == "diploma");
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "1-11"}})) == "work_3y");
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "12-35"}})) == "work_3y");
}

TEST_CASE("Thirty-six months in seven years leave nothing to ask about the last five") {
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "36-84"}})) == "work_3y");
    CHECK(asked(answered({{"training", "none"}, {"work_7y", "36-84"}, {"work_3y", "0-0"}})) == "diploma");
}

TEST_CASE("The month is asked only in the years in which it can matter") {
    const auto after_year = [](const char* year) { return asked(finished(year)); };
    CHECK(after_year("2022") == "finish_month");
    CHECK(after_year("2024") == "accreditor");
    CHECK(after_year("earlier") == "accreditor");
}

TEST_CASE("Someone who is not sure of the year is not asked for the month") {
    const Answers answers = finished("unsure");
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

TEST_CASE("The year called later reaches as far ahead as a program whose end is not known may last") {
    const auto options = offered(question("finish_ahead"), answered({{"training", "enrolled"}}));
    CHECK(options.back().id == "later");
    CHECK(options.back().value == Interval{2029 * 12, 2029 * 12 + 10});
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
    Answers answers = answered({{"training", "finished"},
                                {"work_7y", "0-0"},
                                {"diploma", "yes"},
                                {"program", "certificate"},
                                {"finish_past", "2024"},
                                {"accreditor", "caahep_abhes"}});
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
    Answers answers = answered({{"training", "finished"},
                                {"work_7y", "0-0"},
                                {"diploma", "yes"},
                                {"program", "certificate"},
                                {"finish_past", "2022"},
                                {"finish_month", "2022-05"}});
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
    Answers answers = answered({{"training", "finished"},
                                {"work_7y", "0-0"},
                                {"diploma", "yes"},
                                {"program", "certificate"},
                                {"finish_past", "2022"},
                                {"finish_month", "2022-05"}});
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

TEST_CASE("Nobody without training is asked about it") {
    const Answers beginner = answered({{"training", "none"}, {"work_7y", "0-0"}, {"diploma", "yes"}});
    for (const char* id : {"program", "accreditor", "class_hours", "teaches", "finish_past", "age", "work_duties"})
        CHECK(why_skipped(beginner, id) == "does_not_apply");
    CHECK(why_skipped(beginner, "school_closed") == "does_not_apply");
    CHECK(why_skipped(answered({{"training", "enrolled"}}), "finish_past") == "does_not_apply");
    CHECK(why_skipped(answered({{"training", "interrupted"}}), "finish_past") == "does_not_apply");
    CHECK(why_skipped(answered({{"training", "finished"}}), "finish_past").empty());
}

TEST_CASE("What follows from other answers is not asked") {
    const Answers idle = answered({{"training", "finished"}, {"work_7y", "0-0"}});
    CHECK(why_skipped(idle, "work_3y") == "follows");
    CHECK(why_skipped(idle, "work_5y") == "follows");
    CHECK(why_skipped(answered({{"training", "none"}, {"work_7y", "36-84"}, {"work_3y", "12-36"}}), "work_5y") ==
          "follows");
}

TEST_CASE("A question to which no answer would change anything is not asked") {
    const Answers apprentice = answered({{"training", "finished"},
                                         {"work_7y", "36-84"},
                                         {"work_3y", "12-36"},
                                         {"diploma", "yes"},
                                         {"program", "apprenticeship"},
                                         {"finish_past", "2024"},
                                         {"accreditor", "none"}});
    CHECK(why_skipped(apprentice, "finish_month") == "cannot_matter");
    CHECK(why_skipped(apprentice, "cpr") == "cannot_matter");
    CHECK(why_skipped(apprentice, "class_hours") == "cannot_matter");
    CHECK(why_skipped(apprentice, "state").empty());
}

TEST_CASE("The month of a year that nobody is sure of waits for the year") {
    const Answers unsure = finished("unsure");
    CHECK(why_skipped(unsure, "finish_month") == "needs_another");
    Answers sure = unsure;
    answer(sure, "finish_past", "2022");
    CHECK(why_skipped(sure, "finish_month").empty());
}

TEST_CASE("What earlier answers rule out is not offered") {
    CHECK(offered_ids("work_3y", answered({{"training", "none"}, {"work_7y", "1-11"}})) ==
          std::vector<std::string>{"0-0", "1-11"});
    CHECK(offered_ids("work_3y", answered({{"training", "none"}, {"work_7y", "12-35"}})) ==
          std::vector<std::string>{"0-0", "1-11", "12-36"});
    CHECK(offered_ids("work_5y", answered({{"training", "none"}, {"work_7y", "1-11"}})) ==
          std::vector<std::string>{"0-11"});
    CHECK(offered_ids("holds", answered({{"training", "none"}, {"work_7y", "0-0"}})).size() == 4);
}

TEST_CASE("Of the certificates only those are offered as valid today that somebody holds or held") {
    const auto of = [](Interval holds) {
        Answers answers = answered({{"training", "finished"}, {"work_7y", "0-0"}});
        answers[question("holds")] = holds;
        return offered_ids("current", answers);
    };
    CHECK(of(exactly(0b0101)) == std::vector<std::string>{"cma-aama", "ccma-nha"});
    CHECK(of(exactly(0b0010)) == std::vector<std::string>{"rma-amt"});
    CHECK(of(whole(question("holds"))) == std::vector<std::string>{"cma-aama", "rma-amt", "ccma-nha", "ncma-ncct"});

    // One alone is asked about too, for it may have run out; where none is held there is nothing to ask.
    Answers answers = finished("2024");
    for (const auto& [id, option] : {std::pair{"accreditor", "caahep_abhes"}, {"ncct_school", "true"}})
        answer(answers, id, option);
    answers[question("holds")] = exactly(0b0001);
    CHECK(why_skipped(answers, "current").empty());
    answers[question("holds")] = exactly(0);
    CHECK(why_skipped(answers, "current") == "does_not_apply");
    const auto current = index(shipped_content().fact_at("current"));
    CHECK(now(answers).facts[current] == exactly(0));
}

TEST_CASE("When a certificate ran out is asked only of one that did, and whose rules hang on it") {
    Answers answers = finished("2024");
    answer(answers, "accreditor", "none");
    const auto asks = [&](int holds, int current) {
        answers[question("holds")] = exactly(holds);
        answers[question("current")] = exactly(current);
        return why_skipped(answers, "expired_year");
    };
    CHECK(asks(0b0001, 0b0000).empty());
    CHECK(asks(0b0100, 0b0000).empty());
    CHECK(asks(0b0101, 0b0100).empty());
    CHECK(asks(0b0001, 0b0001) == "does_not_apply");
    CHECK(asks(0b0010, 0b0000) == "does_not_apply");  // the RMA comes back whenever it ran out
    CHECK(asks(0b0000, 0b0000) == "does_not_apply");
}

TEST_CASE("What nobody is asked is taken to be so until somebody raises it") {
    const Answers beginner = answered({{"training", "none"}, {"work_7y", "0-0"}, {"diploma", "yes"}});
    CHECK(asked(beginner).empty());
    CHECK(raisable(beginner) ==
          std::vector<std::string>{"worked_as", "failed", "trained_abroad", "other_certificates", "conviction", "ssn"});
    for (const std::string& id : raisable(beginner)) {
        INFO(id);
        const FactId fact = shipped_content().questions[question(id.c_str())].fact;
        CHECK(why_skipped(beginner, id.c_str()) == "not_raised");
        CHECK(now(beginner).facts[index(fact)] == shipped_content()[fact].unsaid);
        CHECK_FALSE(shipped_content()[fact].unsaid == shipped_content()[fact].domain);
    }
    // What hangs on the training can be raised once there was some; nobody is asked about it either.
    const Answers former = answered({{"training", "interrupted"}, {"work_7y", "0-0"}, {"diploma", "yes"}});
    CHECK(raisable(former).size() == 7);
    CHECK(why_skipped(former, "school_closed") == "not_raised");
}

TEST_CASE("Whatever is raised counts, stands among the answers, and is no longer offered") {
    const Content& content = shipped_content();
    const Answers former = answered({{"training", "interrupted"}, {"work_7y", "0-0"}, {"diploma", "yes"}});
    for (const std::string& id : raisable(former)) {
        INFO(id);
        const std::size_t q = question(id.c_str());
        const Question& raising = content.questions[q];
        for (const Option& option : raising.options) {
            Answers answers = former;
            answers[q] = raising.form == Question::Form::several ? exactly(1 << option.value.min) : option.value;
            CHECK(counts(answers, id.c_str()));
            CHECK(now(answers).facts[index(raising.fact)] == *answers[q]);
            CHECK(raisable(answers).size() == 6);
            CHECK(why_skipped(answers, id.c_str()).empty());
        }
        Answers unsure = former;
        unsure[q] = whole(q);
        CHECK(counts(unsure, id.c_str()));
        CHECK(now(unsure).facts[index(raising.fact)] == whole(q));
    }
}

TEST_CASE("What follows from something raised is asked then, and goes with it when it is taken back") {
    const Answers beginner = answered({{"training", "none"}, {"work_7y", "0-0"}, {"diploma", "yes"}});
    const auto failed_in = index(shipped_content().fact_at("failed_month"));
    CHECK(why_skipped(beginner, "failed_times") == "does_not_apply");
    Answers answers = beginner;
    answers[question("failed")] = exactly(0b0100);
    CHECK(asked(answers) == "failed_times");
    answer(answers, "failed_times", "3-3");
    CHECK(asked(answers) == "failed_year");
    answer(answers, "failed_year", "2026");
    CHECK(asked(answers) == "failed_month");
    answer(answers, "failed_month", "2026-03");
    CHECK(asked(answers).empty());
    CHECK(now(answers).facts[failed_in] == exactly(2026 * 12 + 2));

    const Answers all = answers;
    for (const bool none : {false, true}) {  // taken back: forgotten, or said to be none
        answers = all;
        if (none) answers[question("failed")] = exactly(0);
        else answers[question("failed")].reset();
        CHECK(now(answers).facts == now(beginner).facts);
        CHECK(asked(answers).empty());
        CHECK_FALSE(counts(answers, "failed_times"));
        CHECK_FALSE(counts(answers, "failed_month"));
        CHECK(counts(answers, "failed") == none);
        CHECK(raisable(answers).size() == (none ? 5 : 6));
    }
    answers[question("failed")] = exactly(0b0100);
    CHECK(now(answers).facts == now(all).facts);  // the later answers were kept

    Answers nurse = beginner;
    CHECK(why_skipped(nurse, "teaches") == "does_not_apply");
    nurse[question("worked_as")] = exactly(1 << 3);
    CHECK(asked(nurse) == "teaches");
}

TEST_CASE("What has no place any more is as unsaid, and comes back with its place") {
    Answers answers = answered({{"training", "interrupted"}, {"work_7y", "0-0"}, {"diploma", "yes"}});
    const auto closed = index(shipped_content().fact_at("school_closed"));
    answer(answers, "school_closed", "true");
    REQUIRE(counts(answers, "school_closed"));
    CHECK(now(answers).facts[closed] == exactly(1));
    answer(answers, "training", "none");
    CHECK_FALSE(counts(answers, "school_closed"));
    CHECK(now(answers).facts[closed] == exactly(0));
    CHECK(why_skipped(answers, "school_closed") == "does_not_apply");
    answer(answers, "training", "finished");
    CHECK(counts(answers, "school_closed"));
    CHECK(now(answers).facts[closed] == exactly(1));
}

TEST_CASE("The age is asked of whoever has no diploma yet, and in the state that has a rule about it") {
    const auto asks = [](const char* diploma, const char* state) {
        Answers answers = answered({{"training", "none"}, {"work_7y", "0-0"}, {"diploma", diploma}});
        answer(answers, "state", state);
        return asked(answers) == "age";
    };
    CHECK(asks("none", "OH"));
    CHECK(asks("in_high_school", "OH"));
    CHECK_FALSE(asks("yes", "OH"));
    CHECK(asks("yes", "CA"));
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
