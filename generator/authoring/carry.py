"""What becomes of each key of a filing that is carried over into another one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.filing import (
    Answers,
    Budget,
    Department,
    Expense,
    Filing,
    Fund,
    FundLine,
    Funds,
    Goal,
    Indicator,
    Project,
    Signature,
    Unit,
)
from generator.filing.assessment import SubProject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reading import Record


@dataclass(frozen=True, slots=True)
class Below:
    """The records under a key; ``named`` if they, or lists of them, stand under names."""

    model: type[Record]
    named: bool = False


@dataclass(frozen=True, slots=True)
class Carry:
    """What becomes of the keys of one record; a key that is not named stays as it is.

    ``empty`` values are the year's own and go. ``names`` are tables of which the names of the rows
    stay and the figures go. ``moved`` figures become those of the year before, and go.
    """

    empty: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
    below: Mapping[str, Below] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()


Plan = dict[type["Record"], Carry]

ASSESSMENT_BELOW = {
    "资金": Below(Funds),
    "总体目标": Below(Goal),
    "绩效指标": Below(Indicator, named=True),
    "评分资料": Below(Answers, named=True),
}
FILING_BELOW = {
    "落款": Below(Signature),
    "整体自评": Below(Department),
    "项目": Below(Project),
}
ANSWERS = frozenset(
    {"自评得分", "完成等级", "次数", "不适用", "偏差原因分析及改进措施", "佐证材料"}
)
TOTALS = frozenset({"自评得分", "自评等级", "财政评价等级", "逾期天数"})
RESULTS = frozenset({"实际完成值", "计分用完成值", "复核得分"})

# From a declaration to the self-assessment of the same year: what was planned stays.
TO_ASSESSMENT: Plan = {
    Filing: Carry(below=FILING_BELOW),
    Signature: Carry(empty=frozenset({"日期"})),
    Department: Carry(empty=TOTALS, below=ASSESSMENT_BELOW),
    Project: Carry(empty=TOTALS, below=ASSESSMENT_BELOW),
    Funds: Carry(
        empty=frozenset({"执行率", "执行得分"}),
        below={"年度资金总额": Below(FundLine), "来源": Below(FundLine, named=True)},
    ),
    FundLine: Carry(empty=frozenset({"全年执行数", "年末结余", "原因"})),
    Goal: Carry(empty=frozenset({"实际完成情况"})),
    Indicator: Carry(
        empty=ANSWERS | RESULTS, names=frozenset({"清单"}), below={"其中": Below(Indicator)}
    ),
    Answers: Carry(empty=ANSWERS, names=frozenset({"清单"})),
}

# From one year to the next. ``kept`` names the standing facts, so that every key is decided on.
NEXT_YEAR: Plan = {
    Filing: Carry(
        kept=frozenset({"套表", "年度", "厉行节约保障措施"}),
        empty=frozenset({"任务", "问题", "不列问题", "建议"}),
        names=frozenset({"楼堂馆所", "其他数据", "业务数据", "材料"}),
        below={
            **FILING_BELOW,
            "单位": Below(Unit),
            "预算": Below(Budget),
            "经费": Below(Expense, named=True),
            "基金": Below(Fund),
        },
    ),
    Unit: Carry(
        kept=frozenset(
            {"名称", "简称", "主管部门", "预算编码", "单位性质", "编制数", "编制类别"}
            | {"内设机构数", "内设机构", "主要职能"}
        ),
        empty=frozenset({"在职人数", "退休人数", "公益性岗位人数", "借调人数"}),
    ),
    Budget: Carry(
        moved={"年末结余": "上年结转资金"},
        empty=frozenset({"年初预算数", "追加预算数", "全年预算数", "全年执行数"}),
        names=frozenset({"收入", "支出"}),
    ),
    Expense: Carry(
        moved={"预算数": "上年预算数", "决算数": "上年决算数"},
        below={"明细": Below(Expense, named=True)},
    ),
    Fund: Carry(
        kept=frozenset({"名称"}),
        empty=frozenset({"收入合计", "支出合计", "滚存结余"}),
        names=frozenset({"收入", "支出"}),
    ),
    Signature: Carry(kept=frozenset({"单位"}), empty=frozenset({"日期"})),
    Department: Carry(empty=TOTALS, below=ASSESSMENT_BELOW),
    Project: Carry(
        kept=frozenset(
            {"名称", "项目编码", "主管部门", "实施单位", "项目性质", "支出方向", "实施期"}
            | {"项目总投资", "财政拨款总额"}
        ),
        empty=TOTALS | {"开始日期", "完成日期"},
        names=frozenset({"支出明细", "材料"}),
        below={**ASSESSMENT_BELOW, "子项目": Below(SubProject)},
    ),
    SubProject: Carry(
        kept=frozenset({"名称", "用途"}), empty=frozenset({"预算数", "执行数", "结余"})
    ),
    Funds: Carry(
        empty=frozenset({"执行率", "执行得分"}),
        below={"年度资金总额": Below(FundLine), "来源": Below(FundLine, named=True)},
    ),
    FundLine: Carry(
        empty=frozenset(
            {"年初预算数", "追加预算数", "全年预算数", "到位资金", "全年执行数", "年末结余", "原因"}
        )
    ),
    Goal: Carry(
        kept=frozenset({"名称"}), empty=frozenset({"预期目标", "调整后目标", "实际完成情况"})
    ),
    Indicator: Carry(
        kept=frozenset(
            {"三级指标", "指标说明", "指标性质", "度量单位", "分值", "核心指标", "计分规则"}
        ),
        moved={"实际完成值": "上年实际值"},
        empty=ANSWERS
        | {"年度指标值", "年初指标值", "计分用指标值", "计分用完成值", "批复分值", "复核得分"},
        names=frozenset({"清单", "其他栏"}),
        below={"其中": Below(Indicator)},
    ),
    Answers: Carry(kept=frozenset({"计分规则"}), empty=ANSWERS, names=frozenset({"清单"})),
}
