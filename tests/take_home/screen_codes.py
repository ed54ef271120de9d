#!/usr/bin/env python3
"""Reads the QR codes off pictures of the take-home screen with two readers, at each text size, contrast, orientation and language and
in each form, and holds what a phone would make of them against what milepost_paper makes of the same person.

Usage: screen_codes.py UI_PICTURE MILEPOST_PAPER
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import decoders  # noqa: E402

picture, paper = sys.argv[1:]
ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = "https://example.org/milepost/plan.html"
person = {"training": "none", "work_months_7y": 0, "diploma": "yes", "state": "OH", "goal": "soonest"}
steps = ["attract.start", "choice.training.none", "choice.work_months_7y.0-0", "choice.diploma.yes", "choice.state.OH", "choice.goal.soonest", "nav.next", "take_home.open"]
wrong = []
read = 0


def look(options, more):
    """The code on the screen, why it is none, and the nodes."""
    global read
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "screen.png")
        contrast = "default" if options["contrast"] == "standard" else options["contrast"]
        settings = ["open:settings", "settings.contrast." + contrast, "settings.text." + options["text"], "nav.back"]
        where = [f"{key}={options[key]}" for key in ("language", "size", "pack") if key in options]
        shown = subprocess.run([picture, file, "nodes=1", *where, *steps, *settings, *more], capture_output=True, text=True)
        code, fault = decoders.code_in(file)
        nodes = json.loads(shown.stdout)["nodes"]
    read += 1
    return code, fault, nodes


def made(form, language, code):
    job = {"write": form, "profile": person, "date": "2026-11-22", "language": language, "code": code}
    return subprocess.run([paper], input=json.dumps(job).encode(), capture_output=True).stdout


def without_uid(code):
    """It follows from all the answers, and milepost_paper was told fewer."""
    return re.sub(rb"\r\nUID:[0-9a-f]{16}@milepost\r\n", b"\r\n", code)


def code_of(options):
    """The plan's own code, from the screen with small letters."""
    _, _, nodes = look({**options, "text": "small", "size": "1080x1920"}, [])
    return next(node["label"] for node in nodes if len(node["label"]) >= 9 and node["label"][4:5] == "-")


def check(options, form, code):
    # The largest letters push the code down in portrait, and the choice of forms up: one page further, after the form is chosen.
    taps = [] if form is None else ["take_home." + form]
    for more in ([], ["nav.more.home"], ["nav.more"]):
        found, fault, _ = look(options, taps + more)
        if found:
            break
    form = form or "event"
    if fault:
        wrong.append(f"{options} {form}: {fault}")
    elif without_uid(found) != without_uid(made(form, options["language"], code)):
        wrong.append(f"{options} {form}: the code says\n{found}\nexpected\n{made(form, options['language'], code)}")
    return found


def readable(language, event, mail, text):
    """The same plan in every form, as a phone would show it."""
    title, day, notes = decoders.event_in(event)
    to, subject, body = decoders.mail_in(mail)
    if to or not subject.startswith("Milepost: ") or day.isoformat() <= "2026-11-22" or "CCMA" not in title:
        wrong.append(f"{language}: an event {title!r} on {day}, a mail to {to!r} about {subject!r}")
    first = [line for line in text.decode().split("\n") if line.startswith(("1. ", "2. ", "3. "))]
    names = [line.split(":")[0] for line in first]
    for form, plan in (("event", notes), ("mail", body)):
        if len(names) < 3 or [line.split(":")[0] for line in plan.split("\n") if line.startswith(("1. ", "2. ", "3. "))] != names:
            wrong.append(f"{language} {form}: steps other than {names} in\n{plan}")


codes = {language: code_of({"language": language, "contrast": "standard"}) for language in ("en", "es")}
for size in ("1080x1920", "1920x1080"):
    for text in ("small", "medium", "large", "largest"):
        for contrast in ("standard", "high_light", "high_dark", "low"):
            language = "es" if text in ("small", "largest") else "en"
            check({"size": size, "text": text, "contrast": contrast, "language": language}, None, codes[language])
for language in ("en", "es"):
    options = {"size": "1080x1920", "text": "medium", "contrast": "standard", "language": language}
    readable(language, *[check(options, form, codes[language]) for form in ("event", "mail", "text")])
with tempfile.TemporaryDirectory() as folder:  # where the organiser hosts the page, its link is what is shown first
    for part in ("content", "words"):
        shutil.copytree(ROOT / "assets" / part, os.path.join(folder, part))
    organiser = os.path.join(folder, "content", "organiser.json")
    with open(organiser) as file:
        told = json.load(file)
    with open(organiser, "w") as file:
        json.dump({**told, "page": PAGE}, file)
    for size in ("1080x1920", "1920x1080"):
        options = {"size": size, "text": "medium", "contrast": "standard", "language": "en", "pack": folder}
        found, fault, nodes = look(options, [])
        if fault or not found.startswith((PAGE + "#en.").encode()) or len(found) > 250:
            wrong.append(f"{options}: {fault or found}")
        forms = [node["id"] for node in nodes if node["id"] in ("take_home.link", "take_home.event", "take_home.mail", "take_home.text")]
        if forms != ["take_home.link", "take_home.event", "take_home.mail", "take_home.text"]:
            wrong.append(f"{options}: offered in the order {forms}")
for one in wrong:
    print(one)
print(f"{read} pictures looked at by two readers, {len(wrong)} wrong")
sys.exit(1 if wrong else 0)
