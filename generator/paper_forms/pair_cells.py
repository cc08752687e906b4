"""Rows of labels with an empty cell beside each; labels nobody knows become columns of the form."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns
from generator.intake.blocks import is_source_total
from generator.intake.labels import column_key, is_known, named, pair_key, plain, vocabulary
from generator.paper_forms.money_lines import name_tag, parted
from generator.paper_forms.table import Head
from generator.paper_forms.words import boxes, is_blank, is_by_hand, name_of, words

if TYPE_CHECKING:
    from generator.document.foreign import Cell
    from generator.paper_forms.table import Table

LINE = patterns.compile(r"^\s*((?:其中\s*[：:]?\s*)?[^：:]{2,30})[：:]\s*([^：:]*)$")
MONEY_LINES, MATERIAL = "资金行", "材料"
FEWEST_OPEN = 2  # empty cells beside a label that make it the row of a matrix
CONTACTS = ("联系电话", "电话", "联系方式", "填报人", "填表人", "经办人")
BY_PHONE = ("电话", "联系方式")  # 项目负责人及电话
PAIR, REMARKS = 2, ("备注", "说明")
UNITS = ("元", "千元", "万元", "亿元")
KINDS = {"收入": "申请.收入", "支出": "申请.支出"}


def take_pairs(table: Table, number: int) -> int:
    """Tag the cells of a row that is part of no block; return the next row."""
    row = table.own(number)
    fresh = [cell for cell in row if cell.text]
    if any(kinds := [_kind_above(table, number, cell) for cell in row]):
        for cell, kind in zip(row, kinds, strict=True):
            _kind_lines(table, cell, kind)
        return number + 1
    if not fresh:
        return number + 1
    by_hand = named(fresh[0].text, vocabulary()["known"]["rows"]) and not _is_remark(row)
    if by_hand or _is_kinds(fresh):
        return number + 1
    if (lines := _source_rows(table, number)) is not None:
        return lines
    understood = [*_matrix(table, number), *_goals(table, number)]
    for label, value in pairwise(table.grid.rows[number]):
        beside = _is_side(table, label) and not _is_side(table, value)
        own = label.row == value.row == number and not beside
        if own and label not in understood and _pair(table, label, value):
            understood += [label, value]
    for cell in fresh:
        if cell not in understood and not _is_side(table, cell) and not _of_no_use(cell):
            table.leave(cell)
    _say_open(table, row, understood)
    return number + 1


def _say_open(table: Table, row: list[Cell], understood: list[Cell]) -> None:
    """Note empty cells behind those that were understood: nothing says what goes there."""
    for before, cell in pairwise(row):
        if before in understood and not cell.text and cell not in understood:
            table.asked.leave("空格，旁边没有名称", cell.place)


def _goals(table: Table, number: int) -> list[Cell]:
    """Tag the row below 总体目标 | 全年实际完成情况: there the first is a head, too."""
    row = [cell for cell in table.own(number) if cell.text and not _is_side(table, cell)]
    done = [one for one in row if column_key(one.text, "目标", "") == "实际完成情况"]
    meant = [one for one in row if pair_key(one.text) == "目标/预期目标"]
    if len(done) != 1 or len(meant) != 1 or number + 1 >= len(table.grid.rows):
        return []
    heads = [Head("预期目标", meant[0]), Head("实际完成情况", done[0])]
    for head, cell in table.under(number + 1, heads):
        if is_blank(cell.text) and cell.row == number + 1:
            table.tag(cell, words()["goals"][head.key])
            table.asked.require("总体目标", head.key)
    return [*meant, *done]


def _matrix(table: Table, number: int) -> list[Cell]:
    """Tag the empty cells of a row that have both a label beside and one above them."""
    own = [cell for cell in table.own(number) if not _is_side(table, cell)]
    if not own:
        return []
    label, *rest = own
    name = name_of(label.text)
    if len(rest) < FEWEST_OPEN or not name or is_by_hand(label.text):
        return []
    if any(cell.text for cell in rest):
        return []
    heads = [_above(table, cell) for cell in rest]
    if not all(heads) or len({name_of(one.text) for one in heads if one}) < len(heads):
        return []
    for cell, head in zip(rest, heads, strict=True):
        both = f"{name}{name_of(head.text)}"  # type: ignore[union-attr]
        _own(table, label, cell, both)
    asked = table.asked
    asked.left = [one for one in asked.left if one.position not in {h.place for h in heads if h}]
    return own


def _above(table: Table, cell: Cell) -> Cell | None:
    """Return the text that heads a column of empty cells: the nearest above, laid out alike."""
    for row in range(cell.row - 1, -1, -1):
        found = next((one for one in table.own(row) if one.column == cell.column), None)
        if found is None or found.width != cell.width:
            return None
        if found.text:
            return found if name_of(found.text) else None
    return None


def _is_kinds(fresh: list[Cell]) -> bool:
    sources = vocabulary()["sources"]
    return any(named(one.text, (*sources["income"], *sources["spending"])) for one in fresh)


def _of_no_use(cell: Cell) -> bool:
    known = is_known(cell.text) or pair_key(cell.text) == MONEY_LINES
    return is_blank(cell.text) or is_by_hand(cell.text) or known


def _is_side(table: Table, cell: Cell) -> bool:
    """Tell whether a cell is a label beside several rows."""
    after = table.grid.rows[cell.row + 1] if cell.row + 1 < len(table.grid.rows) else ()
    return cell in after


def _pair(table: Table, label: Cell, value: Cell) -> bool:
    """Tag the value beside a label; tell whether the two are a pair."""
    key = pair_key(label.text)
    if not label.text or _signed(table, label) or key == MONEY_LINES or is_blank(label.text):
        return False
    if not is_blank(value.text) and (_is_label(value.text) or key is None):
        return bool(boxes(value.text)) and _own(table, label, value)
    if key is not None and (tag := _known(table, key, label)):
        table.tag(value, tag)
        return True
    said = not is_known(label.text) or _is_remark([label, value]) or _is_contact(table, label)
    return said and _own(table, label, value)


def _signed(table: Table, label: Cell) -> bool:
    """Tell whether the cell beside a label is for a signature; a telephone in the head is not."""
    return is_by_hand(label.text) and not _is_contact(table, label)


def _is_contact(table: Table, label: Cell) -> bool:
    said = plain(label.text)
    return not table.seen_indicators and (said in CONTACTS or said.endswith(BY_PHONE))


def _is_remark(row: list[Cell]) -> bool:
    """Tell whether a row is 备注 or 说明 with an empty cell beside it."""
    return len(row) == PAIR and plain(row[0].text) in REMARKS and is_blank(row[1].text)


def _is_label(text: str) -> bool:
    return pair_key(text) is not None or column_key(text, "目标", "") is not None


def _known(table: Table, key: str, label: Cell) -> str:
    says, text = words(), plain(label.text)
    if key in says["of_projects"]["names"] and table.whole:
        return ""
    if key == "单位/主管部门":
        table.asked.require("单位", "主管部门")
    if key == "目标/预期目标":
        table.asked.require("总体目标", "预期目标")
        table.asked.require("整体自评" if table.whole else "项目", "总体目标")
    if key == "单位/名称" and not table.whole and text in says["of_projects"]["unit"]:
        return "{{ 项目.实施单位 }}"
    own = says["whole"].get(key) if table.whole else None
    return str(own or says["pairs"].get(key, ""))


def _own(table: Table, label: Cell, value: Cell, name: str = "") -> bool:
    """Declare a column for a label that filings know nothing of."""
    name = table.own_name(name or name_of(label.text))
    if not name:
        return False
    foot = table.seen_indicators
    kind = "表尾" if foot else {"项目": "项目", "整体自评": "整体自评"}.get(table.per, "单位")
    name = table.asked.column(kind, name, value.text, label.text)
    where = "项目" if kind == "整体自评" else kind
    table.tag(value, f"{{{{ {where}.{name} }}}}")
    return True


# Amounts that a declaration asks for: a total with its sources, in rows or in one cell.


def _source_rows(table: Table, number: int) -> int | None:
    """Tag the lines of an amount asked for; None where the row holds none."""
    lines = [
        cell for cell in table.own(number) if cell.text and LINE.match(cell.text.splitlines()[0])
    ]
    label = next((cell for cell in table.own(number) if is_source_total(cell.text)), None)
    if label is not None and (value := _beside(table, label)) is not None:
        table.tag(value, _sum_tag(table))
        _note(table)
        return _rows_below(table, number + 1, label)
    return _typed_lines(table, number, lines)


def _sum_tag(table: Table) -> str:
    return (
        "{{ 申请.总额 }}" if table.whole and table.asked.declares else "{{ 资金.合计.年初预算数 }}"
    )


def _note(table: Table) -> None:
    asked = table.asked
    if "年初预算数" not in asked.funds and not (table.whole and asked.declares):
        asked.funds.insert(0, "年初预算数")
        asked.require("资金", "年初预算数")


def _beside(table: Table, label: Cell) -> Cell | None:
    row = table.own(label.row)
    after = [cell for cell in row if cell.column >= label.end]
    return after[0] if len(after) == 1 and is_blank(after[0].text) else None


def _rows_below(table: Table, first: int, total: Cell) -> int:
    """Make one row of the sources below a total: they stand in the same two columns."""
    rows: list[tuple[Cell, Cell]] = []
    for row in range(first, len(table.grid.rows)):
        own = table.own(row)
        laid = [(one.column, one.width) for one in own[:1]] == [(total.column, total.width)]
        if not laid or len(own) != PAIR or not own[0].text or not is_blank(own[1].text):
            break
        rows.append((own[0], own[1]))
    if not rows:
        return first
    named_ = [parted(table.raw(one)) for one, _ in rows]
    table.asked.take_sources([name for _, name in named_])
    table.tag(rows[0][0], name_tag([before for before, _ in named_]), keep=True)
    table.tag(rows[0][1], "{{ 行.年初预算数 }}")
    for label, _ in rows[1:]:
        table.drop(label.row)
    table.loop(rows[0][0].row, "资金.来源")
    return rows[-1][0].row + 1


def _kind_above(table: Table, number: int, cell: Cell) -> str:
    sources = vocabulary()["sources"]
    above = table.grid.rows[number - 1] if number else ()
    head = next((one.text for one in above if one.column <= cell.column < one.end), "")
    if named(head, sources["income"]):
        return "收入"
    return "支出" if named(head, sources["spending"]) else ""


def _kind_lines(table: Table, cell: Cell, kind: str) -> None:
    """Put the loop over kinds of income or spending into their cell."""
    if kind:
        before = ["其中："] if cell.text.startswith("其中") else []
        loop = f"{{%p for 行 in {KINDS[kind]} %}}"
        table.tag(cell, *before, loop, "{{ 行.名称 }}：{{ 行.金额 }}", "{%p endfor %}", keep=True)


def _typed_lines(table: Table, number: int, lines: list[Cell]) -> int | None:
    """Tag a cell such as 资金总额：, with the sources in lines or rows of their own below it."""
    if len(lines) != 1 or not _is_money(lines[0]):
        return None
    cell, rows = lines[0], [lines[0]]
    for row in range(number + 1, len(table.grid.rows)):
        own = table.own(row)
        if len(own) != 1 or own[0].column != cell.column or not LINE.match(own[0].text):
            break
        rows.append(own[0])
    texts = [line for one in rows for line in one.text.splitlines() if line.strip()]
    found = [LINE.match(line) for line in texts]
    labels = [one[1] for one in found if one]
    total, *rest = labels
    behind = found[0][2].strip() if found[0] else ""
    unit = behind if behind in UNITS else ""
    lines_ = [f"{total.strip()}：{_sum_tag(table)}{unit}"]
    if rest:
        named_ = [parted(one) for one in rest]
        table.asked.take_sources([name for _, name in named_])
        tag = name_tag([before for before, _ in named_])
        lines_ += ["{%p for 行 in 资金.来源 %}", f"{tag}：{{{{ 行.年初预算数 }}}}", "{%p endfor %}"]
    _note(table)
    table.tag(cell, *lines_, keep=all(one and is_blank(one[2]) for one in found))
    for one in rows[1:]:
        table.drop(one.row)
    return rows[-1].row + 1


def _is_money(cell: Cell) -> bool:
    found = LINE.match(cell.text.splitlines()[0])
    return bool(found) and is_source_total(found[1])  # type: ignore[index]
