#include <algorithm>
#include <array>

#include "ui/screens/settings_parts.h"

namespace milepost::ui::screens {
namespace {

constexpr std::array<Millis, 6> scan_steps{500, 1000, 2000, 3000, 5000, 8000};

}  // namespace

void settings_of_hands(Column& column) {
    Frame& frame = column.frame();
    const Words& words = frame.words;
    const Settings& now = frame.model.settings;
    if (const int k = setting(column, words("settings.targets"), values_of(words, "targets", {"standard", "large"}),
                              now.large_targets ? 1 : 0);
        k >= 0)
        frame.actions.emplace_back(action::SetTargets{k == 1});
    if (const int k = setting(column, words("settings.reach"), values_of(words, "reach", {"off", "left", "right"}),
                              int(now.reach));
        k >= 0)
        frame.actions.emplace_back(action::SetReach{Reach(k)});
    if (const int k = setting(column, words("settings.switches"), values_of(words, "switches", {"off", "two", "one"}),
                              int(now.switches));
        k >= 0)
        frame.actions.emplace_back(action::SetSwitches{Switches(k)});
    if (now.switches == Switches::one) {
        std::vector<Segment> steps;
        for (const Millis step : scan_steps) {
            steps.push_back(
                {"settings.scan." + std::to_string(step), words("settings.scan.step", {{"n", double(step) / 1000}})});
        }
        const auto here = std::find(scan_steps.begin(), scan_steps.end(), now.scan_step);
        const int k = setting(column, words("settings.scan"), steps,
                              here == scan_steps.end() ? -1 : int(here - scan_steps.begin()));
        if (k >= 0) frame.actions.emplace_back(action::SetScanStep{scan_steps[std::size_t(k)]});
    }
    if (button(column, "keys.open", words("keys.open"))) frame.actions.emplace_back(action::Open{Screen::keys});
    column.space(measure::block);
}

}  // namespace milepost::ui::screens
