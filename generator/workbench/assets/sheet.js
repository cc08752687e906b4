// The text that all views of a filing show and change, and the mark of the text in its file.
import { editor } from "./editor.js";
import { blame, read, send, unitAddress } from "./shared.js";

export class Sheet {
  constructor(name, parent) {
    this.name = name;
    this.address = unitAddress(name);
    this.parent = parent;
    this.listeners = [];
    this.base = "";
    this.findings = [];
    this.turn = 0;
    this.page = [...crypto.getRandomValues(new Uint8Array(8))].map((one) => one.toString(16).padStart(2, "0")).join("");
    this.saving = Promise.resolve();
  }

  /** Read the file; `listener` is called with the findings after every change. */
  async begin() {
    const known = await (await read(`${this.address}/text`)).json();
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
    this.typed ||= this.changed;
    const answer = await send(`${this.address}/look`, { text: this.text, base: this.base, page: this.typed ? this.page : "" });
    if (turn !== this.turn) return;
    this.unkept = answer.unkept;
    this.findings = answer.findings;
    this.editor.show(this.findings);
    for (const one of this.listeners) one("looked");
  }

  /** Save after what is being saved; the answer tells whether another's change stands in the way. */
  save(base) {
    const done = this.saving.then(() => this.saved(base ?? this.base));
    this.saving = done.catch(() => {});
    return done;
  }

  async saved(base) {
    await this.flush?.();
    const { text } = this;
    const answer = await send(`${this.address}/save`, { text, base, page: this.page });
    if (!answer.done) return answer;
    if (!answer.joined) {
      this.base = answer.mark;
      this.kept = answer.text;
    } else if (text === this.text) {
      this.base = answer.mark;
      this.kept = answer.text;
      this.change(answer.text);
      await this.lookNow();
    } // else more has been typed: another's change is put together with that at the next save
    return answer;
  }
}
