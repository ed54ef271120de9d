#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/session/speech.h"

namespace milepost::kiosk {

struct SpeechOptions {
    std::string program;                        ///< path of milepost_speech
    std::chrono::milliseconds silence{5'000};   ///< for which it may not answer; then it is ended
    std::chrono::milliseconds patience{3'000};  ///< without a voice; then the kiosk says that there is none
    std::chrono::milliseconds retry{1'000};     ///< between two tries to get one
};

/// milepost_speech beside this program.
std::string speech_program();

/// The voice, for the frame loop: no call waits for anything. All that can hang or crash runs in another process, which
/// a thread listens to; it runs while someone listens and no longer.
class Speech {
  public:
    /// `changed` is called from another thread when `news` has something.
    Speech(SpeechOptions options, std::function<void()> changed);
    ~Speech();
    Speech(const Speech&) = delete;
    Speech& operator=(const Speech&) = delete;

    /// Says this and nothing else of before; with `then_rest` what it interrupts goes on after it. Where `how.on` is
    /// false these are the last words: the voice goes after them.
    void say(const std::vector<Utterance>& what, const SpeechSettings& how, bool then_rest = false);
    /// Silence. What was not said yet is kept for `pause` and `say`.
    void stop();
    /// After a `stop` that silenced something: nothing more. Otherwise goes on where it was silenced.
    void pause();
    /// What is true now, where it is not what was taken last.
    std::optional<Voice> news();

  private:
    struct Worker;
    std::unique_ptr<Worker> worker_;
};

}  // namespace milepost::kiosk
