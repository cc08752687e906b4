"""The rows of each kind of block, taken into the draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.intake.blocks import is_source_total, is_total, measures, without_points
from generator.intake.draft import LONGEST_KEY, Entry, Row, add_row
from generator.intake.figures import amount, is_nothing, points
from generator.intake.labels import key_of, plain, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.document.foreign import Cell, Grid
    from generator.intake.blocks import Block
    from generator.intake.draft import Tree
    from generator.intake.title_lines import Setting

Taken = tuple[list["Cell"], bool]  # the cells that were understood; whether the block goes on
MONEY = "万元"  # what amounts are kept in
POINTS = ("分值", "自评得分", "复核得分")


def take_row(setting: Setting, block: Block, grid: Grid, number: int) -> Taken | None:
    """Take a row below a head; None where it does not belong to the block."""
    return TAKERS[block.kind](setting, block, grid, number)


def _indicator(setting: Setting, block: Block, grid: Grid, number: int) -> Taken | None:
    cells = block.cells(grid.rows[number])
    if is_total(grid.fresh(number)):
        return _sheet_total(setting, cells, grid, number)
    group, subgroup = _levels(block, cells)
    name = cells.get("三级指标")
    if name is None or name.row != number or is_nothing(name.text):
        return None
    fresh = {key: cell for key, cell in cells.items() if cell.row == number and cell.text}
    values = {key: cell for key, cell in fresh.items() if key not in ("一级指标", "二级指标")}
    subject = setting.assessed(grid.place)
    for row in _parted(values):
        add_row(setting.draft, subject, Row(group, subgroup, row, grid.place.place))
    return [*fresh.values(), *_unkeyed(block, grid, number)], True


def _levels(block: Block, cells: dict[str, Cell]) -> tuple[Entry | None, Entry | None]:
    """Return group and subgroup; a level that a split page leaves empty is the one above."""
    group, subgroup = cells.get("一级指标"), cells.get("二级指标")
    if group is not None and group.text:
        if block.group is None or without_points(group.text) != without_points(block.group.text):
            block.subgroup = None
        block.group = group
    if subgroup is not None and subgroup.text:
        block.subgroup = subgroup
    return _level(block.group), _level(block.subgroup)


def _level(cell: Cell | None) -> Entry | None:
    name = "" if cell is None else without_points(_once(cell.text))
    fits = 0 < len(name) <= LONGEST_KEY
    return Entry(name, cell.place) if cell is not None and fits else None


def _once(text: str) -> str:
    """Return a text that merging cells has repeated line by line as it was."""
    lines = {line.strip() for line in text.splitlines()} - {""}
    return lines.pop() if len(lines) == 1 else text


def _parted(values: dict[str, Cell]) -> list[dict[str, Entry]]:
    """Make a row of each indicator in a cell that names several with as many values."""
    names = measures(values["三级指标"].text)
    parts = {key: measures(cell.text) for key, cell in values.items()}
    several = {key for key, found in parts.items() if len(found) == len(names)}
    if len(names) == 1 or "年度指标值" in values.keys() - several:
        return [{key: _entry(key, cell.text, cell) for key, cell in values.items()}]
    return [
        {
            key: _entry(key, parts[key][at] if key in several else cell.text, cell)
            for key, cell in values.items()
            if key in several or not at
        }
        for at in range(len(names))
    ]


def _entry(key: str, text: str, cell: Cell) -> Entry:
    return Entry(points(text) if key in POINTS else text, cell.place)


def _unkeyed(block: Block, grid: Grid, number: int) -> list[Cell]:
    """Return cells under heads that are known and that no filing has a place for."""
    heads = [head for head in block.seen if head not in block.heads.values()]
    fresh = grid.fresh(number)
    return [
        cell for cell in fresh if any(h.column < cell.end and cell.column < h.end for h in heads)
    ]


def _sheet_total(setting: Setting, cells: dict[str, Cell], grid: Grid, number: int) -> Taken:
    """Read the total row: points of the sheet, the total that the unit gives itself, its grade."""
    subject, fresh = setting.assessed(grid.place), list(grid.fresh(number))
    score = cells.get("自评得分")
    if score is not None and score.row == number and not is_nothing(score.text):
        setting.draft.put(subject.tree, ("自评得分",), points(score.text), score.place)
    for cell in fresh:
        if grade := re.search(vocabulary()["total"]["grade"], cell.text):
            setting.draft.put(subject.tree, ("自评等级",), grade[1], cell.place)
    return fresh, False


def _fund_line(setting: Setting, block: Block, grid: Grid, number: int) -> Taken | None:
    label = block.label(grid.rows[number], number)
    cells = block.cells(grid.rows[number])
    fresh = {key: cell for key, cell in cells.items() if cell.row == number and cell.text}
    if label is None:
        return None
    total = is_source_total(label.text)
    subject = setting.assessed(grid.place)
    above = ("资金", "年度资金总额") if total else ("资金", "来源", plain(label.text))
    setting.draft.converted |= (block.money or setting.money) != MONEY
    for key, cell in fresh.items():
        path = _fund_path(key, above, total=total)
        if path and not is_nothing(cell.text):
            text = cell.text if key in ("执行率", "原因") else points(cell.text)
            money = key not in ("执行率", "原因", *POINTS)
            text = amount(text, block.money or setting.money) if money else text
            setting.draft.put(subject.tree, path, text, cell.place)
    return [label, *fresh.values(), *_unkeyed(block, grid, number)], True


def _fund_path(key: str, above: tuple[str, ...], *, total: bool) -> tuple[str, ...]:
    """Return where a column of a funding line goes, nothing where no filing has a place."""
    if key == "分值":
        return ()
    if key in ("自评得分", "执行率"):
        own = {"自评得分": "执行得分", "执行率": "执行率"}
        return ("资金", own[key]) if total else ()
    return (*above, key)


def _goal(setting: Setting, block: Block, grid: Grid, number: int) -> Taken | None:
    cells = block.cells(grid.rows[number])
    fresh = [(key, cell) for key, cell in cells.items() if cell.row == number and cell.text]
    for key, cell in fresh:
        tree = setting.assessed(grid.place).tree
        setting.draft.put(tree, ("总体目标", key), cell.text, cell.place)
    return [cell for _, cell in fresh], False


def _task(setting: Setting, block: Block, grid: Grid, number: int) -> Taken | None:
    cells = block.cells(grid.rows[number])
    fresh = {key: cell for key, cell in cells.items() if cell.row == number and cell.text}
    name, last = fresh.get("名称"), list(grid.fresh(number))
    if name is None or "合计" in plain(name.text):
        return (last, False) if name is not None else None
    texts = {key: fresh[key] for key in ("名称", "概述") if key in fresh}
    task: Tree = {key: Entry(cell.text, cell.place) for key, cell in texts.items()}
    money: Tree = {
        key: Entry(amount(cell.text, block.money or setting.money), cell.place)
        for key, cell in fresh.items()
        if key not in task and not is_nothing(cell.text)
    }
    tasks = setting.draft.tree.setdefault("任务", [])
    if isinstance(tasks, list):
        tasks.append({**task, "预算": money} if money else task)
    return list(fresh.values()), True


def _listed(setting: Setting, block: Block, grid: Grid, number: int) -> Taken | None:
    cells = block.cells(grid.rows[number])
    if is_total(grid.fresh(number)):
        return list(grid.fresh(number)), False
    name = cells.get("名称")
    if name is None or is_nothing(name.text):
        return [cell for cell in grid.fresh(number) if is_nothing(cell.text)], True
    project = setting.draft.project(name.text, name.place)
    for key, cell in cells.items():
        if key not in ("名称", "序号") and not is_nothing(cell.text):
            text = amount(cell.text, block.money or setting.money)
            setting.draft.put(project.tree, ("资金", "年度资金总额", key), text, cell.place)
    return list(grid.fresh(number)), True


def _staff(setting: Setting, block: Block, grid: Grid, number: int) -> Taken | None:
    for key, cell in block.cells(grid.rows[number]).items():
        if not is_nothing(cell.text):
            text = cell.text.strip().rstrip("人名")
            setting.draft.put(setting.draft.tree, ("单位", key), text, cell.place)
    return list(grid.fresh(number)), False


def _buildings(setting: Setting, block: Block, grid: Grid, number: int) -> Taken | None:
    for key, cell in block.cells(grid.rows[number]).items():
        if not is_nothing(cell.text):
            setting.draft.put(setting.draft.tree, ("楼堂馆所", key), amount(cell.text), cell.place)
    return list(grid.fresh(number)), False


def _expense(setting: Setting, block: Block, grid: Grid, number: int) -> Taken | None:
    label = block.label(grid.rows[number], number)
    known = {key: [key] for key in vocabulary()["expenses"]}
    found = None if label is None else key_of(label.text, known)
    fresh = list(grid.fresh(number))
    if label is None or (found is None and len(fresh) == 1):
        return None
    path = tuple(vocabulary()["expenses"][found]) if found else (*block.above, plain(label.text))
    block.above = path[:1]
    steps = [step for name in path for step in ("明细", name)][1:]
    for key, cell in block.cells(grid.rows[number]).items():
        if not is_nothing(cell.text):
            text = amount(cell.text, block.money or setting.money)
            setting.draft.put(setting.draft.tree, ("经费", *steps, key), text, cell.place)
    return fresh, True


TAKERS: dict[str, Callable[[Setting, Block, Grid, int], Taken | None]] = {
    "指标": _indicator,
    "资金": _fund_line,
    "目标": _goal,
    "申报目标": _goal,
    "任务": _task,
    "项目清单": _listed,
    "人员": _staff,
    "楼堂馆所": _buildings,
    "经费": _expense,
}
