#include "kiosk/printer/make_paper.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <string_view>
#include <utility>

namespace milepost::printing {
namespace {

constexpr auto beat = std::chrono::milliseconds(250);

bool is_pdf(int file) {
    std::array<char, 5> start{};
    return pread(file, start.data(), start.size(), 0) == ssize_t(start.size()) &&
           std::string_view(start.data(), start.size()) == "%PDF-";
}

}  // namespace

std::variant<Descriptor, NoPaper> make_paper(const std::string& program, const std::string& job, int shared,
                                             std::chrono::milliseconds patience, const std::function<bool()>& goes_on) {
    Descriptor file(memfd_create("milepost", MFD_CLOEXEC));
    if (file.number() < 0) return NoPaper{"no-memory-for-the-page"};
    // What it tells may quote an answer: that is for nobody.
    auto child = Child::start({.program = program,
                               .arguments = {},
                               .output = file.number(),
                               .shared = shared,
                               .own_group = false,
                               .tells_errors = false});
    if (!child) return NoPaper{"milepost_paper-cannot-be-started"};
    child->tell(job);  // where it does not take all, it ended already or refuses the rest: its end says so
    child->close_input();
    const auto deadline = std::chrono::steady_clock::now() + patience;
    std::optional<int> status;
    while (!(status = child->ended(beat))) {
        if (std::chrono::steady_clock::now() >= deadline) return NoPaper{"milepost_paper-takes-too-long"};
        if (!goes_on()) return NoPaper{"cancelled"};
    }
    if (*status > 128) return NoPaper{"milepost_paper-ended-by-signal-" + std::to_string(*status - 128)};
    if (*status != 0) return NoPaper{"milepost_paper-exit-status-" + std::to_string(*status)};
    if (!is_pdf(file.number())) return NoPaper{"milepost_paper-made-no-pdf"};
    lseek(file.number(), 0, SEEK_SET);
    return file;
}

}  // namespace milepost::printing
