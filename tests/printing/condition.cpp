#include "kiosk/printer/condition.h"

#include <catch2/catch_test_macros.hpp>

using namespace milepost;
using namespace milepost::printing;
using enum PrinterCondition;

namespace {

Told reasons(std::vector<std::string> keywords) {
    Told told;
    told.reasons = std::move(keywords);
    return told;
}

}  // namespace

TEST_CASE("a keyword of the printer is understood with and without its severity") {
    CHECK(condition_of("none") == ready);
    for (const char* severity : {"", "-error", "-warning", "-report"}) {
        INFO(severity);
        CHECK(condition_of(std::string("media-jam") + severity) == jam);
        CHECK(condition_of(std::string("cover-open") + severity) == cover_open);
        CHECK(condition_of(std::string("toner-low") + severity) == low);
        CHECK(condition_of(std::string("offline") + severity) == offline);
    }
}

TEST_CASE("one empty tray or colour of several is no reason not to print, all of them are") {
    CHECK(condition_of("media-empty-error") == out_of_paper);
    CHECK(condition_of("media-needed") == out_of_paper);
    CHECK(condition_of("media-empty-warning") == low);
    CHECK(condition_of("marker-supply-empty-error") == out_of_toner);
    CHECK(condition_of("marker-supply-empty-warning") == low);
}

TEST_CASE("what is not known stops printing only where the printer calls it an error") {
    CHECK(condition_of("fuser-over-temp-error") == other);
    CHECK(condition_of("fuser-over-temp") == other);
    CHECK(condition_of("marker-waste-full-warning") == ready);
    CHECK(condition_of("com.example-dust-report") == ready);
    CHECK(condition_of("cups-waiting-for-job-completed") == ready);
}

TEST_CASE("trays that count their sheets say if there is paper") {
    CHECK(paper_in({}) == std::nullopt);
    CHECK(paper_in({"type=sheetFeedManual;level=-2;name=manual"}) == std::nullopt);
    CHECK(paper_in({"type=other;level=0;name=main", "type=sheetFeedManual;level=-2;name=manual"}) == false);
    CHECK(paper_in({"type=other;level=0;name=main", "type=other;level=120;name=second"}) == true);
    CHECK(paper_in({"type=other;level=-3;name=main"}) == true);
    CHECK(paper_in({"no such thing"}) == std::nullopt);
}

TEST_CASE("whether paper is out is said by the trays before the severity") {
    Told told = reasons({"media-empty-report"});
    CHECK(state_of({}, told) == PrinterState{low, "media-empty-report"});
    told.paper = false;
    CHECK(state_of({}, told) == PrinterState{out_of_paper, "media-empty-report"});
    told = reasons({"media-empty-error"});
    told.paper = true;
    CHECK(state_of({}, told) == PrinterState{low, "media-empty-error"});
    told = reasons({"none"});
    told.paper = false;  // nothing is said to be wrong: a tray that counts badly
    CHECK(state_of({}, told) == PrinterState{ready, ""});
}

TEST_CASE("the worst that is told is what is said, with its keyword") {
    CHECK(state_of({}, reasons({"toner-low", "media-jam-error", "media-empty-error"})) ==
          PrinterState{jam, "media-jam-error"});
    CHECK(state_of({}, reasons({"media-empty-error", "cover-open"})) == PrinterState{cover_open, "cover-open"});
    CHECK(state_of({}, reasons({"toner-low-report"})) == PrinterState{low, "toner-low-report"});
}

TEST_CASE("the printer is believed, not what its queue remembers of it") {
    CHECK(state_of(reasons({"media-jam-error"}), Told{}) == PrinterState{ready, ""});
    CHECK(state_of(reasons({"media-jam-error"}), std::nullopt) == PrinterState{jam, "media-jam-error"});
}

TEST_CASE("a queue or a printer that is stopped prints nothing") {
    Told stopped;
    stopped.stopped = true;
    Told refuses;
    refuses.accepts = false;
    CHECK(state_of(stopped, Told{}) == PrinterState{other, "queue-stopped"});
    CHECK(state_of(refuses, Told{}) == PrinterState{other, "queue-not-accepting-jobs"});
    CHECK(state_of(Told{}, stopped) == PrinterState{other, "printer-stopped"});
    CHECK(state_of(Told{}, refuses) == PrinterState{other, "printer-not-accepting-jobs"});
    stopped.reasons = {"media-empty-error"};
    CHECK(state_of(Told{}, stopped) == PrinterState{out_of_paper, "media-empty-error"});
}

TEST_CASE("printing is offered where it can be expected to work") {
    for (const PrinterCondition condition : {ready, low}) CHECK(PrinterState{condition, ""}.prints());
    for (const PrinterCondition condition :
         {none, unknown, out_of_paper, jam, cover_open, out_of_toner, offline, other})
        CHECK_FALSE(PrinterState{condition, ""}.prints());
}
