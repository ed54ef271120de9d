#include "kiosk/pin.h"

#include <sodium.h>
#include <time.h>

#include <stdexcept>

#include "kiosk/configuration.h"
#include "kiosk/text_file.h"

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

std::int64_t wait(const std::filesystem::path& file, const staff::Moment& now) {
    auto configuration = read_configuration(file);
    if (!configuration || configuration->pin_hash.empty()) return 0;
    if (rebase(configuration->tries, now)) (void)write_configuration(file, *configuration);  // not written: nothing is judged either
    return staff::wait_left(configuration->tries, now);
}

Judgement judge(const std::filesystem::path& file, const std::string& pin, const staff::Moment& now) {
    ready();
    if (const std::int64_t left = wait(file, now); left > 0) return {Verdict::failed, left, {}};
    auto configuration = read_configuration(file);
    if (!configuration) return {Verdict::failed, 0, first_of(configuration.findings())};
    if (configuration->pin_hash.empty()) return {};  // it was reset meanwhile
    ++configuration->tries.count;
    configuration->tries.boot = now.boot;
    configuration->tries.seconds = now.seconds;
    if (const std::string wrong = write_configuration(file, *configuration); !wrong.empty()) return {Verdict::failed, 0, wrong};
    if (crypto_pwhash_str_verify(configuration->pin_hash.c_str(), pin.data(), pin.size()) != 0)
        return {Verdict::wrong, staff::wait_left(configuration->tries, now), {}};
    configuration->tries = {};
    return {Verdict::right, 0, write_configuration(file, *configuration)};
}

Judgement keep(const std::filesystem::path& file, const std::string& pin, const Cost& cost) {
    ready();
    auto configuration = read_configuration(file);
    if (!configuration) return {Verdict::failed, 0, first_of(configuration.findings())};
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(hash, pin.data(), pin.size(), cost.operations, cost.memory) != 0)
        return {Verdict::failed, 0, "no memory for the PIN's hash: " + std::to_string(cost.memory >> 20) + " MiB are needed"};
    configuration->pin_hash = hash;
    configuration->tries = {};
    if (std::string wrong = write_configuration(file, *configuration); !wrong.empty()) return {Verdict::failed, 0, std::move(wrong)};
    return {Verdict::pin_kept, 0, {}};
}

staff::Moment now() {
    static const std::string boot = [] {
        const auto id = read_text("/proc/sys/kernel/random/boot_id");
        if (id && id->size() > 1) return id->substr(0, id->find('\n'));
        ready();
        return "start-" + std::to_string(randombytes_random());  // as strict as can be: each start counts as a boot
    }();
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return {boot, time.tv_sec};
}

}  // namespace milepost::kiosk::pin
