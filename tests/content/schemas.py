#!/usr/bin/env python3
"""Holds the content files, the words and what the program writes against the schemas in assets/schema.

Usage: schemas.py [MILEPOST]   (MILEPOST: the program; with it, what it writes is held against the schemas too, and what
                                the schemas refuse must be refused by the program)
Needs Debian's python3-jsonschema.
"""
import copy
import functools
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore", category=DeprecationWarning)  # RefResolver: the one way that Debian 12's jsonschema has
try:
    import jsonschema
except ImportError:
    sys.exit("schemas.py: no Python module jsonschema; expected Debian's python3-jsonschema (third_party/setup tests)")

ASSETS = pathlib.Path(__file__).resolve().parents[2] / "assets"
CONTENT = ("pack", "facts", "questions", "credentials", "steps", "states", "cautions", "labour", "guide", "sources", "organiser", "programs")
DATE = "2026-11-22"
PROFILES = {
    "profile of a beginner": {"diploma": "yes", "training": "none", "age": "18_plus", "work_months_7y": 0},
    "profile of a worker": {
        "state": "WA", "age": "18_plus", "diploma": "yes", "training": "finished", "program": "certificate",
        "accreditor": "other_recognized", "ncct_school": False, "finish_month": "2024-05", "class_hours": 600,
        "practicum_hours": {"min": 1, "max": 159}, "work_months_7y": {"min": 12, "max": 35}, "holds": ["ncma-ncct"],
        "cpr": True, "goal": "least_cost"},
}

# A pack may have places, and Milepost comes with none.
PLACES = {
    "content/places.json": {
        "here": [39.96, -83.0],
        "sources": {"list": {"title": "The list of a school district", "address": ""}},
        "places": [
            {"id": "one", "name": "A college", "kind": "school", "award": "certificate", "control": "public", "usd_a_year": [4210, 6300],
             "starts": ["2027-01-12"], "enrol_days": 14, "when": ["day", "evening"], "brings": {"accreditor": "caahep_abhes", "class_hours": 800},
             "city": "Columbus", "state": "OH", "telephone": "6145550123", "web": "example.edu", "position": [39.97, -82.99], "source": "list",
             "as_of": "2026", "review_by": "2027-12", "until": "2027-12-31"},
            {"id": "two", "name": "A job center", "kind": "job_center", "source": "list", "as_of": "undated"}]}}

KIOSKS = {
    "kiosk as set up": {"display": {"diagonal_inches": 24.25, "floor_mm": 830}, "desk": {"display": "HDMI-1"},
                        "pin": {"hash": "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA", "tries": 6, "boot": "one", "seconds": 1234}},
    "kiosk at first": {},
}

