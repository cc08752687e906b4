"""Draws the values of a pattern and puts them into its text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from generator import patterns
from generator.authoring.rehearsal.drawn_measure import KINDS, drawn_measure
from generator.authoring.rehearsal.pattern_mistake import PatternMistakeError
from generator.expressions import Expression, ExpressionError
from generator.expressions.rounding import round_to
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from generator.authoring.rehearsal.pattern import Draw, Measure, Shortfall, Subject

BLOCK = patterns.compile("^( *)⟨([^⟩\n]+)⟩$", re.MULTILINE)
PLACE = patterns.compile("⟨([^⟩\n]+)⟩")
SUM, MISSED, COUNTED = "之和", "欠", "有单位"
OF = "："  # ⟨text：of what⟩, or ⟨text：⟩ of what it stands in
MARKS = ("，", "；", "、")
NUMBER = patterns.compile(r"\d+(\.\d+)?")
T = TypeVar("T")


class Drawer(Struct):
    """The values of one unit so far; no word of a list is drawn twice for a unit."""

    random: Random
    lists: Mapping[str, tuple[str, ...]]
    subjects: tuple[Subject, ...]
    draws: Mapping[str, Mapping[str, Draw]]
    texts: Mapping[str, str]
    values: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, Decimal] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def draw(self, wanted: Mapping[str, Draw]) -> None:
        """Draw values in their order: later ones may be worked out from earlier ones."""
        for name, one in wanted.items():
            if one.times is not None:
                self.values[name] = self._repeated(one, self._count(one.times))
            elif one.missed is not None:
                self._subject(name, int(self._worked_out(one.missed, 0)), one.names)
            elif one.shared is not None:
                self.draw(_known(self.draws, one.shared, "共用的取值"))
            else:
                self._value(name, one)

    def filled(self, text: str, scope: str = "") -> str:
        """Put the values into a text; one that stands alone on a line keeps its indentation."""

        def block(match: re.Match[str]) -> str:
            lines = (line for said in self._said(match[2], scope) for line in said.splitlines())
            return "\n".join(f"{match[1]}{line}" for line in lines)

        def inline(match: re.Match[str]) -> str:
            said = self._said(match[1], scope)
            mark = self._mark(match[1])
            return mark.join(one.removesuffix(mark) for one in said)

        return PLACE.sub(inline, BLOCK.sub(block, text))

    def _value(self, name: str, one: Draw) -> None:
        if one.words is not None:
            self.values[name] = self._words(one.words, self._count(one.count))
        elif one.measures:
            self._measure(name, self.random.choice(one.measures), None)
        elif one.choices:
            self._chosen(one.names or (name,), self.random.choice(one.choices))
        elif one.formula is not None:
            self._keep(name, self._worked_out(one.formula, one.decimals))
        else:
            self._keep(name, self._number(one))

    def _said(self, place: str, scope: str) -> list[str]:
        """Return what stands at a place: a value, or a text said of each that is meant."""
        name, of, whom = place.partition(OF)
        if not of:
            return [self.filled(_nearest(self.values, place, scope), scope)]
        text = _known(self.texts, name, "文本")
        scopes = [one for each in whom.split() for one in _nearest(self.groups, each, scope)]
        return [self.filled(text, one) for one in (scopes if whom else [scope])]

    def _mark(self, place: str) -> str:
        """Return the mark at the end of a text, which stands only between several."""
        text = self.texts.get(place.partition(OF)[0], "")
        return text[-1] if text.endswith(MARKS) else ""

    def _keep(self, name: str, number: Decimal) -> None:
        self.numbers[name] = number
        self.values[name] = f"{number:f}"

    def _chosen(self, names: tuple[str, ...], chosen: tuple[str, ...]) -> None:
        if len(names) != len(chosen):
            raise PatternMistakeError(f"“择一”的一项有 {len(chosen)} 个值，要 {len(names)} 个")
        for name, value in zip(names, chosen, strict=True):
            self.values[name] = value
            if NUMBER.fullmatch(value):
                self.numbers[name] = Decimal(value)
                self.groups[name] = ("",) if self.numbers[name] else ()  # said of it unless it is 0

    def _count(self, bounds: tuple[int, int]) -> int:
        if bounds[0] > bounds[1]:
            raise PatternMistakeError(f"个数 {list(bounds)} 的前一个大于后一个")
        return self.random.randint(*bounds)

    def _number(self, one: Draw) -> Decimal:
        """Draw a number: whole steps of its last digit, so that every draw is as likely."""
        step = Decimal(1).scaleb(-(one.decimals or 0))
        low, high = (int((bound or Decimal(0)) / step) for bound in (one.low, one.high))
        if low > high:
            raise PatternMistakeError(f"“从”{one.low}大于“到”{one.high}")
        return self.random.randint(low, high) * step

    def _words(self, name: str, count: int) -> str:
        free = [word for word in _known(self.lists, name, "词") if word not in self.used]
        if count > len(free):
            raise PatternMistakeError(f"词“{name}”要抽 {count} 个，只有 {len(free)} 个")
        drawn = self.random.sample(free, count)
        self.used.update(drawn)
        return "\n".join(drawn)

    def _worked_out(self, formula: str, decimals: int | None) -> Decimal:
        try:
            value = Expression.parse(formula).evaluate(self.numbers).value
        except ExpressionError as error:
            raise PatternMistakeError(f"算式“{formula}”{error}") from error
        if not isinstance(value, Decimal):
            raise PatternMistakeError(f"算式“{formula}”算不出数")
        return value if decimals is None else round_to(value, Decimal(1).scaleb(-decimals))

    def _repeated(self, one: Draw, count: int) -> str:
        """Write a text several times, each with values of its own, and add the numbers up."""
        texts = []
        sums: dict[str, Decimal] = {}
        for _ in range(count):
            self.draw(one.values)
            texts.append(self.filled(one.text).rstrip("\n"))
            for name in one.values:
                sums[name] = sums.get(name, Decimal(0)) + self.numbers.get(name, Decimal(0))
        for name, total in sums.items():
            self._keep(f"{name}{SUM}", total)
        return "\n".join(texts)

    def _subject(self, name: str, missed: int, among: tuple[str, ...]) -> None:
        """Draw one of the institution's subjects; so many of its measures are missed."""
        free = [one for one in self.subjects if one.name not in self.used]
        if not free:
            raise PatternMistakeError(f"机构的题材只有 {len(self.subjects)} 个，不够抽")
        subject = self.random.choice(free)
        self.used.add(subject.name)
        self.values |= {f"{name}.名称": subject.name, f"{name}.内容": subject.content}
        short = self._short(subject, missed, among or tuple(subject.measures))
        for key, one in subject.measures.items():
            self._measure(f"{name}.{key}", one, short.get(key))
        self.groups[f"{name}.{MISSED}"] = tuple(f"{name}.{key}" for key in short)

    def _short(self, subject: Subject, count: int, among: tuple[str, ...]) -> dict[str, Shortfall]:
        """Return which measures are missed and why, in the order of the subject."""
        measures = ((key, one) for key, one in subject.measures.items() if key in among)
        able = {key: one.shortfalls for key, one in measures if one.shortfalls}
        chosen = set(self.random.sample(sorted(able), min(count, len(able))))
        return {key: self.random.choice(why) for key, why in able.items() if key in chosen}

    def _measure(self, name: str, one: Measure, short: Shortfall | None) -> None:
        drawn = drawn_measure(one, int(self.values["年度"]), self.random, short)
        self.values |= {f"{name}.{part}": value for part, value in drawn.values.items()}
        self.numbers |= {f"{name}.{part}": value for part, value in drawn.numbers.items()}
        self.groups[name] = (name,)
        self.groups[f"{name}.{MISSED}"] = (name,) if short else ()
        self.groups[f"{name}.{COUNTED}"] = (name,) if one.unit else ()
        for kind in KINDS:
            self.groups[f"{name}.{kind}"] = (name,) if kind == drawn.values["种"] else ()


def _known(table: Mapping[str, T], name: str, what: str) -> T:
    if name not in table:
        raise PatternMistakeError(f"没有叫“{name}”的{what}")
    return table[name]


def _nearest(table: Mapping[str, T], name: str, scope: str) -> T:
    """Return what a name stands for: within the scope, else in what is around it."""
    while scope and f"{scope}.{name}" not in table:
        scope = scope.rpartition(".")[0]
    return _known(table, f"{scope}.{name}" if scope else name, "值或者指标")
