"""L02 标点: half-width and doubled marks, straight quotes, ranges that lack a percent sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.doubts import doubts_for
from generator.checking.slips import slips_in
from generator.diagnostics import Diagnostic
from generator.proofreading import SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "L02"
KINDS = frozenset(
    {
        SlipKind.DOUBLED_MARK,
        SlipKind.HALF_WIDTH,
        SlipKind.STRAIGHT_QUOTE,
        SlipKind.ANGLE_TITLE,
        SlipKind.RANGE,
    }
)


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the prose, and at targets such as 20～40%: they may as well mean from 20 up."""
    yield from slips_in(case, CODE, KINDS)
    for found in doubts_for(case, CODE):
        yield Diagnostic(CODE, _facts(found.where, found.doubt.text), found.position)


def _facts(where: str, text: str) -> dict[str, str]:
    return {"where": where, "slips": f"“{text}”前一个数后面没有百分号，两个数都写百分号"}
