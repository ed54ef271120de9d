#!/usr/bin/env python3
"""The real program on a machine whose clocks do what clocks do: a clock of 1970 gives lengths and no date, staff are told once, and
the next visitor after it was set right has dates again; a clock that is set back or jumps ahead for years likewise; a visit keeps its
day; a time zone that changes is the next visit's; and after a suspend the last visitor's screen is gone at once. Without a day, a
verb that needs one for a person says so, and what is about no person says for which day it is.

  clocks.py --program milepost --shim clock_shim.so
"""
import argparse
import calendar
import mmap
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from walk import Failure, Program, Server, choices, play, start, start_over

YEAR = re.compile(r"\b(19|20)\d\d\b")
PAID_IN = re.compile(r"\b[Pp]ay (19|20)\d\d,")  # what was earned in a year is no date of a road
ANSWERS = {"choice.training.none", "choice.diploma.yes", "choice.state.WA"}


def expect(holds, sentence):
    if not holds:
        raise Failure(sentence)


class Clocks:
    def __init__(self, shim, folder):
        self.shim, self.file = shim, os.path.join(folder, "clocks")
        with open(self.file, "wb") as file:
            file.write(bytes(24))
        with open(self.file, "r+b") as file:
            self.memory = mmap.mmap(file.fileno(), 24)

    def set(self, **offsets):
        """How many seconds each stands off: real, awake, boot."""
        for place, name in enumerate(("real", "awake", "boot")):
            if name in offsets:
                self.memory[8 * place:8 * place + 8] = struct.pack("q", int(offsets[name]))

    def show(self, text):
        """The time of day, in UTC."""
        self.set(real=calendar.timegm(time.strptime(text, "%Y-%m-%d %H:%M:%S")) - time.time())

    def environment(self, **more):
        preload = " ".join(filter(None, (self.shim, os.environ.get("LD_PRELOAD"))))
        return {"LD_PRELOAD": preload, "CLOCK_SHIM": self.file, "TZ": "UTC", **more}


def today(program):
    """What the roadmap says of today, and all that it and the take-home screen say."""
    start(program, "en")
    while program.read()["screen"] != "roadmap":
        forward = program.node("nav.next")
        offered = [node for node in choices(program) if program.can_tap(node)]
        if program.shown["screen"] == "review" or (forward and forward["enabled"] and any(node["selected"] for node in offered)):
            program.tap("nav.next")
            continue
        unsure = [node for node in offered if node["id"].endswith(".unsure")]
        program.tap(next((node for node in offered if node["id"] in ANSWERS), (unsure or offered)[0]))
    road = [node["label"] for node in program.shown["nodes"]]
    program.tap("take_home.open")
    program.until("take_home")
    home = [node["id"] for node in program.shown["nodes"]]
    return next(label for label in road if label.startswith("Today")), road, home


def next_visit(program):
    start_over(program)
    return today(program)


def undated(seen, what):
    _, road, home = seen
    dates = [label for label in road if YEAR.search(PAID_IN.sub("", label))]
    expect(not dates, f"{what}: a date all the same: {dates}")
    expect(any("within " in label for label in road), f"{what}: no length: {road}")
    expect("take_home.event" not in home, f"{what}: an event all the same: {home}")


def wrong_clock(server, options, clocks):
    clocks.show("1970-01-01 00:00:20")
    program = Program(server, options.program, "--language", "en", "--still", environment=clocks.environment())
    undated(today(program), "in 1970")
    told = program.last_words()
    expect("the clock says 1970-01-01; this content was made on 20" in told, f"staff are not told of the clock: {told!r}")
    undated(next_visit(program), "in 1970, the next visitor")
    expect(program.last_words() == told, f"told again: {program.last_words()!r}")
    clocks.show("2027-01-31 12:00:00")
    begins, _, home = next_visit(program)
    expect("January 2027" in begins, "set right, the next visitor has no dates")
    expect("take_home.event" in home, f"set right, the next visitor has no event: {home}")
    expect("right again" in program.last_words(), "staff are not told that the clock is right")
    for wrong in ("2016-03-01 00:00:05", "2060-01-01 00:00:00"):
        clocks.show(wrong)
        undated(next_visit(program), wrong)
    expect(len(program.last_words().splitlines()) == 3, f"each change is told once: {program.last_words()!r}")
    program.close()


