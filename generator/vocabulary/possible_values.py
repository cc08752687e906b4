"""What a name can never be: a comparison with such a value holds for no unit.

Kinds tell a number from a text; where a rubric or a form lists all that there is (等级, 选项), the
list tells the rest.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.scoring.self_test.rule_places import placed_rules
from generator.templating.slips import NUMERIC
from generator.vocabulary.name_registry import below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.forms import Column, Form
    from generator.scoring import Standards
    from generator.scoring.rubric import Rubric
    from generator.vocabulary.name_registry import Described

EVERY = "*"
TENFOLD = 10  # a rate of 1000%: whoever writes such a number means percents
AMOUNTS = frozenset(("年份", "整数", "数", "金额", "分数", "比率"))
WRITTEN = frozenset(("文字", "日期", "列表"))
GRADES = frozenset(("总分.等级", "等级", "维度[].等级", "维度[].规则等级"))
LEVELS = "完成等级"
MONEY_UNIT = "金额单位"
MONEY_UNITS = ("元", "千元", "万元", "亿元")
COLUMN_KINDS = {"占比": "比率"}
NO_NUMBERS = frozenset(("文字", "列表", "一组", "日期", "是非"))
SINGLE = AMOUNTS | {"文字", "日期", "是非"}


def never(name: tuple[str, ...], value: object, standards: Standards) -> str:
    """Say why a name is never a value, '' where it may be."""
    if value is None:
        return ""
    column = column_of(name, standards.form)
    if column is not None:
        kind = COLUMN_KINDS.get(column.kind, column.kind)
        return _unlisted(value, () if column.several else column.options) or _unlike(kind, value)
    found = found_at(name)
    if found is None or "*" in found.path.rpartition(".")[2]:
        return ""
    return _unlike(found.kind, value) or _unlisted(value, tuple(_listed(found.path, standards)))


def not_for(name: tuple[str, ...], wanted: str, form: Form) -> str:
    """Say of which kind a name is where a filter that writes numbers cannot write it."""
    if wanted not in NUMERIC or column_of(name, form) is not None:
        return ""
    found = found_at(name)
    return found.kind if found is not None and found.kind in NO_NUMBERS else ""


def not_listed(name: tuple[str, ...], form: Form) -> str:
    """Say why nobody can loop over a name, '' where somebody may."""
    kind = _single(name, form)
    return f"是{kind}，不是列表，不能循环" if kind in SINGLE else ""


def not_counted(name: tuple[str, ...], form: Form) -> str:
    """Say why nobody can calculate with a name, '' where somebody may."""
    kind = _single(name, form)
    return f"是{kind}，不能计算" if kind in NO_NUMBERS - {"日期"} else ""


def not_sized(name: tuple[str, ...], value: object, form: Form) -> str:
    """Say why a name is neither more nor less than a value, '' where it may be."""
    kind = _single(name, form)
    if kind == "比率" and isinstance(value, int) and value >= TENFOLD:
        return f"是比率，1 就是 100%，不会拿来和 {value} 比：{value}% 写成 {Decimal(value) / 100}"
    told = _unlike(kind, value)
    return f"{told.removeprefix('它')}，不能和“{value}”比大小" if told else ""


def _single(name: tuple[str, ...], form: Form) -> str:
    """Return the kind of what stands alone under a name, '' where that is not sure."""
    found = None if column_of(name, form) is not None else found_at(name)
    if found is None or "*" in found.path or found.source.endswith("…"):
        return ""
    return found.kind


def found_at(name: Iterable[str]) -> Described | None:
    """Return what describes a name as templates write it: 任务.*.名称."""
    at, found = "", None
    for step in name:
        if step == EVERY:
            at += "[]" if at and not at.endswith(("[]", ".*")) else ""
            continue
        if step.isascii() or (found := below(at, step)) is None:
            return None
        at = found.path if found.like is None else found.like
    return found


def path_of(name: tuple[str, ...]) -> str:
    """Return the path by which the registry, or a form's columns, have a name of a template."""
    at, path = "", ""
    for step in name:
        if step == EVERY:
            turn = "[]" if at and not at.endswith(("[]", ".*")) else ""
            at, path = at + turn, path + turn
            continue
        if step.isascii():
            break
        found = below(at, step)
        if found is None:
            return f"{at}.{step}" if at else step
        at, path = found.path if found.like is None else found.like, found.path
    return path.removesuffix("[]")


def column_of(name: tuple[str, ...], form: Form) -> Column | None:
    """Return the column of a form's own that a name is, None for any other name."""
    return column_named(name[-1], form) if found_at(name) is None else None


def column_named(name: str, form: Form) -> Column | None:
    """Return the column of a form's own that bears a name."""
    every = (one for columns in form.all_columns.values() for one in columns)
    return next((one for one in every if one.name == name), None)


def _unlike(kind: str, value: object) -> str:
    """Say that values of a kind and this one are never equal."""
    is_text = isinstance(value, str)
    if is_text and kind in AMOUNTS | {"是非", "日期", "列表"}:
        return f"它是{kind}，不是文字"
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return f"它是{kind}，不是数" if is_number and kind in WRITTEN else ""


def _unlisted(value: object, listed: tuple[str, ...]) -> str:
    if not listed or value in listed or not isinstance(value, str):
        return ""
    return f"它只有{'、'.join(listed)}"


def _listed(path: str, standards: Standards) -> Iterator[str]:
    """Walk all values that there are of a name; none where it may be anything."""
    if path == MONEY_UNIT:
        yield from MONEY_UNITS
    rubrics = [one for one in (standards.project_rubric, standards.department_rubric) if one]
    if path in GRADES:
        yield from dict.fromkeys(name for one in rubrics for name, _ in one.scale)
    if path.rpartition(".")[2] == LEVELS:
        yield from dict.fromkeys(name for one in rubrics for name in _levels(one))


def _levels(rubric: Rubric) -> Iterator[str]:
    for placed in placed_rules(rubric):
        for rule in placed.rule.members:
            asked = rule.asks(placed.weight or rubric.total)
            yield from (word for one in asked if one.key == LEVELS for word in one.words)
