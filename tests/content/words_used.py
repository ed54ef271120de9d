#!/usr/bin/env python3
"""Every message that the program names is there, every message of screens.json and desk.json is named, and every message that tells a
date reckoned from today has one beside it, "<key>.undated", for where today is not known.

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
         "road.cautions", "road.reach", "road.star", "road.summary", "road.more", "sheet.beside", "sheet.content", "sheet.itself",
         "desk.facts", "desk.hand", "desk.later", "desk.later.less", "desk.later.more", "desk.roads", "desk.say", "desk.fill_in", "desk.trace.skipped", "desk.what_if"}
missing = sorted(key for key in literals - set(words) - nodes if key.split(".")[0] in shelves and not key.endswith(".json"))
settings = tuple(f"settings.{group}." for group in ("text", "contrast", "motion"))  # put together from a group and a value
settings += tuple(f"take_home.{layer}" for layer in ("link", "event", "mail", "text"))
settings += ("desk.page.", "desk.fact.", "desk.choice.")
idle = sorted(key for shelf in ("screens", "desk") for key in json.loads((root / f"assets/words/en/{shelf}.json").read_text())
              if key not in literals and not key.startswith(settings))
# Days that are not reckoned from today: of a source, a rule, a code, a proof; and a calendar, which there is only where today is known.
of_their_own = {"phrase.month.name", "review.from_code", "review.from_code.revised", "review.from_code.changed", "help.about.proved", "staff.content", "staff.proof",
                "need.until", "need.on_day", "desk.month", "calendar.renew.note", "place.starts"}
dated = {key for key, text in words.items() if re.search(r"\{\s*\w+\s*,\s*date\b", text)}
lone = sorted(key for key in dated - of_their_own if key + ".undated" not in words)
lone += sorted(key for key in words if key.endswith(".undated") and key.removesuffix(".undated") not in dated and key not in literals)
false = sorted(key for key in dated if key.endswith(".undated"))
for key in lone:
    print(f"{key}: a date without its length, or a length without its date; expected both (assets/words/en/undated.json)")
for key in false:
    print(f"{key}: a date, where today is not known; expected a length")
for key in missing:
    print(f"{key}: named in the sources; expected in assets/words/en")
for key in idle:
    print(f"{key}: a message that nothing shows; expected to be named in the sources")
print(f"{len(literals & set(words))} messages are named, {len(missing)} of them missing, {len(idle)} never shown; {len(dated)} tell a date")
sys.exit(1 if missing or idle or lone or false else 0)
