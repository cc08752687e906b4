"""The form (套表): which rubric, funding lines and Word templates make one place's set."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator import patterns
from generator.forms.columns import Column, Columns
from generator.forms.layout import FreeTable, Layout
from generator.forms.relation import Relation
from generator.forms.review import Review
from generator.forms.summary_plan import SummaryPlan
from generator.reading import (
    MONEY_UNITS,
    Count,
    MoneyUnit,
    MoneyUnitName,
    Record,
    Setting,
    Text,
    Year,
    YesNo,
    mistake,
)


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


class Directions(Record):
    """Words in the names of indicators that tell whether less or more is better.

    They go before those that the program knows; a name that holds one leans so, wherever in it.
    """

    less: Annotated[
        tuple[Text, ...],
        Field(alias="越少越好", description="名称里有这些词的，越少越好，例如 `[空岗率, 碳排放]`"),
    ] = ()
    more: Annotated[
        tuple[Text, ...],
        Field(alias="越多越好", description="名称里有这些词的，越多越好，例如 `[事故演练]`"),
    ] = ()


PARTS = ("序号", "名称", "项目", "单位", "年度")
"""What a pattern of file names may put in, each between 【 and 】."""
FILE_NAME_PART = patterns.compile("【([^】]*)】?")


class DocumentPlan(Record):
    """One kind of document of the set: its Word template, and what one is made of.

    对象 is the unit with all its data, the assessment of the whole unit, or each project in turn.
    ``mark`` is the attachment mark printed on it (附件1-1). ``attachments`` are other documents of
    the form, by name, that follow behind this one, each on a new page; one that is not
    ``standalone`` is made only so.
    """

    name: Annotated[Text, Field(alias="名称", description="用作文件名")]
    template: Annotated[
        Text, Field(alias="模板", description="`templates/docx` 下的路径，不带 `.docx`")
    ]
    per: Annotated[
        Literal["单位", "整体自评", "项目"],
        Field(
            alias="对象",
            description=(
                "`单位`（一个单位一份，不写就是它）、`整体自评`（有整体自评的出一份）、`项"
                "目`（每个项目一份）"
            ),
        ),
    ] = "单位"
    file_name: Annotated[
        Text | None,
        Field(
            alias="文件名",
            description=(
                "文件叫什么，不带 `.docx`，例如 `【单位】【年度】年度【名称】`。可以用 `【序号】`、"
                "`【名称】`、`【项目】`、`【单位】`、`【年度】`；不写就是序号、名称、项目名称用“-”"
                "连起来。同一个单位的两份文件会重名的，后一份前面加序号"
            ),
        ),
    ] = None
    mark: Annotated[
        Text | None,
        Field(
            alias="附件号",
            description=(
                "模板里的 `附件号`，例如 `1-1`；模板里写“附件{{ 附件号 }}”。不写就按附件"
                "排列的次序编，通知里定死了号的才写"
            ),
        ),
    ] = None
    attachments: Annotated[
        tuple[Text, ...],
        Field(
            alias="附件",
            description="附在这份文件后面的，写“文件”里别的项的名称，次序就是附件的次序",
        ),
    ] = ()
    standalone: Annotated[
        YesNo, Field(alias="单独成文", description="`否`：只作附件，不单独出文件。不写是 `是`")
    ] = True

    @model_validator(mode="after")
    def _file_name_is_known(self) -> Self:
        unknown = [one for one in FILE_NAME_PART.findall(self.file_name or "") if one not in PARTS]
        if unknown:
            known = "、".join(f"【{one}】" for one in PARTS)
            told = f"没有【{unknown[0]}】，可以用 {known}"
            raise mistake("M15", key="文件名", value=told)
        return self


class Required(Record):
    """Which values a unit must give, by the kind of record that holds them (check S01).

    Below 经费, 业务数据, 其他数据, 材料 and 附表 the names are the unit's own.
    """

    unit: Annotated[tuple[Text, ...], Field(alias="单位")] = ()
    budget: Annotated[tuple[Text, ...], Field(alias="预算")] = ()
    expenses: Annotated[tuple[Text, ...], Field(alias="经费")] = ()
    fund: Annotated[tuple[Text, ...], Field(alias="基金")] = ()
    activity: Annotated[tuple[Text, ...], Field(alias="业务数据")] = ()
    figures: Annotated[tuple[Text, ...], Field(alias="其他数据")] = ()
    materials: Annotated[tuple[Text, ...], Field(alias="材料")] = ()
    signature: Annotated[tuple[Text, ...], Field(alias="落款")] = ()
    tables: Annotated[tuple[Text, ...], Field(alias="附表")] = ()
    project: Annotated[tuple[Text, ...], Field(alias="项目")] = ()
    department: Annotated[tuple[Text, ...], Field(alias="整体自评")] = ()
    goal: Annotated[tuple[Text, ...], Field(alias="总体目标")] = ()
    funds: Annotated[tuple[Text, ...], Field(alias="资金")] = ()
    sources: Annotated[tuple[Text, ...], Field(alias="资金来源")] = ()
    indicator: Annotated[tuple[Text, ...], Field(alias="绩效指标")] = ()


class FundingPlan(Record):
    """The funding block of the set: amount columns and source lines, in printed order."""

    columns: Annotated[
        tuple[Text, ...],
        Field(
            alias="栏目",
            description=(
                "表上有哪几栏：年初预算数、追加预算数、全年预算数、到位资金、全年执行数、年"
                "末结余、原因"
            ),
        ),
    ] = ()
    sources: Annotated[
        tuple[Text, ...],
        Field(alias="来源", description="各资金来源的名称和次序；数据文件用了别的名称，报 G05"),
    ] = ()


class BasicDataRow(Record):
    """A row of the basic-data table: the expense it shows and how it is printed.

    ``path`` leads to the expense through its parents' names. ``rest`` stands for all details of it
    that no other row shows. ``without_prev`` prints —— for the year before.
    """

    path: Annotated[
        tuple[Text, ...],
        Field(
            alias="经费",
            description="数据文件“经费”下的层次，例如 `[三公经费, 公务接待]`",
            min_length=1,
        ),
    ]
    printed: Annotated[
        Text | None,
        Field(
            alias="印作",
            description=(
                "印出来的名称，不写就印最后一层的名称。要印年份的写 `{{ 年度 }}年`，"
                "见评分标准的“年份”"
            ),
        ),
    ] = None
    indent: Annotated[Count, Field(alias="层级", description="缩进几层，0 到 3", le=3)] = 0
    rest: Annotated[
        YesNo, Field(alias="其余明细", description="`是`：这一项下面没有单独列出的细项，一项一行")
    ] = False
    without_prev: Annotated[
        YesNo, Field(alias="不填上年", description="`是`：没有上年数，模板里的 `行.无上年` 为真")
    ] = False

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
    ``columns`` are what its papers have beside the keys that every filing may have. ``money`` is
    the unit of money in its papers, and of its filings where they state none.
    ``rate_digits`` and ``share_digits`` hold for all papers of the set, tables and prose alike:
    execution rates and the like, and parts of a whole.
    """

    title: Annotated[Text, Field(alias="名称", description="套表的全称，提示里用")]
    source: Annotated[Text, Field(alias="来源", description="依据的文件")]
    years: Annotated[
        Years,
        Field(
            alias="适用年度",
            description=(
                "`{起: 2023, 止: 2025}`，不限的一头不写；年度不在里面的数据文件报 G03，不能生成"
            ),
        ),
    ]
    kind: Annotated[
        Literal["自评", "申报"],
        Field(
            alias="类别",
            description=(
                "`自评`（不写就是）或 `申报`。申报表不评分，另放在单位文件夹下的“申报”里"
                "；同一单位同一年度的自评会与它核对"
            ),
        ),
    ] = "自评"
    project_rubric: Annotated[
        Text | None,
        Field(
            alias="项目评分标准", description="评分标准的文件名，给“项目”评分；不写就不给项目评分"
        ),
    ] = None
    department_rubric: Annotated[
        Text | None, Field(alias="整体评分标准", description="同上，给“整体自评”评分")
    ] = None
    funding: Annotated[FundingPlan, Field(alias="资金", description="资金表的栏目和来源，见下")] = (
        FundingPlan.model_construct()
    )
    columns: Annotated[
        Columns,
        Field(alias="栏目", description="表上另有、数据文件本来没有的栏，见下"),
    ] = Columns.model_construct()
    typed_money: Annotated[
        MoneyUnitName,
        Field(
            alias="金额单位",
            description=(
                "文件上的金额是 `元`、`千元`、`万元`、`亿元`，不写是 `万元`；数据文件没有写自己的"
                "“金额单位”的，也按它填"
            ),
        ),
    ] = "万元"
    money_digits: Annotated[
        Count | None,
        Field(
            alias="金额小数位数",
            description=(
                "文件上的金额几位小数，四舍五入；不写的，数据文件与文件同一单位时照填的印，"
                "换算来的去掉末尾的 0"
            ),
            le=6,
        ),
    ] = None
    money_marks: Annotated[
        YesNo,
        Field(alias="金额千分位", description="`是`：文件上的金额印成 120,000.00"),
    ] = False
    basic_data: Annotated[
        tuple[BasicDataRow, ...], Field(alias="基础数据表", description="基础数据表的各行，见下")
    ] = ()
    group_points: Annotated[
        YesNo,
        Field(
            alias="一级指标带分值",
            description=(
                "`是`：`{% 合并 行.一级 %}` 印成“产出指标（50分）”，分值是单位填的，"
                "没有填的取评分标准的“一级分值”"
            ),
        ),
    ] = False
    levels: Annotated[
        Count,
        Field(
            alias="指标层级",
            description=(
                "指标表最多几级，1 到 4，不写是 3。`1` 是不分级的列表；`4` 的三级指标下面再列"
                "四级指标（`- 四级指标: …`）。更深的报 M16"
            ),
            ge=1,
            le=4,
        ),
    ] = 3
    by_goal: Annotated[
        YesNo,
        Field(
            alias="指标归目标",
            description=(
                "`是`：总体目标有几个，绩效指标写在各目标下，各目标可以有自己的分值；"
                "`行.目标`、`行.目标分值` 可合并"
            ),
        ),
    ] = False
    layout: Annotated[
        Layout,
        Field(
            alias="指标版式",
            description=(
                "表上固定印的一级、二级指标，和各至少几行："
                "`{产出指标: {数量指标: 3, 质量指标: 1}}`；"
                "写成列表的是规定的指标名称。单位没有的印空行，见下"
            ),
            default_factory=dict,
        ),
    ]
    tables: Annotated[
        tuple[FreeTable, ...],
        Field(alias="附表", description="本地另有的表，各栏自定，见下"),
    ] = ()
    longest: Annotated[
        dict[Text, dict[Text, Count]],
        Field(
            alias="字数上限",
            description="各键的文字最多几个字，按类写：`{总体目标: {预期目标: 200}}`；超过的报 S14",
            default_factory=dict,
        ),
    ]
    unit_column: Annotated[
        YesNo,
        Field(
            alias="度量单位单列",
            description=(
                "`是`：表上另有“度量单位”一栏。不写是 `否`：指标值、完成值只写了数的，后"
                "面接上度量单位印"
            ),
        ),
    ] = False
    directions: Annotated[
        Directions,
        Field(
            alias="方向",
            description=(
                "指标值没有写符号时，名称里有哪些词的越少越好、越多越好，见下。常见的（投诉、"
                "事故、成灾率……）程序已经知道，这里只写另外的"
            ),
        ),
    ] = Directions.model_construct()
    rate_digits: Annotated[
        Count,
        Field(
            alias="执行率小数位数",
            description=(
                "执行率、结余率等比率的小数位数，表格、报告、问题库一律照此，0 到 4，不写是"
                " 1；单位自己填了执行率的，照它的位数"
            ),
            le=4,
        ),
    ] = 1
    rate_rounding: Annotated[
        Literal["四舍五入", "进一", "舍去"],
        Field(
            alias="比率舍入",
            description="印出的各种比率怎样舍入：`四舍五入`（不写就是）、`进一`、`舍去`",
        ),
    ] = "四舍五入"
    control_digits: Annotated[
        Count | None,
        Field(
            alias="控制率小数位数",
            description="在职人员、规模、投资控制率的小数位数，0 到 4，不写同占比",
            le=4,
        ),
    ] = None
    points_digits: Annotated[
        Count | None,
        Field(
            alias="得分小数位数",
            description="印出的得分、总分的小数位数，0 到 4，例如 2 印 95.00；不写就照数本身的位数",
            le=4,
        ),
    ] = None
    typed_share_digits: Annotated[
        Count | None,
        Field(
            alias="占比小数位数",
            description="部分占全部的比率的小数位数，0 到 4，不写同执行率",
            le=4,
        ),
    ] = None
    typed_dated: Annotated[
        YesNo | None,
        Field(
            alias="要落款日期",
            description=(
                "`是`：没有填落款日期的，报 S08 警告。不写的，有报告的、类别是申报的套表是 "
                "`是`，只有自评表的是 `否`"
            ),
        ),
    ] = None
    heading_numbers: Annotated[
        Literal["公文", "数字", "不编"],
        Field(
            alias="标题序号",
            description=(
                "报告标题怎样编号：`公文`（一、（一）1.（1），不写就是它）、`数字`"
                "（1. 1.1 1.1.1）、`不编`"
            ),
        ),
    ] = "公文"
    wording: Annotated[
        tuple[Text, ...],
        Field(
            alias="文字",
            description=(
                "报告的措辞在 `narratives` 的哪几个文件夹里找，近的写在前面，例如 `[示范县,"
                " 通用]`。不写就没有报告，也不查问题"
            ),
        ),
    ] = ()
    problem_limit: Annotated[
        Count,
        Field(
            alias="问题上限",
            description="报告最多列几个问题，1 到 20，不写是 5；单位自己写的全部保留",
            ge=1,
            le=20,
        ),
    ] = 5
    examples: Annotated[
        Text | None,
        Field(
            alias="示例",
            description=(
                "新建的空白数据文件用哪一份例子，`templates/examples/` 里的名称；不写用 `通用`"
            ),
        ),
    ] = None
    required: Annotated[
        Required,
        Field(
            alias="必填",
            description=(
                "哪些键不能空。分 单位、预算、经费、基金、业务数据、其他数据、材料、落款、附表、"
                "项目、整体自评、总体目标、资金（指年度资金总额一行）、资金来源（填了的各行）、绩效指标；"
                "经费、业务数据、其他数据、材料、附表 写名称"
            ),
        ),
    ] = Required.model_construct()
    review: Annotated[
        Review,
        Field(alias="复核", description="复核时各地不同的尺度，不写的按通行的，见下"),
    ] = Review.model_construct()
    relations: Annotated[
        tuple[Relation, ...],
        Field(alias="核对", description="数据之间一定成立的关系，不符的报 K01，见下"),
    ] = ()
    summary: Annotated[
        SummaryPlan,
        Field(alias="汇总", description="汇总报告的措辞和模板，哪些单位要关注，见下"),
    ] = SummaryPlan.model_construct()
    documents: Annotated[
        tuple[DocumentPlan, ...],
        Field(
            alias="文件", description="出哪些文件，至少一个，次序就是文件的编号，见下", min_length=1
        ),
    ]

    @property
    def declares(self) -> bool:
        """Whether it declares targets, before the year's work."""
        return self.kind == "申报"

    @property
    def money(self) -> MoneyUnit:
        """The unit of money in its papers."""
        return MONEY_UNITS[self.typed_money]

    def must(self, kind: str) -> tuple[str, ...]:
        """Return all that a kind of record must have, columns of the form's own behind the rest."""
        return self._musts.get(kind, ())

    @cached_property
    def _musts(self) -> dict[str, tuple[str, ...]]:
        required = dict(self.required.values_by_key())
        kinds = dict.fromkeys((*required, *self.columns.by_kind))
        return {
            kind: tuple(dict.fromkeys((*required.get(kind, ()), *self.columns.required(kind))))  # type: ignore[misc]
            for kind in kinds
        }

    @cached_property
    def all_columns(self) -> dict[str, tuple[Column, ...]]:
        """Every kind of record with columns of the form's own, rows of its tables among them."""
        return {**self.columns.by_kind, **{one.kind: one.columns for one in self.tables}}

    def setting(self, money: MoneyUnit | None = None) -> Setting:
        """Return how a filing of this form is read; ``money`` is the unit that it states itself."""
        readers = {
            kind: {column.name: column.read for column in columns}
            for kind, columns in self.all_columns.items()
        }
        return Setting(readers, money or self.money, self.levels)

    @property
    def dated(self) -> bool:
        """Tell whether papers bear a date (check S08): reports and declarations do unless typed."""
        by_kind = bool(self.wording) or self.declares
        return by_kind if self.typed_dated is None else self.typed_dated

    @property
    def share_digits(self) -> int:
        """The decimals of a part of a whole: those of the execution rate unless typed."""
        return self.rate_digits if self.typed_share_digits is None else self.typed_share_digits
