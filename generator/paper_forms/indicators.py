"""The indicator table: its rows become one that repeats, what they print goes to the form."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from generator import patterns
from generator.intake.blocks import head_at, is_total, measures, without_points
from generator.intake.labels import named, pair_key, plain, vocabulary
from generator.paper_forms.demands import SheetRow
from generator.paper_forms.table import overlap
from generator.paper_forms.words import is_blank, is_placeholder, name_of, words
from generator.structs import replace

if TYPE_CHECKING:
    from generator.document.foreign import Cell
    from generator.intake.blocks import Block
    from generator.paper_forms.demands import Levels
    from generator.paper_forms.table import Head, Table

KIND, SHEET_KIND = "绩效指标", "评分资料"
LEVEL_KEYS = ("一级指标", "二级指标")
OF_LEVEL = {"一级指标": "一级分值", "二级指标": "二级分值", "目标": "目标分值"}
VALUES = ("年度指标值", "实际完成值")
DONE = ("实际完成值", "自评得分")
ASKED_FOR = ("年度指标值", "实际完成值", "分值")
POINTS = patterns.compile(r"[（(]?\s*([0-9]+(?:\.[0-9]+)?)\s*分?\s*[）)]?\s*$")
NUMBER = patterns.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*分?\s*")
MORE = patterns.compile(r"[.…。\s]+")
Row = dict[str, "Cell"]


def take_indicators(table: Table, block: Block, number: int) -> int:
    """Tag an indicator table; return the first row behind it."""
    heads, first = table.heads(block, number)
    heads = _keyed([one for one in heads if one.cell.text])
    rows = _rows(table, heads, first)
    table.seen_indicators = True
    if not rows:
        table.leave(*(one.cell for one in heads))
        return first
    body = [{head.key: cell for head, cell in table.under(row, heads)} for row in rows]
    printed = _is_sheet(heads, body)
    over = _take_sheet(table, heads, body) if printed else _take_rows(table, heads, body)
    for row in rows[1:]:
        table.drop(row)
    table.loop(rows[0], over)
    behind = rows[-1] + 1
    return _total(table, heads, behind)


def _keyed(heads: list[Head]) -> list[Head]:
    """Give each head its key: points by the level they stand behind, the rest by their names."""
    found: list[Head] = []
    for head in heads:
        key, label = head.key or name_of(head.cell.text), plain(head.cell.text)
        before = found[-1].key if found else ""
        if key == "分值":
            key = OF_LEVEL.get(before, key)
        elif label == "四级指标":
            found = [replace(one, key="三级层") if one.key == "三级指标" else one for one in found]
            key = "三级指标"
        elif not head.key and not found and "目标" in label:
            key = "目标"
        if key in {one.key for one in found}:
            key = name_of(head.cell.text)  # two columns alike: the later one is the form's own
        found.append(replace(head, key=key))
    if "年度指标值" in {one.key for one in found}:
        return found
    return [replace(one, key="年度指标值") if one.key == "年初指标值" else one for one in found]


def _rows(table: Table, heads: list[Head], first: int) -> list[int]:
    found: list[int] = []
    for row in range(first, len(table.grid.rows)):
        fresh = list(table.grid.fresh(row))
        if not table.under(row, heads) or _ends(table, heads, row, fresh):
            break
        found.append(row)
    return found


def _ends(table: Table, heads: list[Head], row: int, fresh: list[Cell]) -> bool:
    """Tell whether a row is no row of indicators: a total, signatures, another block."""
    if not fresh:
        return False
    begins = pair_key(fresh[0].text) is not None and fresh[0].column < heads[0].cell.column
    over = named(fresh[0].text, vocabulary()["known"]["rows"]) or is_total(iter(fresh))
    return begins or over or head_at(table.grid, row, table.asked.year) is not None


def _is_sheet(heads: list[Head], body: list[Row]) -> bool:
    """Tell whether the paper prescribes its indicators with their points: a score sheet."""
    keys = {one.key for one in heads}
    if keys & set(VALUES) or not {"三级指标", "分值"} <= keys:
        return False
    return all(
        not is_placeholder(row["三级指标"].text) and NUMBER.fullmatch(row["分值"].text)
        for row in body
    )


# Rows that units fill in themselves.


def _take_rows(table: Table, heads: list[Head], body: list[Row]) -> str:
    """Tag the first row for indicators of units; return the list that it repeats over."""
    _note_columns(table, heads)
    filled = any(not is_blank(row[key].text) for row in body for key in DONE if key in row)
    layout = _layout(table, body, filled=filled)
    _note_points(table, body)
    _note_prescribed(table, body, filled=filled)
    for head in heads:
        table.tag(body[0][head.key], _tag(table, head, body), keep=True)
    if layout:
        table.asked.layouts.append(layout)
    return "指标行" if layout else "指标"


def _note_columns(table: Table, heads: list[Head]) -> None:
    asked, keys = table.asked, {one.key for one in heads}
    asked.levels = 4 if "三级层" in keys else 1 + len(keys & set(LEVEL_KEYS))
    asked.unit_column |= "度量单位" in keys
    asked.by_goal |= "目标" in keys
    asked.require("整体自评" if table.whole else "项目", KIND)
    asked.require(KIND, *(key for key in ASKED_FOR if key in keys))
    table.scores.own_rows = True
    table.scores.scored |= bool(keys & {"分值", "自评得分", "目标分值", "折算得分"})
    folding = [key for key in keys if key.startswith("权重")]
    if "折算得分" in keys and folding:
        table.scores.folded = folding[0]
        asked.require(KIND, "分值", folding[0])


def _tag(table: Table, head: Head, body: list[Row]) -> str:
    says, key = words()["indicators"], head.key
    if key in says:
        return str(says[key])
    known = words()["known_rows"]["names"]
    if key not in known:
        texts = "".join(row[key].text for row in body)
        key = table.asked.column(KIND, key, texts, head.cell.text)
    return f"{{{{ 行.{key} }}}}"


def _layout(table: Table, body: list[Row], *, filled: bool) -> Levels:
    """Return the levels that are printed, with how many rows they have, or which."""
    found: Levels = {}
    if "一级指标" not in body[0]:
        return found
    if "三级层" in body[0] or "目标" in body[0]:
        if not is_blank(body[0]["一级指标"].text):
            table.asked.ask("四级的、归目标的表上印的一级、二级指标没有写进“指标版式”，由单位填")
        return found
    for row in body:
        group = _level(row.get("一级指标"))
        if not group:
            return {}
        subgroup = _level(row.get("二级指标"))
        held = found.setdefault(group, {})
        names = _names(row["三级指标"].text) if "三级指标" in row else []
        given = [] if filled else [one for one in names if not is_placeholder(one)]
        before = held.get(subgroup, [] if given else 0)
        held[subgroup] = _more(before, given, names)
    return found


def _more(before: int | list[str], given: list[str], names: list[str]) -> int | list[str]:
    """Add a row's indicators to those of its level: names while all have one, else a number."""
    if isinstance(before, list) and given:
        return [*before, *given]
    count = len(before) if isinstance(before, list) else before
    own = [one for one in names if not MORE.fullmatch(one)]
    return count + (len(own) if names else 1) if own or not names or not count else count


