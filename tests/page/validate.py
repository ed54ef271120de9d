#!/usr/bin/env python3
"""The page before those who know HTML and accessibility better than its authors: the Nu HTML checker, html-validate and axe.

Usage: validate.py MILEPOST VALIDATORS. VALIDATORS: the folder that `third_party/setup validators` filled. It holds the page as it is
sent, and as it is drawn: a plan in each language, a link copied by hand, a link that cannot be read; axe in each set of colours.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import browser  # noqa: E402

MILEPOST, VALIDATORS = sys.argv[1], pathlib.Path(sys.argv[2])
PROFILE = {"state": "WA", "age": "18_plus", "diploma": "yes", "training": "none", "work_months_7y": 0, "goal": "soonest"}
COLOURS = {"as it is": [], "dark": [("prefers-color-scheme", "dark")], "more contrast": [("prefers-contrast", "more"), ("prefers-color-scheme", "light")],
           "forced colours": [("forced-colors", "active")]}
# What is not so: it does not reckon the hashes of the policy, knows CSS without SVG's properties, and not that Safari takes a list
# without marks for none unless its role says so. The other's rules say the same of that, and call a style that a script set one of the page's.
NU_IS_WRONG = ("violates Content Security Policy (meta tag)", "“vector-effect”: Property", "The “list” role is unnecessary for element “ol”")
RULES = {"no-redundant-role": "off", "prefer-native-element": ["error", {"exclude": ["list"]}], "no-inline-style": "off"}
BY_HAND = """(async () => { for (const name of ['share', 'clipboard']) Object.defineProperty(navigator, name, {value: undefined});
  draw(); document.querySelector('#share').click(); await new Promise((done) => setTimeout(done)); })()"""


def run(*command, text=None, may_fail=False):
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=300)
    if done.returncode != 0 and not may_fail:
        sys.exit(f"{' '.join(map(str, command))}: exit status {done.returncode}: {done.stderr}")
    return done.stdout + (done.stderr if may_fail else "")


def states(page):
    """What a reader may have before them: its name, the address' part behind the #, and what is done there."""
    for language in ("en", "es"):
        link = run(MILEPOST, "link", "-", "--date", "2026-11-22", "--language", language, text=json.dumps(PROFILE)).strip()
        yield f"a plan in {language}", link, ""
    yield "a link copied by hand", link, BY_HAND
    yield "a link that is cut off", link[:20], ""
    yield "no plan", "", ""


def axe(page, where, script):
    found = []
    page.js(script)
    for name, features in COLOURS.items():
        page("Emulation.setEmulatedMedia", features=[{"name": feature, "value": value} for feature, value in features])
        result = json.loads(page.js("axe.run().then((result) => JSON.stringify({passes: result.passes.length, violations: result.violations}))"))
        found += [f"axe: {where}, {name}: {one['id']}: {one['help']}: {one['nodes'][0]['html'][:120]}" for one in result["violations"]]
        if result["passes"] < 15:
            found.append(f"axe: {where}, {name}: only {result['passes']} rules had something to look at")
    page("Emulation.setEmulatedMedia", features=[])
    return found


def main():
    modules = VALIDATORS / "node_modules"
    script = (modules / "axe-core/axe.min.js").read_text()
    found, documents = [], 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        run(MILEPOST, "page", folder / "plan.html")
        (folder / "rules.json").write_text(json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": RULES}))
        page = browser.Browser()
        try:
            page("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
            for name, fragment, do in states(page):
                page.open((folder / "plan.html").as_uri() + "#" + fragment)
                if do:
                    page.js(do)
                (folder / (name + ".html")).write_text(page.js("'<!DOCTYPE html>\\n' + document.documentElement.outerHTML"))
                found += axe(page, name, script)
        finally:
            page.close()
        files = sorted(folder.glob("*.html"))
        documents = len(files)
        jar = next((modules / "vnu-jar").rglob("vnu.jar"))
        nu = run("java", "-jar", jar, "--also-check-css", "--stdout", *files, may_fail=True).splitlines()
        found += ["Nu: " + line for line in nu if line.strip() and not any(wrong in line for wrong in NU_IS_WRONG)]
        run(modules / ".bin/html-validate", "-c", folder / "rules.json", "-f", f"json={folder / 'report.json'}", *files, may_fail=True)
        validate = json.loads((folder / "report.json").read_text())
        found += [f"html-validate: {one['filePath'].split('/')[-1]}:{m['line']}: {m['ruleId']}: {m['message']}" for one in validate for m in one["messages"]]
    print("\n".join(found[:40] + [f"{documents} documents, {len(found)} findings"]))
    sys.exit(1 if found else 0)


main()
