// The filing as a form: the server makes it of the text, and edits the text as is done here.
import { mend, answer } from "./findings.js";
import { evened, morph } from "./morph.js";
import { blame, say, send } from "./shared.js";
import { choose } from "./tabs.js";

const PAUSE = 150; // milliseconds without a key, after which what was typed goes into the text

export class Form {
  constructor(sheet, panel) {
    this.sheet = sheet;
    this.panel = panel;
    this.opened = new Map();
    this.queue = Promise.resolve();
    this.turn = 0;
    this.timers = new Map();
    this.grows = !CSS.supports("field-sizing", "content");
    sheet.flush = () => this.flush();
    sheet.listen((what) => what === "looked" && this.visible && this.shown !== sheet.text && this.tried(() => this.show()));
    for (const name of ["input", "change", "click", "paste", "keydown", "compositionstart", "compositionend"]) {
      panel.addEventListener(name, (event) => this[`on_${name}`](event));
    }
  }

  get visible() { return !this.panel.hidden; }
  get typing() { return Boolean(this.panel.querySelector("[data-typing]")); }

  tried(work) { return this.during(work).catch(blame); }

  /** Do work while the panel says that it is busy. */
  async during(work) {
    this.works = (this.works ?? 0) + 1;
    this.panel.setAttribute("aria-busy", "true");
    try {
      return await work();
    } finally {
      this.works -= 1;
      if (!this.works) this.panel.removeAttribute("aria-busy");
    }
  }

  /** Show the text as it is; who asks for what is on its way waits for the same answer. */
  show() {
    const given = JSON.stringify({ text: this.sheet.text, opened: [...this.opened.values()] });
    if (this.asked !== given) {
      this.asked = given;
      this.showing = this.fetched(given).finally(() => { if (this.asked === given) this.asked = null; });
    }
    return this.showing;
  }

  async fetched(given) {
    const turn = (this.turn += 1);
    const { text } = this.sheet;
    const answer = await fetch(`${this.sheet.address}/form`, { method: "POST", headers: { "Content-Type": "application/json" }, body: given });
    if (!answer.ok) throw new Error(await answer.text());
    const made = document.createElement("template");
    made.innerHTML = await answer.text();
    if (turn !== this.turn || text !== this.sheet.text) return; // the answer to a later question comes
    morph(this.panel, made.content);
    this.shown = text;
    this.panel.dispatchEvent(new Event("shown"));
    if (this.grows) for (const one of this.panel.querySelectorAll("textarea")) this.grow(one);
  }

  grow(area) {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }

  /** Make an edit after those before it; the promise tells whether it was made. */
  edit(edit, address = "edit") {
    const done = this.queue.then(() => this.made(edit, address));
    this.queue = done.catch(() => {});
    return done;
  }

  async made(edit, address) {
    for (;;) {
      const text = this.sheet.text;
      const answer = await send(`${this.sheet.address}/${address}`, address === "edit" ? { text, edit } : { text, ...edit });
      if (text !== this.sheet.text) continue; // changed meanwhile: the edit is made of what is there now
      say(answer.said ?? "");
      if (answer.text === undefined) return false;
      if (answer.text !== text) this.sheet.change(answer.text);
      return true;
    }
  }

  /** Make an edit after which other things stand at the places of the page: nothing is typed meanwhile. */
  async rearrange(edit, focus) {
    await this.flush();
    this.panel.inert = true;
    try {
      if (await this.edit(edit)) await this.renew();
    } finally {
      this.panel.inert = false;
    }
    focus?.();
  }

  async renew() {
    await Promise.all([this.sheet.lookNow(), this.show()]);
  }

  // What is typed

  on_input({ target }) {
    if (!("path" in target.dataset)) return;
    target.dirty = true;
    target.dataset.typing = "";
    if (this.grows && target.nodeName === "TEXTAREA") this.grow(target);
    clearTimeout(this.timers.get(target));
    if (!target.composing) this.timers.set(target, setTimeout(() => this.put(target), PAUSE));
  }

