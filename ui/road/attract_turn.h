#pragma once
#include <cstddef>

namespace milepost::ui {

/// What attract shows at a moment.
struct Turn {
    std::size_t example = 0, language = 0;  ///< positions in the content's examples and in the languages
    float light = 0;                        ///< share of the light palette in the dark one
    float aside_x = 0, aside_y = 0;         ///< millimetres by which the whole picture stands aside
    float drawn = 1;                        ///< share of the road that is drawn
    float shown = 1;                        ///< share in which what belongs to this example is seen: it comes and goes
    double calm = 0;                        ///< seconds until something moves; 0: it moves now
};

/// By time alone, so that it is the same whatever was drawn before. Each turn draws another example in another
/// language, until every example was shown in every language: then dark turns to light or back. With each turn the
/// picture moves on by about half a millimetre, sideways and upright in two rhythms that meet again only after hours.
/// So nothing with an edge stays where it is, and no display keeps its trace. `examples` and `languages` count them,
/// and are not 0.
Turn turn_at(double seconds, std::size_t examples, std::size_t languages);

}  // namespace milepost::ui
