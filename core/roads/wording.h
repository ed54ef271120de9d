#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/terms/date.h"

namespace milepost {

/// The month that lies so many months after today. Where today is known it is that month's first day, today itself for
/// 0 months; otherwise only the length is known.
struct Ahead {
    Today today;
    int months = 0;
};

/// A named value put into a message: text, a number, a day (which the language's own form words), or a day reckoned
/// from today. Where that is not known, the message "<key>.undated" is said instead, with the number of months under
/// the same name.
struct Arg {
    std::string_view name;
    std::variant<std::string, double, Date, Ahead> value;
};
using Args = std::vector<Arg>;

/// Words a message: the core knows keys and values, never a language.
using Wording = std::function<std::string(std::string_view key, const Args& args)>;

}  // namespace milepost
