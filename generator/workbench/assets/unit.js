// One filing: its text, what is to be said of it, saving, and what was typed and not saved.
import { say, send, unitAddress } from "./shared.js";

const unit = document.querySelector("[data-unit]");
const area = document.querySelector("#text");
const saved = document.querySelector("[data-saved]");
const list = document.querySelector("[data-findings]");
const address = unitAddress(unit.dataset.unit);
let base = unit.dataset.base;
let timer = null;

function show(findings) {
  list.replaceChildren(...findings.map((one) => {
    const item = document.createElement("li");
    item.className = one.severity;
    const place = document.createElement("button");
    place.type = "button";
    place.className = "place";
    place.textContent = one.position?.line ? `第 ${one.position.line} 行` : "整份文件";
    place.addEventListener("click", () => one.position?.line && jump(one.position.line));
    const text = document.createElement("div");
    text.textContent = `${one.code} ${one.message}`;
    const hint = document.createElement("small");
    hint.textContent = one.hint ?? "";
    item.append(place, text, hint);
    return item;
  }));
}

function jump(line) {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + lines[line - 1].length);
  area.scrollTop = (line - 5) * parseFloat(getComputedStyle(area).lineHeight);
}

async function look() {
  const answer = await send(`${address}/look`, { text: area.value, base });
  show(answer.findings);
}

async function save() {
  const answer = await send(`${address}/save`, { text: area.value, base });
  if (answer.conflict) {
    say("这份文件已被别的程序改过同一处，没有保存。请复制你的改动，重新打开这一页。");
    return;
  }
  base = answer.mark;
  if (answer.joined) area.value = answer.text;
  saved.textContent = answer.said.map((one) => one.message).join("；") || (answer.joined ? "已保存，并入了别处的改动" : "已保存");
}

export function begin() {
  if (!area) return;
  area.addEventListener("input", () => {
    saved.textContent = "没有保存";
    clearTimeout(timer);
    timer = setTimeout(look, 300);
  });
  document.querySelector("[data-save]").addEventListener("click", () => save().catch((error) => say(error.message)));
  document.querySelector("[data-take-draft]")?.addEventListener("click", (event) => {
    area.value = event.target.parentElement.querySelector("template").content.textContent;
    event.target.parentElement.remove();
    saved.textContent = "没有保存";
  });
  document.querySelector("[data-drop-draft]")?.addEventListener("click", (event) => {
    send(`${address}/forget-draft`);
    event.target.parentElement.remove();
  });
  fetch(`${address}/text`).then(look);
}
