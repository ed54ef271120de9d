// Draws the plan that stands behind the "#" of this page's address. Numbers come from there (kiosk/take_home/fragment.h), words
// and facts from the block "data", which `milepost page` made. Everything that is worded here is worded as the kiosk does it:
// the functions that have a namesake in ui/phrases, kiosk/take_home/handout or calendar must stay like it (tests/page compares).
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
let language = data.languages[document.documentElement.lang];  // of what is said now

const own = (table, key) => Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;

// ---- words

function number(n) {
  let digits = String(n);
  if (n >= language.number.from) digits = digits.replace(/\B(?=(\d{3})+$)/g, language.number.group);
  return digits;
}

function worded(pattern, values) {
  if (typeof pattern === "string") return pattern;
  return pattern.map((part) => {
    if (typeof part === "string") return part;
    const [name, form, more] = part, value = values[name];
    if (form === "number") return number(value);
    if (form === "usd") return language.usd.before + number(value) + language.usd.after;
    if (form === "date") return language.dates[more][value.month - 1].replace("{y}", value.year).replace("{d}", value.day);
    if (form === "plural") return worded(more["=" + value] || more[language.plural[value] || "other"] || more.other, values);
    if (form === "select") return worded(more[value] || more.other, values);
    return value;
  }).join("");
}

function say(key, values = {}) { return worded(language.messages[key], values); }

function list(items) {
  const last = items[items.length - 1], [two, between, before_last] = own(language.joints, last) || language.joints[""];
  return items.length < 2 ? items.join("") : items.length === 2 ? items[0] + two + last : items.slice(0, -1).join(between) + before_last + last;
}

const without_marks = (text) => text.replace(/\*\*|__/g, "");

// ---- days

const from_days = (days) => {
  const date = new Date(days * 86400000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};
const to_days = (date) => Math.round(Date.UTC(date.year, date.month - 1, date.day) / 86400000);
const month_after = (date, months) => {
  const month = date.year * 12 + date.month - 1 + months;
  return { year: Math.floor(month / 12), month: month % 12 + 1, day: 1 };
};
const moved = (date, days) => from_days(to_days(date) + days);
const later_of = (a, b) => to_days(a) >= to_days(b) ? a : b;

// ---- phrases

function months_phrase(months) {
  if (months.max === 0) return say("phrase.days");
  if (months.min === 0) return say("phrase.months.up_to", { n: months.max });
  if (months.min === months.max) return say("phrase.months", { n: months.max });
  return say("phrase.months.span", { least: months.min, most: months.max });
}

function money_phrase(usd, priced) {
  if (usd.max === 0) return say(priced ? "phrase.free" : "phrase.price.ask");
  const amount = usd.min === usd.max ? say("phrase.usd", { usd: usd.max })
    : usd.min === 0 ? say("phrase.usd.up_to", { usd: usd.max }) : say("phrase.usd.span", { least: usd.min, most: usd.max });
  return priced ? amount : say("phrase.usd.and_more", { amount });
}

function when_phrase(today, months) {
  const from = month_after(today, months.min), to = month_after(today, months.max);
  if (months.min === months.max) return say("phrase.month", { month: from });
  return say(from.year === to.year ? "phrase.when.same_year" : "phrase.when.span", { from, to });
}

// ---- the plan in the address

const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function check_of(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; ++i) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return [0, 6, 12, 18].map((shift) => characters[hash >>> shift & 63]).join("");
}

class Damaged extends Error {}
const must = (right) => { if (!right) throw new Damaged(); };

// Nothing that does not hold gets past this: a plan, or "empty", "newer" or "damaged".
function read(fragment) {
  if (fragment === "") return "empty";
  try {
    return plan_in(fragment);
  } catch (wrong) {
    if (wrong instanceof Damaged) return wrong.message || "damaged";
    throw wrong;
  }
}

