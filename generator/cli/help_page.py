"""Help pages in Chinese, as plain text: typer's own need rich, which takes twice as long as typer.

Nothing is cut: what does not fit on a line goes on below, in its column.
"""

from __future__ import annotations

import shutil
from enum import Enum
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from generator import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDEST = 100  # columns; longer lines are hard to read
LEAST = 24  # columns left for the help of a parameter however long its name is
GAP = 2
# What is not torn: a word, or a Chinese character, with the punctuation that closes it.
_UNIT = patterns.compile(r"(?:[!-~]+|.)[，。；：、）”…]*\s*")

Row = tuple[str, str]


def help_page(usage: str, command: Any, context: Any) -> str:  # noqa: ANN401 - typer's own types
    """Write the help page of a command: its usage line, what it does, its parts by kind."""
    parts = {"参数": _arguments(command, context), "选项": _options(command, context)}
    parts["命令"] = _commands(command)
    width = min(shutil.get_terminal_size().columns, WIDEST)
    blocks = [usage, command.help or ""]
    blocks += [
        "\n".join((f"{title}：", *_table(rows, width))) for title, rows in parts.items() if rows
    ]
    return "\n\n".join(blocks)


def _arguments(command: Any, context: Any) -> list[Row]:  # noqa: ANN401
    """Return the arguments; an argument with nothing to stand for it has to be given."""
    found = [one for one in command.get_params(context) if one.param_type_name == "argument"]
    return [(str(one.metavar), f"{one.help}{' [必填]' if one.required else ''}") for one in found]


def _options(command: Any, context: Any) -> list[Row]:  # noqa: ANN401
    found = [one for one in command.get_params(context) if one.param_type_name == "option"]
    return [(_named(one), f"{one.help}{_default(one)}") for one in found if not one.hidden]


def _named(option: Any) -> str:  # noqa: ANN401
    """Write the names of an option, the short one first, and what is to be given with it."""
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.metavar}"


def _default(option: Any) -> str:  # noqa: ANN401
    """Say what holds where an option is not given; for a switch and for nothing that is plain."""
    value = option.default
    shown = value.value if isinstance(value, Enum) else value
    return "" if option.is_flag or shown in (None, "") else f" [默认：{shown}]"


def _commands(command: Any) -> list[Row]:  # noqa: ANN401
    return [(name, one.help or "") for name, one in getattr(command, "commands", {}).items()]


def _table(rows: list[Row], width: int) -> Iterator[str]:
    """Write rows in two columns."""
    left = max(_width(name) for name, _ in rows) + 2 * GAP
    for name, text in rows:
        first, *more = _lines(text, max(width - left, LEAST))
        yield f"{' ' * GAP}{name}{' ' * (left - GAP - _width(name))}{first}"
        yield from (" " * left + line for line in more)


def _lines(text: str, width: int) -> list[str]:
    """Break a text into lines of a width, at least one."""
    lines = [""]
    for unit in _UNIT.findall(text):
        if lines[-1] and _width(lines[-1] + unit.rstrip()) > width:
            lines.append("")
        lines[-1] += unit
    return [line.rstrip() for line in lines]


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)
