#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace milepost {

/// What can be said of the printer, from good to worse.
enum class PrinterCondition {
    none,     ///< no printer belongs to this kiosk
    unknown,  ///< it was not asked yet, or did not answer yet
    ready,
    low,           ///< prints, but toner or paper is almost out
    out_of_paper,  ///< here and below it cannot print now
    jam,
    cover_open,
    out_of_toner,
    offline,  ///< off, unplugged, or its queue cannot be reached
    other,    ///< anything else; `reason` says what
};

/// The printer as it told last.
struct PrinterState {
    PrinterCondition condition = PrinterCondition::none;
    std::string reason;  ///< for staff: the printer's own keyword (`printer-state-reasons`, RFC 8011), or ours; empty:
                         ///< nothing is wrong

    /// May printing be offered?
    [[nodiscard]] bool prints() const {
        return condition == PrinterCondition::ready || condition == PrinterCondition::low;
    }
    bool operator==(const PrinterState&) const = default;
};

enum class PrintStage {
    idle,     ///< nothing was asked for
    making,   ///< the page is made
    sending,  ///< it goes to the queue
    waiting,  ///< it is in the queue and does not come out: `printer` says what it waits for, `ready` that others are
              ///< before it
    printing,
    done,    ///< it came out, and nothing of it is left in the queue
    failed,  ///< it will not come out any more; `reason` says why
};

/// How far the paper asked for last is.
struct PrintProgress {
    PrintStage stage = PrintStage::idle;
    /// what holds it up, or made it fail; `ready`: it is not the printer
    PrinterCondition printer = PrinterCondition::ready;
    std::string reason;  ///< for staff, as in PrinterState

    [[nodiscard]] bool under_way() const {
        return stage != PrintStage::idle && stage != PrintStage::done && stage != PrintStage::failed;
    }
    bool operator==(const PrintProgress&) const = default;
};

/// All that the outside world has to say of printing: what an answer of the kiosk brings into the model.
struct Printing {
    PrinterState printer;
    PrintProgress job;
    bool operator==(const Printing&) const = default;
};

/// The names above, as they stand in logs and between the programs ("out_of_paper", "waiting").
std::string_view name(PrinterCondition condition);
std::string_view name(PrintStage stage);
std::optional<PrinterCondition> printer_condition(std::string_view name);
std::optional<PrintStage> print_stage(std::string_view name);

}  // namespace milepost
