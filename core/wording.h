#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/date.h"

namespace milepost {

/// A named value put into a message: text, a number, or a day (which the language's own form words).
struct Arg {
    std::string_view name;
    std::variant<std::string, double, Date> value;
};
using Args = std::vector<Arg>;

/// Words a message: the core knows keys and values, never a language.
using Wording = std::function<std::string(std::string_view key, const Args& args)>;

}  // namespace milepost
