#pragma once
#include <string>
#include <utility>

#include "ui/base/semantics.h"

namespace milepost::kiosk {

/// The file of `--semantics`: says what is on screen, for programs that find their way without pixels.
class SemanticsFile {
  public:
    /// An empty path keeps no file.
    explicit SemanticsFile(std::string path) : path_(std::move(path)) {}

    /// This was presented in the frame of this number, which grows. The file tells the first frame that showed what it
    /// tells.
    void presented(const ui::Semantics& shown, long frame);
    /// Does the file tell another screen than was presented?
    [[nodiscard]] bool outdated() const { return !path_.empty() && told_ != frame_; }
    /// Tells it where it is outdated. Returns what went wrong; empty: nothing.
    std::string tell();

  private:
    std::string path_;
    ui::Semantics shown_;
    long frame_ = 0, told_ = 0;  // none yet
};

}  // namespace milepost::kiosk
