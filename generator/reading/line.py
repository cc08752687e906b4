"""One line of a YAML text as an outline sees it: indentation, dashes, content."""

from __future__ import annotations

from functools import cached_property

from generator import patterns
from generator.reading import limits
from generator.structs import Struct, replace

WHITE = " \t\u3000\u00a0"
WIDTHS = {"\t": 2, "\u3000": 2}
NEVER_KEY = frozenset("#&*!|>%@`[]{},")
CLOSERS = {"[": "]", "{": "}"}
DASH = patterns.compile(r"-(?:[ \t]+|$)")
REPAIRED_DASH = len("- ")
MARKERS = ("---", "...")


class Line(Struct, frozen=True, dict=True):
    """A line and, of it, the part that is indentation and the columns of its list dashes.

    ``repaired_dashes`` and ``begin`` hold what a repair has made of the beginning of the line.
    """

    number: int
    text: str
    repaired_dashes: tuple[int, ...] = ()
    begin: int | None = None

    @cached_property
    def lead(self) -> str:
        """The white space that the line begins with, whatever its kind."""
        return self.text[: len(self.text) - len(self.text.lstrip(WHITE))]

    @cached_property
    def spaces(self) -> int:
        """How many ASCII spaces the line begins with: the indentation that YAML sees."""
        return len(self.text) - len(self.text.lstrip(" "))

    @cached_property
    def column(self) -> int:
        """The column where the line begins to the eye."""
        return sum(WIDTHS.get(char, 1) for char in self.lead)

    @cached_property
    def _parts(self) -> tuple[tuple[int, ...], int]:
        """The columns of the dashes, and the index where the content begins."""
        index, dashes = len(self.lead), list(self.repaired_dashes)
        if self.begin is not None:
            index = self.begin
        while len(dashes) <= limits.DEPTH and (dash := DASH.match(self.text, index)):
            dashes.append(self.column + index - len(self.lead))
            index = dash.end()
        return tuple(dashes), index

    @property
    def dashes(self) -> tuple[int, ...]:
        """The columns of the list dashes before the content."""
        return self._parts[0]

    @property
    def start(self) -> int:
        """The index in the text where the content begins."""
        return self._parts[1]

    @property
    def content(self) -> str:
        """The line without indentation and dashes."""
        return self.text[self.start :].rstrip()

    @property
    def content_column(self) -> int:
        """The column where the content begins to the eye."""
        if self.begin is not None:
            return self.repaired_dashes[-1] + REPAIRED_DASH + self.start - self.begin
        return self.column + self.start - len(self.lead)

    @property
    def blank(self) -> bool:
        """Tell whether there is nothing on the line but white space or a comment."""
        rest = self.text[len(self.lead) :]
        return not rest.strip() or rest.startswith("#")

    @property
    def is_marker(self) -> bool:
        """Tell whether the line begins or ends a document."""
        return self.text.rstrip() in MARKERS

    @property
    def glued_dash(self) -> bool:
        """Tell whether the content begins with a dash that lacks its space; not so a number."""
        return self.content[:1] == "-" and self.content[1:2] not in "-0123456789."

    def after_dash(self, begin: int) -> Line:
        """Return the line as it is once the dash before ``begin`` has been repaired."""
        dash = self.content_column
        return replace(self, repaired_dashes=(*self.dashes, dash), begin=begin)


def key_colon(text: str, start: int) -> int | None:
    """Return the index of the colon of the key that begins at ``start``, None without a key."""
    first = text[start : start + 1]
    if not first or first in NEVER_KEY:
        return None
    index = start
    if first in {'"', "'"}:
        end = closing_quote(text, start)
        rest = text[end + 1 :].lstrip() if end is not None else ""
        index = len(text) - len(rest)
        return index if rest.startswith(":") and rest[1:2] in ("", " ", "\t") else None
    while (index := text.find(":", index)) >= 0:
        if text[index + 1 : index + 2] in ("", " ", "\t"):
            return None if " #" in text[start:index] else index
        index += 1
    return None


def closing_quote(text: str, start: int) -> int | None:
    """Return the index of the quotation mark that closes the one at ``start``, None without."""
    quote, index = text[start], start + 1
    while index < len(text):
        if quote == '"' and text[index] == "\\":
            index += 1
        elif text[index] == quote:
            if quote == '"' or text[index + 1 : index + 2] != "'":
                return index
            index += 1
        index += 1
    return None


def unbalanced(text: str, start: int, missing: str = "") -> tuple[str, int]:
    """Return the brackets still to be closed, the innermost first, and where all are closed.

    ``missing`` are those open before ``start``. Nesting beyond the limit is not followed: the
    parser refuses it anyway.
    """
    waiting, index = list(reversed(missing)), start
    while index < len(text) and len(waiting) <= limits.DEPTH:
        char = text[index]
        if char in {'"', "'"} and text[index - 1] in " ,[{:":
            index = closing_quote(text, index) or len(text)
        elif char in CLOSERS:
            waiting.append(CLOSERS[char])
        elif waiting and char == waiting[-1]:
            waiting.pop()
        index += 1
        if not waiting:
            break
    return "".join(reversed(waiting)), index
