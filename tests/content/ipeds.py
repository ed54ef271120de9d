#!/usr/bin/env python3
"""Holds `milepost places import` against the official files, read a second time and otherwise, school by school.

Usage: ipeds.py MILEPOST [FOLDER]   (FOLDER: with raw/hd2024.csv, raw/c2022-2024_a_extract.csv, raw/ic2023_py.csv and raw/ic2023_ay_slim.csv;
                                     left out: $MILEPOST_IPEDS, or data/ipeds of the folder shared beside the project)
The files are the US Department of Education's and too large to stand here: where they are not, nothing is said (exit status 77).
Written from the layouts alone: what a school offers and charges is gathered here without a look at how the program does it.
"""
import collections
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
MEDICAL_ASSISTING = "51.0801"
NAMES = ("hd2024.csv", "c2022-2024_a_extract.csv", "ic2023_py.csv", "ic2023_ay_slim.csv")


def rows(path):
    text = path.read_bytes()
    try:
        text = text.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = text.decode("cp1252")
    for row in csv.DictReader(text.splitlines(keepends=True)):
        yield {key.strip().upper(): (value or "").strip() for key, value in row.items()}


def amount(text):
    return None if text in ("", ".") or float(text) < 0 else round(float(text))


def second_reader(directory, completions, py, ay):
    """By school: its awards, the prices and lengths of its listings, and what a year costs."""
    open_schools = {row["UNITID"]: row for row in rows(directory)
                    if row["CYACTIVE"] == "1" and row["CLOSEDAT"] == "-2" and row["ACT"] not in ("C", "D", "M")}
    offered = [row for row in rows(completions) if row["CIPCODE"] == MEDICAL_ASSISTING and row["MAJORNUM"] == "1"]
    newest = max(row["YEAR"] for row in offered)
    schools = collections.defaultdict(lambda: {"awards": set(), "aid": None, "usd": set(), "months": set(), "year": None})
    for row in offered:
        if row["YEAR"] == newest:
            schools[row["UNITID"]]["awards"].add(row["AWLEVEL"])
    for row in rows(py):
        for n in "123456":
            if row["CIPCODE" + n] != MEDICAL_ASSISTING:
                continue
            tuition, books = amount(row["CIPTUIT" + n]), amount(row["CIPSUPP" + n])
            if n == "1" and amount(row["CHG1PY3"]) is not None:
                tuition, books = amount(row["CHG1PY3"]), amount(row["CHG4PY3"])
            school = schools[row["UNITID"]]
            if tuition is not None:
                school["usd"].add(tuition + (books or 0))
            if amount(row["MTHCMP" + n]) is not None:
                school["months"].add(amount(row["MTHCMP" + n]))
    for row in rows(ay):
        if row["UNITID"] in schools and amount(row["CHG1AY3"]) is not None:
            books = amount(row["CHG4AY3"]) or 0
            schools[row["UNITID"]]["year"] = [amount(row["CHG1AY3"]) + books,
                                              max(amount(row["CHG1AY3"]), amount(row["CHG2AY3"]) or 0) + books]
    for unit, school in schools.items():
        school["aid"] = {"1": True, "2": True, "3": False, "5": False, "6": False}.get(open_schools.get(unit, {}).get("OPEFLAG"))
    return {unit: school for unit, school in schools.items() if unit in open_schools}


def imported(program, files, folder, *options):
    out = pathlib.Path(folder, "places.json")
    run = subprocess.run([program, "places", "import", "--directory", files[0], "--completions", files[1], "--prices", files[2], "--prices", files[3],
                          "--out", out, *options], capture_output=True, text=True, timeout=120)
    return run, json.loads(out.read_text(encoding="utf-8")) if out.exists() else None


def differences(places, expected):
    by_school = collections.defaultdict(list)
    for place in places:
        by_school[place["id"].split("-")[1]].append(place)
    for unit in sorted(expected.keys() - by_school.keys()):
        yield f"{unit}: not kept"
    for unit in sorted(by_school.keys() - expected.keys()):
        yield f"{unit}: kept, and is no school of medical assisting that is open"
    for unit in sorted(expected.keys() & by_school.keys()):
        wanted, found = expected[unit], by_school[unit]
        kinds = {"20": "short_course", "21": "certificate", "2": "certificate", "4": "certificate", "3": "associate"}
        if {kinds.get(award) for award in wanted["awards"]} - {place.get("award") for place in found}:
            yield f"{unit}: awards {sorted(wanted['awards'])}, kept {[place['id'] for place in found]}"
        if any(place.get("federal_aid") is not wanted["aid"] for place in found):
            yield f"{unit}: federal aid {wanted['aid']}, kept {[place.get('federal_aid') for place in found]}"
        for key in ("usd", "months"):
            ends = {end for place in found if key in place and (key == "usd" or "usd" in place) for end in place[key]}
            if not ends <= wanted[key] or (wanted[key] and {min(wanted[key]), max(wanted[key])} - ends):
                yield f"{unit}: {key} {sorted(wanted[key])}, kept {sorted(ends)}"
        years = [place["usd_a_year"] for place in found if "usd_a_year" in place]
        if any(year != wanted["year"] for year in years) or (wanted["year"] and not wanted["usd"] and not years):
            yield f"{unit}: a year costs {wanted['year']}, kept {years}"


def main(program, folder=None):
    folder = pathlib.Path(folder or os.environ.get("MILEPOST_IPEDS") or ROOT.parent / "shared" / "data" / "ipeds") / "raw"
    files = [folder / name for name in NAMES]
    if not all(file.exists() for file in files):
        print(f"{folder}: no official files; nothing is said of them")
        return 77
    expected = second_reader(*files)
    found = []
    with tempfile.TemporaryDirectory() as place:
        began = time.monotonic()
        run, places = imported(program, files, place)
        took = time.monotonic() - began
        again = pathlib.Path(place, "places.json").read_bytes()
        if run.returncode != 0 or " 0 refused" not in run.stdout:
            found.append(f"places import: exit status {run.returncode}: {run.stdout}{run.stderr}")
        else:
            found += differences(places["places"], expected)
        run, _ = imported(program, files, place)
        if pathlib.Path(place, "places.json").read_bytes() != again:
            found.append("the same files gave other bytes")
        run, near = imported(program, files, place, "--state", "OH", "--near", "39.96,-83.0,60")
        if not near or any(one["state"] != "OH" for one in near["places"]):
            found.append("--state OH kept what is elsewhere")
        for name, spoil in (("cut in the middle", lambda b: b[:len(b) // 2]), ("empty", lambda b: b""), ("UTF-16", lambda b: b"\xff\xfe" + b),
                            ("a web page", lambda b: b"<!DOCTYPE html>" + b)):
            broken = pathlib.Path(place, "broken.csv")
            broken.write_bytes(spoil(files[0].read_bytes()))
            run, _ = imported(program, [broken] + files[1:], place)
            if run.returncode < 0 or (name != "cut in the middle" and (run.returncode != 1 or "broken.csv:" not in run.stderr)):
                found.append(f"a directory that is {name}: exit status {run.returncode}: {run.stderr[:300]}")
    for finding in found:
        print(finding)
    print(f"{len(expected)} schools, {len(places['places'])} programs, {len(found)} findings; {took:.2f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