  on_change({ target }) {
    if ("more" in target.dataset && target.value) {
      const path = [...JSON.parse(target.dataset.more), target.value];
      target.value = "";
      return this.open(path);
    }
    if (target.dirty && "path" in target.dataset) this.put(target);
  }

  on_compositionstart({ target }) { target.composing = true; }

  on_compositionend(event) {
    event.target.composing = false;
    this.on_input(event);
  }

  put(field) { return this.tried(() => this.putting(field)); }

  /** Put what a field holds into the text. */
  async putting(field) {
    clearTimeout(this.timers.get(field));
    this.timers.delete(field);
    if (field.composing) return;
    const { value } = field;
    const edit = { do: field.dataset.form === "lines" ? "lines" : "put", path: JSON.parse(field.dataset.path), value };
    const made = await this.edit(edit);
    if (!made) return this.show();
    if (field.value !== value) return; // more has been typed: it is on its way
    field.dirty = false;
    delete field.dataset.typing;
    if (!this.typing) await this.renew();
  }

  /** Put everything that is typed into the text, also what could not be put when it was typed. */
  async flush() {
    const typed = new Set([...this.timers.keys(), ...this.panel.querySelectorAll("[data-typing]")]);
    await this.during(() => Promise.all([...typed].map((field) => this.putting(field))));
    await this.queue;
  }

  // What is clicked

  on_click({ target }) {
    const button = target.closest("button");
    const given = button?.dataset ?? {};
    const path = (text) => JSON.parse(text);
    if ("addRow" in given) this.tried(() => this.addRow(button, path(given.addRow)));
    else if ("addCard" in given) this.tried(() => this.addCard(button, path(given.addCard)));
    else if ("addName" in given) this.tried(() => this.addName(button.closest(".naming").querySelector("[data-name]")));
    else if ("drop" in given) this.tried(() => this.drop(button, path(given.drop)));
    else if ("move" in given) this.tried(() => this.move(path(given.at), Number(given.move)));
    else if ("open" in given) this.tried(() => this.open(path(given.open)));
    else if ("fix" in given) this.tried(() => mend(this.sheet, given.fix));
    else if ("waive" in given) this.tried(() => answer(this.sheet, given.waive));
    else if ("split" in given) this.tried(() => this.rearrange({ do: "split", path: path(given.split) }, () => this.part(path(given.split))?.focus()));
    else if ("unwaive" in given) this.tried(() => this.takeBack(button, given.unwaive));
    else if ("text" in given) choose(document.querySelector("#tab-text"));
  }

  find(path) { return this.panel.querySelector(`[data-path="${CSS.escape(JSON.stringify(path))}"]`); }

  addRow(button, path) {
    const section = button.closest(".tabled");
    const columns = JSON.parse(section.querySelector("[data-columns]").dataset.columns);
    const rows = section.querySelectorAll("tbody > tr[data-row]").length;
    return this.rearrange({ do: "add", path, columns }, () => this.find([...path, rows, columns[0]])?.focus());
  }

  addCard(button, path) {
    const section = button.closest(".cards");
    return this.rearrange({ do: "add", path, columns: JSON.parse(button.dataset.columns) }, () => {
      section.querySelector(":scope > .card:last-of-type :is(input, textarea)")?.focus();
    });
  }

  addName(field) {
    const name = field.value.trim();
    if (!name) return field.focus();
    const under = field.closest(".naming").querySelector("[data-under]")?.value;
    const path = JSON.parse(under || field.dataset.name);
    const table = field.closest(".tabled")?.querySelector("[data-columns]");
    const columns = table ? JSON.parse(table.dataset.columns) : [];
    field.value = "";
    return this.rearrange({ do: "name", path, name, columns }, () => {
      const below = [...path, name];
      (this.find(columns.length ? [...below, columns[0]] : below) ?? this.part(below))?.focus();
    });
  }

