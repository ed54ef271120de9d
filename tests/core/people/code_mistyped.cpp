#include "core/people/code.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/proof/answer_space.h"
#include "tests/core/people/codes.h"

using namespace milepost;
using test::answers_of;
using test::code_of;
using test::fault_of;
using test::Random;
using test::read;
using test::sheet;
using test::shipped_content;
using test::today;
using Kind = CodeFault::Kind;

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace

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
        std::string text(std::size_t(random.between(0, 24)), ' ');
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
    // The longest answers there are take 22 characters: what is longer and right in itself was never given.
    int impossible = 0;
    for (int i = 0; i < 100'000 && impossible == 0; ++i) {
        std::string text(most_code_characters, ' ');
        for (char& c : text) c = random.pick(alphabet);
        impossible += fault_of(text) == CodeFault{Kind::impossible};
    }
    CHECK(impossible == 1);
}

TEST_CASE("A code of other questions says so") {
    Random random(8);
    const std::string code = code_of(sheet(random));
    // The mark of a pack's questions has 32 values: one change in 32 leaves it as it is.
    int changes = 0, noticed = 0;
    const auto note = [&](const Content& changed) {
        const auto back = decode(changed, code, today());
        const auto* fault = std::get_if<CodeFault>(&back);
        ++changes;
        noticed += fault != nullptr && *fault == CodeFault{Kind::other_questions};
    };
    const auto questions = [&](const std::function<void(test::Json&)>& change) {
        note(read(test::changed("questions.json", change)));
    };
    questions(
        [](test::Json& file) { std::swap(file["questions"][7]["options"][0], file["questions"][7]["options"][1]); });
    questions([](test::Json& file) { file["questions"][1]["options"] = {{0, 0}, {1, 23}, {24, 84}}; });
    questions([](test::Json& file) { std::swap(file["questions"][17], file["questions"][18]); });
    questions([](test::Json& file) { file["questions"][23].erase("when"); });
    questions([](test::Json& file) { file["questions"][8]["years"] = {-6, 0}; });
    questions([](test::Json& file) { file["questions"].erase(22); });
    // What nobody is asked begins with a digit of its own, and what is nobody else's business has none.
    questions([](test::Json& file) { test::with_id(file["questions"], "trained_abroad")["delicate"] = true; });
    note(read(test::changed("facts.json",
                            [](test::Json& file) { test::with_id(file["facts"], "trained_abroad").erase("unsaid"); })));
    note(read(test::changed("facts.json", [](test::Json& file) { file["implications"].erase(8); })));
    CHECK(changes == 9);
    CHECK(noticed >= 8);
}
