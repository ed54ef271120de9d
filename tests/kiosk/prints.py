#!/usr/bin/env python3
"""The real kiosk in a real X server prints what is on its screen through a real CUPS on a real IPP printer, offers paper only
where the printer can print, and leaves nothing of it.

  prints.py --program milepost
"""
import argparse
import os
import random
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "printing")]
from walk import Failure, Program, Server, start_over, walk
from world import QUEUE, World, wait


def says(program, words):
    program.wait(lambda shown: any(words in node["label"] for node in shown["nodes"]), f'"{words}"')


def offers(program, offered):
    program.wait(lambda shown: any(node["id"] == "take_home.print" and node["enabled"] == offered for node in shown["nodes"]), f"paper {'' if offered else 'not '}offered")


def proof(program):
    """The digest of the proof, as the guide names it once the kiosk has proved its content."""
    program.tap("help.open")
    program.until("help")
    program.tap("about")
    named = re.compile(r"Number of the test: ([0-9a-f]{16})")
    shown = program.wait(lambda now: any(named.search(node["label"]) for node in now["nodes"]), "the digest of the proof", 300)
    program.tap("nav.back")
    program.until("roadmap")
    return next(found[1] for node in shown["nodes"] if (found := named.search(node["label"])))


def visit(world, program):
    walk(program, "en", random.Random("paper"), False)
    digest = proof(program)
    program.tap("take_home.open")
    program.until("take_home")
    offers(program, True)
    world.tray(0)
    offers(program, False)
    says(program, "The printer cannot print now")
    world.tray(250)
    offers(program, True)
    code = next(node["label"] for node in program.read()["nodes"] if re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{1,4})+", node["label"]))
    program.tap("take_home.print")
    says(program, "Your page is coming")
    wait(world.spooled, "the page in the queue")
    world.page_is_out()
    says(program, "Your page is out")
    text = subprocess.run(["pdftotext", "-layout", world.path("device/printed.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    for needed in (code, digest):
        if needed not in text:
            raise Failure(f"the page has not the {needed} of the screen:\n{text}")
    start_over(program)
    wait(lambda: not world.spooled(), "an empty spool folder")
    left = world.found([code])
    if left or world.jobs():
        raise Failure(f"left behind: {left} {world.jobs()}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    server, world = Server(1080, 1920), World("No")
    os.environ.update(CUPS_SERVER=world.environment["CUPS_SERVER"], TMPDIR=world.environment["TMPDIR"])
    program = Program(server, options.program, "--language", "en", "--printer", QUEUE, "--prove-after", "0")
    try:
        visit(world, program)
    except Failure as failure:
        print(f"prints.py: {failure}; the program said: {program.last_words()}", file=sys.stderr)
        return 1
    finally:
        program.close()
        world.close()
        server.close()
    print("printed, and nothing is left")
    return 0


if __name__ == "__main__":
    sys.exit(main())
