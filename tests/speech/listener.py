#!/usr/bin/env python3
"""The real kiosk in a real X server, used by someone who sees nothing: a listener presses keys, hears what the kiosk tells a
speech-dispatcher (a stand-in that notes it, daemon.py), and knows nothing but those words. The screen is dark all the while.

  listener.py --program milepost [--language CODE]

The listener answers by the labels that are spoken, comes to the roadmap, and must have heard what `milepost evaluate` says of the
same person; ends the visit and is told that all is erased. On the way: speech is silent within 100 ms of a key (from the key's
event to the CANCEL at the daemon); pause, repeat, speed and volume; a daemon that dies, one that hangs,
one without an audio device, and none at all.
"""
import argparse
import concurrent.futures
import ctypes
import itertools
import json
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "kiosk")]
from daemon import FakeDaemon
from walk import Failure, Program, Server, play

PATIENCE = 20.0
SILENT_WITHIN = 0.1  # seconds
DATE = "2026-11-22"
KEYS = {"down": 0xFF54, "enter": 0xFF0D, "F2": 0xFFBF, "F3": 0xFFC0, "F4": 0xFFC1, "F5": 0xFFC2, "F6": 0xFFC3, "F7": 0xFFC4, "F8": 0xFFC5, "F9": 0xFFC6}
PROFILE = {"training": "none", "work_months_3y": 0, "work_months_5y": 0, "work_months_7y": 0, "diploma": "yes", "state": "OH", "goal": "soonest"}

# What the listener listens for. The answers are those of PROFILE: which is meant is clear from their words alone.
FINGER = 0.15  # seconds from a key to the next: what comes sooner is taken for a contact that bounces

EARS = {
    "en": {
        "tag": "en-US", "other": "es-419", "choice": ", choice", "chosen": ", chosen", "button": ", button",
        "answers": ["No, not yet", "I have not", "Yes, or a G E D", "Ohio", "Being certified soon"], "opens": ("Press down to hear", "Press select"), "review": "Show my road", "finish": "Erase and exit", "goodbye": "Goodbye",
        "erased": "Your answers are erased", "dark": "The screen is dark", "speed": "Speed one hundred twenty-five percent.", "volume": "Volume six of ten.",
        "certified": "You could be certified by", "in_all": " in all:", "pay": "You pay:", "to": " to ", "not_available": "Speech is not available on this kiosk.",
        "months": "January February March April May June July August September October November December".split(),
    },
    "es": {
        "tag": "es-419", "other": "en-US", "choice": ", opción", "chosen": ", elegida", "button": ", botón",
        "answers": ["Todavía no", "Nada", "Sí, o el G E D", "Ohio", "Obtener la certificación pronto"], "opens": ("Pulsa abajo para", "Pulsa elegir"), "review": "Ver mi camino", "finish": "Borrar y salir", "goodbye": "Hasta luego",
        "erased": "Borramos tus respuestas", "dark": "La pantalla está oscura", "speed": "Velocidad ciento veinticinco por ciento.", "volume": "Volumen seis de diez.",
        "certified": "Podrías tener tu certificación para", "in_all": " en total:", "pay": "Tú pagas:", "to": " a ", "not_available": "La voz no está disponible en este quiosco.",
        "months": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    },
}
UNITS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
    "es": "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiún "
          "veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve".split(),
}
TENS = {"en": {w: 20 + 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())},
        "es": {w: 30 + 10 * i for i, w in enumerate("treinta cuarenta cincuenta sesenta setenta ochenta noventa".split())}}
HUNDREDS = {"cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600,
            "setecientos": 700, "ochocientos": 800, "novecientos": 900}


def number(words, language):
    """A number from its words, read on our own: nothing of the kiosk's."""
    total = part = 0
    for word in words.replace("-", " ").split():
        if word in UNITS[language]:
            part += UNITS[language].index(word)
        elif word in ("uno", "veintiuno"):
            part += 1 if word == "uno" else 21
        elif word in TENS[language]:
            part += TENS[language][word]
        elif word == "hundred":
            part *= 100
        elif word in HUNDREDS and language == "es":
            part += HUNDREDS[word]
        elif word in ("thousand", "mil"):
            total, part = total + max(part, 1) * 1000, 0
        elif word != "y":
            raise Failure(f'"{word}" of "{words}" is no number')
    return total + part


