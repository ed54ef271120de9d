#include "kiosk/semantics_file.h"

#include "kiosk/text_file.h"

namespace milepost::kiosk {

std::string SemanticsFile::tell(const ui::Semantics& shown) {
    if (!outdated(shown)) return {};
    told_ = shown;
    return replace_file(path_, ui::to_json(shown, ++frame_));
}

}  // namespace milepost::kiosk
