#pragma once
#include <string>

#include "kiosk/take_home/handout.h"

namespace milepost::take_home {

/// The handout's dates as iCalendar (RFC 5545): the last day to apply, the months for the exam, renewals in the first five
/// years. All-day events with a reminder; lines end in CRLF and are folded at 75 octets, never inside a character. A UID is
/// made from the content and the entry alone: it is the same for everybody who has such an entry.
/// `brief`: days and titles alone, for a QR code that a phone reads from a screen.
enum class Detail { full, brief };
std::string calendar(const Handout& handout, const Words& words, Detail detail = Detail::full);

}  // namespace milepost::take_home
