// The documents as they will print: live, each place with its origin, each datum with its places.
import { begin as beginPrinted, nameOfField, otherDocuments, placesOfField } from "./printed.js";
import { blame, send } from "./shared.js";

const PAUSE = 120; // milliseconds without a key before the documents are made anew
const one = (name) => document.querySelector(`[data-${name}]`);
let sheet, jump, reveal, answer = null, turn = 0, timer = null, chosen = null, pages = false, scrolling = false, asked = false;

/** Open a place of the filing, in whichever view jumps there. */
const go = ({ line, column }) => jump({ line, column, position: { line, column } });
const shown = () => !document.querySelector("#panel-preview").hidden;
const spans = () => [...one("sheets").querySelectorAll("[data-from]")];
const origin = (span) => answer.origins[span.dataset.from];

function element(tag, text, made = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...made });
}

async function renew() {
  clearTimeout(timer);
  if (!shown()) return;
  const mine = (turn += 1);
  one("preview-state").textContent = "正在排…";
  const number = one("document").value === "" ? null : Number(one("document").value);
  const got = await (sheet.preview ? sheet.preview(number) : send(`${sheet.address}/preview`, { text: sheet.text, document: number }));
  if (mine !== turn) return;
  answer = { origins: {}, elsewhere: {}, ...got };
  draw();
  if (sheet.preview || answer.documents.length < 2) return;
  const { places } = await send(`${sheet.address}/elsewhere`, { text: sheet.text, document: answer.shown });
  if (mine !== turn) return;
  answer.elsewhere = places;
  followCursor();
}

function draw() {
  pages = false;
  one("true-pages").textContent = "看实际页面";
  one("true-pages").disabled = !answer.documents.length;
  one("preview-state").textContent = answer.documents.length ? "" : "现在排不出文件";
  if (!answer.documents.length) return drawStopping();
  one("document").replaceChildren(...answer.documents.map((name, place) => new Option(name.replace(/\.docx$/, ""), place, false, place === answer.shown)));
  const sheets = one("sheets");
  const [left, top] = [sheets.scrollLeft, sheets.scrollTop];
  sheets.innerHTML = answer.html;
  spans().forEach((span, place) => {
    span.tabIndex = place ? -1 : 0;
    span.setAttribute("role", "button");
    if (origin(span)?.words) span.classList.add("words");
  });
  fit();
  sheets.scrollTo(left, top);
  if (chosen !== null) mark((span) => span.dataset.from === chosen, "chosen");
  followCursor();
}

function drawStopping() {
  one("document").replaceChildren();
  one("origin").hidden = true;
  const list = element("ol", "", { className: "findings" });
  for (const said of answer.stopping) {
    const item = element("li", "", { className: said.severity });
    if (said.position?.line) {
      const place = element("button", `第 ${said.position.line} 行`, { type: "button", className: "place" });
      place.addEventListener("click", () => go(said.position));
      item.append(place);
    }
    item.append(element("div", `${said.code} ${said.message}`), element("small", said.hint ?? ""));
    list.append(item);
  }
  one("sheets").replaceChildren(element("p", "改好下面这些，文件才排得出来："), list);
}

function fit() {
  const room = one("sheets").clientWidth - 24;
  for (const page of one("sheets").querySelectorAll(".sheet")) {
    page.style.zoom = 1;
    page.style.zoom = Math.min(1, room / page.offsetWidth);
  }
}

function mark(wanted, name) {
  const found = spans().filter((span) => span.classList.toggle(name, wanted(span)));
  return found.length;
}

/** Mark everything that places of the filing are printed at, and what rests on them by a rule. */
function printedFrom(meant) {
  const numbers = Object.keys(answer.origins);
  const from = new Set(numbers.filter((number) => answer.origins[number].typed.some(meant)));
  const rests = ({ typed, sentences }) => typed.some(meant) || sentences.some((said) => said.typed.some(meant));
  const by = new Set(numbers.filter((number) => !from.has(number) && answer.origins[number].rules.some(rests)));
  const here = mark((span) => from.has(span.dataset.from), "printed");
  const resting = mark((span) => by.has(span.dataset.from), "resting");
  const others = {};
  for (const [place, counts] of Object.entries(answer.elsewhere)) {
    const [line, column] = place.split(":").map(Number);
    if (meant({ line, column })) for (const [number, count] of Object.entries(counts)) others[number] = (others[number] ?? 0) + count;
  }
  return { here, resting, others };
}

