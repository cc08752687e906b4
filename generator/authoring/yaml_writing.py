"""Plain values as YAML text: as plain as they can be, in quotes where YAML would read another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from generator.reading import read_tree_text

if TYPE_CHECKING:
    from generator.authoring.changed_data import Plain

DOUBTFUL = frozenset("?:")  # inside brackets readers take them for different things
LAST_OF_FOUR = 0xFFFF  # what four digits can say
STEP = 2  # columns that a level is set in by
UNSEEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))  # kinds of signs that nobody sees


class Written(NamedTuple):
    """A value behind its key or dash: what stands on the same line, and the lines below."""

    head: str
    body: tuple[str, ...] = ()


def written(value: Plain, indent: int) -> Written:
    """Write a value behind a key, or a dash, that stands in a column."""
    if isinstance(value, str):
        return _text(value, indent)
    if value is None:
        return Written("")
    if not value:
        return Written("{}" if isinstance(value, Mapping) else "[]")
    return Written("", tuple(block(value, indent + STEP)))


def block(value: Plain, indent: int) -> list[str]:
    """Write a mapping or a list as lines of their own, without their ends."""
    if isinstance(value, Mapping):
        return [
            line
            for key, one in value.items()
            for line in _entry(f"{scalar(key, flow=False)}:", one, indent)
        ]
    items = () if value is None or isinstance(value, str) else value
    return [line for one in items for line in _item(one, indent)]


def _item(value: Plain, indent: int) -> list[str]:
    """Write an item: the first key of a mapping stands behind the dash."""
    if isinstance(value, Mapping) and value:
        first, *rest = block(value, indent + STEP)
        return [f"{' ' * indent}- {first.lstrip(' ')}", *rest]
    return _entry("-", value, indent)


def _entry(opening: str, value: Plain, indent: int) -> list[str]:
    head, body = written(value, indent)
    return [f"{' ' * indent}{opening}{' ' if head else ''}{head}", *body]


def _text(value: str, indent: int) -> Written:
    """Write a text; one of several lines as they stand, unless YAML would change them."""
    lines = value.split("\n")
    if len(lines) == 1:
        return Written(scalar(value, flow=False))
    if not lines[0] or not lines[-1] or not all(map(_is_steady, lines)):
        return Written(_quoted(value))
    space = " " * (indent + STEP)
    return Written("|-", tuple(f"{space}{one}" if one else "" for one in lines))


def _is_steady(line: str) -> bool:
    return line == line.strip() and not any(map(_is_unseen, line))


def _is_unseen(sign: str) -> bool:
    return category(sign) in UNSEEN


def flow(value: Plain) -> str:
    """Write a value as it stands inside brackets."""
    if value is None:
        return ""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return f"{{{', '.join(map(flow_entry, value.items()))}}}"
    return f"[{', '.join(map(flow, value))}]"


def flow_entry(pair: tuple[str, Plain]) -> str:
    """Write a key and its value as they stand inside brackets."""
    return f"{scalar(pair[0], flow=True)}: {flow(pair[1])}"


def scalar(value: str, *, flow: bool) -> str:
    """Write a text plainly where that is read as the same text, in quotes where not."""
    return value if _is_plain(value, flow=flow) else _quoted(value)


def _is_plain(value: str, *, flow: bool) -> bool:
    if not value or not _is_steady(value) or value in {"~", "null"}:
        return False
    if flow and not DOUBTFUL.isdisjoint(value):
        return False
    first = f"{value}_"  # no other key is read as this one
    held = f"{first}: {value}, {value}: c" if flow else f"{first}: {value}\n{value}: c\n"
    tree = read_tree_text(f"{{{held}}}" if flow else held, name="").value
    if tree is None or tree.source.shifts:
        return False
    return tree.data == {first: value, value: "c"}


def _quoted(value: str) -> str:
    return "".join(map(_escaped, json.dumps(value, ensure_ascii=False)))


def _escaped(sign: str) -> str:
    if not _is_unseen(sign):
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) <= LAST_OF_FOUR else f"\\U{ord(sign):08x}"
