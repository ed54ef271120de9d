#!/usr/bin/env python3
"""Every message that the program names is there, and every message of screens.json and desk.json is named.

Usage: words_used.py ROOT. Keys stand in the sources as literals; those that are put together ("question." + id) are for
`milepost check`, which knows the ids.
"""
import json
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
sources = [p for floor in ("core", "ui", "kiosk") for p in (root / floor).rglob("*.cpp")]
literals = {key for path in sources for key in re.findall(r'"([a-z_]+(?:\.[a-z_0-9]+)+)"', path.read_text())}
words = {}
for path in (root / "assets/words/en").glob("*.json"):
    words.update(json.loads(path.read_text()))
shelves = {key.split(".")[0] for key in words} - {"milestone"}

# A literal that begins like a message but ends in a dot-separated id of a node is no message.
nodes = {"settings.open", "settings.languages", "nav.next", "nav.start_over", "compare.open", "state.open", "help.open",
         "state.pick", "take_home.open", "attract.listen", "speech.go_on", "take_home.qr", "attract.road", "attract.anywhere", "idle.stay", "road.so_far",
         "desk.facts", "desk.hand", "desk.later", "desk.later.less", "desk.later.more", "desk.roads", "desk.say", "desk.fill_in", "desk.trace.skipped", "desk.what_if"}
missing = sorted(key for key in literals - set(words) - nodes if key.split(".")[0] in shelves and not key.endswith(".json"))
settings = tuple(f"settings.{group}." for group in ("text", "contrast", "motion"))  # put together from a group and a value
settings += tuple(f"take_home.{layer}" for layer in ("plan", "calendar", "link"))
settings += ("desk.page.", "desk.fact.", "desk.choice.")
idle = sorted(key for shelf in ("screens", "desk") for key in json.loads((root / f"assets/words/en/{shelf}.json").read_text())
              if key not in literals and not key.startswith(settings))
for key in missing:
    print(f"{key}: named in the sources; expected in assets/words/en")
for key in idle:
    print(f"{key}: a message that nothing shows; expected to be named in the sources")
print(f"{len(literals & set(words))} messages are named, {len(missing)} of them missing, {len(idle)} never shown")
sys.exit(1 if missing or idle else 0)
