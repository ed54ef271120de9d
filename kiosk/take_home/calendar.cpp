#include "kiosk/take_home/calendar.h"

#include <algorithm>
#include <cstdio>

#include "kiosk/take_home/fnv.h"

namespace milepost::take_home {
namespace {

constexpr std::size_t longest_line = 75;  // octets, without the line's end (RFC 5545, 3.1)
constexpr int longest_notice = 14;        // days

/// Would a fold at `end` cut a character, or a backslash from what it escapes? Some calendars drop an entry that is cut
/// so.
bool cuts(const std::string& line, std::size_t end) {
    if ((static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) return true;
    std::size_t backslashes = 0;
    while (backslashes < end && line[end - 1 - backslashes] == '\\') ++backslashes;
    return backslashes % 2 == 1;
}

std::string folded(const std::string& line) {
    std::string out;
    std::size_t begin = 0, room = longest_line;
    while (line.size() - begin > room) {
        std::size_t end = begin + room;
        while (cuts(line, end)) --end;
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

std::string uid(const Handout& handout, const Entry& entry) {
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx",
                  static_cast<unsigned long long>(fnv64(handout.plan_id + "/" + entry.id)));
    return std::string(digits) + "@milepost";
}

/// How many days before an entry it is reminded of; 0: not at all, for a reminder would lie in the past.
int notice(const Handout& handout, const Entry& entry) {
    return std::clamp(days_since_1970(entry.day) - days_since_1970(handout.made_on) - 1, 0, longest_notice);
}

}  // namespace

std::string calendar_text(const std::string& text) {
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

std::string calendar(const Handout& handout, const Words& words) {
    std::string out;
    const auto line = [&](const std::string& text) { out += folded(text); };
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Milepost//Take home//" + handout.language);
    line("CALSCALE:GREGORIAN");
    line("X-WR-CALNAME:" + calendar_text(words("calendar.name", {{"credential", handout.credential}})));
    for (const Entry& entry : handout.calendar) {
        line("BEGIN:VEVENT");
        line("UID:" + uid(handout, entry));
        line("DTSTAMP:" + compact(handout.made_on) + "T000000Z");
        line("SEQUENCE:" + std::to_string(days_since_1970(handout.made_on)));
        line("DTSTART;VALUE=DATE:" + compact(entry.day));
        line("DTEND;VALUE=DATE:" + compact(next_day(entry.day)));  // the first day that is no longer part of it
        line("SUMMARY;LANGUAGE=" + handout.language + ":" + calendar_text(entry.title));
        line("DESCRIPTION;LANGUAGE=" + handout.language + ":" + calendar_text(entry.note + "\n" + handout.check));
        line("TRANSP:TRANSPARENT");
        if (const int days = notice(handout, entry); days > 0) {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line("DESCRIPTION:" + calendar_text(entry.title));
            line("TRIGGER:-P" + std::to_string(days) + "D");
            line("END:VALARM");
        }
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    return out;
}

std::string event(const Handout& handout, const Entry& entry, const std::string& notes) {
    return "BEGIN:VEVENT\r\nSUMMARY:" + calendar_text(entry.title) + "\r\nDTSTART;VALUE=DATE:" + compact(entry.day) +
           "\r\nDTEND;VALUE=DATE:" + compact(next_day(entry.day)) + "\r\nDESCRIPTION:" + calendar_text(notes) +
           "\r\nUID:" + uid(handout, entry) + "\r\nDTSTAMP:" + compact(handout.made_on) + "T000000Z\r\nEND:VEVENT\r\n";
}

}  // namespace milepost::take_home
