#include <csignal>
// milepost_printer: speaks with CUPS, in a process of its own: whatever hangs or crashes here never touches the screen.
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/installation.h"
#include "kiosk/base/standard_error.h"
#include "kiosk/printer/line.h"
#include "kiosk/printer/print_job.h"
#include "kiosk/printer/queue.h"

namespace {

namespace kiosk = milepost::kiosk;
using namespace milepost::printing;

constexpr const char* usage =
    "Usage: milepost_printer state PRINTER            asks the printer; one line (kiosk/printer/line.h) says how it "
    "is\n"
    "       milepost_printer print PRINTER SECONDS    prints the job of milepost_paper that is on the first line of "
    "standard input;\n"
    "                                                 given up after SECONDS without progress, or when standard input "
    "ends\n"
    "       milepost_printer purge PRINTER            removes every job of Milepost from the queue\n"
    "PRINTER is a destination of CUPS; \"default\" is the one that CUPS has as its default.\n"
    "Exit status: 0 done, 1 something is left in the queue, 2 wrong usage.\n";

enum Status { done = 0, something_left = 1, wrong_usage = 2 };

/// No crash dump, no endless file; the screen comes first; and who is told to end still cleans up (the end of standard
/// input says when).
void settle() {
    prctl(PR_SET_DUMPABLE, 0);
    const rlimit no_dump{0, 0}, no_file_above{64 << 20, 64 << 20};
    setrlimit(RLIMIT_CORE, &no_dump);
    setrlimit(RLIMIT_FSIZE, &no_file_above);
    if (nice(10) == -1) {}  // as fast as ever where it may not
    for (const int asked : {SIGPIPE, SIGTERM, SIGINT, SIGHUP}) signal(asked, SIG_IGN);
}

void tell(const Said& said) {
    const std::string line = line_of(said);
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

std::string first_line() {
    std::string line;
    char letter = 0;
    while (read(STDIN_FILENO, &letter, 1) == 1 && letter != '\n') line += letter;
    return line;
}

/// The kiosk hung up: the visitor is gone, or the kiosk is.
bool hung_up() {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    char more = 0;
    return poll(&input, 1, 0) > 0 && read(STDIN_FILENO, &more, 1) <= 0;
}

std::optional<int> seconds(std::string_view text) {
    int value = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (wrong != std::errc() || end != text.data() + text.size() || value < 1) return std::nullopt;
    return value;
}

int run(const std::vector<std::string>& arguments) {
    const std::string verb = arguments.empty() ? "" : arguments[0];
    if (verb == "state" && arguments.size() == 2) {
        tell(Queue(arguments[1]).look());
        return done;
    }
    if (verb == "purge" && arguments.size() == 2) return Queue(arguments[1]).purge_all() ? done : something_left;
    const auto patience = verb == "print" && arguments.size() == 3 ? seconds(arguments[2]) : std::nullopt;
    if (!patience) {
        std::fputs(usage, stderr);
        return wrong_usage;
    }
    const PrintOrder order{arguments[1], kiosk::program_beside("milepost_paper").string(), first_line(),
                           std::chrono::seconds(*patience)};
    return print_job(order, {tell, hung_up}) ? done : something_left;
}

}  // namespace

int main(int argc, char** argv) {
    settle();
    try {
        return run({argv + 1, argv + argc});
    } catch (const std::exception& error) {  // a fault of ours: still a sentence
        milepost::kiosk::tell_line(std::string("milepost_printer: ") + error.what());
        return something_left;
    }
}
