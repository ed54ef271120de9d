// The plan: read from the address, and made into what a person takes home.

// ---- the plan in the address

const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function check_of(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; ++i) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return [0, 6, 12, 18].map((shift) => characters[hash >>> shift & 63]).join("");
}

class Damaged extends Error {}
const must = (right) => { if (!right) throw new Damaged(); };

function unescaped(bytes) {
  try { return decodeURIComponent(bytes); } catch (none) { return " "; }
}

// What messengers, mail and hands put into a link and behind it is no part of it: full stops, brackets, spaces escaped or not, marks
// that nobody sees, a break within, words after it; and they leave out a dash at its end. These are the ways in which the rest can be
// put together.
function* readings(fragment) {
  yield fragment;
  let text = fragment.slice(0, 8000);
  for (let i = 0; i < 2; ++i) text = text.replace(/(?:%[0-9A-F]{2})+/gi, unescaped);
  text = text.replace(/[\u2010-\u2013]/g, "-").replace(/\u2014/g, "--").replace(/^[^A-Za-z]+/, "");
  const pieces = text.split(/[^A-Za-z0-9_.-]+/).slice(0, 60);
  for (let n = 1; n <= pieces.length; ++n) {
    let whole = pieces.slice(0, n).join("");
    for (let k = 0; k < 5; ++k, whole = whole.slice(0, -1)) {
      yield whole, yield whole + "-", yield whole + "_";
      if (!/[._-]$/.test(whole)) break;
    }
  }
}

// Nothing that does not hold gets past this: a plan, or "empty", "newer" or "damaged". Each reading has its check to pass, so that trying
// some takes no plan for another.
function read(fragment) {
  if (fragment === "") return "empty";
  for (const text of readings(fragment)) {
    try {
      return plan_in(text);
    } catch (wrong) {
      if (!(wrong instanceof Damaged)) throw wrong;
      if (wrong.message) return wrong.message;
    }
  }
  return "damaged";
}

// What every version's link begins with, so that a link that this page cannot read is answered in its own language.
const language_in = (fragment) => (/^[^A-Za-z]*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)(?:\.|%2E)/i.exec(fragment) || [])[1];

function plan_in(fragment) {
  const parts = /^([A-Za-z-]{2,20})\.([A-Za-z0-9_-]{5,2300})(\.[0-9A-Z-]{1,48})?$/.exec(fragment);
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
  const words = (most) => {  // of a place
    let made = "";
    for (let left = next(most); left > 0; --left) {
      must(at < numbers.length);
      const one = numbers[at++];
      made += one === "_" ? " " : one === "-" ? String.fromCodePoint(next(0x10FFFF) ^ 32) : one;
    }
    must(!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(made));  // nothing that moves or hides what is shown
    return made;
  };
  const form = next(1000);
  if (form < 1 || form > 14) throw new Damaged("newer");
  const rough = form % 2 === 0, dated = ![5, 6, 9, 10, 13, 14].includes(form), placed = form > 10;
  const plan = { rest: parts[2] + code, code: code.slice(1), content: id(), today: dated ? from_days(next(60000)) : undefined, credential: id(), route: id() };
  const flags = next(511);
  must((flags & ~(63 | (rough ? 64 : 0) | (form > 6 ? 128 | 256 : 0))) === 0);  // what a form does not have
  plan.left = rough ? next(1000) : 0, plan.quick = (flags & 64) > 0;
  const state = (plan.months = months(), plan.cost = cost(), plan.exam = months(), next(676));
  plan.now = (flags & 1) > 0, plan.route_doubt = (flags & 2) > 0, plan.priced = (flags & 4) > 0, plan.state_doubt = (flags & 32) > 0, plan.cautions_past = (flags & 128) > 0, plan.limits_past = (flags & 256) > 0;
  plan.state = state === 0 ? "" : String.fromCharCode(65 + Math.floor((state - 1) / 26), 65 + (state - 1) % 26);
  if (flags & 8) plan.window = { closes: next(600), route: id(), rule: next(31), whole: (flags & 16) > 0 };
  const listed = (most) => Array.from({ length: form > 6 ? next(63) : 0 }, () => next(most));  // older links lack them
  plan.because = listed(31), plan.cautions = listed(0xFFFFF), plan.limits = listed(0xFFFFF);
  const place = () => {
    const one = { name: words(120), street: words(120), city: words(60), state: words(2), telephone: words(30), web: words(200) }, is = next(4095);
    must((is & 6) !== 6);  // it has one price
    must(dated || (is & 16) === 0);
    must((is & 16) > 0 || (is & 1024) === 0);
    must((is & 1024) > 0 || (is & 2048) === 0);
    if (is & 1) one.months = months();
    if (is & 2) one.usd = cost();
    if (is & 4) one.usd_a_year = cost();
    if (is & 16) one.start = from_days(next(2932896));  // at the most the last of the year 9999
    if (is & 2048) one.enrol = next(365);
    one.estimated = (is & 8) > 0, one.monthly = (is & 32) > 0, one.day = (is & 64) > 0, one.evening = (is & 128) > 0, one.online = (is & 256) > 0, one.associate = (is & 512) > 0, one.entry = (is & 1024) > 0;
    one.asks = next(0xFFFFF);
    return one;
  };
  const stages = next(31);
  must(stages > 0);
  plan.stages = Array.from({ length: stages }, () => {
    const step = id(), is = next(placed ? 15 : 7), stage = { step, sure: (is & 1) > 0, priced: (is & 2) > 0, doubt: (is & 4) > 0, months: months(), cost: cost(), end: months() };
    stage.places = Array.from({ length: is & 8 ? next(3) : 0 }, place);
    return stage;
  });
  plan.id = form > 2 ? id() + "." + id() : numbers;  // older links lack it
  must(at === numbers.length);
  return plan;
}

