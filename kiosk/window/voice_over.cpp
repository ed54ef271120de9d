#include "kiosk/window/voice_over.h"

#include <utility>

namespace milepost::kiosk {

VoiceOver::VoiceOver(Speech& speech, const Pack* pack) : speech_(speech) {
    if (pack == nullptr) return;
    for (const Words& words : pack->words) languages_.push_back(&words);
}

void VoiceOver::interrupt() {
    if (heard_.speech.on || narrator_) speech_.stop();
}

void VoiceOver::tell(const Scene& scene) {
    const SpeechSettings& wanted = scene.model().settings.speech;
    if (languages_.empty() || (!wanted.on && !heard_.speech.on)) return;
    if (!narrator_) narrator_.emplace(languages_);
    const ui::Shown shown{scene.semantics(), scene.focus_order(), wanted};
    ui::Narration next = narrator_->narrate(heard_, shown);
    SpeechSettings how = wanted;
    if (!wanted.on) {  // the last words come as all before them
        how = heard_.speech;
        how.on = false;
    }
    heard_ = std::move(next.heard);
    if (std::exchange(repeat_, false)) speech_.say(narrator_->everything(shown), how);
    else if (!next.say.empty() || !how.on) speech_.say(next.say, how, next.then_rest);
}

}  // namespace milepost::kiosk
