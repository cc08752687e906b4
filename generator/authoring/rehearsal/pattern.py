"""What made-up units are made of: word lists, one pattern a form, the ways to break a unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from generator.reading import Count, Number, Record, Text


class Office(Record):
    """A kind of institution: what it is called, whose it is, what it does and for whom."""

    name: Annotated[Text, Field(alias="名称")]
    department: Annotated[Text, Field(alias="主管部门")]
    business: Annotated[Text, Field(alias="业务")]
    served: Annotated[Text, Field(alias="对象")]
    duties: Annotated[tuple[Text, ...], Field(alias="职能")]


class Words(Record):
    """Place names in parts, institutions, and lists that patterns draw from."""

    heads: Annotated[tuple[Text, ...], Field(alias="地名首字")]
    tails: Annotated[tuple[Text, ...], Field(alias="地名尾字")]
    levels: Annotated[tuple[Text, ...], Field(alias="地名级别")]
    offices: Annotated[tuple[Office, ...], Field(alias="机构")]
    lists: Annotated[dict[Text, tuple[Text, ...]], Field(alias="词")]


class Shortfall(Record):
    """Why a measure was missed, and what is done about it until when."""

    cause: Annotated[Text, Field(alias="原因")]
    remedy: Annotated[Text, Field(alias="措施")]


class Measure(Record):
    """What a subject is measured by: a number within bounds, or a day within months."""

    name: Annotated[Text, Field(alias="指标")]
    sort: Annotated[Text, Field(alias="类")] = ""
    sign: Annotated[Text, Field(alias="性质")] = "≥"
    unit: Annotated[Text, Field(alias="单位")] = ""
    low: Annotated[Number, Field(alias="从")] = Decimal(0)
    high: Annotated[Number, Field(alias="到")] = Decimal(0)
    step: Annotated[Number, Field(alias="步")] = Decimal(1)
    months: Annotated[tuple[Count, Count] | None, Field(alias="月")] = None
    evidence: Annotated[Text, Field(alias="佐证")]
    shortfalls: Annotated[tuple[Shortfall, ...], Field(alias="短", default_factory=tuple)]


class Subject(Record):
    """What an institution spends a year's money on, and its measures by what they stand for."""

    name: Annotated[Text, Field(alias="名称")]
    content: Annotated[Text, Field(alias="内容")]
    measures: Annotated[dict[Text, Measure], Field(alias="指标")]


class Subjects(Record):
    """The subjects of each institution, by its name."""

    subjects: Annotated[dict[Text, tuple[Subject, ...]], Field(alias="题材")]


class Draw(Record):
    """One value of a pattern, or several: the key that is written says which kind it is."""

    low: Annotated[Number | None, Field(alias="从")] = None
    high: Annotated[Number | None, Field(alias="到")] = None
    decimals: Annotated[Count | None, Field(alias="小数")] = None
    words: Annotated[Text | None, Field(alias="抽")] = None
    count: Annotated[tuple[Count, Count], Field(alias="个数")] = (1, 1)
    formula: Annotated[Text | None, Field(alias="式")] = None
    times: Annotated[tuple[Count, Count] | None, Field(alias="重复")] = None
    values: Annotated[dict[Text, Draw], Field(alias="取值", default_factory=dict)]
    text: Annotated[str, Field(alias="文本")] = ""
    shared: Annotated[Text | None, Field(alias="用")] = None
    choices: Annotated[tuple[tuple[Text, ...], ...], Field(alias="择一", default_factory=tuple)]
    names: Annotated[tuple[Text, ...], Field(alias="各", default_factory=tuple)]
    missed: Annotated[Text | None, Field(alias="题材欠")] = None
    measures: Annotated[tuple[Measure, ...], Field(alias="指标", default_factory=tuple)]


class Shared(Record):
    """What several patterns use: draws in blocks, and texts said of one measure or of several."""

    draws: Annotated[dict[Text, dict[Text, Draw]], Field(alias="取值")]
    texts: Annotated[dict[Text, str], Field(alias="文本")]


class Pattern(Record):
    """The filing of a form with places ⟨…⟩ for what is drawn, in the order of ``values``.

    Its ``texts`` go before the shared ones of the same name.
    """

    year: Annotated[Count, Field(alias="年度")]
    values: Annotated[dict[Text, Draw], Field(alias="取值")]
    texts: Annotated[dict[Text, str], Field(alias="段", default_factory=dict)]
    text: Annotated[str, Field(alias="文本")]


class Fault(Record):
    """A way to break a unit, and the code that is to be said of it.

    ``old`` is a regular expression; ``new`` takes the place of what it finds first.
    """

    name: Annotated[Text, Field(alias="名称")]
    old: Annotated[re.Pattern[str], Field(alias="找")]
    new: Annotated[str, Field(alias="换")]
    code: Annotated[Text, Field(alias="编号")]


class Faults(Record):
    """All ways to break a unit."""

    faults: Annotated[tuple[Fault, ...], Field(alias="坏法")]
