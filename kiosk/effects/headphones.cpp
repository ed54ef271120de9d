#include "kiosk/effects/headphones.h"

#include <alsa/asoundlib.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "kiosk/printer/child.h"

namespace milepost::kiosk {
namespace {

/// By the names that Linux gives to its jacks. A "Phantom Jack" is one that cannot tell.
bool is_jack_of_headphones(std::string_view name) {
    return name == "Headset Jack" ||
           (name.find("Headphone") != name.npos && name.ends_with(" Jack") && name.find("Phantom") == name.npos);
}

/// The controls of one sound card, and of its jacks whether something is plugged in.
struct Card {
    snd_hctl_t* controls = nullptr;
    std::map<unsigned, bool> jacks;
};

bool plugged(snd_hctl_elem_t* jack) {
    snd_ctl_elem_value_t* value = nullptr;
    snd_ctl_elem_value_alloca(&value);
    return snd_hctl_elem_read(jack, value) >= 0 && snd_ctl_elem_value_get_boolean(value, 0) != 0;
}

void say_nothing(const char*, int, const char*, int, const char*, ...) {
}  // a kiosk without sound is no fault to tell staff of

}  // namespace

struct Headphones::Worker {
    explicit Worker(std::function<void()> call)
        : changed(std::move(call)),
          wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          devices(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {}

    const std::function<void()> changed;
    const printing::Descriptor wake, devices;
    std::atomic<bool> quit = false;
    enum class Untold { nothing, in, out };
    std::atomic<Untold> untold = Untold::nothing;
    std::map<std::string, Card> cards;  // by what ALSA calls them
    std::thread thread;

    void tell(bool in) {
        untold = in ? Untold::in : Untold::out;
        changed();
    }
    void look_for_cards();
    void open(const std::string& name);
    void look_at(Card& card);
    void lose(Card& card);
    void work();
};

void Headphones::Worker::look_for_cards() {
    if (inotify_add_watch(devices.number(), "/dev/snd", IN_CREATE | IN_ATTRIB) < 0)
        inotify_add_watch(devices.number(), "/dev", IN_CREATE);
    for (int card = -1; snd_card_next(&card) == 0 && card >= 0;) open("hw:" + std::to_string(card));
    open("default");
}

void Headphones::Worker::open(const std::string& name) {
    Card card;
    if (cards.contains(name) || snd_hctl_open(&card.controls, name.c_str(), SND_CTL_NONBLOCK | SND_CTL_READONLY) < 0)
        return;
    if (snd_hctl_load(card.controls) >= 0) look_at(card);
    if (card.jacks.empty()) snd_hctl_close(card.controls);  // nothing to hear from it
    else cards[name] = std::move(card);
}

/// Tells what has changed. What is seen for the first time is no change.
void Headphones::Worker::look_at(Card& card) {
    for (snd_hctl_elem_t* one = snd_hctl_first_elem(card.controls); one != nullptr; one = snd_hctl_elem_next(one)) {
        if (!is_jack_of_headphones(snd_hctl_elem_get_name(one))) continue;
        const bool now = plugged(one);
        const auto [jack, fresh] = card.jacks.try_emplace(snd_hctl_elem_get_numid(one), now);
        if (!fresh && std::exchange(jack->second, now) != now) tell(now);
    }
}

/// What was plugged into a card that has gone is plugged in no more.
void Headphones::Worker::lose(Card& card) {
    snd_hctl_close(card.controls);
    if (std::any_of(card.jacks.begin(), card.jacks.end(), [](const auto& jack) { return jack.second; })) tell(false);
}

void Headphones::Worker::work() {
    snd_lib_error_set_handler(say_nothing);
    look_for_cards();
    while (!quit) {
        std::vector<pollfd> wait{{wake.number(), POLLIN, 0}, {devices.number(), POLLIN, 0}};
        for (const auto& [name, card] : cards)
            snd_hctl_poll_descriptors(card.controls, &wait.emplace_back(pollfd{-1, 0, 0}), 1);  // a card has one
        if (poll(wait.data(), wait.size(), -1) < 0) continue;
        auto told = wait.begin() + 2;
        for (auto next = cards.begin(); next != cards.end();) {
            const auto card = next++;
            const short what = told++->revents;
            if (what == 0) continue;
            const bool there =
                snd_hctl_handle_events(card->second.controls) >= 0 && (what & (POLLERR | POLLHUP | POLLNVAL)) == 0;
            there ? look_at(card->second) : lose(card->second);
            if (!there) cards.erase(card);
        }
        std::array<char, 4096> some{};
        if (wait[1].revents != 0 && read(devices.number(), some.data(), some.size()) > 0) look_for_cards();
    }
    for (const auto& [name, card] : cards) snd_hctl_close(card.controls);
    snd_config_update_free_global();
}

Headphones::Headphones(std::function<void()> changed) : worker_(std::make_unique<Worker>(std::move(changed))) {
    worker_->thread = std::thread([worker = worker_.get()] { worker->work(); });
}

Headphones::~Headphones() {
    worker_->quit = true;
    eventfd_write(worker_->wake.number(), 1);
    worker_->thread.join();
}

std::optional<bool> Headphones::news() {
    const auto news = worker_->untold.exchange(Worker::Untold::nothing);
    if (news == Worker::Untold::nothing) return std::nullopt;
    return news == Worker::Untold::in;
}

}  // namespace milepost::kiosk
