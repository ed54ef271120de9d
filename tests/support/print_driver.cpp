// The kiosk's printer without the kiosk: does what standard input says, a line each (watch, rest, forget, print JOB),
// and tells each piece of news as lines of kiosk/printer/line.h. At the end of input it ends, and tells how long the
// longest call held up its loop. Usage: print_driver PROGRAM PRINTER PATIENCE_S SILENCE_MS CLOSE_MS
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

#include "kiosk/effects/printer.h"
#include "kiosk/printer/line.h"

namespace {

using namespace milepost;
using Clock = std::chrono::steady_clock;

double longest_ms = 0;

template <class Call>
auto timed(const Call& call) {
    const auto began = Clock::now();
    struct Stop {
        Clock::time_point began;
        ~Stop() {
            longest_ms = std::max(longest_ms, std::chrono::duration<double, std::milli>(Clock::now() - began).count());
        }
    } const stop{began};
    return call();
}

void obey(kiosk::Printer& printer, const std::string& order) {
    if (order == "watch") timed([&] { printer.watch_closely(true); });
    else if (order == "rest") timed([&] { printer.watch_closely(false); });
    else if (order == "forget") timed([&] { printer.forget(); });
    else if (order.starts_with("print ")) timed([&] { printer.print(order.substr(6)); });
    else std::printf("what is \"%s\"?\n", order.c_str());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 6) return 2;
    const int rung = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    const auto began = Clock::now();
    {
        kiosk::PrinterOptions options{argv[2], argv[1]};
        options.patience = std::chrono::seconds(std::atoi(argv[3]));
        options.silence = std::chrono::milliseconds(std::atoi(argv[4]));
        options.close = std::chrono::milliseconds(std::atoi(argv[5]));
        std::optional<kiosk::Printer> printer;
        timed([&] { printer.emplace(options, [rung] { (void)!eventfd_write(rung, 1); }); });
        std::string typed;
        while (true) {
            std::array<pollfd, 2> wait{pollfd{STDIN_FILENO, POLLIN, 0}, pollfd{rung, POLLIN, 0}};
            poll(wait.data(), wait.size(), -1);
            if (wait[0].revents != 0) {
                std::array<char, 4096> some{};
                const ssize_t count = read(STDIN_FILENO, some.data(), some.size());
                if (count <= 0) break;
                typed.append(some.data(), std::size_t(count));
            }
            for (auto end = typed.find('\n'); end != std::string::npos; end = typed.find('\n')) {
                obey(*printer, typed.substr(0, end));
                typed.erase(0, end + 1);
            }
            eventfd_t times = 0;
            eventfd_read(rung, &times);
            if (const auto news = timed([&] { return printer->news(); })) {
                std::printf("%s%s", printing::line_of(news->printer).c_str(), printing::line_of(news->job).c_str());
                std::fflush(stdout);
            }
        }
    }
    std::printf("longest call %.3f ms of %.0f ms\n", longest_ms,
                std::chrono::duration<double, std::milli>(Clock::now() - began).count());
}
