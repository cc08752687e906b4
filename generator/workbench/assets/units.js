// The list of filings: filter, sort, build, and rows that fill in while they are looked at.
import { blame, read, send, unitAddress } from "./shared.js";

const rows = document.querySelector("[data-rows]");
const filter = document.querySelector("[data-filter]");
const state = document.querySelector("[data-state]");
const progress = document.querySelector("[data-progress]");
let order = null;

const cell = (row, key) => row.querySelector(`[data-key="${key}"]`)?.textContent.trim() ?? "";

function arrange() {
  const wanted = filter.value.trim();
  for (const row of rows.rows) {
    const fits = !wanted || row.textContent.includes(wanted);
    row.hidden = !fits || (state.value && cell(row, "state") !== state.value);
  }
  if (!order) return;
  const number = (text) => (text === "" ? -1 : parseFloat(text));
  const compare = ["empty", "errors", "warnings", "score", "year"].includes(order.key)
    ? (a, b) => number(cell(a, order.key)) - number(cell(b, order.key))
    : (a, b) => cell(a, order.key).localeCompare(cell(b, order.key), "zh");
  const sorted = [...rows.rows].sort((a, b) => order.way * compare(a, b));
  rows.append(...sorted);
}

async function renew() {
  const open = new Set([...rows.querySelectorAll("details[open]")].map((one) => one.closest("tr").dataset.name));
  const focused = document.activeElement?.closest("tr")?.dataset.name;
  const answer = await fetch("/rows");
  if (!answer.ok) return;
  rows.innerHTML = await answer.text();
  for (const row of rows.rows) {
    if (open.has(row.dataset.name)) row.querySelector("details")?.setAttribute("open", "");
    if (row.dataset.name === focused) row.querySelector("a")?.focus();
  }
  arrange();
}

async function follow() {
  progress.hidden = false;
  for (;;) {
    const run = await (await read("/progress")).json();
    const counts = Object.entries(run.counts ?? {}).map(([word, count]) => `${word} ${count}`).join("，");
    progress.textContent = run.refused || `${run.ended ? "做完了" : "正在生成"}：${run.done} / ${run.total}${counts ? "（" + counts + "）" : ""}`;
    for (const one of run.failures ?? []) progress.append(document.createElement("br"), `${one.unit}：${one.why}`);
    if (run.ended) break;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  await renew();
}

async function wait() {
  while (rows.querySelector('[data-waiting="1"]')) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await renew();
  }
}

async function create(event) {
  event.preventDefault();
  const refused = document.querySelector("[data-refused]");
  const answer = await send("/new", Object.fromEntries(new FormData(event.target)));
  if (answer.name) location.assign(unitAddress(answer.name));
  refused.textContent = answer.said ?? "";
  refused.hidden = !answer.said;
}

export function begin() {
  document.querySelector("[data-new]").addEventListener("submit", (event) => create(event).catch(blame));
  filter.addEventListener("input", arrange);
  state.addEventListener("change", arrange);
  for (const button of document.querySelectorAll("[data-sort]")) {
    button.addEventListener("click", () => {
      const key = button.dataset.sort;
      order = { key, way: order?.key === key ? -order.way : 1 };
      for (const head of document.querySelectorAll("th[aria-sort]")) head.setAttribute("aria-sort", "none");
      button.closest("th").setAttribute("aria-sort", order.way > 0 ? "ascending" : "descending");
      arrange();
    });
  }
  document.querySelector("[data-build-all]").addEventListener("click", () => send("/build").then(follow).catch(blame));
  rows.addEventListener("click", (event) => {
    const name = event.target.dataset?.build;
    if (name) send("/build", { names: [name] }).then(follow).catch(blame);
  });
  wait().catch(blame);
}
