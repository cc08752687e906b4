"""Where in a filing the data stand that a rubric's expressions name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing import Budget, Buildings, Expense, Filing, Unit
from generator.scoring.facts import EXPENSE_FIGURES, HEADS, SHORT_NAMES, SPENDING
from generator.scoring.self_test.unknown_data import expressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading import Record
    from generator.scoring import Rubric

COMMON_EXPENSES = (*SHORT_NAMES, "公用经费")
MODELS: dict[str, type[Record]] = {
    "单位": Unit,
    "预算": Budget,
    "经费": Expense,
    "楼堂馆所": Buildings,
}
Path = tuple[str, ...]


def places_of(rubric: Rubric) -> list[Path]:
    """Return the paths of keys to all that the rubric asks of a unit, in the order of a filing."""
    found = (_place_of(name, rubric) for name in data_of(rubric))
    paths = list(dict.fromkeys(path for path in found if path is not None))
    first = {path[:-1]: index for index, path in reversed(list(enumerate(paths)))}
    return sorted(paths, key=lambda path: (_rank(path[0]), first[path[:-1]], _key_rank(path)))


def data_of(rubric: Rubric) -> Iterator[str]:
    """Yield each name of a datum that the rubric asks for, once, in the order of the rubric."""
    records = (*(row.indicator for row in rubric.rows), rubric.execution, rubric.cap)
    names = (
        name
        for record in records
        for written in expressions(record)
        for name in sorted(written.expression.names)
    )
    yield from dict.fromkeys(names)


def _place_of(name: str, rubric: Rubric) -> Path | None:
    """Return the path of keys to a datum of the unit; None for one of the funding block alone."""
    if name in rubric.figures:
        return ("其他数据", name)
    if name in HEADS:
        return ("单位", name)
    if name in Buildings.aliases():
        return ("楼堂馆所", name)
    if name in SPENDING:
        return ("预算", "支出", name)
    if name in Budget.aliases():
        return ("预算", name)
    return _expense(name)


def _expense(name: str) -> Path | None:
    for expense in COMMON_EXPENSES:
        for column, pattern in EXPENSE_FIGURES.items():
            if name == pattern.format(SHORT_NAMES.get(expense, expense)):
                return ("经费", expense, column)
    return None


def _rank(section: str) -> int:
    return Filing.aliases().index(section)


def _key_rank(path: Path) -> int:
    """Return the place of a key among those of its record; lines of a table keep their order."""
    model = MODELS.get(path[0])
    known = model.aliases() if model is not None else ()
    return known.index(path[-1]) if path[-1] in known else len(known)
