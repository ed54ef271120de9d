#include <catch2/catch_test_macros.hpp>
#include <string>

#include "ui/words/line_order.h"
#include "ui/words/words.h"

using namespace milepost;

namespace {

/// One line as it is seen, from left to right.
std::u16string seen(const std::u16string& text, bool right_to_left) {
    std::u16string out;
    const auto lines = seen_order(text, {{0, text.size()}}, right_to_left);
    for (const SeenLetter& letter : lines.front()) out += letter.code;
    return out;
}

bool from_right(const std::string& language) { return Words::load(language, {})->right_to_left(); }

}  // namespace

TEST_CASE("ICU knows which languages are read from right to left, made-up ones too") {
    for (const char* code : {"ar", "he", "fa", "ur", "yi", "ps", "ar-XB"}) CHECK(from_right(code));
    for (const char* code : {"en", "es", "vi", "ru", "zh", "ht", "en-XA"}) CHECK_FALSE(from_right(code));
}

TEST_CASE("A Hebrew sentence is seen from right to left, its name and its numbers from left to right") {
    CHECK(seen(u"שלום עולם", true) == u"םלוע םולש");
    CHECK(seen(u"מבחן CCMA עולה $165.", true) == u".$165 הלוע CCMA ןחבמ");
    CHECK(seen(u"בין 5–9 חודשים", true) == u"םישדוח 9–5 ןיב");  // from 5 to 9, as the sentence runs
}

TEST_CASE("An Arabic sentence keeps its numbers, and its brackets close") {
    CHECK(seen(u"رسوم 1,200 دولار", true) == u"رالود 1,200 موسر");
    CHECK(seen(u"نعم (أو لا)", true) == u"(ال وأ) معن");
    CHECK(seen(u"شهادة CMA (AAMA)", true) == u"CMA (AAMA) ةداهش");
}

TEST_CASE("A sentence from left to right keeps its order around a Hebrew word") {
    CHECK(seen(u"It says שלום, and goes on.", false) == u"It says םולש, and goes on.");
    CHECK(seen(u"Nothing to do here (yet).", false) == u"Nothing to do here (yet).");
}

TEST_CASE("Each line is put in order by itself: what is written first is read first") {
    const std::u16string text = u"אחת שתיים\nשלוש four";
    const auto lines = seen_order(text, {{0, 3}, {4, 9}, {10, 19}}, true);
    const auto line = [&](std::size_t n) {
        std::u16string out;
        for (const SeenLetter& letter : lines[n]) out += letter.code;
        return out;
    };
    CHECK(line(0) == u"תחא");
    CHECK(line(1) == u"םייתש");
    CHECK(line(2) == u"four שולש");
    CHECK(lines[0].front().at == 2);
}

TEST_CASE("Marks that direct the order are obeyed and not seen") {
    CHECK(seen(u"\u200F\u202Eword\u202C\u200F", true) == u"drow");
    CHECK(seen(u"\u200F\u202Eof\u202C\u200F 12 \u200F\u202Emonths\u202C\u200F", true) == u"shtnom 12 fo");
    CHECK(seen(u"קוד 0198-W2NP", true) != u"0198-W2NP דוק");  // why codes are isolated
    CHECK(seen(u"קוד \u20660198-W2NP\u2069", true) == u"0198-W2NP דוק");
}
