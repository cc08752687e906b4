"""How many decimals the rates of a unit's papers have: one number a kind of rate, everywhere.

A rate printed as 90% in a form and as 89.6% in the report before it reads as two rates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.scoring.case import Case

TYPED = re.compile(r"\s*(\d+)(?:\.(\d+))?\s*([%％]?)\s*")
LARGEST_SHARE = 2  # a rate typed without % up to here is a share: nobody executes 2 percent
SHARE_SHIFT = 2  # 0.843 has the decimals of 84.3%


@dataclass(frozen=True, slots=True)
class Decimals:
    """The decimals in percent of rates (执行率, 结余率) and of parts of a whole (占比)."""

    rate: int
    share: int


def decimals_of(case: Case) -> Decimals:
    """Return the decimals of a case: the form's, but a rate that the unit typed is printed so.

    Where it typed several, the most exact one counts.
    """
    typed = [_typed(subject.assessment.funds.execution_rate) for subject in case.subjects]
    known = [digits for digits in typed if digits is not None]
    return Decimals(max(known, default=case.form.rate_digits), case.form.share_digits)


def _typed(rate: str | None) -> int | None:
    """Return the decimals in percent of a typed rate; None where it is no number."""
    found = TYPED.fullmatch(rate or "")
    if found is None:
        return None
    digits = len(found[2] or "")
    is_share = not found[3] and digits and int(found[1]) < LARGEST_SHARE
    return max(digits - SHARE_SHIFT, 0) if is_share else digits
