"""Where in a filing the data stand that a rubric's expressions name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing import Budget, Buildings, Expense, Filing, Unit
from generator.scoring.expense_names import names_of, parsed, short_names
from generator.scoring.facts import HEADS, SPENDING
from generator.scoring.written import expressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms import Form
    from generator.reading import Record
    from generator.scoring.rubric import Rubric

MODELS: dict[str, type[Record]] = {
    "单位": Unit,
    "预算": Budget,
    "经费": Expense,
    "楼堂馆所": Buildings,
}
Path = tuple[str, ...]


def places_of(rubric: Rubric, form: Form) -> list[Path]:
    """Return the paths of keys to all that the rubric asks of a unit, in the order of a filing."""
    found = (place_of(name, rubric, form) for name in data_of(rubric))
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


def place_of(name: str, rubric: Rubric, form: Form) -> Path | None:
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
    return _expense(name, form)


def _expense(name: str, form: Form) -> Path | None:
    """Return the path to a figure of an expense: in the form's row, else in a line of its own."""
    figure = parsed(name)
    if figure is None:
        return None
    rows = (row.path for row in form.basic_data if not row.rest)
    lines = (*((line,) for line in short_names()), *rows)
    path = next((one for one in lines if figure.expense in names_of(one[-1])), (figure.expense,))
    nested = [part for line in path for part in ("明细", line)]
    return ("经费", *nested[1:], figure.column)


def _rank(section: str) -> int:
    return Filing.aliases().index(section)


def _key_rank(path: Path) -> int:
    """Return the place of a key among those of its record; lines of a table keep their order."""
    model = MODELS.get(path[0])
    known = model.aliases() if model is not None else ()
    return known.index(path[-1]) if path[-1] in known else len(known)
