#pragma once
#include <string>
#include <utility>

#include "ui/semantics.h"

namespace milepost::kiosk {

/// The file of `--semantics`: says what is on screen, for programs that find their way without pixels.
class SemanticsFile {
public:
    /// An empty path keeps no file.
    explicit SemanticsFile(std::string path) : path_(std::move(path)) {}

    /// Is this another screen than the file tells?
    [[nodiscard]] bool outdated(const ui::Semantics& shown) const { return !path_.empty() && (frame_ == 0 || shown != told_); }
    /// Tells it where it is outdated. Returns what went wrong; empty: nothing.
    std::string tell(const ui::Semantics& shown);

private:
    std::string path_;
    long frame_ = 0;
    ui::Semantics told_;
};

}  // namespace milepost::kiosk
