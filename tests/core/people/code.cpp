#include "core/people/code.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/people/code_characters.h"
#include "core/proof/answer_space.h"
#include "core/session/session.h"
#include "tests/support/content_fixture.h"
#include "tests/support/mutation.h"
#include "tests/support/session.h"

using namespace milepost;
using test::Random;
using test::shipped_content;
using test::today;
using Kind = CodeFault::Kind;

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::size_t question(const char* id) {
    const auto& all = shipped_content().questions;
    return std::size_t(std::find_if(all.begin(), all.end(), [&](const Question& q) { return q.id == id; }) -
                       all.begin());
}

Interval whole(std::size_t q) { return shipped_content()[shipped_content().questions[q].fact].domain; }

/// Somebody who answers every question that is in place, whether it matters or not.
Answers sheet(Random& random, Today date = today(), int unsure_one_in = 6) {
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
Answers interviewed(Random& random, Date date = today(), Answers answers = no_answers(shipped_content())) {
    const Content& content = shipped_content();
    for (;;) {
        const Interview interview = replay(content, answers, date);
        if (!interview.next) return answers;
        answers[*interview.next] = test::tapped(random, content.questions[*interview.next], interview.facts, date, 6);
    }
}

/// The answers without those that say nothing.
Answers known_of(Answers answers) {
    for (std::size_t q = 0; q < answers.size(); ++q) {
        if (answers[q] == whole(q)) answers[q].reset();
    }
    return answers;
}

std::string code_of(const Answers& answers, Today date = today()) {
    const auto code = encode(shipped_content(), answers, date);
    REQUIRE(code);
    return *code;
}

CodeFault fault_of(std::string_view written, const Content& content = shipped_content()) {
    const auto result = decode(content, written, today());
    REQUIRE(std::holds_alternative<CodeFault>(result));
    return std::get<CodeFault>(result);
}

Decoded answers_of(std::string_view written, Today date = today(), const Content& content = shipped_content()) {
    const auto result = decode(content, written, date);
    INFO(written);
    REQUIRE(std::holds_alternative<Decoded>(result));
    return std::get<Decoded>(result);
}

/// The shipped content as the next edition: the same questions.
const Content& next_edition() {
    static const Content content = [] {
        Content next = shipped_content();
        next.version = "2027.02.01";  // one of the three in four that do not look the same
        return next;
    }();
    return content;
}

Content read(const test::Files& files) {
    auto content = read_content(files);
    REQUIRE(content);
    return std::move(*content);
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
        for (const Month later : {month, month + 64, month + 128, month + 512})
            REQUIRE(answers_of(code, first_of(later)).made == month);
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
    Random random(1);
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
    CHECK(since({{"another-line", "2026.11.02", 2026 * 12 + 10}, {"fee", ours, 2027 * 12 + 1}}) ==
          1);  // within the code's own month
    CHECK(since({{"fee", "of-others", 2026 * 12 + 2}, {"rule", "of-another", 2027 * 12 + 3}}) ==
          1);  // of a pack that is not ours: what is newer than the month

    Content same = shipped_content();
    same.revisions = {{"later", "2026.11.01", 2027 * 12}};
    CHECK(answers_of(code, test::day("2027-06-01"), same).revised_since == same.revisions.size());
}

TEST_CASE("Each wrong character is noticed, and told which it is") {
    for (unsigned seed = 0; seed < 150; ++seed) {
        Random random(seed);
        const std::string code = code_of(sheet(random));
        for (std::size_t at = 0; at < code.size(); ++at) {
            for (const char other : alphabet) {
                if (other == code[at]) continue;
                std::string wrong = code;
                wrong[at] = other;
                INFO(code << " written " << wrong);
                REQUIRE(fault_of(wrong) == CodeFault{Kind::one_wrong, at + 1});
            }
        }
    }
}

TEST_CASE("Any two characters that changed places are noticed") {
    int swapped = 0;
    for (unsigned seed = 0; seed < 1000; ++seed) {
        Random random(seed);
        const std::string code = code_of(sheet(random));
        for (std::size_t a = 0; a < code.size(); ++a) {
            for (std::size_t b = a + 1; b < code.size(); ++b) {
                if (code[a] == code[b]) continue;
                std::string wrong = code;
                std::swap(wrong[a], wrong[b]);
                INFO(code << " written " << wrong);
                REQUIRE(fault_of(wrong) == CodeFault{Kind::wrong});
                ++swapped;
            }
        }
    }
    CHECK(swapped > 50000);
}

TEST_CASE("Any two wrong characters are noticed") {
    Random random(11);
    const std::string code = code_of(sheet(random));
    for (std::size_t a = 0; a < code.size(); ++a) {
        for (std::size_t b = a + 1; b < code.size(); ++b) {
            for (const char first : alphabet) {
                for (const char second : alphabet) {
                    if (first == code[a] || second == code[b]) continue;
                    std::string wrong = code;
                    wrong[a] = first;
                    wrong[b] = second;
                    REQUIRE(std::holds_alternative<CodeFault>(decode(shipped_content(), wrong, today())));
                }
            }
        }
    }
}

TEST_CASE("A million random strings bring back what can be said, or nothing") {
    const Content& content = shipped_content();
    Random random(2026);
#ifdef __SANITIZE_ADDRESS__
    const int strings = 100'000;
#else
    const int strings = 1'000'000;
#endif
    int right = 0;
    for (int i = 0; i < strings; ++i) {
        std::string text(std::size_t(random.between(0, 16)), ' ');
        const bool legible = !random.one_in(4);
        for (char& c : text) c = legible ? random.pick(alphabet) : char(random.below(256));
        const auto result = decode(content, text, today());
        if (const auto* fault = std::get_if<CodeFault>(&result)) {
            if (fault->position > text.size()) FAIL("position " << fault->position << " in " << text);
            continue;
        }
        ++right;
        const Decoded& back = std::get<Decoded>(result);
        const Today then = back.made ? Today(first_of(*back.made)) : Today::not_before(today());
        const Interview interview = replay(content, back.answers, then);
        INFO(text);
        for (std::size_t q = 0; q < back.answers.size(); ++q) {
            if (back.answers[q]) REQUIRE(std::binary_search(interview.given.begin(), interview.given.end(), q));
        }
        if (back.same_content && !interview.next) REQUIRE(encode(content, back.answers, then) == text);
    }
    CHECK(right > 0);
    CHECK(right < strings / 1024);
}

TEST_CASE("A code reads the same in small letters, in groups, and with letters for the digits they look like") {
    const Answers answers = [] {
        Random random(4);
        return sheet(random);
    }();
    const std::string code = code_of(answers);
    std::string sloppy = " " + grouped(code) + " ";
    for (char& c : sloppy) {
        if (c == '0') c = 'o';
        if (c == '1') c = sloppy.size() % 2 == 0 ? 'l' : 'I';
        if (c >= 'A' && c <= 'Z' && c != 'I') c = char(c - 'A' + 'a');
    }
    CHECK(answers_of(sloppy).answers == answers_of(code).answers);
    CHECK(fault_of("oil!").position == 4);
    CHECK(grouped("K7QM2XVA93") == "K7QM-2XVA-93");
    CHECK(grouped("K7QM2XVA") == "K7QM-2XVA");
}

TEST_CASE("A code that cannot be says why") {
    Random random(2);
    const std::string code = code_of(sheet(random));
    CHECK(fault_of("") == CodeFault{Kind::too_short});
    CHECK(fault_of("K7QM-2XV") == CodeFault{Kind::too_short});
    CHECK(fault_of(std::string(31, 'K')) == CodeFault{Kind::too_long});
    CHECK(fault_of("00" + code) == CodeFault{Kind::too_long});
    CHECK(fault_of("K7QM-2UVA") == CodeFault{Kind::no_character, 6});
    CHECK(fault_of("K7 é") == CodeFault{Kind::no_character, 3});
    // The longest answers there are take 14 characters: what is longer and right in itself was never given.
    int impossible = 0;
    for (int i = 0; i < 100'000 && impossible == 0; ++i) {
        std::string text(20, ' ');
        for (char& c : text) c = random.pick(alphabet);
        impossible += fault_of(text) == CodeFault{Kind::impossible};
    }
    CHECK(impossible == 1);
}

TEST_CASE("A code of other questions says so") {
    Random random(8);
    const std::string code = code_of(sheet(random));
    const auto with = [&](const std::function<void(test::Json&)>& change) {
        return fault_of(code, read(test::changed("questions.json", change)));
    };
    const CodeFault other{Kind::other_questions};
    CHECK(with([](test::Json& file) {
              std::swap(file["questions"][7]["options"][0], file["questions"][7]["options"][1]);
          }) == other);
    CHECK(with([](test::Json& file) { file["questions"][1]["options"] = {{0, 0}, {1, 23}, {24, 84}}; }) == other);
    CHECK(with([](test::Json& file) { std::swap(file["questions"][13], file["questions"][14]); }) == other);
    CHECK(with([](test::Json& file) { file["questions"][19].erase("when"); }) == other);
    CHECK(with([](test::Json& file) { file["questions"][9]["years"] = {-6, 0}; }) == other);
    CHECK(with([](test::Json& file) { file["questions"].erase(18); }) == other);
    CHECK(fault_of(code, read(test::changed("facts.json", [](test::Json& file) { file["implications"].erase(8); }))) ==
          other);
}
