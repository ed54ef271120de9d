#include "kiosk/take_home/calendar.h"

#include <cstdint>
#include <cstdio>

namespace milepost::take_home {
namespace {

constexpr std::size_t longest_line = 75;  // octets, without the line's end (RFC 5545, 3.1)

/// RFC 5545, 3.3.11.
std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        out += c;
    }
    return out;
}

std::string folded(const std::string& line) {
    std::string out;
    std::size_t begin = 0, room = longest_line;
    while (line.size() - begin > room) {
        std::size_t end = begin + room;
        while ((static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;  // not inside a character
        out += line.substr(begin, end - begin) + "\r\n ";
        begin = end;
        room = longest_line - 1;  // the blank counts
    }
    return out + line.substr(begin) + "\r\n";
}

std::string compact(Date date) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d%02u%02u", int(date.year()), unsigned(date.month()), unsigned(date.day()));
    return text;
}

Date next_day(Date date) { return Date{std::chrono::sys_days{date} + std::chrono::days{1}}; }

/// FNV-1a, 64 bits.
std::string fingerprint(const std::string& text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
    return digits;
}

}  // namespace

std::string calendar(const Handout& handout, const Words& words, Detail detail) {
    std::string out;
    const auto line = [&](const std::string& text) { out += folded(text); };
    const std::string made = compact(handout.made_on) + "T000000Z";
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Milepost//Take home//" + handout.language);
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line("X-WR-CALNAME:" + escaped(words("calendar.name", {{"credential", handout.credential}})));
    for (const Entry& entry : handout.calendar) {
        line("BEGIN:VEVENT");
        line("UID:" + fingerprint(handout.content + "/" + entry.id) + "@milepost");
        line("DTSTAMP:" + made);
        line("DTSTART;VALUE=DATE:" + compact(entry.from));
        line("DTEND;VALUE=DATE:" + compact(next_day(entry.to)));  // the first day that is no longer part of it
        line("SUMMARY;LANGUAGE=" + handout.language + ":" + escaped(entry.title));
        if (detail == Detail::brief) {
            line("END:VEVENT");
            continue;
        }
        line("DESCRIPTION;LANGUAGE=" + handout.language + ":" + escaped(entry.note + "\n" + handout.check));
        line("TRANSP:TRANSPARENT");
        line("BEGIN:VALARM");
        line("ACTION:DISPLAY");
        line("DESCRIPTION:" + escaped(entry.title));
        line("TRIGGER:-P14D");
        line("END:VALARM");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    return out;
}

}  // namespace milepost::take_home
