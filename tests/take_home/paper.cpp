#include "kiosk/take_home/paper.h"

#include <catch2/catch_test_macros.hpp>

#include "kiosk/take_home/payload.h"
#include "kiosk/take_home/plain_text.h"
#include "kiosk/take_home/sheet.h"
#include "kiosk/take_home/trace_page.h"
#include "tests/support/people_at_home.h"

using namespace milepost;
using namespace milepost::take_home;
using test::Random;
using test::shipped_content;
using test::shipped_words;

namespace {

const std::vector<PaperKind> kinds{{Format::a4, false}, {Format::letter, false}, {Format::receipt, false},
                                   {Format::a4, true},  {Format::letter, true},  {Format::receipt, true}};

/// Nine stops, in a state with much to say.
const char* const longest =
    R"({"state": "WA", "age": "16_17", "diploma": "none", "training": "none", "work_months_3y": 0, "work_duties": "both", "cpr": true, "holds": [], "goal": "most_doors"})";

Handout longest_in(const std::string& language) {
    const Evaluation evaluation = test::evaluated(longest);
    return handout(shipped_content(), shipped_words(language), evaluation,
                   {&test::credential_of(evaluation, "cma-aama"), 0, "K7QF-2MXA", "1d3624ac034348cd"});
}

}  // namespace

TEST_CASE("everyone has their road on one page, or two with much to look out for, and in large print on at most four") {
    for (const char* language : {"en", "es"}) {
        Random random(5);
        int two = 0;
        for (int i = 0; i < 12; ++i) {
            const Evaluation evaluation = evaluate(shipped_content(), test::someone(random), test::today());
            const Handout all =
                handout(shipped_content(), shipped_words(language), evaluation, test::some_road(random, evaluation));
            for (const Format format : {Format::a4, Format::letter}) {
                const int pages = paper(all, shipped_words(language), {format, false}).pages;
                CHECK(pages <= (all.warnings.empty() ? 1 : 2));
                two += pages == 2;
            }
            CHECK(paper(all, shipped_words(language), {Format::receipt, false}).pages == 1);
            CHECK(paper(all, shipped_words(language), {Format::letter, true}).pages <= 4);
        }
        CHECK(two < 12);
    }
}

TEST_CASE("whoever has to look out for everything has it all on two sides, and in large print on five") {
    const Evaluation evaluation = test::evaluated(
        R"({"training": "finished", "program": "associate", "accreditor": "none", "ncct_school": false,
            "finish_month": "2019-05", "class_hours": 700, "practicum_hours": 100, "skills_logged": true,
            "diploma": "none", "age": "16_17", "work_months_3y": 24, "work_months_5y": 40, "work_months_7y": 60,
            "work_duties": "clinical", "cpr": false, "teaches": true, "state": "SC", "holds": ["cma-aama", "rma-amt"],
            "current": [], "expired_month": "2023-10", "failed": ["ccma-nha", "ncma-ncct"], "failed_times": 3,
            "failed_month": "2026-08", "worked_as": ["nurse", "military_medic", "front_desk"], "trained_abroad": true,
            "other_certificates": ["amca"], "school_closed": true, "goal": "most_doors"})");
    for (const char* language : {"en", "es"}) {
        for (const CredentialResult& result : evaluation.credentials) {
            const Handout all =
                handout(shipped_content(), shipped_words(language), evaluation, {&result, 0, "1K7QF-2MXA-93HT", ""});
            REQUIRE_FALSE(all.warnings.empty());
            for (const Format format : {Format::a4, Format::letter}) {
                CHECK(paper(all, shipped_words(language), {format, false}).pages <= 2);
                CHECK(paper(all, shipped_words(language), {format, true}).pages <= 5);
            }
        }
    }
}

TEST_CASE("the longest road, with what to look out for, fits two pages in Spanish, the details left out first") {
    const Handout all = longest_in("es");
    REQUIRE(all.stops.size() == 9);
    for (const Format format : {Format::a4, Format::letter}) {
        const Paper made = paper(all, shipped_words("es"), {format, false});
        CHECK(made.pages == 2);
        REQUIRE_FALSE(made.left_out.empty());
        CHECK(made.left_out.front() == "detalles de cada paso");
    }
    CHECK(paper(all, shipped_words("es"), {Format::letter, true}).pages == 4);
}

