"""Where in a filing stands what templates and wording call by a name: 目标.预期目标, 人员.控制率.

A rule leads from a name to the keys of the filing: ``@`` is what the document is about, ``*`` any
item of a list, and ``…`` at the end says that the rest of the name leads on by itself. A name
worked out from several figures has several places.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from generator.filing import Budget

Path: TypeAlias = tuple[str | int, ...]

WHOLE: Path = ("整体自评",)
EVERY = "*"
SHARE = "占比"
ITSELF = (
    *("单位", "楼堂馆所", "厉行节约保障措施", "业务数据", "其他数据", "材料", "基金", "建议"),
    *("任务", "落款", "问题"),
)
INCOME = "预算.全年预算数 预算.年初预算数 预算.上年结转资金 预算.追加预算数"
RULES: dict[str, str] = {
    **{name: f"{name}…" for name in ITSELF},
    "单位.内设机构称谓": "单位.内设机构",
    "基金.收入列表": "基金.收入",
    "基金.支出列表": "基金.支出",
    "预算": "预算.支出…",
    **{f"预算.{name}": f"预算.{name}…" for name in Budget.aliases()},
    **dict.fromkeys(("预算.收入总额", "预算.收入构成"), INCOME),
    "预算.收入合计": "预算.收入",
    "预算.收入列表": "预算.收入",
    "预算.支出合计": "预算.支出 预算.全年执行数",
    "预算.支出列表": "预算.支出",
    "预算.调整额": "预算.全年预算数 预算.年初预算数",
    "预算.执行率": "预算.全年预算数 预算.全年执行数",
    "经费": "经费…",
    "经费.*": "经费",
    "人员": "单位…",
    "人员.控制率": "单位.编制数 单位.在职人数",
    "楼堂馆所.批复规模": "楼堂馆所.批准建设面积",
    "楼堂馆所.实际规模": "楼堂馆所.实际建设面积",
    "楼堂馆所.规模控制率": "楼堂馆所.批准建设面积 楼堂馆所.实际建设面积",
    "楼堂馆所.预算投资": "楼堂馆所.批准投资额",
    "楼堂馆所.实际投资": "楼堂馆所.实际投资额",
    "楼堂馆所.投资概算控制率": "楼堂馆所.批准投资额 楼堂馆所.实际投资额",
    "申请.总额": "预算.年初预算数",
    "申请.收入": "预算.收入",
    "申请.支出": "预算.支出",
    "职能概述": "单位.主要职能",
    "任务表": "任务",
    "任务表.*.名称": "任务.*.名称",
    "任务表.*.主要内容": "任务.*.概述",
    **{f"任务表.*.{name}": f"任务.*.预算.{name}" for name in ("总额", "财政拨款", "其他资金")},
    "任务合计": "任务.*.预算…",
    "填报日期": "落款.日期",
    "填报日期数字": "落款.日期",
    "项目列表": "项目",
    "清单": "项目",
    "清单.*.名称": "项目.*.名称",
    "清单.*.全年预算数": "项目.*.资金.年度资金总额.全年预算数",
    "清单合计": "项目.*.资金.年度资金总额.全年预算数",
    "项目": "@…",
    "项目.主管部门": "单位.主管部门",
    "项目.实施单位": "单位.名称",
    "项目.支出列表": "@.支出明细",
    "项目.支出合计": "@.支出明细",
    "项目.子项目合计": "@.子项目.*…",
    "资金": "@.资金",
    "资金.合计": "@.资金.年度资金总额…",
    "资金.来源": "@.资金.来源",
    "资金.来源.*": "@.资金.来源.*…",
    "资金.执行率": "@.资金.年度资金总额.全年预算数 @.资金.年度资金总额.全年执行数",
    "资金.到位率": "@.资金.年度资金总额.全年预算数 @.资金.年度资金总额.到位资金",
    "资金.调整额": "@.资金.年度资金总额.全年预算数 @.资金.年度资金总额.年初预算数",
    "资金.分值": "@.资金.执行得分",
    "资金.得分": "@.资金.执行得分",
    "目标": "@.总体目标…",
    "目标列表": "@.总体目标",
    "目标列表.*": "@.总体目标.*…",
    "指标": "@.绩效指标",
    "指标.*": "@.绩效指标.*…",
    "指标.*.一级": "@.绩效指标",
    "指标.*.二级": "@.绩效指标",
    "指标.*.得分": "@.绩效指标.*.自评得分",
    "指标组": "@.绩效指标",
    "指标组.*.三级指标": "@.绩效指标.*.三级指标",
    "指标组.*.指标值": "@.绩效指标.*.年度指标值",
    "指标表": "@.评分资料",
    "评分": "@.评分资料",
    "总分.得分": "@.自评得分",
    "总分.等级": "@.自评等级",
    "等级": "@.自评等级",
}


def typed_at(name: Path, about: Path = WHOLE) -> tuple[Path, ...]:
    """Return the places in a filing that a name's value comes from; none where it is computed.

    ``about`` is the place of what the document is about.
    """
    if name and name[0] == "整体":
        return typed_at(name[1:], WHOLE) if len(name) > 1 else (WHOLE,)
    if name and name[0] == "项目列表" and len(name) > 2:  # noqa: PLR2004 - the list, an item, a name
        return typed_at(name[2:], ("项目", name[1]))
    if len(name) > 1 and name[0] == "预算":
        name = ("预算", str(name[1]).removesuffix(SHARE), *name[2:])
    for length in range(len(name), 0, -1):
        rule = _rule(tuple(EVERY if isinstance(step, int) else step for step in name[:length]))
        if rule:
            return tuple(_led(target, name, length, about) for target in rule)
    return ()


@lru_cache(maxsize=1024)
def _rule(prefix: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(RULES.get(".".join(prefix), "").split())


def _led(target: str, name: Path, length: int, about: Path) -> Path:
    """Return the place that a rule's target means for a name of which it took some steps."""
    items = iter([step for step in name[:length] if isinstance(step, int) or step == EVERY])
    place: list[str | int] = []
    for step in target.removesuffix("…").split("."):
        place += about if step == "@" else (next(items, EVERY) if step == EVERY else step,)
    return (*place, *name[length:]) if target.endswith("…") else tuple(place)