# Each says which file it spoils, what is spoiled, and how.
BROKEN = [
    ("content/pack.json", "a misspelt key", lambda d: d.update(vresion=d.pop("version"))),
    ("content/pack.json", "an example without an id", lambda d: d["examples"][0].pop("id")),
    ("content/pack.json", "no examples", lambda d: d.update(examples=[])),
    ("content/organiser.json", "a name without end", lambda d: d.update(name="a" * 49)),
    ("content/organiser.json", "words in a list", lambda d: d.update(words=["Desk 4"])),
    ("content/guide.json", "an organiser who is a text", lambda d: d["parts"][0]["sections"][0].update(organiser="yes")),
    ("content/facts.json", "a choice without values", lambda d: d["facts"][0].pop("values")),
    ("content/facts.json", "a month that there is not", lambda d: fact_of(d, "month").update(to="2060-13")),
    ("content/facts.json", "a set of seven", lambda d: fact_of(d, "set")["values"].extend(["w", "x", "y"])),
    ("content/questions.json", "an unknown form", lambda d: d["questions"][0].update(form="essay")),
    ("content/questions.json", "years of three numbers", lambda d: with_key(d["questions"], "years")["years"].append(1)),
    ("content/questions.json", "a condition that is both all and any",
     lambda d: with_key(d["questions"], "when").update(when={"all": [{"fact": "cpr", "is": ["yes"]}], "any": [{"fact": "cpr", "is": ["yes"]}]})),
    ("content/credentials.json", "a route without a source", lambda d: d["credentials"][0]["routes"][0]["cite"].update(sources=[])),
    ("content/credentials.json", "a test that compares with nothing", lambda d: d["credentials"][0]["routes"][0].update(needs={"fact": "cpr", "words": "reason.cpr"})),
    ("content/credentials.json", "an exam of half a minute", lambda d: d["credentials"][0]["exam"].update(minutes=0.5)),
    ("content/steps.json", "an unknown kind", lambda d: d["steps"][0].update(kind="holiday")),
    ("content/steps.json", "a fee below zero", lambda d: with_key(d["steps"], "fees")["fees"][0].update(usd=[-1, 5])),
    ("content/steps.json", "a test deep in a condition that mixes measures",
     lambda d: d["steps"][0].update(needs={"any": [{"all": [{"months_since": "finish_month", "is": ["yes"]}]}]})),
    ("content/states.json", "a tile off the map", lambda d: d["states"][0].update(tile=[12, 0])),
    ("content/states.json", "pay without a source", lambda d: with_key(d["states"], "pay")["pay"].pop("cite")),
    ("content/labour.json", "a figure without a source", lambda d: d["national"]["median_pay_usd"].pop("cite")),
    ("content/labour.json", "a figure that is text", lambda d: d["national"]["median_pay_usd"].update(value="44,200")),
    ("content/guide.json", "a section without an id", lambda d: d["parts"][0]["sections"][0].pop("id")),
    ("content/sources.json", "an unknown confidence", lambda d: d["sources"][next(iter(d["sources"]))].update(confidence="total")),
    ("content/sources.json", "an address that is not https", lambda d: next(iter(d["sources"].values())).update(address="http://aama-ntl.org")),
    ("content/sources.json", "a language in full", lambda d: next(iter(d["sources"].values())).update(lang="Spanish")),
    ("content/sources.json", "kinds of hosts in a list", lambda d: d.update(refused=["bit.ly"])),
    ("content/programs.json", "an unknown area", lambda d: next(iter(d["programs"]["certificate"]["states"].values())).update(of="county")),
    ("content/programs.json", "no school", lambda d: next(iter(d["programs"]["certificate"]["states"].values())).update(schools=0)),
    ("content/places.json", "an unknown kind", lambda d: d["places"][0].update(kind="pub")),
    ("content/places.json", "a start that is no day", lambda d: d["places"][0].update(starts=["January"])),
    ("content/places.json", "a place beyond the pole", lambda d: d["places"][0].update(position=[91, 0])),
    ("content/places.json", "a key too many", lambda d: d["places"][1].update(stars=5)),
    ("words/en/screens.json", "a sentence that is a number", lambda d: d.update({"nav.back": 7})),
    ("kiosk as set up", "a key too many", lambda d: d.update(visitor="Ana")),
    ("kiosk as set up", "a display as large as a house", lambda d: d["display"].update(diagonal_inches=600)),
    ("kiosk as set up", "a display below the floor", lambda d: d["display"].update(floor_mm=-10)),
    ("kiosk as set up", "a desk without a display", lambda d: d["desk"].pop("display")),
    ("kiosk as set up", "a PIN that is no hash", lambda d: d["pin"].update(hash="290417")),
    ("kiosk as set up", "half a try", lambda d: d["pin"].update(tries=0.5)),
    ("profile of a worker", "an unknown key", lambda d: d.update(shoe_size=42)),
    ("profile of a worker", "an impossible month", lambda d: d.update(finish_month="2024-00")),
    ("profile of a worker", "a negative number", lambda d: d.update(class_hours={"min": -1, "max": 5})),
    ("evaluation of a worker", "an unknown status", lambda d: d["credentials"][0].update(status="maybe")),
    ("evaluation of a worker", "a road without steps", lambda d: d["credentials"][0]["plan"].update(steps=[])),
    ("evaluation of a worker", "a key too many", lambda d: d["state"].update(mood="fine")),
]


def with_key(items, key):
    return next(item for item in items if item.get(key))


def fact_of(facts, kind):
    return next(fact for fact in facts["facts"] if fact["kind"] == kind)


def each_key_once(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError("a key twice in one object: " + ", ".join(sorted({key for key in keys if keys.count(key) > 1})))
    return dict(pairs)


def read(path):
    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=each_key_once)


SCHEMAS = {path.name: read(path) for path in sorted((ASSETS / "schema").glob("*.schema.json"))}


@functools.lru_cache(maxsize=None)
def validator(name):
    schema = SCHEMAS[name + ".schema.json"]
    resolver = jsonschema.RefResolver(schema["$id"], schema, store=SCHEMAS)
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


def schema_of(name):
    """The schema for a document: by its folder, its file's name, or the first word of a name that is no file's."""
    if name.startswith("words/"):
        return "words"
    return pathlib.PurePath(name).stem.split()[0]


def faults(name, document):
    def place(error):
        return name + ":" + "".join("/" + str(step) for step in error.absolute_path)
    return [f"{place(error)}: {error.message[:300]}" for error in validator(schema_of(name)).iter_errors(document)]


def references(schema):
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"]
        schema = schema.values()
    elif not isinstance(schema, list):
        return
    for part in schema:
        yield from references(part)


def check_schemas():
    """Each schema is one, has its file's name as its relative id, and refers only to what is there."""
    found = []
    for name, schema in SCHEMAS.items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            found.append(f"{name}: no valid schema: {error.message[:300]}")
        if schema.get("$id") != name:
            found.append(f"{name}: the $id {schema.get('$id')!r}; expected the file's name")
        for reference in references(schema):
            file, _, part = reference.partition("#/$defs/")
            if part not in SCHEMAS.get(file or name, {}).get("$defs", {}):
                found.append(f"{name}: the unknown reference {reference}; expected FILE#/$defs/NAME")
    return found


