#!/usr/bin/env python3
"""Sound really comes out: the real speech-dispatcher with espeak-ng, recorded as it sounds (ear.py).

  sound.py --program milepost --speech milepost_speech

* what is heard is what espeak-ng itself makes of the same words in that language's voice, and not in the other's (the energy over time
  correlates), and as long;
* the speeds (--all: each of the seven) are as many words a minute as they should be, in both languages; volume steps are louder one after the other;
* in the real kiosk a key silences it, from the key's event to the last sound in the recording, usually within 50 ms more than the daemon itself
  needs, and always within 100: an order to stop given by hand, on the same machine in the same run, is what that is measured against;
* a daemon that is killed while it speaks and started again goes on being heard;
* after the visit nothing of it is in speech-dispatcher's log folder.
"""
import argparse
import array
import concurrent.futures
import itertools
import math
import os
import statistics
import subprocess
import sys
import time
import wave

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "kiosk")]
from ear import RATE, Ear
from listener import Keys
from walk import Failure, Program, Server, play

KIOSKS_PART = {statistics.median: 0.05, max: 0.1}  # seconds from a key to silence, beyond what the daemon needs: of the 100 ms in which a touch is answered
TEXTS = {
    "en": ["Have you studied medical assisting?", "At most twenty-one more questions, often fewer", "three answers. Press down to hear them.",
           "You could be certified by August twenty twenty-seven", "In all: five to nine months", "You pay: one hundred sixty-five to six thousand one hundred sixty-five dollars",
           "Each dash is one month. Where the road is wider, the time is less sure. Press a step to hear more.",
           "All of this resets for the next person. Rules and fees change. Before you pay, check with the group that gives the certificate."],
    "es": ["¿Has estudiado para ser asistente médico o médica?", "Como máximo veintiuna preguntas más, a menudo menos", "tres respuestas. Pulsa abajo para oírlas.",
           "Podrías tener tu certificación para agosto de dos mil veintisiete", "En total: cinco a nueve meses", "Tú pagas: ciento sesenta y cinco a seis mil ciento sesenta y cinco dólares",
           "Cada raya es un mes. Donde el camino es más ancho, el tiempo es menos seguro. Toca un paso para ver más.",
           "Las reglas y los precios cambian. Antes de pagar, pregunta al grupo que da la certificación."],
}
VOICES = {"en": "en-us", "es": "es-419"}
DEFAULT = 122.5  # words a minute
TIMES = 5
SPEEDS = (50, 75, 100, 125, 150, 175, 200)


class Voice:
    """milepost_speech, told by hand."""

    def __init__(self, ear, program):
        self.ear, self.number = ear, 0
        self.process = subprocess.Popen([program], env=ear.all(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1)
        self.expect("ready")

    def expect(self, line):
        found = self.process.stdout.readline().strip()
        if found != line:
            raise Failure(f'milepost_speech said "{found or self.process.stderr.read()}"; expected "{line}"')

    def say(self, language, pace, volume, *texts):
        """Says the texts one after the other; gives the samples from the first sound to the last."""
        self.ear.wait_for_silence()
        start = self.ear.here()
        first = self.number + 1
        for text in texts:
            self.number += 1
            self.process.stdin.write(f"say {self.number} {language} {pace} {volume} {text}\n")
        for number in range(first, self.number + 1):
            self.expect(f"begin {number}")
            self.expect(f"end {number}")
        self.ear.wait_for_silence()
        heard = self.ear.sounds(start)
        if heard is None:
            raise Failure(f'"{texts[0]}" made no sound')
        return self.ear.samples[heard[0]:heard[1] + 1]

    def silenced(self, text):
        """Seconds from an order to stop, in the middle of a sentence, to silence: what speech-dispatcher and the sound server need."""
        self.ear.wait_for_silence()
        start = self.ear.here()
        self.number += 1
        self.process.stdin.write(f"say {self.number} en {DEFAULT} 10 {text}\n")
        self.ear.wait_for_sound(start)
        return silence_after(self.ear, lambda: self.process.stdin.write("stop\n"))

    def close(self):
        self.process.stdin.close()
        self.process.wait(5)


def silence_after(ear, act):
    """Seconds from `act`, done in the middle of a sentence, to the last sound."""
    time.sleep(0.7)  # into the sentence: an input of the test, not a wait for anything
    start, began = ear.here(), time.monotonic()
    act()
    ear.wait_for_silence()
    heard = ear.sounds(start)
    return max(0.0, ear.when(heard[1]) - began) if heard else 0.0


def espeak(folder, voice, speed, text):
    """What espeak-ng itself makes of it, from the first sound to the last."""
    file = os.path.join(folder, "espeak.wav")
    subprocess.run(["espeak-ng", "-v", voice, "-s", str(speed), "-w", file, text], check=True)
    with wave.open(file) as sound:
        samples = array.array("h", sound.readframes(sound.getnframes()))
    loud = [i for i, value in enumerate(samples) if abs(value) > 150]
    return samples[loud[0]:loud[-1] + 1]


def energy(samples, parts=200):
    """Loudness over time, in so many parts."""
    step = len(samples) / parts
    return [math.sqrt(sum(x * x for x in samples[int(i * step):int((i + 1) * step)]) / max(1, int(step))) for i in range(parts)]


def correlation(a, b):
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    top = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b))
    return top / math.sqrt(sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b))


def closest(folder, voice, text, length):
    """espeak-ng's own sound of this text at the speed that comes closest in length."""
    return min((espeak(folder, voice, speed, text) for speed in range(100, 170)), key=lambda samples: abs(len(samples) - length))


