#include "core/content/step.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/content_fixture.h"

using namespace milepost;
using test::completed;
using test::day;
using test::profile;
using test::Random;
using test::shipped_content;

namespace {

Situation situation(const std::string& json, const char* date = "2026-11-22") {
    return situation_of(shipped_content(), with_implications(shipped_content(), profile(json)), day(date));
}

Interval value(const Situation& situation, const char* fact) {
    return situation.values[index(shipped_content().fact_at(fact))];
}
const Step& step(const char* id) { return *shipped_content().step(id); }
Interval lasts(const char* id, const std::string& json) { return duration(step(id), situation(json)); }

/// Seven years of months, the latest last: worked or not.
using History = std::array<bool, 84>;

History random_history(Random& random) {
    History history{};
    const int busy = random.between(0, 4);  // of each four
    bool works = false;
    for (bool& month : history) {
        if (random.one_in(6)) works = random.below(4) < busy;
        month = works;
    }
    return history;
}

History after_a_month(History history, bool worked) {
    std::copy(history.begin() + 1, history.end(), history.begin());
    history.back() = worked;
    return history;
}

int worked_in_last(const History& history, int months) {
    return int(std::count(history.end() - months, history.end(), true));
}

std::string profile_of(const History& h) {
    const auto pair = [&](int years) {
        return "\"work_months_" + std::to_string(years) + "y\": " + std::to_string(worked_in_last(h, years * 12));
    };
    return "{\"training\": \"finished\", " + pair(3) + ", " + pair(5) + ", " + pair(7) + "}";
}

}  // namespace

TEST_CASE("As months go by, dates recede and the day moves on by 30 or 31 days a month") {
    const Situation now = situation(R"({"finish_month": "2025-11"})");
    const Situation then = later(shipped_content(), now, {3, 5});
    CHECK(value(then, "finish_month") == Interval{15, 17});
    CHECK(then.elapsed == Interval{3, 5});
    CHECK(then.today == Interval{now.today.min + 90, now.today.max + 155});
    CHECK(value(then, "class_hours") == value(now, "class_hours"));
    const Situation two_moves = later(shipped_content(), later(shipped_content(), now, {1, 2}), {2, 3});
    CHECK(two_moves.elapsed == then.elapsed);
    CHECK(value(two_moves, "finish_month") == value(then, "finish_month"));
}

TEST_CASE("Work slides out of its window, at worst the oldest months first, but never out of a wider one too early") {
    const Situation now = situation(R"({"work_months_3y": 12, "work_months_5y": 12, "work_months_7y": 12})");
    CHECK(value(later(shipped_content(), now, exactly(6)), "work_months_3y") == Interval{6, 12});
    CHECK(value(later(shipped_content(), now, exactly(6)), "work_months_5y") == Interval{12, 12});
    CHECK(value(later(shipped_content(), now, exactly(24)), "work_months_5y") == Interval{12, 12});
    CHECK(value(later(shipped_content(), now, exactly(25)), "work_months_5y").min == 0);
    CHECK(value(later(shipped_content(), now, exactly(48)), "work_months_7y") == Interval{12, 12});
    CHECK(value(later(shipped_content(), now, exactly(40)), "work_months_3y").min == 0);
}

TEST_CASE("Whatever someone's true working history, what is said of idle months to come holds it") {
    Random random(3);
    for (int round = 0; round < 2000; ++round) {
        History history = random_history(random);
        const Situation now = situation(profile_of(history));
        const int months = random.between(0, 60);
        for (int m = 0; m < months; ++m) history = after_a_month(history, false);
        const Situation then = later(shipped_content(), now, exactly(months));
        INFO("round " << round << ", " << months << " months");
        REQUIRE(value(then, "work_months_3y").contains(worked_in_last(history, 36)));
        REQUIRE(value(then, "work_months_5y").contains(worked_in_last(history, 60)));
        REQUIRE(value(then, "work_months_7y").contains(worked_in_last(history, 84)));
    }
}

TEST_CASE("Someone who works until today needs just the months of work that are said, and nobody fewer") {
    Random random(4);
    struct Goal {
        const char* step;
        int window, needed;
    };
    for (int round = 0; round < 900; ++round) {
        const bool until_today = random.one_in(2);
        History history = random_history(random);
        if (until_today) {
            const int months = random.between(0, 50);
            for (int m = 0; m < 84; ++m) history[std::size_t(m)] = m >= 84 - months;
        }
        const Situation now = situation(profile_of(history));
        for (const Goal& goal :
             {Goal{"work-year", 36, 12}, Goal{"work-year-of-five", 60, 12}, Goal{"work-three-years", 84, 36}}) {
            int months = 0;
            for (History then = history; worked_in_last(then, goal.window) < goal.needed; ++months)
                then = after_a_month(then, true);
            INFO("round " << round << ", " << goal.step << ": " << months << " months");
            const Interval said = duration(step(goal.step), now);
            REQUIRE(said.min <= months);
            if (until_today) REQUIRE(said == exactly(months));
        }
    }
}

