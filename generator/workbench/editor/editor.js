// The text of a filing as a page edits it: highlighted, completed, with findings underlined.
import { autocompletion } from "@codemirror/autocomplete";
import { isolateHistory, redo, undo } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { completing } from "./completing.js";
import { wording } from "./wording.js";

const CHINESE = {
  Find: "查找", Replace: "替换", next: "下一个", previous: "上一个", all: "全部选中", "match case": "区分大小写",
  regexp: "正则表达式", "by word": "整词", replace: "替换", "replace all": "全部替换", close: "关闭",
  "current match": "当前结果", "replaced $ matches": "替换了 $ 处", "replaced match on line $": "替换了第 $ 行",
  "on line": "在第", Diagnostics: "意见", "No diagnostics": "没有意见", "Go to line": "转到行", go: "转到",
  "Folded lines": "收起的行", "Unfolded lines": "展开的行", "folded code": "收起的部分", unfold: "展开", "Fold line": "收起", "Unfold line": "展开",
  Completions: "可以填的", "Control character": "控制字符", "Selection deleted": "已删去",
};
const SEVERITY = { error: "error", warning: "warning", info: "info" };

/** An editor in a place of the page; `changed` is called whenever its text is, `moved` its cursor. */
export function editor({ parent, text, label, schema = () => null, changed, moved, prose = false, readOnly = false }) {
  const separator = text.includes("\r\n") ? "\r\n" : "\n";
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorState.lineSeparator.of(separator),
        EditorState.phrases.of(CHINESE),
        EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        EditorView.lineWrapping,
        autocompletion({ override: prose ? [] : [completing(schema)] }),
        EditorState.readOnly.of(readOnly),
        basicSetup,
        prose ? wording() : yaml(),
        lintGutter(),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
          if (update.selectionSet) moved?.();
        }),
      ],
    }),
  });
  return {
    text: () => view.state.sliceDoc(),
    change: (now) => view.dispatch(difference(view.state, now)),
    show: (findings) => view.dispatch(setDiagnostics(view.state, findings.flatMap((one) => underlined(view.state, one)))),
    jump: (line, column = 1) => jump(view, line, column),
    reveal: (line, column = 1) => reveal(view, line, column),
    undo: () => undo(view),
    redo: () => redo(view),
    focus: () => view.focus(),
    line: () => view.state.doc.lineAt(view.state.selection.main.head).number,
    destroy: () => view.destroy(),
  };
}

// Only what differs is replaced, so that undo, the cursor and folds survive.
function difference(state, now) {
  const text = state.doc.toString();
  const wanted = now.replace(/\r\n/g, "\n");
  let start = 0;
  while (start < text.length && start < wanted.length && text[start] === wanted[start]) start += 1;
  let end = 0;
  while (end < text.length - start && end < wanted.length - start && text.at(-1 - end) === wanted.at(-1 - end)) end += 1;
  const insert = state.toText(wanted.slice(start, wanted.length - end).replace(/\n/g, state.lineBreak));
  // Each such change is one step back, however soon after another it comes.
  return { changes: { from: start, to: text.length - end, insert }, annotations: isolateHistory.of("full") };
}

// Columns count characters; a browser's strings count some of them twice.
function offset(line, column) {
  return line.from + [...line.text].slice(0, column - 1).join("").length;
}

function underlined(state, { position, severity, code, message, hint }) {
  if (!position?.line || position.line > state.doc.lines) return [];
  const line = state.doc.line(position.line);
  const from = Math.min(offset(line, position.column ?? 1), line.to);
  const to = Math.min(Math.max(offset(line, (position.column ?? 1) + (position.length ?? 1)), from), line.to);
  return [{ from, to, severity: SEVERITY[severity] ?? "info", source: code, message: hint ? `${message}\n${hint}` : message }];
}

/** Show a place and put the cursor there; the keyboard stays where it is. */
function reveal(view, number, column) {
  const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
  const at = Math.min(offset(line, column), line.to);
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
}

function jump(view, number, column) {
  reveal(view, number, column);
  view.focus();
}
