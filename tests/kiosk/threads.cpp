// What more than one thread of the kiosk touches. tests/threads runs these under ThreadSanitizer; they hold without it
// too.
#include <unistd.h>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <latch>
#include <stdexcept>
#include <thread>

#include "core/roads/evaluation.h"
#include "core/roads/explanation.h"
#include "kiosk/base/awaited.h"
#include "kiosk/base/content_files.h"
#include "kiosk/base/quit_signal.h"
#include "kiosk/effects/headphones.h"
#include "kiosk/effects/keeper.h"
#include "kiosk/effects/printer.h"
#include "kiosk/effects/prover.h"
#include "kiosk/effects/speech.h"

using namespace milepost;
using namespace milepost::kiosk;
using namespace std::chrono_literals;

namespace {

/// A message of each kind that ICU makes something for while it words one.
Words words_of(const std::string& language) {
    auto words = Words::load(language, {{"words/x/a.json", R"({
        "plain": "text", "text": "<{who}>", "number": "{n, number}", "money": "{n, number, ::currency/USD precision-integer}",
        "plural": "{n, plural, one {# month} other {# months}}", "ordinal": "{n, selectordinal, one {#st} other {#th}}",
        "select": "{who, select, a {first} other {other}}", "day": "{d, date, long}", "skeleton": "{d, date, ::MMMy}"})"}});
    REQUIRE(words);
    return std::move(*words);
}

const Args arguments{{"n", 1234.0},
                     {"who", std::string("a")},
                     {"d", Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(22))}};

std::string all(const Words& words) {
    std::string text;
    for (const std::string& key : words.keys()) text += words(key, arguments) + "|";
    return text + words.list({"a", "b", "c"});
}

const Pack& shipped() {
    static const auto pack = read_pack(own_pack(), Care::to_run);
    return *pack;
}

Date today() { return {std::chrono::year(2026), std::chrono::month(11), std::chrono::day(22)}; }

/// Asks until it is told something.
template <class Effect>
auto next(Effect& effect) {
    for (;;) {
        if (auto told = effect.news()) return *told;
        std::this_thread::sleep_for(1ms);
    }
}

}  // namespace

// First: a thread that another test leaves behind would take the signal, and with it the program.
TEST_CASE("a signal that asks for the end is told across threads") {
    QuitSignal quit;
    quit.listen([] {});
    kill(getpid(), SIGTERM);
    while (!quit.came()) std::this_thread::sleep_for(1ms);
    CHECK(quit.came());
}

TEST_CASE("threads that word with one Words at once each get what one alone gets") {
    constexpr int threads = 4, rounds = 20;
    for (const char* language : {"en", "es", "ar"}) {
        const std::string alone = all(words_of(language));
        for (int round = 0; round < rounds; ++round) {
            const Words words = words_of(language);  // nothing of it is compiled yet
            std::latch ready(threads);
            std::vector<std::future<bool>> running;
            for (int t = 0; t < threads; ++t) {
                running.push_back(std::async(std::launch::async, [&] {
                    ready.arrive_and_wait();
                    bool same = true;
                    for (int time = 0; time < 3; ++time) same = all(words) == alone && same;
                    return same;
                }));
            }
            for (auto& one : running) CHECK(one.get());
        }
    }
}

TEST_CASE("threads that evaluate people and word why share one content and its words, as the proof and the kiosk do") {
    const Pack& pack = shipped();
    const auto reasons = [&] {
        std::string text;
        Facts facts = nothing_known(pack.content);
        for (std::size_t f = 0; f < facts.size(); ++f) {  // someone of whom more and more is known
            facts[f] = exactly(pack.content.facts[f].domain.min);
            const Evaluation evaluation = evaluate(pack.content, facts, today());
            for (const CredentialResult& result : evaluation.credentials) {
                for (const RouteResult& route : result.routes) {
                    for (const Reason& reason : route.reasons) {
                        for (const Words& words : pack.words) {
                            text += sentence(pack.content, reason, [&words](std::string_view key, const Args& values) {
                                return words(key, values);
                            });
                        }
                    }
                }
            }
        }
        return text;
    };
    auto first = std::async(std::launch::async, reasons), second = std::async(std::launch::async, reasons);
    const std::string here = reasons();
    CHECK_FALSE(here.empty());
    CHECK(first.get() == here);
    CHECK(second.get() == here);
}

