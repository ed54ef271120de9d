#include "kiosk/effects/tell_staff.h"

#include <poll.h>
#include <unistd.h>
#include <climits>

#include <string>

#include "core/terms/printable.h"

namespace milepost::kiosk {

namespace {

void tell_now(std::string line, std::string_view sentence) {
    // A pipe that takes anything takes PIPE_BUF at once. To make it one that never blocks would make it so for all who
    // share it.
    pollfd reader{STDERR_FILENO, POLLOUT, 0};
    if (poll(&reader, 1, 0) <= 0 || (reader.revents & POLLOUT) == 0) return;
    constexpr std::size_t ending = std::string_view("…\n").size();
    line += shortened(printable(sentence), PIPE_BUF - line.size() - ending) + '\n';
    (void)!write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace

void tell_staff(std::string_view sentence) { tell_now("milepost: ", sentence); }

void tell_staff(const Findings& findings) {
    for (const Finding& finding : findings) tell_now("", finding.sentence());
}

}  // namespace milepost::kiosk
