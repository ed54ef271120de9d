#include "ui/words/pay.h"

#include "ui/words/phrases.h"

namespace milepost::ui {

const Figure* figure_of(const Content& content, std::string_view id) {
    for (const Figure& figure : content.labour) {
        if (figure.id == id) return &figure;
    }
    return nullptr;
}

Pay pay_of(const Content& content, const StateRule* state) {
    if (state != nullptr && state->pay_usd)
        return {state, double(*state->pay_usd), state->pay_measure, &state->pay_cite};
    const Figure* nation = figure_of(content, "median_pay_usd");
    return nation == nullptr ? Pay{} : Pay{nullptr, nation->value, "median", &nation->cite};
}

PayWords pay_words(const Words& words, const Pay& pay) {
    if (pay.cite == nullptr) return {};
    const std::string place = words(pay.state == nullptr ? "state.nation.name" : "state." + pay.state->code + ".name");
    return {words("road.pay", {{"place", place}, {"measure", pay.measure}, {"year", pay.cite->as_of.substr(0, 4)}}),
            words("road.pay.year", {{"usd", pay.usd}})};
}

}  // namespace milepost::ui
