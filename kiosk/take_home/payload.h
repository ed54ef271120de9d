#pragma once
#include <string>
#include <vector>

#include "kiosk/take_home/handout.h"
#include "kiosk/take_home/plain_text.h"
#include "kiosk/take_home/qr.h"

namespace milepost::take_home {

/// The forms in which a QR code hands a plan to a phone. The cameras of iPhones and of most Android phones open a link,
/// add a single event and begin a mail by themselves (kiosk/README.md, "What phones take"). Of free text an iPhone
/// offers nothing, or to search the web for it.
enum class Form { link, event, mail, text };
const char* name(Form form);

struct Payload {
    Form form = Form::text;
    std::string bytes;                  ///< what stands in the QR code
    std::vector<std::string> left_out;  ///< of the plan, to fit
};

/// How many bytes a QR code may hold. Parts of the plan are left out until it takes no more than is comfortable; what
/// must stand may go beyond, up to the most. All squares are at least 0.5 mm wide, at medium error correction.
struct Room {
    std::size_t comfortable = 0, mail = 0,
                most = 0;  ///< a mail writes blanks, line ends and letters beyond ASCII in three to six bytes each
};
constexpr Room on_screen{1250, 1600,
                         most_qr_bytes};  ///< 133, 149 and 177 squares a side: 1.2 to 1.0 mm each on 21.5 inches
constexpr Room on_paper{qr_text_bytes, qr_text_bytes,
                        1260};  ///< 133 squares and their quiet zone are the most for the 72 mm of a receipt

/// What is offered, the first that a phone takes best: the page's link, if the organiser hosts one; one event of the
/// calendar with the plan in its notes, if the plan has dates; a mail to nobody yet with the plan in it; and the plan
/// as text. What has no room is not offered: nothing is, where letters of three bytes make even the text too long. All
/// but the link work without a network, and each keeps what `plain_text` always keeps.
std::vector<Payload> payloads(const Handout& handout, const Words& words, Room room = on_screen);

}  // namespace milepost::take_home
