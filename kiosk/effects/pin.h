#pragma once
#include <cstdint>
#include <string>

#include "core/session/staff.h"
#include "kiosk/effects/configuration.h"

/// The staff PIN in the kiosk's configuration. The file is what counts: it is read anew for each try, so that what the
/// command on the machine resets is reset, and a program that is started anew knows of every try that could be written.
/// What could not is counted as long as the program runs: whoever knows the PIN comes in, whatever the disk does.
namespace milepost::kiosk::pin {

/// What a hash by Argon2id costs. libsodium's "moderate": 0.39 s and 256 MiB on the machine that this was measured on.
/// All 10^6 PINs then take 4.5 days of a thief who has the file; "interactive" (0.056 s) would give him 16 hours.
struct Cost {
    unsigned long long operations;
    std::size_t memory;
};
Cost usual_cost();
/// As little as libsodium takes: for tests.
Cost least_cost();

struct Judgement {
    staff::Verdict verdict = staff::Verdict::failed;
    std::int64_t wait = 0;  ///< seconds until the next one is judged
    std::string fault;      ///< why this one was not, where it failed
};

/// Seconds until a PIN is judged. In another boot of the machine than that of the last try the wait begins anew, and
/// the file says so.
std::int64_t wait(ConfigurationStore& store, const staff::Moment& now);
/// Is it this one? The try is on the disk before it is judged, if it can be: whoever pulls the plug has used it up. A
/// right one ends the count. Closed: that PIN was reset or set anew while it was judged.
Judgement judge(ConfigurationStore& store, const std::string& pin, const staff::Moment& now);
/// This is the PIN from now on.
Judgement keep(ConfigurationStore& store, const std::string& pin, const Cost& cost);

/// Now, on the clock that runs from the machine's start, through sleep too, and that nobody can set.
staff::Moment now();

}  // namespace milepost::kiosk::pin
