"""All that is to be said of the units of a build: told one by one, or counted where it is much.

A window full of messages of hundreds of units can be read by nobody; the whole list then goes to a
file, and the window tells what kinds of finding there are and how often.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.cli.console import messages, show
from generator.diagnostics import Severity, as_text, worst
from generator.diagnostics.text_report import WORDS
from generator.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.batch import Result
    from generator.diagnostics import Diagnostic

MOST_UNITS = 10
MOST_SAID = 40
FILE = "检查意见.txt"
NOTHING = "最近一次生成没有检查意见。\n"


@dataclass(frozen=True, slots=True)
class Opinions:
    """The results of a build, looked at for their diagnostics."""

    results: Sequence[Result]

    @property
    def every(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, unit by unit."""
        return tuple(one for result in self.results for one in result.diagnostics)

    @property
    def many(self) -> bool:
        """Whether there are too many to be read in a window."""
        said = len(self.every)
        return bool(said) and (len(self.results) > MOST_UNITS or said > MOST_SAID)

    def text(self) -> str:
        """Write the whole list, unit by unit, as it would have been printed."""
        parts = []
        for result in self.results:
            if result.diagnostics:
                parts.append(f"【{result.unit}】{result.path}")
                parts += [as_text(one) for one in result.diagnostics]
                parts.append("")
        return "\n".join(parts)

    def summary(self) -> Iterator[str]:
        """Count by code, the gravest first, then the most frequent, each with one place."""
        found: dict[tuple[Severity, str], list[Diagnostic]] = defaultdict(list)
        units: dict[tuple[Severity, str], set[Path]] = defaultdict(set)
        for result in self.results:
            for one in result.diagnostics:
                found[one.severity, one.code].append(one)
                units[one.severity, one.code].add(result.path)
        grave = list(Severity)
        order = sorted(found, key=lambda key: (grave.index(key[0]), -len(found[key]), key[1]))
        for key in order:
            yield _counted(found[key], len(units[key]))


def _counted(alike: Sequence[Diagnostic], units: int) -> str:
    one = alike[0]
    head = f"  {one.code} {WORDS[one.severity]} {one.title}：{len(alike)} 条，{units} 个单位"
    return f"{head}，例如 {one.position}" if one.position else head


def _renewed(opinions: Opinions, target: Path) -> tuple[Diagnostic, ...]:
    """Let the list of an earlier build, if there is one, say what is to be said now."""
    if not target.is_file():
        return ()
    return save((opinions.text() or NOTHING).encode("utf-8"), target)


def tell(opinions: Opinions, folder: Path) -> tuple[str, ...]:
    """Print the diagnostics, or their counts; return the lines that say where the whole list is."""
    target = folder / FILE
    if not opinions.many:
        show((*opinions.every, *_renewed(opinions, target)), messages())
        return ()
    troubles = save(opinions.text().encode("utf-8"), target)
    show(troubles, messages())
    if worst(troubles) is Severity.ERROR:
        show(opinions.every, messages())
        return ()
    messages().print(f"检查意见共 {len(opinions.every)} 条，按编号汇总：")
    for line in opinions.summary():
        messages().print(line)
    count = len(opinions.every)
    return (f"全部检查意见（{count} 条）写在 {target}，编号的意思用“ziping rule 编号”看",)