// ---- what a person takes home (handout.cpp)


function handout(plan) {
  const out = { plan, sources: [], stops: [], warnings: [], calendar: [] };
  const credential = own(data.credentials, plan.credential), route = own(data.routes, plan.route);
  const cited = (ids) => ids.map((id) => {
    if (!out.sources.includes(id)) out.sources.push(id);
    return out.sources.indexOf(id) + 1;
  });
  out.short = credential ? language.credentials[credential.id].short : say("page.unknown_credential");
  out.name = credential ? language.credentials[credential.id].name : "";
  const ready = own(data.steps, plan.stages[plan.stages.length - 2]?.step)?.kind === "state" && own(data.states, plan.state) ? { state: language.states[plan.state] } : null;
  const month = month_after(plan.today, plan.months.max);
  const held = plan.stages.length === 1;  // nothing stands before its renewal
  out.title = held ? say("roadmap.title.held", { credential: out.short }) : plan.now ? say("roadmap.title.now", { credential: out.short }) : ready ? say("roadmap.title.work_by", { ...ready, month }) : say("roadmap.title.by", { month });
  if (plan.left > 0) {
    out.title = say("roadmap.rough", { road: out.title });
    out.rough = say("roadmap.rough.left", { quick: plan.quick ? "yes" : "no", n: plan.left });
  }
  out.because = plan.because.map((why) => language.because[why]).filter(Boolean).join(" ");
  const renewing = plan.stages[plan.stages.length - 1];
  out.figures = held ? [[say("roadmap.keep.time"), say("roadmap.stage.renewal", { n: renewing.months.max })], [say("roadmap.keep.cost"), money_phrase(renewing.cost, renewing.priced)]]
    : [[say("roadmap.time"), months_phrase(plan.months)], [say("roadmap.cost"), money_phrase(plan.cost, plan.priced)]];
  out.figures.push([say("roadmap.shown"), out.short]);
  out.remainder = remainder_phrase(plan);
  out.stops.push({ kind: "today", name: say("roadmap.today"), when: today_phrase(plan.today), at: { min: 0, max: 0 } });
  plan.stages.forEach((_, s) => out.stops.push(stop(plan, s, cited)));
  const doubtful = out.stops.filter((stop) => stop.doubt).map((stop) => stop.name);
  const renewal = out.stops.pop(), times = credential ? credential.times : 1;
  out.stops.push({ kind: "certified", name: ready ? say("roadmap.ready", ready) : say("roadmap.certified", { credential: out.short }), money: held ? "" : money_phrase(plan.cost, plan.priced), when: held ? "" : finish_phrase(plan.today, plan.months), at: plan.months });
  renewal.kind = "renewal", renewal.times = times;
  if (credential) {
    renewal.length = "";
    renewal.when = language.renewals[credential.id];
  }
  out.stops.push(renewal);
  out.route = route ? language.routes[route.id] : "";
  if (route) cited(route.sources);
  if (route && plan.route_doubt) doubtful.push(out.route);
  const rule = own(data.states, plan.state);
  const warn = (heading, numbers, known, texts, past) => {
    const all = numbers.map((number) => own(known, number)).map((one) => one ? { text: texts[one.id], numbers: cited(one.sources) } : { text: say("page.unknown_caution"), numbers: [] });
    if (all.length > 0) out.warnings.push({ heading, all });
    if (past) doubtful.push(heading);
  };
  warn(say("roadmap.cautions"), plan.cautions, data.cautions, language.cautions, plan.cautions_past);
  if (rule) warn(language.not_yet[plan.state], plan.limits, data.limits, language.limits, plan.limits_past);
  if (rule) {
    out.state = language.states[plan.state], out.requirement = language.requirements[plan.state];
    out.notes = rule.notes.map((note) => language.notes[note]).concat(say("state.check"));
    cited(rule.sources);
    if (plan.state_doubt) doubtful.push(out.state);
  }
  out.doubtful = [doubtful.length > 0 ? say("paper.doubtful", { what: list(doubtful) }) : "", plan.today ? "" : say("paper.undated")].filter(Boolean).join(" ");
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
  stop.when = finish_phrase(plan.today, stage.end);
  stop.note = [words.if, stage.sure ? "" : words.maybe || say("roadmap.may_not_need"), step && step.beside ? say("roadmap.beside") : ""].filter(Boolean).join(" ");
  if (words.bring) stop.bring = say("roadmap.bring", { what: words.bring });
  stop.places = stage.places.map((place) => ({ name: place.name, whole: whole_place_phrase(place, step ? step.asks : []) }));
  return stop;
}

