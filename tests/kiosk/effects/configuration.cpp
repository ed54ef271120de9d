#include "kiosk/effects/configuration.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <future>
#include <thread>
#include <vector>

#include "kiosk/base/text_file.h"
#include "kiosk/effects/keeper.h"
#include "kiosk/effects/pin.h"

using namespace milepost;
using namespace milepost::kiosk;
using staff::Verdict;

namespace {

/// A folder of its own, gone at the end.
struct Folder {
    Folder() {
        char name[] = "/tmp/milepost-configuration-XXXXXX";
        path = mkdtemp(name);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    [[nodiscard]] std::filesystem::path file() const { return path / "milepost" / "kiosk.json"; }
    [[nodiscard]] std::string text() const { return read_text(file()).value_or(""); }
    std::filesystem::path path;
};

std::string refusal(const std::string& text) {
    const auto read = parse_configuration("kiosk.json", text);
    REQUIRE_FALSE(read);
    std::string all;
    for (const Finding& finding : read.findings()) all += finding.sentence() + "\n";
    return all;
}

constexpr const char* right_pin = "290417";

/// Each of these looks at the file anew, as a program started anew does.
pin::Judgement judge(const std::filesystem::path& file, const std::string& pin, const staff::Moment& now) {
    ConfigurationStore store(file);
    return pin::judge(store, pin, now);
}
pin::Judgement keep(const std::filesystem::path& file, const std::string& pin) {
    ConfigurationStore store(file);
    return pin::keep(store, pin, pin::least_cost());
}

/// One in which a PIN was set.
struct Kept : Folder {
    Kept() { REQUIRE(keep(file(), right_pin).verdict == Verdict::pin_kept); }
};

mode_t rights_of(const std::filesystem::path& file) {
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename());
    return names;
}

using Names = std::vector<std::string>;

/// Nothing can be written, as on a full disk; whoever runs this, root too.
struct FullDisk {
    FullDisk() {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit none{0, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before); }
    rlimit before{};
};

}  // namespace

TEST_CASE("a configuration that is not there is all as at first, and one that was written reads back") {
    const Folder folder;
    CHECK(*read_configuration(folder.file()) == Configuration());
    Configuration all{{24.25, 830, "HDMI-1"}, "$argon2id$v=19$x", {6, "one", 1234}};
    CHECK(write_configuration(folder.file(), all).empty());
    CHECK(*read_configuration(folder.file()) == all);
    all.pin_hash.clear();
    all.tries = {};
    CHECK(write_configuration(folder.file(), all).empty());
    CHECK(*read_configuration(folder.file()) == all);
}

TEST_CASE("nobody but the owner can read it, whatever was there before") {
    const Folder folder;
    std::filesystem::create_directories(folder.file().parent_path());
    std::ofstream(folder.file().string() + ".new") << "left over";
    CHECK(write_configuration(folder.file(), {}).empty());
    CHECK(rights_of(folder.file()) == 0600);
}

TEST_CASE("what is wrong in a configuration is said with its place, all of it at once") {
    CHECK(refusal("{") == "kiosk.json:: no JSON at byte 2; expected a JSON document\n");
    CHECK(refusal(R"({"dipslay": {}})") ==
          "kiosk.json:/dipslay: the unknown key \"dipslay\"; expected one of display desk pin\n");
    CHECK(refusal(R"({"display": {"diagonal_inches": 5, "floor_mm": -1}})") ==
          "kiosk.json:/display/diagonal_inches: 5; expected a number from 10 to 60\n"
          "kiosk.json:/display/floor_mm: -1; expected a whole number from 0 to 1500\n");
    CHECK(refusal(R"({"display": {"diagonal_inches": "big"}})") ==
          "kiosk.json:/display/diagonal_inches: \"big\"; expected a number\n");
    CHECK(refusal(R"({"pin": {"hash": "290417"}})") ==
          "kiosk.json:/pin/hash: \"290417\"; expected a hash by Argon2id, as the kiosk writes it\n");
    CHECK(refusal(R"({"pin": {"tries": 3}})").starts_with("kiosk.json:/pin/hash: nothing; expected a text\n"));
    CHECK(refusal("[]") == "kiosk.json:: a list; expected an object\n");
    const Folder folder;
    CHECK(read_configuration(folder.path).findings().front().sentence() ==
          folder.path.string() + ":: a file that cannot be read; expected a kiosk's configuration");
}

