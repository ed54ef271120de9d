#pragma once
#include <string>

#include "kiosk/take_home/handout.h"

namespace milepost::take_home {

/// The handout's dates as iCalendar (RFC 5545): the last day to apply, the first and the last for the exam, renewals in
/// the first five years. All-day events, each with a reminder two weeks before, or as long before as still lies after
/// the day that it is made. Lines end in CRLF and are folded at 75 octets, never inside a character or an escape. No
/// METHOD: nobody invites anybody (RFC 5546). A UID follows from the plan (`Handout::plan_id`) and the entry, and
/// SEQUENCE grows with the day, so that what is imported again takes the place of what was, and two people's plans
/// stand side by side.
std::string calendar(const Handout& handout, const Words& words);

/// One of its entries as phones read it from a QR code: a VEVENT with no calendar around it (an iPhone takes none,
/// others take both), without reminder or parameters beyond the dates' own, no line folded. Its notes are `notes`.
std::string event(const Handout& handout, const Entry& entry, const std::string& notes);

/// Text as a value (RFC 5545, 3.3.11).
std::string calendar_text(const std::string& text);

}  // namespace milepost::take_home
