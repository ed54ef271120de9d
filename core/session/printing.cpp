#include "core/session/printing.h"

#include <algorithm>
#include <array>

namespace milepost {
namespace {

constexpr std::array<std::string_view, 10> conditions{"none", "unknown",    "ready",        "low",     "out_of_paper",
                                                      "jam",  "cover_open", "out_of_toner", "offline", "other"};
constexpr std::array<std::string_view, 7> stages{"idle", "making", "sending", "waiting", "printing", "done", "failed"};

template <class Value, class Names>
std::optional<Value> found(const Names& names, std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return Value(at - names.begin());
}

}  // namespace

std::string_view name(PrinterCondition condition) { return conditions[std::size_t(condition)]; }
std::string_view name(PrintStage stage) { return stages[std::size_t(stage)]; }
std::optional<PrinterCondition> printer_condition(std::string_view name) {
    return found<PrinterCondition>(conditions, name);
}
std::optional<PrintStage> print_stage(std::string_view name) { return found<PrintStage>(stages, name); }

}  // namespace milepost
