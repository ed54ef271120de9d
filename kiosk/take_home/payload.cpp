#include "kiosk/take_home/payload.h"

#include <algorithm>
#include <cstdio>

#include "kiosk/take_home/calendar.h"
#include "kiosk/take_home/marks.h"

namespace milepost::take_home {
namespace {

/// A value in the address of a mail (RFC 6068, 2 and 5): line ends as CRLF, "+" escaped because some readers take it
/// for a space.
std::string mail_text(const std::string& text) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*,;:@";
    std::string out;
    for (const char c : text) {
        char triplet[4];
        std::snprintf(triplet, sizeof triplet, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        if (c == '\n') out += "%0D%0A";
        else if (plain.find(c) != std::string_view::npos) out += c;
        else out += triplet;
    }
    return out;
}

/// The date that comes next. What lies on the day that it is made is not to come any more.
const Entry* next_entry(const Handout& handout) {
    const Entry* next = nullptr;
    for (const Entry& entry : handout.calendar) {
        if (entry.day > handout.made_on && (next == nullptr || entry.day < next->day)) next = &entry;
    }
    return next;
}

}  // namespace

const char* name(Form form) {
    constexpr const char* names[] = {"link", "event", "mail", "text"};
    return names[std::size_t(form)];
}

std::vector<Payload> payloads(const Handout& handout, const Words& words, Room room) {
    std::vector<Payload> all;
    const auto offer = [&](Payload payload) {
        if (payload.bytes.size() <= room.most) all.push_back(std::move(payload));
    };
    /// The plan within what stands around it, of at most `comfortable` bytes where it can be.
    const auto add = [&](Form form, std::size_t comfortable, Writing writing, auto around) {
        const PlainText plain =
            plain_text(handout, words, comfortable - std::min(comfortable, around(std::string()).size()), writing);
        offer({form, around(plain.text), plain.left_out});
    };
    if (!handout.link.empty()) offer({Form::link, handout.link, {}});
    if (const Entry* entry = next_entry(handout)) {
        add(Form::event, room.comfortable, calendar_text,
            [&](const std::string& notes) { return event(handout, *entry, notes); });
    }
    const std::string to_nobody =
        "mailto:?subject=" + mail_text("Milepost: " + without_marks(handout.title)) + "&body=";
    add(Form::mail, room.mail, mail_text, [&](const std::string& text) { return to_nobody + mail_text(text); });
    add(Form::text, room.comfortable, as_it_is, as_it_is);
    return all;
}

}  // namespace milepost::take_home
