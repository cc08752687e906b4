"""What made-up units are made of: word lists, one pattern a form, the ways to break a unit."""

from __future__ import annotations

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


class Draw(Record):
    """One value of a pattern: a number within bounds, words of a list, a sum, or repeated text."""

    low: Annotated[Number | None, Field(alias="从")] = None
    high: Annotated[Number | None, Field(alias="到")] = None
    decimals: Annotated[Count, Field(alias="小数")] = 0
    words: Annotated[Text | None, Field(alias="抽")] = None
    count: Annotated[tuple[Count, Count], Field(alias="个数")] = (1, 1)
    formula: Annotated[Text | None, Field(alias="式")] = None
    times: Annotated[tuple[Count, Count] | None, Field(alias="重复")] = None
    values: Annotated[dict[Text, Draw], Field(alias="取值", default_factory=dict)]
    text: Annotated[str, Field(alias="文本")] = ""


class Pattern(Record):
    """The filing of a form with places ⟨…⟩ for what is drawn, in the order of ``values``."""

    year: Annotated[Count, Field(alias="年度")]
    values: Annotated[dict[Text, Draw], Field(alias="取值")]
    text: Annotated[str, Field(alias="文本")]


class Fault(Record):
    """A way to break a unit, and the code that is to be said of it."""

    name: Annotated[Text, Field(alias="名称")]
    old: Annotated[str, Field(alias="找")]
    new: Annotated[str, Field(alias="换")]
    code: Annotated[Text, Field(alias="编号")]


class Faults(Record):
    """All ways to break a unit."""

    faults: Annotated[tuple[Fault, ...], Field(alias="坏法")]
