#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/session/printing.h"

namespace milepost::kiosk {

struct PrinterOptions {
    std::string name;     ///< destination of CUPS; "default": its default one; empty: none, and CUPS is never spoken to
    std::string program;  ///< path of milepost_printer; milepost_paper stands beside it
    int shared = -1;      ///< a file that its programs hold too (kiosk/printer/child.h); outlives this; -1: none
    std::chrono::seconds patience{90};          ///< without progress; then a job is given up
    std::chrono::milliseconds calm{30'000};     ///< between two looks at the printer
    std::chrono::milliseconds close{3'000};     ///< the same while someone may want to print
    std::chrono::milliseconds silence{20'000};  ///< without a sign of life; then milepost_printer is ended
};

/// milepost_printer beside this program.
std::string printer_program();

/// The printer, for the frame loop: no call waits for anything. All that can hang or crash runs in another process,
/// which a thread listens to.
class Printer {
  public:
    /// `changed` is called from another thread when `news` has something. What an earlier run left in the queue is
    /// purged.
    Printer(PrinterOptions options, std::function<void()> changed);
    /// A job under way is given up and purged, which may take seconds; nothing of it outlives that.
    ~Printer();
    Printer(const Printer&) = delete;
    Printer& operator=(const Printer&) = delete;

    /// Someone may want to print, or no more: looks at once and often.
    void watch_closely(bool close);
    /// Prints what milepost_paper makes of this job (kiosk/take_home/job.h, `job_text`). A job before it is forgotten.
    void print(std::string job);
    /// The visit ended. What is coming out of the printer comes out; all else is given up. Nothing more is told of it.
    void forget();
    /// What is true now, where it is not what was taken last.
    std::optional<Printing> news();

  private:
    struct Worker;
    std::unique_ptr<Worker> worker_;  // none where there is no printer
};

}  // namespace milepost::kiosk
