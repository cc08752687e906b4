"""What a unit calls its inner offices (股室, 科室, 处室): its own data tells, nobody guesses."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing.filing import Filing

WORDS = {"股": "股室", "科": "科室", "处": "处室", "部": "部门"}
"""By how the names of offices end. 办公室, 中心, 大队 stand beside any of them."""


def office_word(filing: Filing) -> str | None:
    """Return the word that most of the unit's offices go by; None where nothing tells.

    A unit that only gives their number may still name them where it writes of itself.
    """
    ends = Counter(WORDS[name[-1]] for name in filing.unit.offices if name[-1:] in WORDS)
    if ends:
        return max(ends, key=lambda word: ends[word])
    own = "\n".join(_own_texts(filing))
    used = [word for word in ("股室", "科室", "处室") if word in own]
    return used[0] if len(used) == 1 else None


def _own_texts(filing: Filing) -> Iterator[str]:
    """Yield what a unit writes of who does its work."""
    yield from filing.unit.duties
    for problem in filing.problems:
        yield problem.measure.action
        yield problem.measure.actor or ""
