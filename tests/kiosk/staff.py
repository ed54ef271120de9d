#!/usr/bin/env python3
"""Staff at the real program in a real X server: the first start sets a PIN, five wrong ones bring a wait that a restart does
not shorten, the right one opens the administration; a bank card sets the size, which a restart keeps; whoever goes away is led
out; a visitor's answers are erased by who looks after the kiosk and by nobody else; and staff reads why the content was refused.

  staff.py --program milepost

The way in is a finger on the logo for three seconds, and the wait is 15 s: this test takes that long.
"""
import argparse
import ctypes
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from walk import PATIENCE, Failure, Program, Server, play

PIN, OTHER_PIN, WRONG = "290417", "860213", "111112"
F12 = 0xFFC9  # the keysym


def expect(holds, sentence):
    if not holds:
        raise Failure(sentence)


def says(shown, words):
    return any(words in node["label"] for node in shown["nodes"])


class Kiosk(Program):
    def __init__(self, server, options, folder, *arguments):
        self.configuration = folder / "kiosk.json"
        server.x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        server.x11.XKeysymToKeycode.restype = ctypes.c_ubyte
        server.xtst.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        super().__init__(server, options.program, "--language", "en", "--configuration", str(self.configuration), *arguments)

    def on(self, screen):
        """Waits for a screen, out of service among them, which `until` takes for a failure."""
        end = time.monotonic() + PATIENCE
        while self.read()["screen"] != screen:
            expect(time.monotonic() < end, f"no screen {screen}: {self.describe()}; {self.last_words()}")
            time.sleep(0.01)

    def wait_for(self, words):
        self.wait(lambda shown: says(shown, words), f'"{words}"')

    def button(self, down):
        self.server.xtst.XTestFakeButtonEvent(self.server.display, 1, int(down), 0)
        self.server.x11.XSync(self.server.display, 0)

    def move(self, x, y):
        self.server.xtst.XTestFakeMotionEvent(self.server.display, -1, int(x), int(y), 0)
        self.server.x11.XSync(self.server.display, 0)

    def knock(self):
        """Three seconds on the logo. What can be touched is told when the finger is gone."""
        self.move(100, 70)
        self.button(True)
        time.sleep(3.5)  # half a second to spare on a machine that has other things to do
        self.button(False)
        self.on("staff_pin")
        self.wait(lambda shown: self.node("staff.leave") is not None, "the gate")

    def key(self, keysym):
        code = self.server.x11.XKeysymToKeycode(self.server.display, keysym)
        for down in (1, 0):
            self.server.xtst.XTestFakeKeyEvent(self.server.display, code, down, 0)
        self.server.x11.XSync(self.server.display, 0)

    def type(self, pin):
        for digit in pin:
            self.tap("key." + digit)
            told = json.dumps([node for node in self.shown["nodes"] if not node["id"].startswith("key.")])
            expect(pin not in told, "the semantics file tells the PIN")

    def drag(self, name, by):
        x, y, w, h = self.node(name)["rect"]
        x, y = x + w // 2, y + h // 2
        self.move(x, y)
        self.button(True)
        for step in range(1, 11):
            time.sleep(0.05)  # the speed of a finger
            self.move(x + by * step / 10, y + step)
        self.button(False)

    def pixels(self):
        """How wide the outline of the bank card is."""
        return int(re.search(r"(\d+) pixels", self.node("staff.edge")["label"])[1])

    def seconds_to_wait(self):
        for node in self.read()["nodes"]:
            found = re.search(r"Wait (\d+) second", node["label"])
            if found:
                return int(found[1])
        return 0


