#include "kiosk/effects/speech.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "kiosk/base/installation.h"
#include "kiosk/effects/tell_staff.h"
#include "kiosk/printer/child.h"

namespace milepost::kiosk {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;
using printing::Child;

/// Something to say, and the number it goes by between the programs.
struct Piece {
    Utterance what;
    SpeechSettings how;
    int number = 0;
};

std::string order(const Piece& piece) {
    std::string text = piece.what.text;
    std::replace(text.begin(), text.end(), '\n', ' ');
    return "say " + std::to_string(piece.number) + " " + piece.what.language + " " +
           std::to_string(words_a_minute(piece.how.speed)) + " " + std::to_string(piece.how.volume) + " " + text + "\n";
}

}  // namespace

std::string speech_program() { return program_beside("milepost_speech").string(); }

struct Speech::Worker {
    Worker(SpeechOptions given, std::function<void()> call)
        : options(std::move(given)), changed(std::move(call)), wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

    const SpeechOptions options;
    const std::function<void()> changed;
    const printing::Descriptor wake;

    std::mutex mutex;          // guards what both threads touch, and is held for moments
    std::deque<Piece> pieces;  // not said to their end, in order
    bool on = false;           // someone listens
    bool speaking = false;     // the pieces are being said; false: they wait for `pause` or are none
    bool stopped = false;      // what was told to the voice is to be dropped
    bool interrupted = false;  // by the press that came last; otherwise it was silent then
    bool quit = false, untold = false;
    Voice now;
    int numbers = 0;

    std::optional<Child> child;
    bool ready = false;
    int told_to = 0;  // number of the last piece that the voice has
    std::string heard;
    Clock::time_point try_at = Clock::now(), without_since = Clock::now();
    std::optional<Clock::time_point> answer_by;  // the voice owes a sign of life
    std::thread thread;

    void ring() const { (void)!eventfd_write(wake.number(), 1); }
    void tell(Voice::State state);
    void lose(bool for_good);
    void let_go();
    void hear();
    void take(const std::string& line);
    void obey();
    Milliseconds rest();
    void work();
};

/// Tells the frame loop what is new. With the mutex held by nobody.
void Speech::Worker::tell(Voice::State state) {
    bool news = false;
    Voice before;
    {
        const std::lock_guard lock(mutex);
        before = now;
        now = {state, state == Voice::State::ready && speaking && !pieces.empty()};
        news = now != before;
        untold = untold || news;
    }
    if (!news) return;
    changed();
    if (before.state == Voice::State::none && state == Voice::State::ready) tell_staff("speech: is available again");
    if (before.state != Voice::State::none && state == Voice::State::none) tell_staff("speech: is not available");
}

/// The voice is gone: what it had not said is said by the next one.
void Speech::Worker::lose(bool for_good) {
    child.reset();
    if (ready) without_since = Clock::now();
    ready = false;
    told_to = 0;
    heard.clear();
    answer_by.reset();
    try_at = Clock::now() + options.retry;
    if (for_good || Clock::now() - without_since >= options.patience) tell(Voice::State::none);
}

/// Nobody listens any more. It silences the daemon itself when its input ends.
void Speech::Worker::let_go() {
    child->close_input();
    child->ended(Milliseconds(300));
    child.reset();
    ready = false;
    told_to = 0;
    heard.clear();
    answer_by.reset();
    tell(Voice::State::unknown);
}

void Speech::Worker::hear() {
    std::array<char, 4096> some{};
    const ssize_t count = read(child->output(), some.data(), some.size());
    if (count <= 0) return child->close_output();
    heard.append(some.data(), std::size_t(count));
    for (auto end = heard.find('\n'); end != std::string::npos; end = heard.find('\n')) {
        take(heard.substr(0, end));
        heard.erase(0, end + 1);
    }
}

void Speech::Worker::take(const std::string& line) {
    answer_by.reset();
    if (line == "ready") {
        ready = true;
    } else if (line.rfind("end ", 0) == 0) {
        const int number = std::atoi(line.c_str() + 4);
        const std::lock_guard lock(mutex);
        while (!pieces.empty() && pieces.front().number <= number && speaking) pieces.pop_front();
    }
    tell(Voice::State::ready);
}

