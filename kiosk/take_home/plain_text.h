#pragma once
#include <string>
#include <vector>

#include "kiosk/take_home/handout.h"

namespace milepost::take_home {

/// A plan as plain text in UTF-8, lines ended by "\n".
struct PlainText {
    std::string text;
    std::vector<std::string> left_out;  ///< what was dropped to fit, as the text itself says; the least important first
};

/// What a QR code holds at medium error correction so that a phone still reads it from a screen: version 26 takes 1,059 bytes.
constexpr std::size_t qr_text_bytes = 1000;

/// The plan as text of at most `most` bytes. Where it does not fit, what is least important is dropped and named: the
/// sources, the credential's whole name, the way in, the state, what to bring, notes, how long each step
/// takes. Steps, their months, money, windows and the code always stand.
PlainText plain_text(const Handout& handout, const Words& words, std::size_t most = qr_text_bytes);

}  // namespace milepost::take_home
