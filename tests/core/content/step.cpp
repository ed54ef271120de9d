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

TEST_CASE("Windows that contradict each other stay ranges as months go by") {
    const Situation now = situation(R"({"work_months_3y": 36, "work_months_5y": 6})");
    for (const int months : {1, 6, 30}) {
        const Situation then = later(shipped_content(), now, exactly(months));
        for (const char* window : {"work_months_3y", "work_months_5y", "work_months_7y"})
            CHECK(value(then, window).min <= value(then, window).max);
    }
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
    // Of work of the other kind nothing counts: it goes without saying that there is none of both yet.
    CHECK(lasts("work-both-three-years", R"({"work_months_7y": 84, "work_duties": "clinical"})") == exactly(36));
}

TEST_CASE("A wait lasts until so many months have passed since a month") {
    const Content& content = shipped_content();
    const auto failed_in = [](const char* month) {
        return situation(R"({"failed": ["ncma-ncct"], "failed_times": 2, "failed_month": ")" + std::string(month) +
                         "\"}");
    };
    CHECK(duration(step("wait-a-quarter"), failed_in("2026-11")) == exactly(3));
    CHECK(duration(step("wait-a-quarter"), failed_in("2026-09")) == exactly(1));
    CHECK(duration(step("wait-a-quarter"), failed_in("2026-08")) == exactly(0));
    CHECK(duration(step("wait-a-year"), failed_in("2026-09")) == exactly(10));
    CHECK(duration(step("wait-a-year"), failed_in("2020-01")) == exactly(0));
    const Situation some_month = situation(R"({"failed": ["ncma-ncct"]})");
    CHECK(duration(step("wait-a-year"), some_month) == Interval{0, 12});
    const Situation waited = after(content, step("wait-a-year"), failed_in("2026-09"));
    CHECK(value(waited, "failed_month") == exactly(12));
    CHECK(waited.elapsed == exactly(10));
    CHECK(value(after(content, step("wait-a-year"), some_month), "failed_month").min == 12);
    CHECK(changes_something(step("wait-a-year"), failed_in("2026-09")) == Truth::yes);
    CHECK(changes_something(step("wait-a-year"), failed_in("2025-11")) == Truth::no);
    CHECK(changes_something(step("wait-a-year"), some_month) == Truth::unknown);
    const Taken taken = take(content, step("wait-a-year"), some_month, content.rules.evaluate(some_month));
    CHECK(test::names_of(taken.open) == "failed_month");
    CHECK(cost(step("wait-a-year"), some_month).usd == exactly(0));
}

