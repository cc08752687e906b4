"""The indicator: a row of the table, with the columns that the variants of forms ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, NamedTuple

from pydantic import BeforeValidator, Discriminator, Field, Tag

from generator.filing.answers import Answers
from generator.filing.carried import (
    INSIDE,
    OF_LAST_YEAR,
    PLANNED,
    PLANNED_TABLE,
    RESULT,
    STANDING,
    Fate,
    moved,
)
from generator.filing.measure import Sign  # noqa: TC001 - pydantic reads the annotation
from generator.reading import Number, Size, Text, YesNo, mistake, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "三级指标"


class Indicator(Answers):
    """A third-level indicator. Target and actual value are kept as typed: that text is printed.

    Where such a text holds no number or several, ``scored_target`` and ``scored_actual`` say which
    one counts. ``weight`` and ``approved_weight`` are points. ``children`` are 其中 rows, which
    carry no points.
    """

    kind: ClassVar[str] = "绩效指标"

    name: Annotated[
        Text, Field(alias="三级指标", description="指标名称", examples=["培训场次"]), STANDING
    ]
    explanation: Annotated[
        Text | None,
        Field(alias="指标说明", description="指标的定义", examples=["全年举办业务培训的场次"]),
        STANDING,
    ] = None
    op: Annotated[
        Sign | None,
        Field(alias="指标性质", description="符号、定量或定性；写了就以它为准", examples=["≥"]),
        STANDING,
    ] = None
    target: Annotated[
        Text | None,
        Field(alias="年度指标值", description="目标，照写照印", examples=["≥4次"]),
        PLANNED,
    ] = None
    target_initial: Annotated[
        Text | None,
        Field(alias="年初指标值", description="年中调整过的，写年初的值", examples=["≥3次"]),
        PLANNED,
    ] = None
    unit: Annotated[
        Text | None,
        Field(alias="度量单位", description="指标值里没有单位时填", examples=["次"]),
        STANDING,
    ] = None
    base: Annotated[
        Text | None,
        Field(alias="上年实际值", description="上年完成的值", examples=["4次"]),
        OF_LAST_YEAR,
    ] = None
    actual: Annotated[
        Text | None,
        Field(alias="实际完成值", description="结果，照实写，与目标同一单位", examples=["5次"]),
        moved("上年实际值", Fate.EMPTIED),
    ] = None
    scored_target: Annotated[
        Text | None,
        Field(
            alias="计分用指标值",
            description="指标值读不出唯一的数时，写明按哪个数算，不印出来",
            examples=["12702人"],
        ),
        PLANNED,
    ] = None
    scored_actual: Annotated[
        Text | None,
        Field(
            alias="计分用完成值",
            description="完成值读不出唯一的数时，写明按哪个数算，不印出来",
            examples=["131次"],
        ),
        RESULT,
    ] = None
    weight: Annotated[
        Size | None, Field(alias="分值", description="满分多少分", examples=["10"]), STANDING
    ] = None
    approved_weight: Annotated[
        Size | None,
        Field(alias="批复分值", description="目标批复时的分值", examples=["10"]),
        PLANNED,
    ] = None
    reviewed: Annotated[
        Number | None, Field(alias="复核得分", description="财政复核的得分", examples=["9"]), RESULT
    ] = None
    core: Annotated[
        YesNo | None,
        Field(alias="核心指标", description="是不是核心指标", examples=["是"]),
        STANDING,
    ] = None
    children: Annotated[
        tuple[Indicator, ...], Field(alias="其中", description="下一级的行，不计分"), INSIDE
    ] = ()
    other: Annotated[
        dict[Text, Text | None],
        Field(alias="其他栏", default_factory=dict, description="表上另有的栏：栏名和内容"),
        PLANNED_TABLE,
    ]


def _shape(value: object) -> str:
    """Tell a list of rows from a mapping of groups, whatever else may be wrong with it."""
    return "rows" if isinstance(value, (list, tuple)) else "groups"


def _without_blanks(value: object) -> object:
    """Leave out groups and subgroups that nothing stands under: blank means none."""
    if not isinstance(value, dict):
        return value
    return {name: below for name, below in value.items() if below is not None}


def _rows_only(value: object) -> object:
    """Refuse a level below the subgroups; a single row that lacks its dash is another mistake."""
    if isinstance(value, dict) and NAME not in value:
        raise mistake("M16", below=shown("、".join(map(str, value))))
    return value


Rows = tuple[Indicator, ...]
Subgroups = Annotated[
    dict[Text, Annotated[Rows, BeforeValidator(_rows_only)]], BeforeValidator(_without_blanks)
]
Group = Annotated[
    Annotated[Rows, Tag("rows")] | Annotated[Subgroups, Tag("groups")], Discriminator(_shape)
]
# A flat list (some forms have no levels), rows under groups, or rows under groups and subgroups.
IndicatorTable = Annotated[
    Annotated[Rows, Tag("rows")]
    | Annotated[dict[Text, Group], BeforeValidator(_without_blanks), Tag("groups")],
    Discriminator(_shape),
]


class IndicatorRow(NamedTuple):
    """An indicator with the names of its group and subgroup, '' where the form has none."""

    group: str
    subgroup: str
    indicator: Indicator


def flat_rows(table: Rows | dict[str, Rows | dict[str, Rows]]) -> Iterator[IndicatorRow]:
    """Walk an indicator table row by row, in the order of the file."""
    if isinstance(table, tuple):
        yield from (IndicatorRow("", "", indicator) for indicator in table)
        return
    for group, below in table.items():
        if isinstance(below, tuple):
            yield from (IndicatorRow(group, "", indicator) for indicator in below)
            continue
        for subgroup, rows in below.items():
            yield from (IndicatorRow(group, subgroup, indicator) for indicator in rows)
