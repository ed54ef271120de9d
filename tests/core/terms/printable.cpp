#include "core/terms/printable.h"

#include <catch2/catch_test_macros.hpp>

#include "core/terms/result.h"

using namespace milepost;

TEST_CASE("What would end a line, move it or hide in it is shown by its number") {
    CHECK(printable("a\nb\rc\td") == "a\\nb\\rc\\td");
    CHECK(printable(std::string_view("\0", 1)) == "\\u{0}");
    CHECK(printable("\x1b[2J\x7f") == "\\u{1b}[2J\\u{7f}");
    CHECK(printable("\u0085 \u009b1m \u2028 \u2029") == "\\u{85} \\u{9b}1m \\u{2028} \\u{2029}");
    CHECK(printable("\u202eevil\u202c \u2066a\u2069 \u200f \u061c") ==
          "\\u{202e}evil\\u{202c} \\u{2066}a\\u{2069} \\u{200f} \\u{61c}");
    CHECK(printable("\u200b\u00ad\ufeff\U000e0041") == "\\u{200b}\\u{ad}\\u{feff}\\u{e0041}");
}

TEST_CASE("What can be read stays as it is, in any script") {
    for (const char* text : {"", "certificate, $1,200: \"x\"", "El diploma de enfermería, ¿cuándo?", "Свидетельство",
                             "证书", "شهادة", "क्षमता", "👩🏽", "a\\nb"})
        CHECK(printable(text) == text);
}

TEST_CASE("What is no UTF-8 is shown byte by byte") {
    CHECK(printable("a\xff\xfe") == "a\\xff\\xfe");
    CHECK(printable("\xc3") == "\\xc3");  // cut
    CHECK(printable("\xc3(") == "\\xc3(");
    CHECK(printable("\xc0\x8a") == "\\xc0\\x8a");                    // a line's end in two bytes
    CHECK(printable("\xe0\x80\x8a") == "\\xe0\\x80\\x8a");           // in three
    CHECK(printable("\xed\xa0\x80") == "\\xed\\xa0\\x80");           // half a surrogate pair
    CHECK(printable("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");  // above the last character
}

TEST_CASE("A text is cut between characters, and says that it is") {
    CHECK(shortened("abc", 3) == "abc");
    CHECK(shortened("abcd", 3) == "abc…");
    CHECK(shortened("aéé", 2) == "a…");
    CHECK(shortened("aéé", 3) == "aé…");
    CHECK(shortened("👩🏽", 3) == "…");
    CHECK(shortened("\x80\x80\x80\x80", 2) == "…");
}

TEST_CASE("A finding is one line, whatever stood in any part of it") {
    const Finding finding{"a\n.json", "/b\r", "c\u2028", "d\x1b"};
    CHECK(finding.sentence() == "a\\n.json:/b\\r: c\\u{2028}; expected d\\u{1b}");
}