def first_start(server, options, folder):
    kiosk = Kiosk(server, options, folder)
    try:
        kiosk.until("attract")
        expect(not kiosk.configuration.exists(), "a configuration before anything was set")
        kiosk.knock()
        kiosk.wait_for("Choose a staff PIN")
        kiosk.type("123456")
        kiosk.wait_for("too easy")
        kiosk.type(PIN)
        kiosk.wait_for("Type it again")
        kiosk.type(PIN)
        kiosk.until("admin")
        kiosk.wait_for("The new PIN is set")
        text = kiosk.configuration.read_text()
        expect("$argon2id$" in text and PIN not in text, f"not the hash alone is on the disk: {text}")
        mode = stat.S_IMODE(kiosk.configuration.stat().st_mode)
        expect(mode == 0o600, f"others can read the hash: {mode:o}")
        kiosk.tap("staff.done")
        kiosk.until("attract")

        kiosk.knock()
        for number in range(1, 6):
            kiosk.type(WRONG)
            kiosk.wait_for("That is not the PIN" if number < 5 else "Too many wrong tries")
        left = kiosk.seconds_to_wait()
        expect(13 <= left <= 15, f"after five wrong tries the wait is {left} s; expected 15")
        expect(not kiosk.node("key.1")["enabled"], "digits can be typed during the wait")
        kiosk.process.kill()  # as if the plug were pulled
        kiosk.process.wait()
    finally:
        kiosk.close()
    return time.monotonic() + left


