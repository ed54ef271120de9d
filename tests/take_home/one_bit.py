#!/usr/bin/env python3
"""The QR code as printers make it that know black and white alone: Ghostscript and Poppler, at 203, 300 and 600 dots an inch, at
places that fall between the dots. Its squares keep their widths, and ZBar and ZXing read it. A receipt has no ink but black.

Usage: one_bit.py MILEPOST_PAPER RANDOM_PEOPLE
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import pikepdf

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import decoders  # noqa: E402

PAPER, PEOPLE = sys.argv[1:3]
POINTS = 72
found = []


def expect(truth, where, what):
    if not truth:
        found.append(f"{where}: {what}")


def run(*command, text=None):
    return subprocess.run(command, input=text, capture_output=True, timeout=120).stdout


def made(job):
    return run(PAPER, text=json.dumps(job).encode())


def figure_boxes(element):
    """The place of each figure of one page, as the structure has it."""
    if not isinstance(element, pikepdf.Dictionary):
        return
    if element.get("/S") == "/Figure":
        yield element.Pg, [float(side) for side in element.A.BBox]
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from figure_boxes(kid)


def qr_alone(pdf, path, squares, offset):
    """Leaves of the page the QR code and the free squares around it, moved by this share of a point."""
    with pikepdf.open(pdf) as document:
        page, box = list(figure_boxes(document.Root.StructTreeRoot.K))[-1]
        quiet = 4 * (box[2] - box[0]) / squares
        place = [box[0] - quiet + offset[0], box[1] - quiet + offset[1], box[2] + quiet + offset[0], box[3] + quiet + offset[1]]
        for n in reversed(range(len(document.pages))):
            if document.pages[n].objgen != page.objgen:
                del document.pages[n]
        document.pages[0].MediaBox = place
        document.pages[0].CropBox = place
        del document.Root.StructTreeRoot
        document.save(path)
        return box[2] - box[0], quiet


def bitmap(path):
    """A raw PBM as rows of true (black) and false."""
    data = pathlib.Path(path).read_bytes()
    head, at = [], 0
    while len(head) < 3:
        end = data.index(b"\n", at)
        if not data[at:end].startswith(b"#"):
            head += data[at:end].split()
        at = end + 1
    width, height, stride = int(head[1]), int(head[2]), (int(head[1]) + 7) // 8
    return [[data[at + y * stride + x // 8] >> (7 - x % 8) & 1 == 1 for x in range(width)] for y in range(height)]


def widths(pixels, squares, dots, quiet):
    """How wide single dark and single light squares came out, as shares of a square, on average."""
    at = [round(quiet + (n + 0.5) * dots) for n in range(squares)]
    seen = {True: [], False: []}
    for y in at:
        row = pixels[min(y, len(pixels) - 1)]
        for left, middle, right in zip(at, at[1:], at[2:]):
            if row[left] == row[middle] or row[right] == row[middle]:
                continue
            first, last = middle, middle
            while row[first - 1] == row[middle]:
                first -= 1
            while row[last + 1] == row[middle]:
                last += 1
            seen[row[middle]].append((last - first + 1) / dots)
    return [sum(seen[dark]) / len(seen[dark]) for dark in (True, False)]


def squares_of(pdf, folder):
    """How many squares the code has a side, by the width of the finder pattern: seven."""
    whole = folder / "whole.pdf"
    qr_alone(pdf, whole, 1e9, (0, 0))
    run("pdftoppm", "-mono", "-r", "1200", "-singlefile", str(whole), str(folder / "whole"))
    pixels = bitmap(folder / "whole.pbm")
    edge = len(pixels) // 350  # within the first square, and the most that a code has is 177
    finder = edge + next(n for n, dark in enumerate(pixels[edge][edge:]) if not dark)
    return round((len(pixels) * 7 / finder - 17) / 4) * 4 + 17


def check(where, pdf, folder, dice):
    squares = squares_of(pdf, folder)
    run("pdftoppm", "-gray", "-r", "300", "-singlefile", str(folder / "whole.pdf"), str(folder / "grey"))
    expected, wrong = decoders.code_in(folder / "grey.pgm")  # what it holds is read_back.py's to say
    expect(not wrong, where, f"in grey it is {wrong}")
    for dpi in (203, 300, 600):
        offset = [dice.random() * POINTS / dpi for _ in range(2)]
        alone = str(folder / "alone.pdf")
        side, quiet = qr_alone(pdf, alone, squares, offset)
        dots = side / squares * dpi / POINTS
        for name in ("Ghostscript", "Poppler"):
            picture = folder / f"{name}.pbm"
            if name == "Poppler":
                run("pdftoppm", "-mono", "-r", str(dpi), "-singlefile", alone, str(picture.with_suffix("")))
            else:
                run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pbmraw", f"-r{dpi}", f"-sOutputFile={picture}", alone)
            at = f"{where}, {name} at {dpi} dpi, moved by {offset}"
            pixels = bitmap(picture)
            dark, light = widths(pixels, squares, dots, quiet * dpi / POINTS)
            expect(0.75 <= dark <= 1.13 and 0.87 <= light <= 1.25, at, f"a single dark square is {dark:.2f} squares wide, a light one {light:.2f}")
            grey = picture.with_suffix(".pgm")  # ZXingReader knows no PBM
            grey.write_bytes(b"P5 %d %d 255\n" % (len(pixels[0]), len(pixels)) + bytes(0 if dot else 255 for row in pixels for dot in row))
            code, wrong = decoders.code_in(grey)
            expect(not wrong, at, f"it is {wrong}")
            expect(wrong or code == expected, at, f"it gives {code!r}; expected {expected!r}")


def check_ink(where, pdf):
    with pikepdf.open(pdf) as document:
        for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
            if str(operator) in ("rg", "RG", "g", "G", "k", "K", "scn", "SCN", "sc", "SC"):
                ink = [float(one) for one in operands]
                expect(ink in ([0, 0, 0], [1, 1, 1], [0], [1]), where, f"an ink {ink} that such a printer makes dots of")


def main():
    people = [json.loads(line) for line in run(PEOPLE, "120", "9").decode().splitlines()]
    dice = random.Random(4)
    read = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for i, person in enumerate(sorted(people, key=lambda one: one["steps"])[::24]):
            for kind in ("receipt", "letter"):
                job = {"profile": person["profile"], "date": "2026-11-22", "language": ("en", "es")[i % 2], "credential": person["credential"], "format": kind, "code": "K7QF-2MXA"}
                where = f"{person['profile']} {kind}"
                pdf = folder / "page.pdf"
                pdf.write_bytes(made(job))
                check(where, pdf, folder, dice)
                read += 1
                if kind == "receipt":
                    check_ink(where, pdf)
                    pdf.write_bytes(made(dict(job, write="trace")))
                    check_ink(where + " the counselor's", pdf)
    for finding in found:
        print(finding)
    print(f"{read} codes in 6 ways, {len(found)} findings")
    return 1 if found or read == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
