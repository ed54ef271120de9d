#!/usr/bin/env python3
"""What is printed and does not arrive is said and is no success, whatever the verb: on a full disk and with standard output closed.
And where a verb writes a file, a device, a FIFO and a link stay what they are.

  output.py --program milepost --paper milepost_paper --pack assets
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

PERSON = json.dumps({"diploma": "yes"})
JOB = json.dumps({"profile": {"diploma": "yes"}, "date": "2026-11-22", "write": "text"})
DAY = ["--date", "2026-11-22"]
PATIENCE = 120  # seconds; far more than anything here takes


def run(command, given="", stdout=subprocess.PIPE):
    return subprocess.run(command, input=given, text=True, stdout=stdout, stderr=subprocess.PIPE, timeout=PATIENCE)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--paper", required=True)
    parser.add_argument("--pack", required=True, help="any content pack")
    options = parser.parse_args()
    milepost, paper = options.program, options.paper
    faults = []

    def expect(holds, sentence):
        if not holds:
            faults.append(sentence)

    with tempfile.TemporaryDirectory(prefix="milepost-output-") as name:
        folder = pathlib.Path(name)
        kept = folder / "kiosk.json"
        prints = [
            ([milepost, "--help"], ""), ([milepost, "--version"], ""), ([milepost, "check", "--help"], ""), ([paper, "--help"], ""),
            ([milepost, "evaluate", "-", *DAY], PERSON), ([milepost, "link", "-", *DAY], PERSON), ([milepost, "page", "-"], ""), ([milepost, "page", "/proc/self/fd/1"], ""),
            ([milepost, "check", "--against", options.pack, "--people", "10", *DAY], ""),
            ([milepost, "conform", str(folder / "conform"), "--only", "panel=10.1", "--only", "stop=help", "--only", "language=en", "--only", "depth=geometry", *DAY], ""),
            ([milepost, "reset-pin", "--configuration", str(kept)], ""), ([paper], JOB), ([paper, "/proc/self/fd/1"], JOB),
        ]
        for command, given in prints:
            what = " ".join([os.path.basename(command[0]), *command[1:]])
            well = run(command, given)
            expect(well.returncode == 0 and well.stdout, f"{what}: exit status {well.returncode}, printed {len(well.stdout)} characters: {well.stderr[-200:]}")
            with open("/dev/full", "w") as full:
                told = run(command, given, stdout=full)
            expect(told.returncode == 1, f"{what} > /dev/full: exit status {told.returncode}")
            last = (told.stderr.splitlines() or [""])[-1]
            expect(last.startswith(f"{os.path.basename(command[0])}: standard output: cannot be written"), f"{what} > /dev/full: said {last}")
            told = run(["sh", "-c", 'exec "$@" >&-', "sh", *command], given)
            expect(told.returncode == 1 and "standard output: cannot be written" in told.stderr, f"{what} >&-: exit status {told.returncode}, said {told.stderr[-200:]}")

        writes = [([milepost, "page"], ""), ([paper], JOB)]
        for command, given in writes:
            what = " ".join([os.path.basename(command[0]), *command[1:]])
            text = run([*command, "-"], given).stdout
            link, fifo = folder / "link", folder / "fifo"
            link.symlink_to("target")
            expect(run([*command, str(link)], given).returncode == 0, f"{what} LINK failed")
            expect(link.is_symlink() and (folder / "target").read_text() == text, f"{what} LINK: not written through")
            os.mkfifo(fifo)
            read = []
            reader = threading.Thread(target=lambda: read.append(fifo.read_text()), daemon=True)  # waits for ever where the FIFO was replaced
            reader.start()
            expect(run([*command, str(fifo)], given).returncode == 0, f"{what} FIFO failed")
            reader.join(PATIENCE if fifo.is_fifo() else 0)
            expect(read == [text] and fifo.is_fifo(), f"{what} FIFO: read {[len(one) for one in read]}, and {'' if fifo.is_fifo() else 'not '}a FIFO after it")
            device = folder / "device"  # by a link: who breaks this would replace the machine's own
            device.symlink_to("/dev/full")
            told = run([*command, str(device)], given)
            expect(told.returncode == 1 and f"{device}: cannot be written: No space left on device" in told.stderr, f"{what} DEVICE: {told.returncode} {told.stderr}")
            expect(device.is_symlink(), f"{what} DEVICE: replaced")
            for left in (link, folder / "target", fifo, device):
                left.unlink(missing_ok=True)
        left = sorted(set(os.listdir(folder)) - {"conform"})
        expect(left == [], f"left over: {left}")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(prints)} calls that print, {len(writes)} that write, {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
