#!/usr/bin/env python3
"""The page that opens a link, in a real browser: it shows what the kiosk would, asks nobody for anything, and holds against
links that somebody made up.

Usage: page.py MILEPOST PAGE_PEOPLE [PEOPLE [SEED]]. Expected words are those that the C++ makes (tests/page/people.cpp);
months, money and dates are also worded here, from `milepost evaluate`, as a second opinion.
"""
import functools
import http.server
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import browser  # noqa: E402

MILEPOST, PEOPLE = sys.argv[1:3]
COUNT, SEED = (sys.argv[3:] + ["20", "1"][len(sys.argv) - 3:])[:2]
DATE = "2026-11-22"
ROOT = pathlib.Path(__file__).resolve().parents[2]
found, checked = [], 0

READ = """(() => {
  const text = (at, query) => { const one = at.querySelector(query); return one ? one.textContent : ""; };
  const all = (at, query) => [...at.querySelectorAll(query)].map((one) => one.textContent);
  const leads = all(document, ".lead");
  return {
    title: text(document, "h1"), name: leads[0] || "", route: leads[1] || "", because: text(document, "#because"), rough: text(document, "#rough"), remainder: text(document, "#remainder"), window: text(document, "#window"),
    figures: [...document.querySelectorAll(".figures div")].map((pair) => [text(pair, "dt"), text(pair, "dd")]),
    stops: [...document.querySelectorAll(".stop")].map((stop) => ({
      name: text(stop, "h3"), money: text(stop, ".money"), when: text(stop, ".when"), note: text(stop, ".may"), places: all(stop, ".places li"), more: all(stop, "details p") })),
    warnings: [...document.querySelectorAll(".warnings")].flatMap((list) => [list.previousElementSibling.textContent, ...all(list, "li")]),
    rule: text(document, "h2 + p"), notes: all(document, ".notes li"), sources: all(document, ".sources li"),
    last: all(document, ".last p").slice(0, -1), calendar: calendar_file(handout(read(location.hash.slice(1)))),
    said: document.documentElement.lang, other: !!document.querySelector("#other_content"), wrong: text(document, "#wrong"),
    dashes: [...document.querySelectorAll(".stop")].map((stop) => stop.querySelectorAll(".dash").length),
    download: (document.querySelector("#calendar") || {}).download || "", overflow: document.documentElement.scrollWidth - innerWidth };
})()"""


def expect(truth, where, what):
    global checked
    checked += 1
    if not truth:
        found.append(f"{where}: {what}")


def run(*command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}: {done.stderr}")
    return done.stdout


# ---- a second opinion: months, money and dates as they are told in each language

