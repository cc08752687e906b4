"""Draws the values of a pattern and puts them into its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions import Expression

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from generator.authoring.rehearsal.pattern import Draw

BLOCK = re.compile("^( *)⟨([^⟩\n]+)⟩$", re.MULTILINE)
PLACE = re.compile("⟨([^⟩\n]+)⟩")
SUM = "之和"


@dataclass(slots=True)
class Drawer:
    """The values of one unit so far; no word of a list is drawn twice for a unit."""

    random: Random
    lists: Mapping[str, tuple[str, ...]]
    values: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, Decimal] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def draw(self, wanted: Mapping[str, Draw]) -> None:
        """Draw values in their order: later ones may be worked out from earlier ones."""
        for name, one in wanted.items():
            if one.times is not None:
                self.values[name] = self._repeated(one, self.random.randint(*one.times))
            elif one.words is not None:
                self.values[name] = self._words(one.words, self.random.randint(*one.count))
            elif one.formula is not None:
                self._keep(name, self._worked_out(one.formula))
            else:
                self._keep(name, self._number(one))

    def filled(self, text: str) -> str:
        """Put the values into a text; one that stands alone on a line keeps its indentation."""

        def block(match: re.Match[str]) -> str:
            lines = self.filled(self.values[match[2]]).splitlines()
            return "\n".join(f"{match[1]}{line}" for line in lines)

        return PLACE.sub(lambda match: self.values[match[1]], BLOCK.sub(block, text))

    def _keep(self, name: str, number: Decimal) -> None:
        self.numbers[name] = number
        self.values[name] = f"{number:f}"

    def _number(self, one: Draw) -> Decimal:
        """Draw a number: whole steps of its last digit, so that every draw is as likely."""
        step = Decimal(1).scaleb(-one.decimals)
        low, high = (int((bound or Decimal(0)) / step) for bound in (one.low, one.high))
        return self.random.randint(low, high) * step

    def _words(self, name: str, count: int) -> str:
        free = [word for word in self.lists[name] if word not in self.used]
        drawn = self.random.sample(free, count)
        self.used.update(drawn)
        return "\n".join(drawn)

    def _worked_out(self, formula: str) -> Decimal:
        value = Expression.parse(formula).evaluate(self.numbers).value
        if not isinstance(value, Decimal):
            raise TypeError(formula)
        return value

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
