#!/usr/bin/env python3
"""What a person takes home, as others read it: Poppler reads the page, ZBar and ZXing its QR code, icalendar the calendar.

Usage: read_back.py MILEPOST_PAPER MILEPOST RANDOM_PEOPLE. The numbers expected on paper are those of `milepost evaluate`.
"""
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import icalendar

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import decoders  # noqa: E402

PAPER, MILEPOST, PEOPLE = sys.argv[1:4]
ROOT = pathlib.Path(__file__).resolve().parents[2]
DATE, CODE, DIGEST = "2026-11-22", "K7QF-2MXA", "1d3624ac034348cd"
LANGUAGES = ("en", "es")
KINDS = [("a4", False), ("letter", False), ("receipt", False), ("a4", True), ("letter", True)]
WORDS = {language: {key: text for path in (ROOT / "assets/words" / language).glob("*.json") for key, text in json.loads(path.read_text()).items()} for language in LANGUAGES}
INCLUDED = {step["includes"] for step in json.loads((ROOT / "assets/content/steps.json").read_text())["steps"] if "includes" in step}
found = []


def expect(truth, where, what):
    if not truth:
        found.append(f"{where}: {what}")


def run(*command, text=None):
    return subprocess.run(command, input=text, capture_output=True, timeout=120)


