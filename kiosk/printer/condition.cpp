#include "kiosk/printer/condition.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace milepost::printing {
namespace {

struct Meaning {
    std::string_view keyword;
    PrinterCondition condition;
};

using enum PrinterCondition;

/// Keywords of RFC 8011 (5.4.12), PWG 5100.9 and CUPS that tell a visitor's case from another. All else that is an
/// error is `other`.
constexpr std::array<Meaning, 21> meanings{{
    {"media-empty", out_of_paper},
    {"media-needed", out_of_paper},
    {"input-media-tray-empty", out_of_paper},
    {"media-jam", jam},
    {"media-path-jam", jam},
    {"cover-open", cover_open},
    {"door-open", cover_open},
    {"interlock-open", cover_open},
    {"toner-empty", out_of_toner},
    {"marker-supply-empty", out_of_toner},
    {"marker-ink-empty", out_of_toner},
    {"marker-toner-empty", out_of_toner},
    {"offline", offline},
    {"shutdown", offline},
    {"timed-out", offline},
    {"toner-low", low},
    {"media-low", low},
    {"marker-supply-low", low},
    {"marker-ink-almost-empty", low},
    {"marker-toner-almost-empty", low},
    {"marker-waste-almost-full", low},
}};

/// Takes `end` off a text that ends so.
bool take(std::string_view& text, std::string_view end) {
    if (!text.ends_with(end)) return false;
    text.remove_suffix(end.size());
    return true;
}

/// In the order in which someone has to be told of them: what hides the others first.
int weight(PrinterCondition condition) {
    switch (condition) {
        case offline: return 9;
        case cover_open: return 8;
        case jam: return 7;
        case out_of_paper: return 6;
        case out_of_toner: return 5;
        case other: return 4;
        case low: return 3;
        case ready: return 2;
        case unknown: return 1;
        case none: return 0;
    }
    return 0;
}

void worsen(PrinterState& state, PrinterCondition condition, const std::string& reason) {
    if (weight(condition) > weight(state.condition)) state = {condition, reason};
}

}  // namespace

PrinterCondition condition_of(const std::string& keyword) {
    std::string_view base = keyword;
    const bool mild = take(base, "-report") || take(base, "-warning");
    take(base, "-error");
    // CUPS tells so what it does: no fault.
    if (base == "none" || base == "connecting-to-device" || base == "cups-waiting-for-job-completed") return ready;
    const auto meaning =
        std::find_if(meanings.begin(), meanings.end(), [base](const Meaning& one) { return one.keyword == base; });
    if (meaning == meanings.end()) return mild ? ready : other;
    const bool may_be_another = meaning->condition == out_of_paper || meaning->condition == out_of_toner;
    return mild && may_be_another ? low : meaning->condition;
}

std::optional<bool> paper_in(const std::vector<std::string>& trays) {
    constexpr std::string_view key = "level=";
    constexpr int some = -3;  // at least one sheet
    std::optional<bool> paper;
    for (const std::string& tray : trays) {
        const auto at = tray.find(key);
        if (at == std::string::npos) continue;
        int level = -1;
        std::from_chars(tray.data() + at + key.size(), tray.data() + tray.size(), level);
        if (level > 0 || level == some) return true;
        if (level == 0) paper = false;
    }
    return paper;
}

PrinterState state_of(const Told& queue, const std::optional<Told>& device) {
    PrinterState state{ready, ""};
    const auto hear = [&state](const Told& told) {
        for (const std::string& keyword : told.reasons) {
            const bool of_paper = keyword.starts_with("media-empty") || keyword.starts_with("media-needed");
            const auto by_trays = told.paper.value_or(true) ? low : out_of_paper;
            worsen(state, of_paper && told.paper ? by_trays : condition_of(keyword), keyword);
        }
    };
    hear(device ? *device : queue);
    if (device && device->stopped) worsen(state, other, "printer-stopped");
    if (device && !device->accepts) worsen(state, other, "printer-not-accepting-jobs");
    if (queue.stopped) worsen(state, other, "queue-stopped");
    if (!queue.accepts) worsen(state, other, "queue-not-accepting-jobs");
    return state;
}

}  // namespace milepost::printing
