#pragma once
#include <utility>
#include <variant>

namespace milepost {

template <class... Handlers>
struct Handling : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Handling(Handlers...) -> Handling<Handlers...>;

/// What the handler of the alternative that `value` holds gives. There must be one for each alternative; a generic one
/// takes those that have none of their own.
template <class Variant, class... Handlers>
decltype(auto) match(Variant&& value, Handlers&&... handlers) {
    return std::visit(Handling{std::forward<Handlers>(handlers)...}, std::forward<Variant>(value));
}

}  // namespace milepost
