#include "kiosk/effects/keeper.h"

#include <sodium.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "kiosk/effects/configuration.h"
#include "kiosk/effects/tell_staff.h"

namespace milepost::kiosk {

struct Keeper::Worker {
    Worker(KeeperOptions given, std::function<void()> call) : options(std::move(given)), changed(std::move(call)) {}

    const KeeperOptions options;
    const std::function<void()> changed;
    ConfigurationStore store{options.file};  // the thread's, once it runs
    std::string told_fault;                  // likewise

    std::mutex mutex;  // guards what both threads touch
    std::condition_variable wake;
    std::deque<std::function<staff::Told()>> wanted;
    std::deque<staff::Told> told;
    bool quit = false;
    std::thread thread;

    /// How the kiosk is now.
    [[nodiscard]] staff::Told look() {
        staff::Told out{options.machine, 0, {}};
        Machine& machine = out.machine;
        machine.gate = !options.file.empty();
        machine.diagonal_given = options.diagonal_inches.has_value();
        if (machine.gate) {
            const auto configuration = store.read();
            machine.gate = bool(configuration);  // or whoever stands there could set a PIN
            if (configuration) {
                machine.setup = configuration->setup;
                machine.pin_set = !configuration->pin_hash.empty();
                out.wait = 1000 * pin::wait(store, options.clock());
                machine.kept = store.fault().empty();
            }
        }
        if (options.diagonal_inches) machine.setup.diagonal_inches = *options.diagonal_inches;
        if (options.floor_mm) machine.setup.floor_mm = *options.floor_mm;
        return out;
    }

    [[nodiscard]] staff::Told answer(const pin::Judgement& judgement) {
        staff::Told out = look();
        out.verdict = judgement.verdict;
        tell(judgement.fault.empty() ? store.fault() : judgement.fault);
        return out;
    }

    [[nodiscard]] staff::Told keep(const Setup& setup) {
        auto configuration = store.read();
        if (!configuration) {
            tell(configuration.findings().front().sentence());
            return look();
        }
        const Setup kept = configuration->setup;
        configuration->setup = setup;
        if (options.diagonal_inches) {
            configuration->setup.diagonal_inches =
                kept.diagonal_inches;  // it came from the command line and is not the file's
        }
        if (options.floor_mm) configuration->setup.floor_mm = kept.floor_mm;
        store.write(*configuration);
        tell(store.fault());
        return look();
    }

    /// Whoever looks after the machine, on standard error, once for each thing that is wrong. The screen says it
    /// without paths.
    void tell(const std::string& fault) {
        if (fault != told_fault && !fault.empty()) tell_staff(fault);
        told_fault = fault;
    }

    void want(std::function<staff::Told()> job) {
        {
            const std::lock_guard lock(mutex);
            wanted.push_back(std::move(job));
        }
        wake.notify_one();
    }

    void work() {
        std::unique_lock lock(mutex);
        while (true) {
            wake.wait(lock, [&] { return quit || !wanted.empty(); });
            if (wanted.empty()) return;
            const auto job = std::move(wanted.front());
            wanted.pop_front();
            lock.unlock();
            staff::Told answer = job();
            lock.lock();
            told.push_back(std::move(answer));
            changed();
        }
    }
};

Keeper::Keeper(KeeperOptions options, std::function<void()> changed)
    : worker_(std::make_unique<Worker>(std::move(options), std::move(changed))) {
    worker_->told.push_back(worker_->look());
    if (!worker_->options.file.empty()) worker_->thread = std::thread([worker = worker_.get()] { worker->work(); });
}

Keeper::~Keeper() {
    if (!worker_->thread.joinable()) return;
    {
        const std::lock_guard lock(worker_->mutex);
        worker_->quit = true;
    }
    worker_->wake.notify_one();
    worker_->thread.join();
}

void Keeper::check_pin(std::string pin) {
    worker_->want([worker = worker_.get(), pin = std::move(pin)]() mutable {
        staff::Told told = worker->answer(pin::judge(worker->store, pin, worker->options.clock()));
        sodium_memzero(pin.data(), pin.size());
        return told;
    });
}

void Keeper::keep_pin(std::string pin) {
    worker_->want([worker = worker_.get(), pin = std::move(pin)]() mutable {
        staff::Told told = worker->answer(pin::keep(worker->store, pin, worker->options.cost));
        sodium_memzero(pin.data(), pin.size());
        return told;
    });
}

void Keeper::keep(Setup setup) {
    worker_->want([worker = worker_.get(), setup = std::move(setup)] { return worker->keep(setup); });
}

std::optional<staff::Told> Keeper::news() {
    const std::lock_guard lock(worker_->mutex);
    if (worker_->told.empty()) return std::nullopt;
    staff::Told oldest = std::move(worker_->told.front());
    worker_->told.pop_front();
    return oldest;
}

}  // namespace milepost::kiosk