TEST_CASE("Work lasts until the months that are wanting are there") {
    CHECK(lasts("work-year", R"({"work_months_7y": 0})") == exactly(12));
    CHECK(lasts("work-year", R"({"work_months_3y": 11, "work_months_5y": 11, "work_months_7y": 11})") == exactly(1));
    CHECK(lasts("work-year", R"({"work_months_3y": 12})") == exactly(0));
    CHECK(lasts("work-year", R"({"work_months_3y": {"min": 1, "max": 20}})") == Interval{0, 11});
    CHECK(lasts("work-year-of-five", R"({"work_months_3y": 9, "work_months_5y": 9, "work_months_7y": 9})") ==
          exactly(3));
    CHECK(lasts("work-three-years", R"({"work_months_3y": 24, "work_months_5y": 24, "work_months_7y": 24})") ==
          exactly(12));
}

TEST_CASE("Months of work are kept up through steps that leave time for work, and recede during school") {
    const Content& content = shipped_content();
    const Situation now = situation(
        R"({"training": "finished", "diploma": "studying_for_equivalency", "work_months_3y": 12, "work_months_5y": 12, "work_months_7y": 12})");
    CHECK(value(after(content, step("pass-equivalency"), now), "work_months_3y") == exactly(12));
    CHECK(value(after(content, step("work-three-years"), now), "work_months_7y") == exactly(36));
    CHECK(value(after(content, step("certificate-program"), now), "work_months_3y") == Interval{0, 12});
}

TEST_CASE("A program under way lasts until its finishing month, or up to three years where that is not known") {
    CHECK(lasts("finish-program", R"({"training": "enrolled", "finish_month": "2027-04"})") == exactly(5));
    CHECK(lasts("finish-program", R"({"training": "enrolled", "finish_month": "2026-11"})") == exactly(0));
    CHECK(lasts("finish-program", R"({"training": "enrolled", "finish_month": "2026-08"})") == exactly(0));
    CHECK(lasts("finish-program", R"({"training": "enrolled"})") == Interval{0, 36});
}

TEST_CASE("The first length whose case holds counts; cases that may hold are spanned") {
    CHECK(lasts("finish-high-school", R"({"age": "under_16"})") == Interval{24, 48});
    CHECK(lasts("finish-high-school", R"({"age": "16_17"})") == Interval{0, 24});
    CHECK(lasts("finish-high-school", R"({"age": "18_plus"})") == Interval{0, 12});
    CHECK(lasts("finish-high-school", "{}") == Interval{0, 48});
}

TEST_CASE("After a step its effects are true, its time has passed and its months have been worked") {
    const Content& content = shipped_content();
    const Situation now = situation(R"({"training": "none", "diploma": "yes", "work_months_7y": 0})");
    const Situation graduate = after(content, step("certificate-program"), now);
    CHECK(graduate.elapsed == Interval{9, 12});
    CHECK(value(graduate, "training") == exactly(2));
    CHECK(value(graduate, "finish_month") == exactly(0));
    CHECK(value(graduate, "class_hours") == Interval{560, 1280});
    CHECK(value(graduate, "work_months_3y") == exactly(0));
    const Situation apprentice = after(content, step("apprenticeship"), now);
    CHECK(value(apprentice, "work_months_3y") == exactly(12));
    CHECK(value(apprentice, "work_months_7y") == exactly(12));
    const Situation worked = after(content, step("work-year"), graduate);
    CHECK(value(worked, "work_months_3y").min == 12);
    CHECK(value(worked, "finish_month") == exactly(12));
    CHECK(worked.elapsed == Interval{21, 24});
}

TEST_CASE("A step beside the road begins today and is waited for only where it outlasts the road so far") {
    const Content& content = shipped_content();
    const Situation now =
        situation(R"({"training": "none", "diploma": "studying_for_equivalency", "work_months_7y": 5})");
    CHECK(after(content, step("pass-equivalency"), now).elapsed == Interval{1, 6});
    const Situation in_a_year = later(content, now, exactly(12));
    const Situation with_diploma = after(content, step("pass-equivalency"), in_a_year);
    CHECK(with_diploma.elapsed == exactly(12));
    CHECK(value(with_diploma, "diploma") == exactly(3));
    const Situation in_three_months = later(content, now, exactly(3));
    CHECK(after(content, step("pass-equivalency"), in_three_months).elapsed == Interval{3, 6});
}

