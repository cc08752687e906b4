"""What the self-test of a rubric finds (P16 评分标准有误)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from generator.diagnostics import Position

CODE = "P16"


def fault(where: str, defect: str, position: Position | None, hint: str = "") -> Diagnostic:
    """Return the finding: ``where`` names the part of the rubric, ``defect`` is a Chinese sentence.

    Without ``hint`` the catalogue's own serves.
    """
    facts = {"where": where, "defect": defect}
    return Diagnostic(CODE, facts | {"hint": hint} if hint else facts, position)
