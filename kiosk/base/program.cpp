#include "kiosk/base/program.h"

#include <fcntl.h>
#include <unistd.h>
#include <csignal>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>

#include "kiosk/base/standard_error.h"

namespace milepost::kiosk {
namespace {

/// In the wrong direction, so that using it fails as it did before.
void occupy(int number) {
    if (fcntl(number, F_GETFD) >= 0 || errno != EBADF) return;
    const int file = open(
        "/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);  // gets the lowest number that is free: this one
    if (file >= 0 && file != number) close(file);
}

void outlive_readers() {
    struct sigaction nothing = {};
    nothing.sa_handler = [](int) {};  // not SIG_IGN, which whatever we or our libraries start would inherit
    nothing.sa_flags = SA_RESTART;
    sigaction(SIGPIPE, &nothing, nullptr);
}

/// Empty: all that was printed has arrived. Why not is known only of what was still on its way.
std::string unprinted() {
    const bool failed_before = !std::cout || std::ferror(stdout) != 0;
    errno = 0;
    const bool arrived = std::cout.flush() && std::fflush(stdout) == 0 &&
                         close(dup(STDOUT_FILENO)) == 0;  // some file systems tell only then
    if (arrived && !failed_before) return {};
    return std::string("standard output: cannot be written") +
           (errno != 0 ? std::string(": ") + std::strerror(errno) : "");
}

}  // namespace

int whole_program(const std::string& name, const std::function<int()>& run) {
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) occupy(number);
    outlive_readers();
    int status = 1;
    try {
        status = run();
    } catch (const std::exception& error) { tell_line(name + ": " + error.what()); }
    if (const std::string wrong = unprinted(); !wrong.empty()) {
        tell_line(name + ": " + wrong);
        if (status == 0) status = 1;
    }
    return status;
}

}  // namespace milepost::kiosk
