// What can be done about a finding: the right value put in, or a reason given that the file keeps.
import { blame, say, send } from "./shared.js";

async function asked(sheet, address, given) {
  await sheet.flush?.();
  const { text } = sheet;
  const answer = await send(`${sheet.address}/${address}`, { text, ...given });
  if (answer.text === undefined) return say(answer.said);
  if (text !== sheet.text) return say("文字刚改过，请再点一次。");
  sheet.change(answer.text);
  await sheet.lookNow();
}

export const mend = (sheet, finding) => asked(sheet, "fix", { finding });

/** Ask for the reason, and write it into the file. */
export function answer(sheet, finding) {
  const dialog = document.querySelector("[data-reason]");
  const from = document.activeElement;
  const field = dialog.querySelector("input");
  field.value = "";
  dialog.showModal();
  dialog.onclose = () => {
    from?.focus();
    if (dialog.returnValue === "ok" && field.value.trim()) {
      asked(sheet, "waive", { finding, reason: field.value }).catch(blame);
    }
  };
}

const WORDS = { error: "错误", warning: "警告", info: "提示" };

/** A finding of the list, with what can be done about it; `jump` leads to its place. */
export function item(sheet, finding, jump) {
  const one = document.createElement("li");
  one.className = finding.severity;
  const place = button(`${WORDS[finding.severity]} ${finding.code} ${finding.position?.line ? `第 ${finding.position.line} 行` : ""}`, jump);
  place.className = "place";
  const text = document.createElement("div");
  text.textContent = finding.message;
  const hint = document.createElement("small");
  hint.textContent = finding.hint ?? "";
  one.append(place, text, hint);
  const tried = (work) => () => Promise.resolve(work()).catch(blame);
  if (finding.fix) one.append(button("照此改正", tried(() => mend(sheet, finding.key)), "small"));
  if (finding.waive) one.append(button("说明理由", () => answer(sheet, finding.key), "small plain"));
  return one;
}

function button(text, clicked, looks = "") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = looks;
  made.textContent = text;
  made.addEventListener("click", clicked);
  return made;
}

/** Go to a finding in the form; tells whether it is there. */
export function jumpInForm(key) {
  const said = document.querySelector(`[data-finding="${CSS.escape(key)}"]`);
  if (!said) return false;
  for (let one = said; one; one = one.parentElement) if (one.nodeName === "DETAILS") one.open = true;
  const part = document.getElementById(said.parentElement.id.replace(/-said$/, ""));
  said.scrollIntoView({ block: "center" });
  (part ?? said).focus({ preventScroll: true });
  return true;
}
