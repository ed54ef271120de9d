#!/usr/bin/env python3
"""Two windows on two displays: the applicant's, and the counselor's desk.

  desk.py --program build/release/kiosk/milepost

A real X server with two displays (Xorg with its driver "dummy", whose outputs xrandr plugs and unplugs) shows the kiosk full
screen on the first and the desk on the second; both are touched with XTEST and read by their semantics files, which count the same
frames. What is done in one window must stand in the other in that frame or the next; a display that goes and comes again loses
nothing, and meanwhile the desk is behind the PIN on the applicant's; one that is plugged in for the first time is offered; a desk
that is left alone leaves, and the visit only after it; and with nobody touching anything the program rests.

Needs Xorg, its dummy driver, xrandr, libX11 and libXtst. Exit status: 0 all went well, 1 a check failed.
"""
import argparse
import json
import os
import pathlib
import shutil
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(__file__))
import walk  # noqa: E402
from staff import F12, PIN, Kiosk  # noqa: E402
from walk import MOST_TAPS, PATIENCE, Failure, Program, play  # noqa: E402

WIDTH, HEIGHT = 1920, 1080
MISSING = "milepost: the desk's display is not connected: the desk is behind the staff PIN on the applicant's\n"

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
    Virtual 3840 1920
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
        self.new_mode(1080, 1920, "DUMMY0", "DUMMY1")
        self.plug()

    def plug(self, order=(0, 1)):
        """Both displays, from left to right."""
        for place, display in enumerate(order):
            self.xrandr("--output", f"DUMMY{display}", "--mode", f"{WIDTH}x{HEIGHT}", "--pos", f"{place * WIDTH}x0")
        self.xrandr("--query")  # the driver tells that it is connected when it is asked

    def unplug(self, display=1):
        self.xrandr("--output", f"DUMMY{display}", "--off")
        self.xrandr("--query")

    def close(self):
        super().close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Desk(Program):
    """The desk's window of a program that runs: read and touched like the other."""

    def __init__(self, applicant, file):
        self.server, self.process, self.errors = applicant.server, applicant.process, applicant.errors
        self.file, self.folder = file, None
        self.left = WIDTH  # where its display begins
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
        self.server.tap(self.left + x + w // 2, y + h // 2)
        return self.wait(lambda shown: shown["frame"] > before, f"answer of the desk to the tap on {node['id']}")


def stands(start):
    """Is there a node whose id begins so?"""
    return lambda shown: any(node["id"].startswith(start) for node in shown["nodes"])


def find(side, name, left, done):
    """The display of this side begins at `left` now: taps there until it is done, for the window may still be on its way. It takes a
    second look to see where displays have come to rest."""
    side.left = left
    x, y, w, h = side.node(name)["rect"]
    end = time.monotonic() + PATIENCE
    while not done(side.read()):
        if time.monotonic() > end:
            raise Failure(f"the window is not where its display is: {side.describe()}")
        side.server.tap(left + x + w // 2, y + h // 2)
        time.sleep(0.3)


def say(program):
    return [node["label"] for node in program.shown["nodes"]]


def chosen(program):
    return {node["id"] for node in program.shown["nodes"] if node["id"].startswith("choice.") and node["selected"]}


def staff_in(kiosk, *digits):
    """Staff at the applicant's display, with a keyboard; keys go to the window under the finger."""
    kiosk.move(100, 70)
    kiosk.key(F12)
    kiosk.until("staff_pin")
    kiosk.wait(lambda shown: kiosk.node("key.1"), "the gate")
    for pin in digits:
        kiosk.type(pin)


class Frames:
    """Holds the frame in which one window first showed what was done against the one in which the other did."""

    def __init__(self, limit=1):
        self.apart, self.limit = [], limit

    def hold(self, touched, other, what):
        apart = abs(other.shown["frame"] - touched.shown["frame"])
        if apart > self.limit:
            raise Failure(f"{what}: shown in frame {touched.shown['frame']}, and in {other.shown['frame']} on the other side")
        self.apart.append(apart)

    def __str__(self):
        return f"{len(self.apart)} taps, {self.apart.count(0)} of them in the same frame on both"


def open_the_desk(applicant, desk):
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


def both_sides(applicant, desk):
    """Whatever is touched on one side stands on the other, in the same frame or the next."""
    open_the_desk(applicant, desk)
    there, back = Frames(), Frames()
    for _ in range(MOST_TAPS):  # the applicant answers all that they are asked
        if applicant.read()["screen"] == "review":
            break
        offered = [node for node in walk.choices(applicant) if applicant.can_tap(node) and not node["selected"]]
        onward = applicant.node("nav.next")
        if onward and onward["enabled"] and chosen(applicant):
            applicant.tap(onward)
            continue
        before = desk.read()["frame"]
        answer = offered[0]["id"]
        applicant.tap(offered[0])
        desk.wait(lambda shown: shown["frame"] > before, f"{answer} at the desk")
        if desk.node(answer) and not desk.node(answer)["selected"]:
            raise Failure(f"{answer} is not chosen at the desk")
        there.hold(applicant, desk, answer)
    applicant.until("review")
    for answer in ("choice.goal.least_cost", "choice.goal.soonest", "choice.diploma.none", "choice.diploma.yes", "choice.goal.most_doors"):
        if desk.node(answer)["selected"]:
            continue
        before, words = applicant.read()["frame"], say(applicant)
        desk.tap(answer)
        desk.wait(lambda shown: desk.node(answer)["selected"], f"{answer} chosen at the desk")
        applicant.wait(lambda shown: shown["frame"] > before, f"{answer} on the applicant's screen")
        if say(applicant) == words:
            raise Failure(f"{answer} changes nothing on the applicant's screen")
        back.hold(desk, applicant, answer)
    if len(there.apart) < 4 or len(back.apart) < 4:
        raise Failure(f"too few taps to tell: {there}; {back}")
    print(f"applicant to desk: {there}; desk to applicant: {back}")


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
    """The desk's display goes away and comes again; a counselor who cannot wait has the desk on the applicant's."""
    before = desk.read()["nodes"]
    screen = [node["id"] for node in applicant.read()["nodes"]]

    def unplug():
        os.remove(desk.file)
        server.unplug()
        desk.shown = {"frame": 0, "screen": "", "nodes": []}
        applicant.tap("settings.open")  # the applicant's side goes on
        applicant.until("settings")
        walk.close_settings(applicant)
        if [node["id"] for node in applicant.read()["nodes"]] != screen:
            raise Failure(f"unplugging the desk changed the applicant's screen: {applicant.describe()}")
        if os.path.exists(desk.file):
            raise Failure("the desk is told though it has no display")

    def plug():
        server.plug()
        desk.wait(lambda shown: shown["frame"] > 0, "desk after its display came again")
        if desk.shown["nodes"] != before:
            raise Failure(f"the desk came again as another: {desk.describe()}")

    unplug()
    plug()
    unplug()
    staff_in(applicant, PIN)
    applicant.wait(lambda shown: applicant.node("staff.door.desk"), "the desk behind the PIN")
    applicant.wait_for("The desk’s display, DUMMY1, is not connected.")
    applicant.tap("staff.door.desk")
    applicant.until("desk")
    applicant.wait(lambda shown: applicant.node("desk.road.1.ccma-nha"), "the same desk, with its variant")
    plug()
    applicant.wait(lambda shown: [node["id"] for node in shown["nodes"]] == screen, "the applicant's screen without the desk")
    desk.tap("desk.adopt.1")
    desk.wait(lambda shown: not desk.node("desk.drop.1"), "adopted variant")
    if applicant.last_words() != 2 * MISSING:
        raise Failure(f"staff was not told of the missing display: {applicant.last_words()}")
    print("unplugged and plugged again: the same desk, in between behind the PIN on the other display")


def applicants_unplugged(server, applicant, desk):
    """The applicant's display goes away and comes again on the other side of the desk's: each window is where its display is."""
    screen = [(node["id"], node["rect"]) for node in applicant.read()["nodes"]]

    server.unplug(0)
    find(desk, "desk.page.say", 0, stands("desk.say."))
    server.plug((1, 0))
    find(applicant, "settings.open", WIDTH, lambda shown: shown["screen"] == "settings")
    server.unplug(0)
    server.plug()
    find(applicant, "nav.back", 0, lambda shown: shown["screen"] != "settings")
    if [(node["id"], node["rect"]) for node in applicant.shown["nodes"]] != screen or (applicant.shown["width"], applicant.shown["height"]) != (WIDTH, HEIGHT):
        raise Failure(f"not the same screen on the applicant's display: {applicant.describe()}")
    find(desk, "desk.page.what_if", WIDTH, stands("desk.try."))
    desk.wait(lambda shown: desk.node("desk.road.1.ccma-nha"), "the variant")
    print("the applicant's display unplugged and plugged again: the same visit, the same desk, each on its own")


def turn_to(desk, page):
    """Opens one of the desk's pages, and waits for what stands on it alone."""
    desk.tap("desk.page." + page)
    desk.wait(stands({"say": "desk.say.", "what_if": "desk.try."}[page]), f"page {page} of the desk")


def modes_change(server, applicant, desk):
    """Each display changes its mode, and turns; each window follows its own, and shows what it showed."""
    screen = [node["id"] for node in applicant.read()["nodes"]]

    def change(side, display, width, height, left):
        server.xrandr("--output", f"DUMMY{display}", "--mode", f"{width}x{height}", "--pos", f"{left}x0")
        side.wait(lambda shown: (shown["width"], shown["height"]) == (width, height), f"DUMMY{display} in {width}x{height}")

    for width, height in ((1280, 1024), (1080, 1920), (WIDTH, HEIGHT)):  # upright: as it is when it was turned
        change(desk, 1, width, height, WIDTH)
        turn_to(desk, "say")
        turn_to(desk, "what_if")
        change(applicant, 0, width, height, 0)
        applicant.tap("settings.open")
        applicant.until("settings")
        walk.close_settings(applicant)
    if [node["id"] for node in applicant.shown["nodes"]] != screen:
        raise Failure(f"another screen after the modes: {applicant.describe()}")
    for left, page, mark in ((WIDTH + 300, "desk.page.say", "desk.say."), (WIDTH, "desk.page.what_if", "desk.try.")):  # it moves, and nothing else
        server.xrandr("--output", "DUMMY1", "--pos", f"{left}x0")
        find(desk, page, left, stands(mark))
    print("modes change and a display moves: each window fills its own")


def focus_goes(server, applicant, desk):
    """Another program takes the keys: the next touch counts on both sides."""
    keys = server.focus()
    for page in ("say", "what_if"):
        server.set_focus()
        turn_to(desk, page)
        server.set_focus(keys)
    applicant.tap("settings.open")
    applicant.until("settings")
    server.set_focus()
    walk.close_settings(applicant)
    server.set_focus(keys)
    print("the focus goes: the next touch counts on both sides")


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


def plugged_later(server, options, folder):
    """A display that was not there at the start is offered to staff, and is the desk's from then on."""
    server.unplug()
    desk_file = os.path.join(server.folder, "later.json")
    kiosk = Kiosk(server, options, folder, "--still", "--desk-semantics", desk_file)
    desk = Desk(kiosk, desk_file)
    try:
        kiosk.until("attract")
        staff_in(kiosk, PIN, PIN)
        kiosk.until("admin")
        kiosk.wait_for("Only one display is connected.")
        server.plug()
        kiosk.wait(lambda shown: kiosk.node("staff.desk.2") and kiosk.node("staff.desk.2")["label"] == "DUMMY1", "the display that was plugged in")
        kiosk.tap("staff.desk.2")
        desk.wait(lambda shown: desk.node("desk.open"), "closed desk on it")
        if json.loads(kiosk.configuration.read_text())["desk"] != {"display": "DUMMY1"}:
            raise Failure(f"not kept: {kiosk.configuration.read_text()}")
        os.remove(desk_file)
        server.unplug()
        kiosk.wait_for("DUMMY1 (not connected)")
        kiosk.tap("staff.desk.none")
        kiosk.wait_for("Only one display is connected.")
        kiosk.tap("staff.done")
        if kiosk.last_words() != MISSING:
            raise Failure(f"staff was told: {kiosk.last_words()}")
    finally:
        kiosk.close()
    print("plugged in later: offered, used at once, kept, and given up again")


def left_alone(server, options, folder):
    """On one display the counselor walks away: the desk goes, then the visit is asked for, then it is gone too."""
    kiosk = Kiosk(server, options, folder, "--still", "--idle", "3", "--read-idle", "3", "--answer", "3")
    try:
        kiosk.until("attract")
        kiosk.tap("attract.start")
        kiosk.until("question")
        kiosk.tap(next(node for node in walk.choices(kiosk) if kiosk.can_tap(node)))
        screen = [node["id"] for node in kiosk.shown["nodes"]]
        staff_in(kiosk, PIN)
        kiosk.wait(lambda shown: kiosk.node("staff.door.desk"), "the door")
        kiosk.tap("staff.door.desk")
        kiosk.until("desk")
        kiosk.tap("desk.page.what_if")
        kiosk.until("question")
        if [node["id"] for node in kiosk.shown["nodes"]] != screen:
            raise Failure(f"the visit is another after the desk has left: {kiosk.describe()}")
        kiosk.until("idle_warning")
        kiosk.tap("idle.stay")
        kiosk.until("question")
        if [node["id"] for node in kiosk.shown["nodes"]] != screen:
            raise Failure(f"the visit is another after the warning: {kiosk.describe()}")
        kiosk.until("idle_warning")
        kiosk.until("attract")
        kiosk.stop()
    finally:
        kiosk.close()
    print("left alone on one display: the desk leaves, the visit stays until its own time is over")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    options = parser.parse_args()

    def drive(server):
        desk_file = os.path.join(server.folder, "desk.json")
        folders = [pathlib.Path(server.folder) / name for name in ("two", "one")]
        for folder in folders:
            folder.mkdir()
        (folders[0] / "kiosk.json").write_text('{"desk": {"display": "DUMMY1"}}')  # which display is whose is kept there
        program = Kiosk(server, options, folders[0], "--date", "2026-11-22", "--still", "--desk-semantics", desk_file)
        try:
            desk = Desk(program, desk_file)
            both_sides(program, desk)
            a_variant(program, desk)
            applicants_unplugged(server, program, desk)
            unplugged_and_plugged(server, program, desk)
            modes_change(server, program, desk)
            focus_goes(server, program, desk)
            rests(program)
        finally:
            program.close()
        plugged_later(server, options, folders[1])
        left_alone(server, options, folders[1])

    return play(TwoDisplays(), drive)


if __name__ == "__main__":
    sys.exit(main())