def until(good, measure):
    """Sound is made in real time, and a machine with other things to do stutters: what is not good is measured again, twice at most."""
    for _ in range(3):
        measured = measure()
        if good(measured):
            break
    return measured


def in_the_right_language(ear, voice, language):
    text, other = TEXTS[language][5], {"en": "es", "es": "en"}[language]

    def measure():
        heard = voice.say(language, DEFAULT, 10, text)
        own, foreign = (closest(ear.folder, VOICES[one], text, len(heard)) for one in (language, other))
        return heard, own, correlation(energy(heard), energy(own)), correlation(energy(heard), energy(foreign))
    heard, own, like_own, like_foreign = until(lambda measured: measured[2] > 0.75, measure)
    length = len(heard) / len(own)
    print(f"{language}: {len(heard) / RATE:.2f} s, {length:.3f} of espeak-ng's own; like its voice {like_own:.3f}, like {other}'s {like_foreign:.3f}", flush=True)
    if abs(length - 1) > 0.03 or like_own < 0.75 or like_own < like_foreign + 0.3:
        raise Failure("what is heard is not what espeak-ng says in this language")


def pace_of(voice, language, speed, texts):
    """Words a minute, pauses between the texts included."""
    words = sum(len(text.split()) for text in texts)
    return words * 60 * RATE / len(voice.say(language, DEFAULT * speed / 100, 10, *texts))


def at_the_right_speed(voice, language, speeds):
    """All the texts at the default; one of them at each step, beside itself at the default."""
    texts = TEXTS[language]
    default, some = until(lambda pace: pace >= 120, lambda: pace_of(voice, language, 100, texts)), texts[4:6]
    beside = pace_of(voice, language, 100, some)
    paces = [until(lambda pace: pace > DEFAULT * speed / 100 * 0.94, lambda: default * pace_of(voice, language, speed, some) / beside) for speed in speeds]
    print(f"{language}: {default:.1f} words a minute; {', '.join(f'{speed} %: {pace:.1f}' for speed, pace in zip(speeds, paces))}", flush=True)
    if not 120 <= default <= 125:
        raise Failure(f"{language}: {default:.1f} words a minute; expected 120 to 125")
    for speed, pace in zip(speeds, paces):
        if abs(pace / (DEFAULT * speed / 100) - 1) > 0.1:
            raise Failure(f"{language} at {speed} %: {pace:.1f} words a minute; expected {DEFAULT * speed / 100:.1f}")


def louder_step_by_step(ear, voice, language, options):
    loudness = [energy(voice.say(language, DEFAULT, volume, "One of three"), 1)[0] for volume in range(1, 11)]
    print(f"volume: {', '.join(f'{one:.0f}' for one in loudness)}", flush=True)
    if any(b <= a for a, b in zip(loudness, loudness[1:])):
        raise Failure("a step of volume is not louder than the one before")


def in_one_language(ear, voice, language, options):
    in_the_right_language(ear, voice, language)
    at_the_right_speed(voice, language, SPEEDS if options.all else SPEEDS[-1:])


def by_hand(part, language, options):
    def drive(ear):
        voice = Voice(ear, options.speech)
        part(ear, voice, language, options)
        voice.close()

    return play(Ear(), drive)


def in_the_kiosk(ear, options):
    voice = Voice(ear, options.speech)
    of_the_daemon = [voice.silenced(" ".join(TEXTS["en"])) for _ in range(TIMES)]
    voice.close()
    server = Server(1080, 1920)
    keys = Keys(server)
    program = Program(server, options.program, "--date", "2026-11-22", "--still", environment=ear.environment)
    try:
        program.until("attract")
        start = ear.here()
        keys.press("F2")
        ear.wait_for_sound(start)
        silences = []
        for _ in range(TIMES):
            silences.append(silence_after(ear, lambda: keys.press("F3")))  # pause: silence, and nothing after it
            start = ear.here()
            keys.press("F3")
            ear.wait_for_sound(start)
        told = "silent {:.0f} ms after a key, at most {:.0f}; the daemon told by hand {:.0f}, at most {:.0f}".format(
            *(1000 * of(all) for all in (silences, of_the_daemon) for of in KIOSKS_PART))
        print(told, flush=True)
        if any(of(silences) > of(of_the_daemon) + part for of, part in KIOSKS_PART.items()):
            raise Failure(told)

        ear.kill_daemon()
        ear.wait_for_silence()
        start = ear.here()
        ear.start_daemon()
        ear.wait_for_sound(start)
        print("a daemon that was killed and started again goes on being heard", flush=True)
        keys.press("down")
        program.wait(lambda shown: shown["focus"], "focus")
        left = [os.path.join(folder, name) for folder, _, names in os.walk(ear.path("log")) for name in names]
        told = [name for name in left if b"medical" in open(name, "rb").read()]
        if told:
            raise Failure(f"speech-dispatcher wrote down what was said: {told}")
        program.process.terminate()
        if program.process.wait(20) != 0:
            raise Failure(f"the kiosk ended badly: {program.last_words()}")
    finally:
        program.close()
        server.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--speech", required=True)
    parser.add_argument("--all", action="store_true", help="every step of speed, not the fastest alone: minutes more")
    options = parser.parse_args()
    parts = [(in_one_language, "en"), (in_one_language, "es"), (louder_step_by_step, "en")]
    with concurrent.futures.ProcessPoolExecutor(len(parts)) as pool:  # speech takes its time and little of the machine's: each to an ear of its own, all at once
        heard = list(pool.map(by_hand, *zip(*parts), itertools.repeat(options)))
    return max(*heard, play(Ear(), lambda ear: in_the_kiosk(ear, options)))


if __name__ == "__main__":
    sys.exit(main())
