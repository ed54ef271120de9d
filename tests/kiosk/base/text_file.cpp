#include "kiosk/base/text_file.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/fsuid.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <optional>
#include <thread>
#include <vector>

#include "kiosk/base/picture_file.h"

using namespace milepost::kiosk;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone at the end.
struct Folder {
    Folder() {
        char name[] = "/tmp/milepost-files-XXXXXX";
        path = mkdtemp(name);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    [[nodiscard]] std::size_t count() const { return std::size_t(std::distance(fs::directory_iterator(path), {})); }
    fs::path path;
};

struct stat status_of(const fs::path& path) {
    struct stat status {};
    REQUIRE(lstat(path.c_str(), &status) == 0);
    return status;
}

}  // namespace

TEST_CASE("a plain file is replaced as a whole, with the rights it had") {
    const Folder folder;
    const fs::path file = folder.path / "a";
    CHECK(write_file(file, "old").empty());
    REQUIRE(chmod(file.c_str(), 0640) == 0);
    const int reader = open(file.c_str(), O_RDONLY);
    CHECK(write_file(file, "the new text").empty());
    std::array<char, 20> read{};
    CHECK(pread(reader, read.data(), read.size(), 0) == 3);  // whoever had it open still has the old one, whole
    close(reader);
    CHECK(read_text(file) == "the new text");
    CHECK((status_of(file).st_mode & 07777) == 0640);
    CHECK(write_file(file, "secret", {.secret = true, .durable = true}).empty());
    CHECK((status_of(file).st_mode & 07777) == 0600);
    CHECK(folder.count() == 1);
}

TEST_CASE("a name as long as names may be is written like any other, and one in the way of nobody is left alone") {
    const Folder folder;
    const fs::path file = folder.path / std::string(255, 'n');
    CHECK(write_file(file, "x").empty());
    CHECK(write_file(file, "y").empty());
    CHECK(read_text(file) == "y");
    fs::create_directory(folder.path / "b.new");
    CHECK(write_file(folder.path / "b", "x").empty());
    CHECK(folder.count() == 3);
}

TEST_CASE("links are written through, however many and wherever they lead, and stay") {
    const Folder folder;
    fs::create_directory(folder.path / "deep");
    fs::create_symlink("deep/two", folder.path / "one");
    fs::create_symlink("../end", folder.path / "deep" / "two");
    for (const char* text : {"made", "replaced"}) {
        CHECK(write_file(folder.path / "one", text).empty());
        CHECK(read_text(folder.path / "end") == text);
        CHECK(fs::is_symlink(folder.path / "one"));
        CHECK(fs::is_symlink(folder.path / "deep" / "two"));
    }
    fs::create_symlink("circle", folder.path / "circle");
    CHECK(write_file(folder.path / "circle", "x") ==
          (folder.path / "circle").string() + ": cannot be written: Too many levels of symbolic links");
}

TEST_CASE(
    "a device takes the text and stays one, behind a link") {  // or who breaks this breaks the machine that tries it
    const Folder folder;
    fs::create_symlink("/dev/null", folder.path / "null");
    CHECK(write_file(folder.path / "null", "x").empty());
    CHECK(fs::is_symlink(folder.path / "null"));
    CHECK(fs::is_character_file("/dev/null"));
    fs::create_symlink("/dev/full", folder.path / "full");
    CHECK(write_file(folder.path / "full", "x") ==
          (folder.path / "full").string() + ": cannot be written: No space left on device");
    CHECK(fs::is_symlink(folder.path / "full"));
    CHECK(fs::is_character_file("/dev/full"));
}

