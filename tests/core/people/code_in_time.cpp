#include "core/people/code.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/people/code_characters.h"
#include "tests/core/people/codes.h"

using namespace milepost;
using test::answers_of;
using test::code_of;
using test::fault_of;
using test::known_of;
using test::next_edition;
using test::question;
using test::Random;
using test::sheet;
using test::shipped_content;
using test::today;
using test::whole;
using Kind = CodeFault::Kind;

TEST_CASE("A code of any month means the same in every month of the next five years") {
    for (int made = 0; made < 24; ++made) {
        const Month month = month_of(today()) + made;
        const Date then = *parse_date(month_to_string(month) + "-28");
        Random random{unsigned(made)};
        for (int i = 0; i < 20; ++i) {
            const Answers answers = sheet(random, then);
            const std::string code = code_of(answers, then);
            for (const int later : {-1, 0, 1, 2, 11, 12, 40, 62}) {
                const Decoded back =
                    answers_of(code, *parse_date(month_to_string(month + later) + "-01"), next_edition());
                REQUIRE(back.made == month);
                REQUIRE(back.answers == known_of(answers));
            }
        }
    }
}

TEST_CASE(
    "A code says its month for as long as Milepost can be thought to last, and an old one never passes for a new one") {
    Random random(7);
    const Answers answers = sheet(random, today(), 0);
    std::set<std::string> codes;
    for (Month month = 2026 * 12; month <= 2068 * 12 + 6; ++month) {
        const std::string code = code_of(answers, first_of(month));
        REQUIRE(codes.insert(code).second);
        constexpr int apart[] = {0, 64, 128, 512};
        REQUIRE(answers_of(code, first_of(month + apart[month % 4])).made == month);
    }
    CHECK(codes.size() == 511);
    for (const Month month : {2068 * 12 + 7, 2100 * 12, 2025 * 12 + 11}) {  // what it cannot say it does not
        const Decoded back = answers_of(code_of(answers, first_of(month)), first_of(month));
        CHECK_FALSE(back.made);
        CHECK_FALSE(back.same_content);
    }
}

TEST_CASE("A code from a clock that runs ahead is not taken to be of this content") {
    Random random(9);
    const Decoded back = answers_of(code_of(sheet(random, test::day("2029-02-01")), test::day("2029-02-01")));
    CHECK(back.made == 2029 * 12 + 1);
    CHECK_FALSE(back.same_content);
}

TEST_CASE("Where today is not known a code has no month, and none of what hangs on one") {
    const Today some_day = Today::not_before(today());
    for (unsigned seed = 0; seed < 200; ++seed) {
        Random random(seed);
        const Answers answers = sheet(random, some_day);
        const std::string code = code_of(answers, some_day);
        for (const Today read : {some_day, Today(today()), Today(test::day("2031-05-05"))}) {
            const Decoded back = answers_of(code, read);
            REQUIRE_FALSE(back.made);
            REQUIRE_FALSE(back.same_content);
            REQUIRE(back.answers == known_of(answers));
        }
        for (std::size_t q = 0; q < answers.size(); ++q) {
            if (shipped_content()[shipped_content().questions[q].fact].kind == Fact::Kind::month)
                REQUIRE_FALSE(answers[q]);
        }
    }
    Random random(3);  // all of whose answers say something
    const Answers dated = sheet(random);
    CHECK(answers_of(code_of(dated), some_day).made == month_of(today()));  // its own month is known
    CHECK(answers_of(code_of(dated), some_day).answers == dated);
}

TEST_CASE("A code of the form before this one says that it is of other questions") {
    Random random(6);
    const std::string code = code_of(sheet(random));
    Number number;
    for (auto c = code.rbegin(); c != code.rend(); ++c) number.push_back(*value_of(*c));
    std::uint8_t unwritten = 0;
    while (!check(number, unwritten).right) ++unwritten;
    number[0] = number[1] = 0;
    set_check(number, unwritten ^ 1);
    std::string old;
    for (auto part = number.rbegin(); part != number.rend(); ++part) old += character_of(*part);
    CHECK(fault_of(old) == CodeFault{Kind::other_questions});
}

TEST_CASE("A code that is made anew later keeps a year that was not over then") {
    Answers answers;
    for (unsigned seed = 0;
         answers.empty() || answers[question("finish_past")] != Interval{2026 * 12, 2026 * 12 + 10} ||
         answers[question("finish_month")] != whole(question("finish_month"));
         ++seed) {
        Random random(seed);
        answers = sheet(random);
    }
    const Decoded back = answers_of(code_of(answers, test::day("2027-03-05")), test::day("2027-03-05"));
    CHECK(back.answers[question("finish_past")] == Interval{2026 * 12, 2026 * 12 + 11});
}

TEST_CASE("With newer content the answers come back, and what one was not sure of is asked again") {
    Random random(3);
    Answers answers = sheet(random, today(), 0);
    answers[question("goal")] = whole(question("goal"));
    const std::string code = code_of(answers);
    CHECK(answers_of(code).same_content);
    CHECK(answers_of(code).answers[question("goal")] == whole(question("goal")));

    const Decoded back = answers_of(code, today(), next_edition());
    CHECK_FALSE(back.same_content);
    CHECK_FALSE(back.answers[question("goal")]);

    Content read_later = shipped_content();
    read_later.read_on = "2027-01";
    CHECK_FALSE(answers_of(code, test::day("2027-02-01"), read_later).same_content);
    CHECK(answers_of(code, test::day("2027-02-01")).same_content);
}

TEST_CASE("With newer content the code knows which of its revisions it does not know") {
    Random random(4);
    const std::string code = code_of(sheet(random));  // of 2026-11
    const auto since = [&](std::vector<Revision> revisions) {
        Content content = next_edition();
        content.revisions = std::move(revisions);
        return answers_of(code, test::day("2027-06-01"), content).revised_since;
    };
    const std::string ours = shipped_content().version;
    CHECK(since({}) == 0);
    CHECK(since({{"before", "2026.01.01", 2026 * 12 + 5},
                 {"fee", ours, 2027 * 12 + 1},
                 {"rule", "2027.02.01", 2027 * 12 + 3}}) == 1);
    CHECK(since({{"another-line", "2026.11.03", 2026 * 12 + 10}, {"fee", ours, 2027 * 12 + 1}}) ==
          1);  // within the code's own month
    CHECK(since({{"fee", "of-others", 2026 * 12 + 2}, {"rule", "of-another", 2027 * 12 + 3}}) ==
          1);  // of a pack that is not ours: what is newer than the month

    Content same = shipped_content();
    same.revisions = {{"later", "2026.11.01", 2027 * 12}};
    CHECK(answers_of(code, test::day("2027-06-01"), same).revised_since == same.revisions.size());
}
