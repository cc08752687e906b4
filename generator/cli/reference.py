"""Renews what the documents say of keys, codes and commands: ``python -m generator.cli.reference``.

What the program knows is not written twice. A document marks the stretches that are made of it;
all else in it is written by hand and stays. A test tells when a stretch is stale.
"""

from __future__ import annotations

import re
import sys
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, get_origin

import typer

from generator import diagnostics, filing, patterns
from generator.cli.app import app
from generator.diagnostics import CATALOGUE, Audience
from generator.diagnostics.text_report import WORDS
from generator.filing.assessment import SubProject
from generator.filing.carried import Carried, Fate, carried_keys
from generator.forms import Column, Columns, FreeTable, SummaryPlan, find_form
from generator.forms.form import BasicDataRow, Directions, DocumentPlan, Form, FundingPlan
from generator.forms.load import form_names
from generator.forms.relation import Relation
from generator.forms.review import Review
from generator.scoring.rubric import BoundRule, ExecutionRule, NamedIndicator, Rubric, Scope
from generator.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pydantic.fields import FieldInfo

    from generator.diagnostics import Entry
    from generator.reading import Record

BEGIN, END = "<!-- 生成：{name} -->", "<!-- 生成到此 -->"
STRETCH = patterns.compile(r"<!-- 生成：(.+?) -->\n.*?<!-- 生成到此 -->", re.DOTALL)
KEYS: dict[str, type[Record]] = {
    "最外层": filing.Filing,
    "单位": filing.Unit,
    "项目": filing.Project,
    "子项目": SubProject,
    "资金": filing.Funds,
    "资金的行": filing.FundLine,
    "总体目标": filing.Goal,
    "绩效指标": filing.Indicator,
    "预算": filing.Budget,
    "支出的行": filing.SpendingLine,
    "经费": filing.Expense,
    "楼堂馆所": filing.Buildings,
    "基金": filing.Fund,
    "任务": filing.Task,
    "任务的预算": filing.TaskBudget,
    "问题": filing.Problem,
    "措施": filing.Measure,
    "附图": filing.Illustration,
    "落款": filing.Signature,
    "表头": filing.Head,
}
STANDARDS: dict[str, type[Record]] = {
    "套表": Form,
    "套表的资金": FundingPlan,
    "套表的复核": Review,
    "套表的核对": Relation,
    "套表的栏目": Columns,
    "套表的一栏": Column,
    "套表的方向": Directions,
    "套表的附表": FreeTable,
    "套表的汇总": SummaryPlan,
    "套表的文件": DocumentPlan,
    "套表的基础数据表": BasicDataRow,
    "评分标准": Rubric,
    "评分标准的预算执行": ExecutionRule,
    "评分标准的自带指标": BoundRule,
    "自带指标的适用": Scope,
    "评分标准的指标": NamedIndicator,
}
ASKED = {"单位": "unit", "项目": "project", "总体目标": "goal", "绩效指标": "indicator"}
ASKED |= {"资金的行": "funds"}
# How many forms that ask for a key are named in the table of keys.
FEW = 4
FATES = {
    Fate.KEPT: "照抄",
    Fate.EMPTIED: "清空",
    Fate.NAMES: "留名称，清空数",
    Fate.RECEIVED: "填上年的",
    Fate.STATED: "按命令写",
    Fate.INSIDE: "见下面的键",
}
AUDIENCES = {
    Audience.UNIT: "填报单位",
    Audience.MAINTAINER: "模板维护人员",
    Audience.CALLER: "运行命令的人",
    Audience.PROGRAM: "程序开发者",
}


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table."""
    lines = [tuple(heads), *(tuple(row) for row in rows)]
    lines.insert(1, ("---",) * len(lines[0]))
    return "\n".join(_line(cells) for cells in lines)


def _line(cells: Iterable[str]) -> str:
    row = "|".join(f" {cell} ".replace("|", "\\|") if cell else " " for cell in cells)
    return f"|{row}|".replace(" --- ", "---")


def key_table(name: str) -> str:
    """Write what the model says of every key of a record."""
    model, asking = KEYS[name], _asking(name)
    carried = carried_keys(model)
    rows = []
    for field in model.model_fields.values():
        key = str(field.alias)
        must = _needed(field) or asking.get(key, "")
        row = (key, _described(field), must, _example(field))
        rows.append((*row, _fate(carried[key])) if carried else row)
    heads = ("键", "意思", "必填", "例")
    return table((*heads, "到了下一年") if carried else heads, rows)


def standard_table(name: str) -> str:
    """Write what the model says of every key of a form or a rubric."""
    fields = STANDARDS[name].model_fields.values()
    rows = ((str(one.alias), one.description or "", _needed(one)) for one in fields)
    return table(("键", "意思", "必填"), rows)


def _needed(field: FieldInfo) -> str:
    return "是" if field.is_required() and not field.default_factory else ""


def _asking(name: str) -> Mapping[str, str]:
    """Return which built-in forms ask for a key, by the beginnings of their names."""
    if name not in ASKED:
        return {}
    found: dict[str, list[str]] = {}
    for form_name, form in _forms():
        for key in getattr(form.required, ASKED[name]):
            found.setdefault(key, []).append(form_name[:2])
    total = sum(1 for _ in _forms())
    return {key: _askers(names, total) for key, names in found.items()}


def _askers(names: list[str], total: int) -> str:
    """Say who asks for a key: a few by name, many as how many they are among all."""
    named = tuple(dict.fromkeys(names))
    if len(named) <= FEW:
        return "、".join(named)
    return "多数套表" if 2 * len(names) > total else "一些套表"


def _forms() -> Iterator[tuple[str, Form]]:
    workspace = Workspace((builtin_root(),))
    for name in form_names(workspace):
        form = find_form(workspace, name).value
        if form is not None:
            yield name, form


def _described(field: FieldInfo) -> str:
    limits = (getattr(one, "max_length", None) for one in field.metadata)
    longest = [most for most in limits if most is not None]
    return "，".join((field.description or "", *(f"最多 {most} 字" for most in longest)))


def _example(field: FieldInfo) -> str:
    examples = field.examples or ()
    many = get_origin(field.annotation) is tuple
    return "、".join(f"`[{one}]`" if many else f"`{one}`" for one in examples)


def _fate(carried: Carried) -> str:
    if carried.next_year is Fate.MOVED:
        return f"移到“{carried.to}”"
    return FATES[carried.next_year]


def code_tables() -> str:
    """Write all codes, letter by letter, under what the file of each letter says of itself."""
    parts = []
    for file in sorted(files(diagnostics).joinpath("codes").iterdir(), key=lambda one: one.name):
        heading = file.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        entries = [CATALOGUE[code] for code in CATALOGUE if code[0] == file.name[0]]
        heads = ("编号", "名称", "级别", "谁来改", "为什么查")
        parts.append(f"## {heading.rstrip('。')}\n\n{table(heads, map(_code_row, entries))}")
    return "\n\n".join(parts)


def _code_row(entry: Entry) -> tuple[str, ...]:
    source = f"依据：{entry.source}" if entry.source else ""
    return (
        entry.code,
        entry.title,
        WORDS[entry.severity],
        AUDIENCES[Audience(entry.to)],
        entry.why + source,
    )


def command_pages() -> str:
    """Write every command with its arguments and options, as its help states them."""
    return "\n\n".join(_commands(typer.main.get_command(app), "ziping"))


def _commands(command: typer.core.TyperGroup | object, path: str) -> Iterator[str]:
    below = getattr(command, "commands", None)
    if below is None:
        yield _command(command, path)
        return
    for name, one in below.items():
        yield from _commands(one, f"{path} {name}")


def _command(command: object, path: str) -> str:
    params = getattr(command, "params", ())
    named = [one.metavar for one in params if one.param_type_name == "argument"]
    rows = [_parameter(one) for one in params]
    usage = " ".join((path, *named))
    said = f"## {path}\n\n{getattr(command, 'help', '')}\n\n```\n{usage}\n```"
    return f"{said}\n\n{table(('写法', '意思', '不写时'), rows)}" if rows else said


def _parameter(one: object) -> tuple[str, str, str]:
    metavar, default = getattr(one, "metavar", None) or "", getattr(one, "default", None)
    if getattr(one, "param_type_name", "") == "argument":
        shown = metavar
    else:
        flag = getattr(one, "is_flag", False)
        names = "、".join(f"`{name}`" for name in getattr(one, "opts", ()))
        shown = names if flag else f"{names} {metavar}"
    stated = "" if default in (None, False, "") else f"`{getattr(default, 'value', default)}`"
    return shown, getattr(one, "help", "") or "", stated


PARTS: dict[str, Callable[[], str]] = {
    **{f"键 {name}": partial(key_table, name) for name in KEYS},
    **{f"键 {name}": partial(standard_table, name) for name in STANDARDS},
    "检查编号": code_tables,
    "命令": command_pages,
}


def renewed(text: str) -> str:
    """Return a document with all its marked stretches made anew."""
    return STRETCH.sub(
        lambda found: f"{BEGIN.format(name=found[1])}\n\n{PARTS[found[1]]()}\n\n{END}", text
    )


def main(folder: Path) -> None:
    """Renew all documents of a folder, and of those below it."""
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(renewed(text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs"))
