#pragma once
#include <array>
#include <string_view>

#include "ui/base/theme.h"

namespace milepost::conform {

struct Eye {
    std::string_view name;
    std::array<double, 9> matrix;  ///< on linear RGB, row by row
};

/// Eyes that lack one kind of cone: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
/// Color Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1.0.
constexpr std::array<Eye, 3> eyes{{
    {"protanopia", {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}},
    {"deuteranopia", {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}},
    {"tritanopia", {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}},
}};

/// The colour as such an eye sees it.
ui::Colour seen_by(const Eye& eye, ui::Colour colour);

/// WCAG's contrast from a table: `ui::contrast` a few hundred times as fast.
double quick_contrast(ui::Colour a, ui::Colour b);

}  // namespace milepost::conform
