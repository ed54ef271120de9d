#include "kiosk/printer/line.h"

#include <catch2/catch_test_macros.hpp>

using namespace milepost;
using namespace milepost::printing;

TEST_CASE("what is said comes back from its line") {
    for (int condition = 0; condition <= int(PrinterCondition::other); ++condition) {
        const PrinterState state{PrinterCondition(condition), "media-jam-error"};
        const std::string line = line_of(state);
        CHECK(said_in(line.substr(0, line.size() - 1)) == Said(state));
        for (int stage = 0; stage <= int(PrintStage::failed); ++stage) {
            const PrintProgress progress{PrintStage(stage), PrinterCondition(condition), "two words"};
            const std::string told = line_of(progress);
            CHECK(said_in(told.substr(0, told.size() - 1)) == Said(progress));
        }
    }
    CHECK(said_in("state ready ") == Said(PrinterState{PrinterCondition::ready, ""}));
    CHECK(said_in("state ready") == Said(PrinterState{PrinterCondition::ready, ""}));
}

TEST_CASE("a line that is none of ours says nothing") {
    for (const char* line :
         {"", " ", "state", "state fine", "job", "job done", "job done fine", "job ready ready", "STATE: +media-jam"}) {
        INFO(line);
        CHECK_FALSE(said_in(line));
    }
}

TEST_CASE("a reason of a printer cannot break out of its line") {
    CHECK(line_of(PrinterState{PrinterCondition::other, "a\njob done ready"}) == "state other a?job done ready\n");
    CHECK(line_of(PrinterState{PrinterCondition::other, std::string(5000, 'x')}).size() < 300);
}
