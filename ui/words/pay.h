#pragma once
#include <string>
#include <string_view>

#include "core/content/content.h"
#include "ui/words/words.h"

/// What medical assistants earn, as every screen says it.
namespace milepost::ui {

/// A figure about the work ("median_pay_usd"); null where the content has none of that name.
const Figure* figure_of(const Content& content, std::string_view id);

/// What medical assistants earn in a year where the person wants to work; where that is not known, in the country.
struct Pay {
    const StateRule* state = nullptr;  ///< null: the country
    double usd = 0;
    std::string measure = "median";
    const Citation* cite = nullptr;  ///< null: the content has no figure
};
Pay pay_of(const Content& content, const StateRule* state);

/// Where that is, and how much: "Typical pay 2023, Ohio" and "$38,240 a year"; both empty where there is no figure.
struct PayWords {
    std::string place, year;
};
PayWords pay_words(const Words& words, const Pay& pay);

}  // namespace milepost::ui
