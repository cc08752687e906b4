// The text that all views of a filing show and change, and the mark of the text in its file.
import { editor } from "./editor.js";
import { blame, send, unitAddress } from "./shared.js";

export class Sheet {
  constructor(name, parent) {
    this.name = name;
    this.address = unitAddress(name);
    this.parent = parent;
    this.listeners = [];
    this.base = "";
    this.findings = [];
    this.turn = 0;
  }

  /** Read the file; `listener` is called with the findings after every change. */
  async begin() {
    const known = await (await fetch(`${this.address}/text`)).json();
    this.base = known.mark;
    this.kept = known.text;
    this.draft = known.draft;
    this.schema = null;
    this.editor = editor({
      parent: this.parent,
      text: known.text,
      label: "数据文件的文字",
      schema: () => this.schema,
      changed: () => this.later(),
    });
    fetch(`${this.address}/schema`).then(async (answer) => { if (answer.ok) this.schema = await answer.json(); });
    await this.look();
  }

  get text() { return this.editor.text(); }
  get changed() { return this.text !== this.kept; }

  /** Put a whole text in the place of the present one; it can be undone. */
  change(text) { this.editor.change(text); }

  listen(listener) { this.listeners.push(listener); }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look().catch(blame), 250);
    for (const one of this.listeners) one("changed");
  }

  /** Ask at once, without waiting for a pause. */
  lookNow() {
    clearTimeout(this.timer);
    return this.look();
  }

  /** Ask what there is to say; an answer that comes after a later question is passed over. */
  async look() {
    const turn = (this.turn += 1);
    const answer = await send(`${this.address}/look`, { text: this.text, base: this.base });
    if (turn !== this.turn) return;
    this.findings = answer.findings;
    this.editor.show(this.findings);
    for (const one of this.listeners) one("looked");
  }

  /** Save; the answer tells whether another's change stands in the way. */
  async save(base = this.base) {
    await this.flush?.();
    const answer = await send(`${this.address}/save`, { text: this.text, base });
    if (!answer.conflict) {
      this.base = answer.mark;
      this.kept = answer.text;
      if (answer.joined) {
        this.change(answer.text);
        await this.lookNow();
      }
    }
    return answer;
  }
}
