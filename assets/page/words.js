// The page draws the plan that stands behind the "#" of its address. Numbers come from there (kiosk/take_home/fragment.h), words
// and facts from the block "data", which `milepost page` made. `milepost page` puts words.js, plan.js and draw.js together.
// All is worded as the kiosk does it: a function that has a namesake in ui/words/phrases or place_phrases, kiosk/take_home/handout or
// calendar must stay like it (tests/page compares what they make).
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
let language = data.languages[document.documentElement.lang];  // of what is said now

const own = (table, key) => Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;

// ---- words

function figure(n, form) {
  const digits = String(n);
  return form.before + (n >= form.from ? digits.replace(/\B(?=(\d{3})+$)/g, form.group) : digits) + form.after;
}

function worded(pattern, values) {
  if (typeof pattern === "string") return pattern;
  return pattern.map((part) => {
    if (typeof part === "string") return part;
    const [name, form, more] = part, value = values[name];
    if (form === "number" || form === "usd") return figure(value, language[form]);
    if (form === "date") return language.dates[more][value.month - 1].replace("{y}", value.year).replace("{d}", value.day);
    if (form === "plural") return worded(own(more, "=" + value) ?? own(more, language.plural[value] || "other") ?? more.other, values);
    if (form === "select") return worded(own(more, value) ?? more.other, values);
    return value;
  }).join("");
}

// Where a value is a length because the day is not known, another message is said (Ahead in core/roads/wording.h).
function say(key, values = {}) {
  const ahead = Object.entries(values).filter(([, value]) => value?.ahead !== undefined);
  if (ahead.length === 0) return worded(language.messages[key], values);
  return worded(language.messages[key + ".undated"], { ...values, ...Object.fromEntries(ahead.map(([name, value]) => [name, value.ahead])) });
}

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
  if (!date) return { ahead: months };  // the day is not known
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

function code_phrase(code) { return language.direction === "rtl" ? "\u2066" + code + "\u2069" : code; }

function money_phrase(usd, priced) {
  if (usd.max === 0) return say(priced ? "phrase.free" : "phrase.price.ask");
  const amount = usd.min === usd.max ? say("phrase.usd", { usd: usd.max })
    : usd.min === 0 ? say("phrase.usd.up_to", { usd: usd.max }) : say("phrase.usd.span", { least: usd.min, most: usd.max });
  return priced ? amount : say("phrase.usd.and_more", { amount });
}

function remainder_phrase(plan) {
  const shown = { months: { min: 0, max: 0 }, cost: { min: 0, max: 0 } }, open = [];
  for (const stage of plan.stages.slice(0, -1)) {  // its renewal comes after
    for (const end of ["min", "max"]) {
      shown.months[end] = Math.max(shown.months[end], stage.end[end]);
      shown.cost[end] += stage.cost[end];
    }
  }
  let apart = false;
  const add = (all, part, up_to) => {
    const by = { min: all.min - part.min, max: all.max - part.max };
    const less = Math.max(0, -by.min), more = Math.max(0, by.max);
    apart = apart || by.min > 0 || by.max < 0;
    if (less === 0 && more === 0) return;
    const way = more === 0 ? "less" : less === 0 ? "more" : "either";
    open.push(say("roadmap.remainder.part", { way, less: up_to({ min: 0, max: less }), more: up_to({ min: 0, max: more }) }));
  };
  add(plan.months, shown.months, months_phrase);
  add(plan.cost, shown.cost, (usd) => money_phrase(usd, true));
  return [open.length > 0 ? say("roadmap.remainder", { what: list(open) }) : "", apart ? say("roadmap.remainder.apart") : ""].filter(Boolean).join(" ");
}

function finish_phrase(today, months) {
  return months.min === 0 && months.max > 0 ? say("phrase.when.by", { to: month_after(today, months.max) }) : when_phrase(today, months);
}

function today_phrase(today) { return today ? say("phrase.month", { month: today }) : ""; }

function when_phrase(today, months) {
  const from = month_after(today, months.min), to = month_after(today, months.max);
  if (months.min === months.max) return say("phrase.month", { month: from });
  return say(from.year === to.year ? "phrase.when.same_year" : "phrase.when.span", { from, to });
}

const joined = (parts) => parts.filter(Boolean).join(" · ");

const telephone_of = (text) => /^\d{10}$/.test(text) ? text.slice(0, 3) + "-" + text.slice(3, 6) + "-" + text.slice(6) : text;

function offer_phrase(place) {
  const price = place.usd ? money_phrase(place.usd, true) : place.usd_a_year ? say("place.usd_a_year", { money: money_phrase(place.usd_a_year, true) }) : "";
  const starts = place.start ? say("place.starts", { day: place.start }) : place.monthly ? say("place.monthly") : "";
  const when = joined([place.day && say("place.day"), place.evening && say("place.evening"), place.online && say("place.online")]);
  return joined([place.associate && say("choice.program.associate"), place.months && months_phrase(place.months), price, starts, when]);
}

// `asks`: what its step asks of places.
function whole_place_phrase(place, asks) {
  const address = [place.street, place.city, place.state].filter(Boolean).join(", ");
  let whole = joined([place.name, address, telephone_of(place.telephone), place.web, offer_phrase(place)]);
  if (place.estimated) whole += ". " + say("place.estimated");
  asks.forEach((ask, n) => { if (place.asks >> n & 1) whole += (whole.endsWith(".") ? " " : ". ") + language.asks[ask]; });
  return whole;
}