def _names(text: str) -> list[str]:
    """Return the indicators of a cell; an empty one waits for one."""
    parts = [one.strip() for one in re.split(r"\n(?=\s*指标)", text) if one.strip()]
    return (
        parts if len(parts) > 1 else ([" ".join(measures(text)[0].split())] if text.strip() else [])
    )


def _level(cell: Cell | None) -> str:
    """Return the name of a level; points behind it are the level's own."""
    if cell is None or is_blank(cell.text):
        return ""
    return without_points(cell.text)


def _note_points(table: Table, body: list[Row]) -> None:
    """Note the points that the paper prints: behind a group's name, in its cell, or row by row."""
    seen: set[tuple[int, int]] = set()
    groups: dict[str, Decimal] = {}
    for row in body:
        cell = row.get("一级指标")
        if cell is None or is_blank(cell.text):
            return
        name, typed = without_points(cell.text), POINTS.search("".join(cell.text.split()))
        if typed:
            table.asked.group_points = True
            groups[name] = Decimal(typed[1])
            continue
        for key in ("一级分值", "分值"):
            own = row.get(key)
            points = NUMBER.fullmatch(own.text) if own else None
            if own and points and (own.row, own.column) not in seen:
                seen.add((own.row, own.column))
                groups[name] = groups.get(name, Decimal(0)) + Decimal(points[1])
                break
    table.scores.groups |= groups


