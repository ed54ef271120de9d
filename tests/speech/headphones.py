#!/usr/bin/env python3
"""The real kiosk in a real X server, beside a sound card that knows of its headphones: a plugin of ALSA's, worked through a FIFO.

  headphones.py --program milepost --card libsound_card.so

Headphones plugged in are asked for speech, and pulled out are silence within a second and not a word more; the next person finds no
speech on. Without a sound card, and when one goes, the kiosk runs on.
"""
import argparse
import os
import shutil
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "kiosk")]
from daemon import FakeDaemon
from listener import DATE, EARS, PATIENCE, Keys, expect
from walk import Failure, Program, Server, play

SILENT_WITHIN = 1.0  # seconds from the plug: nobody presses anything, and the program draws a frame first


class SoundCard:
    """Its headphones."""

    def __init__(self, plugin):
        self.folder = tempfile.mkdtemp(prefix="milepost-card-")
        fifo, settings = os.path.join(self.folder, "fifo"), os.path.join(self.folder, "alsa.conf")
        os.mkfifo(fifo)
        self.end = os.open(fifo, os.O_RDWR)
        with open(settings, "w", encoding="utf-8") as file:
            file.write(f'ctl_type.test_card {{ lib "{plugin}" }}\nctl.default {{ type test_card fifo "{fifo}" }}\n')
        self.environment = {"ALSA_CONFIG_PATH": settings}

    def plug(self, into):
        os.write(self.end, b"1" if into else b"0")

    def go(self):
        """As a card that is pulled out: with all that is plugged into it."""
        if self.end >= 0:
            os.close(self.end)
            self.end = -1

    def close(self):
        self.go()
        shutil.rmtree(self.folder, ignore_errors=True)


def until_speaking(daemon, mark):
    said = daemon.wait(lambda: next((said for said in daemon.said[mark:] if said.begun), None), PATIENCE)
    if not said:
        raise Failure("nothing is said")
    return said


def until_silent(daemon, said, what):
    plugged = time.monotonic()
    if not daemon.wait(lambda: said.cancelled, SILENT_WITHIN):
        raise Failure(f"{what}: not silent within {SILENT_WITHIN} s")
    print(f"{what}: silent after {(said.cancelled - plugged) * 1000:.0f} ms", flush=True)
    rest = [other.text for other in daemon.said if other.begun and other.begun > said.cancelled]
    expect(f"said after that ({what})", rest, [])


def plugged_in(program, card, daemon, keys):
    program.until("attract")
    daemon.seconds_a_word = 1  # so that there is something to silence
    card.plug(True)
    said = until_speaking(daemon, 0)
    program.until("question")
    expect("language of what is said", said.language, EARS["en"]["tag"])
    card.plug(False)
    until_silent(daemon, said, "pulled out")

    before = len(daemon.said)
    card.plug(True)
    said = until_speaking(daemon, before)
    program.tap("nav.start_over")
    program.wait(lambda shown: shown["screen"] == "attract", "end of the visit")
    daemon.seconds_a_word = 0.03
    if not daemon.wait(lambda: any(said.ended and said.text.startswith(EARS["en"]["erased"]) for said in daemon.said), PATIENCE):
        raise Failure("no word that all is erased")
    daemon.wait(lambda: all(client.gone or client.current is None for client in daemon.clients), PATIENCE)

    before = len(daemon.said)
    program.wait(lambda shown: program.node("farewell.undo") is None, "end of the goodbye")
    program.tap("attract.start")  # the headphones are still in: the next person did not ask
    program.until("question")
    program.tap("settings.open")
    program.until("settings")
    expect("speech is off for the next person", program.node("settings.speech.off")["selected"], True)
    expect("said to the next person", [said.text for said in daemon.said[before:]], [])


def card_goes(program, card, daemon, keys):
    """With what is plugged into it."""
    program.until("attract")
    daemon.seconds_a_word = 1
    card.plug(True)
    said = until_speaking(daemon, 0)
    card.go()
    until_silent(daemon, said, "the card has gone")
    before = len(daemon.said)
    keys.press("F2")
    until_speaking(daemon, before)


def no_card(program, card, daemon, keys):
    program.until("attract")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--card", required=True)
    options = parser.parse_args()

    def drive(server):
        keys = Keys(server)
        for what_happens in (plugged_in, card_goes, no_card):
            card = SoundCard(options.card)
            daemon = FakeDaemon().start()
            if what_happens is no_card:
                card.close()
            program = Program(server, options.program, "--language", "en", "--date", DATE, "--still", environment={**daemon.environment, **card.environment})
            try:
                what_happens(program, card, daemon, keys)
                program.stop()
            finally:
                program.close()
                daemon.close()
                card.close()

    return play(Server(1080, 1920), drive)


if __name__ == "__main__":
    sys.exit(main())