def year(words, language):
    """"twenty twenty-seven" is said in two halves, "dos mil veintisiete" as a number."""
    if language == "es":
        return number(words, language)
    first, _, second = words.partition(" ")
    return 100 * number(first, language) + number(second, language)


def is_control(text):
    """Something that can be selected, in either language: the other one's name is said in its own."""
    return any(ears[kind] in text for ears in EARS.values() for kind in ("choice", "chosen", "button"))


class Keys:
    """The keyboard on an X server."""

    def __init__(self, server):
        self.server = server
        self.pressed = 0.0
        server.x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        server.x11.XKeysymToKeycode.restype = ctypes.c_ubyte
        server.xtst.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]

    def press(self, name):
        time.sleep(max(0.0, self.pressed + FINGER - time.monotonic()))
        self.pressed = time.monotonic()
        code = self.server.x11.XKeysymToKeycode(self.server.display, KEYS[name])
        self.server.xtst.XTestFakeKeyEvent(self.server.display, code, 1, 0)
        self.server.xtst.XTestFakeKeyEvent(self.server.display, code, 0, 0)
        self.server.x11.XSync(self.server.display, 0)
        return time.monotonic()


class Listener:
    """Hears, presses, and never looks."""

    def __init__(self, keys, daemon, language):
        self.keys, self.daemon, self.language, self.ears = keys, daemon, language, EARS[language]
        self.mark = 0      # all before was heard
        self.silences = []  # seconds from a key to silence

    def press(self, name):
        with self.daemon.changed:
            self.mark = len(self.daemon.said)
            speaking = any(said.begun and not said.ended and not said.cancelled for said in self.daemon.said)
            cancels = len(self.daemon.cancels)
        pressed = self.keys.press(name)
        if speaking and self.daemon.wait(lambda: len(self.daemon.cancels) > cancels, PATIENCE):
            self.silences.append(self.daemon.cancels[cancels] - pressed)

    def hear(self, holds, what):
        """Waits for words to be said to their end; gives all that was heard since the last key."""
        def found():
            return next((said for said in self.daemon.said[self.mark:] if said.ended and holds(said.text)), None)
        if not self.daemon.wait(found, PATIENCE):
            raise Failure(f"no {what} was heard; since the last key: {[(said.text, said.ended is not None) for said in self.daemon.said[self.mark:]]}")
        return [said for said in self.daemon.said[self.mark:] if said.ended]

    def screen(self):
        """All of a screen that opens."""
        return self.hear(lambda text: any(end in text for end in self.ears["opens"]), "end of a screen")

    def find(self, wanted):
        """Goes through the screen until the wanted words come, and selects them."""
        passed = []
        for _ in range(120):
            self.press("down")
            heard = self.hear(is_control, "answer or button")
            text = next(said.text for said in heard if is_control(said.text))
            passed.append(text)
            if text.startswith(wanted):
                self.press("enter")
                return
        raise Failure(f'"{wanted}" is never said among {passed}')


def said_of(heard, start):
    text = next((said.text for said in heard if said.text.startswith(start)), None)
    if text is None:
        raise Failure(f'nothing that begins with "{start}" was heard: {[said.text for said in heard]}')
    return text[len(start):].strip()


def span(words, listener):
    """"five to nine months" as 5 and 9."""
    least, _, most = words.rpartition(" ")[0].partition(listener.ears["to"])
    return [number(part, listener.language) for part in (least, most or least)]


def expect(what, found, expected):
    if found != expected:
        raise Failure(f"{what}: heard {found}; expected {expected}")