TEST_CASE("a FIFO gives its reader the text, and stays one") {
    const Folder folder;
    const fs::path fifo = folder.path / "fifo";
    REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
    const std::string text(200'000, 'x');  // more than a pipe holds
    std::string read;
    std::thread reader([&] { read = read_text(fifo).value_or(""); });
    CHECK(write_file(fifo, text).empty());
    reader.join();
    CHECK(read == text);
    CHECK(S_ISFIFO(status_of(fifo).st_mode));
}

TEST_CASE("one who is not patient waits for no reader, and gives one who is there the whole text or none") {
    const Folder folder;
    const fs::path fifo = folder.path / "fifo";
    REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
    CHECK(write_file(fifo, "to nobody", {.patient = false}).empty());
    const int reader = open(fifo.c_str(), O_RDONLY | O_NONBLOCK);
    const std::string text(100'000, 'x');
    CHECK(write_file(fifo, text, {.patient = false}).empty());
    CHECK(write_file(fifo, "while the first was not read", {.patient = false}).empty());
    std::string got(200'000, ' ');
    std::size_t size = 0;
    for (ssize_t part = 1; part > 0; size += std::size_t(std::max<ssize_t>(part, 0)))
        part = read(reader, got.data() + size, got.size() - size);
    close(reader);
    CHECK(got.substr(0, size) == text);
    CHECK(folder.count() == 1);
}

TEST_CASE("a descriptor of our own is written on, not opened anew") {
    const Folder folder;
    const fs::path file = folder.path / "a";
    const int own = open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    REQUIRE(write(own, "before ", 7) == 7);
    for (const std::string folder_of : {"/dev/fd/", "/proc/self/fd/"})
        CHECK(write_file(folder_of + std::to_string(own), "text ").empty());
    CHECK(read_text(file) == "before text text ");
    unlink(file.c_str());
    CHECK(write_file("/proc/self/fd/" + std::to_string(own), "more").empty());  // without a name, too
    CHECK(lseek(own, 0, SEEK_CUR) == 21);
    close(own);
}

TEST_CASE("one who is not patient waits for no reader of a descriptor of our own either") {
    std::array<int, 2> ends{};
    const auto text_in = [&](std::size_t most) {
        std::string got(most, ' ');
        std::size_t size = 0;
        for (ssize_t part = 1; part > 0; size += std::size_t(std::max<ssize_t>(part, 0)))
            part = read(ends[0], got.data() + size, got.size() - size);
        return got.substr(0, size);
    };
    const auto write_on = [&](const std::string& text) {
        return write_file("/proc/self/fd/" + std::to_string(ends[1]), text, {.patient = false});
    };
    const std::string text(100'000, 'x');  // more than a pipe holds
    SECTION("a pipe") { REQUIRE(pipe(ends.data()) == 0); }
    SECTION("a socket") { REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0); }
    REQUIRE(fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0);
    CHECK(write_on("first").empty());
    CHECK(write_on("while the first was not read").empty());
    REQUIRE(text_in(text.size()) == "first");
    CHECK(write_on(text).empty());
    CHECK(text_in(text.size() + 1) == text);
    close(ends[0]);
    close(ends[1]);
}

TEST_CASE("what cannot be written is told by its own name, and nothing is left of it") {
    const Folder folder;
    const auto told = [&](const char* name) { return (folder.path / name).string() + ": cannot be written: "; };
    std::ofstream(folder.path / "file") << "x";
    CHECK(write_file(folder.path, "x") == folder.path.string() + ": cannot be written: Is a directory");
    CHECK(write_file(folder.path / "file/below", "x") == told("file/below") + "Not a directory");
    CHECK(write_file(folder.path / "no/where", "x") == told("no/where") + "No such file or directory");
    fs::create_symlink("no/where", folder.path / "astray");
    CHECK(write_file(folder.path / "astray", "x") == told("astray") + "No such file or directory");
    CHECK(folder.count() == 2);
}

TEST_CASE("a picture goes where it is sent, and what it cannot be written to is not removed") {
    const Folder folder;
    const milepost::headless::Picture picture{2, 1, {255, 0, 0, 0, 0, 255}};
    fs::create_symlink("real.png", folder.path / "link.png");
    CHECK(write_png((folder.path / "link.png").string(), picture).empty());
    CHECK(read_text(folder.path / "real.png")->starts_with("\x89PNG"));
    CHECK(fs::is_symlink(folder.path / "link.png"));
    fs::create_symlink("/dev/full", folder.path / "full.png");
    CHECK_FALSE(write_png((folder.path / "full.png").string(), picture).empty());
    CHECK(fs::is_symlink(folder.path / "full.png"));
}

TEST_CASE("where a folder lets nobody put a new file, the text is written over in place") {
    const Folder folder;
    const fs::path file = folder.path / "a";
    std::ofstream(file) << "the old text, longer";
    chmod(file.c_str(), 0644);
    chmod(folder.path.c_str(), 0555);
    constexpr uid_t nobody = 65534;
    if (geteuid() == 0) {  // whom no rights stop
        REQUIRE(chown(file.c_str(), nobody, nobody) == 0);
        setfsuid(nobody);
    }
    const auto inode = status_of(file).st_ino;
    const std::string wrong = write_file(file, "the new text", {.secret = true, .durable = true}),
                      unmade = write_file(folder.path / "b", "x");
    setfsuid(geteuid());
    chmod(folder.path.c_str(), 0755);
    CHECK(wrong.empty());
    CHECK(read_text(file) == "the new text");
    CHECK(status_of(file).st_ino == inode);
    CHECK((status_of(file).st_mode & 07777) == 0600);
    CHECK(unmade == (folder.path / "b").string() + ": cannot be written: Permission denied");
    CHECK(folder.count() == 1);
}

namespace {

/// Runs it in a child with mounts of its own; nothing where the system allows none. Returns what it printed.
std::optional<std::string> with_mounts_of_its_own(const std::function<std::string()>& what) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    const pid_t child = fork();
    if (child == 0) {
        const std::string user = "0 " + std::to_string(geteuid()) + " 1",
                          group = "0 " + std::to_string(getegid()) + " 1";
        bool allowed = unshare(CLONE_NEWNS) == 0;
        if (!allowed && unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) {  // without root: as one's own
            std::ofstream("/proc/self/setgroups") << "deny";
            std::ofstream("/proc/self/uid_map") << user;
            allowed = bool(std::ofstream("/proc/self/gid_map") << group << std::flush);
        }
        allowed = allowed && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
        const std::string told = allowed ? "+" + what() : "";
        (void)!write(ends[1], told.data(), told.size());
        _exit(0);
    }
    close(ends[1]);
    std::string told(4096, ' ');
    told.resize(std::size_t(std::max<ssize_t>(0, read(ends[0], told.data(), told.size()))));
    close(ends[0]);
    waitpid(child, nullptr, 0);
    if (told.empty()) return std::nullopt;
    return told.substr(1);
}

}  // namespace

TEST_CASE("a file that is a mount point is written over in place, and leaves nothing behind") {
    const Folder folder;
    for (const char* name : {"real", "a"}) std::ofstream(folder.path / name) << "old";
    const auto told = with_mounts_of_its_own([&] {
        if (mount((folder.path / "real").c_str(), (folder.path / "a").c_str(), nullptr, MS_BIND, nullptr) != 0)
            return std::string("not mounted");
        return write_file(folder.path / "a", "the new text");
    });
    if (!told) SKIP("no mounts of its own here");
    CHECK(told->empty());
    CHECK(read_text(folder.path / "real") == "the new text");
    CHECK(folder.count() == 2);
}

TEST_CASE("on a full disk the old text stays whole, and one of the same size still replaces it") {
    const Folder folder;
    const auto told = with_mounts_of_its_own([&]() -> std::string {
        if (mount("none", folder.path.c_str(), "tmpfs", 0, "size=16k") != 0) return "not mounted";
        const fs::path file = folder.path / "a", filler = folder.path / "filler";
        if (!write_file(file, std::string(512, 'o')).empty()) return "not written";
        std::ofstream(filler) << std::string(100'000, 'x');
        std::string all = write_file(file, std::string(5'000, 'n')) + "\n";
        all += read_text(file) == std::string(512, 'o') ? "whole\n" : "torn\n";
        all += write_file(file, std::string(512, 'n')) + "\n";
        all += read_text(file) == std::string(512, 'n') ? "replaced\n" : "lost\n";
        return all + std::to_string(folder.count()) + " files";
    });
    if (!told) SKIP("no mounts of its own here");
    CHECK(*told ==
          (folder.path / "a").string() + ": cannot be written: No space left on device\nwhole\n\nreplaced\n2 files");
}

TEST_CASE(
    "on a disk that is read-only nothing changes, and it is told; what is mounted there from another is written") {
    const Folder folder, other;
    const fs::path elsewhere = other.path / "real";
    std::ofstream(elsewhere) << "old";
    const auto told = with_mounts_of_its_own([&]() -> std::string {
        if (mount("none", folder.path.c_str(), "tmpfs", 0, nullptr) != 0) return "not mounted";
        std::ofstream(folder.path / "a") << "old";
        std::ofstream(folder.path / "mounted") << "old";
        if (mount(elsewhere.c_str(), (folder.path / "mounted").c_str(), nullptr, MS_BIND, nullptr) != 0)
            return "not mounted";
        if (mount(nullptr, folder.path.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0) return "not read-only";
        std::string all = write_file(folder.path / "a", "new") + " " + read_text(folder.path / "a").value_or("") + "\n";
        return all + write_file(folder.path / "mounted", "through") + " " + std::to_string(folder.count()) + " files";
    });
    if (!told) SKIP("no mounts of its own here");
    CHECK(*told == (folder.path / "a").string() + ": cannot be written: Read-only file system old\n 2 files");
    CHECK(read_text(elsewhere) == "through");
}
