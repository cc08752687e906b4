"""Asks in a new filing for the columns that its form declares, each with what belongs into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator import patterns
from generator.authoring.yaml_edits import descend, is_flow, remark, row
from generator.forms.layout import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms import Column, Form

SHORT = {"支出明细": "金额", "子项目": "名称"}  # what a record in one line begins with
COMMENT = patterns.compile("(?<=#)[^\n]*")
WAN_STATED = patterns.compile("(?<=[，；：位 ])万元(?=$|[，；。：（ ])")


def ask_own(sheet: CommentedMap, form: Form, kind: str) -> None:
    """Add the columns of a kind of record, empty; between brackets no comment fits."""
    for column in form.columns.of(kind):
        if column.name not in sheet:
            sheet[column.name] = None
            if not is_flow(sheet):
                remark(sheet, column.name, column_note(column, form))


def ask_all_own(sheet: CommentedMap, form: Form, kind: str) -> None:
    """Add all columns of an assessment, behind the keys that every filing has."""
    ask_own(sheet, form, kind)
    for one in rows_in(sheet):
        ask_own(one, form, "绩效指标")
    for goal in goals_in(sheet) if form.columns.goal else ():
        ask_own(goal, form, "总体目标")
    if form.columns.foot:
        ask_own(descend(sheet, "表尾"), form, "表尾")


def ask_tables(sheet: CommentedMap, form: Form, per: str) -> None:
    """Add the tables of the form's own, with the rows that they always have or one to fill in."""
    for table in form.tables:
        if table.per != per:
            continue
        tables = descend(sheet, TABLES)
        if table.name in tables:
            continue
        names = [column.name for column in table.columns]
        tables[table.name] = CommentedSeq(
            [_table_row(names, label) for label in table.labels or ("",)]
        )
        notes = (f"{one.name}：{note}" for one in table.columns if (note := column_note(one, form)))
        remark(tables, table.name, "；".join(filter(None, (table.explanation, *notes))))


def _table_row(names: list[str], label: str) -> CommentedMap:
    made = row(names)
    made[names[0]] = label or None
    return made


def goals_in(sheet: CommentedMap) -> list[CommentedMap]:
    """Return the goals of an assessment: one, or those of a list."""
    if isinstance(sheet.get("总体目标"), CommentedSeq):
        return list(sheet["总体目标"])
    return [descend(sheet, "总体目标")]


def rows_in(sheet: CommentedMap) -> Iterator[CommentedMap]:
    """Yield the indicators of an assessment: those of its table, and those of its goals."""
    goals = sheet.get("总体目标")
    holders = [sheet, *(goals if isinstance(goals, CommentedSeq) else ())]
    for holder in holders:
        yield from _rows(holder.get("绩效指标"))


def _rows(table: object) -> Iterator[CommentedMap]:
    """Yield the indicators of a table, whatever levels it has."""
    if isinstance(table, CommentedMap):
        for below in table.values():
            yield from _rows(below)
    elif isinstance(table, CommentedSeq):
        yield from (one for one in table if isinstance(one, CommentedMap))


def notes_of(form: Form, kind: str) -> Iterator[str]:
    """Yield what is to be said of columns that share a line: no comment fits behind each."""
    named = "".join(f", {one.name}: …" for one in form.columns.of(kind))
    if named and kind in SHORT:
        yield f"每项另有几栏，写成 {{{SHORT[kind]}: …{named}}}"
    for one in form.columns.of(kind):
        if note := column_note(one, form):
            yield f"{one.name}：{note}"


def column_note(column: Column, form: Form) -> str:
    """Say what belongs under a column, in the form's words."""
    parts = [column.explanation or "", form.money.name if column.kind == "金额" else ""]
    if column.options:
        parts.append(f"{'可以选几项' if column.several else '选一项'}：{'、'.join(column.options)}")
    if column.example:
        parts.append(f"例：{column.example}")
    return "，".join(part for part in parts if part)


def in_unit_of(form: Form, text: str) -> str:
    """Let the comments of a new filing speak of the form's unit of money."""
    if form.money.name == "万元":
        return text
    return COMMENT.sub(lambda found: WAN_STATED.sub(form.money.name, found[0]), text)
