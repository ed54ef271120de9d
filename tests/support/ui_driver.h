#pragma once
#include "ui/headless/driver.h"

namespace milepost::test {

using headless::display_of;
using headless::Driver;
using headless::Picture;
using headless::Stage;
using headless::whole_program;

/// Can a node of this role be touched?
bool touchable_role(const ui::Node& node);
/// What is wrong with the targets on screen: smaller than 12.7 mm, nearer than 2.54 mm, off the screen. Empty: nothing.
std::string fault_of_targets(const Driver& driver);

}  // namespace milepost::test
