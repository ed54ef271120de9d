#!/usr/bin/env python3
"""Works the real program in a real X server without touching it: by keys alone, by a keypad, by two switches, by one switch.

  keys.py --program build/release/kiosk/milepost [--device keyboard|keypad|two|one]... [--language CODE]...

Each visit goes from attract to the roadmap and back to attract, in each language. It reads --semantics and sends keys with
XTEST; a finger never comes near the screen. After every answer of the program the focus must stand on a node that can be
chosen. With one switch nothing but that switch is pressed: the program's scanning brings everything to it, at its own speed.

Needs Xvfb, libX11 and libXtst. Exit status: 0 all went well, 1 a check failed.
"""
import argparse
import ctypes
import sys
import time

from walk import Failure, Program, Server, choices, play

MOST_STEPS = 90  # to anything on a screen: more than any has targets
CAN_BE_CHOSEN = ("button", "choice", "link", "slider")


class Keys:
    """The keys of the server's keyboard."""

    def __init__(self, server):
        self.server = server
        server.x11.XStringToKeysym.restype = ctypes.c_ulong
        server.x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        server.x11.XKeysymToKeycode.restype = ctypes.c_ubyte
        server.xtst.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]

    def send(self, name, down):
        code = self.server.x11.XKeysymToKeycode(self.server.display, self.server.x11.XStringToKeysym(name.encode()))
        if code == 0:
            raise Failure(f"the keyboard has no key {name}")
        self.server.xtst.XTestFakeKeyEvent(self.server.display, code, 1 if down else 0, 0)
        self.server.x11.XSync(self.server.display, 0)

    def press(self, name):
        self.send(name, True)
        self.send(name, False)


class Device:
    """What the visitor's hands have: keys that move on and keys that choose."""

    def __init__(self, program, keys, name):
        self.program, self.keys, self.name = program, keys, name
        self.moves = {"keyboard": ["Tab", "Down", "Right"], "keypad": ["KP_Down", "KP_Right"], "two": ["1"], "one": []}[name]
        self.chooses = {"keyboard": ["Return", "space"], "keypad": ["KP_Begin", "KP_Enter"], "two": ["2"], "one": ["space"]}[name]
        self.presses = 0

    def focus(self):
        """The node that has the focus; there is always one."""
        shown = self.program.shown
        node = next((node for node in shown["nodes"] if node["id"] == shown["focus"]), None)
        if node is None or not node["enabled"] or node["role"] not in CAN_BE_CHOSEN:
            raise Failure(f"the focus is lost ({shown['focus']}): {self.program.describe()}")
        return node

    def answer(self, what):
        """Waits until the program has answered, and looks where the focus is."""
        before = self.frame
        self.program.wait(lambda shown: shown["frame"] > before, what)

    def move_on(self):
        self.frame = self.program.shown["frame"]
        if self.moves:
            self.presses += 1
            name = self.moves[self.presses % len(self.moves)]
            self.keys.press(name)
            self.answer(f"answer to the key {name}")
        else:
            self.answer("step of the scanning")

    def choose(self, wished, what):
        """Goes on until the focus is on what is wished for, and chooses it."""
        for _ in range(MOST_STEPS):
            node = self.focus()
            if wished(node):
                self.presses += 1
                self.program.trail.append(node["id"])
                self.frame = self.program.shown["frame"]
                name = self.chooses[self.presses % len(self.chooses)]
                self.keys.press(name)
                self.answer(f"answer to choosing {node['id']} by {name}")
                if self.program.shown["screen"] != "attract":
                    self.focus()
                return
            self.move_on()
        raise Failure(f"the focus never comes to {what}: {self.program.describe()}")

    def choose_id(self, name):
        self.choose(lambda node: node["id"] == name, name)


