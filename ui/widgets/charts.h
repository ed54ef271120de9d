#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ui/base/column.h"

/// Small charts: lines below each other, each with its number in words, its bars on one scale that begins at 0.
namespace milepost::ui {

/// A bar is solid to the least that a thing may be and shaded to the most.
struct Bar {
    double low = 0, high = 0;
    bool open = false;  ///< it may be more than `high`: the end is dotted
    struct Spread {
        double from = 0, to = 0;
    };
    std::optional<Spread> spread = {};  ///< a bracket below: where most of those counted lie
};

struct ChartLine {
    std::string label = {};
    std::string value = {};  ///< what the bar says, in words
    std::string note = {};   ///< a smaller line below
    Bar bar = {};
    bool marked = false;  ///< the one to look at first: in the accent
};

/// Lines on one scale, which ends at the highest of their bars; where all bars are 0 there are only words. Label, value
/// and bar stand beside each other where there is room in every line, otherwise below each other in all.
void chart(Column& column, const std::vector<ChartLine>& lines);

/// What is paid month by month, a bar a month: solid to the least, shaded to the most; months that it may take or not
/// take are outlines. Nothing for more months than can be told apart.
void payments(Column& column, Interval months, Interval usd_a_month);

/// Where statements come from: each source once, on a line of its own, with the date of the first that cites it.
void sources(Column& column, const std::vector<const Citation*>& cites);

}  // namespace milepost::ui
