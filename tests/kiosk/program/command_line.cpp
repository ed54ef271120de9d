#include "kiosk/program/command_line.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace milepost;
using namespace milepost::kiosk;

namespace {

CommandLine read(const std::vector<std::string>& arguments) {
    const auto result = read_command_line(arguments);
    if (const auto* usage = std::get_if<Usage>(&result)) FAIL("refused: " << usage->text);
    return std::get<CommandLine>(result);
}

Usage refused(const std::vector<std::string>& arguments) {
    const auto result = read_command_line(arguments);
    REQUIRE(std::holds_alternative<Usage>(result));
    return std::get<Usage>(result);
}

}  // namespace

TEST_CASE("without arguments it is the kiosk, full screen, in English, today") {
    const CommandLine line = read({});
    CHECK(line.verb == Verb::kiosk);
    CHECK_FALSE(line.window);
    CHECK_FALSE(line.date);
    CHECK(line.language == "en");
    CHECK(line.content.empty());
    CHECK(line.semantics.empty());
    CHECK(line.diagonal_inches == 21.5);
    CHECK(line.floor_mm == 900);
    CHECK_FALSE(line.still);
    CHECK(line.idle.warn_after == 120'000);
    CHECK(line.idle.reading_warn_after == 240'000);
    CHECK(line.idle.answer_within == 30'000);
}

TEST_CASE("every verb takes what it works on") {
    CHECK(read({"evaluate", "person.json"}).verb == Verb::evaluate);
    CHECK(read({"evaluate", "person.json"}).path == "person.json");
    CHECK(read({"evaluate", "-"}).path == "-");
    CHECK(read({"check"}).verb == Verb::check);
    CHECK(read({"check"}).content.empty());
    CHECK(read({"check", "pack"}).content == "pack");
    CHECK(read({"tour", "pictures"}).verb == Verb::tour);
    CHECK(read({"tour", "pictures"}).path == "pictures");
}

TEST_CASE("options stand before or after the verb") {
    for (const auto& arguments :
         {std::vector<std::string>{"--date", "2026-11-22", "--language", "es", "--content", "p", "evaluate", "-"},
          std::vector<std::string>{"evaluate", "-", "--date=2026-11-22", "--language=es", "--content=p"}}) {
        const CommandLine line = read(arguments);
        REQUIRE(line.date);
        CHECK(to_string(*line.date) == "2026-11-22");
        CHECK(line.language == "es");
        CHECK(line.content == "p");
    }
}

TEST_CASE("the kiosk and the tour have a screen") {
    CHECK(read({"--window", "1080x1920"}).window == Size{1080, 1920});
    CHECK(read({"tour", "d", "--window", "1920x1080"}).window == Size{1920, 1080});
    CHECK(read({"--semantics", "f"}).semantics == "f");
    CHECK(read({"--still"}).still);
    CHECK(read({"--diagonal", "32"}).diagonal_inches == 32);
    CHECK(read({"--floor", "750"}).floor_mm == 750);
    CHECK(refused({"check", "--semantics", "f"}).text == "--semantics: only the kiosk and the tour have a screen\n");
    CHECK(refused({"evaluate", "-", "--window", "1080x1920"}).text ==
          "--window: only the kiosk and the tour have a screen\n");
}

TEST_CASE("nothing is printed unless a printer is named") {
    CHECK(read({}).printer.empty());
    CHECK(read({}).paper == take_home::Format::letter);
    CHECK(read({}).print_wait_seconds == 90);
    const CommandLine line = read({"--printer", "Road", "--paper", "receipt", "--print-wait", "30"});
    CHECK(line.printer == "Road");
    CHECK(line.paper == take_home::Format::receipt);
    CHECK(line.print_wait_seconds == 30);
    CHECK(read({"--paper", "a4"}).paper == take_home::Format::a4);
    CHECK(refused({"--paper", "a3"}).text == "--paper: found \"a3\"; expected a4, letter or receipt\n");
    CHECK(refused({"--paper", "0"}).status == 2);
    CHECK(refused({"evaluate", "-", "--printer", "Road"}).text == "--printer: only the kiosk prints\n");
}

TEST_CASE("idle times are in seconds, and reading gets twice the time unless it is said apart") {
    const IdleTimes idle = read({"--idle", "2.5"}).idle;
    CHECK(idle.warn_after == 2'500);
    CHECK(idle.reading_warn_after == 5'000);
    CHECK(idle.answer_within == 30'000);
    const IdleTimes all = read({"--idle", "60", "--read-idle", "90", "--answer", "20"}).idle;
    CHECK(all.warn_after == 60'000);
    CHECK(all.reading_warn_after == 90'000);
    CHECK(all.answer_within == 20'000);
}

TEST_CASE("what is wrong is said in a sentence, with status 2") {
    const struct {
        std::vector<std::string> arguments;
        std::string sentence;
    } cases[] = {
        {{"--date", "2026-02-30"}, "--date: found \"2026-02-30\"; expected a day that exists, as YYYY-MM-DD\n"},
        {{"--date", "tomorrow"}, "--date: found \"tomorrow\"; expected a day that exists, as YYYY-MM-DD\n"},
        {{"--window", "1080"}, "--window: found \"1080\"; expected WIDTHxHEIGHT in pixels, each 320 to 16384\n"},
        {{"--window", "1080x-5"}, "--window: found \"1080x-5\"; expected WIDTHxHEIGHT in pixels, each 320 to 16384\n"},
        {{"--window", "1080x99999999999"},
         "--window: found \"1080x99999999999\"; expected WIDTHxHEIGHT in pixels, each 320 to 16384\n"},
        {{"--window", "1080x19"}, "--window: found \"1080x19\"; expected WIDTHxHEIGHT in pixels, each 320 to 16384\n"},
        {{"evaluate"}, "FILE is required; see milepost --help\n"},
        {{"page"}, "FILE is required; see milepost --help\n"},
        {{"link", "a", "--code", "k7qf"}, "--code: expected at most 48 of 0 to 9, A to Z and -; see milepost --help\n"},
        {{"tour"}, "DIR is required; see milepost --help\n"},
        {{"--idle", "soon"}, "--idle: found \"soon\"; expected a number from 1 to 86400; see milepost --help\n"},
        {{"--print-wait", "7.5"},
         "--print-wait: found \"7.5\"; expected a whole number from 5 to 3600; see milepost --help\n"},
        {{"page", "x", "--road", "5"}, "not expected: --road 5; see milepost --help\n"},
        {{"dance\n--date: found"}, "not expected: dance\\n--date: found; see milepost --help\n"},
        {{"--date", "\x1b[2J\xff"}, "--date: found \"\\u{1b}[2J\\xff\"; expected a day that exists, as YYYY-MM-DD\n"},
    };
    for (const auto& one : cases) {
        const Usage usage = refused(one.arguments);
        CHECK(usage.status == 2);
        CHECK(usage.text == one.sentence);
    }
    for (const auto& arguments : {std::vector<std::string>{"dance"},
                                  {"--frobnicate"},
                                  {"--idle", "soon"},
                                  {"--idle", "0"},
                                  {"--diagonal", "1"},
                                  {"--floor", "-1"},
                                  {"--floor", "high"},
                                  {"check", "a", "b"},
                                  {"evaluate", "a", "b"},
                                  {"--date"}}) {
        const Usage usage = refused(arguments);
        CHECK(usage.status == 2);
        CHECK(usage.text.find('\n') == usage.text.size() - 1);
    }
}

TEST_CASE("the kiosk's own settings have a file, which the PIN can be reset in, and the command line wins") {
    CHECK(read({}).configuration.empty());
    CHECK_FALSE(read({}).diagonal_given);
    CHECK(read({"--diagonal", "21.5"}).diagonal_given);
    CHECK(read({"--configuration", "booth.json"}).configuration == "booth.json");
    const CommandLine reset = read({"reset-pin", "--configuration", "booth.json"});
    CHECK(reset.verb == Verb::reset_pin);
    CHECK(reset.configuration == "booth.json");
    CHECK(refused({"evaluate", "-", "--configuration", "booth.json"}).text ==
          "--configuration: only the kiosk and reset-pin have one\n");
}

TEST_CASE("which verb is asked for can be asked, wherever it stands among the options") {
    const auto verb = [](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "--verb");
        const Usage told = refused(arguments);
        return told.status == 0 ? told.text : "wrong usage";
    };
    CHECK(verb({}) == "kiosk\n");
    CHECK(verb({"--still"}) == "kiosk\n");
    CHECK(verb({"--still", "tour", "DIR"}) == "tour\n");
    CHECK(verb({"--language", "tour"}) == "kiosk\n");
    CHECK(verb({"--semantics", "check", "tour", "DIR"}) == "tour\n");
    CHECK(verb({"reset-pin"}) == "reset-pin\n");
    CHECK(verb({"tour"}) == "wrong usage");
}

TEST_CASE("help and version go well") {
    CHECK(refused({"--help"}).status == 0);
    CHECK(refused({"--help"}).text.find("--diagonal") != std::string::npos);
    CHECK(refused({"tour", "--help"}).status == 0);
    CHECK(refused({"--version"}).status == 0);
    CHECK(refused({"--version"}).text.rfind("milepost ", 0) == 0);
}

TEST_CASE("the help of every verb is for people: no types, maps or ranges of the program's own") {
    for (const auto& arguments : {std::vector<std::string>{"--help"},
                                  {"evaluate", "--help"},
                                  {"check", "--help"},
                                  {"tour", "--help"},
                                  {"page", "--help"},
                                  {"link", "--help"},
                                  {"conform", "--help"},
                                  {"reset-pin", "--help"}}) {
        const std::string help = refused(arguments).text;
        INFO(help);
        for (const char* inside :
             {"->", "{", "}", "FLOAT", "INT in", "TEXT", "UINT", "SUBCOMMAND", "Subcommand", "Positional"})
            CHECK(help.find(inside) == std::string::npos);
        CHECK(help.find("Exit status: 0 done") != std::string::npos);
        CHECK(help.find("--content") != std::string::npos);
    }
}

TEST_CASE(
    "the desk is a window of its own on the second display, or of a size, or at a place; nowhere where it is not asked "
    "for") {
    CHECK_FALSE(read({}).desk);
    CHECK(read({"--desk", "monitor"}).desk == DeskWish{{}, {}, {}});
    CHECK(read({"--desk", "1280x720"}).desk == DeskWish{Size{1280, 720}, {}, {}});
    CHECK(read({"--desk", "1280x720+1080+0", "--desk-semantics", "desk.json"}).desk ==
          DeskWish{Size{1280, 720}, std::pair(1080, 0), {}});
    CHECK(refused({"--desk", "1280x720+1080"}).text ==
          "--desk: found \"1280x720+1080\"; expected monitor, or WIDTHxHEIGHT or WIDTHxHEIGHT+X+Y in pixels\n");
    CHECK(refused({"--desk", "here"}).status == 2);
    CHECK(read({"--desk-semantics", "desk.json"}).desk_semantics ==
          "desk.json");  // the configuration may name the display
    CHECK(refused({"check", "--desk", "monitor"}).text == "--desk: only the kiosk has one\n");
}
