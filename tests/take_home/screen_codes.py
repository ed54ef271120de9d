#!/usr/bin/env python3
"""Reads the QR codes off pictures of the take-home screen with ZBar, at each text size, contrast, orientation and language, and
holds the text in them against what milepost_paper makes of the same person.

Usage: screen_codes.py UI_PICTURE MILEPOST_PAPER
"""
import json
import os
import subprocess
import sys
import tempfile

import icalendar

picture, paper = sys.argv[1:]
person = {"training": "none", "work_months_7y": 0, "diploma": "yes", "state": "OH", "goal": "soonest"}
steps = ["attract.start", "choice.training.none", "choice.work_months_7y.0-0", "choice.diploma.yes", "choice.state.OH", "choice.goal.soonest", "nav.next", "take_home.open"]
wrong = []
read = 0


def code_in(file):
    """What ZBar reads, or nothing. It guesses at letters of other alphabets unless it is told not to."""
    done = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sbinary", file], capture_output=True)
    return done.stdout.decode(errors="replace")


def look(options, more):
    global read
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "screen.png")
        contrast = "default" if options["contrast"] == "standard" else options["contrast"]
        settings = ["open:settings", "settings.contrast." + contrast, "settings.text." + options["text"], "nav.back"]
        shown = subprocess.run([picture, file, "nodes=1", "language=" + options["language"], "size=" + options["size"], *steps, *settings, *more],
                               capture_output=True, text=True)
        text = code_in(file)
        nodes = json.loads(shown.stdout)["nodes"]
    read += 1
    return text, nodes


for size in ("1080x1920", "1920x1080"):
    for text in ("small", "medium", "large", "largest"):
        for contrast in ("standard", "high_light", "high_dark", "low"):
            language = "es" if text in ("small", "largest") else "en"
            options = {"size": size, "text": text, "contrast": contrast, "language": language}
            # In portrait the largest letters push the code down: one page further.
            for more in ([], ["nav.more.home"], ["nav.more"]):
                plan, nodes = look(options, more)
                if plan:
                    break
            code = next((node["label"] for node in nodes if len(node["label"]) >= 9 and node["label"][4:5] == "-"), None)
            job = {"write": "text", "profile": person, "date": "2026-11-22", "language": language}
            if code:
                job["code"] = code
            made = subprocess.run([paper], input=json.dumps(job), capture_output=True, text=True).stdout
            if not plan:
                wrong.append(f"{options}: no code was read")
            elif code and plan.strip() != made.strip():
                wrong.append(f"{options}: the code says\n{plan}\nexpected\n{made}")
            elif not code and plan.split("\n")[:4] != made.split("\n")[:4]:
                wrong.append(f"{options}: the code begins\n{plan[:300]}\nexpected\n{made[:300]}")

dates, _ = look({"size": "1080x1920", "text": "medium", "contrast": "standard", "language": "en"}, ["take_home.calendar"])
events = [event.decoded("summary").decode() for event in icalendar.Calendar.from_ical(dates.replace("\r\n", "\n").replace("\n", "\r\n")).walk("VEVENT")]
if events[:2] != ["CCMA (NHA): take the exam", "Renew your CCMA"]:
    wrong.append(f"dates: found {events}; expected the exam and renewals")
for one in wrong:
    print(one)
print(f"{read} pictures looked at, {len(wrong)} wrong")
sys.exit(1 if wrong else 0)
