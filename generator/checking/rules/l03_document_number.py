"""L03 文号括号: the year of a document number stands in 〔〕."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.slips import slips_in
from generator.proofreading import SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.case import Case

CODE = "L03"
KINDS = frozenset({SlipKind.DOCUMENT_NUMBER})


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at 财预【2020】10号 and [2020]."""
    yield from slips_in(case, CODE, KINDS)