function plan_in(fragment) {
  const parts = /^([A-Za-z-]{2,20})\.([A-Za-z0-9_-]{5,1500})(\.[0-9A-Z-]{1,48})?$/.exec(fragment);
  must(parts);
  const numbers = parts[2].slice(0, -4), code = parts[3] || "";
  must(check_of(numbers + code) === parts[2].slice(-4));
  let at = 0;
  const next = (most) => {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      must(at < numbers.length && shift < 25);
      const bits = characters.indexOf(numbers[at++]);
      value += (bits & 31) << shift;
      if (bits < 32) break;
    }
    must(value <= most);
    return value;
  };
  const interval = (most) => { const min = next(most); return { min, max: min + next(most - min) }; };
  const months = () => interval(600), cost = () => interval(10000000), id = () => next(0xFFFFF);
  if (next(1000) !== 1) throw new Damaged("newer");
  const plan = { language: parts[1], code: code.slice(1), content: id(), today: from_days(next(60000)), credential: id(), route: id() };
  const flags = next(63), state = (plan.months = months(), plan.cost = cost(), plan.exam = months(), next(676));
  plan.now = (flags & 1) > 0, plan.route_doubt = (flags & 2) > 0, plan.priced = (flags & 4) > 0, plan.state_doubt = (flags & 32) > 0;
  plan.state = state === 0 ? "" : String.fromCharCode(65 + Math.floor((state - 1) / 26), 65 + (state - 1) % 26);
  if (flags & 8) plan.window = { closes: next(600), route: id(), rule: next(31), whole: (flags & 16) > 0 };
  const stages = next(31);
  must(stages > 0);
  plan.stages = Array.from({ length: stages }, () => {
    const step = id(), is = next(7);
    return { step, sure: (is & 1) > 0, priced: (is & 2) > 0, doubt: (is & 4) > 0, months: months(), cost: cost(), end: months() };
  });
  must(at === numbers.length);
  return plan;
}

// ---- what a person takes home (handout.cpp)

const five_years = 60;

function handout(plan) {
  const out = { plan, sources: [], stops: [], calendar: [] };
  const credential = own(data.credentials, plan.credential), route = own(data.routes, plan.route);
  const cited = (ids) => ids.map((id) => {
    if (!out.sources.includes(id)) out.sources.push(id);
    return out.sources.indexOf(id) + 1;
  });
  out.short = credential ? language.credentials[credential.id].short : say("page.unknown_credential");
  out.name = credential ? language.credentials[credential.id].name : "";
  out.title = plan.now ? say("roadmap.title.now", { credential: out.short }) : say("roadmap.title.by", { month: month_after(plan.today, plan.months.max) });
  out.figures = [[say("roadmap.time"), months_phrase(plan.months)], [say("roadmap.cost"), money_phrase(plan.cost, plan.priced)], [say("roadmap.shown"), out.short]];
  out.stops.push({ kind: "today", name: say("roadmap.today"), when: say("phrase.month", { month: plan.today }), at: { min: 0, max: 0 } });
  plan.stages.forEach((_, s) => out.stops.push(stop(plan, s, cited)));
  const doubtful = out.stops.filter((stop) => stop.doubt).map((stop) => stop.name);
  const renewal = out.stops.pop(), times = credential ? Math.max(1, Math.floor(five_years / credential.every)) : 1;
  out.stops.push({ kind: "certified", name: say("roadmap.certified", { credential: out.short }), money: money_phrase(plan.cost, plan.priced), when: when_phrase(plan.today, plan.months), at: plan.months });
  renewal.kind = "renewal", renewal.times = times;
  if (credential) {
    renewal.length = "";
    renewal.when = say("roadmap.stage.renewal", { n: credential.every });
    const [least, most] = credential.fee;
    if (times > 1 && credential.priced && most > 0) renewal.when += " · " + say("roadmap.renewal.five", { money: money_phrase({ min: least * times, max: most * times }, true) });
  }
  out.stops.push(renewal);
  out.route = route ? language.routes[route.id] : "";
  if (route) cited(route.sources);
  if (route && plan.route_doubt) doubtful.push(out.route);
  const rule = own(data.states, plan.state);
  if (rule) {
    out.state = language.states[plan.state], out.requirement = language.requirements[rule.requirement];
    out.notes = rule.notes.map((note) => language.notes[note]).concat(say("state.check"));
    cited(rule.sources);
    if (plan.state_doubt) doubtful.push(out.state);
  }
  out.doubtful = doubtful.length > 0 ? say("paper.doubtful", { what: list(doubtful) }) : "";
  calendar_entries(out, credential, times);
  return out;
}

