#!/usr/bin/env python3
"""The programs are hardened, as they say themselves: they lie anywhere in memory, nothing of their linkage stays writable, their stack
is not run, it is guarded, and calls of the C library know how much fits. First, one that is built with none of it shows that each
lack is found.

  hardened.py [--fortified] --compiler CC PROGRAM...
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

PLANTED = """#include <stdio.h>
#include <string.h>
int main(int argc, char **argv) { char text[16]; strcpy(text, argv[argc - 1]); return printf("%s", text); }
"""


def read(program, *what):
    return subprocess.run(["readelf", "--wide", *what, program], capture_output=True, text=True, check=True, env=dict(os.environ, LC_ALL="C")).stdout


def lacks(program, fortified):
    segments, dynamic, symbols = read(program, "--segments"), read(program, "--dynamic"), read(program, "--dyn-syms")
    has = {
        "a place that is not fixed (PIE)": re.search(r"FLAGS_1.*\bPIE\b", dynamic),
        "full RELRO: the segment": "GNU_RELRO" in segments,
        "full RELRO: all bound at the start": re.search(r"FLAGS_1.*\bNOW\b", dynamic),
        "a stack that is not run": re.search(r"GNU_STACK .* RW +0x", segments),
        "a guarded stack": re.search(r"UND __stack_chk_fail\b", symbols),
        "fortified calls": not fortified or re.search(r"UND __\w+_chk\b", symbols),
        "no library path of the build machine": not re.search(r"\((RPATH|RUNPATH)\)", dynamic),
    }
    return [what for what, found in has.items() if not found]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fortified", action="store_true")
    parser.add_argument("--compiler", required=True)
    parser.add_argument("programs", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="milepost-hardened-") as folder:
        bare = os.path.join(folder, "bare")
        subprocess.run([options.compiler, "-x", "c", "-", "-o", bare, "-O0", "-w", "-no-pie", "-fno-pie", "-fno-stack-protector", "-U_FORTIFY_SOURCE",
                        "-Wl,-z,norelro,-z,lazy,-z,execstack,-rpath,/nowhere"], input=PLANTED, text=True, check=True)
        missed = 7 - len(lacks(bare, True))
    for program in options.programs:
        for lack in lacks(program, options.fortified):
            missed += 1
            print(f"{program}: lacks {lack}")
    print(f"{len(options.programs)} programs, {missed} lacks")
    return missed != 0


if __name__ == "__main__":
    sys.exit(main())
