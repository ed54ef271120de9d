#include "kiosk/take_home/structure.h"

namespace milepost::take_home {

void Structure::begin(const std::string& type, Meaning meaning) {
    const std::size_t index = elements_.size();
    elements_[open_].kids.push_back({true, index});
    elements_.push_back({type, std::move(meaning), open_});
    open_ = index;
}

void Structure::stretch(std::size_t page, bool decoration) {
    if (!decoration) elements_[open_].kids.push_back({false, stretches_.size()});
    stretches_.push_back({page, decoration ? std::nullopt : std::optional(open_)});
}

}  // namespace milepost::take_home