function stop(plan, s, cited) {
  const stage = plan.stages[s], step = own(data.steps, stage.step), words = step ? language.steps[step.id] : { name: say("page.unknown_step") };
  const stop = { kind: "step", id: step ? step.id : "", icon: step ? step.kind : "", name: words.name, why: words.why, more: words.more, numbers: step ? cited(step.sources) : [], at: stage.end, doubt: stage.doubt };
  stop.papers = step && step.kind === "paperwork";
  if (step && step.includes !== "" && s + 1 < plan.stages.length) {  // what it includes fills its last months and stands after it
    const part = plan.stages[s + 1].months;
    stop.at = { min: Math.max(0, stage.end.min - part.max), max: Math.max(0, stage.end.max - part.max) };
  }
  const before = s > 0 ? own(data.steps, plan.stages[s - 1].step) : undefined;
  const within = step && before && before.includes === step.id;
  if (!within && !(stop.papers && stage.priced && stage.cost.max === 0)) stop.money = money_phrase(stage.cost, stage.priced);
  stop.length = months_phrase(stage.months);
  stop.when = when_phrase(plan.today, stage.end);
  stop.note = [stage.sure ? "" : say("roadmap.may_not_need"), step && step.beside ? say("roadmap.beside") : ""].filter(Boolean).join(" ");
  if (words.bring) stop.bring = say("roadmap.bring", { what: words.bring });
  return stop;
}

function calendar_entries(out, credential, times) {
  const { plan } = out, { today, window, exam } = plan;
  if (window) {
    const route = own(data.routes, window.route), rule = route ? language.rules[route.id + "/" + window.rule] || "" : "";
    const closes = month_after(today, window.closes), last = later_of(today, moved(closes, -1));
    out.window = say(window.whole ? "roadmap.window" : "roadmap.window.road", { month: closes, rule });
    if (credential) out.calendar.push({ id: credential.id + ".apply", from: last, to: last, title: say("calendar.apply", { credential: out.short }), note: without_marks(out.window) });
  }
  for (const stop of out.stops.filter((one) => one.icon === "exam")) {
    const note = [say("calendar.exam.note", { when: when_phrase(today, exam) }), without_marks(stop.bring || "")].filter(Boolean).join(" ");
    out.calendar.push({ id: stop.id, from: later_of(today, month_after(today, exam.min)), to: moved(month_after(today, exam.max + 1), -1), title: say("calendar.exam", { credential: out.short }), note });
  }
  const renewal = out.stops[out.stops.length - 1];
  for (let n = 1; credential && n <= times; ++n) {
    const due = month_after(today, plan.months.min + n * credential.every);
    const note = without_marks(say("calendar.renew.note", { month: month_after(today, plan.months.min), more: renewal.more }));
    out.calendar.push({ id: renewal.id + "." + n, from: due, to: due, title: renewal.name, note });
  }
}

// ---- the calendar file (calendar.cpp)

function calendar_file(out) {
  const bytes = new TextEncoder(), code = document.documentElement.lang;
  const compact = (date) => String(date.year).padStart(4, "0") + String(date.month).padStart(2, "0") + String(date.day).padStart(2, "0");
  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  const fingerprint = (text) => {
    let hash = 14695981039346656037n;
    for (const byte of bytes.encode(text)) hash = (hash ^ BigInt(byte)) * 1099511628211n & 0xFFFFFFFFFFFFFFFFn;
    return hash.toString(16).padStart(16, "0");
  };
  let file = "";
  const line = (text) => {
    let room = 75;  // octets
    for (const character of text) {
      const size = bytes.encode(character).length;
      if (size > room) file += "\r\n ", room = 74;
      file += character, room -= size;
    }
    file += "\r\n";
  };
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Milepost//Take home//" + code, "CALSCALE:GREGORIAN", "METHOD:PUBLISH"].forEach(line);
  line("X-WR-CALNAME:" + escaped(say("calendar.name", { credential: out.short })));
  for (const entry of out.calendar) {
    line("BEGIN:VEVENT");
    line("UID:" + fingerprint(data.sha256 + "/" + entry.id) + "@milepost");
    line("DTSTAMP:" + compact(out.plan.today) + "T000000Z");
    line("DTSTART;VALUE=DATE:" + compact(entry.from));
    line("DTEND;VALUE=DATE:" + compact(moved(entry.to, 1)));
    line("SUMMARY;LANGUAGE=" + code + ":" + escaped(entry.title));
    line("DESCRIPTION;LANGUAGE=" + code + ":" + escaped(entry.note + "\n" + say("roadmap.check")));
    ["TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY"].forEach(line);
    line("DESCRIPTION:" + escaped(entry.title));
    ["TRIGGER:-P14D", "END:VALARM", "END:VEVENT"].forEach(line);
  }
  line("END:VCALENDAR");
  return file;
}