/** The lines that the cursor may mean: its own, or, in a text of several lines, the one above it. */
function* linesOfCursor() {
  const active = document.querySelector("#panel-text .cm-lineNumbers .cm-activeLineGutter");
  const lines = sheet.text.split(/\r?\n/);
  let line = Number(active?.textContent || 0);
  if (!line) return;
  yield line;
  const depth = (text) => text.search(/\S|$/);
  const own = depth(lines[line - 1] ?? "");
  for (line -= 1; line > 0; line -= 1) {
    const text = lines[line - 1];
    if (text.trim() && depth(text) < own) {
      if (/[|>][-+]?\s*$/.test(text) || /:\s*$/.test(text)) yield line;
      return;
    }
  }
}

/** Mark what places of the filing print, and say where; tells whether it is printed anywhere. */
function showPrinted(meant, name) {
  const { here, resting, others } = printedFrom(meant);
  const elsewhere = Object.values(others).reduce((sum, count) => sum + count, 0);
  const told = here + elsewhere ? `${name}印在 ${here + elsewhere} 处` + (elsewhere ? `，别的文件 ${elsewhere} 处：` : "") : "";
  const by = resting ? `${told ? "；" : name}据它算出或写出的 ${resting} 处` : "";
  one("preview-state").textContent = elsewhere && resting ? told.replace("，别的", `${by}，别的`) : told + by;
  one("elsewhere").replaceChildren(...otherDocuments(others));
  return here + elsewhere + resting > 0;
}

function scrollToPrinted() {
  const first = one("sheets").querySelector(".printed") ?? one("sheets").querySelector(".resting");
  first?.scrollIntoView({ block: "nearest" });
}

/** Mark what the field prints that somebody is in. */
function followField(places, again) {
  const known = new Set(places);
  const name = `“${nameOfField()}”`;
  const found = showPrinted(({ line, column }) => known.has(`${line}:${column}`), name);
  const here = one("sheets").querySelector(".printed");
  if (here) asked = false;
  const other = asked && one("elsewhere").querySelector("button");
  if (other) {
    asked = false;
    other.click();
  } else if (!found) one("preview-state").textContent = places.length ? `${name}没有印在文件里` : `${name}还没有填`;
  else if (again || scrolling) scrollToPrinted();
  scrolling = !here && (again || scrolling);
}

export function followCursor(again = false) {
  if (!answer?.documents.length || pages) return;
  if (sheet.prints) {
    mark((span) => sheet.prints(origin(span)), "printed");
    one("sheets").querySelector(".printed")?.scrollIntoView({ block: "nearest" });
    return;
  }
  const places = placesOfField();
  if (places) return followField(places, again);
  for (const line of document.querySelector("#panel-text").hidden ? [] : linesOfCursor()) {
    if (!showPrinted((typed) => typed.line === line, `第 ${line} 行`)) continue;
    if (document.activeElement?.closest("#panel-text")) scrollToPrinted();
    return;
  }
  for (const name of ["printed", "resting"]) mark(() => false, name);
  one("preview-state").textContent = "";
  one("elsewhere").replaceChildren();
}

function place(typed) {
  const item = element("li", "");
  const button = element("button", `第 ${typed.line} 行`, { type: "button", className: "plain" });
  button.addEventListener("click", () => {
    go(typed);
  });
  item.append(element("span", typed.way), " ", button);
  return item;
}

function fileOf(said) {
  const where = `${said.own ? "" : "内置 "}${said.file}${said.line ? ` 第 ${said.line} 行` : ""}${said.place ? ` ${said.place}` : ""}`;
  if (!/^(narratives\/|templates\/.*\.yaml$)/.test(said.file ?? "")) return element("span", where);
  return element("a", where, { href: `/wording?file=${encodeURIComponent(said.file)}&unit=${encodeURIComponent(sheet.name)}&line=${said.line}` });
}

/** A sentence of the findings library: as it stands there, its figures, and where these are typed. */
function sentence(said) {
  const parts = [element("h4", said.part), element("pre", said.text)];
  if (said.figures.length) parts.push(element("p", `其中 ${said.figures.join("，")}`));
  if (said.typed.length) parts.push(listOf(said.typed.map(place)));
  return [...parts, fileOf(said)];
}

/** What else the paragraph or cell around a wording's words prints. */
function around(span) {
  const block = span.closest("p, h3, h4, h5, h6");
  const places = [...block.querySelectorAll("[data-from]")].flatMap((other) => origin(other)?.typed ?? []);
  return [...new Map(places.map((typed) => [`${typed.line}:${typed.column}`, typed])).values()];
}

