// milepost_paper: makes what a person takes home, in a process of its own: whatever goes wrong here never touches the
// screen.
#include <sys/prctl.h>

#include <cstdio>
#include <string>

#include "kiosk/base/program.h"
#include "kiosk/base/standard_error.h"
#include "kiosk/base/text_file.h"
#include "kiosk/take_home/job.h"

namespace {

constexpr const char* usage =
    "Usage: milepost_paper [FILE] < JOB\n"
    "Reads a job (kiosk/take_home/job.h) as JSON from standard input and writes the PDF, the text or the calendar that "
    "it asks for\n"
    "to FILE, or to standard output.\n"
    "Exit status: 0 done, 1 the job or the content pack was refused, 2 wrong usage.\n";

enum Status { done = 0, refused = 1, wrong_usage = 2 };

int tell(Status status, const std::string& sentence) {
    milepost::kiosk::tell_line(sentence);
    return status;
}

int tell(const milepost::Findings& findings) {
    milepost::kiosk::tell_lines(findings);
    return refused;
}

int run(const std::string& path) {
    using namespace milepost;
    const std::string name = "standard input";
    const auto text = kiosk::read_text("-");
    if (!text) return tell(refused, name + ":: nothing that can be read; expected a job");
    const auto job = take_home::read_job(name, *text);
    if (!job) return tell(job.findings());
    const auto bytes = take_home::done(*job, name);
    if (!bytes) return tell(bytes.findings());
    const std::string wrong = kiosk::write_file(path, *bytes);
    return wrong.empty() ? done : tell(refused, "milepost_paper: " + wrong);
}

}  // namespace

int main(int argc, char** argv) {
    prctl(PR_SET_DUMPABLE, 0);  // no crash dump may hold what a visitor answered
    return milepost::kiosk::whole_program("milepost_paper", [&]() -> int {
        const std::string path = argc > 1 ? argv[1] : "-";
        if (argc == 2 && (path == "--help" || path == "-h")) {
            std::fputs(usage, stdout);
            return done;
        }
        if (argc > 2 || (path.size() > 1 && path.front() == '-')) return std::fputs(usage, stderr), wrong_usage;
        return run(path);
    });
}
