"""The parts of a filing as a page shows them: fields, groups, tables of rows, lists of records."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, TypeAlias
from urllib.parse import quote

from generator.structs import Struct

if TYPE_CHECKING:
    from generator.reading.path import Path


class Result(Struct, frozen=True):
    """What a field comes to by rule, beside what was typed; ``why`` are the steps to it."""

    text: str
    why: tuple[str, ...] = ()
    differs: bool = False


class Said(Struct, frozen=True):
    """A finding beside its field; ``key`` tells it from others of the same text."""

    key: str
    severity: str
    code: str
    message: str
    hint: str
    fix: bool
    waive: bool


class Given(Struct, frozen=True):
    """A reason that a file gives beside a part: for which codes; ``place`` is its line, column."""

    codes: tuple[str, ...]
    reason: str
    place: str


@dataclass(kw_only=True)
class Part:
    """Something at a place of a filing.

    ``places`` are the lines and columns of its text, ``shared`` the ways to where else its one
    value stands, ``waivers`` the reasons that the file gives against findings here.
    """

    kind: ClassVar[str]
    path: Path
    title: str
    note: str = ""
    required: bool = False
    findings: list[Said] = field(default_factory=list)
    waivers: list[Given] = field(default_factory=list)
    places: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The path as the page sends it back."""
        return _sent(self.path)

    @property
    def id(self) -> str:
        """What the part is called in the page."""
        return name_of(self.path)

    @property
    def below(self) -> list[Part]:
        """The parts that it holds."""
        return []

    @property
    def faulty(self) -> bool:
        """Whether something is wrong with it, or with anything below."""
        return bool(self.findings) or any(one.faulty for one in self.below)

    @property
    def noted(self) -> bool:
        """Whether something is to be told of the part itself."""
        return bool(self.findings or self.waivers or self.shared)


def name_of(path: Path) -> str:
    """Return what the part at a path is called in a page."""
    return "f" + quote(_sent(path), safe="")


def _sent(path: Path) -> str:
    return json.dumps(path, ensure_ascii=False, separators=(",", ":"))


@dataclass(kw_only=True)
class Field(Part):
    """One value: on a line (text), of several (long, lines), one of some (choice), not here (odd).

    ``removable`` tells that its key can be taken away.
    """

    kind: ClassVar[str] = "field"
    form: str = "text"
    value: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    result: Result | None = None
    removable: bool = False


@dataclass(kw_only=True)
class Group(Part):
    """A record, or values under names: ``parts`` are asked for, ``rest`` may be filled in.

    ``nameable`` tells that names can be added.
    """

    kind: ClassVar[str] = "group"
    level: int = 2
    parts: list[Part] = field(default_factory=list)
    rest: list[Part] = field(default_factory=list)
    nameable: bool = False
    removable: bool = False
    scores: Scores | None = None

    @property
    def below(self) -> list[Part]:
        """The parts that it holds."""
        return [*self.parts, *self.rest]


@dataclass(kw_only=True)
class Closed(Part):
    """A part that is shown when somebody asks for it: nothing is filled in there."""

    kind: ClassVar[str] = "closed"


@dataclass(kw_only=True)
class Row(Part):
    """A row of a table; ``deep`` ones are parts of others, ``extras`` stand below its cells."""

    kind: ClassVar[str] = "row"
    cells: list[Field] = field(default_factory=list)
    extras: list[Part] = field(default_factory=list)
    deep: int = 0
    parts_at: Path | None = None
    removable: bool = False

    @property
    def below(self) -> list[Part]:
        """The parts that it holds."""
        return [*self.cells, *self.extras]

    @property
    def names_at(self) -> str:
        """Where its own parts are named, as the page sends it back."""
        return _sent(self.parts_at or ())


@dataclass(kw_only=True)
class Table(Part):
    """Rows with the same columns: counted ones, or called by ``named`` keys."""

    kind: ClassVar[str] = "table"
    columns: list[Field] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    more: tuple[str, ...] = ()
    named: bool = False
    addable: bool = True
    level: int = 3

    @property
    def below(self) -> list[Part]:
        """The parts that it holds."""
        return [*self.rows]

    @property
    def movable(self) -> bool:
        """Whether rows can be moved, or taken away."""
        return not self.named or any(one.removable for one in self.rows)

    @property
    def keys(self) -> str:
        """The keys of its columns, as the page sends them back."""
        return json.dumps([one.title for one in self.columns], ensure_ascii=False)


@dataclass(kw_only=True)
class Cards(Part):
    """A list of records that are too large for rows."""

    kind: ClassVar[str] = "cards"
    items: list[Group] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    level: int = 2

    @property
    def keys(self) -> str:
        """The keys that a new record begins with, as the page sends them back."""
        return json.dumps(self.first, ensure_ascii=False)

    @property
    def below(self) -> list[Part]:
        """The parts that it holds."""
        return [*self.items]


class ScoreLine(Struct, frozen=True):
    """One score: out of what, as declared and as computed, and how it came about."""

    name: str
    weight: str
    declared: str
    computed: str
    why: tuple[str, ...]
    differs: bool


class Scores(Struct, frozen=True):
    """The scores of an assessment, with its total."""

    lines: tuple[ScoreLine, ...]
    weight: str
    declared: str
    computed: str
    grade: str
    differs: bool


Results: TypeAlias = "dict[Path, Result]"
