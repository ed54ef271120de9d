#pragma once

namespace milepost::ui {

/// Keeps every size of letters that the current Dear ImGui context's atlas holds; to be called in each frame. Dear
/// ImGui 1.92 drops sizes that rest while its texture makes room, and moves the others in memory; its FreeType loader
/// knows the size that is set by that place (`BakedLastActivated`) and may then draw letters of one size as those of
/// another. A visit has few sizes.
void keep_every_letter_size();

}  // namespace milepost::ui
