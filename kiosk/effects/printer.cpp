#include "kiosk/effects/printer.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <thread>
#include <utility>

#include "kiosk/base/installation.h"
#include "kiosk/effects/tell_staff.h"
#include "kiosk/printer/child.h"
#include "kiosk/printer/line.h"

namespace milepost::kiosk {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;
using printing::Child;

enum class Task { look, print, purge };

/// milepost_printer while it runs.
struct Run {
    Run(Task what, Child by) : task(what), child(std::move(by)) {}

    Task task;
    Child child;
    bool forgotten = false;  ///< nobody waits for its paper any more
    std::string heard;       ///< a line that is not whole yet
    Clock::time_point spoke = Clock::now();
    PrintProgress progress{PrintStage::making, PrinterCondition::ready, ""};

    /// Out of reach of a jam or an empty tray, which would leave the page to the next visitor.
    [[nodiscard]] bool comes_out() const {
        return progress.stage == PrintStage::printing && progress.printer == PrinterCondition::ready;
    }
};

/// A condition and why, for staff.
std::string told(PrinterCondition condition, const std::string& reason) {
    return std::string(name(condition)) + (reason.empty() ? "" : " " + reason);
}

void tell_of_printer(const std::string& sentence) { tell_staff("printer: " + sentence); }

}  // namespace

std::string printer_program() { return program_beside("milepost_printer").string(); }

struct Printer::Worker {
    Worker(PrinterOptions given, std::function<void()> call)
        : options(std::move(given)), changed(std::move(call)), wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

    const PrinterOptions options;
    const std::function<void()> changed;
    const printing::Descriptor wake;

    std::mutex mutex;  // guards what both threads touch, and is held for moments
    Printing now{{PrinterCondition::unknown, ""}, {}};
    bool untold = true, close = false, look_at_once = true, forget = false, quit = false;
    std::optional<std::string> wanted;  // job

    std::optional<Run> run;
    Clock::time_point purge_at = Clock::now(), looked = Clock::now();
    bool dirty = true;       // something of ours may be in the queue
    bool left_told = false;  // and staff knows
    std::thread thread;

    void ring() const { (void)!eventfd_write(wake.number(), 1); }
    void say(const printing::Said& said);
    void hear();
    void take(std::string_view line);
    void finish(int status);
    void give_up(const std::string& why);
    void leave_nothing() {
        dirty = true;
        purge_at = Clock::now();
    }
    void obey();
    void begin();
    bool start(Task task, const std::vector<std::string>& arguments);
    Milliseconds rest();
    void work();
    void wind_up();
};

/// Tells the frame loop what is new.
void Printer::Worker::say(const printing::Said& said) {
    Printing before, after;
    {
        const std::lock_guard lock(mutex);
        before = now;
        if (const auto* state = std::get_if<PrinterState>(&said)) now.printer = *state;
        else if (!run->forgotten && !forget && !wanted) now.job = std::get<PrintProgress>(said);
        after = now;
        untold = untold || after != before;
    }
    if (after != before) changed();
    if (after.printer != before.printer) tell_of_printer(told(after.printer.condition, after.printer.reason));
}

/// Takes in what the program says.
void Printer::Worker::hear() {
    constexpr std::size_t longest_line = 4096;
    std::array<char, 4096> some{};
    const ssize_t count = read(run->child.output(), some.data(), some.size());
    if (count <= 0) return run->child.close_output();
    run->heard.append(some.data(), std::size_t(count));
    for (auto end = run->heard.find('\n'); end != std::string::npos; end = run->heard.find('\n')) {
        take(std::string_view(run->heard).substr(0, end));
        run->heard.erase(0, end + 1);
    }
    if (run->heard.size() > longest_line) run->heard.clear();
}

void Printer::Worker::take(std::string_view line) {
    const auto said = printing::said_in(line);
    if (!said) return;
    run->spoke = Clock::now();
    if (const auto* progress = std::get_if<PrintProgress>(&*said)) {
        run->progress = *progress;
        if (progress->stage == PrintStage::failed)
            tell_of_printer("a job failed: " + told(progress->printer, progress->reason));
        if (run->forgotten && progress->under_way() && !run->comes_out()) run->child.close_input();
    }
    say(*said);
}

/// The program ended by itself.
void Printer::Worker::finish(int status) {
    const auto left = [&] {  // what it said last may still be in the pipe
        pollfd output{run->child.output(), POLLIN, 0};
        return poll(&output, 1, 0) > 0 && (output.revents & POLLIN) != 0;
    };
    while (left()) hear();
    const std::string how = status > 128 ? "milepost_printer-ended-by-signal-" + std::to_string(status - 128)
                                         : "milepost_printer-exit-status-" + std::to_string(status);
    if (run->task == Task::purge) {
        const bool left_before = std::exchange(left_told, status != 0);
        dirty = status != 0;
        purge_at = Clock::now() + options.calm;
        if (dirty && !left_before)
            tell_of_printer("a job may be left in the queue; it is purged as soon as CUPS lets us");
    } else if (run->task == Task::print) {
        if (run->progress.under_way()) return give_up(how);
        if (status != 0) leave_nothing();
        const std::lock_guard lock(mutex);
        look_at_once = true;
    } else {
        looked = Clock::now();
        if (status != 0) say(PrinterState{PrinterCondition::offline, how});
    }
    run.reset();
}

/// The program crashed or says nothing any more: what it did is undone by another one.
void Printer::Worker::give_up(const std::string& why) {
    if (run->task == Task::print) {
        tell_of_printer("a job failed: " + why);
        say(PrintProgress{PrintStage::failed, PrinterCondition::ready, why});
        leave_nothing();
    } else {
        say(PrinterState{PrinterCondition::offline, why});
        if (run->task == Task::purge) purge_at = Clock::now() + options.calm;
        looked = Clock::now();
    }
    run.reset();  // ends it with all that it started
}

