// What the plan looks like, and what can be done with it. Text gets in as text alone, never as markup.

// What stands in the page until a plan is drawn, and again should one fail to be.
const undrawn = [...document.getElementById("plan").childNodes];

// A host may forbid the page its style. Then pictures would be all over the place, and words do without them.
const styled = getComputedStyle(document.documentElement).getPropertyValue("--paper") !== "";

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

// ui/base/icons.cpp, in a square from -1 to 1
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

// Shares of the lane's width, as ui/road/road_map.cpp has them in millimetres of a lane of 66.
const lane = 66, road_half = 5.5, milestone_radius = 8.5, small_radius = 5, star_radius = 15;

function mark(item, stop) {
  if (!styled) return;
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
  if (!styled) return;
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

// Whatever a link says of places is text, and no part of it can be touched: anyone can make a link.
function draw_places(item, places) {
  if (places.length === 0) return;
  add(item, "p", { class: "call" }, say("paper.places"));
  const list = add(item, "ul", { class: "places" });
  for (const { name, whole } of places) {
    const one = add(list, "li", { dir: "auto" });
    add(one, "b").textContent = name;
    one.append(whole.slice(name.length));
  }
}

function draw_road(parent, out) {
  const list = add(parent, "ol", { class: "road", role: "list" });
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
    if (stop.when) add(item, "p", { class: "when" }, stop.length ? say("roadmap.stage", { months: stop.length, when: stop.when }) : stop.when);
    if (stop.kind === "today" && styled) add(item, "p", { class: "when" }, say("paper.dash"));
    if (stop.kind === "certified" && out.name) add(item, "p", {}, out.name);
    if (stop.note) add(item, "p", { class: "may" }, stop.note);
    draw_places(item, stop.places || []);
    if (!stop.why) return;
    const more = add(item, "details");
    add(more, "summary", { "aria-label": say("page.details") + ": " + stop.name }, say("page.details"));
    for (const text of [stop.why, stop.more, stop.bring]) if (text) add(more, "p", {}, text);
    const numbers = stop.numbers.join(", ");
    if (numbers) add(more, "p", { class: "refs" }, say("paper.refs", { numbers }));
  });
}

function draw_warnings(main, out) {
  for (const { heading, all } of out.warnings) {
    add(main, "h2", {}, heading);
    const list = add(main, "ul", { class: "warnings" });
    for (const { text, numbers } of all) add(list, "li", {}, numbers.length > 0 ? text + " " + say("paper.refs", { numbers: numbers.join(", ") }) : text);
  }
}

function draw_sources(main, out) {
  add(main, "h2", {}, say("paper.sources"));
  const list = add(main, "ol", { class: "sources" });
  for (const id of out.sources) {
    const [theirs, address, as_of, theirs_in] = data.sources[id], title = "\0", ours = own(language.titles, id);
    const [before, after] = say(address ? "paper.source" : "paper.source.own", { title, address, as_of: language.as_of[as_of] }).split(title);
    const item = add(list, "li", {}, before);
    add(item, "cite", ours ? {} : { lang: theirs_in, dir: "auto" }).textContent = ours || theirs;
    item.append(after);
  }
}

