"""Cells that name what the next one holds: 项目名称, 主管部门, 资金总额：12.8."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns
from generator.intake.blocks import MONEY, is_source_total
from generator.intake.draft import Entry
from generator.intake.figures import amount, day, is_nothing
from generator.intake.labels import column_key, named, pair_key, plain, vocabulary

if TYPE_CHECKING:
    import re

    from generator.document.foreign import Cell, Grid
    from generator.intake.title_lines import Setting

LINE = patterns.compile(r"(?:其中)?\s*[：:]?\s*([^：:]{2,60})[：:]\s*(\S*)")
ITEM = patterns.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．])?\s*(.+?)[；;。]?\s*"
)
MONEY_LINES = "资金行"
PASSED_OVER = "略过"
PROSE = ("项目/实施期", "项目/支出方向")  # …… in their place was left from the template
AMOUNTS = ("项目总投资", "财政拨款总额")
DATE = patterns.compile(r"(20[0-9]{2})\s*[年.\-/]\s*([0-9]{1,2})\s*[月.\-/]\s*([0-9]{1,2})\s*日?")


def take_pairs(setting: Setting, grid: Grid, number: int) -> list[Cell]:
    """Take the pairs of a row; return the cells that were understood."""
    understood: list[Cell] = []
    row = [cell for cell in grid.rows[number] if cell.text.strip()]  # unmerged sheets have gaps
    for label, value in pairwise(row):
        key = None if label in understood else pair_key(label.text)
        goes_on = label.row != number
        if key is None or value.row != number or (goes_on and key != MONEY_LINES):
            continue
        if _is_label(value.text):
            understood.append(label)  # the label of a group of pairs, or of columns
            continue
        if key == MONEY_LINES:
            understood += [label, *_money_lines(setting, grid, number, label)]
        else:
            understood += [label, value]
            if not is_nothing(value.text) or (key in PROSE and "…" in value.text):
                _keep(setting, key, (label, value), grid)
    return understood


def _is_label(text: str) -> bool:
    return pair_key(text) is not None or column_key(text, "目标", "") is not None


def _keep(setting: Setting, key: str, pair: tuple[Cell, Cell], grid: Grid) -> None:
    """Keep the value of a pair where the vocabulary says that it belongs."""
    label, value = pair
    draft, (where, _, name) = setting.draft, key.partition("/")
    text = as_date(value.text) if name.endswith("日期") else " ".join(value.text.split("\n"))
    if key == "项目/名称":
        setting.subject = draft.project(text, value.place)
        return
    if key == "单位/主要职能":
        _duties(setting, value)
    elif key == "材料":
        subject = setting.assessed(grid.place)
        tree = draft.tree if subject is draft.department else subject.tree
        draft.put(tree, ("材料", plain(label.text)), value.text, value.place)
    elif where == "项目":
        text = amount(text, _money_of(setting, grid)) if name in AMOUNTS else text
        _of_project(setting, grid, name, Entry(text, value.place))
    elif where in ("目标", "自评"):
        path = ("总体目标", name) if where == "目标" else (name,)
        draft.put(setting.assessed(grid.place).tree, path, value.text, value.place)
    elif where != PASSED_OVER:
        path = (name,) if where == "填报" else (where, name)
        draft.put(draft.tree, path, value.text if where == "填报" else text, value.place)


def _of_project(setting: Setting, grid: Grid, name: str, entry: Entry) -> None:
    """Keep what only projects have; the form of a whole unit has no place for it."""
    subject = setting.assessed(grid.place)
    if subject is setting.draft.department:
        setting.draft.leave(entry.text, entry.place)
    else:
        setting.draft.put(subject.tree, (name,), entry.text, entry.place)


def _money_of(setting: Setting, grid: Grid) -> str:
    texts = (cell.text for row in grid.rows for cell in row)
    return next((found[1] for text in texts if (found := MONEY.search(text))), setting.money)


def _duties(setting: Setting, value: Cell) -> None:
    unit = setting.draft.tree.setdefault("单位", {})
    lines = [found[1] for line in value.text.splitlines() if (found := ITEM.fullmatch(line))]
    if isinstance(unit, dict) and lines:
        unit.setdefault("主要职能", [Entry(line, value.place) for line in lines])


def as_date(text: str) -> str:
    """Return a date as filings write it; what is no full date stays as it is."""
    found = DATE.fullmatch(text.strip())
    return day(*found.groups()) if found else text.strip()


def _money_lines(setting: Setting, grid: Grid, number: int, label: Cell) -> list[Cell]:
    """Read cells such as “其中：财政拨款：12.8”; those below a head of kinds are the unit's."""
    found = MONEY.search(label.text)
    unit = found[1] if found else setting.money
    understood = []
    for cell in grid.fresh(number):
        lines = [LINE.match(line) for line in cell.text.splitlines()]
        kind = _kind_above(grid, number, cell)
        for line in lines:
            if line is not None:
                _money_line(setting, line, unit, (kind, cell), grid)
        if any(lines) or _is_kind(cell):
            understood.append(cell)
    return understood


def _money_line(
    setting: Setting, line: re.Match[str], unit: str, where: tuple[str, Cell], grid: Grid
) -> None:
    kind, cell = where
    if is_nothing(line[2]):
        return
    text, draft = amount(line[2], unit), setting.draft
    if kind:
        draft.put(draft.tree, ("预算", kind, line[1].strip()), text, cell.place)
    elif is_source_total(line[1]) and setting.whole:
        draft.put(draft.tree, ("预算", "年初预算数"), text, cell.place)
    else:
        total = is_source_total(line[1])
        above = ("年度资金总额",) if total else ("来源", plain(line[1]))
        path = ("资金", *above, "年初预算数")
        draft.put(setting.assessed(grid.place).tree, path, text, cell.place)


def _is_kind(cell: Cell) -> bool:
    sources = vocabulary()["sources"]
    return named(cell.text, (*sources["income"], *sources["spending"]))


def _kind_above(grid: Grid, number: int, cell: Cell) -> str:
    """Return whether the cell above asks for kinds of income or of spending."""
    sources = vocabulary()["sources"]
    above = grid.rows[number - 1] if number else ()
    head = next((one.text for one in above if one.column <= cell.column < one.end), "")
    if named(head, sources["income"]):
        return "收入"
    return "支出" if named(head, sources["spending"]) else ""