def _note_prescribed(table: Table, body: list[Row], *, filled: bool) -> None:
    """Note what rows print besides levels and names: it has no place in form or template."""
    kept = {*LEVEL_KEYS, "三级指标", "三级层", "一级分值", "分值", "目标", "序号"}
    if any("分值" in row and NUMBER.fullmatch(row["分值"].text) for row in body):
        table.asked.ask("表上印了各项指标的分值，模板里由单位填；定死的写进评分标准的“指标”")
    for row in body:
        said = [cell for key, cell in row.items() if key not in kept and not is_blank(cell.text)]
        said = [cell for cell in said if "□" not in cell.text]
        if filled:
            said += [row["三级指标"]] if "三级指标" in row else []
        table.asked.filled += [f"{one.place.place}：{' '.join(one.text.split())}" for one in said]


# Rows that the paper prescribes.


def _take_sheet(table: Table, heads: list[Head], body: list[Row]) -> str:
    """Tag the first row for the rubric's own indicators, and keep what is printed of them."""
    scores, standards = table.scores, words()["standards"]["names"]
    scores.scored = True
    standard = next((one.key for one in heads if one.key in standards), "")
    for row in body:
        scores.rows.append(
            SheetRow(
                _level(row.get("一级指标")),
                _level(row.get("二级指标")),
                " ".join(row["三级指标"].text.split()),
                Decimal(NUMBER.fullmatch(row["分值"].text)[1]),  # type: ignore[index]
                row[standard].text if standard else "",
                row["指标说明"].text if "指标说明" in row else "",
            )
        )
    for head in heads:
        key = "评价标准" if head.key == standard else head.key
        table.tag(body[0][head.key], _sheet_tag(table, key, head), keep=True)
    return "指标表"


def _sheet_tag(table: Table, key: str, head: Head) -> str:
    says = words()["sheet"]
    if key in says:
        return str(says[key])
    return f"{{{{ 行.{table.asked.column(SHEET_KIND, key, '', head.cell.text)} }}}}"


def _total(table: Table, heads: list[Head], row: int) -> int:
    """Tag the total of the table if it has one; return the first row behind it."""
    if row >= len(table.grid.rows) or not is_total(table.grid.fresh(row)):
        return row
    rest = table.own(row)[1:]
    says = words()["total"]
    for cell in rest:
        found = _best(cell, heads)
        own = found not in says and NUMBER.fullmatch(cell.text)
        key = "分值" if found in OF_LEVEL.values() or own else found
        if key == "分值" and (printed := NUMBER.fullmatch(cell.text)):
            table.scores.total = Decimal(printed[1])
        if key in says and (is_blank(cell.text) or NUMBER.fullmatch(cell.text)):
            table.tag(cell, says[key], keep=True)
        elif "等级" in cell.text:
            table.tag(cell, _grade(cell.text), keep=True)
        elif not is_blank(cell.text):
            table.leave(cell)
    return row + 1


def _grade(text: str) -> str:
    """Return a cell such as 等级： with the grade behind it."""
    return f"{re.split('[：:]', text, maxsplit=1)[0].strip()}：{{{{ 总分.等级 }}}}"


def _best(cell: Cell, heads: list[Head]) -> str:
    found = max(heads, key=lambda head: overlap(cell, head.cell))
    return found.key if overlap(cell, found.cell) else ""
