#include <catch2/catch_test_macros.hpp>

#include "tests/support/shipped_screens.h"
#include "ui/words/spoken.h"

using namespace milepost;

namespace {

std::string said(const char* language, const char* text) { return Spoken(*test::pack().words_of(language))(text); }

}  // namespace

TEST_CASE("Money is said in words, and a span of it once") {
    CHECK(said("en", "You pay: $165") == "You pay: one hundred sixty-five dollars");
    CHECK(said("en", "$1") == "one dollar");
    CHECK(said("en", "$165–$6,165") == "one hundred sixty-five to six thousand one hundred sixty-five dollars");
    CHECK(said("es", "Pagas: $165") == "Pagas: ciento sesenta y cinco dólares");
    CHECK(said("es", "$1") == "un dólar");
    CHECK(said("es", "$21") == "veintiún dólares");
    CHECK(said("es", "$165–$6,165") == "ciento sesenta y cinco a seis mil ciento sesenta y cinco dólares");
}

TEST_CASE("Numbers are said in words, and agree with what they count") {
    CHECK(said("en", "5–9 months") == "five to nine months");
    CHECK(said("en", "1,250 jobs") == "one thousand two hundred fifty jobs");
    CHECK(said("en", "14% more") == "fourteen percent more");
    CHECK(said("en", "2.5 years") == "two point five years");
    CHECK(said("es", "5–9 meses") == "cinco a nueve meses");
    CHECK(said("es", "1 mes") == "un mes");
    CHECK(said("es", "1 pregunta más") == "una pregunta más");
    CHECK(said("es", "200 horas") == "doscientas horas");
    CHECK(said("es", "200 dólares") == "doscientos dólares");
    CHECK(said("es", "1 de 4") == "uno de cuatro");
    CHECK(said("es", "14% más") == "catorce por ciento más");
}

TEST_CASE("Months and years are said in full, and a year as a year") {
    CHECK(said("en", "Mar to Jun 2027") == "March to June twenty twenty-seven");
    CHECK(said("en", "Dec 2026 to Feb 2027") == "December twenty twenty-six to February twenty twenty-seven");
    CHECK(said("en", "by August 2027") == "by August twenty twenty-seven");
    CHECK(said("en", "2026-12") == "December twenty twenty-six");
    CHECK(said("en", "2026-12-01") == "December first, twenty twenty-six");
    CHECK(said("en", "November 22, 2026") == "November twenty-second, twenty twenty-six");
    CHECK(said("en", "You may do it in 2034.") == "You may do it in twenty thirty-four.");
    CHECK(said("es", "mar a jun 2027") == "marzo a junio de dos mil veintisiete");
    CHECK(said("es", "para agosto de 2027") == "para agosto de dos mil veintisiete");
    CHECK(said("es", "22 de noviembre de 2026") == "veintidós de noviembre de dos mil veintiséis");
    CHECK(said("es", "2026-12") == "diciembre de dos mil veintiséis");
}

TEST_CASE("A word that only looks like the short form of a month stays as it is") {
    CHECK(said("en", "You may apply in May") == "You may apply in May");
    CHECK(said("es", "a orillas del mar") == "a orillas del mar");
}

TEST_CASE("Abbreviations and codes are said letter by letter, signs are pauses") {
    CHECK(said("en", "CMA (AAMA)") == "C M A (A A M A)");
    CHECK(said("en", "00RV-W2CC") == "zero zero R V, W two C C");
    CHECK(said("en", "4–6 months · $165") == "four to six months, one hundred sixty-five dollars");
    CHECK(said("en", "Press F7.") == "Press F seven.");
    CHECK(said("es", "00RV-W2CC") == "cero cero R V, W dos C C");
}