TEST_CASE("the user's configuration lies where the desktop says") {
    setenv("XDG_CONFIG_HOME", "/some/where", 1);
    CHECK(default_configuration() == "/some/where/milepost/kiosk.json");
    setenv("XDG_CONFIG_HOME", "relative", 1);  // not allowed by the XDG specification
    setenv("HOME", "/home/kiosk", 1);
    CHECK(default_configuration() == "/home/kiosk/.config/milepost/kiosk.json");
    unsetenv("XDG_CONFIG_HOME");
    CHECK(default_configuration() == "/home/kiosk/.config/milepost/kiosk.json");
}

TEST_CASE("on the disk stands a hash by Argon2id, and not the PIN") {
    const Kept folder;
    CHECK(folder.text().find("$argon2id$") != std::string::npos);
    CHECK(folder.text().find(right_pin) == std::string::npos);
    for (const auto& entry : std::filesystem::directory_iterator(folder.file().parent_path()))
        CHECK(entry.path() == folder.file());
    CHECK(judge(folder.file(), right_pin, {"one", 10}).verdict == Verdict::right);
    CHECK(folder.text().find(right_pin) == std::string::npos);
}

TEST_CASE("what the hash costs is what libsodium calls moderate") {
    CHECK(pin::usual_cost().memory == 268'435'456);
    CHECK(pin::usual_cost().operations == 3);
}

TEST_CASE("a try stands on the disk before it is judged, and a right one ends the count") {
    const Kept folder;
    for (int wrong = 1; wrong <= 3; ++wrong) {
        CHECK(judge(folder.file(), "111112", {"one", wrong}).verdict == Verdict::wrong);
        CHECK(read_configuration(folder.file())->tries == staff::Tries{wrong, "one", wrong});
    }
    CHECK(judge(folder.file(), right_pin, {"one", 9}).verdict == Verdict::right);
    CHECK(read_configuration(folder.file())->tries == staff::Tries());
}

TEST_CASE("what others write while a PIN is judged stays: a reset, and the setup") {
    const Folder folder;
    ConfigurationStore store(folder.file());
    REQUIRE(pin::keep(store, right_pin, pin::usual_cost()).verdict ==
            Verdict::pin_kept);  // the judging takes as long as the public's
    const auto meanwhile = [&](const std::string& typed, auto change) {
        auto judging = std::async(std::launch::async, [&] { pin::judge(store, typed, {"one", 1}); });
        while (read_configuration(folder.file())->tries.count == 0 &&
               judging.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready) {}
        Configuration changed = *read_configuration(folder.file());
        change(changed);
        REQUIRE(write_configuration(folder.file(), changed).empty());
        judging.get();
        return *read_configuration(folder.file());
    };
    CHECK(meanwhile(right_pin, [](Configuration& there) { there.setup.floor_mm = 700; }).setup.floor_mm == 700);
    Configuration uncounted = *store.read();
    uncounted.tries = {};
    store.write(uncounted);
    CHECK(meanwhile(right_pin, [](Configuration& there) { there.pin_hash.clear(), there.tries = {}; }) ==
          Configuration{.setup = uncounted.setup, .pin_hash = {}, .tries = {}});
}

TEST_CASE("a try that cannot be written is judged all the same, and counted as long as the program runs") {
    const Kept folder;
    const std::string before = folder.text();
    ConfigurationStore store(folder.file());
    {
        const FullDisk disk;
        for (int wrong = 1; wrong <= 5; ++wrong)
            CHECK(pin::judge(store, "111112", {"one", wrong}).verdict == Verdict::wrong);
        CHECK(store.fault() == folder.file().string() + ": cannot be written: File too large");
        CHECK(pin::judge(store, right_pin, {"one", 6}).verdict == Verdict::closed);
        CHECK(pin::judge(store, right_pin, {"one", 25}).verdict == Verdict::right);
        CHECK(pin::judge(store, "111112", {"one", 26}).verdict == Verdict::wrong);
    }
    CHECK(folder.text() == before);
    CHECK(names_in(folder.file().parent_path()) == Names{"kiosk.json"});
    CHECK(pin::judge(store, "111112", {"one", 27}).verdict == Verdict::wrong);  // there is room again: all is written
    CHECK(read_configuration(folder.file())->tries.count == 2);
    CHECK(store.fault().empty());
}

