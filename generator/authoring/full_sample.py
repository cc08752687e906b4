"""A filing of a form made from the model alone: every key filled in, or next to none.

Whoever makes a form sees by the first what its papers look like when everything is there, by the
second what becomes of them when units leave out whatever they may.
"""

from __future__ import annotations

import copy
import json
import pathlib
import typing
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import BaseModel

from generator.authoring.blank_filing import blank_text
from generator.authoring.form_samples import Sample
from generator.authoring.yaml_text import parse
from generator.filing import Filing
from generator.filing.indicator import NAME, Indicator
from generator.findings import find_library
from generator.structs import Struct
from generator.vocabulary.possible_values import column_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from generator.forms import Form
    from generator.scoring import Rubric, Standards
    from generator.workspace import Workspace

Data: TypeAlias = dict[str, Any]
Path: TypeAlias = tuple[Any, ...]

AMOUNT = "200"  # of every total, and of the first of its parts: the others are 0
TEXT = "做好了各项工作"
TYPED = {"金额": AMOUNT, "数": "5", "占比": "100%", "日期": "2022-01-01"}
NOTHING = frozenset(("年末结余", "上年结转资金", "追加预算数", "项目支出"))
PARAGRAPHS = frozenset(("预期目标", "实际完成情况"))
IN_CELLS = frozenset(("偏差原因分析及改进措施", "指标说明"))
PHRASES = frozenset(("概述", "事实", "内容"))
"""Keys that units write at length under, beside those of 材料: paragraphs, a sentence in a narrow
cell, and what the wording makes a sentence of."""
PHRASE = "按照年初的安排逐项推进，按月核对进度，按季通报情况，年末对照目标复核了完成情况"
SENTENCE = f"{PHRASE}。"
THREE = "\n".join([SENTENCE * 2] * 3)
LONGER = ("", "各乡镇的", "各乡镇街道集中组织的", "各乡镇街道集中组织和上门开展的")
"""What stands before the name of each row of a subgroup in a full sample."""
PROSE = PARAGRAPHS | IN_CELLS | PHRASES
ASSESSED = ("项目", "整体自评")
KEPT = ("套表", "年度", "金额单位")
FREE = ("经费", "业务数据", "其他数据", "材料")