TEST_CASE("a roll has room for all") {
    for (const char* language : {"en", "es"}) {
        const Paper made = paper(longest_in(language), shipped_words(language), {Format::receipt, false});
        CHECK(made.left_out.empty());
        CHECK(made.pages == 1);
    }
}

TEST_CASE("what to look out for and the limits of the state stand on paper, whatever has no room") {
    const Handout all = longest_in("en");
    REQUIRE_FALSE(all.warnings.empty());
    Handout without = all;
    without.warnings.clear();
    std::size_t paragraphs = 0;
    for (const Warnings& some : all.warnings) paragraphs += 1 + some.all.size();
    for (const PaperKind kind : kinds) {
        const auto paragraphs_of = [&](const Handout& one) {
            const auto context = measuring_context(shipped_words("en"));
            return sheet_of(one, shipped_words("en"), measures_of(kind), {}, context.get()).foot.text.size();
        };
        CHECK(paragraphs_of(all) == paragraphs_of(without) + paragraphs);
    }
}

TEST_CASE("in large print every letter is large, and the road as wide as its numbers need") {
    for (const Format format : {Format::a4, Format::letter, Format::receipt}) {
        const Measures m = measures_of({format, true});
        for (const double size : {m.body, m.small, m.name, m.title, m.figure, m.number}) CHECK(size >= large_print);
        CHECK(2 * mark_radius({.kind = Stop::Kind::step}, m.road) >= m.number * 1.2);
    }
}

TEST_CASE("nothing stands outside the margins, nor in the quiet zone of the QR code") {
    for (const PaperKind kind : kinds) {
        const Measures m = measures_of(kind);
        const double width = m.width - 2 * m.margin;
        CHECK(m.module >= 0.5 * mm);
        for (const char* language : {"en", "es"}) {
            const Handout all = longest_in(language);
            const Sheet sheet = sheet_of(all, shipped_words(language), m, Parts().set(),
                                         measuring_context(shipped_words(language)).get());
            const double quiet = quiet_zone * m.module, side = sheet.qr.size * m.module;
            CHECK(sheet.qr_x >= quiet);
            CHECK(sheet.qr_x + side + quiet <= width + 0.01);
            CHECK(sheet.qr_y >= quiet);
            CHECK(sheet.qr_y + side + quiet <= sheet.foot.height);
            std::vector<const Block*> blocks{&sheet.head, &sheet.foot};
            for (const Block& block : sheet.stops) blocks.push_back(&block);
            for (const Block* block : blocks) {
                for (const Placed& placed : block->text) {
                    CHECK(placed.x + placed.paragraph.width() <= width + 0.01);
                    CHECK(placed.y + placed.paragraph.height() <= block->height + 0.01);
                    if (block != &sheet.foot) continue;
                    const bool beside = placed.x + placed.paragraph.width() <= sheet.qr_x - quiet ||
                                        placed.y + placed.paragraph.height() <= sheet.qr_y - quiet ||
                                        placed.y >= sheet.qr_y + side + quiet;
                    CHECK(beside);
                }
            }
        }
    }
}

TEST_CASE("a foot that is longer than its page goes on to the next, each heading with what it is above") {
    Handout all = longest_in("es");
    for (int i = 0; i < 12; ++i) all.state_notes.push_back(std::string(400, 'x'));
    const Measures m = measures_of({Format::letter, true});
    const Sheet sheet =
        sheet_of(all, shipped_words("es"), m, Parts().set(), measuring_context(shipped_words("es")).get());
    CHECK(sheet.foot.height > m.height);
    REQUIRE(sheet.pieces.size() > 12);
    CHECK(sheet.pieces.front().first == 0);
    CHECK(sheet.pieces.back().end == sheet.foot.text.size());
    for (std::size_t i = 0; i < sheet.pieces.size(); ++i) {
        const Sheet::Piece& piece = sheet.pieces[i];
        CHECK(piece.bottom - piece.top < m.height / 2);
        CHECK(std::string(sheet.foot.text[piece.end - 1].tag) != "H2");
        if (i > 0) CHECK(piece.first == sheet.pieces[i - 1].end);
        if (i > 0) CHECK(piece.top >= sheet.pieces[i - 1].bottom - 0.01);
    }
    for (std::string* words : {&all.check, &all.confidence, &all.made, &all.referral, &all.referral_words})
        *words = std::string(700, 'x');  // none of it may be left out
    CHECK(paper(all, shipped_words("es"), {Format::letter, true}).pages > 3);
}

