"""The form (套表): which rubric, funding lines and Word templates make one place's set."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.reading import Count, Record, Text, Year, YesNo, mistake


class Years(Record):
    """The years for which something is in force; an open end is left out."""

    first: Annotated[Year | None, Field(alias="起")] = None
    last: Annotated[Year | None, Field(alias="止")] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first and self.last and self.first > self.last:
            raise mistake("M14", key="止", value=str(self.last), limit=f"不早于 {self.first}")
        return self

    def covers(self, year: int) -> bool:
        """Tell whether the year lies within."""
        return (self.first or year) <= year <= (self.last or year)

    def __str__(self) -> str:
        return f"{self.first or '…'}—{self.last or '…'} 年度"


class DocumentPlan(Record):
    """One kind of document of the set: its Word template, and what one is made of.

    对象 is the unit with all its data, the assessment of the whole unit, or each project in turn.
    ``mark`` is the attachment mark printed on it (附件1-1). ``attachments`` are other documents of
    the form, by name, that follow behind this one, each on a new page; one that is not
    ``standalone`` is made only so.
    """

    name: Annotated[Text, Field(alias="名称")]
    template: Annotated[Text, Field(alias="模板")]
    per: Annotated[Literal["单位", "整体自评", "项目"], Field(alias="对象")] = "单位"
    mark: Annotated[Text | None, Field(alias="附件号")] = None
    attachments: Annotated[tuple[Text, ...], Field(alias="附件")] = ()
    standalone: Annotated[YesNo, Field(alias="单独成文")] = True


class Required(Record):
    """Which values a unit must give, by the kind of record that holds them (check S01)."""

    unit: Annotated[tuple[Text, ...], Field(alias="单位")] = ()
    project: Annotated[tuple[Text, ...], Field(alias="项目")] = ()
    department: Annotated[tuple[Text, ...], Field(alias="整体自评")] = ()
    goal: Annotated[tuple[Text, ...], Field(alias="总体目标")] = ()
    funds: Annotated[tuple[Text, ...], Field(alias="资金")] = ()
    indicator: Annotated[tuple[Text, ...], Field(alias="绩效指标")] = ()


class FundingPlan(Record):
    """The funding block of the set: amount columns and source lines, in printed order."""

    columns: Annotated[tuple[Text, ...], Field(alias="栏目")] = ()
    sources: Annotated[tuple[Text, ...], Field(alias="来源")] = ()


class BasicDataRow(Record):
    """A row of the basic-data table: the expense it shows and how it is printed.

    ``path`` leads to the expense through its parents' names. ``rest`` stands for all details of it
    that no other row shows. ``without_prev`` prints —— for the year before.
    """

    path: Annotated[tuple[Text, ...], Field(alias="经费", min_length=1)]
    printed: Annotated[Text | None, Field(alias="印作")] = None
    indent: Annotated[Count, Field(alias="层级", le=3)] = 0
    rest: Annotated[YesNo, Field(alias="其余明细")] = False
    without_prev: Annotated[YesNo, Field(alias="不填上年")] = False

    @property
    def label(self) -> str:
        """What the row is printed as."""
        return self.printed or self.path[-1]


class Form(Record):
    """What one place asks for in one year, and which files it makes of it.

    ``kind`` tells a declaration of targets (申报), made before the year's work, from a
    self-assessment (自评) of it. ``wording`` are the sets in which its chapters are looked for, the
    nearest first; a form without them has no report, and nobody asks its units for problems.
    ``problem_limit`` is how many problems its reports list at most; a unit's own all stay.
    ``examples`` is the file of examples that its blank filings show, the common one unless typed.
    ``rate_digits`` and ``share_digits`` hold for all papers of the set, tables and prose alike:
    execution rates and the like, and parts of a whole.
    """

    title: Annotated[Text, Field(alias="名称")]
    source: Annotated[Text, Field(alias="来源")]
    years: Annotated[Years, Field(alias="适用年度")]
    kind: Annotated[Literal["自评", "申报"], Field(alias="类别")] = "自评"
    project_rubric: Annotated[Text | None, Field(alias="项目评分标准")] = None
    department_rubric: Annotated[Text | None, Field(alias="整体评分标准")] = None
    funding: Annotated[FundingPlan, Field(alias="资金")] = FundingPlan.model_construct()
    basic_data: Annotated[tuple[BasicDataRow, ...], Field(alias="基础数据表")] = ()
    group_points: Annotated[YesNo, Field(alias="一级指标带分值")] = False
    unit_column: Annotated[YesNo, Field(alias="度量单位单列")] = False
    rate_digits: Annotated[Count, Field(alias="执行率小数位数", le=4)] = 1
    typed_share_digits: Annotated[Count | None, Field(alias="占比小数位数", le=4)] = None
    typed_dated: Annotated[YesNo | None, Field(alias="要落款日期")] = None
    wording: Annotated[tuple[Text, ...], Field(alias="文字")] = ()
    problem_limit: Annotated[Count, Field(alias="问题上限", ge=1, le=20)] = 5
    examples: Annotated[Text | None, Field(alias="示例")] = None
    required: Annotated[Required, Field(alias="必填")] = Required.model_construct()
    documents: Annotated[tuple[DocumentPlan, ...], Field(alias="文件", min_length=1)]

    @property
    def dated(self) -> bool:
        """Tell whether papers bear a date (check S08): reports and declarations do unless typed."""
        by_kind = bool(self.wording) or self.kind == "申报"
        return by_kind if self.typed_dated is None else self.typed_dated

    @property
    def share_digits(self) -> int:
        """The decimals of a part of a whole: those of the execution rate unless typed."""
        return self.rate_digits if self.typed_share_digits is None else self.typed_share_digits
