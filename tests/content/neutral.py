#!/usr/bin/env python3
"""Spanish speaks of people at work without a sex: no doctor is a man by his word, no nurse a woman by hers. Where the law names
a doctor, "un médico o una médica" stands for it: "personal médico" would be more people than may.

Usage: neutral.py ROOT. Words for jobs that have two forms in Spanish; `asistente médico`, the name of this one, stands with both where
it is asked of the reader.
"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
JOBS = r"enfermer[oa]s?|doctor(?:a|es|as)?|podólog[oa]s?|consejer[oa]s?|supervisor(?:a|es|as)?|flebotomistas?|técnic[oa]s? radiólog[oa]s?|profesor(?:a|es|as)?|maestr[oa]s?|instructor(?:a|es|as)?|director(?:a|es|as)?|asociad[oa]s? médic[oa]s?"
DOCTORS = r"(?:un|una|el|la|los|las|algún|ningún|cada|tu|su) médic[oa]s?|(?:bajo|a|de|con|por) médic[oa]s|^médic[oa]s"
BOTH = r"\b(?:un médico o una médica|cada médico o médica|médicos y médicas)\b"
found = []
for path in sorted((ROOT / "assets/words/es").glob("*.json")):
    for key, text in json.loads(path.read_text()).items():
        for job in re.findall(rf"\b(?:{JOBS}|{DOCTORS})\b", re.sub(BOTH, "", text, flags=re.IGNORECASE), re.IGNORECASE):
            found.append(f"words/es/{path.name}:/{key}: {job!r}; expected the work (personal médico, de enfermería), not a man or a woman")
print("\n".join(found + [f"{len(found)} findings"]))
sys.exit(1 if found else 0)
