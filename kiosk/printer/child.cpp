#include "kiosk/printer/child.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <cerrno>
#include <utility>

namespace milepost::printing {

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        number_ = std::exchange(other.number_, -1);
    }
    return *this;
}

void Descriptor::close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
}

Descriptor sealed(const std::string& bytes) {
    Descriptor file(memfd_create("milepost", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    std::size_t written = 0;
    while (file.number() >= 0 && written < bytes.size()) {
        const ssize_t part = write(file.number(), bytes.data() + written, bytes.size() - written);
        if (part > 0) written += std::size_t(part);
        else if (part == 0 || errno != EINTR) file.close();
    }
    if (file.number() >= 0 &&
        fcntl(file.number(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
        file.close();
    return file;
}

Child::Child(Child&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      own_group_(other.own_group_),
      status_(other.status_),
      input_(std::move(other.input_)),
      output_(std::move(other.output_)),
      end_(std::move(other.end_)) {}

Child& Child::operator=(Child&& other) noexcept {
    if (this != &other) {
        kill();
        process_ = std::exchange(other.process_, -1);
        own_group_ = other.own_group_;
        status_ = other.status_;
        input_ = std::move(other.input_);
        output_ = std::move(other.output_);
        end_ = std::move(other.end_);
    }
    return *this;
}

std::optional<Child> Child::start(const Start& what) {
    int input[2] = {-1, -1}, output[2] = {-1, -1};
    // A socket, not a pipe: writing to one whose other end is gone can be told to raise no signal.
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input) != 0) return std::nullopt;
    Child child;
    child.input_ = Descriptor(input[0]);
    const Descriptor its_input(input[1]);
    Descriptor its_output;
    if (what.output < 0) {
        if (pipe2(output, O_CLOEXEC) != 0) return std::nullopt;
        child.output_ = Descriptor(output[0]);
        its_output = Descriptor(output[1]);
    }

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, its_input.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, what.output < 0 ? its_output.number() : what.output, STDOUT_FILENO);
    if (!what.tells_errors) posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (what.shared >= 0) posix_spawn_file_actions_adddup2(&files, what.shared, shared_descriptor);
    posix_spawn_file_actions_addclosefrom_np(&files, what.shared >= 0 ? shared_descriptor + 1 : shared_descriptor);
    posix_spawnattr_t manner;
    posix_spawnattr_init(&manner);
    sigset_t blocked, reset;  // the kiosk's thread blocks what asks it to end; a child must not inherit that
    sigemptyset(&blocked);
    sigfillset(&reset);
    posix_spawnattr_setsigmask(&manner, &blocked);
    posix_spawnattr_setsigdefault(&manner, &reset);
    posix_spawnattr_setpgroup(&manner, 0);
    posix_spawnattr_setflags(
        &manner, short(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (what.own_group ? POSIX_SPAWN_SETPGROUP : 0)));

    std::vector<char*> arguments{const_cast<char*>(what.program.c_str())};
    for (const std::string& argument : what.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const int wrong = posix_spawn(&child.process_, what.program.c_str(), &files, &manner, arguments.data(), environ);
    posix_spawnattr_destroy(&manner);
    posix_spawn_file_actions_destroy(&files);
    if (wrong != 0) {
        child.process_ = -1;
        return std::nullopt;
    }
    child.own_group_ = what.own_group;
    child.end_ =
        Descriptor(int(syscall(SYS_pidfd_open, child.process_, 0)));  // pidfd_open of glibc 2.36 does not link in C++
    return child;
}

void Child::tell(std::string_view text) {
    (void)!send(input_.number(), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

std::optional<int> Child::ended() { return ended(std::chrono::milliseconds(0)); }

std::optional<int> Child::ended(std::chrono::milliseconds patience) {
    if (process_ < 0) return status_;
    pollfd wait{end_.number(), POLLIN, 0};
    if (poll(&wait, 1, int(patience.count())) <= 0) return std::nullopt;
    kill();  // what it leaves behind
    return status_;
}

void Child::kill() {
    if (process_ < 0) return;
    // The group first: as long as its leader is not waited for, its number is nobody else's.
    if (own_group_) ::kill(-process_, SIGKILL);
    ::kill(process_, SIGKILL);  // nothing to one that has ended
    int status = 0;
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {}
    status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    process_ = -1;
}

}  // namespace milepost::printing
