#include "kiosk/printer/line.h"

#include <algorithm>
#include <utility>

namespace milepost::printing {
namespace {

/// Takes the first word off a text.
std::string_view word(std::string_view& text) {
    const auto end = std::min(text.find(' '), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

/// Reasons come from printers: one line, and nothing that could be mistaken for something else in a log.
std::string plain(std::string text) {
    constexpr std::size_t longest = 200;
    for (char& letter : text) {
        if (letter < ' ' || letter > '~') letter = '?';
    }
    return text.substr(0, longest);
}

}  // namespace

std::string line_of(const Said& said) {
    if (const auto* state = std::get_if<PrinterState>(&said))
        return "state " + std::string(name(state->condition)) + " " + plain(state->reason) + "\n";
    const auto& job = std::get<PrintProgress>(said);
    return "job " + std::string(name(job.stage)) + " " + std::string(name(job.printer)) + " " + plain(job.reason) +
           "\n";
}

std::optional<Said> said_in(std::string_view line) {
    const std::string_view kind = word(line);
    if (kind != "state" && kind != "job") return std::nullopt;
    const auto stage = kind == "job" ? print_stage(word(line)) : PrintStage::idle;
    const auto condition = printer_condition(word(line));
    if (!stage || !condition) return std::nullopt;
    const std::string reason = plain(std::string(line));
    if (kind == "job") return PrintProgress{*stage, *condition, reason};
    return PrinterState{*condition, reason};
}

}  // namespace milepost::printing
