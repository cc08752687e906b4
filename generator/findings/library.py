"""The findings library as data: when a problem is there, and how it is put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.expressions.formula import Condition, Formula
from generator.findings.telling import NoteWords
from generator.reading import Record, Text, YesNo
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["单位", "自评", "指标", "经费", "子项目"]
Nature = Literal["成本", "时效", "数量", "质量", "满意度", "效益", "其他", "支出", "调整"]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


def _as_list(value: object) -> object:
    """Read one deadline as a list of one."""
    return [value] if isinstance(value, str) else value


Deadlines = Annotated[tuple[Text, ...], BeforeValidator(_as_list)]


class Scope(Record):
    """Which rows (of indicators, of expenses) an entry looks at; what is not named does not matter.

    ``words``, ``target_words`` and ``cause_words`` ask that the name, the typed target or the
    unit's reason hold at least one of them; ``natures`` of expenses are 支出 and 调整;
    ``excluded`` are names that the row, or what it is part of, may not have.
    """

    natures: Annotated[tuple[Nature, ...], Field(alias="类别")] = ()
    direction: Annotated[Literal["正向", "反向"] | None, Field(alias="方向")] = None
    words: Annotated[tuple[Text, ...], Field(alias="名称含")] = ()
    target_words: Annotated[tuple[Text, ...], Field(alias="目标含")] = ()
    cause_words: Annotated[tuple[Text, ...], Field(alias="原因含")] = ()
    excluded: Annotated[tuple[Text, ...], Field(alias="除外")] = ()


class Situation(Record):
    """One condition that makes the problem, and the fact to state where it holds.

    ``rows`` are the indicators that lose points by it, where the entry does not look at
    indicators itself.
    """

    condition: Annotated[Condition, Field(alias="条件")]
    fact: Annotated[Text, Field(alias="事实")]
    rows: Annotated[tuple[Text, ...], Field(alias="对应指标")] = ()


class MeasureWording(Record):
    """One wording of the measure."""

    title: Annotated[Text, Field(alias="标题")]
    action: Annotated[Text, Field(alias="内容")]


class Entry(Record):
    """One problem of the library. Every text is Jinja over names of the data.

    Of several titles, problems and measures a unit gets one each. ``actor`` and ``deadlines``
    overrule the library's own; of several deadlines the first serves that no measure before it
    has. ``yields`` names entries that say more: where one of them holds for the same thing, this
    entry keeps silent. A ``fallback`` speaks of rows that lost points and that no other entry
    speaks of. What a unit wrote beside a row says why its value is what it is: an entry that speaks
    of something else (no evidence, a target without a number) does not take it (``takes_notes``).
    """

    titles: Annotated[Texts, Field(alias="标题")]
    kind: Annotated[Kind, Field(alias="对象")]
    scope: Annotated[Scope, Field(alias="适用")] = Scope.model_construct()
    situations: Annotated[tuple[Situation, ...], Field(alias="情形", min_length=1)]
    problems: Annotated[Texts, Field(alias="问题")]
    measures: Annotated[tuple[MeasureWording, ...], Field(alias="措施", min_length=1)]
    actor: Annotated[Text | None, Field(alias="责任主体")] = None
    deadlines: Annotated[Deadlines, Field(alias="完成时限")] = ()
    yields: Annotated[tuple[Text, ...], Field(alias="让位")] = ()
    fallback: Annotated[YesNo, Field(alias="兜底")] = False
    takes_notes: Annotated[YesNo, Field(alias="取单位原因")] = True


class Asked(Record):
    """A datum that the library asks for beyond the common ones, under 业务数据."""

    unit: Annotated[Text, Field(alias="单位")]
    explanation: Annotated[Text, Field(alias="说明")]


class LibraryFile(Record):
    """One set's 问题库.yaml: all entries, or only those that differ from the sets behind it.

    ``figures`` are asked for under 业务数据, ``texts`` under 材料 or 业务数据 (name → what it
    is). ``derived`` are further figures worked out from the data. ``causes`` are the wordings that
    lead in a cause, ``notes`` the words that tell a cause from a plan, ``offices`` what a unit's
    inner offices are called where its own data does not tell. ``disabled`` gives the reason why an
    entry does not serve here.
    """

    title: Annotated[Text, Field(alias="名称")]
    source: Annotated[Text | None, Field(alias="来源")] = None
    figures: Annotated[dict[Text, Asked], Field(alias="数据", default_factory=dict)]
    texts: Annotated[dict[Text, Text], Field(alias="文字", default_factory=dict)]
    derived: Annotated[dict[Text, Formula], Field(alias="派生", default_factory=dict)]
    actor: Annotated[Text | None, Field(alias="责任主体")] = None
    deadlines: Annotated[Deadlines, Field(alias="完成时限")] = ()
    offices: Annotated[Text | None, Field(alias="内设机构称谓")] = None
    causes: Annotated[tuple[Text, ...], Field(alias="原因句")] = ()
    notes: Annotated[NoteWords | None, Field(alias="原因辨别")] = None
    disabled: Annotated[dict[Text, Text], Field(alias="停用", default_factory=dict)]
    entries: Annotated[dict[Text, Entry], Field(alias="问题", default_factory=dict)]


class Library(Struct, frozen=True):
    """The entries that hold for one form, by id in order, with what their words rest on."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    figures: Mapping[str, Asked] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    derived: Mapping[str, Formula] = field(default_factory=dict)
    causes: tuple[str, ...] = ()
    notes: NoteWords | None = None
    actor: str = ""
    deadlines: tuple[str, ...] = ()
    offices: str = ""

    @property
    def asked(self) -> frozenset[str]:
        """The names of what units are asked for to judge by, which are no results of their own."""
        return frozenset((*self.figures, *self.texts))

    def actor_of(self, entry: Entry) -> str:
        """Who carries out an entry's measures."""
        return entry.actor or self.actor

    def deadlines_of(self, entry: Entry) -> tuple[str, ...]:
        """By when an entry's measures may be carried out, what suits them best first."""
        return entry.deadlines or self.deadlines


def merged(files: tuple[LibraryFile, ...]) -> Library:
    """Lay the files of a search path over each other, the nearest set first."""
    entries: dict[str, Entry] = {}
    figures: dict[str, Asked] = {}
    texts: dict[str, str] = {}
    derived: dict[str, Formula] = {}
    for file in reversed(files):
        entries |= file.entries
        for name in file.disabled:
            entries.pop(name, None)
        figures |= file.figures
        texts |= file.texts
        derived |= file.derived
    return Library(
        entries=dict(sorted(entries.items())),
        figures=figures,
        texts=texts,
        derived=derived,
        causes=next((file.causes for file in files if file.causes), ()),
        notes=next((file.notes for file in files if file.notes), None),
        actor=next((file.actor for file in files if file.actor), ""),
        deadlines=next((file.deadlines for file in files if file.deadlines), ()),
        offices=next((file.offices for file in files if file.offices), ""),
    )
