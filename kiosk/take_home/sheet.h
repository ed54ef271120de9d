#pragma once
#include <bitset>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/take_home/paper.h"
#include "kiosk/take_home/paper_road.h"
#include "kiosk/take_home/pen.h"
#include "kiosk/take_home/qr.h"

namespace milepost::take_home {

/// What may be left out, the least important first: the details of each step, the list of sources (their hosts stay),
/// the details of the state, the reasons for each step. What to look out for and the state's limits stay.
enum class Part { details, source_list, state_notes, reasons };
using Parts = std::bitset<4>;

/// Sizes of a kind of paper, in points.
struct Measures {
    double width, height, margin;  ///< height 0: as long as it must be
    double body, small, name, title, figure;
    double lane, road, swing;  ///< of the road: the room for it, its width, how far it winds to each side
    double number;             ///< of a step, on its mark
    double module;             ///< side of a square of the QR code
    bool one_column = false;   ///< the QR code below the words of the foot, not beside them
    RoadInks inks{};
};
Measures measures_of(PaperKind kind);

/// What the page's number takes at the foot of a sheet, where there are several.
inline double number_line(const Measures& measures) { return measures.small * 1.8; }

/// A paragraph at its place, from the top left of its block.
struct Placed {
    Paragraph paragraph;
    double x = 0, y = 0;
    const char* tag = "P";
    int depth = 0;  ///< in how many lists, one within the other (see Pen::listed)
};

/// Paragraphs that stay together.
struct Block {
    std::vector<Placed> text{};
    double height = 0;
    const Stop* stop = nullptr;
    double tick = 0;  ///< of a stop: the middle of its first line, where its mark and its box to tick stand
};

/// What stands on the paper, measured and not yet placed.
struct Sheet {
    Block head;
    std::vector<Block> stops;
    Block foot;  ///< with room for the QR code, if there is one
    /// Parts of the foot that may stand on different pages: its paragraphs from `first` to `end`, which take it from
    /// `top` to `bottom`.
    struct Piece {
        std::size_t first = 0, end = 0;
        double top = 0, bottom = 0;
    };
    std::vector<Piece> pieces;
    Qr qr;                                  ///< of no squares where none can hold the plan
    double qr_x = 0, qr_y = 0;              ///< of its dark squares, in `foot`
    std::optional<std::size_t> qr_caption;  ///< which of the foot's paragraphs stands below it and is read after it
    std::vector<std::string> left_out;
};

/// Writes and measures everything but the parts that are not kept.
Sheet sheet_of(const Handout& handout, const Words& words, const Measures& measures, Parts kept, PangoContext* context);

}  // namespace milepost::take_home
