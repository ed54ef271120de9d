#include "ui/words/words.h"

#include <catch2/catch_test_macros.hpp>

using namespace milepost;

namespace {

Words load(const std::string& language, const std::string& text) {
    auto words = Words::load(language, {{"words/" + language + "/a.json", text}});
    if (!words) FAIL(words.findings().front().sentence());
    return std::move(*words);
}

std::vector<std::string> refusals(const std::vector<WordsFile>& files) {
    const auto words = Words::load("en", files);
    std::vector<std::string> sentences;
    if (!words)
        for (const Finding& finding : words.findings()) sentences.push_back(finding.sentence());
    return sentences;
}

Date day(int year, unsigned month, unsigned day) {
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

const std::string months = R"({"months": "{n, plural, one {# month} other {# months}}"})";
const std::string meses = R"({"months": "{n, plural, one {# mes} other {# meses}}"})";

}  // namespace

TEST_CASE("plain text stays as it is, marks and all") {
    const Words words = load("en", R"({"a": "Yes, **or** a GED", "b": "50 % off"})");
    CHECK(words("a") == "Yes, **or** a GED");
    CHECK(words("b") == "50 % off");
    CHECK(words("b", {{"unused", 1.0}}) == "50 % off");
}

TEST_CASE("quotes in a pattern are ICU's") {
    const Words words = load("en", R"({"a": "It''s {n}", "b": "Don't"})");
    CHECK(words("a", {{"n", 1.0}}) == "It's 1");
    CHECK(words("b") == "Don't");
}

TEST_CASE("plurals follow the language") {
    const Words english = load("en", months), spanish = load("es", meses);
    CHECK(english("months", {{"n", 1.0}}) == "1 month");
    CHECK(english("months", {{"n", 0.0}}) == "0 months");
    CHECK(english("months", {{"n", 1200.0}}) == "1,200 months");
    CHECK(spanish("months", {{"n", 1.0}}) == "1 mes");
    CHECK(spanish("months", {{"n", 2.0}}) == "2 meses");
}

TEST_CASE("money is written as in the United States, in every language") {
    const std::string price = R"({"price": "{usd, number, ::currency/USD precision-integer}"})";
    CHECK(load("en", price)("price", {{"usd", 1200.0}}) == "$1,200");
    CHECK(load("es", price)("price", {{"usd", 1200.0}}) == "$1,200");
}

TEST_CASE("dates have the language's form, and no zone moves a day") {
    const std::string dates = R"({"month": "{d, date, ::yMMMM}", "day": "{d, date, ::yMMMMd}"})";
    const Words english = load("en", dates), spanish = load("es", dates);
    CHECK(english("month", {{"d", day(2026, 11, 1)}}) == "November 2026");
    CHECK(english("day", {{"d", day(2027, 1, 1)}}) == "January 1, 2027");
    CHECK(spanish("month", {{"d", day(2026, 11, 30)}}) == "noviembre de 2026");
    CHECK(spanish("day", {{"d", day(2026, 12, 31)}}) == "31 de diciembre de 2026");
}

TEST_CASE("text is put in as it is") {
    const Words words = load("en", R"({"a": "In {state}: {state}"})");
    CHECK(words("a", {{"state", std::string("New {Mexico}")}}) == "In New {Mexico}: New {Mexico}");
}

TEST_CASE("a value that is missing or of another kind is seen, and nothing breaks") {
    const Words words = load(
        "en", R"({"a": "In {state}", "n": "{n, plural, one {# month} other {# months}}", "d": "{d, date, ::yMMMM}"})");
    CHECK(words("a") == "In {state}");
    CHECK(words("n") == "{n}");
    CHECK(words("n", {{"n", std::string("many")}}) == "n");
    CHECK(words("d", {{"d", std::string("soon")}}) == "d");
    CHECK(words("nowhere", {{"n", 1.0}}) == "nowhere");
}

TEST_CASE("a language knows its keys, their files and their values") {
    const Words words = load("en", R"({"b": "{y} {x, plural, one {{z}} other {#}} {y}", "a": "text"})");
    CHECK(words.language() == "en");
    CHECK(words.keys() == std::vector<std::string>{"a", "b"});
    CHECK(words.has("a"));
    CHECK_FALSE(words.has("c"));
    CHECK(words.file_of("a") == "words/en/a.json");
    CHECK(words.file_of("c").empty());
    CHECK(words.arguments("b") == std::vector<std::string>{"x", "y", "z"});
    CHECK(words.arguments("a").empty());
    CHECK(words.arguments("c").empty());
}

TEST_CASE("lists are joined the language's way") {
    CHECK(load("en", "{}").list({"a", "b", "c"}) == "a, b, and c");
    CHECK(load("en", "{}").list({"a"}) == "a");
    CHECK(load("en", "{}").list({}).empty());
    CHECK(load("es", "{}").list({"a", "b", "c"}) == "a, b y c");
}

TEST_CASE("files that are no words are refused, every fault told") {
    using Sentences = std::vector<std::string>;
    CHECK(refusals({{"words/en/a.json", "{\"a\": \"b"}}) ==
          Sentences{"words/en/a.json:: no JSON from byte 9 on; expected a JSON object"});
    CHECK(refusals({{"words/en/a.json", ""}}) ==
          Sentences{"words/en/a.json:: no JSON from byte 1 on; expected a JSON object"});
    CHECK(refusals({{"words/en/a.json", "[\"a\"]"}}) ==
          Sentences{"words/en/a.json:: a list; expected an object of key and text"});
    CHECK(refusals({{"words/en/a.json", "7"}}) ==
          Sentences{"words/en/a.json:: a number; expected an object of key and text"});
    CHECK(refusals({{"words/en/a.json", "\"a\""}}) ==
          Sentences{"words/en/a.json:: text; expected an object of key and text"});
    CHECK(refusals({{"words/en/a.json",
                     R"({"a": 7, "b": null, "c": {"d": 1}, "e": ["f", "g"], "h/~": true, "i": "fine"})"}}) ==
          Sentences{"words/en/a.json:/a: a number; expected text", "words/en/a.json:/b: null; expected text",
                    "words/en/a.json:/c: an object; expected text", "words/en/a.json:/e: a list; expected text",
                    "words/en/a.json:/h~1~0: true; expected text"});
    CHECK(refusals({{"words/en/a.json", R"({"a": "1", "a": "2"})"}}) ==
          Sentences{"words/en/a.json:/a: the key a second time, first in words/en/a.json; expected each key once"});
    CHECK(refusals({{"words/en/a.json", R"({"a": "1"})"}, {"words/en/b.json", R"({"a": "2"})"}}) ==
          Sentences{"words/en/b.json:/a: the key a second time, first in words/en/a.json; expected each key once"});
    CHECK(refusals({{"words/en/a.json", R"({"a": "{n, plural, one {#}"})"}}) ==
          Sentences{"words/en/a.json:/a: \"{n, plural, one {#}\"; expected an ICU message pattern"});
}

TEST_CASE("number and date forms that ICU does not know are found by the check") {
    const Words words = load("en", R"({"a": "{n, number, ::currency/}", "b": "{n, number, ::percent}"})");
    const Findings findings = words.check();
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].sentence() ==
          "words/en/a.json:/a: \"{n, number, ::currency/}\"; expected number and date forms that ICU knows");
    CHECK(words("a", {{"n", 1.0}}) == "a");
}
