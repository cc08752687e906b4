// One filing: saving, what was typed and not saved, conflicts, findings; views share one sheet.
import { item, jumpInForm } from "./findings.js";
import { Form } from "./form.js";
import { blame, read, say, send } from "./shared.js";
import { begin as beginPreview } from "./preview.js";
import { jumpToField, reveal } from "./printed.js";
import { Sheet } from "./sheet.js";
import { begin as beginTabs, choose } from "./tabs.js";

const one = (name) => document.querySelector(`[data-${name}]`);
let sheet;

function jump({ key, position }) {
  const inForm = document.querySelector("#tab-form").getAttribute("aria-selected") === "true";
  if (inForm && jumpInForm(key)) return;
  if (!position?.line || jumpToField(position)) return;
  choose(document.querySelector("#tab-text"));
  sheet.editor.jump(position.line, position.column);
}

function renew(what) {
  if (what === "changed") one("saved").textContent = sheet.changed ? "没有保存" : "";
  if (what !== "looked") return;
  if (sheet.unkept.length) one("saved").textContent = `没有保存，草稿也没有记下：${sheet.unkept.map((said) => said.message).join("；")}`;
  const count = (word) => sheet.findings.filter((finding) => finding.severity === word).length;
  one("counts").textContent = `${count("error")} 个错误，${count("warning")} 个警告，${count("info")} 个提示`;
  one("findings").replaceChildren(...sheet.findings.map((finding) => item(sheet, finding, () => jump(finding))));
}

const SIDES = { "-": "文件里：", "+": "你　的：", " ": "　　　　" };

/** Show a difference in words: who reads it knows no patches. */
const legible = (lines) => lines.slice(2).map((line) => (line.startsWith("@@") ? "……" : SIDES[line[0]] + line.slice(1))).join("\n");

const saved = ({ joined, recoded }) => `已保存${joined ? "，别处的改动也在" : ""}${recoded ? "，编码改成了 UTF-8（原来的在历史里）" : ""}`;

async function save(base) {
  const answer = await sheet.save(base);
  one("conflict").hidden = !answer.conflict;
  if (answer.conflict) {
    one("conflict").theirs = answer;
    one("difference").textContent = legible(answer.difference);
    one("saved").textContent = "没有保存";
    return false;
  }
  if (!answer.done) {
    one("saved").textContent = `没有保存：${answer.said.map((said) => said.message).join("；")}`;
    return false;
  }
  say("");
  one("saved").textContent = sheet.changed ? "已保存，保存以后又改了" : saved(answer);
  return !sheet.changed;
}

function resolve(theirs) {
  const { text, mark } = one("conflict").theirs;
  one("conflict").hidden = true;
  if (!theirs) return save(mark);
  sheet.base = mark;
  sheet.kept = text;
  sheet.change(text);
}

function offerDraft() {
  if (!sheet.draft) return;
  one("draft").hidden = false;
  one("take-draft").addEventListener("click", () => {
    sheet.base = sheet.draft.base;
    sheet.page = sheet.draft.page; // saved, it is no draft any more
    sheet.change(sheet.draft.text);
    one("draft").hidden = true;
  });
  one("drop-draft").addEventListener("click", tried(() => {
    one("draft").hidden = true;
    return send(`${sheet.address}/forget-draft`, { page: sheet.draft.page });
  }));
}

async function showHistory() {
  const panel = document.querySelector("#panel-history");
  panel.innerHTML = await (await read(`${sheet.address}/history`)).text();
}

async function takeEarlier(moment) {
  if (!moment) return;
  sheet.change((await (await read(`${sheet.address}/history?moment=${moment}`)).json()).text);
  choose(document.querySelector("#tab-text"));
}

async function build(name) {
  if (!(await save())) return;
  await send("/build", { names: [name] });
  for (;;) {
    const run = await (await read("/progress")).json();
    one("saved").textContent = run.ended ? run.refused || (run.failures.length ? `已保存，但没有生成：${run.failures[0].why}` : "已生成，在单位清单里下载") : "正在生成…";
    if (run.ended) return;
    await new Promise((done) => setTimeout(done, 300));
  }
}

/** Undo or redo, once what is being typed is part of the text. */
async function stepped(way) {
  await sheet.flush?.();
  sheet.editor[way]();
  await sheet.lookNow();
}

const tried = (work) => () => Promise.resolve(work()).catch(blame);

export async function begin() {
  const name = one("unit").dataset.unit;
  sheet = new Sheet(name, document.querySelector("#panel-text"));
  sheet.listen(renew);
  const form = new Form(sheet, document.querySelector("#panel-form"));
  document.querySelector("#tab-form").addEventListener("chosen", () => form.tried(() => form.show()));
  await sheet.begin();
  beginTabs();
  beginPreview(sheet, jump, (place) => reveal(sheet, place));
  const line = Number(location.hash.slice(1));
  jump({ line, position: { line } });
  offerDraft();
  one("save").addEventListener("click", tried(() => save()));
  one("undo").addEventListener("click", tried(() => stepped("undo")));
  one("redo").addEventListener("click", tried(() => stepped("redo")));
  one("build-this").addEventListener("click", tried(() => build(name)));
  one("take-theirs").addEventListener("click", () => resolve(true));
  one("take-mine").addEventListener("click", tried(() => resolve(false)));
  document.querySelector("#tab-history").addEventListener("chosen", tried(showHistory));
  document.querySelector("#panel-history").addEventListener("click", (event) => tried(() => takeEarlier(event.target.dataset?.earlier))());
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      tried(() => save())();
    }
  });
  window.addEventListener("beforeunload", (event) => (sheet.changed || form.typing) && event.preventDefault());
}