TEST_CASE("a proof under way ends with the kiosk, also among the verdicts, and tells nothing") {
    std::promise<void> begun;
    Prover prover(
        shipped().content, {}, [&] { return begun.set_value(), today(); }, [] { FAIL("told"); },
        {.after = 0s, .again = std::chrono::hours(1), .walks = 1'000'000'000});
    begun.get_future().wait();
    CHECK_FALSE(prover.news());
}

TEST_CASE("nobody waits for a value that does not come, nor for its thread") {
    auto gate = std::make_shared<std::promise<void>>();
    auto held = std::make_shared<int>(0);  // by the thread, until its end
    auto arrived = std::make_shared<std::atomic<int>>(0);
    {
        Awaited<std::string> stalled(
            [open = gate->get_future().share(), held] { return open.wait(), std::string("late"); });
        CHECK_FALSE(stalled.wait(1ms));
        CHECK_FALSE(stalled.here());
        stalled.tell([arrived] { ++*arrived; });
    }  // ends while its thread hangs, and is told of nothing any more
    gate->set_value();
    while (held.use_count() > 1) std::this_thread::sleep_for(1ms);
    CHECK(*arrived == 0);
    Awaited<std::string> prompt([] { return std::string("here"); });
    CHECK(prompt.wait(60s));
    prompt.tell([arrived] { ++*arrived; });
    CHECK(prompt.take() == "here");
    CHECK(*arrived == 1);
}

TEST_CASE("what hangs may come later, and is then told") {
    std::promise<void> gate;
    Awaited<int> late([open = gate.get_future().share()] { return open.wait(), 7; });
    std::promise<void> told;
    late.tell([&] { told.set_value(); });
    gate.set_value();
    told.get_future().wait();
    CHECK(late.here());
    CHECK(late.take() == 7);
}

TEST_CASE("what a value's thread throws is thrown where the value is taken") {
    Awaited<int> failing([]() -> int { throw std::runtime_error("no memory"); });
    CHECK(failing.wait(60s));
    CHECK_THROWS_AS(failing.take(), std::runtime_error);
}

TEST_CASE("the keeper's thread and the frame loop") {
    const auto folder = std::filesystem::temp_directory_path() / ("milepost-threads-" + std::to_string(getpid()));
    {
        KeeperOptions options;
        options.file = folder / "kiosk.json";
        options.cost = pin::least_cost();
        Keeper keeper(options, [] {});
        next(keeper);
        keeper.keep_pin("290417");
        keeper.check_pin("290417");
        keeper.keep({32, 900, ""});
        next(keeper);
        next(keeper);
        CHECK(next(keeper).machine.setup.diagonal_inches == 32);
    }
    std::filesystem::remove_all(folder);
}

TEST_CASE("the threads that listen to other programs, and the frame loop") {
    Printer printer({"nowhere", "/bin/false", -1, 1s, 5ms, 5ms, 500ms}, [] {});
    Speech speech({"/bin/cat", 500ms, 500ms, 5ms}, [] {});
    Headphones headphones([] {});
    for (int time = 0; time < 20; ++time) {
        printer.watch_closely(time % 2 == 0);
        printer.print("{}");
        speech.say({{"en", "one"}, {"en", "two"}}, {.on = true});
        printer.news();
        speech.news();
        headphones.news();
        if (time % 3 == 0) speech.stop();
        if (time % 4 == 0) speech.pause();
        if (time % 5 == 0) printer.forget();
        std::this_thread::sleep_for(2ms);
    }
    printer.print("{}");
    while (next(printer).job.stage != PrintStage::failed) {}
    SUCCEED();
}
