#!/usr/bin/env python3
"""What the world outside does to the real program in a real X server, and how it ends.

  outside.py --program build/release/kiosk/milepost

The display changes its mode under it; another window takes the keys; whoever reads its standard error stops reading, or goes; its
terminal hangs up; and the X server is ended or killed, at rest and while the program starts. Needs Xvfb, Xephyr, xrandr, libX11 and libXtst.
Exit status: 0 all went well, 1 a check failed.
"""
import argparse
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(__file__))
from walk import PATIENCE, Failure, Program, Server, choices, close_settings, play, start_over  # noqa: E402

NO_DISPLAY = 3
LOST = "milepost: the display is lost: its X server has ended\n"
MODES = ((1024, 768), (1920, 1080), (1080, 1920), (640, 480))  # the third: as of a display that was turned
# The desk has something to complain of at once, and what is read is the applicant's.
COMPLAINS = ("--still", "--window", "1080x1200", "--desk", "640x480+1100+0", "--desk-semantics", "/nowhere/desk.json")


class Display(Server):
    """A display that changes its mode, and a finger that may rest on it."""

    def __init__(self):
        super().__init__(1920, 1920)
        for width, height in MODES:
            self.new_mode(width, height, "screen")

    def change_mode(self, width, height):
        self.xrandr("--output", "screen", "--mode", f"{width}x{height}")

    def finger(self, down, x, y):
        self.xtst.XTestFakeMotionEvent(self.display, -1, x, y, 0)
        self.xtst.XTestFakeButtonEvent(self.display, 1, 1 if down else 0, 0)
        self.x11.XSync(self.display, 0)


def middle(node):
    x, y, w, h = node["rect"]
    return x + w // 2, y + h // 2


def size(program):
    return program.shown["width"], program.shown["height"]


def look_at_settings(program):
    """Touches land where they are seen."""
    program.tap("settings.open")
    program.until("settings")
    close_settings(program)


def modes(server, options):
    program = Program(server, options.program, "--still")
    try:
        program.until("attract")
        program.tap("attract.start")
        program.until("question")
        for mode in MODES:
            server.change_mode(*mode)
            program.wait(lambda shown: size(program) == mode, f"screen of {mode[0]}x{mode[1]}")
            look_at_settings(program)
        program.stop()
    finally:
        program.close()
    server.change_mode(1920, 1080)
    program = Program(server, options.program, "--still", "--window", "800x600")
    try:
        program.until("attract")
        for mode in ((1024, 768), (1920, 1080)):
            server.change_mode(*mode)
            program.tap("attract.start")
            program.until("question")
            look_at_settings(program)
            if size(program) != (800, 600):
                raise Failure(f"a window of 800x600 became {size(program)}")
            start_over(program)
        program.stop()
    finally:
        program.close()
    print(f"a display of {len(MODES)} modes is followed; a window with a size of its own stays")


def turns(host, options):
    """A server within a server: neither Xvfb nor Xorg's dummy driver can turn a display."""
    environment = dict(os.environ)
    os.environ["DISPLAY"] = host.name
    try:
        server = Server(command=["Xephyr", "-screen", "1024x768", "-resizeable"])
    finally:
        os.environ.clear()
        os.environ.update(environment)
    try:
        server.xrandr("--query")  # it has displays from when it was first asked for them
        program = Program(server, options.program, "--still")
        try:
            program.until("attract")
            program.tap("attract.start")
            program.until("question")
            for way, mode in (("left", (768, 1024)), ("normal", (1024, 768)), ("right", (768, 1024)), ("inverted", (1024, 768))):
                server.xrandr("--orientation", way)
                program.wait(lambda shown: size(program) == mode, f"screen of {mode[0]}x{mode[1]}, turned {way}")
                look_at_settings(program)
            program.stop()
        finally:
            program.close()
    finally:
        server.close()
    print("a display that is turned is followed")


def focus_goes(server, options):
    program = Program(server, options.program, "--still", "--window", "1000x1000")
    try:
        program.until("attract")
        ours = server.focus()
        server.set_focus()
        program.tap("attract.start")  # the first touch
        program.until("question")
        server.set_focus(ours)
        server.set_focus()
        asked = [node["id"] for node in choices(program)]
        program.tap(choices(program)[0])
        program.wait(lambda shown: [node["id"] for node in choices(program)] != asked, "next question")
        server.set_focus(ours)
        asked = [node["id"] for node in choices(program)]
        held = middle(choices(program)[0])
        server.finger(True, *held)
        server.set_focus()
        server.finger(False, *held)
        look_at_settings(program)
        if [node["id"] for node in choices(program)] != asked or any(node["selected"] for node in choices(program)):
            raise Failure("a finger that was down when the focus went has chosen")
        program.stop()
    finally:
        program.close()
    print("the focus goes: the next touch counts, and one that was down chooses nothing")


def stopped_reader():
    """Both ends of a pipe that is full."""
    read, write = os.pipe()
    os.set_blocking(write, False)
    try:
        while True:
            os.write(write, b".")
    except BlockingIOError:
        os.set_blocking(write, True)
    return read, write


