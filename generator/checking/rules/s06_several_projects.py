"""S06 多项目合填: one form is filled in for several projects."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.word_lists import words
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "S06"
BREAKS = patterns.compile(r"[、，；;\n]|(?<=[费金])(?:和|及|与)")
QUOTED = patterns.compile(r"[“《（(][^”》）)]*[”》）)]")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at names in which several parts are each the name of a project."""
    for project in case.filing.projects:
        named = _names(project.name)
        if len(named) > 1:
            facts = {"count": str(len(named)), "names": "、".join(f"“{one}”" for one in named)}
            yield Diagnostic(CODE, facts, project.position("名称"))


def _names(name: str) -> list[str]:
    """Divide a name where each part ends as projects do; what is quoted stays whole."""
    if not BREAKS.search(name):
        return []
    hidden = QUOTED.sub(lambda found: "□" * len(found[0]), name)
    cuts = [0, *(found.end() for found in BREAKS.finditer(hidden)), len(name)]
    parts = [name[a:b].strip(" 、，；;\n和及与") for a, b in pairwise(cuts)]
    endings = words("项目名称的结尾")
    return parts if len(parts) > 1 and all(one.endswith(endings) for one in parts) else []
