#include "kiosk/base/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <functional>
#include <iostream>

using milepost::kiosk::whole_program;

namespace {

/// How a process ends that does this: its status, or minus the signal that ended it.
int end_of(const std::function<int()>& does) {
    std::cout.flush();
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) _exit(does());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("who writes to a reader that has gone fails to write, and goes on") {
    const auto writes = [] {
        int ends[2];
        if (pipe(ends) != 0) return 1;
        close(ends[0]);
        return write(ends[1], "x", 1) < 0 ? 7 : 2;
    };
    CHECK(end_of([&] { return signal(SIGPIPE, SIG_DFL), writes(); }) == -SIGPIPE);
    CHECK(end_of([&] { return whole_program("test", writes); }) == 7);
}

TEST_CASE("what is started by who goes on has the default again") {
    CHECK(end_of([] {
              return whole_program("test",
                                   [] { return execl("/bin/sh", "sh", "-c", "kill -PIPE $$; exit 3", nullptr); });
          }) == -SIGPIPE);
}

TEST_CASE("a standard stream that is closed is nobody else's, and to use it stays an error") {
    CHECK(end_of([] {
              for (int stream = 0; stream <= 2; ++stream) close(stream);
              return whole_program("test", [] {
                  char letter = 0;
                  const bool useless = read(0, &letter, 1) < 0 && write(1, "x", 1) < 0 && write(2, "x", 1) < 0;
                  return useless && open("/dev/null", O_RDWR) > 2 ? 7 : 1;
              });
          }) == 7);
}