def restarted(server, options, folder, opens):
    """The wait goes on, and then the right PIN opens; a bank card tells the size."""
    kiosk = Kiosk(server, options, folder)
    try:
        kiosk.until("attract")
        kiosk.knock()
        left, expected = kiosk.seconds_to_wait(), opens - time.monotonic()
        expect(abs(left - expected) <= 2, f"after a restart the wait is {left} s; expected {expected:.0f}")
        kiosk.wait(lambda shown: kiosk.node("key.1") and kiosk.node("key.1")["enabled"], "end of the wait")
        expect(time.monotonic() > opens - 2, "the wait ended early")
        kiosk.type(PIN)
        kiosk.until("admin")
        expect(json.loads(kiosk.configuration.read_text())["pin"]["tries"] == 0, "a right PIN did not end the count of tries")
        kiosk.wait_for("21.5 inches")

        target = kiosk.node("staff.done")["rect"]
        kiosk.tap("staff.calibrate")
        kiosk.wait(lambda shown: kiosk.node("staff.edge") is not None, "the outline")
        pixels = kiosk.pixels()
        expect(pixels == 345, f"the outline is {pixels} pixels wide at first; expected 345")
        kiosk.drag("staff.edge", 40)
        kiosk.wait(lambda shown: kiosk.pixels() == pixels + 40, "the outline as wide as it was dragged")
        kiosk.tap("staff.much_wider")
        pixels += 50
        kiosk.wait(lambda shown: kiosk.pixels() == pixels, "the outline 10 pixels wider")
        kiosk.tap("staff.calibrate.keep")
        kiosk.wait(lambda shown: kiosk.node("staff.calibrate.undo") is not None, "the way back to the size before")
        inches = json.loads(kiosk.configuration.read_text())["display"]["diagonal_inches"]
        expect(abs(inches - 85.6 / pixels * (1080**2 + 1920**2) ** 0.5 / 25.4) < 0.05, f"{pixels} pixels gave {inches} inches")
        kiosk.tap("staff.leave")
        kiosk.wait(lambda shown: kiosk.node("staff.done") is not None, "the overview")
        expect(kiosk.node("staff.done")["rect"][3] > target[3] * 1.1, "the layout did not change with the size")
        for _ in range(3):
            kiosk.tap("staff.floor.more")
        kiosk.wait_for("930\u00a0mm")

        kiosk.tap("staff.new_pin")
        for _ in range(2):
            kiosk.type(OTHER_PIN)
        kiosk.wait_for("The new PIN is set")
        kiosk.tap("staff.quit")
        kiosk.wait(lambda shown: kiosk.node("staff.quit.now") is not None, "the question")
        kiosk.server.tap(*(lambda x, y, w, h: (x + w // 2, y + h // 2))(*kiosk.node("staff.quit.now")["rect"]))
        expect(kiosk.process.wait(PATIENCE) == 0, "the program did not end well")
        expect(kiosk.last_words() == "", f"the program said: {kiosk.last_words()}")
    finally:
        kiosk.close()
    return inches


def kept(server, options, folder, inches):
    """What was set is kept; a visit is untouched by the gate, erased by the administration; idle staff is led out."""
    kiosk = Kiosk(server, options, folder, "--idle", "6")
    try:
        kiosk.until("attract")
        kiosk.tap("attract.start")
        kiosk.until("question")
        kiosk.tap(next(node for node in kiosk.shown["nodes"] if node["id"].startswith("choice.") and kiosk.can_tap(node)))
        heading = kiosk.node("heading.1")["label"]
        kiosk.knock()
        kiosk.type(OTHER_PIN)
        kiosk.wait(lambda shown: kiosk.node("staff.door.visit") is not None, "the door")
        kiosk.tap("staff.door.visit")
        kiosk.until("question")
        expect(kiosk.node("heading.1")["label"] == heading, "the visit is another after the gate")
        kiosk.knock()
        kiosk.type(OTHER_PIN)
        kiosk.wait(lambda shown: kiosk.node("staff.door.desk") is not None, "the door")
        kiosk.tap("staff.door.desk")
        kiosk.until("desk")
        kiosk.tap("desk.leave")
        kiosk.until("question")
        expect(kiosk.node("heading.1")["label"] == heading, "the visit is another after the desk")
        kiosk.key(F12)  # for whoever has a keyboard
        kiosk.until("staff_pin")
        for digit in OTHER_PIN:
            kiosk.key(ord(digit))
        kiosk.wait(lambda shown: kiosk.node("staff.door.admin") is not None, "the door")
        kiosk.tap("staff.door.admin")
        kiosk.until("admin")
        kiosk.wait_for(f"{inches:.1f} inches")
        kiosk.wait_for("930\u00a0mm")
        began = time.monotonic()
        kiosk.until("attract")
        expect(time.monotonic() - began < 8, "staff who went away was not led out after 6 s")
        kiosk.tap("attract.start")
        kiosk.until("question")
        expect(kiosk.node("heading.1")["label"] != heading, "the visit outlived the administration")
        kiosk.stop()
    finally:
        kiosk.close()


def reset(server, options, folder):
    """A PIN that was forgotten is reset on the machine; the rest stays."""
    call = [options.program, "reset-pin", "--configuration", str(folder / "kiosk.json")]
    said = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    expect(said.endswith("the PIN is forgotten; set a new one before the public comes\n"), said)
    left = json.loads((folder / "kiosk.json").read_text())
    expect("pin" not in left and left["display"]["floor_mm"] == 930, f"left: {left}")
    said = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    expect(said.endswith("no PIN is set\n"), said)


def refused(server, options, folder):
    """The content is refused: the public sees so, staff reads why."""
    pack = folder / "pack"
    shutil.copytree(pathlib.Path(__file__).resolve().parents[2] / "assets", pack)
    steps = pack / "content" / "steps.json"
    steps.write_text(steps.read_text().replace('"kind"', '"knid"', 1))
    kiosk = Kiosk(server, options, folder, "--content", str(pack))
    try:
        kiosk.on("out_of_service")
        expect(says(kiosk.shown, "Out of service") and not says(kiosk.shown, "steps.json"), f"not what the public should see: {kiosk.describe()}")
        kiosk.knock()
        for _ in range(2):
            kiosk.type(PIN)
        kiosk.on("admin")
        expect(says(kiosk.shown, 'content/steps.json:/steps/0/knid: the unknown key "knid"'), f"no reason: {[node['label'] for node in kiosk.shown['nodes']]}")
        kiosk.tap("staff.done")
    except Failure as failure:
        if "out of service" not in str(failure):  # where it is led, and what walk.py takes for a failure
            raise
    finally:
        kiosk.on("out_of_service")
        kiosk.close()
    kiosk = Kiosk(server, options, folder)
    kiosk.until("attract")
    kiosk.close()
    (folder / "kiosk.json").write_text('{"display": {"floor": 3}}')
    kiosk = Kiosk(server, options, folder)
    try:
        kiosk.on("out_of_service")
        expect("/display/floor: the unknown key \"floor\"; expected one of diagonal_inches floor_mm" in kiosk.last_words(), kiosk.last_words())
    finally:
        kiosk.close()
    expect((folder / "kiosk.json").read_text() == '{"display": {"floor": 3}}', "a configuration that was refused was written over")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    options = parser.parse_args()

    def drive(server):
        with tempfile.TemporaryDirectory(prefix="milepost-staff-") as name:
            folder = pathlib.Path(name)
            opens = first_start(server, options, folder)
            inches = restarted(server, options, folder, opens)
            kept(server, options, folder, inches)
            reset(server, options, folder)
            refused(server, options, folder)
        print("the PIN holds, and what was set is kept")

    return play(Server(1080, 1920), drive)


if __name__ == "__main__":
    sys.exit(main())
