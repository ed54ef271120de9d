#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/session/printing.h"

namespace milepost::printing {

/// What `milepost_printer` says, one a line: "state CONDITION REASON" or "job STAGE CONDITION REASON".
using Said = std::variant<PrinterState, PrintProgress>;

/// The line, with its end.
std::string line_of(const Said& said);

/// What a line (without its end) says; nothing where it is none of ours.
std::optional<Said> said_in(std::string_view line);

}  // namespace milepost::printing
