#pragma once
#include <optional>
#include <string>
#include <utility>

namespace milepost::kiosk {

struct Size {
    int width = 0, height = 0;  ///< pixels
    bool operator==(const Size&) const = default;
};

/// Where the counselor's desk should be, with a window of its own.
struct DeskWish {
    std::optional<Size> size;               ///< of the window; none: the whole of a display that is not the applicant's
    std::optional<std::pair<int, int>> at;  ///< its corner; none: wherever it comes to stand
    std::string display;  ///< its name, for the whole of it; empty: the first that is not the applicant's
    bool operator==(const DeskWish&) const = default;
};

}  // namespace milepost::kiosk
