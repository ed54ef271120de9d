#!/usr/bin/env python3
"""Prints through a real CUPS on a real IPP printer, whose state is switched meanwhile, and looks for what is left of it.

  printing.py --printer milepost_printer --paper milepost_paper --driver print_driver [--words assets/words/en] [unittest's arguments]

Nothing waits on a clock: each step waits for what it says, with a bound after which it fails.
"""
import argparse
import glob
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import unittest

from world import PATIENCE, QUEUE, World, program, wait

OPTIONS = None
CODE, DIGEST = "PLANT-7Q3X", "plantdigest5091"
PLANTED = [CODE, DIGEST, '"NV"', "2019-07"]  # as they would stand in the job
JOB = {
    "write": "pdf", "format": "letter", "date": "2026-11-22", "language": "en", "code": CODE, "digest": DIGEST,
    "profile": {"state": "NV", "diploma": "yes", "training": "finished", "finish_month": "2019-07", "work_months_3y": 5},
}  # fmt: skip


class Kiosk:
    """The kiosk's printer (tests/support/print_driver.cpp), and all that it told."""

    def __init__(self, world, printer=None, patience=40, silence_ms=20000, queue_name=QUEUE):
        self.errors = open(world.path("log/kiosk"), "ab")
        command = [OPTIONS.driver, printer or OPTIONS.printer, queue_name, str(patience), str(silence_ms), "200"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, env=world.environment, text=True
        )
        self.told, self.lines = [], queue.Queue()
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.listener.join()
        for file in (self.process.stdin, self.process.stdout, self.errors):
            file.close()

    def listen(self):
        for line in self.process.stdout:
            self.lines.put(line.strip())
        self.lines.put(None)

    def do(self, order):
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()

    def print(self, job=None):
        self.do("print " + json.dumps(job or JOB))

    def hears(self, pattern):
        """Waits for a line that begins so, among those not heard yet."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            try:
                line = self.lines.get(timeout=1)
            except queue.Empty:
                continue
            if line is None:
                break
            self.told.append(line)
            if re.match(pattern, line):
                return line
        raise AssertionError(f"'{pattern}' did not come; told: {self.told[-12:]}")

    def end(self):
        """Ends it, and gives how long its longest call took, in milliseconds."""
        self.process.stdin.close()
        longest = float(re.match(r"longest call ([\d.]+) ms", self.hears("longest call")).group(1))
        self.process.wait(PATIENCE)
        return longest


def text_of(pdf):
    return subprocess.run([program("pdftotext"), "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def words_in(text):
    return sorted(text.split())


def paper(job):
    return subprocess.run([OPTIONS.paper], input=json.dumps(job).encode(), capture_output=True, check=True).stdout


def step_names():
    names = {}
    for path in glob.glob(os.path.join(OPTIONS.words, "*.json")):
        with open(path) as file:
            names.update({key: text for key, text in json.load(file).items() if re.fullmatch(r"step\..*\.name", key)})
    return set(names.values())


def processes_with(word):
    """Processes that show a word in their arguments or their environment."""
    found = []
    for path in glob.glob("/proc/[0-9]*/cmdline") + glob.glob("/proc/[0-9]*/environ"):
        try:
            with open(path, "rb") as file:
                if word.encode() in file.read():
                    found.append(path)
        except OSError:
            pass
    return found


class Printing:
    """What holds whatever CUPS is set to keep."""

    keep = None

    def setUp(self):
        self.world = World(self.keep)
        self.addCleanup(self.world.close)

    def kiosk(self, **how):
        kiosk = Kiosk(self.world, **how)
        self.addCleanup(kiosk.close)
        return kiosk

    def nothing_is_left(self):
        wait(lambda: not self.world.spooled(), "an empty spool folder")
        self.assertEqual(self.world.jobs(), "")
        self.assertEqual(self.world.found(PLANTED), [])
        self.assertEqual(os.listdir(self.world.path("tmp")), [])

    def test_a_page_comes_out_whole_and_leaves_nothing(self):
        kiosk = self.kiosk()
        kiosk.hears("state ready")
        kiosk.print()
        kiosk.hears("job printing ready")
        # The search finds what is there: while it prints, CUPS has the page on its disk.
        self.assertTrue(any("a page" in found for found in self.world.found(PLANTED)))
        self.assertEqual(processes_with(CODE), [])
        self.world.page_is_out()
        kiosk.hears("job done ready")
        longest = kiosk.end()
        self.nothing_is_left()

        printed = text_of(self.world.path("device/printed.pdf"))
        with open(self.world.path("device/made.pdf"), "wb") as file:
            file.write(paper(JOB))
        self.assertEqual(words_in(printed), words_in(text_of(self.world.path("device/made.pdf"))))
        flat = " ".join(printed.split())
        plain = paper({**JOB, "write": "text"}).decode()
        steps = [name for name in step_names() if name in " ".join(plain.split())]
        self.assertGreaterEqual(len(steps), 3)
        for name in steps:
            self.assertIn(name, flat)
        print(f"{len(steps)} steps found; the longest call of the frame loop took {longest:.2f} ms", file=sys.stderr)

    def test_a_jam_holds_a_page_up_until_it_is_cleared(self):
        kiosk = self.kiosk()
        kiosk.print()
        kiosk.hears("job printing ready")
        for reason, condition in (("media-jam", "jam"), ("cover-open", "cover_open"), ("media-empty", "out_of_paper|low")):
            self.world.says("+" + reason)
            if condition == "out_of_paper|low":  # its tray is full all the same: one of two is empty
                kiosk.hears("state low media-empty")
            else:
                kiosk.hears(f"job waiting {condition} {reason}")
            self.world.says("-" + reason)
            kiosk.hears("job printing ready" if condition != "out_of_paper|low" else "state ready")
        self.world.page_is_out()
        kiosk.hears("job done ready")
        kiosk.end()
        self.nothing_is_left()

    def test_a_jam_that_nobody_clears_fails_and_is_purged(self):
        kiosk = self.kiosk(patience=5)
        kiosk.print()
        kiosk.hears("job printing ready")
        self.world.says("+media-jam")
        kiosk.hears("job waiting jam media-jam")
        kiosk.hears("job failed jam media-jam")
        self.nothing_is_left()
        self.assertRegex([line for line in kiosk.told if line.startswith("state")][-1], "state jam media-jam")
        kiosk.do("watch")
        self.world.page_is_out()
        kiosk.hears("state jam media-jam-report")  # also without a page in the printer: nothing is offered
        kiosk.end()

    def test_a_printer_that_goes_off_fails_and_is_purged(self):
        kiosk = self.kiosk(patience=5)
        kiosk.hears("state ready")
        self.world.power_off()
        kiosk.do("watch")
        kiosk.hears("state offline printer-not-reachable")
        kiosk.print()
        kiosk.hears("job waiting offline printer-not-reachable")
        kiosk.hears("job failed offline printer-not-reachable")
        self.nothing_is_left()
        self.world.power_on()
        kiosk.hears("state ready")
        kiosk.print()
        kiosk.hears("job printing ready")
        self.world.page_is_out()
        kiosk.hears("job done ready")
        kiosk.end()
        self.nothing_is_left()

    def test_a_printer_without_paper_waits_for_paper(self):
        kiosk = self.kiosk()
        self.world.tray(0)
        kiosk.do("watch")
        kiosk.hears("state out_of_paper media-empty")
        kiosk.print()
        kiosk.hears("job waiting out_of_paper media-empty")
        self.world.tray(250)
        kiosk.hears("job printing ready")
        self.world.page_is_out()
        kiosk.hears("job done ready")
        kiosk.end()
        self.nothing_is_left()


class WhereCupsKeepsNothing(Printing, unittest.TestCase):
    keep = "No"

    def test_the_state_is_the_printers_own(self):
        kiosk = self.kiosk()
        kiosk.hears("state ready")
        kiosk.do("watch")
        for change, state in (
            (lambda: self.world.tray(5), "low media-low"),
            (lambda: self.world.tray(0), "out_of_paper media-empty"),
            (lambda: self.world.tray(250), "ready"),
            (lambda: self.world.toner(5), "low toner-low"),
            (lambda: self.world.toner(75), "ready"),
            (lambda: self.world.cups("cupsdisable", QUEUE), "other queue-stopped"),
            (lambda: self.world.cups("cupsenable", QUEUE), "ready"),
            (lambda: self.world.cups("cupsreject", QUEUE), "other queue-not-accepting-jobs"),
            (lambda: self.world.cups("cupsaccept", QUEUE), "ready"),
        ):
            change()
            kiosk.hears("state " + state)
        kiosk.end()

    def test_what_cups_does_not_know_is_no_printer(self):
        self.kiosk(queue_name="Nowhere").hears("state other no-such-printer")
        self.kiosk(queue_name="default").hears("state other cups-has-no-default-printer")
        self.world.cups("lpadmin", "-d", QUEUE)
        self.kiosk(queue_name="default").hears("state ready")

    def test_no_cups_is_offline(self):
        self.world.environment["CUPS_SERVER"] = self.world.path("no.sock")
        self.kiosk().hears("state offline cups-not-reachable")

    def test_a_visitor_who_left_takes_the_page_that_waits_along(self):
        kiosk = self.kiosk()
        self.world.tray(0)
        kiosk.print()
        kiosk.hears("job waiting out_of_paper")
        kiosk.do("forget")
        kiosk.hears("job idle ready")
        self.nothing_is_left()
        kiosk.end()
        self.assertFalse([line for line in kiosk.told if "cancelled" in line])

    def test_a_visitor_who_left_lets_the_page_come_out_that_is_printing(self):
        kiosk = self.kiosk()
        kiosk.print()
        kiosk.hears("job printing ready")
        kiosk.do("forget")
        kiosk.hears("job idle ready")
        self.assertTrue(self.world.spooled())
        self.world.page_is_out()
        self.nothing_is_left()
        kiosk.end()
        self.assertFalse([line for line in kiosk.told if line.startswith("job done")])

    def test_a_kiosk_that_is_killed_leaves_nothing(self):
        kiosk = self.kiosk()
        self.world.tray(0)
        kiosk.print()
        kiosk.hears("job waiting out_of_paper")
        kiosk.process.send_signal(signal.SIGKILL)
        self.nothing_is_left()

    def test_a_kiosk_that_ends_leaves_nothing(self):
        kiosk = self.kiosk()
        kiosk.print()
        kiosk.hears("job printing ready")
        kiosk.end()
        self.nothing_is_left()

    def test_a_crash_beside_cups_fails_and_is_cleaned_up(self):
        kiosk = self.kiosk()
        self.world.tray(0)
        kiosk.print()
        kiosk.hears("job waiting out_of_paper")
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(kiosk.process.pid)], capture_output=True, text=True).stdout.split()
        self.assertEqual(len(children), 1)
        os.kill(int(children[0]), signal.SIGSEGV)
        kiosk.hears("job failed ready milepost_printer-ended-by-signal-11")
        self.nothing_is_left()
        kiosk.end()

    def test_what_the_last_run_left_in_the_queue_is_purged_at_the_start(self):
        page = self.world.path("device/old.pdf")
        with open(page, "wb") as file:
            file.write(paper(JOB))
        self.world.tray(0)
        self.assertIsNotNone(self.world.cups("lp", "-U", "milepost", "-t", "Milepost", "-d", QUEUE, page))
        self.assertIsNotNone(self.world.cups("lp", "-U", "somebody", "-t", "Other", "-d", QUEUE, page))
        self.assertEqual(len(self.world.jobs().splitlines()), 2)
        kiosk = self.kiosk()
        kiosk.hears("state out_of_paper")
        left = self.world.jobs().splitlines()
        self.assertEqual(len(left), 1)
        self.assertIn("somebody", left[0])
        kiosk.end()


class WhereCupsKeepsEverything(Printing, unittest.TestCase):
    keep = "Yes"


class WhatGoesWrongInAnotherProcess(unittest.TestCase):
    """Programs that hang and crash in the place of ours."""

    def setUp(self):
        self.world = World("No")
        self.addCleanup(self.world.close)

    def programs(self, **fakes):
        """A folder with our programs, but for those that are faked by shell scripts."""
        folder = self.world.path("programs")
        os.makedirs(folder)
        for name, ours in (("milepost_printer", OPTIONS.printer), ("milepost_paper", OPTIONS.paper)):
            path = os.path.join(folder, name)
            if name in fakes:
                with open(path, "w") as file:
                    file.write("#!/bin/sh\n" + fakes[name])
                os.chmod(path, 0o755)
            else:
                shutil.copy(ours, path)
        return os.path.join(folder, "milepost_printer")

    def fails(self, reason, patience=40, silence_ms=20000, **fakes):
        kiosk = Kiosk(self.world, printer=self.programs(**fakes), patience=patience, silence_ms=silence_ms)
        self.addCleanup(kiosk.close)
        kiosk.print()
        kiosk.hears("job failed ready " + reason)
        # The frame loop was not held up, and nothing of what was started is left.
        longest = kiosk.end()
        self.assertLess(longest, 1000)
        print(f"{reason}: the longest call of the frame loop took {longest:.2f} ms", file=sys.stderr)
        wait(lambda: not processes_with(self.world.path("programs")), "the end of all that was started")
        self.assertEqual(self.world.jobs(), "")
        self.assertEqual(self.world.found(PLANTED), [])

    def test_a_page_that_hangs(self):
        self.fails("milepost_paper-takes-too-long", patience=2, milepost_paper="exec sleep 1000")

    def test_a_page_that_is_refused_quotes_no_answer(self):
        self.fails("milepost_paper-exit-status-1", milepost_paper="cat >&2; exit 1")

    def test_a_page_that_crashes(self):
        self.fails("milepost_paper-ended-by-signal-11", milepost_paper="kill -SEGV $$")

    def test_a_page_that_is_none(self):
        self.fails("milepost_paper-made-no-pdf", milepost_paper="echo hello")

    def test_a_printer_program_that_hangs(self):
        self.fails("milepost_printer-is-silent", silence_ms=1500, milepost_printer='[ "$1" = print ] || exit 0\nsleep 1000 & sleep 1000')

    def test_a_printer_program_that_crashes(self):
        self.fails("milepost_printer-ended-by-signal-11", milepost_printer='[ "$1" = print ] || exit 0\necho job sending ready; kill -SEGV $$')

    def test_a_printer_program_that_closes_its_mouth(self):
        self.fails("milepost_printer-is-silent", silence_ms=1500, milepost_printer='[ "$1" = print ] || exit 0\nexec >&-; sleep 1000')

    def test_a_printer_program_that_talks_nonsense(self):
        nonsense = '[ "$1" = print ] || exit 0\nhead -c 1000000 /dev/zero; yes nonsense | head -c 1000000; exit 3'
        self.fails("milepost_printer-exit-status-3", milepost_printer=nonsense)


def main():
    global OPTIONS
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--printer", required=True)
    parser.add_argument("--paper", required=True)
    parser.add_argument("--driver", required=True)
    parser.add_argument("--words", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../assets/words/en"))
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)


if __name__ == "__main__":
    main()