SHORT = {"en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), "es": "ene feb mar abr may jun jul ago sept oct nov dic".split()}
LONG = {"en": "January February March April May June July August September October November December".split(),
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()}


@functools.cache
def words_of(language):
    return json.loads((ROOT / "assets/words" / language / "screens.json").read_text())


def months_told(span, language):
    least, most = span["min"], span["max"]
    month, many, up_to = {"en": ("month", "months", "up to"), "es": ("mes", "meses", "hasta")}[language]
    if most == 0:
        return words_of(language)["phrase.days"]
    if least == 0:
        return f"{up_to} {most} {many}" if most > 1 else f"{up_to} {'a' if language == 'en' else 'un'} {month}"
    return f"{least}–{most} {many}" if least != most else f"{most} {many if most != 1 else month}"


def money_told(span, priced, language):
    least, most = span["min"], span["max"]
    words, up_to = words_of(language), {"en": "up to ", "es": "hasta "}[language]
    if most == 0:
        return words["phrase.free" if priced else "phrase.price.ask"]
    amount = f"${most:,}" if least == most else f"{up_to}${most:,}" if least == 0 else f"${least:,}–${most:,}"
    return amount if priced else words["phrase.usd.and_more"].replace("{amount}", amount)


def month_of(text, names, language):
    year, month = text.split("-")
    return f"{names[language][int(month) - 1]} {'de ' if language == 'es' and names is LONG else ''}{year}"


def check_evaluation(where, shown, person, language, options=()):
    """The page of a best road against `milepost evaluate`."""
    place = ("--place", person["place"]) if person["place"] else ()
    evaluation = json.loads(run(MILEPOST, "evaluate", "-", "--date", DATE, *place, *options, text=json.dumps(person["profile"])))
    plan = next(one for one in evaluation["credentials"] if one["id"] == person["credential"])["plan"]
    if len(plan["steps"]) == 1:  # it is held: nothing stands before its renewal
        expect(shown["figures"][1][1] == money_told(plan["steps"][0]["cost_usd"], plan["steps"][0]["priced"], language), where, f"each time {shown['figures'][1][1]!r}; evaluate: {plan['steps'][0]['cost_usd']}")
        return
    expect(shown["figures"][0][1] == months_told(plan["months"], language), where, f"in all {shown['figures'][0][1]!r}; evaluate: {plan['months']}")
    expect(shown["figures"][1][1] == money_told(plan["cost_usd"], plan["priced"], language), where, f"you pay {shown['figures'][1][1]!r}; evaluate: {plan['cost_usd']}")
    stops = shown["stops"][1:-2] + shown["stops"][-1:]
    expect(len(stops) == len(plan["steps"]), where, f"{len(stops)} steps; evaluate: {len(plan['steps'])}")
    for stop, step in zip(stops, plan["steps"]):
        if stop["money"]:
            expect(stop["money"] == money_told(step["cost_usd"], step["priced"], language), where, f"{step['id']} {stop['money']!r}; evaluate: {step['cost_usd']}")
        if step["kind"] == "renewal":
            continue
        expect(stop["when"].startswith(months_told(step["months"], language) + " · "), where, f"{step['id']} {stop['when']!r}; evaluate: {step['months']}")
        ends = (month_of(step["end"], SHORT, language), month_of(step["end"], LONG, language))
        expect(stop["when"].endswith(ends), where, f"{step['id']} {stop['when']!r}; evaluate: ends {step['end']}")


# ---- who asks whom

class Server(http.server.ThreadingHTTPServer):
    """Serves the page, and keeps every request as it came."""

    def __init__(self, page):
        self.page, self.headers, self.asked = page, {}, []
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.requestline + "\n" + str(self.headers))
        right = self.path == "/plan.html"
        self.send_response(200 if right else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if right:
            self.wfile.write(self.server.page)

    def log_message(self, *_):
        pass


def check_net_log(path, server, fragments):
    """What the browser itself says that it sent, whatever it was for."""
    text = path.read_text()
    log = json.loads(text if text.rstrip().endswith("}") else text.rstrip().rstrip(",") + "]}")
    kinds = {number: name for name, number in log["constants"]["logEventTypes"].items()}
    sent = [event.get("params", {}) for event in log["events"] if kinds[event["type"]] in ("HTTP_TRANSACTION_SEND_REQUEST_HEADERS", "HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS")]
    sent = [json.dumps(one) for one in sent if one]
    expect(len(sent) == len(server.asked), "net log", f"{len(sent)} requests went out, {len(server.asked)} came to the page's server")
    for fragment in fragments:
        expect(not any(fragment in one for one in sent), "net log", "a plan went out")
    # A whole browser also asks its own makers for things, in its own name, and gets nowhere here; for the page it may ask for the page alone.
    begun = [event["params"] for event in log["events"] if kinds[event["type"]] == "URL_REQUEST_START_JOB" and "url" in event.get("params", {})]
    others = [one["url"] for one in begun if "127.0.0.1" in one.get("network_isolation_key", "") and not one["url"].startswith(f"http://127.0.0.1:{server.server_port}/plan.html")]
    expect(begun and not others, "net log", f"the page had something asked for: {others[:3]}")
    return len(sent)


# ---- the tests

def texts_in(value):
    if isinstance(value, str):
        return [value]
    return [text for part in (value.values() if isinstance(value, dict) else value) for text in texts_in(part)]


def check_people(page, at, server, people, pack=()):
    for person in people:
        for language in person["fragment"]:
            where = f"{language} {json.dumps(person['profile'])} {person['credential']} {person['road']}"
            fragment = person["fragment"][language]
            options = ("--date", DATE, "--language", language, "--credential", person["credential"], "--road", str(person["road"]), "--code", person["code"])
            link = at + "#" + fragment
            if person["dated"] and not person["rough"] and not person["place"]:  # who has a whole profile has answered all; no link is told a school
                made = run(MILEPOST, "link", "-", *options, *pack, "--address", at, text=json.dumps(person["profile"])).strip()
                expect(made == link, where, f"the link is {made}")
            before = len(server.asked)
            page.open(link)
            shown = page.js(READ)
            expect(page.requests == [at], where, f"the page asked for {page.requests}")
            expect(page.faults == [], where, f"the browser complains: {page.faults}")
            if at.startswith("http"):
                expect(len(server.asked) == before + 1, where, f"the server was asked for {server.asked[before:]}")
                expect(not any(fragment[:20] in one or fragment[3:] in one for one in server.asked[before:]), where, "the plan was sent to the server")
            wanted = dict(person["handout"][language])
            unfilled = [text for text in texts_in(wanted) if "{" in text or "}" in text]
            expect(not unfilled, where, f"a message lacks a value: {unfilled}")
            state = wanted.pop("state")
            for key, value in wanted.items():
                expect(shown[key] == value, where, f"{key} is {shown[key]!r}; the kiosk has {value!r}")
            expect(not state or shown["rule"], where, "no state is shown")
            expect(shown["said"] == language and not shown["other"] and shown["download"] == ("milepost.ics" if wanted["calendar"] else ""), where, f"{shown['said']} {shown['other']} {shown['download']}")
            expect(shown["overflow"] <= 0, where, f"{shown['overflow']} pixels wider than a narrow phone")
            if person["road"] == 0 and person["dated"]:
                check_evaluation(where, shown, person, language, pack)


def check_actions(page, at, person, folder):
    """What the buttons do: where the phone can share, where it can copy, where it can do neither; the file; paper."""
    link = at + "#" + person["fragment"]["en"]
    for name, shares, copies in (("share", True, True), ("copy", False, True), ("neither", False, False)):
        page.open(link)
        page.js(f"""Object.defineProperty(navigator, 'share', {{value: {'async (what) => { window.given = what.url; }' if shares else 'undefined'}}});
            Object.defineProperty(navigator, 'clipboard', {{value: {{writeText: async (text) => {{ {'window.given = text;' if copies else 'throw new Error();'} }}}}}});
            draw();""")
        done = page.js("""(async () => { const button = document.querySelector('#share'); button.click(); await new Promise((done) => setTimeout(done));
            return [button.textContent, window.given || getSelection().toString(), document.querySelector('[role=status]').textContent]; })()""")
        wanted = {"share": ["Share the link", link, ""], "copy": ["Copy the link", link, "Copied."], "neither": ["Copy the link", link, "Copy this link:"]}[name]
        expect(done == wanted, f"the button to {name}", done)
    page.open(link)
    saved = page.download(folder, "document.querySelector('#calendar').click()")
    expect(saved.decode() == person["handout"]["en"]["calendar"], "the calendar that is saved", saved[:200])
    expect(page.faults == [], "the calendar that is saved", page.faults)
    closed = "document.querySelectorAll('details:not([open])').length"
    before = page.js(closed)
    page.js("addEventListener('beforeprint', () => { window.unfolded = document.querySelectorAll('details[open]').length; })")
    page("Page.printToPDF")
    unfolded = page.js("window.unfolded")
    expect(0 < before == unfolded and page.js(closed) == before, "paper", f"{unfolded} of {before} unfolded for paper")


def check_language_switch(page, at, person):
    page.open(at + "#" + person["fragment"]["en"])
    page.js("""new Promise((done) => { addEventListener('hashchange', () => done()); const chosen = document.querySelector('nav [lang=es]'); chosen.focus(); chosen.click(); })""")
    switched, address, focus = page.js(READ), page.js("location.href"), page.js("document.activeElement.lang")
    expect(focus == "es", "switched to es", f"the focus is on {focus!r}")
    expect(address == at + "#" + person["fragment"]["es"], "switched to es", f"the address is {address}")
    expect(switched["stops"] == person["handout"]["es"]["stops"], "switched to es", "the stops are others")
    page.open(at + "#xx" + person["fragment"]["en"][2:])
    shown = page.js(READ.replace("calendar_file(handout(read(location.hash.slice(1))))", "''"))
    expect(shown["stops"][0]["name"] in ("Today", "Hoy"), "a language that the page has not", shown["wrong"])


UNDRAWN = """({ words: [...document.querySelectorAll("#plan > p[lang]")].filter((one) => one.getClientRects().length > 0).map((one) => [one.lang, one.textContent]),
  stops: document.querySelectorAll(".stop").length })"""


def check_undrawn(page, at, server, person):
    """Where the page cannot draw, it says so in every language, and what to do: nobody has an empty page before them."""
    html, link = server.page, at + "#" + person["fragment"]["en"]
    wanted = [[language, json.loads((ROOT / f"assets/words/{language}/page.json").read_text())["page.undrawn"]] for language in ("en", "es")]

    def expect_words(where):
        shown = page.js(UNDRAWN)
        expect(shown == {"words": wanted, "stops": 0}, f"not drawn: {where}", shown)

    page("Emulation.setScriptExecutionDisabled", value=True)
    page.open(link)
    page("Emulation.setScriptExecutionDisabled", value=False)
    expect_words("scripts are off")
    for policy in ("script-src 'self'", "default-src 'self'", "default-src 'none'", "sandbox allow-same-origin"):
        server.headers = {"Content-Security-Policy": policy}
        page.open(link)
        expect_words(f"the host's policy is {policy}")
    server.headers = {"Content-Security-Policy": "style-src 'self'"}
    page.open(link)
    plain = page.js(READ)
    expect(plain["stops"] == person["handout"]["en"]["stops"], "a host that forbids the style", "the stops are others")
    expect(page.js("document.querySelectorAll('svg').length") == 0 and plain["overflow"] <= 0, "a host that forbids the style", "pictures without their places")
    server.headers = {}
    words = html.index(b"</main>")
    for cut in (words, words + 500, html.index(b'"use strict"') + 20, len(html) - 3000, len(html) - 60):
        server.page = html[:cut]
        page.open(link)
        expect_words(f"cut after {cut} of {len(html)} bytes")
    server.page = html
    for lacking in ("Element.prototype.replaceChildren", "Object.entries", "navigator.__proto__.languages"):  # as an old browser lacks them
        script = page("Page.addScriptToEvaluateOnNewDocument", source=f"delete {lacking};")["identifier"]
        page.open(link)
        expect_words(f"without {lacking}")
        page("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
    page.open(link)
    page.js("new Promise((done) => { window.draw_plan = () => { throw new Error('planted'); }; addEventListener('hashchange', () => setTimeout(done)); location.hash = '#es' + location.hash.slice(3); })")
    expect_words("a second plan that cannot be drawn")


def check_added(page, at, person):
    """What messengers, mail and hands add to a link, or leave out, changes nothing about the plan."""
    good, wanted = person["fragment"]["en"], person["handout"]["en"]["stops"]
    start, rest = good[:60], good[60:]
    added = {"a full stop": good + ".", "a space": good + "%20", "both": good + ".%20", "a bracket": good + ")", "a quotation mark": good + "%22", "a curly one": good + "%E2%80%9D",
             "a comma and words": good + ",%20mira%20esto.", "a line's end": good + "%0D%0A", "a mark that nobody sees": good + "%E2%80%8B", "bold": "*" + good + "*", "italics": "_" + good + "_",
             "an entity": good + "&gt;", "what follows who clicks": good + "?utm_source=mail&fbclid=1", "a wrapped line": start + "%0A" + rest, "a wrapped line of quoted mail": start + "%0A%3E%20" + rest,
             "quoted-printable": start + "=%0D%0A" + rest, "a space within": start + "%20" + rest, "escaped": good.replace("-", "%2D").replace(".", "%2E"), "escaped twice": good.replace("-", "%252D"),
             "dashes made fine": good.replace("-", "%E2%80%91"), "a slash before it": "/" + good, "large letters": "EN" + good[2:], "a second link": good + "%20" + at + "#" + good}
    for name, fragment in added.items():
        page.open(at + "#" + fragment)
        shown = page.js("({stops: document.querySelectorAll('.stop h3').length, said: document.documentElement.lang, wrong: (document.querySelector('#wrong') || {}).textContent, link: part_of(read(location.hash.slice(1)), 'en')})")
        expect(shown == {"stops": len(wanted), "said": "en", "link": "#" + good}, f"added: {name}", shown)
        expect(page.faults == [], f"added: {name}", page.faults)
    numbers = good.split(".")[1]
    for content in range(1000):  # no code: it may end in a dash, which who makes a link of the text takes for no part of it
        ends = changed(numbers, 1, content)
        if ends[-1] in "-_":
            page.open(at + "#en." + ends[:-1])
            expect(page.js("document.querySelectorAll('.stop').length") == len(wanted), "left out: a dash at the end", ends)
            break


def check_link_language(page, at, person):
    """A link that cannot be read is answered in its own language: what stands before its first dot stays there in every version."""
    tail = person["fragment"]["es"].split(".", 1)[1]
    numbers = tail.split(".")[0]
    newer = {"a newer form": changed(numbers, 0, 8), "a newer form with more": changed(numbers, 0, 7) + ".ABCD.x~y", "cut off": tail[:30], "of another alphabet": "%C3%B1(9)"}
    for name, fragment in newer.items():
        page.open(at + "#es." + fragment)
        shown = page.js("({said: document.documentElement.lang, wrong: (document.querySelector('#wrong') || {}).textContent || ''})")
        expect(shown["said"] == "es" and shown["wrong"].startswith("Este enlace"), f"in its own language: {name}", shown)
    page.js("const chosen = document.querySelector('nav [lang=en]'); chosen.focus(); chosen.click()")
    shown = page.js("[document.documentElement.lang, document.activeElement.lang, document.querySelector('#wrong').textContent.slice(0, 9)]")
    expect(shown == ["en", "en", "This link"], "another language of a link that cannot be read", shown)


LOOKS = """(() => { const style = (query) => { const one = getComputedStyle(document.querySelector(query)); return [one.backgroundColor, one.color, one.textDecorationLine, one.borderTopColor]; };
  return { chosen: style("nav [aria-pressed=true]"), other: style("nav [aria-pressed=false]"), main: style("#share") }; })()"""


def check_looks(page, at, person):
    """The chosen language can be told where the reader's system sets the colours, and without any colour."""
    page.open(at + "#" + person["fragment"]["es"])
    for name, features in {"as it is": {}, "forced": {"forced-colors": "active"}, "forced, dark": {"forced-colors": "active", "prefers-color-scheme": "dark"}}.items():
        page("Emulation.setEmulatedMedia", features=[{"name": feature, "value": value} for feature, value in features.items()])
        looks = page.js(LOOKS)
        expect(looks["chosen"][2] == "underline" and looks["other"][2] == "none", f"the chosen language, {name}", looks)
        expect(looks["chosen"][0] != looks["other"][0] and all(one[0] != one[1] for one in looks.values()), f"the chosen language, {name}", looks)
    page("Emulation.setEmulatedMedia", features=[])
    hyphens = page.js("[...document.querySelectorAll('h1, h2, h3, button, summary, dt')].map((one) => getComputedStyle(one).hyphens).filter((one) => one !== 'manual')")
    expect(hyphens == [], "headings", f"hyphens: {hyphens}")
    titles = page.js("[...document.querySelectorAll('.sources cite')].map((one) => [one.textContent, one.lang])")
    own = set(json.loads((ROOT / "assets/words/es/sources.json").read_text()).values())
    expect(titles and all((language == "") == (title in own) and language in ("", "en") for title, language in titles), "titles in another language", titles)


PLACES = """(() => {
  const across = (query) => [...document.querySelectorAll(query)].map((one) => { const box = one.getBoundingClientRect(); return [box.left, box.right]; });
  return { marks: across(".mark"), ways: across(".way"), names: across(".stop h3"), direction: document.documentElement.dir,
    wide: document.documentElement.clientWidth, overflow: document.documentElement.scrollWidth - innerWidth };
})()"""


def check_from_right(page, path, person):
    """In a language that is read from the right the road runs on the right, mirrored as a whole."""
    places = {}
    for language in ("en", "ar-XB"):
        page.open(path.as_uri() + "#" + language + person["fragment"]["en"][2:])
        places[language] = page.js(PLACES)
        expect(page.faults == [] and places[language]["overflow"] <= 0, f"from the right: {language}", f"{page.faults}, {places[language]['overflow']} pixels too wide")
    left, right = places["en"], places["ar-XB"]
    expect((left["direction"], right["direction"]) == ("ltr", "rtl"), "from the right", f"directions {left['direction']}, {right['direction']}")
    for kind in ("marks", "ways"):
        expect(len(left[kind]) == len(right[kind]) > 0, "from the right", f"{kind}: {len(left[kind])}, {len(right[kind])}")
        for a, b in zip(left[kind], right[kind]):
            expect(abs(a[0] + b[1] - left["wide"]) < 1 and abs(a[1] + b[0] - left["wide"]) < 1, f"from the right: {kind}", f"{a} and {b} of {left['wide']}")
    for mark, name in zip(right["marks"], right["names"]):
        expect(name[1] < mark[0], "from the right", f"a name from {name[0]} to {name[1]} at a mark from {mark[0]}")


ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def signed(numbers, code=""):
    """NUMBERS with a right check: what somebody could make up who has read how it is done."""
    value = 2166136261
    for byte in (numbers + code).encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return numbers + "".join(ALPHABET[value >> shift & 63] for shift in (0, 6, 12, 18)) + code


def values_in(numbers):
    values, value, shift = [], 0, 0
    for bits in map(ALPHABET.index, numbers):
        value, shift = value + ((bits & 31) << shift), shift + 5
        if bits < 32:
            values.append(value)
            value = shift = 0
    return values


def spelt_of(words):
    """Words as a link has them."""
    spelt = "".join("_" if one == " " else one if one.isascii() and one.isalnum() else "-" + text_of([ord(one) ^ 32]) for one in words)
    return text_of([len(words)]) + spelt


def text_of(values):
    text = ""
    for value in values:
        while value >= 32:
            text, value = text + ALPHABET[32 | value & 31], value >> 5
        text += ALPHABET[value]
    return text


def changed(numbers, place, value):
    """The numbers with another one at a place (fragment.h says which stands where), signed."""
    values = values_in(numbers[:-4])
    assert text_of(values) == numbers[:-4]
    return signed(text_of(values[:place] + [value] + values[place + 1:]))


def check_hostile(page, at, person):
    good = person["fragment"]["en"]
    numbers, code = good.split(".", 1)[1].split(".")
    injected = '<img src=x onerror="document.title=\'broken\'"><script>document.title="broken"</script>'
    bad = {"cut off": good[:-3], "cut in the numbers": good[:30], "a character changed": good.replace(good[12], "A" if good[12] != "A" else "B", 1), "markup": injected, "escaped markup": "%3Cimg%20src=x%3E",
           "markup as language": f"{injected}.{numbers}", "markup as code": f"en.{numbers}.{injected}", "long": "en." + "A" * 200000, "no language": numbers, "prototype": "__proto__." + numbers,
           "an end too soon": "en." + signed(numbers[:20]), "more than all": "en." + signed(numbers[:-4] + "AAAA"), "endless number": "en." + signed("B" + "_" * 40), "a year too far": "en." + changed(numbers, 2, 60001), "a flag too many": "en." + changed(numbers, 5, 64),
           "endless months": "en." + changed(numbers, 6, 601), "more money than is": "en." + changed(numbers, 8, 10000001), "a span past its end": "en." + changed(numbers, 7, 600), "a state past ZZ": "en." + changed(numbers, 12, 677), "nothing signed": "en." + signed("BAA"),
           "code in small letters": f"en.{numbers}.{code.lower()}", "only a dot": ".", "null": "en.\x00", "script address": "javascript:alert(1)"}
    for name, fragment in bad.items():
        page.open(at + "#" + fragment)
        shown = page.js("({wrong: (document.querySelector('#wrong') || {}).textContent || '', stops: document.querySelectorAll('.stop').length, odd: document.querySelectorAll('main img, main script, main iframe').length, title: document.title})")
        expect(shown["wrong"].startswith("This link is cut off or changed") and shown["stops"] == 0 and shown["odd"] == 0 and "broken" not in shown["title"], f"hostile: {name}", shown)
        expect(page.faults == [] and page.requests == [at], f"hostile: {name}", f"{page.faults} {page.requests}")
    page.open(at)
    expect(page.js("document.querySelector('#wrong').textContent").startswith("There is no plan in this link"), "no fragment", "another message")
    page.open(at + "#en." + changed(numbers, 0, 15))
    expect("newer Milepost" in page.js("document.querySelector('#wrong').textContent"), "a newer form", "another message")
    # Of other content: the numbers stand, what is not known is said to be so.
    page.open(at + "#en." + changed(numbers, 1, 12345))
    other = page.js("({other: !!document.querySelector('#other_content'), stops: [...document.querySelectorAll('.stop .when')].map((one) => one.textContent)})")
    expect(other["other"] and other["stops"][0] == "November 2026", "other content", other)
    place = len(values_in(numbers[:-4])) - 10  # the step of the last stage
    page.open(at + "#en." + changed(numbers, place, 12345))
    names = page.js("[...document.querySelectorAll('.stop h3')].map((one) => one.textContent)")
    expect(names[-1] == "A step that this page does not know" and page.faults == [], "a step of other content", names)
    # A link from before plans said why and what to look out for, and one from before they had an id.
    values = values_in(numbers[:-4])
    first = last = 16 if values[5] & 8 else 13
    for _ in range(3):
        last += 1 + values[last]
    values[first:last] = []
    page.open(at + "#en." + signed(text_of([values[0] - 4] + values[1:])))
    older = page.js("({stops: document.querySelectorAll('.stop').length, warnings: document.querySelectorAll('.warnings').length, why: !!document.querySelector('#because')})")
    expect(older == {"stops": len(person["handout"]["en"]["stops"]), "warnings": 0, "why": False}, "the form before", older)
    page.open(at + "#en." + signed(text_of([values[0] - 6] + values[1:-2])))
    older = page.js("({stops: document.querySelectorAll('.stop').length, uids: calendar_file(handout(read(location.hash.slice(1)))).match(/UID:[0-9a-f]{16}@/g)})")
    expect(older["stops"] == len(person["handout"]["en"]["stops"]) and len(set(older["uids"])) == len(older["uids"]) > 2, "an older form", older)


def places_pack(folder):
    """The content with places of every sort around Columbus, as an organiser may have them."""
    for part in ("content", "words"):
        shutil.copytree(ROOT / "assets" / part, folder / part)
    common = {"source": "ours", "as_of": "2026-11", "review_by": "2027-12"}
    college = {"name": "Columbus State Community College", "kind": "school", "award": "certificate", "street": "550 East Spring Street", "city": "Columbus", "state": "OH", "telephone": "6142875353", "web": "www.cscc.edu/"}
    all_of_them = [
        {"id": "college", **college, "months": [9, 10], "usd_a_year": [4500, 5200], "starts": ["2027-01-11", "2027-08-23"], "enrol_days": 14, "when": ["day", "evening"], "position": [39.969, -82.987]},
        {"id": "associate", **college, "award": "associate", "months": [20, 24], "usd_a_year": [4500, 4500], "estimated": True},
        {"id": "career", "name": "Ross & Sons’ Career Institute, Inc.", "kind": "school", "award": "certificate", "usd": [16545, 16545], "monthly": True, "when": ["online"], "estimated": True, "city": "Peñíscola", "telephone": "(614) 555-0100 ext. 7"},
        {"id": "listed", "name": "__Bold__ **School** <b>of</b> &amp; 漢字 𝛑", "kind": "school", "award": "certificate", "starts": ["2027-03-01"], "brings": {"accreditor": "caahep_abhes", "class_hours": 800}, "web": "https://example.org/a/b?c=d_e-f#g"},
        {"id": "short", "name": "Night class", "kind": "school", "award": "short_course", "months": [3, 3], "usd": [0, 0], "when": ["evening"]},
        {"id": "high-school", "name": "Career center", "kind": "school", "award": "high_school", "usd": [0, 100]},
    ] + [{"id": f"{kind}-{n}", "name": f"{kind.replace('_', ' ').capitalize()} {n}", "kind": kind, "street": f"{n} Main St.", "city": "Columbus", "state": "OH", "position": [39.9 + n / 100, -83], "telephone": f"614555{n:04}", "starts": [f"2027-0{n}-15"]}
         for kind in ("equivalency", "cpr", "apprenticeship", "job_center", "exam_site", "employer") for n in range(1, 5)]
    places = {"here": [39.96, -83.0], "sources": {"ours": {"title": "Our own list", "address": ""}}, "places": [{**one, **common} for one in all_of_them]}
    (folder / "content" / "places.json").write_text(json.dumps(places))
    return folder


def check_places(page, server, folder):
    """Where to call, as paper has it; and what somebody could make of a link that names places."""
    pack = places_pack(folder / "pack")
    people = [json.loads(line) for line in run(PEOPLE, COUNT, SEED, str(pack)).splitlines()]
    path = folder / "places.html"
    run(MILEPOST, "page", str(path), "--content", str(pack))
    check_people(page, path.as_uri(), server, people, ("--content", str(pack)))
    stops = [stop for person in people for stop in person["handout"]["en"]["stops"]]
    for what, many in {"three places": sum(len(stop["places"]) == 3 for stop in stops), "one place": sum(len(stop["places"]) == 1 for stop in stops),
                       "a day that classes begin": sum("Classes begin" in person["handout"]["en"]["calendar"] for person in people), "a last day to enrol": sum("Last day to enroll" in person["handout"]["en"]["calendar"] for person in people)}.items():
        expect(many > 0, "places", f"nobody has {what}")
    longest = max(len(fragment) for person in people for fragment in person["fragment"].values())
    expect(longest <= 1249, "places", f"a link of {longest} bytes")
    person = max(people, key=lambda one: len(one["fragment"]["en"]))
    numbers, code = person["fragment"]["en"].split(".", 1)[1].split(".")
    name = next(stop["places"][0] for stop in person["handout"]["en"]["stops"] if stop["places"]).split(" · ")[0]
    spelt = spelt_of(name)
    expect(numbers.count(spelt) >= 1, "places", f"{name!r} is not spelt {spelt!r}")

    def with_name(other):
        return "en." + signed(numbers[:-4].replace(spelt, other, 1), "." + code)

    page.open(path.as_uri() + "#" + with_name(spelt_of("<img src=x onerror=alert(1)>")))
    shown = page.js("({ first: document.querySelector('.places li').textContent, odd: document.querySelectorAll('main img, main script, .places a, .places *:not(li, b)').length, warned: document.querySelector('#places').textContent })")
    expect(shown["first"].startswith("<img src=x onerror=alert(1)>") and shown["odd"] == 0 and "anyone can make a link" in shown["warned"], "places: markup as name", shown)
    expect(page.faults == [], "places: markup as name", page.faults)
    for what, odd in {"a line's end": "a\nb", "a byte": "a\x00", "a bidirectional control": "a\u202eb", "a mark that nobody sees": "a\u200bb", "half a character": "a\ud800", "too long": "a" * 121}.items():
        page.open(path.as_uri() + "#" + with_name(spelt_of(odd)))
        expect(page.js("(document.querySelector('#wrong') || {}).textContent || ''").startswith("This link is cut off or changed"), f"places: {what}", "it is shown")
    for what, end in {"an end within a name": spelt_of("a" * 40)[:10], "a name without an end": "4" + "D"}.items():
        page.open(path.as_uri() + "#en." + signed(numbers[:numbers.index(spelt)] + end, "." + code))
        expect(page.js("document.querySelectorAll('.stop').length") == 0, f"places: {what}", "it is shown")
    seen = {"plans": 0, "damaged": 0}
    for n, one in enumerate(sorted(people, key=lambda one: -len(one["fragment"]["en"]))[:3]):
        page.open(path.as_uri())
        made = page.js(FUZZ % (n + 70, 600, json.dumps(one["fragment"]["en"])))
        expect(made["wrong"] == [], "places: made up and signed", made["wrong"][:3])
        for key in seen:
            seen[key] += made[key]
    expect(min(seen.values()) > 100, "places: made up and signed", f"the changes reach too little: {seen}")
    return longest


FUZZ = """((seed, rounds, good) => {
  const random = (n) => { seed = Math.imul(seed ^ seed >>> 15, 2246822519) + 374761393 | 0; return (seed >>> 8) %% n; };
  const [, tail] = good.split("en."), [signed, code] = tail.split("."), numbers = signed.slice(0, -4);
  const seen = { plans: 0, damaged: 0, newer: 0, wrong: [] };
  for (let i = 0; i < rounds; ++i) {
    let made = numbers;
    for (let k = random(4); k >= 0; --k) {
      const at = random(made.length), what = random(3), by = characters[random(64)];
      made = made.slice(0, at) + (what < 2 ? by : "") + made.slice(what > 0 ? at + 1 : at);
    }
    const fragment = "en." + made + check_of(made + "." + code) + "." + code;
    try {
      const plan = read(fragment);
      if (typeof plan === "string") { ++seen[plan]; continue; }
      ++seen.plans;
      language = data.languages.en;
      const text = JSON.stringify(handout(plan)) + calendar_file(handout(plan));
      if (/undefined|NaN|null,|Infinity/.test(text)) seen.wrong.push(fragment);
      if (i %% 20 === 0) draw_plan(document.getElementById("plan"), plan);
      document.getElementById("plan").replaceChildren();
    } catch (wrong) { seen.wrong.push(fragment + " " + wrong); }
  }
  return seen;
})(%d, %d, %s)"""


def check_fuzz(page, at, people):
    seen = {"plans": 0, "damaged": 0, "newer": 0}
    for n, person in enumerate(people[:5]):
        page.open(at)
        one = page.js(FUZZ % (n + 7, 600, json.dumps(person["fragment"]["en"])))
        expect(one["wrong"] == [], "made up and signed", one["wrong"][:3])
        for key in seen:
            seen[key] += one[key]
    expect(seen["plans"] > 100 and seen["damaged"] > 100, "made up and signed", f"the changes reach too little: {seen}")
    return seen


def main():
    if not browser.found():
        sys.exit(f"no browser; expected one of {', '.join(browser.NAMES)} (third_party/setup tests)")
    named = "".join(path.read_text() for path in [*(ROOT / "assets/page").glob("*.js"), ROOT / "kiosk/take_home/page.cpp"])
    for key in json.loads((ROOT / "assets/words/en/page.json").read_text()):
        expect(f'"{key}"' in named, key, "a message that nothing shows")
    people = [json.loads(line) for line in run(PEOPLE, COUNT, SEED).splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        path, log = pathlib.Path(folder) / "plan.html", pathlib.Path(folder) / "net.json"
        run(MILEPOST, "page", str(path))
        html = path.read_text()
        expect(html == run(MILEPOST, "page", "-"), "page", "made twice, it differs")
        expect(not any(" " in address for address in re.findall(r'href="([^"]*)"', html)), "page", "an address with a space")
        server = Server(html.encode())
        page = browser.Browser(net_log=log)
        try:
            page("Emulation.setDeviceMetricsOverride", width=320, height=640, deviceScaleFactor=1, mobile=True)
            served = f"http://127.0.0.1:{server.server_port}/plan.html"
            for at in (path.as_uri(), served):
                check_people(page, at, server, people)
            check_actions(page, served, people[0], pathlib.Path(folder))
            check_language_switch(page, served, people[0])
            check_link_language(page, served, people[0])
            check_added(page, served, next(one for one in people if "-" in one["fragment"]["en"][3:]))
            check_looks(page, served, next(one for one in people if any(title.startswith("Cálculo propio") for title in one["handout"]["es"]["sources"])))
            check_undrawn(page, served, server, people[0])
            check_hostile(page, served, people[0])
            seen = check_fuzz(page, served, people)
            mirrored = pathlib.Path(folder) / "mirrored.html"
            run(MILEPOST, "page", str(mirrored), "--language", "ar-XB")
            check_from_right(page, mirrored, people[0])
            placed = check_places(page, server, pathlib.Path(folder))
        finally:
            page.close()
        sent = check_net_log(log, server, [fragment[3:] for person in people for fragment in person["fragment"].values()])
    longest = max(len(fragment) for person in people for fragment in person["fragment"].values())
    for line in found[:20]:
        print(line)
    print(f"{len(people)} people, {checked} checks, {len(found)} wrong; {sent} requests, all for the page; page of {len(html.encode())} bytes, longest fragment {longest}, with places {placed}; made up: {seen}")
    sys.exit(1 if found else 0)


main()
