"""The indicator table: a flat list, or rows below the names of one to three levels.

A level may have cells of its own among the names below it: its points (分值), and what columns a
form declares for it. Its rows then stand under 指标.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import (
    BeforeValidator,
    Discriminator,
    Tag,
    ValidationError,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from generator.filing.indicator import (
    DEEP_NAME,
    NAME,
    Indicator,
    allowed_levels,
    levels_here,
)
from generator.filing.level_labels import labelled_points
from generator.reading import Text, mistake, refused_there, scalars, setting_here, shown
from generator.reading.setting import DEEPEST
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pydantic import ValidatorFunctionWrapHandler

POINTS = "分值"
PARTS = "其中"  # rows of a row, which hang below no level
ROWS = "指标"
LEVELS = ("一级指标", "二级指标", "三级指标")  # kinds of records that columns may be declared for


class Cell(Struct, frozen=True):
    """What was filled in for a level itself, beside the names below it."""

    value: object


def _names(level: int) -> Callable[[object], object]:
    """Return what prepares a mapping of names of a level: blank means none, too deep is refused."""

    def prepared(value: object) -> object:
        if not isinstance(value, dict):
            return value
        filled = (name for name, below in value.items() if below is not None)
        names = [name for name in filled if not _is_cell(name, level - 1)]
        if level >= levels_here() and NAME not in value and set(names) - {ROWS}:
            raise _too_deep(names)
        return {
            name: _cell(value, name, level - 1) if _is_cell(name, level - 1) else below
            for name, below in value.items()
            if below is not None
        }

    return prepared


def _readers(level: int) -> Mapping[str, Callable[[object], object]]:
    """Return what reads the cells of a level that a form declares."""
    setting = setting_here()
    return (setting.columns(LEVELS[level - 1]) or {}) if setting and level else {}


def _is_cell(name: str, level: int) -> bool:
    return level > 0 and (name == POINTS or name in _readers(level))


def _cell(holder: dict[str, Any], name: str, level: int) -> object:
    """Read a cell; one that is not of its kind is noted and left out."""
    read = _readers(level).get(name, scalars.size)
    try:
        return Cell(read(holder[name]))
    except PydanticCustomError as error:
        refused_there(holder, name, error)
        return Cell(None)


def _too_deep(names: Iterable[object]) -> PydanticCustomError:
    name = DEEP_NAME if levels_here() == DEEPEST else NAME
    below = shown("、".join(map(str, names)))
    return mistake("M16", below=below, allowed=allowed_levels(), name=name)


def _group_shape(value: object) -> str:
    """Tell what stands under a 一级 name, whatever else may be wrong with it."""
    if isinstance(value, Cell):
        return "cell"
    return "rows" if isinstance(value, (list, tuple)) else "names"


def _subgroup_shape(value: object) -> str:
    """Tell what stands under a 二级 name; a single row that lacks its dash is another mistake."""
    if isinstance(value, dict) and NAME not in value:
        return "names"
    return "cell" if isinstance(value, Cell) else "rows"


def _rows_only(value: object) -> object:
    """Refuse a level below the third; a single row that lacks its dash is another mistake."""
    if isinstance(value, dict) and NAME not in value:
        raise _too_deep(value)
    return _no_level_as_row(value)


def _no_level_as_row(value: object) -> object:
    """Refuse the names of a level below the third where they are written as rows."""
    rows = value if isinstance(value, list) else ()
    if levels := [name for row in rows for name in _levels_in(row)]:
        raise _too_deep(levels)
    return value


def _rows_of_a_subgroup(value: object) -> object:
    return value if levels_here() == DEEPEST else _no_level_as_row(value)


def _levels_in(row: object) -> Iterator[object]:
    """Yield the names in a row that rows hang below: what looks like a row is a level."""
    if isinstance(row, dict) and not {NAME, DEEP_NAME} & row.keys():
        yield from (name for name, below in row.items() if name != PARTS and _holds_rows(below))


def _holds_rows(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) and NAME in one for one in value)


def _without_blank_rows(value: object, read: ValidatorFunctionWrapHandler) -> object:
    """Leave out rows in which nothing is filled in: a form may print more rows than a unit has.

    Where another row is refused they stay in their places, so that it is told by its own.
    """
    if not isinstance(value, list) or not any(map(_is_blank, value)):
        return read(value)
    try:
        return read([row for row in value if not _is_blank(row)])
    except ValidationError:
        read([{NAME: "—"} if _is_blank(row) else row for row in value])
        raise


def _is_blank(row: object) -> bool:
    """Tell whether nothing is filled in."""
    if isinstance(row, dict):
        return all(map(_is_blank, row.values()))
    return row is None or row == [] or (isinstance(row, str) and not row.strip())


Rows = Annotated[tuple[Indicator, ...], WrapValidator(_without_blank_rows)]
OwnCell = Annotated[Any, WithJsonSchema({"not": {}}), Tag("cell")]
Third = Annotated[
    Annotated[Rows, BeforeValidator(_rows_only), Tag("rows")] | OwnCell,
    Discriminator(lambda value: "cell" if isinstance(value, Cell) else "rows"),
]
Subgroup = Annotated[
    Annotated[Rows, BeforeValidator(_rows_of_a_subgroup), Tag("rows")]
    | Annotated[dict[Text, Third], BeforeValidator(_names(3)), Tag("names")]
    | OwnCell,
    Discriminator(_subgroup_shape),
]
Group = Annotated[
    Annotated[Rows, Tag("rows")]
    | Annotated[dict[Text, Subgroup], BeforeValidator(_names(2)), Tag("names")]
    | OwnCell,
    Discriminator(_group_shape),
]
IndicatorTable = Annotated[
    Annotated[Rows, Tag("rows")]
    | Annotated[dict[Text, Group], BeforeValidator(_names(1)), Tag("names")],
    Discriminator(_group_shape),
]


class IndicatorRow(NamedTuple):
    """An indicator with the names of its levels, '' where the form has none.

    ``goal`` is the number of the goal that the row belongs to, None where it is the assessment's.
    """

    group: str
    subgroup: str
    indicator: Indicator
    third: str = ""
    goal: int | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The names of its levels, from the outermost."""
        return tuple(filter(None, (self.group, self.subgroup, self.third)))