function choose(span) {
  const found = origin(span);
  if (!found) return;
  chosen = span.dataset.from;
  mark((other) => other.dataset.from === chosen, "chosen");
  for (const other of spans()) other.tabIndex = other === span ? 0 : -1;
  const panel = one("origin");
  const close = element("button", "×", { type: "button", className: "plain", ariaLabel: "收起" });
  close.addEventListener("click", () => {
    panel.hidden = true;
    chosen = null;
    mark(() => false, "chosen");
    span.focus();
  });
  const parts = [close, element("h2", found.words ? "措辞自己的文字" : "来自")];
  if (found.typed.length) parts.push(listOf(found.typed.map(place)));
  else if (!found.words && !found.rules.length) parts.push(element("p", "不是数据文件里填的，是模板自己写出来的。"));
  const beside = found.words ? around(span) : [];
  if (beside.length) parts.push(element("h3", "这一段印的数据"), listOf(beside.map(place)));
  for (const rule of found.rules) {
    parts.push(element("h3", rule.title), ...rule.lines.map((line) => element("p", line)));
    for (const said of rule.sentences) parts.push(...sentence(said));
    if (rule.typed.length) parts.push(...(rule.sentences.length ? [element("h3", "这条问题据以成立的数据")] : []), listOf(rule.typed.map(place)));
    if (rule.file && !rule.sentences.length) parts.push(fileOf(rule));
  }
  parts.push(element("h3", found.words ? "措辞" : "印在这里的是"), fileOf(found.said), element("pre", found.said.text));
  panel.replaceChildren(...parts);
  panel.hidden = false;
  const first = [...found.typed, ...found.rules.flatMap((rule) => [...rule.sentences.flatMap((said) => said.typed), ...rule.typed])][0];
  if (first) reveal?.(first);
  span.scrollIntoView({ block: "nearest" });
}

function listOf(items) {
  const list = element("ul", "");
  list.append(...items);
  return list;
}

function step(span, by) {
  const all = spans();
  const next = all[all.indexOf(span) + by];
  if (!next) return;
  span.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function onKey(event) {
  const span = event.target.closest("[data-from]");
  if (!span) return;
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (by) step(span, by);
  else if (event.key === "Enter" || event.key === " ") choose(span);
  else return;
  event.preventDefault();
}

async function truePages() {
  if (pages) return draw();
  one("true-pages").disabled = true;
  one("preview-state").textContent = "正在用 LibreOffice 排实际页面…";
  const got = await send(`${sheet.address}/pages`, { text: sheet.text, document: answer.shown }).finally(() => { one("true-pages").disabled = false; });
  one("preview-state").textContent = got.said.map((said) => `${said.message}${said.hint ? "。" + said.hint : ""}`).join("；");
  if (!got.pages.length) return;
  pages = true;
  one("origin").hidden = true;
  one("true-pages").textContent = "回到预览";
  one("sheets").replaceChildren(...got.pages.map((src, place) => Object.assign(new Image(), { src, alt: `第 ${place + 1} 页`, className: "page" })));
}

const told = (work) => Promise.resolve(work).catch(blame);

export function begin(its, jumpTo, revealIt) {
  [sheet, jump, reveal] = [its, jumpTo, revealIt];
  beginPrinted((again, wanted = false) => {
    asked = wanted || (asked && !again);
    if (shown() && answer) followCursor(again);
    scrolling ||= again;
  });
  sheet.listen((what) => {
    if (what !== "changed") return;
    clearTimeout(timer);
    // What a form puts into the text has waited for its own pause; its documents go before its form.
    if (document.activeElement?.closest("#panel-form")) told(renew());
    else timer = setTimeout(() => told(renew()), PAUSE);
  });
  document.querySelector("#tab-preview").addEventListener("chosen", () => told(renew()));
  one("document").addEventListener("change", () => { chosen = null; scrolling = true; one("origin").hidden = true; told(renew()); });
  one("true-pages").addEventListener("click", () => told(truePages()));
  one("sheets").addEventListener("click", (event) => {
    const span = event.target.closest("[data-from]");
    if (span) choose(span);
    else if (event.target.closest(".sheet")) {
      one("origin").replaceChildren(element("p", "这几个字是 Word 模板里固定的，不随数据变。"));
      one("origin").hidden = false;
    }
  });
  one("sheets").addEventListener("keydown", onKey);
  for (const event of ["keyup", "click"]) document.querySelector("#panel-text").addEventListener(event, () => setTimeout(() => shown() && followCursor(), 0));
  window.addEventListener("resize", fit);
}
