#pragma once
#include <optional>
#include <vector>

#include "kiosk/base/content_files.h"
#include "kiosk/effects/speech.h"
#include "kiosk/window/scene.h"
#include "ui/speech/narration.h"

namespace milepost::kiosk {

/// Speaks what a scene shows, to who asked for it.
class VoiceOver {
  public:
    /// Without a pack there is nothing to say.
    VoiceOver(Speech& speech, const Pack* pack);

    /// A finger or a key went down: silence, before anything else.
    void interrupt();
    /// What is on screen now, where it is not what was told before.
    void tell(const Scene& scene);
    /// With the next `tell`, the whole screen.
    void repeat() { repeat_ = true; }
    void pause() { speech_.pause(); }
    std::optional<Voice> news() { return speech_.news(); }

  private:
    Speech& speech_;
    std::vector<const Words*> languages_;
    std::optional<ui::Narrator> narrator_;  ///< from the first time that someone listens
    ui::Heard heard_;
    bool repeat_ = false;
};

}  // namespace milepost::kiosk
