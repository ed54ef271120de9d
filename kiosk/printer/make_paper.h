#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <variant>

#include "kiosk/printer/child.h"

namespace milepost::printing {

/// Why there is none, for staff. Says nothing of the person.
struct NoPaper {
    std::string why;
};

/// Lets `milepost_paper` (its path in `program`) do the job, sharing a file with it (-1: none), and gives back the PDF:
/// in memory, a file without a name on any disk. At most `patience` long; `goes_on` is asked every now and then, and
/// all ends where it says false.
std::variant<Descriptor, NoPaper> make_paper(const std::string& program, const std::string& job, int shared,
                                             std::chrono::milliseconds patience, const std::function<bool()>& goes_on);

}  // namespace milepost::printing
