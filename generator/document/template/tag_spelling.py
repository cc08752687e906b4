"""Tags as people type them, read as they mean.

Word, WPS and input methods put other characters where a tag wants plain ones: spaces that do not
break, marks that nobody sees, full-width signs, curly quotation marks, a space before ``tr``. What
can mean only one thing is read so; a text in quotation marks stays as it is typed.
"""

from __future__ import annotations

import re

from generator import patterns

RUN = "r"
PARAGRAPHS = ("章节", "重新编号")
STRUCTURES = ("tr", "tc", "p", RUN)
WORDS = ("for", "if", "elif", "else", "endfor", "endif", "set", "with", "endwith")

_UNSEEN = (
    "\u00ad\u061c\u115f\u1160\u180e\u3164\uffa0"  # soft hyphen, Arabic mark, blank letters
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f"  # zero width, directions, variants
)
_DOUBLE, _SINGLE = '"“”„‟＂', "'‘’‚‛＇"
_PLAIN = {0xFF01 + n: chr(0x21 + n) for n in range(94)} | {
    **dict.fromkeys(map(ord, _DOUBLE), '"'),
    **dict.fromkeys(map(ord, _SINGLE), "'"),
    **dict.fromkeys(map(ord, "−–‐‑"), "-"),  # Word's own way with hyphens
    **dict(zip(map(ord, "。≥≤≠×÷"), (".", ">=", "<=", "!=", "*", "/"), strict=True)),
}

_GAP = rf"[\s{_UNSEEN}]*"
# Braces that stand in quotation marks neither begin a tag nor end one: {{ "}}" }}.
_QUOTED_BRACES = "|".join(
    rf"[{marks}](?:[{{}}%#\s]+|\{{[{{%#][^{{}}{marks}]*[}}%#]\}})[{marks}]"
    for marks in (_DOUBLE, _SINGLE)
)
_OPENING = rf"[{{｛]{_GAP}[{{｛%％]"
_CLOSING = rf"[}}｝%％]{_GAP}[}}｝]"
_BODY = rf"(?>{_QUOTED_BRACES}|(?!{_OPENING}).)*?"  # each step once: no text takes long


# As in a tag, no other begins in a comment: what is never closed is looked through once.
_COMMENT = "[{｛][#＃](?:(?![{｛][#＃]).)*?[#＃][}｝]"


def _kind(left: str, right: str) -> str:
    """Return the pattern of one kind of tag: rather one whose braces stand close together."""
    tight = f"[{{｛][{left}]{_BODY}[{right}][}}｝]"
    loose = f"[{{｛]{_GAP}[{left}]{_BODY}[{right}]{_GAP}[}}｝]"
    return f"{tight}|{loose}"


WRITTEN = patterns.compile(
    "|".join((_kind("{｛", "}｝"), _kind("%％", "%％"), _COMMENT)), re.DOTALL
)
BEGUN = patterns.compile(rf"[{{｛]{_GAP}[{{｛%％#＃]")  # where there may be a tag, or half of one
_UNSEEN_MARK = patterns.compile(f"[{_UNSEEN}]")
_BRACES = patterns.compile(rf"\A{_OPENING}|{_CLOSING}\Z")
_STATEMENT = patterns.compile(rf"[{{｛]{_GAP}[%％]")
_QUOTED = patterns.compile(
    rf"(?P<plain>\"[^\"]*\"|'[^']*')|[{_DOUBLE}](?P<double>[^{_DOUBLE}]*)[{_DOUBLE}]"
    rf"|[{_SINGLE}](?P<single>[^{_SINGLE}]*)[{_SINGLE}]"
)
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_STRUCTURE = "|".join(STRUCTURES)
_HEAD = patterns.compile(
    rf"([-+]?)\s*(?:({_STRUCTURE})(?:\s+(?=\S)|(?=(?:{_WORD})\b)))?(?:({_WORD})\b)?(.*)",
    re.DOTALL | re.IGNORECASE,
)
_APART = patterns.compile(rf"^(\W*(?:(?:{_STRUCTURE})\s+)?)end\s+(for|if|with)\b", re.IGNORECASE)
_ELSE_IF = patterns.compile(rf"^(\W*(?:(?:{_STRUCTURE})\s+)?)(?:else\s*if|elsif)\b", re.IGNORECASE)
_OPERATORS = "if|else|and|or|not|in|is"
_PRINTED = patterns.compile(
    rf"\s*({_STRUCTURE})(?:\s+(?!(?:{_OPERATORS})\b)|(?=章节))(?=[\w\"'(])(.*)", re.DOTALL
)
# Within quotation marks: what looks for tags, or reads the XML that they stand in, trips over it.
_HIDDEN = patterns.compile(r"[{}&“”‘’]")


def plain(written: str) -> str:
    """Return a tag as it is to be read."""
    if written[1] in "#＃":
        return f"{{#{written[2:-2]}#}}"
    body = _body(_BRACES.sub("", written))
    if _STATEMENT.match(written):
        return f"{{%{_statement(body)}%}}"
    printed = _PRINTED.fullmatch(body)
    if printed is None:
        return f"{{{{{body}}}}}"
    # Two names are paragraphs of their own; any other value is printed where it stands.
    home = printed[1] if printed[1] == "p" and printed[2].startswith(PARAGRAPHS) else ""
    return f"{{{{{home} {printed[2]}}}}}"


def is_value(written: str) -> bool:
    """Tell whether a tag prints a value, rather than being a statement or a comment."""
    return written[1] not in "#＃" and _STATEMENT.match(written) is None


def seen(text: str) -> str:
    """Return a text without the characters that nobody sees."""
    return _UNSEEN_MARK.sub("", text)


def _body(inner: str) -> str:
    """Return what stands between the braces, in plain characters outside of quotation marks."""
    pieces: list[str] = []
    last = 0
    for match in _QUOTED.finditer(inner):
        pieces += (_signs(inner[last : match.start()]), _quoted(match))
        last = match.end()
    return "".join((*pieces, _signs(inner[last:])))


def _signs(text: str) -> str:
    return re.sub(r"\s", " ", seen(text).translate(_PLAIN))


def _quoted(match: re.Match[str]) -> str:
    """Return a text in straight quotation marks."""
    mark, text = match[0][0], match[0][1:-1]
    if not match["plain"]:
        mark = "'" if match["double"] is None else '"'
    return f"{mark}{_HIDDEN.sub(_escaped, seen(text))}{mark}"


def _escaped(char: re.Match[str]) -> str:
    return f"\\u{ord(char[0]):04x}"


def _statement(body: str) -> str:
    """Return a statement with its structure and first word as docxtpl and Jinja spell them."""
    body = _ELSE_IF.sub(r"\1elif", _APART.sub(r"\1end\2", body))
    found = _HEAD.fullmatch(body)
    if found is None or not (found[2] or found[3]):
        return body
    dash, structure, word, rest = (group or "" for group in found.groups())
    home = "" if structure.lower() == RUN else structure.lower()  # statements need no run of theirs
    return f"{dash}{home} {word.lower()}{rest}"