def roadmap_is_true(listener, heard, options):
    """What was heard is what `milepost evaluate` says of the same person."""
    truth = json.loads(subprocess.run([options.program, "evaluate", "-", "--date", DATE], input=json.dumps(PROFILE), capture_output=True, text=True, check=True).stdout)
    plan = next(one["plan"] for one in truth["credentials"] if one["id"] == truth["recommended"])
    words = said_of(heard, listener.ears["certified"])
    month, _, rest = words.partition(" ")
    heard_month = f"{year(rest.removeprefix('de ').rstrip('.'), listener.language)}-{listener.ears['months'].index(month) + 1:02}"
    expect("certified by", heard_month, plan["exam_to"])
    star = next((said.text for said in heard if listener.ears["in_all"] in said.text), None)
    if star is None:
        raise Failure(f"no length was heard: {[said.text for said in heard]}")
    months, _, rest = star.rpartition(listener.ears["in_all"])
    expect("months in all", span(months.rpartition(". ")[2], listener), [plan["months"]["min"], plan["months"]["max"]])
    dollars = rest.partition(listener.ears["pay"])[2].partition(". ")[0].strip()
    expect("dollars", span(dollars, listener), [plan["cost_usd"]["min"], plan["cost_usd"]["max"]])


def begin(listener):
    listener.press("F2")
    heard = listener.screen()
    expect("languages of the greeting", [said.language for said in heard][:2], [listener.ears["tag"], listener.ears["other"]])
    listener.press("F8")
    listener.hear(lambda text: text.startswith(listener.ears["dark"]), "word that the screen is dark")


def controls(listener):
    """Repeat, speed and volume, pause and going on."""
    daemon, ears = listener.daemon, listener.ears
    listener.press("F5")
    listener.hear(lambda text: text == ears["speed"], "new speed")
    expect("rate rises", int(daemon.said[-1].settings["RATE"]) > int(daemon.said[0].settings["RATE"]), True)
    listener.press("F4")
    listener.press("F6")
    listener.hear(lambda text: text == ears["volume"], "new volume")
    expect("volume falls", int(daemon.said[-1].settings["VOLUME"]) < int(daemon.said[0].settings["VOLUME"]), True)

    daemon.seconds_a_word = 0.4  # long enough to be interrupted
    listener.press("F2")
    first = daemon.wait(lambda: next((said for said in daemon.said[listener.mark:] if said.begun), None), PATIENCE)
    listener.press("F3")
    if not daemon.wait(lambda: first.cancelled, PATIENCE):
        raise Failure("the pause did not silence the voice")
    if daemon.wait(lambda: any(said.begun and said.begun > first.cancelled for said in daemon.said), 0.5):
        raise Failure("something was said during the pause")
    listener.press("F3")
    daemon.seconds_a_word = 0.03
    again = daemon.wait(lambda: next((said for said in daemon.said[listener.mark:] if said.begun), None), PATIENCE)
    expect("after the pause it goes on with", again and again.text, first.text)


def dies_and_comes_back(listener):
    daemon = listener.daemon
    daemon.seconds_a_word = 0.4
    listener.press("F2")
    cut = daemon.wait(lambda: next((said for said in daemon.said[listener.mark:] if said.begun), None), PATIENCE)
    listener.mark = len(daemon.said)
    daemon.die()
    daemon.seconds_a_word = 0.03
    daemon.start()
    again = daemon.wait(lambda: next((said for said in daemon.said[listener.mark:] if said.begun), None), PATIENCE)
    expect("with the new daemon it goes on with", again and again.text, cut.text)


