#pragma once
#include <string>
#include <vector>

#include "kiosk/take_home/handout.h"

namespace milepost::take_home {

/// A plan as plain text in UTF-8, lines ended by "\n".
struct PlainText {
    std::string text;
    std::vector<std::string> left_out;  ///< what was dropped to fit, as the text itself says; the first to go first
};

/// What a QR code holds on paper: 121 squares a side (version 26 at medium error correction takes 1,059 bytes).
constexpr std::size_t qr_text_bytes = 1000;

/// How a form writes text: what counts are the bytes that it takes there.
using Writing = std::string (*)(const std::string& text);
std::string as_it_is(const std::string& text);

/// The plan as text of at most `most` bytes once it is written. Where it does not fit, parts are dropped and named,
/// those first that a person finds elsewhere: the sources, why this credential, the code, the renewal, the credential's
/// whole name, the way in, what may be done beside, what to bring, how long each step takes, the certificate's own
/// line, the state, what to look out for, which is long, and last the state's limits. What was dropped in vain, for
/// something larger, comes back. Steps, their months and money, and all else that warns always stand, even beyond
/// `most`: a window that closes, that places are few, what is not sure.
PlainText plain_text(const Handout& handout, const Words& words, std::size_t most = qr_text_bytes,
                     Writing writing = as_it_is);

}  // namespace milepost::take_home
