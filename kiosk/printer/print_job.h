#pragma once
#include <chrono>
#include <functional>
#include <string>

#include "kiosk/printer/line.h"

namespace milepost::printing {

struct PrintOrder {
    std::string printer;                 ///< queue of CUPS
    std::string paper_program;           ///< path of milepost_paper
    std::string job;                     ///< what it is given (kiosk/take_home/job.h)
    std::chrono::milliseconds patience;  ///< without any progress; then it is given up
};

struct PrintWatch {
    /// called at least every second or so, also where nothing is new: a sign of life
    std::function<void(const Said&)> tell;
    std::function<bool()> cancelled;
};

/// Makes the paper, prints it, follows it until it is out or is given up, and purges it. The last thing told is `done`
/// or `failed`. True when nothing of it is left with CUPS.
bool print_job(const PrintOrder& order, const PrintWatch& watch);

}  // namespace milepost::printing
