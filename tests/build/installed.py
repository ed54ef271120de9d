#!/usr/bin/env python3
"""An installation is whole, and can be moved: installed, moved to where a name has a space in it, called through a link, without the
system's fonts, the programs do what they do in the build tree, and know no path of the machine that built them.

  installed.py --cmake cmake --build BUILD --source SOURCE [--no-paths]
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "kiosk"))
from walk import Failure, Server, play

PROGRAMS = ("milepost", "milepost_paper", "milepost_printer", "milepost_speech")
PROFILE = {"diploma": "yes", "state": "WA", "work_months_3y": 14}
DAY = ("--date", "2026-11-22")


def expect(holds, sentence):
    if not holds:
        raise Failure(sentence)


def output(*command, given="", **environment):
    done = subprocess.run(command, input=given.encode(), capture_output=True, cwd="/", env=dict(os.environ, **environment))
    expect(done.returncode == 0, f"{command}: exit status {done.returncode}: {done.stderr.decode()}")
    expect(done.stdout, f"{command}: printed nothing")
    return done.stdout


def built_in(source):
    """What third_party/dependencies.md says is built into the programs or shipped with them."""
    rows = [line.split("|") for line in pathlib.Path(source, "third_party/dependencies.md").read_text().splitlines() if line.startswith("| ")]
    names = [row[1].strip() for row in rows if row[3].strip() in ("built in", "shipped")]
    expect(len(names) > 5, f"dependencies.md names only {names}")
    return names


def installed_and_moved(options, folder):
    first, place = folder / "first", folder / "another place"
    subprocess.run([options.cmake, "--install", options.build, "--prefix", first], check=True, stdout=subprocess.DEVNULL)
    first.rename(place)
    (folder / "milepost").symlink_to(place / "bin" / "milepost")
    return place


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmake", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("--no-paths", action="store_true", help="also look for paths of the build machine, which debug information has")
    options = parser.parse_args()

    def drive(server):
        with tempfile.TemporaryDirectory(prefix="milepost-installed-") as name:
            folder = pathlib.Path(name)
            place, tree = installed_and_moved(options, folder), pathlib.Path(options.build, "kiosk")
            if options.no_paths:
                for program in PROGRAMS:
                    bytes_of = (place / "bin" / program).read_bytes()
                    for path in (options.source, options.build):
                        expect(os.fsencode(path) not in bytes_of, f"{program} knows {path}")

            notices = (place / "share/doc/milepost/NOTICES").read_text()
            for theirs in built_in(options.source):
                expect(f"\n{theirs} (" in notices, f"NOTICES does not name {theirs}")
            expect("Copyright (c) 2026 The Milepost authors" in notices, "NOTICES does not say whose Milepost is")

            both = [str(folder / "milepost"), str(tree / "milepost")]
            for verb in (("evaluate", "-", *DAY), ("page", "-")):
                here, there = (output(program, *verb, given=json.dumps(PROFILE)) for program in both)
                expect(here == there, f"{verb[0]}: not what the build tree gives")
            proved = output(both[0], "check", *DAY, "--people", "1000").decode()
            expect(" 0 violations" in proved, proved)

            job = json.dumps({"profile": PROFILE, "date": "2026-11-22", "format": "letter"})
            (folder / "no-fonts.conf").write_text(f"<fontconfig><cachedir>{folder}/cache</cachedir></fontconfig>")
            bare = output(str(place / "bin" / "milepost_paper"), given=job, FONTCONFIG_FILE=str(folder / "no-fonts.conf"))
            expect(bare == output(str(tree / "milepost_paper"), given=job), "the page is another one with the fonts beside the program")

            pictures = folder / "tour"
            subprocess.run([both[0], "tour", pictures, *DAY], check=True, cwd="/", env=dict(os.environ, DISPLAY=server.name, LIBGL_ALWAYS_SOFTWARE="1"))
            expect((pictures / "roadmap.json").exists() and len(list(pictures.glob("*.png"))) > 8, f"the tour left {sorted(os.listdir(pictures))}")
        print("moved, and whole")

    return play(Server(1080, 1920), drive)


if __name__ == "__main__":
    sys.exit(main())
