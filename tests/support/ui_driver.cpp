#include "tests/support/ui_driver.h"

#include "ui/conform/measure.h"

namespace milepost::test {

bool touchable_role(const ui::Node& node) { return conform::interactive(node); }

std::string fault_of_targets(const Driver& driver) {
    conform::Tally tally;
    conform::measure_targets(driver, tally);
    return tally.failures.empty() ? std::string() : tally.failures.front().sentence();
}

}  // namespace milepost::test
