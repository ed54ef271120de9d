#include <catch2/catch_test_macros.hpp>
#include <string>

#include "ui/words/pseudo.h"
#include "ui/words/words.h"

using namespace milepost;

namespace {

/// Letters as they are seen: bytes that begin one.
std::size_t length(const std::string& text) {
    std::size_t n = 0;
    for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    return n;
}

Words english(const std::string& pattern) {
    return std::move(*Words::load("en", {{"test.json", "{\"key\": \"" + pattern + "\"}"}}));
}

}  // namespace

TEST_CASE("The pseudo-language accents every letter and is some 40 percent longer") {
    const std::string plain = "You can begin in any month and work on your way.";
    const std::string made = pseudo_pattern(plain);
    for (const char c : made) CHECK_FALSE((c >= 'a' && c <= 'z'));
    const double ratio = static_cast<double>(length(made)) / static_cast<double>(length(plain));
    CHECK(ratio > 1.3);
    CHECK(ratio < 1.5);
    CHECK(made.find("Ýóóúú çááñ") == 0);
}

TEST_CASE("The pseudo-language keeps marks, figures and long words as they are long") {
    CHECK(pseudo_pattern("**12**").find("**12**") == 0);
    CHECK(pseudo_pattern("__certification__").find("__çéřŧíƒíçáŧíóñ__") == 0);
}

TEST_CASE("The pseudo-language keeps arguments and forms") {
    const Words words = english("{n, plural, one {# month} other {# months}} in {place}, '{'really'}'").pseudo("en-XA");
    CHECK(words.language() == "en-XA");
    CHECK(words.arguments("key") == std::vector<std::string>{"n", "place"});
    const std::string one = words("key", {{"n", 1.0}, {"place", std::string("Ohio")}});
    CHECK(one.find("1 ɱóóñŧĥ") == 0);
    CHECK(one.find("Ohio") != std::string::npos);
    CHECK(one.find("{ř") != std::string::npos);
    CHECK(words("key", {{"n", 2.0}, {"place", std::string("Ohio")}}).find("2 ɱóóñŧĥš") == 0);
    CHECK(words.check().empty());
}

TEST_CASE("A pseudo-language keeps the forms of single numbers") {
    const Words words =
        english("{n, plural, offset:1 =12 {year} =24 {{n, number, integer} years} other {# months}}").pseudo("ar-XB");
    CHECK(words("key", {{"n", 12.0}}) == "\u202Eyear\u202C");
    CHECK(words("key", {{"n", 24.0}}).find("24 \u202Eyears") == 0);
    CHECK(words("key", {{"n", 6.0}}).find("5 \u202Emonths") == 0);
}

TEST_CASE(
    "The pseudo-language from right to left turns each word around and keeps arguments, forms and the text as long") {
    const Words words = english("{n, plural, one {# month} other {# months}} in **{place}**, ''yes''").pseudo("ar-XB");
    CHECK(words.language() == "ar-XB");
    CHECK(words.right_to_left());
    CHECK(words.check().empty());
    const std::string made = words("key", {{"n", 2.0}, {"place", std::string("Ohio")}});
    CHECK(made.find("2 \u202Emonths\u202C \u202Ein\u202C **Ohio**, '") == 0);
    CHECK(pseudo_pattern("12 %", Pseudo::right_to_left) == "12 %");
}