function button(parent, text, act, attributes = {}) {
  const made = add(parent, "button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

// The language stands in the address too, so that what is shared is what is seen.
const part_of = (plan, code) => "#" + code + "." + plan.rest;

async function share(out, list, said) {
  const title = without_marks(out.title), url = location.href.split("#")[0] + part_of(out.plan, document.documentElement.lang), by_hand = () => {
    said.textContent = say("page.copy_by_hand");
    const link = list.querySelector(".link") || add(list, "a", { class: "link", href: url });  // no input: some browsers ask their maker what one is for
    link.textContent = url, link.focus(), getSelection().selectAllChildren(link);
  };
  try {
    if (navigator.share) return await navigator.share({ title, url });
    await navigator.clipboard.writeText(url);
    said.textContent = say("page.copied");
  } catch (wrong) {
    if (wrong.name !== "AbortError") by_hand();  // who changed their mind needs nothing
  }
}

function draw_actions(main, out) {
  const list = add(main, "div", { class: "actions" }), said = document.createElement("p");
  button(list, say(navigator.share ? "page.share" : "page.copy"), () => share(out, list, said), { class: "main", id: "share" });
  if (out.calendar.length > 0) {
    const file = URL.createObjectURL(new Blob([calendar_file(out)], { type: "text/calendar;charset=utf-8" }));
    add(list, "a", { class: "button", id: "calendar", href: file, download: "milepost.ics" }, say("page.calendar"));
  }
  button(list, say("page.print"), () => window.print(), { id: "print" });
  said.setAttribute("role", "status"), said.className = "by_hand";
  list.after(said);
}

function draw_plan(main, plan) {
  const out = handout(plan), same = plan.content === data.content;
  add(main, "h1", {}, out.title);
  if (out.name) add(main, "p", { class: "lead" }, out.name);
  if (out.route) add(main, "p", { class: "lead" }, say("paper.route", { route: out.route }));
  if (out.because) add(main, "p", { id: "because" }, out.because);
  if (!same) add(main, "p", { class: "note", id: "other_content" }, say("page.other_content"));
  if (out.rough) add(main, "p", { class: "note", id: "rough" }, out.rough);
  const figures = add(main, "dl", { class: "figures" });
  for (const [what, much] of out.figures) {
    const pair = add(figures, "div");
    add(pair, "dt", {}, what), add(pair, "dd", {}, much);
  }
  if (out.remainder) add(main, "p", { id: "remainder" }, out.remainder);
  if (out.window) add(main, "p", { class: "note", id: "window" }, out.window);
  draw_actions(main, out);
  add(main, "h2", {}, say("paper.steps"));
  draw_road(main, out);
  if (out.stops.some((stop) => stop.places?.length > 0)) add(main, "p", { class: "note", id: "places" }, say("page.places"));
  draw_warnings(main, out);
  if (out.state) {
    add(main, "h2", {}, say("paper.state"));
    add(main, "p", {}, out.requirement);
    const notes = add(main, "ul", { class: "notes" });
    for (const note of out.notes) add(notes, "li", {}, note);
  }
  draw_sources(main, out);
  const last = add(main, "div", { class: "last" });
  add(last, "p", {}, say("roadmap.check"));
  if (out.doubtful) add(last, "p", {}, out.doubtful);
  if (plan.code) add(last, "p", { id: "code" }, say("paper.code", { code: code_phrase(plan.code) }));
  const day = plan.today || month_after(plan.today, 0);
  add(last, "p", {}, same ? say("paper.made", { day, version: data.version }) : say("page.made", { day }));
  add(last, "p", {}, say("page.private"));
}

// Made once: the button that changes the language keeps the focus.
function draw_header(tag) {
  const header = document.getElementById("top");
  if (!header.firstChild) {
    const brand = add(header, "p", { class: "brand" });
    if (styled) {
      const logo = add(brand, "svg", { viewBox: "0 0 76 100", "aria-hidden": "true" });
      add(logo, "path", { d: "M0 100V38a38 38 0 0 1 76 0v62z", class: "stone" });
      add(logo, "path", { d: "M38 30v10M38 68v10", class: "line" });
    }
    brand.append("Milepost");
    const list = add(add(header, "nav"), "ul");
    for (const [code, one] of Object.entries(data.languages)) button(add(list, "li"), one.name, () => choose(code), { lang: code, dir: one.direction });
  }
  header.querySelector("nav").setAttribute("aria-label", say("page.languages"));
  for (const one of header.querySelectorAll("button")) one.setAttribute("aria-pressed", String(one.lang === tag));
}

function choose(code) {
  const plan = read(location.hash.slice(1));
  if (typeof plan === "object") location.replace(part_of(plan, code));
  else draw(code);
}

const languages = Object.keys(data.languages);
const spoken = (wished) => wished && (languages.find((one) => one.toLowerCase() === wished.toLowerCase()) || languages.find((one) => one === wished.split("-")[0].toLowerCase()));

function draw(asked) {
  const fragment = location.hash.slice(1), made = document.createDocumentFragment();
  const tag = [asked, language_in(fragment), ...navigator.languages].map(spoken).find(Boolean) || languages[0];
  language = data.languages[tag];
  document.documentElement.lang = tag, document.documentElement.dir = language.direction;
  document.title = say("page.title");
  const main = document.getElementById("plan");
  for (const old of main.querySelectorAll("a[download]")) URL.revokeObjectURL(old.href);
  try {
    const plan = read(fragment);
    draw_header(tag);
    if (typeof plan === "object") draw_plan(made, plan);
    else draw_wrong(made, plan);
    main.replaceChildren(made);
  } catch (wrong) {
    main.replaceChildren(...undrawn);
    throw wrong;
  }
}

function draw_wrong(main, what) {
  const why = { empty: "page.empty", newer: "page.newer", damaged: "page.damaged" };
  add(main, "h1", {}, say("page.title"));
  add(main, "p", { class: "note", id: "wrong" }, say(why[what]));
}

let opened = [];  // for paper: everything unfolded
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const details of opened) details.open = true;
});
window.addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
window.addEventListener("hashchange", () => draw());
draw();
