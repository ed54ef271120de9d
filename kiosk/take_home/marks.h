#pragma once
#include <string>
#include <string_view>

namespace milepost::take_home {

/// `**strong**` and `__emphasis__` without their marks.
std::string without_marks(std::string_view marked);

/// The same as Pango's markup: both are set in bold.
std::string pango_markup(std::string_view marked);

}  // namespace milepost::take_home