class Level(NamedTuple):
    """A name of a table, with the names that lead to it and what was filled in for itself."""

    path: tuple[str, ...]
    cells: Mapping[str, object]
    goal: int | None = None

    @property
    def name(self) -> str:
        """How the level is called."""
        return self.path[-1]

    @property
    def points(self) -> Decimal | None:
        """The points that were typed for it: in its cell, or behind its name."""
        typed = self.cells.get(POINTS)
        return typed if isinstance(typed, Decimal) else labelled_points(self.name)


def rows_of(table: object, goal: int | None = None) -> Iterator[IndicatorRow]:
    """Walk an indicator table row by row, in the order of the file."""
    for path, rows in _walk(table, ()):
        group, subgroup, third = (*path, "", "", "")[:3]
        yield from (IndicatorRow(group, subgroup, one, third, goal) for one in rows)


def _walk(
    table: object, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[Indicator, ...]]]:
    if isinstance(table, tuple):
        yield path, table
    elif isinstance(table, dict):
        for name, below in table.items():
            own = name == ROWS and bool(path) and isinstance(below, tuple)
            yield from _walk(below, path if own else (*path, name))


def levels_of(table: object, goal: int | None = None) -> Iterator[Level]:
    """Walk the names of a table, each before those below it."""
    if isinstance(table, dict):
        yield from _levels(table, (), goal)


def _levels(
    table: Mapping[str, object], path: tuple[str, ...], goal: int | None
) -> Iterator[Level]:
    for name, below in table.items():
        if isinstance(below, Cell) or (name == ROWS and path):
            continue
        if not isinstance(below, dict):
            yield Level((*path, name), {}, goal)
            continue
        own = {key: cell.value for key, cell in below.items() if isinstance(cell, Cell)}
        yield Level((*path, name), own, goal)
        yield from _levels(below, (*path, name), goal)
