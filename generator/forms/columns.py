"""The columns that a form adds to the keys of a filing (栏目), by the kind of record they are of.

Units fill them in under their own names; templates and wording print them by name.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, model_validator

from generator import patterns
from generator.reading import Count, Record, Text, YesNo, mistake, scalars, shown, suggestion
from generator.reading.typed_rate import typed_rate

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

ColumnKind = Literal["文字", "金额", "数", "占比", "选项", "日期"]
BOXES = patterns.compile("[□☐☑☒■√✓✔]")
TICKED = patterns.compile("[☑☒■√✓✔]\\s*(?P<after>[^□☐☑☒■√✓✔]*)")
BETWEEN = patterns.compile("[、,，;；\\s]+")


class Column(Record):
    """A column or cell of a form's own: what it is called, what belongs into it.

    ``options`` are the boxes of a choice, ``several`` if more than one may be ticked. ``stands``
    tells a standing fact, which next year's filing keeps.
    """

    name: Annotated[
        Text,
        Field(
            alias="名称",
            description=(
                "栏名，单位填的键、模板用的名称都是它；与数据文件的键、模板已有的名称相同的，报 G10"
            ),
            min_length=1,
            max_length=40,
        ),
    ]
    kind: Annotated[
        ColumnKind,
        Field(
            alias="种类",
            description=(
                "`文字`（不写就是它）、`金额`（随金额单位换算）、`数`、`占比`（填 20% 或 0."
                "2，照填的印）、`选项`、`日期`"
            ),
        ),
    ] = "文字"
    options: Annotated[
        tuple[Text, ...],
        Field(
            alias="选项",
            description=(
                "种类是“选项”的，有哪几个。印成 `☑是 ☐否`，没有填的印空的方框；`行.是否核心"
                " == '是'` 比较的是选中的字"
            ),
        ),
    ] = ()
    several: Annotated[YesNo, Field(alias="可多选", description="`是`：可以选几个")] = False
    required: Annotated[
        YesNo, Field(alias="必填", description="`是`：没有填的报 S01。也可以写在套表的“必填”里")
    ] = False
    explanation: Annotated[
        Text | None, Field(alias="说明", description="写在空白数据文件和键名提示里")
    ] = None
    example: Annotated[Text | None, Field(alias="例", description="同上")] = None
    longest: Annotated[
        Count | None,
        Field(alias="字数上限", description="文字最多几个字，超过的报 S14；空格和换行不算", ge=1),
    ] = None
    stands: Annotated[
        YesNo, Field(alias="沿用", description="`是`：由上年的数据文件新建时照抄；不写的清空")
    ] = False

    @model_validator(mode="after")
    def _options_of_choices(self) -> Self:
        if (self.kind == "选项") != bool(self.options):
            told = "种类是“选项”的，写明有哪些选项" if not self.options else "种类不是“选项”"
            raise mistake("M15", key="选项", value=told)
        return self

    def read(self, value: object) -> object:
        """Return what was filled in by the kind of the column; raise a mistake for what is not."""
        return _READERS[self.kind](self, value)

    def chosen(self, text: str) -> tuple[str, ...]:
        """Return the options that a text names, ticked (☑是 ☐否) or alone (是); more is refused."""
        ticked = [one["after"] for one in TICKED.finditer(text)] if BOXES.search(text) else [text]
        words = [word for one in ticked for word in self._words(one.strip())]
        for word in words:
            if word not in self.options:
                raise mistake(
                    "M12",
                    value=shown(word),
                    allowed="、".join(self.options),
                    hint=suggestion(word, self.options),
                )
        if len(words) > 1 and not self.several:
            raise mistake(
                "M12", value=shown(text), allowed="、".join(self.options), hint="只选一项"
            )
        return tuple(words)

    def _words(self, text: str) -> list[str]:
        if text in self.options:
            return [text]
        return [word for word in BETWEEN.split(text) if word]


def _text(_: Column, value: object) -> str | None:
    if not isinstance(value, str):
        raise mistake("M04", value="一组键值" if isinstance(value, dict) else "一个列表")
    return value.strip() or None


def _share(column: Column, value: object) -> str | None:
    """Keep a share as typed: 20% and 0.2 are certain, 20 may be either."""
    text = _text(column, value)
    if text is None or scalars.is_dash(text):
        return None
    if share_of(text) is None:
        bare = f"写上百分号：{text}%，或者写成 0 到 1 之间的小数"
        hint = bare if typed_rate(text) else "写成 20% 或 0.2"
        raise mistake("M05", value=shown(text), hint=hint)
    return text


def share_of(text: str) -> Decimal | None:
    """Return the share that a text states; None where it is none for certain."""
    rate = typed_rate(text)
    return rate.certain if rate else None


def _choice(column: Column, value: object) -> str | None:
    text = _text(column, value)
    return "、".join(column.chosen(text)) or None if text else None


_READERS: dict[str, Callable[[Column, object], object]] = {
    "文字": _text,
    "金额": lambda _, value: scalars.change(value),
    "数": lambda _, value: scalars.number(value),
    "占比": _share,
    "选项": _choice,
    "日期": lambda _, value: scalars.date(value),
}


class Columns(Record):
    """The columns that a form declares, by the kind of record to which they belong."""

    unit: Annotated[
        tuple[Column, ...], Field(alias="单位", description="填在单位下；模板里是 `单位.栏名`")
    ] = ()
    project: Annotated[
        tuple[Column, ...], Field(alias="项目", description="填在一个项目下；`项目.栏名`")
    ] = ()
    department: Annotated[
        tuple[Column, ...], Field(alias="整体自评", description="填在整体自评下；`项目.栏名`")
    ] = ()
    goal: Annotated[
        tuple[Column, ...],
        Field(
            alias="总体目标",
            description=(
                "填在总体目标，或者每一个目标下；`目标.栏名`（第一个目标的）、`目标列表` 的每行"
            ),
        ),
    ] = ()
    funds: Annotated[
        tuple[Column, ...],
        Field(
            alias="资金",
            description=(
                "填在年度资金总额和各来源的行；`资金.合计.栏名`，`资金.来源`、`资金.已填来"
                "源` 的每行"
            ),
        ),
    ] = ()
    spending: Annotated[
        tuple[Column, ...],
        Field(
            alias="支出明细",
            description=(
                "填在支出、收入的一行：`培训费: {金额: 12.5, 栏名: …}`；`项目.支出列表`、"
                "`预算.支出列表`、`预算.收入列表` 的每行"
            ),
        ),
    ] = ()
    part: Annotated[
        tuple[Column, ...],
        Field(alias="子项目", description="填在子项目的一项；`项目.子项目` 的每行"),
    ] = ()
    task: Annotated[
        tuple[Column, ...],
        Field(alias="任务", description="填在任务的一项；`任务`、`任务表` 的每行"),
    ] = ()
    indicator: Annotated[
        tuple[Column, ...],
        Field(alias="绩效指标", description="填在三级指标；`指标` 的每行：`行.权重占比`"),
    ] = ()
    group: Annotated[
        tuple[Column, ...],
        Field(
            alias="一级指标",
            description="填在一级指标的名称下，与二级指标并排；`一级列表` 的每行：`行.自评等级`",
        ),
    ] = ()
    subgroup: Annotated[
        tuple[Column, ...],
        Field(alias="二级指标", description="填在二级指标的名称下；`二级列表` 的每行"),
    ] = ()
    answers: Annotated[
        tuple[Column, ...],
        Field(alias="评分资料", description="填在评分标准自带指标的回答；`指标表` 的每行"),
    ] = ()
    foot: Annotated[
        tuple[Column, ...],
        Field(alias="表尾", description="填在项目、整体自评的“表尾”下；`表尾.栏名`"),
    ] = ()

    @cached_property
    def by_kind(self) -> dict[str, tuple[Column, ...]]:
        """Every kind of record that has columns, with them in the order of the form."""
        return {
            kind: found
            for kind, found in self.values_by_key()
            if isinstance(found, tuple) and found
        }

    def of(self, kind: str) -> tuple[Column, ...]:
        """Return the columns of a kind of record."""
        return self.by_kind.get(kind, ())

    def required(self, kind: str) -> tuple[str, ...]:
        """Return the names of the columns that must not be left empty."""
        return tuple(one.name for one in self.of(kind) if one.required)