class SampleMaker(Struct, frozen=True):
    """Makes filings of one form.

    ``units`` are those of the figures that its library asks for, ``phrases`` the texts.
    """

    standards: Standards
    name: str
    workspace: Workspace
    units: Mapping[str, str]
    phrases: frozenset[str]

    @classmethod
    def of(cls, standards: Standards, name: str, workspace: Workspace) -> SampleMaker:
        """Make the maker of a form, with what its library asks for."""
        wording = standards.form.wording
        library = find_library(workspace, wording).value if wording else None
        units = {key: one.unit for key, one in library.figures.items()} if library else {}
        phrases = PHRASES.union(library.texts if library else ())
        return cls(standards, name, workspace, units, phrases)

    @property
    def form(self) -> Form:
        """The form."""
        return self.standards.form

    @property
    def _folds(self) -> bool:
        """Whether each row is scored out of the whole total, and its share applied after."""
        rubrics = (self.standards.department_rubric, self.standards.project_rubric)
        return any(one is not None and one.fold is not None for one in rubrics)

    def blank(self) -> Data:
        """Return the blank as plain data, with what it offers in comments taken in."""
        text = blank_text(self.standards, self.name, None, None, self.workspace)
        head, mark, tail = text.partition("再填")
        lines = tail.splitlines()
        offered = "\n".join(one.removeprefix("# ") if one[:2] == "# " else "" for one in lines)
        whole = head.rpartition("\n")[0] + "\n" + offered if mark else text
        return typing.cast("Data", plain(parse(whole)))

    def filled(self) -> Data:
        """Return the blank with a plausible value under every empty key."""
        data = self.blank()
        for path in list(leaves(data)):
            if at(data, path) is None:
                at(data, path[:-1])[path[-1]] = self._answer(path)
        self._share_weights(data)
        self._share_columns(data)
        return data

    def full(self) -> Data:
        """Return a filing with long texts, several projects and several rows everywhere."""
        data = self.filled()
        for path in list(leaves(data)):
            text = at(data, path)
            if isinstance(text, str) and (path[-1] in PROSE or "材料" in path):
                at(data, path[:-1])[path[-1]] = self._long(path[-1])
        for table in tables(data):
            _more_rows(table, shared=not self._folds)
        self._share_columns(data)
        if data.get("项目"):
            second = copy.deepcopy(data["项目"][0])
            second["名称"] = f"第二批{second['名称']}"
            data["项目"].append(second)
        return data

    def bare(self) -> Data:
        """Return a filing with what the form requires, and nothing else."""
        whole, required = self.filled(), self.form.required
        data = {key: whole[key] for key in KEPT if key in whole}
        data["单位"] = _only(whole["单位"], ("名称", *required.unit))
        for key, names in (("预算", required.budget), ("落款", required.signature)):
            if names and whole.get(key):
                data[key] = _only(whole[key], names)
        for key in FREE:
            if asked := required.get(key):
                data[key] = _only(whole.get(key) or {}, typing.cast("tuple[str, ...]", asked))
        if whole.get("项目"):
            data["项目"] = [self._bare(whole["项目"][0], required.project)]
        if whole.get("整体自评"):
            data["整体自评"] = self._bare(whole["整体自评"], required.department)
        return data

    def _bare(self, whole: Data, names: tuple[str, ...]) -> Data:
        """Return an assessment with what is required of it and of what stands below."""
        required = self.form.required
        data = _only(whole, ("名称", *names))
        goals = whole.get("总体目标")
        wanted = ("名称", "绩效指标", *required.goal)
        if isinstance(goals, list):
            data["总体目标"] = [_only(one, wanted) for one in goals]
        elif required.goal and goals:
            data["总体目标"] = _only(goals, required.goal)
        if required.funds and whole.get("资金"):
            total = whole["资金"]["年度资金总额"]
            data["资金"] = {"年度资金总额": _only(total, required.funds)}
        if "绩效指标" in data or isinstance(goals, list):
            data |= {"绩效指标": whole["绩效指标"]} if "绩效指标" in whole else {}
            for table in tables({"项目": [data]}):
                table[:] = [_only(one, (NAME, *required.indicator)) for one in table[:1]]
        return data

    def _long(self, key: str) -> str:
        """Return a text of three paragraphs, or as long as cell and form allow."""
        most = [limits[key] for limits in self.form.longest.values() if key in limits]
        text = PHRASE if key in self.phrases else SENTENCE if key in IN_CELLS else THREE
        return text[: min(most)] if most else text

    def _answer(self, path: Path) -> Any:  # noqa: ANN401 - whatever the model asks for
        key, years = path[-1], self.form.years
        year = years.first or years.last or 2023
        if path[0] == "落款" and key == "日期":  # declared in the year, assessed after it
            return f"{year if self.form.declares else year + 1}-03-10"
        column = column_named(key, self.form)
        fixed: Data = {"年度": str(year), "无楼堂馆所": "是", "支出明细": {"办公费": AMOUNT}}
        fixed |= {"收入": {"财政拨款": AMOUNT}, "支出": {"基本支出": AMOUNT}, "项目": []}
        fixed |= dict.fromkeys(path[-1:] if "清单" in path else (), "是")
        fixed |= {"子项目": [{"名称": "培训", "预算数": AMOUNT, "执行数": AMOUNT}]}
        fixed |= {"自评等级": "优"}
        if column:
            fixed[key] = TYPED.get(column.kind) or (*column.options, TEXT)[0]
        if key in fixed and path[0] != "经费":
            return fixed[key]
        return self._figure(path)

    def _figure(self, path: Path) -> Any:  # noqa: ANN401 - as above
        if path[0] in ("其他数据", "业务数据"):
            unit = self.units.get(path[-1], "万元")
            return "100" if path[0] == "其他数据" else f"12{unit}"
        if "评分资料" in path:
            return self._graded(path)
        if {"预算", "经费", "资金"} & set(path):
            return self._amount(path)
        return _described(path)

    def _amount(self, path: Path) -> str:
        """Give the whole to each total and to the first of its parts, nothing to the others."""
        first = {plan.path[:-1]: plan.path[-1] for plan in reversed(self.form.basic_data)}
        names = tuple(step for step in path[1:-1] if step != "明细")
        later = path[0] == "经费" and any(
            first.get(names[:depth], name) != name for depth, name in enumerate(names) if depth
        )
        sources = self.form.funding.sources
        behind = "来源" in path and path[path.index("来源") + 1] not in sources[:1]
        return "0" if later or behind or path[-1] in NOTHING else AMOUNT

    def _graded(self, path: Path) -> str:
        """Answer an indicator of the rubric: full marks, the best level, nothing gone wrong."""
        rubrics = (self.standards.department_rubric, self.standards.project_rubric)
        rows = {one.indicator.name: one.indicator for r in rubrics if r for one in r.rows}
        indicator = rows[path[-2]]
        asked = {one.key: one for one in indicator.rule.asks(indicator.weight)}[path[-1]]
        if asked.words:
            return asked.words[0]
        return str(indicator.weight) if path[-1] == "自评得分" else "0"

    def _share_weights(self, data: Data) -> None:
        """Give each table of indicators its rubric's points, each row a target that was met."""
        whole = ((data.get("整体自评"), self.standards.department_rubric),)
        projects = ((one, self.standards.project_rubric) for one in data.get("项目") or ())
        for holder, rubric in (*whole, *projects):
            found = [one for one in grouped(holder or {}) if NAME in one[1]]
            weights = _weights(rubric, [group for group, _ in found])
            for group, row in found:
                row |= {"年度指标值": "≥5次"}
                if "分值" in row:
                    folds = rubric is not None and rubric.fold is not None
                    weight = str(rubric.total if rubric and folds else weights.get(group, 30))
                    row |= {"实际完成值": "5次", "分值": weight, "自评得分": weight}
            for goal in goals_of(holder or {}):
                if "分值" in goal and rubric is not None:
                    goal["分值"] = str(rubric.indicator_total)

    def _share_columns(self, data: Data) -> None:
        """Let the shares of a form's rows make up the whole: all of it for the first."""
        given: set[Path] = set()
        for path in leaves(data):
            column = column_named(path[-1], self.form)
            if column and column.kind == "占比":
                kind = (path[:2], path[-1])
                at(data, path[:-1])[path[-1]] = "0%" if kind in given else "100%"
                given.add(kind)


