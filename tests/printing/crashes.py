#!/usr/bin/env python3
"""Puts programs that hang and crash in the place of those that make and print a page: the frame loop is not held up, the failure is
told in time, and nothing of what was started is left.

  crashes.py --printer milepost_printer --paper milepost_paper --driver print_driver [unittest's arguments]
"""
import os
import shutil
import sys
import unittest

import kiosk as milepost
from kiosk import PLANTED, Kiosk, processes_with
from world import World, wait


class WhatGoesWrongInAnotherProcess(unittest.TestCase):
    """Programs that hang and crash in the place of ours."""

    def setUp(self):
        self.world = World("No")
        self.addCleanup(self.world.close)

    def programs(self, **fakes):
        """A folder with our programs, but for those that are faked by shell scripts."""
        folder = self.world.path("programs")
        os.makedirs(folder)
        os.symlink(os.path.join(os.path.dirname(milepost.OPTIONS.paper), "..", "share"), self.world.path("share"))  # where they look
        for name, ours in (("milepost_printer", milepost.OPTIONS.printer), ("milepost_paper", milepost.OPTIONS.paper)):
            path = os.path.join(folder, name)
            if name in fakes:
                with open(path, "w") as file:
                    file.write("#!/bin/sh\n" + fakes[name])
                os.chmod(path, 0o755)
            else:
                shutil.copy(ours, path)
        return os.path.join(folder, "milepost_printer")

    def fails(self, reason, patience=40, silence_ms=20000, **fakes):
        self.world.environment["STARTED_BY"] = self.world.path("programs")  # what they start in turn is known by it
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


if __name__ == "__main__":
    milepost.main(__doc__)
