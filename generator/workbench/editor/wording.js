// How a file of wording looks: its statements, what it puts in, its remarks, its headings.
import { StreamLanguage } from "@codemirror/language";

const CLOSING = { "{{": "}}", "{%": "%}", "{#": "#}" };
const KEYWORDS = /^(?:if|elif|else|endif|for|in|endfor|set|endset|block|endblock|macro|endmacro|call|endcall|extends|include|import|from|as|is|not|and|or|filter|endfilter|do|with|endwith|none|true|false)(?![\p{L}\p{N}_])/u;

function inside(stream, state) {
  const remark = state.closing === "#}";
  if (stream.match(state.closing) || stream.match(`-${state.closing}`)) {
    state.closing = null;
    return remark ? "comment" : "processingInstruction";
  }
  if (remark) {
    stream.next();
    return "comment";
  }
  if (stream.match(/^"[^"]*"?/) || stream.match(/^'[^']*'?/)) return "string";
  if (stream.match(/^[0-9]+(?:\.[0-9]+)?/)) return "number";
  if (stream.match(KEYWORDS)) return "keyword";
  if (stream.match(/^\|\s*[\p{L}_][\p{L}\p{N}_]*/u)) return "attributeName";
  if (stream.match(/^[\p{L}_][\p{L}\p{N}_]*/u)) return "variableName";
  stream.next();
  return null;
}

function token(stream, state) {
  if (state.closing) return inside(stream, state);
  const opened = stream.match(/^\{[{%#]-?/);
  if (opened) {
    state.closing = CLOSING[opened[0].slice(0, 2)];
    return state.closing === "#}" ? "comment" : "processingInstruction";
  }
  if (stream.sol() && stream.match(/^#{1,6} [^{]*/)) return "heading";
  stream.next();
  stream.match(/^[^{]+/);
  return null;
}

export const wording = () => StreamLanguage.define({
  name: "wording",
  startState: () => ({ closing: null }),
  copyState: (state) => ({ ...state }),
  token,
  languageData: { commentTokens: { block: { open: "{#", close: "#}" } } },
});