def start(program, device, language):
    program.until("attract")
    if device.name in ("one", "two"):  # whose switches still work on the goodbye, where the first thing to choose is to undo
        program.wait(lambda shown: program.node("farewell.undo") is None, "end of the goodbye")
    device.frame = program.shown["frame"]
    device.keys.press(device.chooses[0])  # shows where one is, and no more
    device.answer("the focus on attract")
    device.choose_id("attract.switch" if device.name == "one" else "attract.start")
    program.until("question")
    if program.shown["language"] != language:
        device.choose_id("settings.language." + language)
    if program.shown["language"] != language:
        raise Failure(f"the language is {program.shown['language']} and not {language}: {program.describe()}")
    if device.name == "two":
        device.choose_id("settings.open")
        device.choose_id("settings.switches.two")
        device.choose_id("nav.back")


def visit(program, device, language):
    program.trail = []
    start(program, device, language)
    for _ in range(MOST_STEPS):
        shown = program.shown
        if shown["screen"] != "question":
            break
        onward = program.node("nav.next")
        if onward and onward["enabled"] and any(node["selected"] for node in choices(program)):
            device.choose_id("nav.next")
        else:
            device.choose(lambda node: node["id"].startswith("choice.") and not node["selected"], "an answer")
    program.until("review")
    device.choose_id("nav.next")
    program.until("roadmap")
    device.choose_id("nav.start_over")
    program.until("attract")


def the_rest(program, device):
    """What a keyboard can do beyond: back, help, learning the keys; and a key that is held."""
    start(program, device, "en")
    device.choose(lambda node: node["id"].startswith("choice."), "an answer")
    question = program.node("heading.1")["label"]
    frame = program.shown["frame"]
    device.keys.press("F1")
    program.until("keys")
    device.keys.press("Escape")
    program.wait(lambda shown: shown["frame"] > frame and any(node["label"] == "Escape" for node in shown["nodes"]), "the name of the key")
    device.keys.press("Return")
    program.wait(lambda shown: any(node["label"] == "Enter" for node in shown["nodes"]), "the name of the key that chooses")
    device.keys.press("Return")
    program.until("question")
    device.keys.press("Escape")
    program.wait(lambda shown: program.node("heading.1")["label"] != question, "the question before")
    first = program.shown["focus"]
    device.keys.send("Tab", True)
    program.wait(lambda shown: shown["focus"] != first, "answer to a held key")
    time.sleep(1.5)  # the server repeats a key that is held after 0.66 s
    program.read()
    second, frame = program.shown["focus"], program.shown["frame"]
    device.keys.send("Tab", False)
    device.frame = frame
    device.keys.press("Up")
    device.answer("answer to the key that goes back")
    if program.shown["focus"] != first:
        raise Failure(f"a held key moved the focus from {first} to {second} and beyond: {program.shown['focus']} stands before that")
    program.tap("nav.start_over")
    program.until("attract")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--device", action="append", choices=["keyboard", "keypad", "two", "one"], help="all of them if not given")
    parser.add_argument("--language", action="append", help="may be given more than once; en and es if not at all")
    parser.add_argument("--size", default="1080x1920", help="of the display, in pixels")
    parser.add_argument("arguments", nargs="*", help="for the program, after --")
    options = parser.parse_args()

    def drive(server):
        keys = Keys(server)
        program = Program(server, options.program, "--still", *options.arguments)
        try:
            for name in options.device or ["keyboard", "keypad", "two", "one"]:
                device = Device(program, keys, name)
                for language in options.language or ["en", "es"]:
                    try:
                        visit(program, device, language)
                    except Failure as failure:
                        raise Failure(f"{name}, {language}: {failure}") from None
                    print(f"{name}, {language}: {len(program.trail)} choices, {device.presses} presses", flush=True)
                if name == "keyboard":
                    the_rest(program, device)
            program.stop()
        finally:
            program.close()

    return play(Server(*(int(side) for side in options.size.split("x"))), drive)


if __name__ == "__main__":
    sys.exit(main())
