#pragma once
#include <string>
#include <vector>

namespace milepost::ui {

/// A QR code: `size` by `size` squares, dark where true, row by row, without its quiet zone.
struct QrSquares {
    int size = 0;
    std::vector<bool> dark{};
};

/// What is taken home of the road that is shown, made outside of drawing.
struct TakeHome {
    struct Layer {
        std::string id;  ///< "link", "event", "mail", "text": words "take_home.<id>" and "take_home.<id>.lead"
        QrSquares qr;
    };
    std::vector<Layer> layers;
    std::string code;  ///< in groups; empty: there is none
};

}  // namespace milepost::ui
