#!/usr/bin/env python3
"""Holds what milepost_paper makes against PDF/UA-1 (ISO 14289-1), which its pages claim: the conditions of the Matterhorn Protocol 1.1
that a machine can check and that apply to a page of words, lists and figures. Numbers in the findings are those of its checkpoints.
Beyond it: names are told in their language, letters of large print are large, nothing lies where printers do not reach.

Usage: pdf_ua.py MILEPOST_PAPER RANDOM_PEOPLE
"""
import io
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

import pikepdf
from pikepdf import Array, Dictionary, Name

PAPER, PEOPLE = sys.argv[1:3]
ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTENT = ROOT / "assets/content"
LARGE, CLIPPED = 18, 36  # points; half an inch is what inkjets clip
PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", '"', "INLINE IMAGE"}
TYPES = {"Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Span", "Figure"}  # all standard, so no role map is needed
WITHIN = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "Span": {"P", "H1", "H2", "H3", "LBody", "Lbl"}}
HOLDS_ONLY = {"L": {"LI"}, "LI": {"Lbl", "LBody"}}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def kids_of(element):
    kids = element.get("/K", Array([]))
    return list(kids) if isinstance(kids, Array) else [kids]


def texts_of(font):
    """What each code of a font stands for, by its ToUnicode map."""
    table = {}
    text = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            table[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for n in range(int(first, 16), int(last, 16) + 1):
                table[n] = chr(int(letters, 16) + n - int(first, 16))
    return table


class Reader:
    """Reads one PDF whole; what it finds wrong is in `findings`."""

    def __init__(self, data, job):
        self.findings, self.job = [], job
        self.words = {}    # of each stretch: (page, number) -> text
        self.smallest, self.least_margin = 1e9, 1e9
        with pikepdf.open(io.BytesIO(data)) as self.pdf:
            for problem in self.pdf.check():  # as `qpdf --check`
                self.findings.append(f"qpdf: {problem}")
            self.numbers = {page.objgen: n for n, page in enumerate(self.pdf.pages)}
            self.catalog()
            for n, page in enumerate(self.pdf.pages):
                self.page(n, page)
            self.structure()

    def expect(self, truth, what):
        if not truth:
            self.findings.append(what)

    def catalog(self):
        root = self.pdf.Root
        self.expect("/Metadata" in root, "06-001: no metadata")
        if "/Metadata" in root:
            tree = xml.fromstring(bytes(root.Metadata.read_bytes()).decode())
            part = tree.findtext(".//{http://www.aiim.org/pdfua/ns/id/}part")
            self.expect(part == "1", "06-002: no PDF/UA-1 mark")
            title = tree.findtext(".//{http://purl.org/dc/elements/1.1/}title//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li")
            self.expect(title and title.strip(), "06-003: no title in the metadata")
            self.expect(title == str(self.pdf.docinfo.get("/Title", "")), "the title differs between metadata and document information")
        self.expect(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True, "07-001: the title is not shown")
        self.expect(root.get("/MarkInfo", {}).get("/Marked") is True, "not marked as tagged")
        self.expect(root.get("/MarkInfo", {}).get("/Suspects") is not True, "01-007: suspects")
        self.expect("/StructTreeRoot" in root, "no structure")
        self.expect(str(root.get("/Lang", "")) == self.job["language"], "11-006: another language, or none")
        self.expect("/AcroForm" not in root and "/OCProperties" not in root and not self.pdf.attachments, "forms, layers or attachments, which this check knows nothing of")

    def page(self, n, page):
        self.expect("/Annots" not in page and page.get("/Tabs") == "/S", f"28-: annotations, or no order of tabs, on page {n + 1}")
        fonts = {}
        for name, font in page.Resources.get("/Font", {}).items():
            fonts[name] = self.font(font)
        self.expect(not page.Resources.get("/XObject", {}), f"page {n + 1}: a picture or form, which this check does not look into")
        marked, numbers, matrix, kept, size, table, width = [], set(), (1, 0, 0, 1, 0, 0), [], 0, {}, 1
        text_matrix = matrix
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                number = operands[1].get("/MCID") if name == "BDC" and isinstance(operands[1], Dictionary) else None
                decoration = operands[0] == "/Artifact"
                self.expect(not (decoration and any(one is not None and one != "decoration" for one in marked)), f"01-003: decoration within content on page {n + 1}")
                self.expect(not (number is not None and "decoration" in marked), f"01-004: content within decoration on page {n + 1}")
                if number is not None:
                    self.expect(int(number) not in numbers, f"the number {number} twice on page {n + 1}")
                    numbers.add(int(number))
                marked.append("decoration" if decoration else None if number is None else int(number))
            elif name == "EMC":
                marked.pop()
            elif name == "q":
                kept.append(matrix)
            elif name == "Q":
                matrix = kept.pop()
            elif name == "cm":
                matrix = product([float(one) for one in operands], matrix)
            elif name == "Tf":
                size, (table, width) = float(operands[1]), fonts[str(operands[0])]
            elif name == "BT":
                text_matrix = (1, 0, 0, 1, 0, 0)
            elif name == "Tm":
                text_matrix = [float(one) for one in operands]
            if name in PAINTS:
                within = [one for one in marked if one is not None]
                self.expect(within, f"01-005: {name} on page {n + 1} is neither content nor decoration")
                if name in ("Tj", "TJ"):
                    whole = product(text_matrix, matrix)
                    self.smallest = min(self.smallest, size * abs(whole[3]))
                    text = self.letters(operands[0], table, width)
                    if within and within[-1] != "decoration":
                        self.words[n, within[-1]] = self.words.get((n, within[-1]), "") + text
        self.expect(not marked, f"an open mark at the end of page {n + 1}")
        self.used = getattr(self, "used", set()) | {(n, number) for number in numbers}

    def font(self, font):
        self.expect("/ToUnicode" in font, "10-001: a font without a map to Unicode")
        inner = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
        descriptor = inner.get("/FontDescriptor", {})
        self.expect(any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")), "31-009: a font that is not embedded")
        if font.Subtype == "/Type0":
            self.expect(font.Encoding == "/Identity-H", "31-: an encoding that this check does not know")
            self.expect(inner.Subtype != "/CIDFontType2" or "/CIDToGIDMap" in inner, "31-004: no CIDToGIDMap")
        return (texts_of(font) if "/ToUnicode" in font else {}), 2 if font.Subtype == "/Type0" else 1

    def letters(self, shown, table, width):
        text = ""
        for part in shown if isinstance(shown, Array) else [shown]:
            if not isinstance(part, pikepdf.String):
                continue
            data = bytes(part)
            for at in range(0, len(data), width):
                code = int.from_bytes(data[at : at + width], "big")
                self.expect(width == 1 or code != 0, "31-030: a letter that the font does not have")
                letter = table.get(code, "")
                self.expect(letter and not set(letter) & {"\0", "\ufeff", "\ufffe"}, f"10-001: code {code} stands for no letter")
                text += letter
        return text

    def structure(self):
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None:
            return
        parents = dict(zip([int(key) for key in list(root.ParentTree.Nums)[::2]], list(root.ParentTree.Nums)[1::2]))
        self.heads, self.claimed, self.spoken = [], set(), []
        self.expect(len(kids_of(root)) == 1 and kids_of(root)[0].get("/S") == "/Document", "the whole is no document")
        for kid in kids_of(root):
            self.element(kid, None, self.job["language"], parents)
        self.expect(self.claimed == self.used, "01-: content that no element has, or elements without it")
        self.expect(self.heads and self.heads[0] == 1, "14-002: the first heading is not of the first level")
        self.expect(all(after <= before + 1 for before, after in zip(self.heads, self.heads[1:])), f"14-003: heading levels {self.heads}")

    def element(self, element, parent, language, parents):
        kind = str(element.S)[1:]
        self.expect(kind in TYPES, f"02-001: {kind} is no standard type of words, lists and figures")
        self.expect(kind not in WITHIN or parent in WITHIN[kind], f"09-: {kind} within {parent}")
        self.expect(parent not in HOLDS_ONLY or kind in HOLDS_ONLY[parent], f"09-: {kind} within {parent}")
        if re.fullmatch("H[1-6]", kind):
            self.heads.append(int(kind[1]))
        if "/Lang" in element:
            language = str(element.Lang)
            self.expect(LANGUAGE.fullmatch(language), f"11-: {language!r} is no language")
        if kind == "Figure":
            self.expect(str(element.get("/Alt", "")).strip(), "13-004: a figure without words")
            box = [float(side) for side in element.get("/A", {}).get("/BBox", [])]
            page = [float(side) for side in self.pdf.pages[self.numbers[element.Pg.objgen]].MediaBox]
            self.expect(len(box) == 4 and 0 <= box[0] < box[2] <= page[2] and 0 <= box[1] < box[3] <= page[3], f"a figure at {box} of {page}")
        self.expect(kids_of(element), f"an empty {kind}")
        for kid in kids_of(element):
            if isinstance(kid, Dictionary) and kid.get("/Type") != "/MCR":
                self.expect(kid.P.objgen == element.objgen, "a child of another parent")
                self.element(kid, kind, language, parents)
                continue
            page = kid.Pg if isinstance(kid, Dictionary) else element.Pg
            number = int(kid.MCID if isinstance(kid, Dictionary) else kid)
            n = self.numbers[page.objgen]
            owner = parents.get(int(page.StructParents), [])
            self.expect(number < len(owner) and owner[number].objgen == element.objgen, f"stretch {number} of page {n + 1} does not know its element")
            self.expect((n, number) not in self.claimed, f"stretch {number} of page {n + 1} has two elements")
            self.claimed.add((n, number))
            self.spoken.append((language, self.words.get((n, number), "")))


def product(a, b):
    return (a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5])


def squeezed(text):
    return re.sub(r"\s+", "", text)


NAMES = [squeezed(one["text"]) for one in json.loads((CONTENT / "pack.json").read_text())["names"]]
TITLES = [squeezed(one["title"]) for one in json.loads((CONTENT / "sources.json").read_text())["sources"].values() if one.get("address")]


def reads(data, job):
    """What is wrong with this PDF, and how many names it tells the language of."""
    reader = Reader(data, job)
    told = 0
    if job["language"] == "es":
        own = "\0".join(squeezed(text) for language, text in reader.spoken if language == "es")
        for name in NAMES + TITLES:
            reader.expect(name not in own, f"11-: {name} is said to be in Spanish")
        told = sum(language == "en" for language, _ in reader.spoken)
        reader.expect(told > 0, "no name in its language")
    if job["large_print"]:
        reader.expect(reader.smallest >= LARGE - 0.01, f"letters of {reader.smallest} points in large print")
    if job["format"] != "receipt":
        boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True).stdout.decode()
        for width, height, page in re.findall(r'<page width="([0-9.]+)" height="([0-9.]+)">(.*?)</page>', boxes, re.S):
            for box in re.findall(r'<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">', page):
                left, top, right, bottom = map(float, box)
                least = min(left, top, float(width) - right, float(height) - bottom)
                reader.expect(least >= CLIPPED - 0.5, f"a word {least:.1f} points from the edge")
    return reader.findings, told