function calendar_entries(out, credential, times) {
  const { plan } = out, { today, window } = plan;
  if (window) {
    const route = own(data.routes, window.route), rule = route ? language.rules[route.id + "/" + window.rule] || "" : "";
    const closes = month_after(today, window.closes);
    out.window = say(window.whole ? "roadmap.window" : "roadmap.window.road", { month: closes, rule });
    const last = today && later_of(today, moved(closes, -1));
    if (credential && today) out.calendar.push({ id: credential.id + ".apply", day: last, title: say("calendar.apply", { credential: out.short }), note: without_marks(out.window) });
  }
  if (!today) return;
  for (const stage of plan.stages) {
    const step = own(data.steps, stage.step);
    for (const one of step ? stage.places.filter((place) => place.entry) : []) {
      const note = whole_place_phrase(one, step.asks), place = one.name;
      out.calendar.push({ id: step.id + ".classes", day: one.start, title: say("calendar.classes", { place }), note });
      if (one.enrol !== undefined) out.calendar.push({ id: step.id + ".enrol", day: moved(one.start, -one.enrol), title: say("calendar.enrol", { place }), note });
    }
  }
  for (const stop of out.stops.filter((one) => one.icon === "exam")) {
    const note = [say("calendar.exam.note", { when: stop.when }), without_marks(stop.bring || "")].filter(Boolean).join(" ");
    out.calendar.push({ id: stop.id + ".first", day: later_of(today, month_after(today, stop.at.min)), title: say("calendar.exam.first", { credential: out.short }), note });
    out.calendar.push({ id: stop.id + ".last", day: moved(month_after(today, stop.at.max + 1), -1), title: say("calendar.exam.last", { credential: out.short }), note });
  }
  if (plan.stages.length === 1) return;  // when a certificate that is held runs out is on it, and nobody was asked
  const renewal = out.stops[out.stops.length - 1];
  for (let n = 1; credential && n <= times; ++n) {
    const due = month_after(today, plan.months.min + n * credential.every);
    const note = without_marks(say("calendar.renew.note", { month: month_after(today, plan.months.min), more: renewal.more }));
    out.calendar.push({ id: renewal.id + "." + n, day: due, title: renewal.name, note });
  }
}

// ---- the calendar file (calendar.cpp)

function calendar_file(out) {
  if (out.calendar.length === 0) return "";
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
    for (const piece of text.match(/\\.|[^]/gu)) {  // no character and no escape is cut: some calendars then drop the entry
      const size = bytes.encode(piece).length;
      if (size > room) file += "\r\n ", room = 74;
      file += piece, room -= size;
    }
    file += "\r\n";
  };
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Milepost//Take home//" + code, "CALSCALE:GREGORIAN"].forEach(line);
  line("X-WR-CALNAME:" + escaped(say("calendar.name", { credential: out.short })));
  for (const entry of out.calendar) {
    line("BEGIN:VEVENT");
    line("UID:" + fingerprint(out.plan.id + "/" + entry.id) + "@milepost");
    line("DTSTAMP:" + compact(out.plan.today) + "T000000Z");
    line("SEQUENCE:" + to_days(out.plan.today));
    line("DTSTART;VALUE=DATE:" + compact(entry.day));
    line("DTEND;VALUE=DATE:" + compact(moved(entry.day, 1)));
    line("SUMMARY;LANGUAGE=" + code + ":" + escaped(entry.title));
    line("DESCRIPTION;LANGUAGE=" + code + ":" + escaped(entry.note + "\n" + say("roadmap.check")));
    line("TRANSP:TRANSPARENT");
    const before = Math.min(14, to_days(entry.day) - to_days(out.plan.today) - 1);
    if (before > 0) {
      ["BEGIN:VALARM", "ACTION:DISPLAY"].forEach(line);
      line("DESCRIPTION:" + escaped(entry.title));
      ["TRIGGER:-P" + before + "D", "END:VALARM"].forEach(line);
    }
    line("END:VEVENT");
  }
  line("END:VCALENDAR");
  return file;
}