/// Does what the frame loop asked for.
void Printer::Worker::obey() {
    bool drop = false, another = false;
    {
        const std::lock_guard lock(mutex);
        drop = std::exchange(forget, false) || wanted;
        another = wanted.has_value();
    }
    if (run && run->task == Task::print && drop) {
        run->forgotten = true;
        if (!run->comes_out()) run->child.close_input();
    }
    if (run && run->task == Task::look && another) run.reset();  // nobody waits for an answer that matters less
}

/// Starts what is most due.
void Printer::Worker::begin() {
    std::string job;
    bool look = false;
    {
        const std::lock_guard lock(mutex);
        if (wanted) job = *std::exchange(wanted, std::nullopt);
        else look = look_at_once || Clock::now() - looked >= (close ? options.close : options.calm);
    }
    if (!job.empty()) {
        // Where it does not take the job, it has ended or will be silent: either is found below.
        if (start(Task::print, {"print", options.name, std::to_string(options.patience.count())})) run->child.tell(job);
    } else if (dirty && Clock::now() >= purge_at) {
        start(Task::purge, {"purge", options.name});
    } else if (look) {
        {
            const std::lock_guard lock(mutex);
            look_at_once = false;
        }
        looked = Clock::now();
        start(Task::look, {"state", options.name});
    }
}

bool Printer::Worker::start(Task task, const std::vector<std::string>& arguments) {
    auto child = Child::start({.program = options.program, .arguments = arguments, .shared = options.shared});
    if (child) {
        run.emplace(task, std::move(*child));
        return true;
    }
    {
        const std::lock_guard lock(mutex);
        now.printer = {PrinterCondition::other, "milepost_printer-cannot-be-started"};
        if (task == Task::print) now.job = {PrintStage::failed, PrinterCondition::ready, now.printer.reason};
        untold = true;
    }
    if (task == Task::purge) purge_at = Clock::now() + options.calm;
    tell_of_printer(options.program + ": cannot be started");
    changed();
    return false;
}

/// How long nothing can be due.
Milliseconds Printer::Worker::rest() {
    const auto until = [](Clock::time_point moment) { return std::chrono::ceil<Milliseconds>(moment - Clock::now()); };
    if (run) return std::max(Milliseconds(0), until(run->spoke + options.silence));
    const std::lock_guard lock(mutex);
    if (wanted || look_at_once) return Milliseconds(0);
    Milliseconds least = until(looked + (close ? options.close : options.calm));
    if (dirty) least = std::min(least, until(purge_at));
    return std::max(Milliseconds(0), least);
}

void Printer::Worker::work() {
    while (true) {
        {
            const std::lock_guard lock(mutex);
            if (quit) break;
        }
        obey();
        if (!run) begin();
        std::array<pollfd, 3> wait{pollfd{wake.number(), POLLIN, 0}, pollfd{run ? run->child.output() : -1, POLLIN, 0},
                                   pollfd{run ? run->child.end() : -1, POLLIN, 0}};
        poll(wait.data(), wait.size(), int(rest().count()));
        eventfd_t rung = 0;
        eventfd_read(wake.number(), &rung);
        if (!run) continue;
        if (wait[1].revents != 0) hear();
        if (const auto status = run->child.ended()) finish(*status);
        else if (Clock::now() - run->spoke >= options.silence) give_up("milepost_printer-is-silent");
    }
    wind_up();
}

/// A job under way purges itself when its input ends.
void Printer::Worker::wind_up() {
    constexpr Milliseconds patience{8'000};
    if (!run || run->task != Task::print) return;
    run->child.close_input();
    const auto deadline = Clock::now() + patience;
    while (!run->child.ended(Milliseconds(50)) && Clock::now() < deadline) {
        pollfd output{run->child.output(), POLLIN, 0};  // or it would wait for us to listen
        std::array<char, 4096> some{};
        if (poll(&output, 1, 0) > 0 && read(run->child.output(), some.data(), some.size()) <= 0) continue;
    }
}

Printer::Printer(PrinterOptions options, std::function<void()> changed) {
    if (options.name.empty()) return;
    worker_ = std::make_unique<Worker>(std::move(options), std::move(changed));
    worker_->thread = std::thread([worker = worker_.get()] { worker->work(); });
}

Printer::~Printer() {
    if (!worker_) return;
    {
        const std::lock_guard lock(worker_->mutex);
        worker_->quit = true;
    }
    worker_->ring();
    worker_->thread.join();
}

void Printer::watch_closely(bool close) {
    if (!worker_) return;
    const std::lock_guard lock(worker_->mutex);
    if (close && !worker_->close) worker_->look_at_once = true;
    worker_->close = close;
    worker_->ring();
}

void Printer::print(std::string job) {
    if (!worker_) return;
    const std::lock_guard lock(worker_->mutex);
    if (!job.ends_with('\n')) job += '\n';
    worker_->wanted = std::move(job);
    worker_->now.job = {PrintStage::making, PrinterCondition::ready, ""};
    worker_->untold = true;
    worker_->ring();
}

void Printer::forget() {
    if (!worker_) return;
    const std::lock_guard lock(worker_->mutex);
    worker_->wanted.reset();
    worker_->forget = true;
    worker_->now.job = {};
    worker_->untold = true;
    worker_->ring();
}

std::optional<Printing> Printer::news() {
    if (!worker_) return std::nullopt;
    const std::lock_guard lock(worker_->mutex);
    if (!std::exchange(worker_->untold, false)) return std::nullopt;
    return worker_->now;
}

}  // namespace milepost::kiosk
