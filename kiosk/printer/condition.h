#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/printing.h"

namespace milepost::printing {

/// What a printer or a queue answers to Get-Printer-Attributes (RFC 8011, 5.4.11 to 5.4.13).
struct Told {
    bool stopped = false;              ///< printer-state
    bool accepts = true;               ///< printer-is-accepting-jobs
    std::vector<std::string> reasons;  ///< printer-state-reasons
};

/// What one keyword of printer-state-reasons means. A "-warning" never stops the printer, a "-report" only tells; without either it
/// is taken for an error, as for example one empty tray of two is a warning.
PrinterCondition condition_of(const std::string& keyword);

/// The worst that a queue and the printer behind it tell. The printer itself is believed: what a queue says of it may be as old as
/// its last job. `device` is none where the printer cannot be asked but through the queue.
PrinterState state_of(const Told& queue, const std::optional<Told>& device);

}  // namespace milepost::printing
