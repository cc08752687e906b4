"""What a traced rendering keeps of everything it prints: marks around the text, and what is behind.

Only the workbench traces, with environments of its own (``traced_environment``): ordinary
rendering knows nothing of this. A mark is one character of Unicode's private planes, which opens
what was printed and is its number; another one closes it. They go with the text through whatever
becomes of it and are taken out of the finished document.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from generator import patterns
from generator.structs import Struct, field

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

FIRST, LAST = 0xF0000, 0x10EFFF
CLOSE = "\U0010f000"  # what lies behind it serves templates while they are prepared
MARK = patterns.compile("[\U000f0000-\U0010f000]")
MOST_SEEN = 64  # values that one expression is told to come from

Path = tuple[str | int, ...]


class Seen(NamedTuple):
    """A value that an expression read, of whom, by which name; ``owner`` None for the outermost.

    ``behind`` is what the template made it from, if it made it.
    """

    owner: object
    name: object
    value: object
    behind: tuple[Seen, ...] = ()


class Mark(Struct, frozen=True):
    """Something printed: the file and line of the template that says so, and what it read.

    What reads nothing is wording: ``words`` tells a template's own words from what it puts there.
    """

    file: str
    line: int
    seen: tuple[Seen, ...] = ()
    words: bool = False


class Trace(Struct):
    """The marks of a unit's documents, in the order in which they were first printed."""

    marks: list[Mark] = field(default_factory=list)
    data: list[tuple[Mapping[str, object], Path]] = field(default_factory=list)
    _numbers: dict[object, int] = field(default_factory=dict)
    _now: list[Seen] = field(default_factory=list)
    _made: dict[int, tuple[object, tuple[Seen, ...]]] = field(default_factory=dict)

    def over(self, data: Mapping[str, object], about: Path) -> None:
        """Note what is rendered from now on, and the place in the filing that it is about."""
        self.data.append((data, about))

    def begin(self) -> None:
        """Begin to gather what an expression reads."""
        self._now.clear()

    def saw(self, owner: object, name: object, value: object) -> None:
        """Note that a value was read."""
        if len(self._now) < MOST_SEEN:
            self._now.append(Seen(owner, name, value, self._behind(value)))

    def made(self, value: object) -> None:
        """Remember what a value was made from: whoever prints it later prints that."""
        items = value if isinstance(value, list | tuple) else ()
        for one in (value, *items):
            if not isinstance(one, str | int | Mapping | list | tuple) or _is_own(one):
                self._made.setdefault(id(one), (one, tuple(self._now)))

    def _behind(self, value: object) -> tuple[Seen, ...]:
        found = self._made.get(id(value))
        return found[1] if found and found[0] is value else ()

    def print(self, text: str, file: str, line: int, *, words: bool = False) -> str:
        """Return a text with its mark around whatever of it is to be seen."""
        if not text or not text.strip():
            return text
        seen = () if words else tuple(dict.fromkeys(map(_Known, self._now)))
        mark = Mark(file, line, tuple(one.seen for one in seen), words)
        key = (file, line, seen)
        number = self._numbers.get(key)
        if number is None:
            if FIRST + len(self.marks) > LAST:
                return text
            number = self._numbers[key] = len(self.marks)
            self.marks.append(mark)
        return around(text, chr(FIRST + number))


class _Known:
    """What was read, told apart by identity: values need not be hashable."""

    __slots__ = ("key", "seen")

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.key = (id(seen.owner), str(seen.name), id(seen.value))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def _is_own(value: object) -> bool:
    """Tell a value that is one object of its own: short texts and numbers are shared by all."""
    return isinstance(value, str) and len(value) > 1


# Where a marked text is cut: markup of wording and line ends; in Word's markup at its elements.
_CUT = patterns.compile(r"([\x01-\x1f]+)")
_CUT_MARKUP = patterns.compile(r"([\x01-\x1f]+|<[^>]*>)")


def around(text: str, opening: str) -> str:
    """Put a mark around every stretch of a text; white space at the edges stays outside."""
    if isinstance(text, Markup):
        if "<w:p" in text or "<w:r" in text or MARK.search(text):
            return text  # paragraphs and runs of its own: marked within, or a picture
        return Markup("".join(_stretches(str(text), opening, _CUT_MARKUP)))  # noqa: S704 - it was markup before
    if MARK.search(text) or "\x03" in text:
        return text  # what a macro printed is marked already; a table's lines stay what they are
    return "".join(_stretches(text, opening, _CUT))


def _stretches(text: str, opening: str, cut: re.Pattern[str]) -> Iterator[str]:
    for piece in cut.split(text):
        if not piece.strip() or cut.fullmatch(piece):
            yield piece
            continue
        before, inner, after = _edges(piece)
        yield f"{before}{opening}{inner}{CLOSE}{after}"


def _edges(text: str) -> tuple[str, str, str]:
    inner = text.strip()
    start = text.index(inner)
    return text[:start], inner, text[start + len(inner) :]


def without_marks(value: Any) -> Any:  # noqa: ANN401 - whatever a template holds
    """Return a value as it is without tracing."""
    if isinstance(value, str) and type(value) in {str, Markup}:
        return type(value)(MARK.sub("", value)) if MARK.search(value) else value
    if type(value) in {list, tuple} and any(type(one) is str and MARK.search(one) for one in value):
        return type(value)(map(without_marks, value))
    return value


TRACE: ContextVar[Trace] = ContextVar("trace")
"""What keeps the marks of the rendering that is going on."""


@contextmanager
def tracing(trace: Trace) -> Iterator[Trace]:
    """Let traced environments mark what they print."""
    token = TRACE.set(trace)
    try:
        yield trace
    finally:
        TRACE.reset(token)