TEST_CASE("An age moves with time, and of one that was said there is no more to ask") {
    const Content& content = shipped_content();
    CHECK(value(situation(R"({"age": "under_16"})"), "age") == Interval{0, 16 * 12 - 1});
    CHECK(value(situation(R"({"age": "18_plus"})"), "age") == Interval{18 * 12, 120 * 12});
    CHECK(value(situation("{}"), "age") == Interval{0, 120 * 12});
    const Situation now = situation(R"({"diploma": "none", "age": "16_17"})");
    CHECK(value(now, "age") == Interval{16 * 12, 18 * 12 - 1});
    CHECK(value(later(content, now, {3, 5}), "age") == Interval{16 * 12 + 3, 18 * 12 + 4});
    const FactSet age = only(content.fact_at("age"));
    CHECK((inexact(now) & age) == 0);
    CHECK((inexact(later(content, now, exactly(7))) & age) == 0);
    CHECK((inexact(situation("{}")) & age) == age);

    const auto minor = std::find_if(content.cautions.begin(), content.cautions.end(),
                                    [](const Caution& caution) { return caution.id == "minor"; });
    REQUIRE(minor != content.cautions.end());
    CHECK(minor->when.evaluate(now) == Truth::yes);
    CHECK(minor->when.evaluate(later(content, now, exactly(1))) == Truth::unknown);
    CHECK(minor->when.evaluate(later(content, now, exactly(23))) == Truth::unknown);
    CHECK(minor->when.evaluate(later(content, now, exactly(24))) == Truth::no);
    const Situation child = situation(R"({"age": "under_16"})");
    CHECK(minor->when.evaluate(later(content, child, exactly(24))) == Truth::yes);
    CHECK(minor->when.evaluate(later(content, child, exactly(25))) == Truth::unknown);
    CHECK(minor->when.evaluate(later(content, situation(R"({"age": "18_plus"})"), exactly(99))) == Truth::no);

    // Who is 16 or 17 may have two years of high school left, or be too old for them by then.
    CHECK(duration(step("finish-high-school"), now) == Interval{0, 24});
    CHECK(duration(step("finish-high-school"), later(content, now, exactly(12))) == Interval{0, 24});
    CHECK(duration(step("finish-high-school"), later(content, now, exactly(24))) == Interval{0, 12});
    CHECK(step("pass-equivalency").needs.evaluate(situation(R"({"diploma": "none", "age": "under_16"})")) == Truth::no);
    CHECK(step("pass-equivalency")
              .needs.evaluate(later(content, situation(R"({"diploma": "none", "age": "under_16"})"), exactly(12))) ==
          Truth::unknown);
    CHECK(step("pass-equivalency")
              .needs.evaluate(later(content, situation(R"({"diploma": "none", "age": "under_16"})"), exactly(192))) ==
          Truth::yes);
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
    CHECK(graduate.elapsed == Interval{8, 12});
    CHECK(value(graduate, "training") == exactly(content[content.fact_at("training")].position("finished")));
    CHECK(value(graduate, "finish_month") == exactly(0));
    CHECK(value(graduate, "class_hours") == Interval{560, 1280});
    CHECK(value(graduate, "work_months_3y") == exactly(0));
    const Situation apprentice = after(content, step("apprenticeship"), now);
    CHECK(value(apprentice, "work_months_3y") == exactly(12));
    CHECK(value(apprentice, "work_months_7y") == exactly(12));
    const Situation worked = after(content, step("work-year"), graduate);
    CHECK(value(worked, "work_months_3y").min == 12);
    CHECK(value(worked, "finish_month") == exactly(12));
    CHECK(worked.elapsed == Interval{20, 24});
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

TEST_CASE(
    "A recent graduate of an accredited program pays 125 for the CMA exam, others up to 250, and up to 300 where a CMA "
    "ran out more than two months ago") {
    const auto fee = [](const std::string& json) { return cost(step("cma-exam"), situation(json)).usd; };
    const auto never_held = [&](const std::string& json) { return fee(R"({"holds": [], )" + json + "}"); };
    CHECK(never_held(R"("accreditor": "caahep_abhes", "finish_month": "2025-11")") == exactly(125));
    CHECK(never_held(R"("accreditor": "caahep_abhes", "finish_month": "2026-12")") == exactly(125));
    CHECK(never_held(R"("accreditor": "caahep_abhes", "finish_month": "2027-01")") == Interval{125, 250});
    CHECK(never_held(R"("accreditor": "caahep_abhes", "finish_month": "2025-10")") == Interval{125, 250});
    CHECK(never_held(R"("accreditor": "other_recognized", "finish_month": "2026-10")") == Interval{125, 250});
    CHECK(never_held(R"("accreditor": "caahep_abhes")") == Interval{125, 250});
    const auto holder = [&](const char* current, const char* expired) {
        return fee(R"({"accreditor": "none", "holds": ["cma-aama"], "current": [)" + std::string(current) +
                   R"(], "expired_month": ")" + expired + "\"}");
    };
    CHECK(holder("", "2026-08") == Interval{175, 300});
    CHECK(holder("", "2026-09") == Interval{125, 250});
    CHECK(holder("\"cma-aama\"", "2026-08") == Interval{125, 250});
    CHECK(fee(R"({"accreditor": "caahep_abhes", "finish_month": "2025-11"})") ==
          Interval{125, 300});  // who may hold it
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
    class_with_prices.fees = {{is_diploma(0b1000), {10, 20}, true, {}, {}},
                              {is_diploma(0b0111), {5, 7}, false, {}, {}},
                              {{}, {1000, 1000}, true, {}, {}}};
    const Price with_diploma = cost(class_with_prices, situation(R"({"diploma": "yes"})"));
    CHECK(with_diploma.usd == Interval{10, 20});
    CHECK(with_diploma.priced);
    const Price without = cost(class_with_prices, situation(R"({"diploma": "none"})"));
    CHECK(without.usd == Interval{5, 7});
    CHECK_FALSE(without.priced);
    const Price either = cost(class_with_prices, situation("{}"));
    CHECK(either.usd == Interval{5, 1000});
    CHECK_FALSE(either.priced);
    CHECK(cost(Step{}, situation("{}")).usd == exactly(0));
}

