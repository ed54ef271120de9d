#!/usr/bin/env python3
"""The real kiosk in a real X server prints what is on its screen, the applicant's and the counselor's, through a real CUPS on a
real IPP printer, offers paper only where the printer can print, and leaves nothing of it.

  prints.py --program milepost
"""
import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "printing")]
from staff import F12, PIN, Kiosk
from walk import Failure, Server, play, start_over, walk
from world import QUEUE, World, wait


def says(program, words):
    program.wait(lambda shown: any(words in node["label"] for node in shown["nodes"]), f'"{words}"')


def offers(program, offered):
    program.wait(lambda shown: any(node["id"] == "take_home.print" and node["enabled"] == offered for node in shown["nodes"]), f"paper {'' if offered else 'not '}offered")


def proof(program):
    """The digest of the proof, as the guide names it once the kiosk has proved its content."""
    program.tap("road.more")
    program.tap("help.open")
    program.until("help")
    while not any(node["id"] == "about" and node["enabled"] for node in program.read()["nodes"]):
        program.tap("nav.more")
        time.sleep(1)  # a page turns
    named = re.compile(r"Number of the test: ([0-9a-f]{16})")
    for _ in range(70):  # it comes once the proof has run, at the foot of what unfolds and folds again; that is in view as it unfolds
        program.tap("about")
        time.sleep(7)  # drawing takes from the proof
        shown = program.read()
        if any(named.search(node["label"]) for node in shown["nodes"]):
            break
    else:
        raise Failure("no digest of the proof within 490 s")
    program.tap("nav.back")
    program.until("roadmap")
    program.tap("sheet.close")
    return next(found[1] for node in shown["nodes"] if (found := named.search(node["label"])))


def print_by(world, program, button, page):
    """The words of the page that a button prints, once it is out. `page`: what the screen calls it."""
    program.tap(button)
    says(program, f"{page} is coming")
    wait(world.spooled, "the page in the queue")
    world.page_is_out()
    says(program, f"{page} is out")
    return subprocess.run(["pdftotext", "-layout", world.path("device/printed.pdf"), "-"], capture_output=True, text=True, check=True).stdout


def nothing_left(world, words):
    wait(lambda: not world.spooled(), "an empty spool folder")
    left = world.found(words)
    if left or world.jobs():
        raise Failure(f"left behind: {left} {world.jobs()}")


def edit(pack):
    """An editor saves other figures while the kiosk runs: what leaves it says what its screen does, until it is started again."""
    steps = pack / "content" / "steps.json"
    steps.write_text(re.sub(r"\b\d{2,4}\b", lambda figure: str(int(figure[0]) + 7), steps.read_text()))


def visit(world, program):
    walk(program, "en", random.Random("paper"), False)
    digest = proof(program)
    money = [found[1] for node in program.read()["nodes"] if (found := re.search(r"(\$[\d,]+(–\$[\d,]+)?)", node["label"]))]
    if not money:
        raise Failure(f"no money on the road: {program.describe()}")
    program.tap("take_home.open")
    program.until("take_home")
    offers(program, True)
    world.tray(0)
    offers(program, False)
    says(program, "The printer cannot print now")
    world.tray(250)
    offers(program, True)
    code = next(node["label"] for node in program.read()["nodes"] if re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{1,4})+", node["label"]))
    text = print_by(world, program, "take_home.print", "Your page")
    for needed in (code, digest, money[0]):
        if needed not in text:
            raise Failure(f"the page has not the {needed} of the screen:\n{text}")
    start_over(program)
    nothing_left(world, [code])


def squeezed(text):
    """Without what breaks a line differently on paper."""
    return re.sub(r"[\s\u200b\u2060\u00ad]|\*\*", "", text)


def counselor(world, program):
    """The counselor's page, from its button on the desk: what the desk says and why, with sources, and nothing that leads to the person."""
    walk(program, "en", random.Random("counselor"), False)
    program.key(F12)
    program.until("staff_pin")
    program.type(PIN * 2)  # nobody has set one
    program.wait(lambda shown: program.node("staff.door.desk") is not None, "the door")
    program.tap("staff.door.desk")
    program.until("desk")
    program.tap("desk.page.what_if")
    shown = program.wait(lambda shown: program.node("desk.road.0.cma-aama") is not None, "the roads")
    told = [part for node in shown["nodes"] if node["id"].startswith("desk.road.") for part in node["label"].split(". ")]
    program.tap("desk.page.trace")
    program.wait(lambda shown: program.node("desk.trace.missing") is not None, "the trace")
    told += [node["label"] for node in program.shown["nodes"] if re.fullmatch(r"(heading|item|text)[.][0-9]+", node["id"])]
    program.tap("desk.page.hand_over")
    program.wait(lambda shown: (node := program.node("desk.hand.print_trace")) is not None and node["enabled"], "paper for the counselor")
    code = next(node["label"] for node in program.read()["nodes"] if re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{1,4})+", node["label"]))
    text = print_by(world, program, "desk.hand.print_trace", "The page")
    paper = squeezed(re.sub(r"\n *Page \d+ of \d+\n", "\n", text))
    missing = [part for part in told if squeezed(part) not in paper]
    if missing or len(told) < 20:
        raise Failure(f"the counselor's page has not what the desk says: {missing or told}\n{text}")
    if squeezed(code) in paper or "{" in paper:
        raise Failure(f"the counselor's page has the person's code, or a message without its values:\n{text}")
    nothing_left(world, [code])  # while the visit still goes on
    program.tap("nav.start_over")
    program.wait(lambda shown: program.node("nav.start_over") is None, "the desk with nobody at it")
    program.tap("desk.leave")
    program.until("attract")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    options = parser.parse_args()

    def drive(server):
        world = World("No")
        os.environ.update(CUPS_SERVER=world.environment["CUPS_SERVER"], TMPDIR=world.environment["TMPDIR"])
        with tempfile.TemporaryDirectory(prefix="milepost-prints-") as folder:
            pack = pathlib.Path(folder) / "pack"
            shutil.copytree(os.path.join(HERE, "..", "..", "assets"), pack)
            program = Kiosk(server, options, pathlib.Path(folder), "--printer", QUEUE, "--prove-after", "0", "--content", str(pack))
            try:
                program.until("attract")
                edit(pack)
                visit(world, program)
                shutil.rmtree(pack)
                counselor(world, program)
            except Failure as failure:
                raise Failure(f"{failure}; the program said: {program.last_words()}") from None
            finally:
                program.close()
                world.close()
        print("printed, and nothing is left")

    return play(Server(1080, 1920), drive)


if __name__ == "__main__":
    sys.exit(main())
