// Makes a part of the page like a new one, and leaves alone what somebody is typing in.
const CONTROLS = new Set(["INPUT", "TEXTAREA", "SELECT"]);
const KEPT = new Set(["open", "style", "data-typing"]); // what the page, or who reads it, has set

export const evened = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");

/** Give a place the children of another; those with the same data-key stay the same. */
export function morph(old, wanted) {
  const keyed = new Map([...old.children].filter((one) => one.dataset.key).map((one) => [one.dataset.key, one]));
  let place = old.firstChild;
  for (const next of [...wanted.childNodes]) {
    const same = matching(next, keyed, place);
    if (!same) {
      old.insertBefore(next, place);
      continue;
    }
    if (same === place) place = place.nextSibling;
    else old.insertBefore(same, place);
    keyed.delete(next.dataset?.key);
    become(same, next);
  }
  while (place) {
    const after = place.nextSibling;
    place.remove();
    place = after;
  }
}

function matching(next, keyed, place) {
  const key = next.dataset?.key;
  if (key) return keyed.get(key)?.nodeName === next.nodeName ? keyed.get(key) : null;
  const fits = place && place.nodeName === next.nodeName && !place.dataset?.key;
  return fits ? place : null;
}

function become(old, next) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== next.data) old.data = next.data;
    return;
  }
  for (const { name } of [...old.attributes]) if (!KEPT.has(name) && !next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of [...next.attributes]) if (!KEPT.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (!CONTROLS.has(old.nodeName)) return morph(old, next);
  const wanted = next.value; // an option that moves takes what was chosen with it
  if (old.nodeName === "SELECT") {
    const now = old.value;
    morph(old, next);
    old.value = old.dirty ? now : wanted;
  } else if (!old.dirty && "path" in old.dataset && old.value !== wanted) {
    if (old !== document.activeElement || evened(old.value) !== evened(wanted)) old.value = wanted;
  }
}
