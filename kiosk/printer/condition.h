#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/session/printing.h"

namespace milepost::printing {

/// What a printer or a queue answers to Get-Printer-Attributes (RFC 8011, 5.4.11 to 5.4.13).
struct Told {
    bool stopped = false;              ///< printer-state
    bool accepts = true;               ///< printer-is-accepting-jobs
    std::vector<std::string> reasons;  ///< printer-state-reasons
    std::optional<bool> paper;  ///< is there any, by printer-input-tray (PWG 5100.13); nothing where no tray knows
};

/// What one keyword of printer-state-reasons means. A keyword without "-report", "-warning" or "-error" is taken for an
/// error. A jam or an open cover stops a printer whatever it calls them. No paper or no toner, told as less than an
/// error, may be one tray or one colour of several: `low`.
PrinterCondition condition_of(const std::string& keyword);

/// Is there paper, by the values of printer-input-tray ("type=…;level=0;…")? Trays that count nothing have no voice.
std::optional<bool> paper_in(const std::vector<std::string>& trays);

/// The worst that a queue and the printer behind it tell. The printer itself is believed: what a queue says of it may
/// be as old as its last job. `device` is none where the printer cannot be asked but through the queue.
PrinterState state_of(const Told& queue, const std::optional<Told>& device);

}  // namespace milepost::printing