// ---- drawing. Text gets in as text alone, never as markup.

const svg_space = "http://www.w3.org/2000/svg";

function add(parent, tag, attributes = {}, text = "") {
  const element = parent.namespaceURI === svg_space || tag === "svg" ? document.createElementNS(svg_space, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  if (text !== "") marked(element, text);
  return element;
}

// **strong** and __emphasis__
function marked(element, text) {
  text.split(/(\*\*.*?\*\*|__.*?__)/).forEach((piece, i) => {
    if (i % 2 === 0) return element.append(piece);
    const mark = document.createElement(piece[0] === "*" ? "strong" : "em");
    mark.textContent = piece.slice(2, -2);
    element.append(mark);
  });
}

// ui/icons.cpp, in a square from -1 to 1
const icons = {
  diploma: "M-.9-.75H.9V.45H-.9zM-.5-.35H.5M-.5 0H.05M.74.35a.26.26 0 1 1-.52 0a.26.26 0 1 1 .52 0M.34.58V.95L.48.82L.62.95V.58",
  school: "M-.95-.3L0-.75L.95-.3L0 .15zM-.55-.05V.45L-.25.68H.25L.55.45V-.05M.95-.3V.4",
  practicum: "M-.85-.85H.85V.85H-.85zM0-.45V.45M-.45 0H.45",
  work: "M-.06-.43a.29.29 0 1 1-.58 0a.29.29 0 1 1 .58 0M-.92.75a.57.57 0 0 1 1.14 0M.71-.31a.21.21 0 1 1-.42 0a.21.21 0 1 1 .42 0M.08.75a.42.42 0 0 1 .84 0",
  exam: "M.2-.9H-.68V.9H.68V-.42zM.2-.9V-.42H.68M-.32.2L-.08.45L.34-.08",
  state: "M-.6.9V-.85M-.6-.8H.7L.4-.35L.7.1H-.6",
  renewal: "M-.668-.34A.75.75 0 0 1 .697-.276M.668.34A.75.75 0 0 1-.697.276M.78-.85L.74-.3L.22-.36M-.78.85L-.74.3L-.22.36",
};

const star = "M" + Array.from({ length: 10 }, (_, i) => {
  const r = i % 2 === 0 ? 1 : 0.45, turn = -Math.PI / 2 + i * Math.PI / 5;
  return (r * Math.cos(turn)).toFixed(3) + " " + (r * Math.sin(turn)).toFixed(3);
}).join("L") + "z";

// Shares of the lane's width, as ui/road_map.cpp has them in millimetres of a lane of 66.
const lane = 66, road_half = 5.5, milestone_radius = 8.5, small_radius = 5, star_radius = 15;

function mark(item, stop) {
  const radius = stop.kind === "certified" ? star_radius : stop.papers ? small_radius : milestone_radius;
  const picture = add(item, "svg", { class: "mark", viewBox: "-1 -1 2 2", "aria-hidden": "true" });
  picture.style.setProperty("--wide", 2 * radius / lane);
  if (stop.kind === "certified") return add(picture, "path", { class: "disc", d: star });
  add(picture, "circle", { class: stop.kind === "step" && !stop.papers ? "disc" : "disc blank", r: 0.95 });
  if (stop.kind === "today") add(picture, "circle", { class: "dot", r: 0.35 });
  else if (icons[stop.icon]) add(picture, "path", { class: "icon", d: icons[stop.icon], transform: "scale(.52)" });
}

// The stretch from one stop to the next, in a square of 100 that is stretched to what stands beside it.
function stretch(item, from, to, eastwards, gone) {
  const pieces = 28, x = (u) => 50 + (eastwards ? -25 : 25) * Math.cos(u * Math.PI);
  const point = (u) => x(u).toFixed(1) + " " + (u * 100).toFixed(1);
  const line = (a, b, n) => "M" + Array.from({ length: n + 1 }, (_, k) => point(a + (b - a) * k / n)).join("L");
  const layer = (level) => {
    const picture = add(item, "svg", { class: "stretch", viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" });
    picture.style.zIndex = level;
    return picture;
  };
  if (to.kind === "renewal") {
    const picture = layer(0);
    add(picture, "path", { class: "dots", d: line(0, 1, pieces) });
    for (let r = 1; r < to.times; ++r) for (const ring of ["bead", "hole"]) add(picture, "path", { class: ring, d: "M" + point(r / to.times) + "h.01" });
    return;
  }
  const half = (stop) => road_half + 1.6 + Math.min(7, 0.3 * (stop.at.max - stop.at.min));
  const shade = layer(-1), way = layer(0);
  for (let k = 0; k < pieces; ++k) {  // how uncertain it is
    const band = add(shade, "path", { class: "shade", d: line(k / pieces, (k + 1) / pieces, 1) });
    band.style.strokeWidth = "calc(var(--lane) * " + (2 * (half(from) + (half(to) - half(from)) * (k + 0.5) / pieces) / lane).toFixed(3) + ")";
  }
  add(way, "path", { class: "way", d: line(0, 1, pieces) });
  const months = Math.max(0, to.at.max - gone);
  for (let m = 0; m < months; ++m) {  // each dash is a month
    const middle = (m + 0.5) / months, dash = Math.min(0.25 / months, 0.06);
    add(way, "path", { class: "dash", d: line(middle - dash, middle + dash, 4) });
  }
}

function draw_road(parent, out) {
  const list = add(parent, "ol", { class: "road" });
  let gone = 0;
  out.stops.forEach((stop, i) => {
    const item = add(list, "li", { class: "stop " + stop.kind + (i % 2 === 0 ? " west" : " east") });
    const next = out.stops[i + 1];
    if (next) {
      const months = Math.max(0, next.at.max - gone);
      item.style.setProperty("--stretch", 0.8 + Math.min(months, 18) * 0.075);
      stretch(item, stop, next, i % 2 === 0, gone);
      if (next.kind !== "renewal") gone = Math.max(gone, next.at.max);
    }
    mark(item, stop);
    const head = add(item, "div", { class: "head" });
    add(head, "h3", {}, stop.name);
    if (stop.money) add(head, "p", { class: "money" }, stop.money);
    add(item, "p", { class: "when" }, stop.length ? say("roadmap.stage", { months: stop.length, when: stop.when }) : stop.when);
    if (stop.kind === "today") add(item, "p", { class: "when" }, say("paper.dash"));
    if (stop.kind === "certified" && out.name) add(item, "p", {}, out.name);
    if (stop.note) add(item, "p", { class: "may" }, stop.note);
    if (!stop.why) return;
    const more = add(item, "details");
    add(more, "summary", { "aria-label": say("page.details") + ": " + stop.name }, say("page.details"));
    for (const text of [stop.why, stop.more, stop.bring]) if (text) add(more, "p", {}, text);
    const numbers = stop.numbers.join(", ");
    if (numbers) add(more, "p", { class: "refs" }, say("paper.refs", { numbers }));
  });
}

function draw_sources(main, out) {
  add(main, "h2", {}, say("paper.sources"));
  const list = add(main, "ol", { class: "sources" });
  for (const id of out.sources) {
    const [title, address, as_of] = data.sources[id];
    add(list, "li", {}).textContent = say(address ? "paper.source" : "paper.source.own", { title, address, as_of: language.as_of[as_of] });
  }
}

function button(parent, text, act, attributes = {}) {
  const made = add(parent, "button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

async function share(out, list, said) {
  const title = without_marks(out.title), by_hand = () => {
    said.textContent = say("page.copy_by_hand");
    const field = list.querySelector(".link") || add(list, "input", { class: "link", readonly: "", "aria-label": say("page.copy_by_hand") });
    field.value = location.href, field.focus(), field.select();
  };
  try {
    if (navigator.share) return await navigator.share({ title, url: location.href });
    await navigator.clipboard.writeText(location.href);
    said.textContent = say("page.copied");
  } catch (wrong) {
    if (wrong.name !== "AbortError") by_hand();  // who changed their mind needs nothing
  }
}

function draw_actions(main, out) {
  const list = add(main, "div", { class: "actions" }), said = document.createElement("p");
  button(list, say(navigator.share ? "page.share" : "page.copy"), () => share(out, list, said), { class: "main", id: "share" });
  const file = URL.createObjectURL(new Blob([calendar_file(out)], { type: "text/calendar;charset=utf-8" }));
  add(list, "a", { class: "button", id: "calendar", href: file, download: "milepost.ics" }, say("page.calendar"));
  button(list, say("page.print"), () => window.print(), { id: "print" });
  said.setAttribute("role", "status"), said.className = "by_hand";
  list.after(said);
}

function draw_plan(main, plan) {
  const out = handout(plan), same = plan.content === data.content;
  add(main, "h1", {}, out.title);
  if (out.name) add(main, "p", { class: "lead" }, out.name);
  if (out.route) add(main, "p", { class: "lead" }, say("paper.route", { route: out.route }));
  if (!same) add(main, "p", { class: "note", id: "other_content" }, say("page.other_content"));
  const figures = add(main, "dl", { class: "figures" });
  for (const [what, much] of out.figures) {
    const pair = add(figures, "div");
    add(pair, "dt", {}, what), add(pair, "dd", {}, much);
  }
  if (out.window) add(main, "p", { class: "note", id: "window" }, out.window);
  draw_actions(main, out);
  add(main, "h2", {}, say("paper.steps"));
  draw_road(main, out);
  if (out.state) {
    add(main, "h2", {}, say("paper.state", { state: out.state }));
    add(main, "p", {}, out.requirement);
    const notes = add(main, "ul", { class: "notes" });
    for (const note of out.notes) add(notes, "li", {}, note);
  }
  draw_sources(main, out);
  const last = add(main, "div", { class: "last" });
  add(last, "p", {}, say("roadmap.check"));
  if (out.doubtful) add(last, "p", {}, out.doubtful);
  if (plan.code) add(last, "p", { id: "code" }, say("paper.code", { code: plan.code }));
  add(last, "p", {}, same ? say("paper.made", { day: plan.today, version: data.version }) : say("page.made", { day: plan.today }));
  add(last, "p", {}, say("page.private"));
}

// The language stands in the address too, so that what is shared is what is seen.
function draw_header(tag, switchable) {
  const header = document.getElementById("top");
  header.replaceChildren();
  const brand = add(header, "p", { class: "brand" }), logo = add(brand, "svg", { viewBox: "0 0 76 100", "aria-hidden": "true" });
  add(logo, "path", { d: "M0 100V38a38 38 0 0 1 76 0v62z", class: "stone" });
  add(logo, "path", { d: "M38 30v10M38 68v10", class: "line" });
  brand.append("Milepost");
  const list = add(add(header, "nav", { "aria-label": say("page.languages") }), "ul");
  for (const [code, one] of Object.entries(data.languages)) {
    button(add(list, "li"), one.name, () => {
      if (switchable) location.replace("#" + code + location.hash.slice(location.hash.indexOf(".")));
      else draw(code);
      document.querySelector("nav button[aria-pressed=true]").focus();
    }, { lang: code, "aria-pressed": String(code === tag) });
  }
}

function draw(asked) {
  const plan = read(location.hash.slice(1));
  const wished = [asked, plan.language, ...navigator.languages.map((one) => one.split("-")[0])];
  const tag = wished.find((one) => own(data.languages, one)) || Object.keys(data.languages)[0];
  language = data.languages[tag];
  document.documentElement.lang = tag;
  document.title = say("page.title");
  draw_header(tag, typeof plan === "object");
  const main = document.getElementById("plan");
  for (const old of main.querySelectorAll("a[download]")) URL.revokeObjectURL(old.href);
  main.replaceChildren();
  if (typeof plan === "object") return draw_plan(main, plan);
  const why = { empty: "page.empty", newer: "page.newer", damaged: "page.damaged" };
  add(main, "h1", {}, say("page.title"));
  add(main, "p", { class: "note", id: "wrong" }, say(why[plan]));
}

let opened = [];  // for paper: everything unfolded
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const details of opened) details.open = true;
});
window.addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
window.addEventListener("hashchange", () => draw());
draw();
