#include "kiosk/take_home/structure.h"

#include <stdexcept>

namespace milepost::take_home {

void Structure::begin(const std::string& type, Meaning meaning) {
    const std::size_t index = elements_.size();
    elements_[open_].kids.push_back({true, index});
    elements_.push_back({type, std::move(meaning), open_});
    open_ = index;
}

void Structure::stretch(std::size_t page, Kind kind) {
    const bool picture = kind == Kind::picture, decoration = kind == Kind::decoration;
    if (picture && !stretches_.empty() && stretches_.back().picture && stretches_.back().page == page)
        throw std::logic_error("two pictures with no words between them");
    if (!decoration) elements_[open_].kids.push_back({false, stretches_.size()});
    stretches_.push_back({page, decoration ? std::nullopt : std::optional(open_), picture});
}

}  // namespace milepost::take_home
