// From a datum to where it is printed: the field or the line that somebody is at, marked in the preview.
import { choose } from "./tabs.js";

const one = (name) => document.querySelector(`[data-${name}]`);
const panel = () => document.querySelector("#panel-form");
const inForm = () => panel() && !panel().hidden;
let path = null;

/** The places of the field that the clerk was last in: ["12:5"]; null where there is none. */
export function placesOfField() {
  if (!inForm() || path === null) return null;
  const field = panel().querySelector(`[data-path="${CSS.escape(path)}"]`);
  return field ? (field.dataset.at ?? "").split(" ").filter(Boolean) : null;
}

/** What the field is called, as its label says. */
export function nameOfField() {
  const field = panel().querySelector(`[data-path="${CSS.escape(path)}"]`);
  return field?.getAttribute("aria-label")?.split("，")[0] ?? field?.labels?.[0]?.firstChild?.textContent ?? "";
}

const fieldOf = (target) => {
  const beside = target.closest("[data-printed]")?.closest("td, .value");
  return beside?.querySelector("[data-path]") ?? target.closest("[data-path]");
};

/** Follow the field that is in use: `follow(another, asked)`, asked where the clerk wants to see it. */
export function begin(follow) {
  if (!panel()) return;
  panel().addEventListener("focusin", ({ target }) => {
    const field = target.closest("[data-path]");
    if (!field || field.dataset.path === path) return;
    path = field.dataset.path;
    follow(true);
  });
  panel().addEventListener("shown", () => follow(false));
  panel().addEventListener("click", ({ target }) => target.closest("[data-printed]") && show(fieldOf(target), follow));
  panel().addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.ctrlKey) return;
    const field = fieldOf(event.target);
    if (!field) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    show(field, follow);
  }, { capture: true });
}

/** Open the preview at what a field prints. */
function show(field, follow) {
  path = field.dataset.path;
  field.focus();
  const tab = document.querySelector("#tab-preview");
  if (tab.getAttribute("aria-selected") === "true") return follow(true, true);
  choose(tab);
  follow(true, true);
}

/** Show a place of the filing where it is seen now, and leave the keyboard where it is. */
export function reveal(sheet, { line, column }) {
  if (!inForm()) return sheet.editor.reveal(line, column);
  for (const old of panel().querySelectorAll(".from-preview")) old.classList.remove("from-preview");
  const field = fieldAt(line, column);
  if (!field) return;
  unfold(field);
  field.classList.add("from-preview");
  field.scrollIntoView({ block: "center" });
}

/** Go to a place in the form; tells whether it is there. */
export function jumpToField({ line, column }) {
  const field = inForm() && fieldAt(line, column);
  if (!field) return false;
  unfold(field);
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
  return true;
}

const fieldAt = (line, column) => panel().querySelector(`[data-at~="${Number(line)}:${Number(column)}"]`);

function unfold(field) {
  for (let above = field; above; above = above.parentElement) if (above.nodeName === "DETAILS") above.open = true;
}

/** The other documents that print a datum, each as a button that shows it. */
export function otherDocuments(counts) {
  const documents = one("document");
  return Object.entries(counts).map(([number, count]) => {
    const name = documents.options[number]?.text ?? "";
    const button = Object.assign(document.createElement("button"), { type: "button", className: "small plain", textContent: `${name.split("-")[0]}：${count} 处`, title: name });
    button.setAttribute("aria-label", `${name} 里 ${count} 处`);
    button.addEventListener("click", () => {
      documents.value = number;
      documents.dispatchEvent(new Event("change"));
    });
    return button;
  });
}
