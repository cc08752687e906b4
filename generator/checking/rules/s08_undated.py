"""S08 缺少落款日期: the papers bear a date, and none was filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "S08"


def check(case: Case) -> Iterator[Diagnostic]:
    """Ask for the date of signature where the form's papers print one."""
    filing = case.filing
    if case.form.dated and filing.signature.date is None:
        yield Diagnostic(CODE, {}, filing.position("落款") or filing.position())
