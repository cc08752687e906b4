"""Cases of a form (试算): what a change of its sample must lead to, as data beside the form."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from generator.forms.named_files import NamedFiles
from generator.reading import Number, Record, Text

CASES = NamedFiles("试算", ("templates", "cases"), ".yaml")


class Expected(Record):
    """What must come out. Points are what the rules compute, whatever the unit gave itself.

    ``subject`` is the project, or 整体自评, that points and grade are those of; where only one is
    assessed it need not be named. ``total`` and ``grade`` follow the computed points.
    """

    subject: Annotated[
        Text | None,
        Field(alias="对象", description="哪个项目，或者 `整体自评`；只评一个的不用写"),
    ] = None
    points: Annotated[
        dict[Text, Number], Field(alias="得分", description="指标名称和按规则的得分")
    ] = {}  # noqa: RUF012 - pydantic copies it
    total: Annotated[Number | None, Field(alias="总分", description="按规则的总分")] = None
    grade: Annotated[Text | None, Field(alias="等级", description="按规则的等级")] = None
    findings: Annotated[tuple[Text, ...], Field(alias="问题", description="问题库查出的编号")] = ()
    sentences: Annotated[
        tuple[Text, ...], Field(alias="句子", description="生成的文件里要有的话")
    ] = ()
    codes: Annotated[tuple[Text, ...], Field(alias="编号", description="检查报的编号")] = ()


class Unwanted(Record):
    """What must not come out."""

    findings: Annotated[tuple[Text, ...], Field(alias="问题")] = ()
    sentences: Annotated[tuple[Text, ...], Field(alias="句子")] = ()
    codes: Annotated[tuple[Text, ...], Field(alias="编号")] = ()


class FormCase(Record):
    """One case: what is changed in the sample, what must come of it and what must not."""

    name: Annotated[Text, Field(alias="名称", description="试的是什么")]
    change: Annotated[
        dict[Text, Any],
        Field(alias="改", description="盖在样例上的几行数据，见下", default_factory=dict),
    ]
    expected: Annotated[Expected, Field(alias="应得", description="要得到什么")] = (
        Expected.model_construct()
    )
    unwanted: Annotated[Unwanted, Field(alias="不应有", description="不能出现什么")] = (
        Unwanted.model_construct()
    )


class FormCases(Record):
    """All cases of a form; ``sample`` is the filing that they change, the form's own where none."""

    sample: Annotated[
        dict[Text, Any] | None,
        Field(alias="样例", description="一份填好的数据，不写就用套表的样例"),
    ] = None
    cases: Annotated[tuple[FormCase, ...], Field(alias="情形", min_length=1)]