TEST_CASE("A recent graduate of an accredited program pays 125 for the CMA exam, others up to 250") {
    const auto fee = [](const std::string& json) { return cost(step("cma-exam"), situation(json)).usd; };
    CHECK(fee(R"({"accreditor": "caahep_abhes", "finish_month": "2025-11"})") == exactly(125));
    CHECK(fee(R"({"accreditor": "caahep_abhes", "finish_month": "2025-10"})") == Interval{125, 250});
    CHECK(fee(R"({"accreditor": "other_recognized", "finish_month": "2026-10"})") == Interval{125, 250});
    CHECK(fee(R"({"accreditor": "caahep_abhes"})") == Interval{125, 250});
}

TEST_CASE("Where fees of several cases may apply they are spanned, and one unknown price makes the sum unknown") {
    const Content& content = shipped_content();
    const auto is_diploma = [&](std::uint64_t allowed) {
        Condition made;
        made.kind = Condition::Kind::test;
        made.test.facts = {content.fact_at("diploma")};
        made.test.allowed = allowed;
        return made;
    };
    Step class_with_prices;
    class_with_prices.fees = {{is_diploma(0b1000), {10, 20}, true, {}},
                              {is_diploma(0b0111), {5, 7}, false, {}},
                              {{}, {1000, 1000}, true, {}}};
    const Fee with_diploma = cost(class_with_prices, situation(R"({"diploma": "yes"})"));
    CHECK(with_diploma.usd == Interval{10, 20});
    CHECK(with_diploma.priced);
    const Fee without = cost(class_with_prices, situation(R"({"diploma": "none"})"));
    CHECK(without.usd == Interval{5, 7});
    CHECK_FALSE(without.priced);
    const Fee either = cost(class_with_prices, situation("{}"));
    CHECK(either.usd == Interval{5, 1000});
    CHECK_FALSE(either.priced);
    CHECK(cost(Step{}, situation("{}")).usd == exactly(0));
}

TEST_CASE("Only three years of work are said to bring both kinds of duties") {
    const Content& content = shipped_content();
    const Situation now = situation(R"({"training": "finished", "work_duties": "clinical", "work_months_7y": 0})");
    for (const char* id : {"work-year", "work-year-of-five"})
        CHECK(value(after(content, step(id), now), "work_duties") == exactly(0));
    CHECK(value(after(content, step("work-three-years"), now), "work_duties") == exactly(2));
}

TEST_CASE("A step brings something where it makes true what is not so already, or adds months of work") {
    CHECK(changes_something(step("cpr-class"), situation(R"({"cpr": false})")) == Truth::yes);
    CHECK(changes_something(step("cpr-class"), situation("{}")) == Truth::unknown);
    CHECK(changes_something(step("cpr-class"), situation(R"({"cpr": true})")) == Truth::no);
    CHECK(changes_something(step("work-year"), situation(R"({"work_months_3y": 36})")) == Truth::yes);
}

TEST_CASE(
    "A step taken with its conditions compiled is the step taken with its conditions walked, and says on what it "
    "hangs") {
    const Content& content = shipped_content();
    Random random(5);
    int hanging = 0;
    for (int person = 0; person < 400; ++person) {
        const Facts facts = completed(random, nothing_known(content), FactSet(random.below(1 << 20)), test::today());
        const Situation from = situation_of(content, facts, test::today());
        for (const Step& one : content.steps) {
            const Taken taken = take(content, one, from, content.rules.evaluate(from));
            const Fee fee = cost(one, from);
            INFO(one.id << " taken by " << test::told(facts));
            REQUIRE(taken.months == duration(one, from));
            REQUIRE(taken.cost_usd == fee.usd);
            REQUIRE(taken.priced == fee.priced);
            REQUIRE(taken.then.values == after(content, one, from).values);
            REQUIRE(taken.then.elapsed == after(content, one, from).elapsed);
            const Situation once_known =
                situation_of(content, completed(random, facts, taken.open, test::today()), test::today());
            const Taken then = take(content, one, once_known, content.rules.evaluate(once_known));
            REQUIRE(then.open == 0);
            hanging += taken.open != 0;
        }
    }
    CHECK(hanging > 1000);
}