TEST_CASE("free text in the QR code comes with its warning: an iPhone would send the words to a web search") {
    for (const char* language : {"en", "es"}) {
        const Words& words = shipped_words(language);
        Handout all = longest_in(language);
        all.calendar.clear();
        while (payloads(all, words, on_paper).front().form != Form::text)
            all.check += " ñ";  // a mail writes it in six bytes a letter: too long
        for (const PaperKind kind : kinds) {
            const Sheet sheet = sheet_of(all, words, measures_of(kind), Parts().set(), measuring_context(words).get());
            REQUIRE(sheet.qr_caption);
            const std::string warning = words("paper.qr", {{"form", "text"}});
            CHECK(warning.find("iPhone") != std::string::npos);
            const Paragraph& caption = sheet.foot.text[*sheet.qr_caption].paragraph;
            const Paragraph warned(measuring_context(words).get(), warning, {measures_of(kind).small, false},
                                   caption.room());
            CHECK(caption.height() == warned.height());
            CHECK(caption.width() == warned.width());
        }
    }
}

TEST_CASE("a plan that no QR code can hold is printed without one, its words as wide as the page") {
    Handout all = longest_in("en");
    for (int i = 0; i < 800; ++i) all.check += i % 8 == 7 ? " " : "ñ";
    for (const PaperKind kind : kinds) {
        const Sheet sheet = sheet_of(all, shipped_words("en"), measures_of(kind), Parts().set(),
                                     measuring_context(shipped_words("en")).get());
        CHECK(sheet.qr.size == 0);
        CHECK_FALSE(sheet.qr_caption);
        CHECK(sheet.pieces.back().end == sheet.foot.text.size());
        const std::string pdf = paper(all, shipped_words("en"), kind).pdf;
        CHECK(pdf.rfind("%PDF-", 0) == 0);
        CHECK(pdf.find(shipped_words("en")("paper.qr.alt")) == std::string::npos);
    }
}

TEST_CASE("the same handout gives the same bytes, tagged and in the person's language") {
    for (const char* language : {"en", "es"}) {
        const std::string pdf = paper(longest_in(language), shipped_words(language), {Format::a4, false}).pdf;
        CHECK(pdf == paper(longest_in(language), shipped_words(language), {Format::a4, false}).pdf);
        CHECK(pdf.rfind("%PDF-", 0) == 0);
        CHECK(pdf.find("/StructTreeRoot") != std::string::npos);
        CHECK(pdf.find(std::string("/Lang (") + language + ")") != std::string::npos);
    }
}

TEST_CASE("a PDF says of itself when it was made where that is known, and else names no day") {
    Random random(1);
    const Facts facts = test::someone(random);
    for (const Today& date : {Today(test::today()), Today::not_before(test::today())}) {
        const Evaluation evaluation = evaluate(shipped_content(), facts, date);
        const std::string plan =
            paper(handout(shipped_content(), shipped_words("en"), evaluation, {.credential = &evaluation.best()}),
                  shipped_words("en"), {Format::a4, false})
                .pdf;
        const std::string trace = trace_paper(trace_page(shipped_content(), shipped_words("en"), facts, evaluation),
                                              shipped_words("en"), {Format::a4, false})
                                      .pdf;
        for (const std::string& pdf : {plan, trace}) {
            for (const char* said : {"xmp:CreateDate", "xmp:ModifyDate", "/CreationDate", "/ModDate"})
                CHECK((pdf.find(said) != std::string::npos) == date.known);
        }
    }
}

TEST_CASE("the QR code is at medium error correction or better, and holds as much as the text may have") {
    CHECK(qr_of(std::string(qr_text_bytes, 'x')).size <= 121);            // version 26
    CHECK(qr_of(std::string(on_paper.most - 2, 'x') + "ñ").size <= 133);  // as wide as a receipt
    CHECK(qr_of("short").size == 21);
    CHECK_NOTHROW(qr_of(std::string(most_qr_bytes, 'x')));
}
