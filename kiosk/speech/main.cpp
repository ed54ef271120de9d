#include <csignal>
// milepost_speech: speaks with speech-dispatcher, in a process of its own: whatever hangs or crashes here never touches
// the screen.
#include <libspeechd.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <sstream>
#include <string>

#include "core/session/speech.h"
#include "kiosk/base/standard_error.h"
#include "kiosk/speech/pace.h"

namespace {

using namespace milepost;

constexpr const char* usage =
    "Usage: milepost_speech          says what it is told on standard input, one order a line:\n"
    "    say NUMBER LANGUAGE WORDS_A_MINUTE VOLUME TEXT    after what is being said\n"
    "    stop                                              says no more of it\n"
    "It answers on standard output: \"ready\", then \"begin NUMBER\" and \"end NUMBER\" as they are heard.\n"
    "Exit status: 0 standard input ended, 1 no speech-dispatcher, or it is gone, 2 wrong usage, 3 it has no voice, or "
    "no audio device.\n";

enum Status { done = 0, no_daemon = 1, wrong_usage = 2, no_voice = 3 };

int events[2] = {-1, -1};  // what the library's thread tells ours

struct Event {
    char kind;  // 'b'egin, 'e'nd
    std::size_t message;
};

void tell_us(std::size_t message, std::size_t, SPDNotificationType state) {
    const Event event{state == SPD_EVENT_BEGIN ? 'b' : 'e', message};
    (void)!write(events[1], &event, sizeof event);
}

/// No crash dump: it would hold what a person was told.
void settle() {
    prctl(PR_SET_DUMPABLE, 0);
    const rlimit no_dump{0, 0};
    setrlimit(RLIMIT_CORE, &no_dump);
    for (const int asked : {SIGPIPE, SIGTERM, SIGINT, SIGHUP})
        signal(asked, SIG_IGN);  // the end of standard input says when
}

/// Its stand-in for "no voice" would only say that something is wrong, in English.
bool has_voice(SPDConnection* daemon) {
    char** modules = spd_list_modules(daemon);
    bool found = false;
    for (char** one = modules; one != nullptr && *one != nullptr; ++one)
        found = found || std::strcmp(*one, "dummy") != 0;
    if (modules != nullptr) free_spd_modules(modules);
    return found;
}

/// It says a moment of silence to its end. A daemon without an audio device begins, and then is never heard of again.
bool is_heard(SPDConnection* daemon) {
    constexpr int patience_ms = 3000;
    if (spd_set_data_mode(daemon, SPD_DATA_SSML) != 0 ||
        spd_say(daemon, SPD_MESSAGE, "<speak><break time=\"10ms\"/></speak>") < 0)
        return false;
    Event event{};
    pollfd wait{events[0], POLLIN, 0};
    while (event.kind != 'e')
        if (poll(&wait, 1, patience_ms) <= 0 || read(events[0], &event, sizeof event) != sizeof event) return false;
    return spd_set_data_mode(daemon, SPD_DATA_TEXT) == 0;
}

/// A connection, and what was said over it.
class Speaker {
  public:
    explicit Speaker(SPDConnection* daemon) : daemon_(daemon) {}

    /// False where the daemon is gone.
    bool obey(const std::string& line) {
        std::istringstream words(line);
        std::string order, language, text;
        words >> order;
        if (order == "stop") {
            said_.clear();
            return spd_cancel(daemon_) == 0;
        }
        int number = 0, volume = 0;
        double pace = 0;
        words >> number >> language >> pace >> volume >> std::ws;
        std::getline(words, text);
        if (order != "say" || text.empty()) return true;
        return say(number, voice::pace_of(language, pace), voice::volume_of(volume, speech_volumes), text);
    }

    void hear(const Event& event) {
        const auto found = said_.find(event.message);
        if (found == said_.end()) return;  // stopped meanwhile
        std::printf("%s %d\n", event.kind == 'b' ? "begin" : "end", found->second);
        std::fflush(stdout);
        if (event.kind == 'e') said_.erase(found);
    }

  private:
    bool say(int number, const voice::Pace& pace, int volume, const std::string& text) {
        const bool gaps = pace.gap_ms > 0;
        if (pace.language != language_ && spd_set_language(daemon_, pace.language.c_str()) != 0) return false;
        if (pace.rate != rate_ && spd_set_voice_rate(daemon_, pace.rate) != 0) return false;
        if (volume != volume_ && spd_set_volume(daemon_, volume) != 0) return false;
        if (gaps != gaps_ && spd_set_data_mode(daemon_, gaps ? SPD_DATA_SSML : SPD_DATA_TEXT) != 0) return false;
        language_ = pace.language;
        rate_ = pace.rate;
        volume_ = volume;
        gaps_ = gaps;
        const int message =
            spd_say(daemon_, SPD_MESSAGE, gaps ? voice::with_gaps(text, pace.gap_ms).c_str() : text.c_str());
        if (message < 0) return false;
        said_[std::size_t(message)] = number;
        return true;
    }

    SPDConnection* daemon_;
    std::map<std::size_t, int> said_;
    std::string language_;
    int rate_ = 1000, volume_ = 1000;  // none yet
    bool gaps_ = false;
};

int speak(SPDConnection* daemon) {
    Speaker speaker(daemon);
    std::puts("ready");
    std::fflush(stdout);
    std::string heard;
    while (true) {
        // The library does not tell when the daemon goes while nothing is asked of it; its socket does.
        std::array<pollfd, 3> wait{pollfd{STDIN_FILENO, POLLIN, 0}, pollfd{events[0], POLLIN, 0},
                                   pollfd{daemon->socket, POLLRDHUP, 0}};
        if (poll(wait.data(), wait.size(), -1) < 0) continue;
        if (wait[2].revents != 0) return no_daemon;
        Event event{};
        if (wait[1].revents != 0 && read(events[0], &event, sizeof event) == sizeof event) speaker.hear(event);
        if (wait[0].revents == 0) continue;
        std::array<char, 4096> some{};
        const ssize_t count = read(STDIN_FILENO, some.data(), some.size());
        if (count <= 0) break;
        heard.append(some.data(), std::size_t(count));
        for (auto end = heard.find('\n'); end != std::string::npos; end = heard.find('\n')) {
            if (!speaker.obey(heard.substr(0, end))) return no_daemon;
            heard.erase(0, end + 1);
        }
    }
    speaker.obey("stop");
    return done;
}

}  // namespace

int main(int argc, char**) {
    if (argc > 1) return std::fputs(usage, stderr), wrong_usage;
    settle();
    if (pipe(events) != 0) return no_daemon;
    char* wrong = nullptr;
    SPDConnection* daemon = spd_open2("milepost", "kiosk", nullptr, SPD_MODE_THREADED, nullptr, 1, &wrong);
    if (daemon == nullptr) {
        milepost::kiosk::tell_line(std::string("milepost_speech: ") +
                                   (wrong != nullptr ? wrong : "no speech-dispatcher"));
        return no_daemon;
    }
    daemon->callback_begin = daemon->callback_end = tell_us;
    spd_set_notification_on(daemon, SPD_BEGIN);
    spd_set_notification_on(daemon, SPD_END);
    const int status = has_voice(daemon) && is_heard(daemon) ? speak(daemon) : no_voice;
    if (status == no_voice) std::fputs("milepost_speech: speech-dispatcher has no voice, or no audio device\n", stderr);
    std::_Exit(status);  // the library's thread waits for a daemon that may be gone
}