TEST_CASE("what is set holds until the program ends where it cannot be written, unless the file is changed") {
    const Kept folder;
    ConfigurationStore store(folder.file());
    Configuration wanted = *store.read();
    wanted.setup.floor_mm = 700;
    {
        const FullDisk disk;
        store.write(wanted);
        CHECK(pin::keep(store, "860213", pin::least_cost()).verdict == Verdict::pin_kept);
        CHECK(pin::judge(store, "860213", {"one", 1}).verdict == Verdict::right);
    }
    CHECK(store.read()->setup.floor_mm == 700);
    CHECK(read_configuration(folder.file())->setup.floor_mm == 900);
    Configuration reset = *read_configuration(folder.file());
    reset.pin_hash.clear();  // as reset-pin does
    REQUIRE(write_configuration(folder.file(), reset).empty());
    CHECK(*store.read() == reset);
}

TEST_CASE("a configuration behind a link is written through it, and the link stays") {
    const Folder folder;
    const auto link = folder.path / "kiosk.json", target = folder.path / "far" / "real.json";
    std::filesystem::create_symlink("far/real.json", link);  // to nowhere, at first
    REQUIRE(keep(link, right_pin).verdict == Verdict::pin_kept);
    CHECK(std::filesystem::is_symlink(link));
    CHECK(rights_of(target) == 0600);
    CHECK(judge(link, right_pin, {"one", 1}).verdict == Verdict::right);
    CHECK(names_in(folder.path / "far") == Names{"real.json"});
}

TEST_CASE(
    "a file that has nothing in it yet is all as at first, and what is no file is refused without waiting for it") {
    const Folder folder;
    std::filesystem::create_directories(folder.file().parent_path());
    std::ofstream(folder.file()).flush();
    CHECK(*read_configuration(folder.file()) == Configuration());
    std::filesystem::remove(folder.file());
    REQUIRE(mkfifo(folder.file().c_str(), 0600) == 0);
    CHECK_FALSE(read_configuration(folder.file()));
}

TEST_CASE("a folder that cannot be made locks nobody out") {
    const Folder folder;
    std::ofstream(folder.path / "milepost") << "in the way";
    ConfigurationStore store(folder.file());
    CHECK(pin::keep(store, right_pin, pin::least_cost()).verdict == Verdict::pin_kept);
    CHECK(store.fault().starts_with((folder.path / "milepost").string() + ": cannot be made: "));
    CHECK(pin::judge(store, right_pin, {"one", 1}).verdict == Verdict::right);
    CHECK(pin::judge(store, "111112", {"one", 1}).verdict == Verdict::wrong);
}

TEST_CASE("the text fills whole sectors, so that writing it in place never changes its length") {
    const Kept folder;
    CHECK(folder.text().size() == 512);
    judge(folder.file(), "111112", {"another boot", 1'000'000});
    CHECK(folder.text().size() == 512);
    CHECK(folder.text().ends_with(" \n"));
}

TEST_CASE("brute force at full speed gets five tries, then one in each wait, through restarts and boots") {
    const Kept folder;
    const auto judged_in = [&](const std::string& boot, std::int64_t from, std::int64_t to) {
        int judged = 0;
        for (std::int64_t second = from; second < to; ++second) {
            for (int at_once = 0; at_once < 3;
                 ++at_once)  // each call reads the file anew, as a program started anew does
                judged += judge(folder.file(), "111112", {boot, second}).verdict == Verdict::wrong ? 1 : 0;
        }
        return judged;
    };
    CHECK(judged_in("one", 0, 16) == 5);
    CHECK(judged_in("one", 16, 46) == 1);  // after 15 s
    CHECK(judged_in("one", 46, 47) == 1);  // after 30 s
    CHECK(judged_in("two", 0, 60) == 0);   // the plug was pulled: its 60 s begin anew
    CHECK(judged_in("two", 60, 61) == 1);
    CHECK(judged_in("two", 30, 61) == 0);                                            // no clock that goes back helps
    CHECK(judge(folder.file(), right_pin, {"two", 61}).verdict == Verdict::closed);  // nor the right one while it lasts
    CHECK(judge(folder.file(), right_pin, {"two", 61 + 120}).verdict == Verdict::right);
    CHECK(judged_in("two", 181, 182) == 3);
}

