#!/usr/bin/env python3
"""Prints through a real CUPS on a real IPP printer, whose state is switched meanwhile, and looks for what is left of it.

  printing.py --printer milepost_printer --paper milepost_paper --driver print_driver [--words assets/words/en] [unittest's arguments]

Nothing waits on a clock: each step waits for what it says, with a bound after which it fails.
"""
import os
import signal
import subprocess
import sys
import unittest

import kiosk as milepost
from kiosk import CODE, JOB, PLANTED, Kiosk, paper, processes_with, step_names, text_of, words_in
from world import QUEUE, World, wait


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

    def test_a_printer_that_does_not_answer_any_more_is_offline_until_it_does(self):
        kiosk = self.kiosk()
        kiosk.print()
        kiosk.hears("job printing ready")
        self.world.printer.send_signal(signal.SIGSTOP)
        kiosk.hears("job waiting offline printer-not-reachable")
        self.world.printer.send_signal(signal.SIGCONT)
        kiosk.hears("job printing ready")
        self.world.page_is_out()
        kiosk.hears("job done ready")
        kiosk.end()
        self.nothing_is_left()

    def test_a_cups_that_does_not_answer_any_more_is_offline_until_it_does(self):
        kiosk = self.kiosk()
        kiosk.hears("state ready")
        self.world.cupsd.send_signal(signal.SIGSTOP)
        kiosk.do("watch")
        kiosk.hears("state offline cups-")
        self.world.cupsd.send_signal(signal.SIGCONT)
        kiosk.hears("state ready")
        self.assertLess(kiosk.end(), 1000)

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


if __name__ == "__main__":
    milepost.main(__doc__)
