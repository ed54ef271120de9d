#include "kiosk/window/semantics_file.h"

#include "kiosk/base/text_file.h"

namespace milepost::kiosk {

void SemanticsFile::presented(const ui::Semantics& shown, long frame) {
    if (path_.empty() || (frame_ != 0 && shown == shown_)) return;
    shown_ = shown;
    frame_ = frame;
}

std::string SemanticsFile::tell() {
    if (!outdated()) return {};
    told_ = frame_;
    return write_file(path_, ui::to_json(shown_, frame_), {.patient = false});  // the frame loop waits for no reader
}

}  // namespace milepost::kiosk