TEST_CASE("Work goes on with the duties that it has; work of both kinds, and with patients, is a step of its own") {
    const Content& content = shipped_content();
    const int clinical = 0, administrative = 1, both = 2;
    const Situation now = situation(R"({"training": "finished", "work_duties": "clinical", "work_months_7y": 10})");
    for (const char* id : {"work-year", "work-year-of-five", "work-three-years", "work-both-three-years"})
        CHECK(value(after(content, step(id), now), "work_duties") == exactly(clinical));
    CHECK(step("work-three-years").needs.evaluate(now) == Truth::no);
    const Situation of_both = after(content, step("work-both-three-years"), now);
    CHECK(value(of_both, "work_months_both") == exactly(36));
    CHECK(value(of_both, "work_months_7y") == exactly(46));
    CHECK(of_both.elapsed == exactly(36));
    CHECK(value(after(content, step("work-year"), now), "work_months_both") == exactly(0));

    const Situation in_office =
        situation(R"({"training": "finished", "work_duties": "administrative", "work_months_7y": 40})");
    CHECK(value(in_office, "work_duties") == exactly(administrative));
    const Situation with_patients = after(content, step("work-with-patients"), in_office);
    CHECK(value(with_patients, "work_duties") == exactly(clinical));
    CHECK(value(with_patients, "work_months_3y").min >= 12);
    CHECK(with_patients.elapsed == exactly(12));
    CHECK(step("work-with-patients").needs.evaluate(now) == Truth::no);

    const Situation able = situation(R"({"training": "finished", "work_duties": "both", "work_months_7y": 10})");
    CHECK(value(able, "work_duties") == exactly(both));
    CHECK(step("work-three-years").needs.evaluate(able) == Truth::unknown);  // in Washington they need its credential
    CHECK(step("work-both-three-years").needs.evaluate(able) == Truth::no);
}

TEST_CASE("In Washington nobody works as one before they have its credential") {
    const Content& content = shipped_content();
    const char* works[] = {"apprenticeship",        "work-year",          "work-year-of-five", "work-three-years",
                           "work-both-three-years", "work-with-patients", "work-after-program"};
    for (const char* id : works) {
        INFO(id);
        const auto needs_in = [&](const char* state, const char* duties) {
            return step(id).needs.evaluate(situation(
                R"({"training": "finished", "program": "certificate", "class_hours": 600, "diploma": "yes", "work_months_7y": 12, "work_duties": ")" +
                std::string(duties) + R"(", "state": ")" + state + "\"}"));
        };
        const char* duties = std::string(id) == "work-three-years" ? "both" : "administrative";
        CHECK(needs_in("OH", duties) == Truth::yes);
        CHECK(needs_in("WA", duties) == Truth::no);
    }
    const Situation there =
        situation(R"({"training": "finished", "work_months_7y": 12, "work_duties": "both", "state": "WA"})");
    CHECK(step("wa-ma-registered").needs.evaluate(there) == Truth::yes);
    CHECK(step("wa-ma-emt").needs.evaluate(there) == Truth::no);
    const Situation licensed = after(content, step("wa-ma-registered"), there);
    CHECK(value(licensed, "licensed") == exactly(1));
    CHECK(step("work-three-years").needs.evaluate(licensed) == Truth::yes);
    CHECK(step("wa-ma-registered").needs.evaluate(licensed) == Truth::no);
    CHECK(step("wa-ma-emt").needs.evaluate(situation(R"({"state": "WA", "worked_as": ["emt_paramedic"]})")) ==
          Truth::yes);
}

TEST_CASE("A step brings something where it makes true what is not so already, or adds months of work") {
    CHECK(changes_something(step("cpr-class"), situation(R"({"cpr": false})")) == Truth::yes);
    CHECK(changes_something(step("cpr-class"), situation("{}")) == Truth::unknown);
    CHECK(changes_something(step("cpr-class"), situation(R"({"cpr": true})")) == Truth::no);
    CHECK(changes_something(step("work-year"), situation(R"({"work_months_3y": 36})")) == Truth::yes);
    CHECK(changes_something(step("wa-ma-registered"), situation("{}")) == Truth::yes);  // unsaid: they have none
}

TEST_CASE(
    "A step taken with its conditions compiled is the step taken with its conditions walked, and says on what it "
    "hangs") {
    const Content& content = shipped_content();
    Random random(5);
    int hanging = 0;
    for (int person = 0; person < 400; ++person) {
        Facts said = nothing_known(content);
        FactSet known = 0;
        for (std::size_t f = 0; f < said.size(); ++f) {
            if (random.one_in(4)) said[f] = content.facts[f].domain;  // what has to be raised, too
            if (random.one_in(2)) known |= only(FactId(f));
        }
        const Facts facts = completed(random, said, known, test::today());
        const Situation from = situation_of(content, facts, test::today());
        for (const Step& one : content.steps) {
            const Taken taken = take(content, one, from, content.rules.evaluate(from));
            const Price fee = cost(one, from);
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
