#include "ui/base/letter_sizes.h"

#include <imgui_internal.h>

namespace milepost::ui {

void keep_every_letter_size() {
    ImFontAtlasBuilder* builder = ImGui::GetIO().Fonts->Builder;
    if (builder == nullptr) return;
    for (int i = 0; i < builder->BakedPool.Size; ++i) builder->BakedPool[i].LastUsedFrame = builder->FrameCount;
}

}  // namespace milepost::ui
