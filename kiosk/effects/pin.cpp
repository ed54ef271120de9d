#include "kiosk/effects/pin.h"

#include <sodium.h>

#include <stdexcept>

#include "kiosk/base/clock.h"
#include "kiosk/base/text_file.h"

namespace milepost::kiosk::pin {
namespace {

using staff::Verdict;

void ready() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used: no random numbers");
}

/// The wait begins anew in another boot.
bool rebase(staff::Tries& tries, const staff::Moment& now) {
    if (tries.boot == now.boot || staff::wait_after(tries.count) == 0) return false;
    tries.boot = now.boot;
    tries.seconds = now.seconds;
    return true;
}

std::string first_of(const Findings& findings) { return findings.front().sentence(); }

}  // namespace

Cost usual_cost() { return {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE}; }
Cost least_cost() { return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN}; }

std::int64_t wait(ConfigurationStore& store, const staff::Moment& now) {
    auto configuration = store.read();
    if (!configuration || configuration->pin_hash.empty()) return 0;
    if (rebase(configuration->tries, now)) store.write(*configuration);
    return staff::wait_left(configuration->tries, now);
}

Judgement judge(ConfigurationStore& store, const std::string& pin, const staff::Moment& now) {
    ready();
    if (const std::int64_t left = wait(store, now); left > 0) return {Verdict::closed, left, {}};
    auto configuration = store.read();
    if (!configuration) return {Verdict::failed, 0, first_of(configuration.findings())};
    if (configuration->pin_hash.empty()) return {Verdict::closed, 0, {}};  // it was reset meanwhile
    ++configuration->tries.count;
    configuration->tries.boot = now.boot;
    configuration->tries.seconds = now.seconds;
    store.write(*configuration);
    const bool right = crypto_pwhash_str_verify(configuration->pin_hash.c_str(), pin.data(), pin.size()) == 0;
    auto by_now = store.read();  // that took its time: others may have written
    if (by_now && by_now->pin_hash != configuration->pin_hash) return {Verdict::closed, 0, {}};
    if (!right) return {Verdict::wrong, staff::wait_left(configuration->tries, now), {}};
    if (by_now) {
        by_now->tries = {};
        store.write(*by_now);
    }
    return {Verdict::right, 0, {}};
}

Judgement keep(ConfigurationStore& store, const std::string& pin, const Cost& cost) {
    ready();
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(hash, pin.data(), pin.size(), cost.operations, cost.memory) != 0) {
        return {Verdict::failed, 0,
                "no memory for the PIN's hash: " + std::to_string(cost.memory >> 20) + " MiB are needed"};
    }
    auto configuration = store.read();  // now, not before: the hash takes its time
    if (!configuration) return {Verdict::failed, 0, first_of(configuration.findings())};
    configuration->pin_hash = hash;
    configuration->tries = {};
    store.write(*configuration);
    return {Verdict::pin_kept, 0, {}};
}

staff::Moment now() {
    static const std::string boot = [] {
        const auto id = read_text("/proc/sys/kernel/random/boot_id");
        if (id && id->size() > 1) return id->substr(0, id->find('\n'));
        ready();
        return "start-" + std::to_string(randombytes_random());  // as strict as can be: each start counts as a boot
    }();
    return {boot, since_boot() / 1000};
}

}  // namespace milepost::kiosk::pin
