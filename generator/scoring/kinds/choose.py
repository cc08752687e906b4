"""One of several rules decides (二者择其一)."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from generator.expressions.later import Later
from generator.reading import Text
from generator.scoring.kinds.kind import Defect, Kind, Need, Question, Shown, Tolerance
from generator.scoring.kinds.outcome import Outcome, Step, Trouble, unable
from generator.structs import replace

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.expressions import Expression
    from generator.filing import Answers
    from generator.scoring.kinds.inputs import Inputs

    MemberRule = Kind  # at run time the registry tells which kinds there are

_FEWEST = 2


class Choice(StrEnum):
    """How the rule is chosen."""

    BEST = "取最优"
    FIRST_AVAILABLE = "取首个可用"
    NAMED = "指名"


class Choose(Kind):
    """Read from 方法: 择一, with 规则 as a list; a rule's 名称, else its 方法, is its name.

    With 方式: 指名 the rule is the one under 指名, or where the rubric leaves that open the one
    that the unit names as its 计分规则, or as its level.
    """

    method: Literal["择一"] = Field(alias="方法")
    rules: tuple[MemberRule, ...] = Field(alias="规则")
    choice: Choice = Field(alias="方式", default=Choice.BEST)
    named: Text | None = Field(alias="指名", default=None)

    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Give what the chosen rule gives; if none can give points, what the first one says."""
        if self.choice is Choice.NAMED:
            return self._by_name(weight, inputs)
        outcomes = [(rule, rule.outcome(weight, inputs)) for rule in self.rules]
        usable = [
            (rule, points, outcome)
            for rule, outcome in outcomes
            if (points := outcome.points) is not None
        ]
        if not usable:
            return outcomes[0][1] if outcomes else unable(Trouble.UNKNOWN_RULE, rules="")
        best = self.choice is Choice.BEST
        rule, _, outcome = max(usable, key=lambda one: one[1]) if best else usable[0]
        return self._told(rule, outcome)

    def _by_name(self, weight: Decimal, inputs: Inputs) -> Outcome:
        name = self.named or inputs.rule or inputs.level
        rule = next((rule for rule in self.rules if name_of(rule) == name), None)
        if rule is None:
            known = "、".join(name_of(rule) for rule in self.rules)
            return unable(Trouble.UNKNOWN_RULE, rule=name or "", rules=known)
        grade = self.named or inputs.rule  # else the level named the rule
        level = inputs.level if grade else None
        return self._told(rule, rule.outcome(weight, replace(inputs, level=level)))

    def _told(self, rule: MemberRule, outcome: Outcome) -> Outcome:
        step = Step(Later(self._text, rule))
        return replace(outcome, steps=(step, *outcome.steps))

    def _text(self, rule: MemberRule) -> str:
        return f"{self.choice}：采用“{name_of(rule)}”"

    @property
    def members(self) -> tuple[MemberRule, ...]:
        """The rules to choose from."""
        return self.rules

    @property
    def formulas(self) -> tuple[Expression, ...]:
        """The expressions of all the rules."""
        return tuple(formula for rule in self.rules for formula in rule.formulas)

    @property
    def own_weight(self) -> Decimal | None:
        """The full mark that one of the rules adds up to."""
        return next((rule.own_weight for rule in self.rules if rule.own_weight is not None), None)

    @property
    def tolerance(self) -> Tolerance:
        """What the first of the rules lets pass."""
        return self.rules[0].tolerance if self.rules else Tolerance()

    @property
    def needs(self) -> tuple[Need, ...]:
        """Nothing of its own; its members need what they need."""
        return ()

    @property
    def _is_open(self) -> bool:
        """Whether the unit is to name the rule."""
        return self.choice is Choice.NAMED and self.named is None

    def asks(self, weight: Decimal) -> tuple[Question, ...]:
        """Ask which rule, where the unit is to say, and whatever any of them asks."""
        asked: dict[str, Question] = {}
        if self._is_open:
            names = tuple(map(name_of, self.rules))
            asked["计分规则"] = Question("计分规则", "填一条：{words}", words=names)
        for question in (one for rule in self.rules for one in rule.asks(weight)):
            before = asked.get(question.key, question)
            items = tuple(dict.fromkeys((*before.items, *question.items)))
            words = tuple(dict.fromkeys((*before.words, *question.words)))
            asked[question.key] = replace(before, items=items, words=words)
        return tuple(asked.values())

    def shown(self, answers: Answers) -> tuple[Shown, ...]:
        """Show which rule was named, and what any of the rules would show."""
        said = [Shown("计分规则", answers.rule)] if self._is_open and answers.rule else []
        said += [one for rule in self.rules for one in rule.shown(answers)]
        return tuple(dict.fromkeys(said))

    def defects(self, weight: Decimal) -> tuple[Defect, ...]:
        """Report what is wrong with each rule, names that repeat, and a name no rule has."""
        found = [
            f"“{name_of(rule)}”的“{defect.key}”：{defect.text}"
            for rule in self.rules
            for defect in rule.defects(weight)
        ]
        names = Counter(name_of(rule) for rule in self.rules)
        found += [f"有{times}条规则都叫“{name}”" for name, times in names.items() if times > 1]
        if len(self.rules) < _FEWEST:
            found.append("至少要有两条规则")
        defects = [Defect("规则", text) for text in found]
        if self.named is not None and self.named not in names:
            defects.append(Defect("指名", f"没有叫“{self.named}”的规则，有：{'、'.join(names)}"))
        return tuple(defects)


def name_of(rule: MemberRule) -> str:
    """Return the name by which a rule can be chosen."""
    return rule.name or rule.method
