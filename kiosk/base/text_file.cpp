#include "kiosk/base/text_file.h"

#include <fcntl.h>
#include <linux/sockios.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>

namespace milepost::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr int most_links = 40;  ///< in a row, as many as Linux follows
constexpr mode_t all_rights = 07777, usual_rights = 0666, owner_alone = 0600;

/// An open file, closed at the end. What the calls below fail with is in errno, as the system's own.
struct File {
    explicit File(int opened) : number(opened) {}
    ~File() {
        if (number >= 0) close(number);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    explicit operator bool() const { return number >= 0; }
    const int number;
};

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

bool is_link(const fs::path& path) {
    std::error_code none;
    return fs::is_symlink(path, none);
}

/// The next path on the way of a symbolic link.
fs::path next_of(const fs::path& link) {
    std::error_code none;
    return folder_of(link) / fs::read_symlink(link, none);
}

/// Which of our own descriptors a path names, as /dev/stdout and /proc/self/fd/1 do. What is behind it may have no
/// name, or be in the middle of a text: it cannot be opened anew.
std::optional<int> own_descriptor(fs::path path) {
    const fs::path ours = "/proc/" + std::to_string(getpid()) + "/fd";
    for (int i = 0; i < most_links && is_link(path); ++i) {
        std::error_code none;
        const std::string name = path.filename();
        int number = 0;
        const auto [end, wrong] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (wrong == std::errc() && end == name.data() + name.size() && fs::canonical(folder_of(path), none) == ours)
            return number;
        path = next_of(path);
    }
    return std::nullopt;
}

bool send(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t part = write(file, text.data(), text.size());
        if (part < 0 && errno != EINTR) return false;
        if (part > 0) text.remove_prefix(std::size_t(part));
    }
    return true;
}

bool lay(int file, std::string_view text) {
    off_t at = 0;
    while (!text.empty()) {
        const ssize_t part = pwrite(file, text.data(), text.size(), at);
        if (part < 0 && errno != EINTR) return false;
        if (part > 0) text.remove_prefix(std::size_t(part)), at += part;
    }
    return ftruncate(file, at) == 0;
}

/// Has an open file room for the whole text now? A FIFO, if it is empty, and is made larger where the text needs it; a
/// socket likewise; anything else, if it takes something.
bool has_room(int file, std::size_t size) {
    int waiting = 0, room = fcntl(file, F_GETPIPE_SZ);
    if (room >= 0) {
        return ioctl(file, FIONREAD, &waiting) == 0 && waiting == 0 &&
               (std::size_t(room) >= size || fcntl(file, F_SETPIPE_SZ, int(size)) >= 0);
    }
    socklen_t length = sizeof room;
    if (getsockopt(file, SOL_SOCKET, SO_SNDBUF, &room, &length) == 0) {
        return ioctl(file, SIOCOUTQ, &waiting) == 0 && waiting == 0 &&
               std::size_t(room) / 2 >= size;  // the other half is the system's own, socket(7)
    }
    pollfd takes{file, POLLOUT, 0};
    return poll(&takes, 1, 0) > 0;  // what is no file tells why when it is written to
}

/// To a device or a FIFO. One who is not patient hands over the whole text or nothing: into a FIFO that someone reads
/// and that is empty.
bool hand_over(const fs::path& path, const std::string& text, bool patient) {
    const File file(open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY | (patient ? 0 : O_NONBLOCK)));
    if (!file) return !patient && errno == ENXIO;
    if (!patient && !has_room(file.number, text.size())) return true;
    return send(file.number, text) || (!patient && errno == EAGAIN);
}