def damaged(data, damage):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        damage(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def first(pdf, kind):
    def walk(element):
        if element.get("/S") == kind:
            return element
        return next((hit for kid in kids_of(element) if isinstance(kid, Dictionary) and "/S" in kid for hit in [walk(kid)] if hit is not None), None)
    return walk(pdf.Root.StructTreeRoot.K)


def rewritten(pdf, before, after):
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(before, after, 1))


def drop(element, key):
    del element[key]


# What is done to a good page, and the finding that must follow: a check that sees none of these would hold nothing.
DAMAGE = {
    "01-005": lambda pdf: rewritten(pdf, b"/H1 <<", b"0 0 9 9 re f /H1 <<"),
    "06-002": lambda pdf: pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1", b"<pdfuaid:part>2")),
    "07-001": lambda pdf: drop(pdf.Root, "/ViewerPreferences"),
    "09-": lambda pdf: setattr(first(pdf, "/LI"), "S", Name.P),
    "10-001": lambda pdf: drop(next(font for _, font in pdf.pages[0].Resources.Font.items()), "/ToUnicode"),
    "11-006": lambda pdf: drop(pdf.Root, "/Lang"),
    "11-:": lambda pdf: drop(first(pdf, "/Span"), "/Lang"),
    "13-004": lambda pdf: drop(first(pdf, "/Figure"), "/Alt"),
    "14-003": lambda pdf: setattr(first(pdf, "/H2"), "S", Name.H3),
    "01-:": lambda pdf: setattr(first(pdf, "/H1"), "K", Array([])),
}