def samples(fact):
    """Values of a fact that a profile may have, and values that it may not."""
    if fact["kind"] == "choice":
        return fact["values"], ["nonsense", True, 0]
    if fact["kind"] == "set":
        return [[], fact["values"]] + [[value] for value in fact["values"]], [["nonsense"], fact["values"][0]]
    if fact["kind"] == "yes_no":
        return [True, False], ["yes", 1]
    low, high = fact["from"], fact["to"]
    if fact["kind"] == "month":
        year, month = map(int, low.split("-"))
        before = f"{year - (month == 1):04}-{(month + 10) % 12 + 1:02}"
        year, month = map(int, high.split("-"))
        after = f"{year + (month == 12):04}-{month % 12 + 1:02}"
        return [low, high, {"min": low, "max": high}], [before, after, low + "-01", low[:4], {"min": low}, {"min": before, "max": high}]
    return [low, high, {"min": low, "max": high}], [low - 1, high + 1, {"min": low}, {"min": low, "max": high + 1}, {"min": low - 1, "max": high}, str(low), low + 0.5]


def check_profile_schema(facts):
    """profile.schema.json and facts.json say the same of a profile."""
    told = set(SCHEMAS["profile.schema.json"]["properties"])
    facts = {"facts": [fact for fact in facts["facts"] if not fact.get("internal")]}
    known = {fact["id"] for fact in facts["facts"]}
    found = [f"profile.schema.json: {key!r} stands only in {there}" for there, keys in (("it", told - known), ("facts.json", known - told)) for key in sorted(keys)]
    for fact in facts["facts"]:
        right, wrong = samples(fact)
        for value in right:
            found += faults("profile", {fact["id"]: value})
        found += [f"profile.schema.json: {fact['id']!r} may be {value!r}, which facts.json forbids" for value in wrong if not faults("profile", {fact["id"]: value})]
    return found


def evaluate(program, profile):
    return subprocess.run([program, "evaluate", "-", "--date", DATE], input=json.dumps(profile), capture_output=True, text=True, timeout=60)


def reset_pin(program, document):
    """What the program makes of a kiosk's configuration: its exit status, and what it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "kiosk.json")
        path.write_text(json.dumps(document), encoding="utf-8")
        run = subprocess.run([program, "reset-pin", "--configuration", path], capture_output=True, text=True, timeout=60)
        return run.returncode, read(path)


def program_refuses(program, name, document):
    """Does the program refuse this too, and speak of this file?"""
    if name.startswith("profile"):
        return evaluate(program, document).returncode == 1
    if name.startswith("kiosk"):
        return reset_pin(program, document)[0] == 1
    with tempfile.TemporaryDirectory() as folder:
        for part in ("content", "words"):
            shutil.copytree(ASSETS / part, pathlib.Path(folder, part))
        pathlib.Path(folder, name).write_text(json.dumps(document), encoding="utf-8")
        run = subprocess.run([program, "check", folder], capture_output=True, text=True, timeout=60)
        return run.returncode == 1 and name + ":" in run.stdout + run.stderr


def main(arguments):
    program = arguments[0] if arguments else None
    found = check_schemas()
    documents = {f"content/{name}.json": read(ASSETS / "content" / f"{name}.json") for name in CONTENT}
    for path in sorted((ASSETS / "words").glob("*/*.json")):
        documents[path.relative_to(ASSETS).as_posix()] = read(path)
    unknown = {path.stem for path in (ASSETS / "content").glob("*.json")} - set(CONTENT)
    found += [f"content/{name}.json: a file without a schema" for name in sorted(unknown)]
    found += check_profile_schema(documents["content/facts.json"])
    documents.update(PLACES)
    documents.update(PROFILES)
    documents.update(KIOSKS)
    if program:
        for name, profile in PROFILES.items():
            run = evaluate(program, profile)
            if run.returncode != 0:
                found.append(f"{name}: milepost evaluate: exit status {run.returncode}: {run.stderr.strip()}")
            else:
                documents[name.replace("profile", "evaluation")] = json.loads(run.stdout, object_pairs_hook=each_key_once)
        for name, configuration in KIOSKS.items():
            status, written = reset_pin(program, configuration)
            if status != 0:
                found.append(f"{name}: milepost reset-pin: exit status {status}")
            documents[name + ", as the program writes it"] = written
    for name, document in documents.items():
        found += faults(name, document)

    refused = 0
    for name, what, spoil in BROKEN:
        if name not in documents:
            continue  # an evaluation, and no program to write it
        document = copy.deepcopy(documents[name])
        spoil(document)
        if not faults(name, document):
            found.append(f"{name}: {what}: fits the schema; expected a refusal")
        elif program and not name.startswith("evaluation") and not program_refuses(program, name, document):
            found.append(f"{name}: {what}: refused by the schema, but not by the program")
        else:
            refused += 1
    for finding in found:
        print(finding)
    if found:
        print(f"{len(found)} findings")
        return 1
    print(f"all {len(documents)} documents fit their schemas; {refused} broken ones were refused")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