/// A new file in the place of `path`, which was `old`. Without a name until it is whole, where the file system knows
/// such files.
bool replace(const fs::path& path, const struct stat* old, const std::string& text, Keeping keeping, bool unnamed) {
    const fs::path folder = folder_of(path);
    const mode_t rights = keeping.secret ? owner_alone : usual_rights;
    for (int n = 0;; ++n) {
        const fs::path name = folder / (".milepost-" + std::to_string(getpid()) + "-" + std::to_string(n));
        const File file(unnamed ? open(folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, rights)
                                : open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights));
        if (!file && !unnamed && errno == EEXIST) continue;
        if (!file) return false;
        if (old != nullptr) (void)!fchown(file.number, old->st_uid, old->st_gid);
        if (old != nullptr && !keeping.secret) fchmod(file.number, old->st_mode & all_rights);
        bool done = send(file.number, text) && (!keeping.durable || fsync(file.number) == 0);
        if (done && unnamed &&
            linkat(AT_FDCWD, ("/proc/self/fd/" + std::to_string(file.number)).c_str(), AT_FDCWD, name.c_str(),
                   AT_SYMLINK_FOLLOW) != 0) {
            if (errno == EEXIST) continue;
            return false;
        }
        done = done && std::rename(name.c_str(), path.c_str()) == 0;
        const int why = errno;
        if (!done) unlink(name.c_str());
        errno = why;
        if (done && keeping.durable) {
            const File parent(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
            if (parent) fsync(parent.number);  // not every file system can
        }
        return done;
    }
}

/// Over the old text where it lies. Nothing is cut off before, so that what does not fit leaves the old text as it was.
bool write_over(const fs::path& path, const std::string& text, Keeping keeping) {
    const auto before = read_text(path);
    if (!before) return false;
    const File file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file) return false;
    if (keeping.secret) fchmod(file.number, owner_alone);
    if (fallocate(file.number, FALLOC_FL_KEEP_SIZE, 0, off_t(text.size())) != 0 && errno == ENOSPC) return false;
    if (lay(file.number, text) && (!keeping.durable || fsync(file.number) == 0)) return true;
    const int why = errno;
    lay(file.number, *before);
    errno = why;
    return false;
}

bool write_plain(const fs::path& path, const struct stat* old, const std::string& text, Keeping keeping) {
    const fs::path end = end_of_links(path);
    struct stat there {};
    if (old != nullptr &&
        (stat(end.c_str(), &there) != 0 || there.st_ino != old->st_ino || there.st_dev != old->st_dev))
        return write_over(path, text, keeping);  // it has no name any more
    if (replace(end, old, text, keeping, true) || replace(end, old, text, keeping, false)) return true;
    const int why = errno;
    const bool stays = why == EBUSY || why == EACCES || why == EPERM || why == EROFS ||
                       why == EXDEV;  // of the folder, not yet of the file
    const bool full = why == ENOSPC || why == EDQUOT;
    if (old != nullptr && (stays || (full && std::size_t(old->st_size) == text.size())))
        return write_over(path, text, keeping);
    return false;
}

}  // namespace

std::optional<std::string> read_text(const fs::path& path) {
    struct Close {
        void operator()(std::FILE* file) const {
            if (file != stdin) std::fclose(file);
        }
    };
    const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    if (!file) return std::nullopt;
    std::string text;
    std::array<char, 65536> part;
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), file.get())) text.append(part.data(), size);
    if (std::ferror(file.get()) != 0) return std::nullopt;  // a folder, say
    return text;
}

fs::path end_of_links(fs::path path) {
    for (int i = 0; i < most_links && is_link(path); ++i) path = next_of(path);
    return path;
}

std::string write_file(const fs::path& path, const std::string& text, Keeping keeping) {
    const std::optional<int> own = path == "-" ? STDOUT_FILENO : own_descriptor(path);
    if (own && !keeping.patient && !has_room(*own, text.size())) return {};
    if (own == STDOUT_FILENO) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        std::fflush(stdout);
        return {};
    }
    struct stat old {};
    bool done = false;
    if (own) {
        done = send(*own, text);
    } else if (stat(path.c_str(), &old) != 0) {
        done = errno == ENOENT && write_plain(path, nullptr, text, keeping);
    } else if (S_ISREG(old.st_mode)) {
        done = write_plain(path, &old, text, keeping);
    } else if (S_ISDIR(old.st_mode)) {
        errno = EISDIR;
    } else {
        done = hand_over(path, text, keeping.patient);
    }
    return done ? std::string() : path.string() + ": cannot be written: " + std::strerror(errno);
}

}  // namespace milepost::kiosk