def main():
    people = sorted((json.loads(line) for line in subprocess.run([PEOPLE, "60", "3"], capture_output=True).stdout.decode().splitlines()), key=lambda one: one["steps"])
    wrong, pages, told = [], 0, 0
    for person in (people[0], people[-1]):
        for language in ("en", "es", "ar-XB"):
            for form in ("a4", "letter", "receipt"):
                for large in (False, True):
                    for write in ("pdf", "trace"):
                        job = {"profile": person["profile"], "date": "2026-11-22", "language": language, "credential": person["credential"], "format": form,
                               "large_print": large, "write": write, "code": "K7QF-2MXA", "digest": "1d3624ac034348cd"}
                        data = subprocess.run([PAPER], input=json.dumps(job).encode(), capture_output=True).stdout
                        findings, names = reads(data, job)
                        wrong += [f"{finding}: {job}" for finding in dict.fromkeys(findings)]
                        pages, told = pages + 1, told + names
                        if (language, form, large, write) != ("es", "a4", False, "pdf"):
                            continue
                        for expected, damage in DAMAGE.items():
                            seen = reads(damaged(data, damage), job)[0]
                            if not any(finding.startswith(expected) for finding in seen):
                                wrong.append(f"{expected}: damage that was not seen; found {seen}")
    for one in wrong:
        print(one)
    print(f"{pages} PDFs, {told} names told in their language, {len(DAMAGE)} kinds of damage seen, {len(wrong)} findings")
    return 1 if wrong or pages == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
