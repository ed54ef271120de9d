#pragma once
#include <initializer_list>
#include <string>
#include <vector>

#include "ui/widgets/widgets.h"

/// What the settings' screen is made of, and the administration's.
namespace milepost::ui::screens {

/// A heading over a row of choices. Gives the index of the one picked, or -1.
int setting(Column& column, const std::string& label, const std::vector<Segment>& segments, int selected);
/// A setting's values, as choices.
std::vector<Segment> values_of(const Words& words, const std::string& group, std::initializer_list<const char*> values);
/// Those of hands: larger targets, reach, switches, and the way to learn the keys.
void settings_of_hands(Column& column);

}  // namespace milepost::ui::screens
