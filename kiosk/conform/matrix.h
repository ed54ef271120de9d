#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/terms/date.h"
#include "kiosk/base/content_files.h"
#include "ui/conform/measure.h"

namespace milepost::kiosk {

struct Panel {
    std::string_view name;
    int width, height;  ///< pixels
    double inches;
};

constexpr std::array<Panel, 5> panels{{
    {"21.5\" 1080x1920", 1080, 1920, 21.5},
    {"10.1\" 1280x800", 1280, 800, 10.1},
    {"15.6\" 1920x1080", 1920, 1080, 15.6},
    {"24\" 1920x1200", 1920, 1200, 24},
    {"32\" 2160x3840", 2160, 3840, 32},
}};
constexpr std::array<std::string_view, 4> sizes{"small", "medium", "large", "largest"};
constexpr std::array<std::string_view, 4> contrasts{"standard", "high light", "high dark", "low"};

/// How a person wants to be served, beside language, size and contrast.
struct Manner {
    std::string_view name;
    bool motion = false;
    Reach reach = Reach::off;
    bool large_targets = false;
};
constexpr std::array<Manner, 5> manners{{{"still"},
                                         {"motion", true},
                                         {"reach left", false, Reach::left},
                                         {"reach right", false, Reach::right},
                                         {"large targets", false, Reach::off, true}}};

/// A failure and where it was seen.
struct Found {
    conform::Failure failure;
    std::string stop, language, size, contrast, panel, manner;
    int page = 1;
    std::string picture;  ///< file in the folder; empty: another one shows the same
};

/// What was measured.
struct Conformance {
    std::array<long, conform::check_count> checks{};
    std::vector<Found> failures;
    long screens = 0;  ///< drawn and measured: every stop in every combination
    long pages = 0;    ///< the pages of them
    long same = 0;  ///< of the screens: each word, node and target stands where it does in another contrast or at rest,
                    ///< where it was measured
    long read = 0, pressed = 0, tabbed = 0;  ///< of those: pixels read, every target pressed, gone through by keys
    std::size_t stops = 0;
    std::vector<std::string> languages;
    struct Sheet {
        std::string stop;
        bool every_size = true;
    };
    /// stops whose pictures lie in the folder, STOP-SIZE.png; some in the default size alone
    std::vector<Sheet> sheet;

    [[nodiscard]] long all_checks() const;
};

struct ConformPlan {
    Date date;
    bool quick = false;  ///< few stops, the extremes of the matrix: for tests
    unsigned workers = 1;
    std::vector<std::string> only = {};  ///< a part of the matrix, for those who mend it: "KIND=NAME", see `taken`
};

/// Is what has this name part of the plan? All is, but where the plan names others of its kind; of panels and stops a
/// name may be the beginning. Of the depths there is "pixels".
bool taken(const ConformPlan& plan, std::string_view kind, std::string_view name);

/// Is this manner? The quick plan leaves motion to the whole one.
constexpr bool measured(const ConformPlan& plan, const Manner& manner) { return !plan.quick || !manner.motion; }
/// Is this panel part of the plan? The quick one takes the usual one upright and the usual one lying.
constexpr bool measured(const ConformPlan& plan, std::size_t panel) { return !plan.quick || panel == 0 || panel == 2; }

/// Draws and measures every combination, in `workers` processes: Dear ImGui has one context at a time. Writes pictures
/// into `folder`. Throws std::runtime_error where a worker did not come back.
Conformance measure_all(const Pack& pack, const ConformPlan& plan, const std::filesystem::path& folder);

}  // namespace milepost::kiosk
