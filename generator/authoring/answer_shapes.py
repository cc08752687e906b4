"""What a rubric's own indicators ask of a unit: the shape of each answer under 评分资料."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap

from generator.authoring.blank_sheet import remark
from generator.scoring.kinds import Checklist, Choose, Graded, Occurrence
from generator.scoring.kinds.choose import Choice, name_of

if TYPE_CHECKING:
    from generator.scoring.kinds import Rule
    from generator.scoring.rubric import NamedIndicator


def computed(indicator: NamedIndicator) -> bool:
    """Tell whether the rule gives the points by data alone."""
    return not shape_keys(indicator.rule)


def shape_keys(rule: Rule) -> tuple[str, ...]:
    """Return which keys a rule asks to be answered."""
    if isinstance(rule, Checklist):
        return ("清单",)
    if isinstance(rule, Graded):
        return ("自评得分", "完成等级")
    if isinstance(rule, Occurrence):
        return ("次数",)
    if isinstance(rule, Choose):
        own = ("计分规则",) if rule.choice is Choice.NAMED and rule.named is None else ()
        return tuple(dict.fromkeys((*own, *(key for one in rule.rules for key in shape_keys(one)))))
    return ()


def levels(rule: Rule) -> tuple[str, ...]:
    """Return the levels that a rule, or any of the rules to choose from, can be answered with."""
    if isinstance(rule, Graded):
        return tuple(rule.levels)
    if isinstance(rule, Choose):
        named = tuple(map(name_of, rule.rules)) if rule.choice is Choice.NAMED else ()
        return tuple(dict.fromkeys((*named, *(name for one in rule.rules for name in levels(one)))))
    return ()


def items(rule: Rule) -> tuple[str, ...]:
    """Return the items of a checklist."""
    if isinstance(rule, Choose):
        return tuple(dict.fromkeys(item for one in rule.rules for item in items(one)))
    return tuple(rule.items) if isinstance(rule, Checklist) else ()


def empty_answer(indicator: NamedIndicator) -> CommentedMap:
    """Return what the unit is to fill in for one indicator, with what may be said in comments."""
    answer = CommentedMap()
    rule = indicator.rule
    for key in shape_keys(rule):
        answer[key] = CommentedMap((item, None) for item in items(rule)) if key == "清单" else None
    if "清单" in answer:
        remark(answer, "清单", "逐项填 是、否 或 不适用")
    if "完成等级" in answer:
        remark(answer, "完成等级", f"填一档：{'、'.join(levels(rule))}")
    if "自评得分" in answer:
        remark(answer, "自评得分", f"满分 {indicator.weight} 分")
    if "次数" in answer:
        remark(answer, "次数", "发生了几次，没有发生填 0")
    if "计分规则" in answer:
        remark(answer, "计分规则", f"填一条：{'、'.join(levels(rule))}")
    return answer
