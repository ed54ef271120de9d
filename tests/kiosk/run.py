#!/usr/bin/env python3
"""How kiosk/run, where there is no display, tells the tour from all else: by asking the program.

  run.py --run kiosk/run --program build/release/kiosk/milepost

In a copy of the tree's frame that sets up and builds nothing, and whose virtual display only says that it was asked for. Exit
status: 0 all went well, 1 a check failed.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

IN_A_VIRTUAL_DISPLAY = (["tour", "DIR"], ["--still", "tour", "DIR"], ["--language", "es", "--still", "tour", "DIR"], ["tour", "DIR", "--still"],
                        ["--semantics", "check", "tour", "DIR"], ["--date=2026-11-22", "tour", "DIR"], [])
AS_THEY_ARE = (["--verb"], ["--version"], ["check", "--people", "1", "tour"], ["--content", "tour"], ["evaluate", "tour"], ["--no-such-option", "tour", "DIR"])
WITHOUT_DISPLAY = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}


def program(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", required=True)
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    failures = []
    with tempfile.TemporaryDirectory(prefix="milepost-run-") as folder:
        root = pathlib.Path(folder)
        (root / "kiosk").mkdir()
        shutil.copy(options.run, root / "kiosk/run")
        program(root / "third_party/setup", "exit 0\n")
        program(root / "bin/cmake", 'echo "ninja: no work to do."\n')
        program(root / "bin/xvfb-run", "echo virtual\n")
        (root / "build/release/kiosk").mkdir(parents=True)
        (root / "build/release/build.ninja").touch()
        (root / "build/release/kiosk/milepost").symlink_to(pathlib.Path(options.program).resolve())
        environment = dict(WITHOUT_DISPLAY, PATH=f"{root / 'bin'}:{WITHOUT_DISPLAY['PATH']}")
        for virtual, cases in ((True, IN_A_VIRTUAL_DISPLAY), (False, AS_THEY_ARE)):
            for arguments in cases:
                done = subprocess.run([root / "kiosk/run", *arguments], env=environment, cwd=root, capture_output=True, text=True, check=False)
                if (done.stdout == "virtual\n") != virtual:
                    failures.append(f"kiosk/run {' '.join(arguments)}: {done.returncode} {done.stdout[:200]}{done.stderr[:200]}")
    print("\n".join(failures) or "the tour alone, wherever it stands among the arguments, is played in a virtual display", file=sys.stderr if failures else sys.stdout)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
