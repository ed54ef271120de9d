#!/usr/bin/env python3
"""Two windows on two displays: the applicant's, and the counselor's desk.

  desk.py --program build/release/kiosk/milepost

A real X server with two displays (Xorg with its driver "dummy", whose outputs xrandr plugs and unplugs) shows the kiosk full
screen on the first and the desk on the second; both are touched with XTEST and read by their semantics files. What is done in
one window must stand in the other in the same turn of the loop; a display that goes and comes again loses nothing; and with
nobody touching anything the program rests.

Needs Xorg, its dummy driver, xrandr, libX11 and libXtst. Exit status: 0 all went well, 1 a check failed.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(__file__))
import walk  # noqa: E402
from walk import Failure, PATIENCE, Program  # noqa: E402

WIDTH, HEIGHT = 1920, 1080
PIN = "290417"
ONE_FRAME = 1 / 60  # seconds

CONFIGURATION = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1920x1080"
    Virtual 3840 1080
  EndSubSection
EndSection
"""


class TwoDisplays(walk.Server):
    """An X server with two displays beside each other, the second of which can be unplugged."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="milepost-desk-")
        configuration = os.path.join(self.folder, "xorg.conf")
        with open(configuration, "w", encoding="ascii") as file:
            file.write(CONFIGURATION)
        super().__init__(command=["Xorg", "-config", configuration, "-logfile", os.path.join(self.folder, "log"), "-novtswitch", "-sharevts"])
        self.xrandr("--addmode", "DUMMY1", f"{WIDTH}x{HEIGHT}")
        self.plug()

    def xrandr(self, *arguments):
        done = subprocess.run(["xrandr", "--display", self.name, *arguments], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failure(f"xrandr {' '.join(arguments)}: {done.stderr.strip()}")

    def plug(self):
        self.xrandr("--output", "DUMMY1", "--mode", f"{WIDTH}x{HEIGHT}", "--pos", f"{WIDTH}x0")
        self.xrandr("--query")  # the driver tells that it is connected when it is asked

    def unplug(self):
        self.xrandr("--output", "DUMMY1", "--off")
        self.xrandr("--query")

    def close(self):
        super().close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Desk(Program):
    """The desk's window of a program that runs: read and touched like the other."""

    def __init__(self, applicant, file):
        self.server, self.process, self.errors = applicant.server, applicant.process, applicant.errors
        self.file, self.folder = file, None
        self.shown = {"frame": 0, "screen": "", "nodes": []}
        self.trail = []

    def tap(self, node):
        if isinstance(node, str):
            found = self.node(node)
            if found is None:
                raise Failure(f"no {node} on the desk: {self.describe()}")
            node = found
        before = self.shown["frame"]
        x, y, w, h = node["rect"]
        self.trail.append(node["id"])
        self.server.tap(WIDTH + x + w // 2, y + h // 2)
        return self.wait(lambda shown: shown["frame"] > before, f"answer of the desk to the tap on {node['id']}")


def told_at(file):
    return os.stat(file).st_mtime_ns / 1e9


def words(program):
    return [node["label"] for node in program.shown["nodes"]]


def both_sides(applicant, desk):
    """Whatever is touched on one side stands on the other."""
    applicant.until("attract")
    desk.wait(lambda shown: desk.node("desk.open"), "closed desk")
    desk.tap("desk.open")
    desk.wait(lambda shown: shown["screen"] == "staff_pin" and desk.node("key.1"), "gate on the desk's window")
    for _ in range(2):  # nobody has set a PIN
        for digit in PIN:
            desk.tap("key." + digit)
        if applicant.read()["screen"] == "staff_pin":
            raise Failure("the gate of the desk stands on the applicant's screen")
    applicant.until("question")  # somebody is there now
    desk.wait(lambda shown: desk.node("desk.page.fill_in"), "open desk")
    desk.tap("desk.page.fill_in")
    desk.wait(lambda shown: desk.node("choice.diploma.yes"), "facts to fill in")

    # At the desk, something that leaves the applicant's question where it is: their road so far changes.
    before = words(applicant)
    frame = applicant.read()["frame"]
    desk.tap("choice.diploma.yes")
    applicant.wait(lambda shown: shown["frame"] > frame, "change on the applicant's screen")
    # A window that was touched is told of only once touches count again; the other one at once.
    late = told_at(applicant.file) - told_at(desk.file)
    if late > ONE_FRAME:
        raise Failure(f"the applicant's screen showed the desk's answer {late * 1000:.1f} ms after the desk's own")
    if words(applicant) == before:
        raise Failure("the desk's answer changed nothing on the applicant's screen")
    print(f"desk to applicant: told {-late * 1000:.1f} ms before the desk's own, by the clock of the files")

    # And the other way round: the desk tells it no later than the applicant's own screen can be touched again.
    frame = desk.read()["frame"]
    began = time.monotonic()
    applicant.tap("choice.training.none")
    desk.wait(lambda shown: shown["frame"] > frame, "change on the desk")
    apart = told_at(desk.file) - told_at(applicant.file)
    if apart > ONE_FRAME:
        raise Failure(f"the desk showed the applicant's answer {apart * 1000:.1f} ms after their own screen")
    if not desk.node("choice.training.none")["selected"]:
        raise Failure("the applicant's answer is not chosen at the desk")
    print(f"applicant to desk: {(time.monotonic() - began) * 1000:.0f} ms from the tap to both files")


def a_variant(applicant, desk):
    """Washington beside the real person."""
    desk.tap("desk.page.what_if")
    desk.wait(lambda shown: desk.node("desk.try.1.state"), "ideas")
    desk.tap("desk.try.1.state")
    desk.wait(lambda shown: desk.node("choice.state.WA"), "map")
    desk.tap("choice.state.WA")
    desk.wait(lambda shown: desk.node("desk.edit.1"), "open variant")
    desk.tap("desk.edit.1")
    desk.wait(lambda shown: desk.node("desk.road.1.ccma-nha"), "variant beside the real person")
    if desk.node("desk.road.0.ccma-nha")["label"] == desk.node("desk.road.1.ccma-nha")["label"]:
        raise Failure("Washington's credential changes nothing")


def unplugged_and_plugged(server, applicant, desk):
    """The desk's display goes away and comes again."""
    before = desk.read()["nodes"]
    screen = [node for node in applicant.read()["nodes"]]
    os.remove(desk.file)
    server.unplug()
    applicant.tap("nav.why")  # the applicant's side goes on
    applicant.tap("nav.why")
    if [node["id"] for node in applicant.read()["nodes"]] != [node["id"] for node in screen]:
        raise Failure("unplugging the desk changed the applicant's screen")
    if os.path.exists(desk.file):
        raise Failure("the desk is told though it has no display")
    server.plug()
    desk.shown = {"frame": 0, "screen": "", "nodes": []}
    desk.wait(lambda shown: shown["frame"] > 0, "desk after its display came again")
    if desk.shown["nodes"] != before:
        raise Failure(f"the desk came again as another: {desk.describe()}")
    desk.tap("desk.adopt.1")
    desk.wait(lambda shown: not desk.node("desk.drop.1"), "adopted variant")
    print("unplugged and plugged again: the same desk, and it can be touched")


def rests(program):
    """With nobody there, the program uses no processor."""
    ticks = os.sysconf("SC_CLK_TCK")

    def used():
        with open(f"/proc/{program.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / ticks

    least = PATIENCE
    for _ in range(5):  # what was under way may end first
        before = used()
        time.sleep(1)
        least = min(least, used() - before)
        if least <= 0.02:
            print(f"at rest: {least * 1000:.0f} ms of processor in a second")
            return
    raise Failure(f"the program does not rest: {least * 1000:.0f} ms of processor in a second")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    server = TwoDisplays()
    program = None
    try:
        desk_file = os.path.join(server.folder, "desk.json")
        configuration = os.path.join(server.folder, "kiosk.json")
        with open(configuration, "w", encoding="ascii") as file:
            file.write('{"desk": {"display": "DUMMY1"}}')  # which display is whose is kept there
        program = Program(server, options.program, "--date", "2026-11-22", "--still", "--configuration", configuration, "--desk-semantics", desk_file)
        desk = Desk(program, desk_file)
        both_sides(program, desk)
        a_variant(program, desk)
        unplugged_and_plugged(server, program, desk)
        rests(program)
        program.stop()
    except Failure as failure:
        print(f"desk.py: {failure}", file=sys.stderr)
        return 1
    finally:
        if program:
            program.close()
        server.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
