"""Asks in a new filing for the columns that its form declares, each with what belongs into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap

from generator.authoring.yaml_edits import descend, is_flow, remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms import Column, Form

SHORT = {"支出明细": "金额", "子项目": "名称"}  # what a record in one line begins with
COMMENT = re.compile("(?<=#)[^\n]*")
WAN_STATED = re.compile("(?<=[，；：位 ])万元(?=$|[，；。：（ ])")


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
    for row in _rows(sheet.get("绩效指标")):
        ask_own(row, form, "绩效指标")
    for below in ("总体目标", "表尾"):
        if form.columns.of(below):
            ask_own(descend(sheet, below), form, below)


def _rows(table: object) -> Iterator[CommentedMap]:
    """Yield the indicators of a table of groups."""
    for group in table.values() if isinstance(table, CommentedMap) else ():
        for rows in group.values():
            yield from (row for row in rows if isinstance(row, CommentedMap))


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