def reader(server, options, stops):
    """Standard error's reader goes, or `stops` reading while the pipe is full."""
    read, write = stopped_reader() if stops else os.pipe()
    if not stops:
        os.close(read)
    program = Program(server, options.program, *COMPLAINS, errors=write)
    os.close(write)
    try:
        program.until("attract")
        program.tap("attract.start")
        program.until("question")
        program.stop()
    finally:
        program.close()
        if stops:
            os.close(read)
    print(f"standard error's reader {'stops' if stops else 'goes'}: the kiosk goes on")


def reader_of_a_start(server, options):
    """Standard error's reader has stopped, and the start has much to tell: a pack that is refused, and a configuration."""
    with tempfile.TemporaryDirectory(prefix="milepost-refused-") as folder:
        configuration = os.path.join(folder, "kiosk.json")
        pathlib.Path(configuration).write_text("[]")
        read, write = stopped_reader()
        program = Program(server, options.program, "--still", "--content", folder, "--configuration", configuration, errors=write)
        os.close(write)
        try:
            end = time.monotonic() + PATIENCE
            while program.read()["screen"] != "out_of_service":
                if time.monotonic() > end:
                    raise Failure("a refused pack, and nobody reads why: the start hangs")
                time.sleep(0.01)
            program.stop()
        finally:
            program.close()
            os.close(read)
    print("nobody reads why a pack and a configuration are refused: the public is told that the kiosk is out of service, and it ends when asked to")


def hangs_up(server, options):
    program = Program(server, options.program, "--still")
    try:
        program.until("attract")
        program.stop(signal.SIGHUP)
    finally:
        program.close()
    print("the terminal hangs up: a clean end")


class Unread:
    """A standard error that nobody reads."""

    def __init__(self):
        self.ends = stopped_reader()

    def fileno(self):
        return self.ends[1]

    def __del__(self):
        for end in self.ends:
            os.close(end)


def ends_with_server(what, start, options, told=True):
    """`start(server)` gives a process; its X server then goes."""
    server = Server(1080, 1920)
    process, errors, how = start(server)
    try:
        server.process.send_signal(how)
        try:
            status = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failure(f"{what}: the program goes on without its X server") from None
        if told:
            errors.seek(0)
        words = errors.read().decode(errors="replace") if told else LOST
        if status != NO_DISPLAY or (words != LOST and not words.startswith("milepost: No ")):
            raise Failure(f"{what}: the program ended with {status} and said: {words or 'nothing'}")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        server.process.wait(PATIENCE)


def lost(options):
    with tempfile.TemporaryDirectory(prefix="milepost-lost-") as folder:
        def launch(server, *arguments, reads=True):
            errors = tempfile.TemporaryFile() if reads else Unread()
            environment = dict(os.environ, DISPLAY=server.name, LIBGL_ALWAYS_SOFTWARE="1", XDG_CONFIG_HOME=folder)
            return subprocess.Popen([options.program, *arguments], env=environment, stdin=subprocess.DEVNULL, stderr=errors), errors

        def when_there(file, *arguments, reads=True):
            def start(server, how):
                process, errors = launch(server, *arguments, reads=reads)
                end = time.monotonic() + PATIENCE
                while not os.path.exists(file) and process.poll() is None and time.monotonic() < end:
                    time.sleep(0.002)
                return process, errors, how
            return start

        def while_starting(delay):
            def start(server):
                process, errors = launch(server, "--still")
                time.sleep(delay)
                return process, errors, signal.SIGKILL
            return start

        for how in (signal.SIGTERM, signal.SIGKILL):
            shown, picture = os.path.join(folder, f"{how.name}.json"), os.path.join(folder, how.name, "01-attract.png")
            unseen = os.path.join(folder, f"{how.name}-unread.json")
            unread = when_there(unseen, "--semantics", unseen, reads=False)
            at_rest, on_tour = when_there(shown, "--semantics", shown), when_there(picture, "tour", os.path.dirname(picture))
            ends_with_server(f"{how.name} to the X server at rest", lambda server: at_rest(server, how), options)
            ends_with_server(f"{how.name} to the X server, and nobody reads", lambda server: unread(server, how), options, told=False)
            ends_with_server(f"{how.name} to the X server on tour", lambda server: on_tour(server, how), options)
        for step in range(12):
            ends_with_server(f"the X server killed {step * 0.025:.3f} s after the start", while_starting(step * 0.025), options)
    print("the X server goes, at rest, on tour and during the start: exit status 3 and a sentence")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    options.program = str(pathlib.Path(options.program).resolve())

    def drive(server):
        modes(server, options)
        server.change_mode(1920, 1080)
        turns(server, options)
        focus_goes(server, options)
        for stops in (False, True):
            reader(server, options, stops)
        reader_of_a_start(server, options)
        hangs_up(server, options)
        lost(options)

    return play(Display(), drive)


if __name__ == "__main__":
    sys.exit(main())
