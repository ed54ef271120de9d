"""The kiosk's printer without the kiosk, as a test speaks with it; what it prints; and how the tests are told where all is."""
import argparse
import glob
import json
import os
import queue
import re
import subprocess
import sys
import threading
import time
import unittest

from world import PATIENCE, QUEUE, program

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


def main(description):
    """Runs the tests of the script that calls it."""
    global OPTIONS
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--printer", required=True)
    parser.add_argument("--paper", required=True)
    parser.add_argument("--driver", required=True)
    parser.add_argument("--words", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../assets/words/en"))
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)