  part(path) { return document.getElementById("f" + encodeURIComponent(JSON.stringify(path)).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)); }

  async drop(button, path) {
    const section = button.closest(".tabled, .cards, .group") ?? this.panel;
    await this.rearrange({ do: "drop", path }, () => section.querySelector("[data-add-row], [data-add-card], input, button")?.focus());
    say("已删去。删错了按“撤销”。");
  }

  async takeBack(button, place) {
    const beside = button.closest(".field, .of-cell, td, section");
    await this.rearrange({ do: "unwaive", place }, () => (beside?.querySelector(":is(input, textarea, select), [tabindex]") ?? this.panel).focus());
    say("理由已从文件里去掉。去错了按“撤销”。");
  }

  move(path, by) {
    const to = [...path.slice(0, -1), path.at(-1) + by];
    return this.rearrange({ do: "move", path, by }, () => {
      const place = CSS.escape(JSON.stringify(to));
      const buttons = [...this.panel.querySelectorAll(`[data-move][data-at="${place}"]`)];
      (buttons.find((one) => Number(one.dataset.move) === by && !one.disabled) ?? buttons.find((one) => !one.disabled))?.focus();
    });
  }

  async open(path) {
    this.opened.set(JSON.stringify(path), path);
    await this.flush();
    await this.show();
    const part = this.part(path);
    for (let one = part; one && one !== this.panel; one = one.parentElement) if (one.nodeName === "DETAILS") one.open = true;
    part?.focus();
  }

  // Tables as in a spreadsheet

  on_keydown(event) {
    const { target, key } = event;
    if (key !== "Enter" || event.isComposing) return;
    if ("name" in target.dataset) {
      event.preventDefault();
      return this.tried(() => this.addName(target));
    }
    const several = target.nodeName === "TEXTAREA" && target.dataset.form !== "line";
    if (several || !("path" in target.dataset)) return;
    event.preventDefault();
    const cell = target.closest("td");
    if (!cell) return;
    const rows = [...cell.closest("tbody").querySelectorAll(":scope > tr[data-row]")];
    const next = rows[rows.indexOf(cell.parentElement) + (event.shiftKey ? -1 : 1)];
    next?.cells[cell.cellIndex]?.querySelector("input, textarea, select")?.focus();
  }

  on_paste(event) {
    const cell = event.target.closest("td");
    const table = cell?.closest("[data-table]");
    const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "") ?? "";
    const column = ["INPUT", "SELECT"].includes(event.target.nodeName) || event.target.dataset.form === "line";
    if (!table || !("path" in event.target.dataset) || !(text.includes("\t") || (column && text.includes("\n")))) return;
    event.preventDefault();
    const rows = [...table.querySelectorAll("tbody > tr[data-row]")];
    const columns = JSON.parse(table.dataset.columns);
    const paths = rows.map((one) => JSON.parse(one.dataset.row));
    const at = rows.indexOf(cell.parentElement);
    const first = columns[cell.cellIndex - 1];
    const edit = { do: "paste", path: JSON.parse(table.dataset.table), columns, column: first, row: at, cells: cellsOf(text) };
    if ("named" in table.dataset) edit.names = paths;
    const { path } = event.target.dataset;
    this.tried(() => this.rearrange(edit, () => this.find(JSON.parse(path))?.focus()));
  }
}

/** Rows and cells of what a spreadsheet copies: quotes hold what has line ends or tabs in it. */
function cellsOf(text) {
  const rows = [[]];
  const cell = /(?:^|(?<=[\t\n]))"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;
  for (let at = 0; at <= text.length; at += 1) {
    cell.lastIndex = at;
    const [whole, quoted, plain] = cell.exec(text);
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (text[at] === "\n") rows.push([]);
  }
  return rows;
}