def midnight(server, options, clocks):
    clocks.show("2026-12-31 23:00:00")
    program = Program(server, options.program, "--language", "en", "--still", environment=clocks.environment())
    expect("December 2026" in today(program)[0], "before midnight")
    clocks.show("1999-01-01 00:00:05")
    program.tap("nav.back")
    shown = [node["label"] for node in program.until("roadmap")["nodes"]]
    expect(any("December 2026" in label for label in shown), f"a visit's day changed midway: {shown}")
    clocks.show("2027-01-01 00:00:05")
    expect("January 2027" in next_visit(program)[0], "after midnight")
    program.close()


def zone(server, options, clocks, folder):
    """A zone is a file: the one that TZ names, or /etc/localtime, which only root can change."""
    clocks.show("2026-12-31 12:00:00")
    file = os.path.join(folder, "zone")

    def put(name):
        shutil.copy(os.path.join("/usr/share/zoneinfo", name), file + ".new")
        os.rename(file + ".new", file)

    put("Pacific/Pago_Pago")
    program = Program(server, options.program, "--language", "en", "--still", environment=clocks.environment(TZ=":" + file))
    expect("December 2026" in today(program)[0], "in Pago Pago")
    put("Pacific/Kiritimati")
    expect("January 2027" in next_visit(program)[0], "the zone changed, and the next visit is in the old one")
    program.close()


def suspend(server, options, clocks):
    clocks.show("2027-01-31 12:00:00")
    program = Program(server, options.program, "--language", "en", "--still", "--idle", "60", "--answer", "60", environment=clocks.environment())
    program.until("attract")
    program.tap("attract.start")
    program.until("question")
    program.tap(choices(program)[0])
    time.sleep(1)  # it sleeps until the warning is due, in 59 s
    clocks.set(boot=8 * 3600)
    woke = time.monotonic()
    program.wait(lambda shown: shown["screen"] == "attract", "attract after eight hours asleep", 5)
    took = time.monotonic() - woke
    expect(took < 2, f"the last visitor's screen stood there for {took:.1f} s after waking")
    program.close()
    clocks.set(real=0, awake=0, boot=0)


def verbs(options, clocks):
    clocks.show("1970-01-01 00:00:20")

    def run(*arguments):
        return subprocess.run([options.program, *arguments], input="{}", capture_output=True, text=True, check=False, env={**os.environ, **clocks.environment()}, timeout=60)

    for verb in ("evaluate", "link"):
        done = run(verb, "-")
        expect(done.returncode == 2 and done.stdout == "", f"{verb} answers for a day in 1970: {done.returncode}, {done.stdout[:80]!r}")
        expect(re.fullmatch(r"--date:: none, and the clock says 1970-01-01; [^\n]*; expected a day, [^\n]*\n", done.stderr), f"{verb} says: {done.stderr!r}")
    said = run("evaluate", "-", "--date", "2015-06-01")
    expect(said.returncode == 0 and '"date": "2015-06-01"' in said.stdout and said.stderr == "", f"a day that was said is not taken as said: {said.stderr!r}")
    assets = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "assets")
    checked = run("check", "--against", assets, "--people", "1")
    expect("reckoned for 20" in checked.stderr, f"check does not say for which day: {checked.stderr!r}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--shim", required=True)
    options = arguments.parse_args()

    def drive(server):
        with tempfile.TemporaryDirectory(prefix="milepost-clocks-") as folder:
            clocks = Clocks(options.shim, folder)
            verbs(options, clocks)
            wrong_clock(server, options, clocks)
            midnight(server, options, clocks)
            zone(server, options, clocks, folder)
            suspend(server, options, clocks)
        print("1970, 2016, 2060, midnight, another zone and eight hours asleep: no false date, and nobody's answers")

    return play(Server(1080, 1920), drive)


if __name__ == "__main__":
    sys.exit(main())
