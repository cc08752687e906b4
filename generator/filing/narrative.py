"""What a unit tells in its own words: work done, problems with their measures, signature."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003  a property's type, read with the model's
from typing import Annotated, ClassVar

from pydantic import Discriminator, Field, Tag

from generator.filing.accounts import Amounts
from generator.filing.adding import sum_of_known
from generator.filing.carried import RESULT, STANDING
from generator.reading import Amount, Date, Number, OpenRecord, Record, Text


def _shape(value: object) -> str:
    """Tell several paragraphs from one."""
    return "many" if isinstance(value, (list, tuple)) else "one"


Paragraphs = Annotated[
    Annotated[Text, Tag("one")] | Annotated[tuple[Text, ...], Tag("many")], Discriminator(_shape)
]


class TaskBudget(Amounts):
    """What a piece of work is to cost and who pays for it, in 万元."""

    typed: Annotated[
        Amount | None, Field(alias="总额", description="不填由各项相加，万元", examples=["140.8"])
    ] = None
    fiscal: Annotated[
        Amount | None, Field(alias="财政拨款", description="财政拨款，万元", examples=["12.8"])
    ] = None
    other: Annotated[
        Amount | None, Field(alias="其他资金", description="其他资金，万元", examples=["128"])
    ] = None

    @property
    def total(self) -> Decimal | None:
        """The whole amount: as typed, else the sum of who pays; None where nothing is filled in."""
        if self.typed is not None:
            return self.typed
        return sum_of_known((self.fiscal, self.other))


class Task(OpenRecord):
    """A piece of the year's work: what was done, step by step, and what came of it.

    ``budget`` is what a declaration asks for it. ``figures`` are what can be counted of it, by name
    and with units, as they are to be printed.
    """

    kind: ClassVar[str] = "任务"

    name: Annotated[Text, Field(alias="名称", description="工作的名称", examples=["加强政策宣传"])]
    summary: Annotated[
        Text | None,
        Field(alias="概述", description="做了什么", examples=["线上线下一起宣传惠民政策"]),
    ] = None
    budget: Annotated[
        TaskBudget | None, Field(alias="预算", description="绩效目标申报用：这项工作的预算，万元")
    ] = None
    steps: Annotated[
        tuple[Text, ...],
        Field(alias="做法", description="具体做法，一条一项", examples=["走进社区发放资料"]),
    ] = ()
    figures: Annotated[
        dict[Text, Text | None],
        Field(alias="数据", default_factory=dict, description="能数得出来的成果，带单位照写"),
    ]
    effect: Annotated[
        Text | None,
        Field(alias="成效", description="取得的效果", examples=["群众对政策的知晓度明显提高"]),
    ] = None


class Measure(Record):
    """What the unit does about a problem: the action, who takes it and by when."""

    title: Annotated[
        Text | None, Field(alias="标题", description="措施的小标题", examples=["均衡支出进度"])
    ] = None
    action: Annotated[
        Text, Field(alias="内容", description="具体做什么", examples=["把年终一次结算改为按季结算"])
    ]
    actor: Annotated[
        Text | None, Field(alias="责任主体", description="由谁做", examples=["综合科"])
    ] = None
    deadline: Annotated[
        Text | None,
        Field(alias="完成时限", description="什么时候做完", examples=["下一年度第一季度"]),
    ] = None


class Problem(Record):
    """A problem that the unit states itself, with its measure.

    ``replaces`` names the finding of the library in whose place it stands.
    """

    title: Annotated[
        Text, Field(alias="标题", description="问题的小标题", examples=["资金支出进度不均匀"])
    ]
    fact: Annotated[
        Text | None,
        Field(alias="事实", description="什么事，带上数", examples=["四季度支出占全年的52%"]),
    ] = None
    cause: Annotated[
        Text | None, Field(alias="原因", description="为什么", examples=["劳务费用年终一次结算"])
    ] = None
    measure: Annotated[Measure, Field(alias="措施", description="怎样改进")]
    replaces: Annotated[
        Text | None,
        Field(alias="代替", description="写了它，问题库的这一条就不再列", examples=["F07"]),
    ] = None

    @property
    def told(self) -> str:
        """All that is told of it: title, fact and cause."""
        return f"{self.title}{self.fact or ''}{self.cause or ''}"


class Head(Record):
    """What a paper prints at its head where that is not what follows from the data."""

    title: Annotated[
        Text | None,
        Field(alias="标题", description="文件的标题", examples=["2022年度部门整体支出绩效自评表"]),
        RESULT,
    ] = None
    year: Annotated[
        Text | None, Field(alias="年度", description="照印", examples=["2022年度"]), RESULT
    ] = None
    name: Annotated[
        Text | None,
        Field(alias="名称", description="表上印的项目或单位名称", examples=["宣传培训经费"]),
        STANDING,
    ] = None


class Illustration(Record):
    """A picture of the unit's own: its file, what is under it, how wide it is to be printed."""

    name: Annotated[Text, Field(alias="名称", description="图片的名称", examples=["培训现场"])]
    file: Annotated[
        Text,
        Field(
            alias="文件",
            description="图片文件，放在数据文件旁边或者上层文件夹里，照相对路径写",
            examples=["图片/培训现场.jpg"],
        ),
    ]
    caption: Annotated[
        Text | None,
        Field(alias="说明", description="印在图片下面的话", examples=["2022年6月的培训现场"]),
    ] = None
    width: Annotated[
        Number | None,
        Field(alias="宽", description="印多宽，厘米；不填照原大", examples=["12"]),
    ] = None


class Signature(Record):
    """Who signs and when; without a name it is the unit's own."""

    name: Annotated[
        Text | None,
        Field(alias="单位", description="署名，不填就用单位名称", examples=["示例市公共服务中心"]),
        STANDING,
    ] = None
    date: Annotated[
        Date | None, Field(alias="日期", description="年月日写全", examples=["2022-03-10"]), RESULT
    ] = None