def make(job, path="-"):
    done = run(PAPER, str(path), text=json.dumps(job).encode())
    expect(done.returncode == 0, job, f"exit status {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def squeezed(text):
    return re.sub(r"\s+", " ", text)


def usd(amount):
    return f"${amount:,}"


def check_numbers(where, text, plan, language):
    """Each step in its order, and its months, years and money before the next one."""
    names = [WORDS[language][f"step.{step['id']}.name"] for step in plan["steps"]]
    at = text.find(WORDS[language]["roadmap.today"])
    expect(at >= 0, where, "today is missing")
    places = []
    for name in names:
        at = text.find(name, at + 1)
        expect(at >= 0, where, f"{name!r} is missing or out of order")
        places.append(at)
    if -1 in places:
        return 0
    checked = 0
    for step, place, end in zip(plan["steps"][:-1], places, places[1:]):
        part = text[place:end]
        months, cost = step["months"], step["cost_usd"]
        numbers = {months["max"]} if months["min"] == 0 else {months["min"], months["max"]}
        if numbers not in ({0}, {1}):  # "a few days", "up to a month"
            expect(all(re.search(rf"\b{n}\b", part) for n in numbers), where, f"{step['id']}: months {numbers} not in {part!r}")
        expect(step["end"][:4] in part, where, f"{step['id']}: the year {step['end']} not in {part!r}")
        if step["id"] not in INCLUDED and cost["max"] > 0:
            expect(usd(cost["max"]) in part and (cost["min"] == 0 or usd(cost["min"]) in part), where, f"{step['id']}: {cost} not in {part!r}")
        checked += 1
    head = text[:places[0]]
    for key, form in (("months", str), ("cost_usd", usd)):
        for bound in ("min", "max"):
            value = plan[key][bound]
            if value > 1:
                expect(form(value) in head, where, f"{key} {value} not in {head!r}")
    return checked


def check_plan(where, text, plan, language):
    """Each step in its order, and the year that it ends in."""
    at = 0
    for step in plan["steps"][:-1]:
        at = text.find(WORDS[language][f"step.{step['id']}.name"] + ": ", at)
        line = text[at : text.find("\n", at)]
        expect(at >= 0 and step["end"][:4] in line, where, f"{step['id']} is missing or out of order in {text!r}")
    expect(WORDS[language]["roadmap.check"] in text, where, "it does not warn that rules and fees change")


def check_page(person, plan, language, kind, folder):
    where = f"{person['profile']} {language} {kind}"
    job = {"profile": person["profile"], "date": DATE, "language": language, "credential": person["credential"], "road": 0, "format": kind[0],
           "large_print": kind[1], "code": CODE, "digest": DIGEST}
    pdf = pathlib.Path(folder, "page.pdf")
    make(job, pdf)
    text = squeezed(run("pdftotext", "-raw", str(pdf), "-").stdout.decode())
    checked = check_numbers(where, text, plan, language)
    expect(CODE in text and DIGEST in text, where, "no code or no digest")
    boxes = run("pdftotext", "-bbox", str(pdf), "-").stdout.decode()
    for width, height, page in re.findall(r'<page width="([0-9.]+)" height="([0-9.]+)">(.*?)</page>', boxes, re.S):
        for left, top, right, bottom, word in re.findall(r'<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">(.*?)</word>', page):
            least = 8 if kind[0] == "receipt" else 36  # points: inkjets clip half an inch
            inside = float(left) > least and float(top) > least and float(right) < float(width) - least and float(bottom) < float(height) - least
            expect(inside, where, f"{word!r} lies at the edge of the page or beyond it")
    info = run("pdfinfo", str(pdf)).stdout.decode()
    expect(re.search(r"Tagged: +yes", info) and re.search(r"Title: +\S", info), where, f"not tagged, or no title: {info}")
    fonts = run("pdffonts", str(pdf)).stdout.decode().splitlines()[2:]
    expect(fonts and all("Inter-" in font and " yes yes yes " in font for font in fonts), where, f"fonts {fonts}")
    run("pdftoppm", "-gray", "-r", "203" if kind[0] == "receipt" else "300", str(pdf), str(pathlib.Path(folder, "page")))
    pages = sorted(pathlib.Path(folder).glob("page*.pgm"))
    code, wrong = next((read for read in map(decoders.code_in, pages) if read[0]), (b"", "on no page"))  # in large print the sources may follow it
    expect(not wrong, where, f"the QR code is {wrong}")
    if not wrong:
        held = len(plan["steps"]) == 1  # nobody knows when it runs out: there is no day to keep
        holds = decoders.mail_in if held else decoders.event_in
        *known, notes = holds(code)
        *own, _ = holds(make(dict(job, write="mail" if held else "event")))
        expect(known == own, where, f"the QR code holds {known}; expected {own}")
        check_plan(where, notes, plan, language)
    for page in pages:
        page.unlink()
    return checked


def check_counselors_page(person, evaluation, language, folder):
    """Of each credential the months and the money, in its heading: the last place that names it so."""
    where = f"{person['profile']} {language} the counselor's page"
    pdf = pathlib.Path(folder, "counselor.pdf")
    make({"profile": person["profile"], "date": DATE, "language": language, "write": "trace"}, pdf)
    text = squeezed(run("pdftotext", "-raw", str(pdf), "-").stdout.decode())
    for result in evaluation["credentials"]:
        found_at = text.rfind(WORDS[language][f"credential.{result['id']}.short"] + " · ")
        expect(found_at >= 0, where, f"{result['id']} is missing")
        head = text[found_at : found_at + 200]
        for key, form in (("months", str), ("cost_usd", usd)):
            for value in result["plan"][key].values():
                if value > 1:  # "a few days", "up to a month", nothing to pay
                    expect(re.search(re.escape(form(value)) + r"(?!\d)", head), where, f"{result['id']}: {key} {value} not in {head!r}")


def check_calendar(person, plan, renewal, language):
    where = f"{person['profile']} {language} calendar"
    text = make({"profile": person["profile"], "date": DATE, "language": language, "credential": person["credential"], "write": "calendar", "code": CODE})
    events = icalendar.Calendar.from_ical(text.decode()).walk("VEVENT")
    titles = [WORDS[language][f"calendar.exam.{end}"].replace("{credential}", WORDS[language][f"credential.{person['credential']}.short"]) for end in ("first", "last")]
    days = [event.decoded("DTSTART") for title in titles for event in events if event["SUMMARY"] == title]
    exam = next((step for step in plan["steps"] if step["kind"] == "exam"), None)
    expect((exam is None) == (plan["exam_to"] is None), where, f"an exam until {plan['exam_to']}, and the step {exam}")
    if exam is None:  # it is held, or comes back without one
        expect(not days, where, f"an exam on {days}")
    elif len(days) != 2 or days[0] > days[1]:
        expect(False, where, f"the exam's first and last day are {days}")
    else:
        expect(f"{days[1]:%Y-%m}" == exam["end"] and (days[1] + datetime.timedelta(days=1)).day == 1, where, f"the exam's months end on {days[1]}; expected {exam['end']}")
    for event in events:
        expect(event.decoded("DTEND") - event.decoded("DTSTART") == datetime.timedelta(days=1), where, f"{event['SUMMARY']} lasts longer than a day")
        for alarm in event.walk("VALARM"):
            expect(event.decoded("DTSTART") + alarm["TRIGGER"].dt > datetime.date.fromisoformat(DATE), where, f"{event['SUMMARY']} reminds on the day it is made, or before")
    expect("METHOD" not in text.decode(), where, "a method, of nobody's invitation")
    renewals = [event for event in events if event["SUMMARY"] == WORDS[language][f"step.{plan['steps'][-1]['id']}.name"]]
    held = len(plan["steps"]) == 1
    expect(len(renewals) == (0 if held else max(1, 60 // renewal["every_months"])), where, f"{len(renewals)} renewals")
    starts = [event.decoded("DTSTART") for event in renewals]
    for before, after in zip(starts, starts[1:]):
        expect((after.year - before.year) * 12 + after.month - before.month == renewal["every_months"], where, f"renewals {before} and {after}")
    expect(len({event["UID"] for event in events}) == len(events), where, "a UID twice")
    expect(all(event["DTSTAMP"].dt.date().isoformat() == DATE for event in events), where, "another day than today")


def boxes_of(pdf):
    """The page's width, and each word with its left and right end."""
    text = run("pdftotext", "-bbox", str(pdf), "-").stdout.decode()
    words = re.findall(r'<word xMin="([-0-9.]+)" yMin="[-0-9.]+" xMax="([-0-9.]+)" yMax="[-0-9.]+">(.*?)</word>', text)
    return float(re.search(r'<page width="([0-9.]+)"', text)[1]), [(float(left), float(right), word) for left, right, word in words]


def star_of(pdf, folder):
    """From where to where across the first page the star's amber reaches, as shares of its width."""
    run("pdftoppm", "-r", "60", "-f", "1", "-l", "1", "-singlefile", str(pdf), str(pathlib.Path(folder, "star")))
    kind, size, _, pixels = pathlib.Path(folder, "star.ppm").read_bytes().split(b"\n", 3)
    width = int(size.split()[0])
    amber = [i // 3 % width for i in range(0, len(pixels), 3) if pixels[i] > 220 and 170 < pixels[i + 1] < 225 and pixels[i + 2] < 140]
    return (min(amber) / width, (max(amber) + 1) / width) if kind == b"P6" and amber else (0, 0)


def check_from_right(person, steps, folder):
    """In a language that is read from the right the page is mirrored: its road, the numbers on it, and where its lines begin."""
    for kind in KINDS[:3]:
        seen, star = {}, {}
        for language in ("en", "ar-XB"):
            pdf = pathlib.Path(folder, "page.pdf")
            job = {"profile": person["profile"], "date": DATE, "language": language, "credential": person["credential"], "format": kind[0], "code": "0198-W2NP"}
            make(job, pdf)
            width, seen[language] = boxes_of(pdf)
            star[language] = star_of(pdf, folder)
        where = f"{person['profile']} from the right {kind}"
        starts = min(left for left, _, _ in seen["en"]), width - max(right for _, right, _ in seen["ar-XB"])
        expect(abs(starts[0] - starts[1]) < 1.5, where, f"lines begin {starts} points from the edge")
        expect(any("0198-W2NP" in word for _, _, word in seen["ar-XB"]), where, "the code is in another order")
        middle = {language: {word: (left + right) / 2 for left, right, word in reversed(words) if word.isdigit() and (min(left, width - right) < width * 0.2)} for language, words in seen.items()}
        for number in map(str, range(1, steps)):  # the renewal, the last, has none
            if number in middle["en"] and number in middle["ar-XB"]:
                expect(abs(middle["en"][number] + middle["ar-XB"][number] - width) < 1, where, f"number {number} stands at {middle['en'][number]} and {middle['ar-XB'][number]} of {width}")
            else:
                expect(False, where, f"no number {number} at the road")
        if kind[0] == "receipt":
            continue  # without colour: its numbers are enough
        expect(star["en"][1] > 0 and abs(star["en"][0] + star["ar-XB"][1] - 1) < 0.01, where, f"the star reaches {star}")


def check_refusals():
    for text, status in (("", 1), ("[]", 1), ('{"profile": {}, "date": "never"}', 1)):
        done = run(PAPER, text=text.encode())
        expect(done.returncode == status and done.stderr.startswith(b"standard input:") and not done.stdout, text, f"exit status {done.returncode}: {done.stderr}")
    expect(run(PAPER, "--nonsense").returncode == 2, "--nonsense", "not wrong usage")
    expect(run(PAPER, "/nowhere/page.pdf", text=json.dumps({"profile": {}, "date": DATE}).encode()).returncode == 1, "/nowhere", "written")


def main():
    people = [json.loads(line) for line in run(PEOPLE, "300", "8").stdout.decode().splitlines()]
    ranked = sorted(people, key=lambda person: person["steps"])
    chosen = [ranked[0], ranked[-1], ranked[len(ranked) // 2], people[0], people[1]]
    checked = 0
    with tempfile.TemporaryDirectory() as folder:
        for i, person in enumerate(chosen):
            profile = json.dumps(person["profile"]).encode()
            evaluation = json.loads(run(MILEPOST, "evaluate", "-", "--date", DATE, text=profile).stdout)
            result = next(one for one in evaluation["credentials"] if one["id"] == person["credential"])
            for language in LANGUAGES:
                check_calendar(person, result["plan"], result["renewal"], language)
                check_counselors_page(person, evaluation, language, folder)
            for k, kind in enumerate(KINDS):
                checked += check_page(person, result["plan"], LANGUAGES[(i + k) % 2], kind, folder)
        short = next(person for person in ranked if person["steps"] > 2)  # one with a road
        check_from_right(short, short["steps"], folder)
    check_refusals()
    for finding in found:
        print(finding)
    print(f"{checked} steps were read on {len(chosen) * len(KINDS)} pages of {len(chosen)} people, {len(found)} findings")
    return 1 if found or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