def by_ear(server, keys, language, options):
    daemon = FakeDaemon().start()
    program = Program(server, options.program, "--language", language, "--date", DATE, "--still", environment=daemon.environment)
    try:
        program.until("attract")
        listener = Listener(keys, daemon, language)
        begin(listener)
        controls(listener)
        for number_of, answer in enumerate(listener.ears["answers"]):
            if number_of == 2:
                dies_and_comes_back(listener)
            listener.find(answer)
            listener.screen()
        listener.find(listener.ears["review"])
        heard = listener.screen()
        expect("the screen (looked at by the test, not by the listener)", program.read()["screen"], "roadmap")
        roadmap_is_true(listener, heard, options)
        listener.find(listener.ears["finish"])
        listener.hear(lambda text: text.startswith(listener.ears["goodbye"]), "goodbye")
        listener.hear(lambda text: text.startswith(listener.ears["erased"]), "word that all is erased")
        program.until("attract")
        others = {said.language for said in daemon.said} - {listener.ears["tag"], listener.ears["other"]}
        expect("other languages", others, set())
        digits = [said.text for said in daemon.said if any(letter.isdigit() for letter in said.text)]
        expect("digits", digits, [])
        silences = sorted(listener.silences)
        usual = silences[len(silences) * 9 // 10]  # one in ten may meet a machine that has other things to do
        if len(silences) < 10 or usual > SILENT_WITHIN:
            raise Failure(f"of {len(silences)} keys that interrupted, one in ten was followed by silence only after {usual * 1000:.0f} ms")
        if not daemon.wait(lambda: all(client.gone or client.current is None for client in daemon.clients), PATIENCE):
            raise Failure("something is still said")
        program.process.send_signal(15)
        expect("exit status", program.process.wait(PATIENCE), 0)
        print(f"{language}: {len(daemon.said)} messages, {len(silences)} keys interrupted: silent after {silences[len(silences) // 2] * 1000:.1f} ms, at most {silences[-1] * 1000:.1f} ms", flush=True)
    finally:
        program.close()
        daemon.close()


def without_daemon(server, keys, language, options):
    """The kiosk says so on the screen, and goes on; when a daemon comes, the next who asks is heard."""
    daemon = FakeDaemon()
    program = Program(server, options.program, "--language", language, "--date", DATE, "--still", environment=daemon.environment)
    try:
        program.until("attract")
        keys.press("F2")
        program.wait(lambda shown: any(node["label"] == EARS[language]["not_available"] for node in shown["nodes"]), "word that there is no speech")
        program.tap("speech.go_on")
        program.wait(lambda shown: any(node["id"].startswith("choice.") for node in shown["nodes"]), "question")
        if any(node["id"] == "speech.go_on" for node in program.shown["nodes"]):
            raise Failure("the dialog stays")
        program.tap("choice.training.none")
        daemon.start()
        listener = Listener(keys, daemon, language)
        listener.press("F2")
        listener.screen()
        daemon.answers.clear()  # now it hangs
        listener.press("down")
        program.wait(lambda shown: any(node["label"] == EARS[language]["not_available"] for node in shown["nodes"]), "word that speech is gone")
        daemon.answers.set()
        listener.press("F2")
        program.wait(lambda shown: not any(node["id"] == "speech.go_on" for node in shown["nodes"]), "way back when the daemon answers again")
        listener.screen()
        print(f"{language}: without a daemon, or with one that hangs, it says so, and with one it speaks", flush=True)
    finally:
        program.close()
        daemon.close()


def without_voice(server, keys, language, options):
    """A daemon that has no audio device, or no voice but its own stand-in."""
    for daemon in (FakeDaemon(sounds=False), FakeDaemon(modules=("dummy",))):
        daemon.start()
        program = Program(server, options.program, "--language", language, "--date", DATE, "--still", environment=daemon.environment)
        try:
            program.until("attract")
            keys.press("F2")
            program.wait(lambda shown: any(node["label"] == EARS[language]["not_available"] for node in shown["nodes"]), "word that there is no voice")
            program.tap("speech.go_on")
            program.until("question")
        finally:
            program.close()
            daemon.close()
    print(f"{language}: without an audio device or a voice it says so", flush=True)


def on_a_server(part, language, options):
    return play(Server(1080, 1920), lambda server: part(server, Keys(server), language, options))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--language", action="append", choices=sorted(EARS))
    options = parser.parse_args()
    parts = [(by_ear, language) for language in options.language or ["en", "es"]] + [(without_daemon, "es"), (without_voice, "en")]
    with concurrent.futures.ProcessPoolExecutor(len(parts)) as pool:  # they mostly wait: each on a server of its own, all at once
        return max(pool.map(on_a_server, *zip(*parts), itertools.repeat(options)))


if __name__ == "__main__":
    sys.exit(main())
