"""What a paper asks of its form, gathered while its tables are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.paper_forms.words import boxes, words
from generator.structs import Struct, field
from generator.vocabulary.column_faults import is_taken

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.diagnostics import Position
    from generator.document.foreign import Cell

MOST_SHOWN = 60  # characters of a text that was not understood
Levels = dict[str, dict[str, "int | list[str]"]]
"""The levels that a table prints: group, subgroup, how many rows or which."""


class Own(Struct, frozen=True):
    """A column of the form's own: its kind, the options that the paper prints."""

    name: str
    kind: str = "文字"
    options: tuple[str, ...] = ()


class SheetRow(Struct, frozen=True):
    """A prescribed row of a score sheet, as printed."""

    group: str
    subgroup: str
    name: str
    points: Decimal
    standard: str = ""
    explanation: str = ""
    printed: str = ""


class BasicRow(Struct, frozen=True):
    """A row of the basic-data table: the way to its expense, its label, if it has last year."""

    path: tuple[str, ...]
    label: str
    indent: int
    without_prev: bool


class Scores(Struct):
    """What a paper prints of points, for the units or for their projects."""

    scored: bool = False
    execution: Decimal | None = None
    with_execution: bool = False
    total: Decimal | None = None
    groups: dict[str, Decimal] = field(default_factory=dict)
    rows: list[SheetRow] = field(default_factory=list)
    folded: str = ""
    own_rows: bool = False


class Asked(Struct):
    """The whole of it. ``required`` holds keys by the kind of their record, as forms have it."""

    file: str
    year: str = ""
    money: str = ""
    declares: bool = False
    funds: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    columns: dict[str, dict[str, Own]] = field(default_factory=dict)
    layouts: list[Levels] = field(default_factory=list)
    levels: int = 3
    by_goal: bool = False
    group_points: bool = False
    unit_column: bool = False
    scores: dict[str, Scores] = field(default_factory=dict)
    basic: list[BasicRow] = field(default_factory=list)
    tables: dict[str, tuple[str, list[Own], list[str], int]] = field(default_factory=dict)
    required: dict[str, list[str]] = field(default_factory=dict)
    left: list[Diagnostic] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    open_questions: list[str] = field(default_factory=list)
    tags: int = 0

    def leave(self, text: str, place: Position | None) -> None:
        """Note a cell that was not understood and stays as it is."""
        shown = " ".join(text.split())
        short = shown if len(shown) <= MOST_SHOWN else f"{shown[:MOST_SHOWN]}……"
        self.left.append(Diagnostic("A31", {"text": short}, place))

    def ask(self, question: str) -> None:
        """Note what the paper does not say and somebody has to decide."""
        if question not in self.open_questions:
            self.open_questions.append(question)

    def take_sources(self, names: list[str]) -> None:
        """Note the sources of a funding table; a form has one list for all its tables."""
        names = list(dict.fromkeys(filter(None, names)))
        if self.sources and set(names) != set(self.sources):
            told = "、".join(dict.fromkeys((*self.sources, *names)))
            self.ask(f"几张资金表的来源不同，套表只有一份来源（{told}），每张表都印这些")
        self.sources += [name for name in names if name not in self.sources]

    def require(self, kind: str, *keys: str) -> None:
        """Note keys that the paper has a cell for."""
        held = self.required.setdefault(kind, [])
        held += [key for key in keys if key not in held]

    def column(self, kind: str, name: str, cell_text: str = "", head: str = "") -> str:
        """Declare a column and return its name, another where forms have that name already."""
        while is_taken(kind, name):
            name += "栏"
        made = guessed_column(name, cell_text, head)
        held = self.columns.setdefault(kind, {})
        if name not in held or (made.options and not held[name].options):
            held[name] = made
        return name

    def scores_of(self, per: str) -> Scores:
        """Return what is known of the points of units or of projects."""
        return self.scores.setdefault(per, Scores())


def guessed_column(name: str, cell_text: str, head: str) -> Own:
    """Guess the kind of a column by its boxes, the unit in its head, its name."""
    if len(options := boxes(cell_text)) > 1:
        return Own(name, "选项", options)
    if re.search(r"[（(]\s*[百千万亿]*元\s*[）)]", head):
        return Own(name, "金额")
    for kind in words()["kinds"]:
        if re.search(kind["pattern"], name) and kind.get("not", "\0") not in name:
            return Own(name, kind["kind"], tuple(kind.get("options", ())))
    return Own(name)


def shown_cell(cell: Cell) -> str:
    """Return where a cell is and what it holds, for a line of the list."""
    return f"{cell.place.place}：{' '.join(cell.text.split())[:MOST_SHOWN]}"
