#include "tests/core/people/interviews.h"

using namespace milepost;
using test::answer;
using test::answered;
using test::asked;
using test::counts;
using test::finished;
using test::now;
using test::offered_ids;
using test::question;
using test::raisable;
using test::shipped_content;
using test::whole;
using test::why_skipped;

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

TEST_CASE("Which are valid today is asked again once what was held is changed to something else") {
    Answers answers = finished("2024");
    for (const auto& [id, option] : {std::pair{"accreditor", "caahep_abhes"}, {"ncct_school", "true"}})
        answer(answers, id, option);
    const auto current = index(shipped_content().fact_at("current"));
    answers[question("holds")] = exactly(0b0100);
    answers[question("current")] = exactly(0b0100);
    CHECK(now(answers).facts[current] == exactly(0b0100));
    answers[question("holds")] = exactly(0b0110);
    CHECK(now(answers).facts[current] == exactly(0b0100));
    answers[question("holds")] = exactly(0b0010);
    CHECK(now(answers).facts[current] != exactly(0b0100));
    CHECK(why_skipped(answers, "current").empty());
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
