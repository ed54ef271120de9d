#include "tests/core/people/interviews.h"

using namespace milepost;
using test::answer;
using test::answered;
using test::asked;
using test::counts;
using test::finished;
using test::now;
using test::offered;
using test::offered_ids;
using test::question;
using test::shipped_content;
using test::why_skipped;

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
    CHECK(after_year("2024") == "holds");
    CHECK(after_year("earlier") == "holds");
}

TEST_CASE("Someone who is not sure of the year is not asked for the month") {
    const Answers answers = finished("unsure");
    CHECK(asked(answers) == "holds");
}

TEST_CASE("Whoever holds every certificate is asked nothing of the school and the work behind them") {
    Answers answers = finished("2024");
    answers[question("holds")] = exactly(0b1111);
    CHECK(asked(answers) == "current");
    answers[question("current")] = exactly(0b1111);
    CHECK(asked(answers).empty());
    answers[question("current")] = exactly(0b1110);
    CHECK(asked(answers) == "expired_year");
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
    CHECK(asked(answers) == "holds");
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