def made_sample(standards: Standards, name: str, workspace: Workspace) -> Sample:
    """Return a made-up filing of a form that has no sample yet."""
    data = SampleMaker.of(standards, name, workspace).filled()
    return Sample(json.dumps(data, ensure_ascii=False), pathlib.Path(f"{name}.yaml"))


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Return what was read without the comments and marks around it."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:  # noqa: ANN401 - as above
    """Yield the paths of all values that hold nothing below them."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, below in steps:
        if isinstance(below, dict | list):
            yield from leaves(below, (*path, step))
        else:
            yield (*path, step)


def at(data: Any, path: Path) -> Any:  # noqa: ANN401 - as above
    """Return what stands at a path."""
    for step in path:
        data = data[step]
    return data


def goals_of(holder: Data) -> list[Data]:
    """Return the goals of an assessment that has several."""
    goals = holder.get("总体目标")
    return goals if isinstance(goals, list) else []


def grouped(holder: Data) -> list[tuple[str, Data]]:
    """Return the rows of a table of indicators with their group; a flat list has none."""
    owned = [one["绩效指标"] for one in goals_of(holder) if "绩效指标" in one]
    table = owned[0] if owned else holder.get("绩效指标") or {}
    if isinstance(table, list):
        return [("", row) for row in table]
    return [
        (group, row) for group, below in table.items() for rows in below.values() for row in rows
    ]


def tables(value: Any) -> Iterator[list[Data]]:  # noqa: ANN401 - as above
    """Walk the lists of indicators, however deep they stand."""
    if isinstance(value, list):
        if value and isinstance(value[0], dict) and NAME in value[0]:
            yield value
            return
        for one in value:
            yield from tables(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from tables(one)


def _more_rows(table: list[Data], *, shared: bool) -> None:
    """Put further rows behind the first of a table, each with a longer name.

    The points of the first are shared out among all, where they are part of a total.
    """
    first, name = table[0], table[0][NAME] or TEXT
    rows = ({**copy.deepcopy(first), NAME: f"{before}{name}"} for before in LONGER[len(table) :])
    table += list(rows)
    if shared and "分值" in first:
        for row, points in zip(table, _parts(Decimal(first["分值"]), len(table)), strict=True):
            row |= {"分值": f"{points}", "自评得分": f"{points}"}


def _only(given: Mapping[str, Any], names: tuple[str, ...]) -> Data:
    return {name: given[name] for name in dict.fromkeys(names) if name in given}


def _weights(rubric: Rubric | None, groups: list[str]) -> dict[str, object]:
    """Return the points of each group; where all share one total, each has a part of it."""
    if rubric is None or not groups:
        return {}
    if rubric.indicator_total is None:
        return dict(rubric.group_weights)
    return dict(zip(groups, _parts(rubric.indicator_total, len(groups)), strict=True))


def _parts(total: Decimal, count: int) -> list[Decimal]:
    """Share a total out in whole points; the first part has what is left over."""
    part = total // count
    return [total - part * (count - 1), *[part] * (count - 1)]


def _described(path: Path) -> Any:  # noqa: ANN401 - as above
    """Take the example that the model gives of a key, a text of our own for free names."""
    for field in _fields(path):
        if field.examples:
            example = field.examples[0]
            return [example] if typing.get_origin(field.annotation) is tuple else example
    return TEXT


def _fields(path: Path) -> Iterator[FieldInfo]:
    """Yield the fields of the last key of a path: its own, then any of that name in the model."""
    yield from _own_fields(path)
    waiting: list[type[BaseModel]] = [Filing, Indicator]
    seen: set[type[BaseModel]] = set()
    while waiting:
        record = waiting.pop()
        if record in seen:
            continue
        seen.add(record)
        for field in record.model_fields.values():
            if field.alias == path[-1]:
                yield field
            waiting += _records(field.annotation)


def _own_fields(path: Path) -> Iterator[FieldInfo]:
    """Follow a path through the model; free names and numbers of rows lead no further down."""
    records: list[type[BaseModel]] = [Filing]
    for step in path:
        fields = [one for record in records for one in record.model_fields.values()]
        found = [one for one in fields if one.alias == step]
        if step == path[-1]:
            yield from found
        if found:
            records = [record for one in found for record in _records(one.annotation)]


def _records(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [one for part in typing.get_args(annotation) for one in _records(part)]
