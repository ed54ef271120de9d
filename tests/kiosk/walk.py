#!/usr/bin/env python3
"""Walks through the real program in a real X server, as a visitor would: it reads --semantics and taps with XTEST.

  walk.py --program build/release/kiosk/milepost [--walks N] [--seed S] [--language CODE]... [--size WxH]

Each walk goes from attract to the roadmap by random answers, sometimes a step back; every other one changes the settings
first. At its end the visit is ended, in every other walk taken back and ended again, and the next person must find nothing of it. Then a first look is made exact, and, once for each language, a visit is
left alone: the idle warning comes, is answered, comes again and wipes. 200 walks take about 20 minutes:

  walk.py --program build/release/kiosk/milepost --walks 200 --language en --language es

Nothing waits on a clock: each step waits for the semantics file to change, with a bound after which it fails.
Needs Xvfb, libX11 and libXtst. Exit status: 0 all went well, 1 a check failed (the sentence says which and how to repeat it).
"""
import argparse
import ctypes
import json
import os
import random
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = 20.0  # seconds after which something that has not come will not come
MOST_TAPS = 80  # to the roadmap: far more than there are questions
NOTHING_CHOSEN = ("settings.text.medium", "settings.contrast.default")


class Failure(Exception):
    pass


class Server:
    """An X server of our own, and the finger on it."""

    def __init__(self, width=0, height=0, command=None):
        reader, writer = os.pipe()
        command = command or ["Xvfb", "-screen", "0", f"{width}x{height}x24"]
        self.process = subprocess.Popen(
            [*command, "-displayfd", str(writer), "-nolisten", "tcp", "-noreset"],
            pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(writer)
        number = b""
        while not number.endswith(b"\n"):
            if not select.select([reader], [], [], PATIENCE)[0]:
                raise Failure(f"{command[0]} did not start")
            part = os.read(reader, 16)
            if not part:
                raise Failure(f"{command[0]} ended at once")
            number += part
        os.close(reader)
        self.name = ":" + number.decode().strip()
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.xtst = ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self.x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
        self.x11.XGetInputFocus.argtypes = [ctypes.c_void_p, ctypes.POINTER(ctypes.c_ulong), ctypes.POINTER(ctypes.c_int)]
        self.x11.XSetInputFocus.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_ulong]
        self.xtst.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
        self.xtst.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(self.name.encode()))
        if not self.display:
            raise Failure("the X server cannot be reached")

    def xrandr(self, *arguments):
        done = subprocess.run(["xrandr", "--display", self.name, *arguments], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failure(f"xrandr {' '.join(arguments)}: {done.stderr.strip()}")

    def new_mode(self, width, height, *outputs):
        across, down = (width, width + 8, width + 16, width + 24), (height, height + 2, height + 4, height + 8)
        self.xrandr("--newmode", f"{width}x{height}", "120", *(str(number) for number in (*across, *down)))
        for output in outputs:
            self.xrandr("--addmode", output, f"{width}x{height}")

    def tap(self, x, y):
        self.xtst.XTestFakeMotionEvent(self.display, -1, x, y, 0)
        self.xtst.XTestFakeButtonEvent(self.display, 1, 1, 0)
        self.xtst.XTestFakeButtonEvent(self.display, 1, 0, 0)
        self.x11.XSync(self.display, 0)

    def focus(self):
        """The window that has the keys."""
        window, revert = ctypes.c_ulong(), ctypes.c_int()
        self.x11.XGetInputFocus(self.display, ctypes.byref(window), ctypes.byref(revert))
        return window.value

    def set_focus(self, window=0):
        """Gives a window the keys; 0: nobody has them."""
        self.x11.XSetInputFocus(self.display, window, 0, 0)
        self.x11.XSync(self.display, 0)

    def close(self):
        self.x11.XCloseDisplay(self.display)
        self.process.terminate()
        self.process.wait(PATIENCE)


class Program:
    """Milepost, its semantics file and the taps on what that names."""

    def __init__(self, server, binary, *arguments, environment=None, errors=None):
        self.server = server
        self.folder = tempfile.mkdtemp(prefix="milepost-walk-")
        self.file = os.path.join(self.folder, "semantics.json")
        self.errors = open(os.path.join(self.folder, "errors"), "w+b")
        own = dict(os.environ, DISPLAY=server.name, LIBGL_ALWAYS_SOFTWARE="1", XDG_CONFIG_HOME=self.folder)  # nobody's own kiosk
        environment = {**own, **(environment or {})}
        environment.setdefault("ASAN_OPTIONS", "detect_leaks=0")  # the driver's leaks would count as the program's complaints
        self.process = subprocess.Popen([binary, *arguments, "--semantics", self.file], env=environment, stdin=subprocess.DEVNULL,
                                        stderr=self.errors if errors is None else errors, start_new_session=True)
        self.shown = {"frame": 0, "screen": "", "nodes": []}
        self.trail = []

    def read(self):
        try:
            with open(self.file, encoding="utf-8") as file:
                self.shown = json.load(file)
        except FileNotFoundError:
            pass
        return self.shown

    def wait(self, holds, what, patience=PATIENCE):
        """Waits until what is shown fulfils `holds`."""
        end = time.monotonic() + patience
        while not holds(self.read()):
            if self.process.poll() is not None:
                raise Failure(f"the program ended with {self.process.returncode} while waiting for {what}: {self.last_words()}")
            if self.shown["screen"] == "out_of_service":
                raise Failure(f"the program is out of service; it said: {self.last_words()}")
            if time.monotonic() > end:
                raise Failure(f"no {what} within {patience:.0f} s; on screen: {self.describe()}")
            time.sleep(0.004)
        return self.shown

    def describe(self):
        ids = [node["id"] for node in self.shown["nodes"]]
        return f"{self.shown['screen']} with {', '.join(ids[:30])}; taps so far: {' '.join(self.trail)}"

    def node(self, name):
        return next((node for node in self.shown["nodes"] if node["id"] == name), None)

    def can_tap(self, node):
        x, y, w, h = node["rect"]
        return node["enabled"] and 0 <= x + w // 2 < self.shown["width"] and 0 <= y + h // 2 < self.shown["height"]

    def tap(self, node):
        """Taps a node and waits until the screen has answered."""
        if isinstance(node, str):
            found = self.node(node)
            if found is None:
                raise Failure(f"no {node} on screen: {self.describe()}")
            node = found
        before = self.shown["frame"]
        x, y, w, h = node["rect"]
        self.trail.append(node["id"])
        self.server.tap(x + w // 2, y + h // 2)
        return self.wait(lambda shown: shown["frame"] > before, f"answer to the tap on {node['id']}")

    def until(self, screen):
        return self.wait(lambda shown: shown["screen"] == screen, f"screen {screen}")

    def last_words(self):
        self.errors.flush()
        self.errors.seek(0)
        return self.errors.read()[-2000:].decode(errors="replace")

    def stop(self, asked=signal.SIGTERM):
        """Ends the program as a supervisor does. It must end well and have had nothing to complain of."""
        self.process.send_signal(asked)
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failure(f"the program does not end on {asked.name}") from None
        words = self.last_words()
        if status != 0 or words:
            raise Failure(f"the program ended with {status} and said: {words or 'nothing'}")

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.errors.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def choices(program):
    return [node for node in program.shown["nodes"] if node["role"] == "choice" and node["id"].startswith("choice.")]


def close_settings(program):
    program.tap("nav.back")
    program.wait(lambda shown: shown["screen"] != "settings", "way out of the settings")


def choose_settings(program, *wanted):
    program.tap("settings.open")
    program.until("settings")
    for name in wanted:
        node = program.node(name)
        if node is None:
            raise Failure(f"no {name} in the settings: {program.describe()}")
        if not node["selected"]:
            program.tap(node)
            if not program.node(name)["selected"]:
                program.wait(lambda shown: program.node(name)["selected"], f"{name} selected")
    close_settings(program)


def start(program, language):
    program.until("attract")
    program.tap("attract.start")
    program.until("question")
    if program.shown["language"] != language:  # attract shows the languages in turn
        choose_settings(program, "settings.language." + language)
    if program.shown["language"] != language:
        raise Failure(f"the language is {program.shown['language']} and not {language}: {program.describe()}")


def walk(program, language, rng, change_settings):
    """From attract to the roadmap."""
    program.trail = []
    start(program, language)
    left_over = [node["id"] for node in choices(program) if node["selected"]]
    if left_over:
        raise Failure(f"a new person finds {', '.join(left_over)} already chosen")
    if change_settings:
        choose_settings(program, "settings.text.largest", "settings.contrast.high_dark")
    for _ in range(MOST_TAPS):
        shown = program.shown
        if shown["screen"] == "roadmap":
            return
        if shown["screen"] not in ("question", "review"):
            raise Failure(f"the walk came to the screen {shown['screen']}; taps: {' '.join(program.trail)}")
        onward, back = program.node("nav.next"), program.node("nav.back")
        offered = [node for node in choices(program) if program.can_tap(node)]
        if back and back["enabled"] and rng.random() < 0.05:
            program.tap(back)
            if program.shown["screen"] == "attract":
                raise Failure(f"a step back ended the visit; taps: {' '.join(program.trail)}")
        elif shown["screen"] == "review" or (onward and onward["enabled"] and any(node["selected"] for node in choices(program))):
            program.tap("nav.next")
        elif offered:
            program.tap(rng.choice(offered))
        else:
            raise Failure(f"nothing can be chosen: {program.describe()}")
    raise Failure(f"no roadmap after {MOST_TAPS} taps: {' '.join(program.trail)}")


def there_and_back(program, language):
    """The road is taken home as a code; typed at the next visit, it brings the same road back."""
    heading = program.node("heading.1")["label"]
    program.tap("take_home.open")
    program.until("take_home")
    labels = [node["label"].strip("\u2066\u2069") for node in program.shown["nodes"]]  # isolated where all else runs from the right
    codes = [label for label in labels if re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{1,4})+", label)]
    if len(codes) != 1 or program.node("take_home.qr") is None:
        raise Failure(f"no code to take home: {program.describe()}")
    start_over(program)
    type_code(program, codes[0])
    program.until("review")
    if program.shown["language"] != language:
        choose_settings(program, "settings.language." + language)
    program.tap("nav.next")
    program.until("roadmap")
    if program.node("heading.1")["label"] != heading:
        raise Failure(f"the code {codes[0]} brings back \"{program.node('heading.1')['label']}\" and not \"{heading}\"")
    return codes[0]


def type_code(program, code):
    program.tap("attract.code")
    program.until("bring_back")
    for letter in code.replace("-", ""):
        program.tap("key." + letter)
    program.tap("bring_back.show")
    program.wait(lambda shown: shown["screen"] != "bring_back", "the answers of the code")


def newer_kiosk(server, options, code):
    """A Milepost with newer content takes the code, and says what has changed since it was made."""
    with tempfile.TemporaryDirectory(prefix="milepost-pack-") as folder:
        pack = os.path.join(folder, "pack")
        shutil.copytree(os.path.join(HERE, "..", "..", "assets"), pack)
        told = "The exam of the CCMA costs more now."
        edit_json(os.path.join(pack, "content", "pack.json"),
                  lambda content: content.update(revisions=[{"id": "fee", "after": content["version"], "month": time.strftime("%Y-%m")}], version="2027.02.01"))
        for language in ("en", "es"):
            edit_json(os.path.join(pack, "words", language, "screens.json"), lambda words: words.update({"revision.fee": told}))
        # The content is of a day to come: one that is said is believed, a clock that is before it would not be.
        program = Program(server, options.program, *options.arguments, "--content", pack, "--date", time.strftime("%Y-%m-%d"))
        try:
            program.until("attract")
            type_code(program, code)
            while program.read()["screen"] == "question":  # what one was not sure of is asked again
                program.tap(next(node for node in choices(program) if program.can_tap(node)))
                if program.read()["screen"] == "question" and (following := program.node("nav.next")) and program.can_tap(following):
                    program.tap(following)
            program.until("review")
            if not any(node["label"] == told for node in program.shown["nodes"]):
                raise Failure(f"the code {code} of older content says nothing of what changed: {program.describe()}")
            program.stop()
        finally:
            program.close()


def first_look(server, options, language):
    """At a crowded booth: three questions, a road that says it is rough, and on from there with the answers kept."""
    with tempfile.TemporaryDirectory(prefix="milepost-pack-") as folder:
        pack = os.path.join(folder, "pack")
        shutil.copytree(os.path.join(HERE, "..", "..", "assets"), pack)
        edit_json(os.path.join(pack, "content", "organiser.json"), lambda organiser: organiser.update(express=True))
        program = Program(server, options.program, *options.arguments, "--content", pack, "--language", language)
        try:
            program.until("attract")
            program.tap("attract.express")
            program.until("question")
            for name in ("choice.training.none", "choice.work_months_7y.0-0", "choice.diploma.yes"):
                program.wait(lambda shown: program.node(name) is not None, name)
                program.tap(name)
            program.until("roadmap")
            rough = program.node("heading.1")["label"]
            program.tap("roadmap.exact")
            program.until("question")
            if any(node["id"].split(".")[1] in ("training", "work_months_7y", "diploma") for node in choices(program)):
                raise Failure(f"what was answered is asked again: {program.describe()}")
            for _ in range(MOST_TAPS):
                if program.read()["screen"] != "question":
                    break
                program.tap(next(node for node in choices(program) if program.can_tap(node)))
            program.until("review")
            program.tap("nav.next")
            program.until("roadmap")
            if program.node("roadmap.exact") or program.node("heading.1")["label"] == rough:
                raise Failure(f"the road still counts as rough: {program.describe()}")
            program.stop()
        finally:
            program.close()


def edit_json(file, change):
    with open(file, encoding="utf-8") as opened:
        content = json.load(opened)
    change(content)
    with open(file, "w", encoding="utf-8") as opened:
        json.dump(content, opened)


def nothing_is_left(program):
    """After a wipe the next person finds everything at its default."""
    program.until("attract")
    program.tap("attract.start")
    program.until("question")
    chosen = [node["id"] for node in choices(program) if node["selected"]]
    if chosen:
        raise Failure(f"after the wipe the next person finds {', '.join(chosen)} already chosen")
    program.tap("settings.open")
    program.until("settings")
    for name in NOTHING_CHOSEN:
        node = program.node(name)
        if node is None or not node["selected"]:
            raise Failure(f"after the wipe {name} is not the setting: {program.describe()}")
    close_settings(program)
    program.tap("nav.start_over" if program.node("nav.start_over") else "nav.back")


def taken_back(program, language):
    """Ended by mistake: the goodbye speaks the visitor's language, and the visit goes on where it was."""
    before = [(node["id"], node["label"]) for node in program.shown["nodes"]]
    program.tap("nav.start_over")
    program.until("attract")
    if program.shown["language"] != language:
        raise Failure(f"the goodbye comes in {program.shown['language']} and not in {language}: {program.describe()}")
    program.tap("farewell.undo")
    program.until("roadmap")
    program.wait(lambda shown: [(node["id"], node["label"]) for node in shown["nodes"]] == before, "the road as it was")


def start_over(program):
    program.tap("nav.start_over")
    program.until("attract")


def left_alone(server, options, language, rng):
    """A visitor walks away: warned, answers, walks away for good."""
    program = Program(server, options.program, *options.arguments, "--language", language,
                      "--idle", "2", "--read-idle", "2", "--answer", "2")
    try:
        start(program, language)
        program.tap(rng.choice([node for node in choices(program) if program.can_tap(node)]))
        before = [node["id"] for node in program.shown["nodes"]]
        program.until("idle_warning")
        program.tap("idle.stay")
        program.wait(lambda shown: shown["screen"] != "idle_warning", "way back from the warning")
        if [node["id"] for node in program.shown["nodes"]] != before:
            raise Failure(f"after the warning another screen stands: {program.describe()}")
        program.until("idle_warning")
        program.until("attract")
        program.tap("attract.start")
        program.until("question")
        chosen = [node["id"] for node in choices(program) if node["selected"]]
        if chosen:
            raise Failure(f"after an idle wipe the next person finds {', '.join(chosen)} already chosen")
        program.stop()
    finally:
        program.close()


def walks(server, options, language):
    """The walks of one language; the last code that was taken home."""
    code = None
    program = Program(server, options.program, *options.arguments, "--language", language)
    try:
        for number in range(options.walks):
            seed = f"{options.seed}/{language}/{number}"
            try:
                walk(program, language, random.Random(seed), number % 2 == 1)
                if number % 2 == 1:
                    taken_back(program, language)
                if number % 2 == 0:
                    code = there_and_back(program, language)
                start_over(program)
                if number % 2 == 1:
                    nothing_is_left(program)
                    start_over_if_here(program)
            except Failure as failure:
                raise Failure(f"walk {seed}: {failure}") from None
            print(f"walk {seed}: {len(program.trail)} taps", flush=True)
        program.stop()
    finally:
        program.close()
    return code


def start_over_if_here(program):
    """From wherever the visit stands, back to attract."""
    if program.read()["screen"] != "attract":
        if program.node("nav.start_over") is None:
            raise Failure(f"no way to start over: {program.describe()}")
        program.tap("nav.start_over")
    program.until("attract")


def play(server, drive):
    """Runs drive(server) and closes the server, or what else is driven. Gives the exit status; what failed stands on standard error."""
    try:
        drive(server)
    except Failure as failure:
        print(f"{os.path.basename(sys.argv[0])}: {failure}", file=sys.stderr)
        return 1
    finally:
        server.close()
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--walks", type=int, default=3, help="for each language")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--language", action="append", help="may be given more than once; en and es if not at all")
    parser.add_argument("--size", default="1080x1920", help="of the display, in pixels")
    parser.add_argument("--no-idle", action="store_true", help="leave out the visits that are left alone")
    parser.add_argument("arguments", nargs="*", help="for the program, after --")
    options = parser.parse_args()

    def drive(server):
        for language in options.language or ["en", "es"]:
            code = walks(server, options, language)
            newer_kiosk(server, options, code)
            first_look(server, options, language)
            if not options.no_idle:
                left_alone(server, options, language, random.Random(f"{options.seed}/{language}/alone"))

    return play(Server(*(int(side) for side in options.size.split("x"))), drive)


if __name__ == "__main__":
    sys.exit(main())
