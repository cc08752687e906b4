"""What a unit tells in its own words: work done, problems with their measures, signature."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from generator.reading import Date, Record, Text


def _shape(value: object) -> str:
    """Tell several paragraphs from one."""
    return "many" if isinstance(value, (list, tuple)) else "one"


Paragraphs = Annotated[
    Annotated[Text, Tag("one")] | Annotated[tuple[Text, ...], Tag("many")], Discriminator(_shape)
]


class Task(Record):
    """A piece of the year's work: what was done, step by step, and what came of it.

    ``figures`` are what can be counted of it, by name and with units, as they are to be printed.
    """

    name: Annotated[Text, Field(alias="名称")]
    summary: Annotated[Text | None, Field(alias="概述")] = None
    steps: Annotated[tuple[Text, ...], Field(alias="做法")] = ()
    figures: Annotated[dict[Text, Text | None], Field(alias="数据", default_factory=dict)]
    effect: Annotated[Text | None, Field(alias="成效")] = None


class Measure(Record):
    """What the unit does about a problem: the action, who takes it and by when."""

    title: Annotated[Text | None, Field(alias="标题")] = None
    action: Annotated[Text, Field(alias="内容")]
    actor: Annotated[Text | None, Field(alias="责任主体")] = None
    deadline: Annotated[Text | None, Field(alias="完成时限")] = None


class Problem(Record):
    """A problem that the unit states itself, with its measure.

    ``replaces`` names the finding of the library in whose place it stands.
    """

    title: Annotated[Text, Field(alias="标题")]
    fact: Annotated[Text | None, Field(alias="事实")] = None
    cause: Annotated[Text | None, Field(alias="原因")] = None
    measure: Annotated[Measure, Field(alias="措施")]
    replaces: Annotated[Text | None, Field(alias="代替")] = None


class Signature(Record):
    """Who signs and when; without a name it is the unit's own."""

    name: Annotated[Text | None, Field(alias="单位")] = None
    date: Annotated[Date | None, Field(alias="日期")] = None
