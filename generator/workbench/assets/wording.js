// A file of wording beside what comes of it for a unit, live while it is typed.
import { begin as beginPreview, followCursor } from "./preview.js";
import { editor } from "./editor.js";
import { blame, send, unitAddress } from "./shared.js";
import { begin as beginTabs, choose } from "./tabs.js";

const one = (name) => document.querySelector(`[data-${name}]`);
const WORDS = { error: "错误", warning: "警告", info: "提示" };
let kept = null, turn = 0, area = null, saving = Promise.resolve();

const file = () => one("file").value;
const typed = () => area?.text() ?? "";
const unsaved = () => Boolean(kept?.own && typed() !== kept.text);

const source = {
  listeners: [],
  get name() { return one("of").value; },
  get address() { return unitAddress(this.name); },
  get text() { return ""; },
  listen(listener) { this.listeners.push(listener); },
  async preview(number) {
    const given = { file: file(), text: typed(), unit: this.name, document: number };
    const got = await send("/wording/preview", given);
    check(given, got.stopping.filter((said) => said.here)).catch(blame);
    return got;
  },
  prints: (origin) => origin?.said.file === file() && origin.said.line === area?.line(),
};

/** What `form check` says of the file, besides what stops this unit's documents. */
async function check(given, stopping) {
  const mine = (turn += 1);
  const { findings } = await send("/wording/check", given);
  if (mine !== turn) return;
  const every = [...stopping, ...findings].map((said) => [`${said.code} ${said.position?.line} ${said.message}`, said]);
  showFindings([...new Map(every).values()]);
}

const tell = () => source.listeners.forEach((listener) => listener("changed"));

function jump(line, column = 1) {
  choose(document.querySelector("#tab-text"));
  area?.jump(line, column);
}

function showFindings(findings) {
  area?.show(findings);
  document.querySelector("#tab-findings").textContent = findings.length ? `意见（${findings.length}）` : "意见";
  const items = findings.map((said) => {
    const item = Object.assign(document.createElement("li"), { className: said.severity });
    const place = Object.assign(document.createElement("button"), { type: "button", className: "place", textContent: `${WORDS[said.severity]} ${said.code} ${said.position?.line ? `第 ${said.position.line} 行` : ""}` });
    place.addEventListener("click", () => said.position?.line && jump(said.position.line, said.position.column));
    const text = Object.assign(document.createElement("div"), { textContent: said.message });
    item.append(place, text, Object.assign(document.createElement("small"), { textContent: said.hint ?? "" }));
    return item;
  });
  one("findings").replaceChildren(...(items.length ? items : [Object.assign(document.createElement("li"), { textContent: "没有意见。" })]));
}

async function open() {
  if (!file()) return;
  const answer = await fetch(`/wording/text?file=${encodeURIComponent(file())}`);
  if (!answer.ok) throw new Error(await answer.text());
  kept = { ...(await answer.json()), file: file() };
  area?.destroy();
  area = editor({
    parent: document.querySelector("#panel-text"),
    text: kept.text ?? "",
    label: kept.own ? "措辞的文字" : "措辞的文字（内置的，只读）",
    prose: !file().endsWith(".yaml"),
    readOnly: !kept.own,
    changed,
    moved: () => followCursor(),
  });
  one("save").disabled = !kept.own;
  one("copy").hidden = kept.own;
  one("built-in").hidden = kept.own;
  one("document").replaceChildren();
  changed();
}

function changed() {
  one("saved").textContent = unsaved() ? "没有保存" : "";
  tell();
}

/** Save after what is being saved: made of its mark, no save meets the one before. */
function save(base) {
  const done = saving.then(() => saved(base ?? kept.mark));
  saving = done.catch(() => {});
  return done;
}

async function saved(base) {
  const of = area, text = typed();
  const answer = await send("/wording/save", { file: file(), text, base });
  if (of !== area) return; // another file has been opened meanwhile
  one("conflict").hidden = !answer.conflict;
  if (answer.conflict) {
    one("conflict").theirs = answer;
    return;
  }
  if (!answer.done) {
    one("saved").textContent = `没有保存：${answer.said.map((said) => said.message).join("；")}`;
    return;
  }
  if (answer.joined && text !== typed()) return changed(); // put together at the next save
  kept = { ...kept, ...answer };
  if (answer.joined) area.change(answer.text);
  changed();
  one("saved").textContent = typed() === kept.text ? "已保存，以前的文字在历史里" : "已保存，保存以后又改了";
}

/** Open the file that is chosen; what is typed in the one before is not lost without a word. */
function another() {
  if (!unsaved() || confirm("这份措辞改了没有保存，换一份就丢了。还要换吗？")) return open();
  one("file").value = kept.file;
}

async function copy() {
  const answer = await send("/wording/copy", { file: file() });
  if (answer.said.length) throw new Error(answer.said.map((said) => said.message).join("；"));
  location.assign(`/wording?file=${encodeURIComponent(file())}&unit=${encodeURIComponent(source.name)}`);
}

async function showHistory() {
  const panel = document.querySelector("#panel-history");
  panel.innerHTML = kept?.own ? await (await fetch(`/wording/history?file=${encodeURIComponent(file())}`)).text() : "";
}

const tried = (work) => () => Promise.resolve(work()).catch(blame);

export async function begin() {
  beginTabs();
  one("file").addEventListener("change", tried(another));
  one("of").addEventListener("change", () => { one("document").replaceChildren(); tell(); });
  one("save").addEventListener("click", tried(() => save()));
  one("copy").addEventListener("click", tried(copy));
  one("take-theirs").addEventListener("click", () => {
    kept = { ...kept, ...one("conflict").theirs };
    area.change(kept.text);
    one("conflict").hidden = true;
    changed();
  });
  one("take-mine").addEventListener("click", tried(() => save(one("conflict").theirs.mark)));
  document.querySelector("#tab-history").addEventListener("chosen", tried(showHistory));
  document.querySelector("#panel-history").addEventListener("click", async (event) => {
    const moment = event.target.dataset?.earlier;
    if (!moment) return;
    area.change((await (await fetch(`/wording/history?file=${encodeURIComponent(file())}&moment=${moment}`)).json()).text);
    choose(document.querySelector("#tab-text"));
    changed();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      if (kept?.own) tried(() => save())();
    }
  });
  window.addEventListener("beforeunload", (event) => unsaved() && event.preventDefault());
  beginPreview(source, (typed) => window.open(`${source.address}#${typed.line}`, "_blank"));
  await tried(open)();
  const line = Number(one("wording").dataset.line);
  if (line) jump(line);
}
