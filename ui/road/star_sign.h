#pragma once
#include <string>
#include <vector>

#include "core/roads/evaluation.h"
#include "ui/base/frame.h"
#include "ui/base/icons.h"
#include "ui/base/text.h"

/// The sign at the end of a road: what people came for.
namespace milepost::ui {

/// The last of a road, as those know it who came for three things: by when, for how much, and what it pays.
struct Destination {
    struct Figure {
        std::string label, value;
        Icon icon = Icon::none;  ///< where its label has no room
    };
    std::string name;             ///< "Certified: CMA"
    std::vector<Figure> figures;  ///< when, what it costs, what it pays
    std::string note;             ///< what its steps leave open; empty: nothing
};
Destination destination_of(const Frame& frame, const CredentialResult& result, const Plan& plan);

/// How much the sign says: all with large figures, with smaller ones, without the note, the figures alone.
enum class Ending { large, plain, small, bare };

/// The room that its words take in so many pixels of width.
Extent measure_star_sign(Interface& ui, const Destination& destination, Ending ending, float width);
/// Writes them from their upper left corner.
void write_star_sign(Interface& ui, const Destination& destination, Ending ending, float x, float y, float width,
                     const Tones& tone);

}  // namespace milepost::ui