TEST_CASE("the clock of the boot only goes forward, and knows its boot") {
    const staff::Moment first = pin::now(), second = pin::now();
    CHECK_FALSE(first.boot.empty());
    CHECK(first.boot == second.boot);
    CHECK(second.seconds >= first.seconds);
}

namespace {

/// The keeper's next answer; it comes from another thread.
staff::Told next(Keeper& keeper) {
    for (int i = 0; i < 20'000; ++i) {
        if (auto told = keeper.news()) return *told;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    FAIL("no answer");
    return {};
}

KeeperOptions options(const Folder& folder) {
    KeeperOptions out;
    out.file = folder.file();
    out.clock = [] { return staff::Moment{"one", 100}; };
    out.cost = pin::least_cost();
    return out;
}

}  // namespace

TEST_CASE("the keeper tells at once how the kiosk is, and answers each thing that is asked of it") {
    const Folder folder;
    {
        Keeper keeper(options(folder), [] {});
        const staff::Told first = next(keeper);
        CHECK(first.machine.gate);
        CHECK_FALSE(first.machine.pin_set);
        keeper.keep_pin(right_pin);
        const staff::Told kept = next(keeper);
        CHECK(kept.verdict == Verdict::pin_kept);
        CHECK(kept.machine.pin_set);
        keeper.check_pin(right_pin);
        CHECK(next(keeper).verdict == Verdict::right);
        keeper.keep({24, 900, "DP-2"});
        CHECK(next(keeper).machine.setup == Setup{24, 900, "DP-2"});
        for (int i = 0; i < 5; ++i) {
            keeper.check_pin("111112");
            const staff::Told wrong = next(keeper);
            CHECK(wrong.verdict == Verdict::wrong);
            CHECK(wrong.wait == (i == 4 ? 15'000 : 0));
        }
    }
    Keeper again(options(folder), [] {});  // the program was started anew
    const staff::Told first = next(again);
    CHECK(first.wait == 15'000);
    CHECK(first.machine.setup == Setup{24, 900, "DP-2"});
}

TEST_CASE("the diagonal of the command line wins, and is not kept") {
    const Folder folder;
    KeeperOptions given = options(folder);
    given.diagonal_inches = 32;
    Keeper keeper(given, [] {});
    CHECK(next(keeper).machine.setup.diagonal_inches == 32);
    keeper.keep({32, 900, ""});
    const staff::Told kept = next(keeper);
    CHECK(kept.machine.diagonal_given);
    CHECK(kept.machine.setup == Setup{32, 900, ""});
    CHECK(read_configuration(folder.file())->setup == Setup{21.5, 900, ""});
}

TEST_CASE("a configuration that is refused leaves the gate shut, or anybody could set a PIN") {
    const Folder folder;
    std::filesystem::create_directories(folder.file().parent_path());
    std::ofstream(folder.file()) << "{";
    Keeper keeper(options(folder), [] {});
    const staff::Told first = next(keeper);
    CHECK_FALSE(first.machine.gate);
    CHECK(folder.text() == "{");
}

TEST_CASE("staff is told on the screen that the disk keeps nothing, and comes in") {
    const Kept folder;
    Keeper keeper(options(folder), [] {});
    CHECK(next(keeper).machine.kept);
    {
        const FullDisk disk;
        keeper.check_pin(right_pin);
        const staff::Told told = next(keeper);
        CHECK(told.verdict == Verdict::right);
        CHECK_FALSE(told.machine.kept);
        keeper.keep({24, 900, ""});
        CHECK(next(keeper).machine.setup.diagonal_inches == 24);
    }
    keeper.keep({25, 900, ""});
    CHECK(next(keeper).machine.kept);
    CHECK(read_configuration(folder.file())->setup.diagonal_inches == 25);
}
