#!/usr/bin/env python3
"""The real program and what a disk does to it: files that are none of a pack's lie beside it, and a share that holds the pack does not
answer. The public is shown that the kiosk is out of service and staff are told why; it ends when it is asked to; and when the share
answers after all, the kiosk begins anew with what came, and ends also then when it is asked to.

  disk.py --program milepost --stalled stalled_disk.so
"""
import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

BEGINS = "can be read now: the kiosk begins anew"
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from staff import Kiosk, expect
from walk import PATIENCE, Failure, Server, play


def stray_files(server, options, folder, pack):
    (pack / "words" / "en" / "._screens.json").write_bytes(b"\0\5\26\7\0\2\0\0Mac OS X        ")
    os.symlink("nobody@host.1:2", pack / "content" / ".#steps.json")
    (pack / "words" / ".git").mkdir()
    (pack / "words" / ".git" / "config.json").write_text("[core]")
    os.mkfifo(pack / "content" / "x.json")
    program = Kiosk(server, options, folder, "--still", "--content", str(pack))
    try:
        program.until("attract")
        program.stop()
    finally:
        program.close()


def wait(holds, what):
    end = time.monotonic() + PATIENCE
    while not holds():
        expect(time.monotonic() < end, f"waited in vain for {what}")
        time.sleep(0.01)


def ends(program, why):
    program.process.send_signal(signal.SIGTERM)
    try:
        status = program.process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        raise Failure(f"the program does not end on SIGTERM {why}") from None
    expect(status == 0, f"the program ended with {status} {why}: {program.last_words()}")


def stalled(server, options, folder, pack):
    answers = folder / "answers"
    os.environ.update(LD_PRELOAD=options.stalled, STALLED=str(pack), STALLED_UNTIL=str(answers))
    try:
        program = Kiosk(server, options, folder, "--still", "--content", str(pack))
        second = Kiosk(server, options, folder, "--still", "--content", str(pack))
        third = Kiosk(server, options, folder, "--still", "--content", str(pack))
        fourth = Kiosk(server, options, folder, "--still", "--content", str(pack))
    finally:
        del os.environ["LD_PRELOAD"]
    try:
        wait(lambda: pathlib.Path(f"{answers}.{third.process.pid}").exists(), "its disk to be asked")
        ends(third, "while it waits for its content")
        for one in (program, second, fourth):
            one.on("out_of_service")
            expect(any("out of service" in node["label"].lower() for node in one.read()["nodes"]), f"the public is told nothing: {one.describe()}")
            expect(f"{pack}:: a disk or share that has not answered" in one.last_words(), f"staff are not told why: {one.last_words()}")
        ends(second, "while its disk does not answer")
        answers.touch()
        wait(lambda: BEGINS in fourth.last_words(), "the fourth to begin anew")
        ends(fourth, "while it begins anew")
        wait(lambda: BEGINS in program.last_words(), "the first to begin anew")
        answers.unlink()  # a share that is always slow: what did arrive is not read again
        program.on("attract")
        expect(program.last_words().count(BEGINS) == 1, f"it began anew again: {program.last_words()}")
        ends(program, "after it began anew")
    finally:
        for one in (program, second, third, fourth):
            one.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--stalled", required=True)
    options = parser.parse_args()

    def drive(server):
        with tempfile.TemporaryDirectory(prefix="milepost-disk-") as name:
            folder = pathlib.Path(name)
            pack = folder / "pack"
            shutil.copytree(os.path.join(HERE, "..", "..", "assets"), pack)
            stray_files(server, options, folder, pack)
            stalled(server, options, folder, pack)
        print("a disk does not hold it up")

    return play(Server(1080, 1920), drive)


if __name__ == "__main__":
    sys.exit(main())