/// Brings the voice to where the frame loop wants it.
void Speech::Worker::obey() {
    std::string orders;
    bool needed = false;
    {
        const std::lock_guard lock(mutex);
        needed = on || (speaking && !pieces.empty());
        if (std::exchange(stopped, false) && ready && told_to > 0) {
            orders = "stop\n";
            told_to = 0;
            answer_by.reset();
        }
        if (ready && speaking) {
            for (const Piece& piece : pieces) {
                if (piece.number <= told_to) continue;
                orders += order(piece);
                told_to = piece.number;
                answer_by = Clock::now() + options.silence;
            }
        }
    }
    if (child && !orders.empty()) child->tell(orders);
    if (ready) tell(Voice::State::ready);
    if (!needed) {
        if (child) let_go();
        without_since = try_at = Clock::now();
    } else if (!child && Clock::now() >= try_at) {
        child = Child::start({.program = options.program, .arguments = {}, .tells_errors = false});
        answer_by = Clock::now() + options.silence;
        if (!child) lose(true);
    }
}

/// How long nothing can be due.
Milliseconds Speech::Worker::rest() {
    const auto until = [](Clock::time_point moment) {
        return std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(moment - Clock::now()));
    };
    if (answer_by) return until(*answer_by);
    const std::lock_guard lock(mutex);
    const bool needed = on || (speaking && !pieces.empty());
    if (needed && !child) return until(try_at);
    return Milliseconds(-1);
}

void Speech::Worker::work() {
    constexpr int has_no_voice = 3;
    while (true) {
        {
            const std::lock_guard lock(mutex);
            if (quit) break;
        }
        obey();
        std::array<pollfd, 3> wait{pollfd{wake.number(), POLLIN, 0}, pollfd{child ? child->output() : -1, POLLIN, 0},
                                   pollfd{child ? child->end() : -1, POLLIN, 0}};
        poll(wait.data(), wait.size(), int(rest().count()));
        eventfd_t rung = 0;
        eventfd_read(wake.number(), &rung);
        if (!child) continue;
        if (wait[1].revents != 0) hear();
        if (const auto status = child->ended()) lose(*status == has_no_voice);
        else if (answer_by && Clock::now() >= *answer_by) lose(true);
    }
    if (child) let_go();
}

Speech::Speech(SpeechOptions options, std::function<void()> changed)
    : worker_(std::make_unique<Worker>(std::move(options), std::move(changed))) {
    worker_->thread = std::thread([worker = worker_.get()] { worker->work(); });
}

Speech::~Speech() {
    {
        const std::lock_guard lock(worker_->mutex);
        worker_->quit = true;
    }
    worker_->ring();
    worker_->thread.join();
}

void Speech::say(const std::vector<Utterance>& what, const SpeechSettings& how, bool then_rest) {
    Worker& worker = *worker_;
    const std::lock_guard lock(worker.mutex);
    std::deque<Piece> rest;
    if (then_rest) rest.swap(worker.pieces);
    worker.pieces.clear();
    for (const Utterance& one : what) worker.pieces.push_back({one, how, ++worker.numbers});
    for (Piece& piece : rest) worker.pieces.push_back({std::move(piece.what), how, ++worker.numbers});
    worker.on = how.on;
    worker.stopped = worker.speaking = true;
    worker.interrupted = false;
    worker.ring();
}

void Speech::stop() {
    Worker& worker = *worker_;
    const std::lock_guard lock(worker.mutex);
    worker.interrupted = worker.speaking && !worker.pieces.empty();
    if (!worker.speaking) return;
    worker.stopped = true;
    worker.speaking = false;
    worker.ring();
}

void Speech::pause() {
    Worker& worker = *worker_;
    const std::lock_guard lock(worker.mutex);
    worker.speaking = !std::exchange(worker.interrupted, false);
    worker.stopped = true;
    for (Piece& piece : worker.pieces) piece.number = ++worker.numbers;
    worker.ring();
}

std::optional<Voice> Speech::news() {
    Worker& worker = *worker_;
    const std::lock_guard lock(worker.mutex);
    if (!std::exchange(worker.untold, false)) return std::nullopt;
    return worker.now;
}

}  // namespace milepost::kiosk
