"""QR codes as two readers see them that nobody here wrote (ZBar, ZXing), and what a phone would make of what they say."""
import email.policy
import subprocess
import urllib.parse

import icalendar


def codes_in(picture):
    """What each reader finds in a picture. ZBar guesses at letters of other alphabets unless it is told not to."""
    zbar = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "-Sbinary", str(picture)], capture_output=True).stdout
    zxing = subprocess.run(["ZXingReader", "-format", "QRCode", "-bytes", str(picture)], capture_output=True).stdout
    return {"ZBar": zbar, "ZXing": zxing}


def code_in(picture):
    """The code in a picture, and why it is none: both readers must say the same."""
    read = codes_in(picture)
    if not all(read.values()):
        return b"", f"not read by {[name for name, code in read.items() if not code]}"
    if read["ZBar"] != read["ZXing"]:
        return b"", f"read differently: {read}"
    return read["ZBar"], ""


def event_in(code):
    """The one event of a bare VEVENT: its title, its day and the plan in its notes."""
    text = code.decode()
    assert text.startswith("BEGIN:VEVENT\r\n") and text.endswith("\r\nEND:VEVENT\r\n") and text.count("BEGIN:") == 1, text
    assert "\r\n " not in text and "\n" not in text.replace("\r\n", ""), "a folded line"
    (event,) = icalendar.Calendar.from_ical("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\n" + text + "END:VCALENDAR\r\n").walk("VEVENT")
    assert event["UID"] and event["DTSTAMP"] and not event.errors, event.errors
    return str(event["SUMMARY"]), event.decoded("DTSTART"), str(event["DESCRIPTION"])


def mail_in(code):
    """Who a mailto: address is to, its subject and its body, as a mail that could be sent."""
    link = urllib.parse.urlsplit(code.decode("ascii"))
    assert link.scheme == "mailto" and not link.fragment and " " not in code.decode() and "+" not in link.query, code
    fields = dict(urllib.parse.parse_qsl(link.query, strict_parsing=True))
    assert set(fields) == {"subject", "body"}, fields
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["Subject"] = fields["subject"]
    mail.set_content(fields["body"])
    assert "\n" not in fields["body"].replace("\r\n", ""), "a line end that is no CRLF"
    return link.path, str(mail["Subject"]), fields["body"].replace("\r\n", "\n")
