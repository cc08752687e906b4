"""What is to be done with a unit: built, for a reason, or left as it is."""

from __future__ import annotations

import time
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.batch.evidence import MOMENT
from generator.batch.kept_documents import CHANGED, changed, fingerprint_at
from generator.diagnostics import Severity
from generator.structs import Struct, replace
from generator.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from generator.batch.result import Options, Result
    from generator.batch.run_memory import Remembered
    from generator.diagnostics import Diagnostic

UNCHANGED = "没有变化"
RESTART = "，没有变化，这一次没有重新生成"


class Plan(Struct, frozen=True):
    """Why a unit is built; where ``standing`` is a result, why it is not."""

    reason: str
    standing: Result | None = None


def plan(path: Path, known: Remembered | None, options: Options) -> Plan:
    """Decide on one unit from what is remembered of it and what there is now."""
    reason = _reason(path, known, options)
    if reason or known is None or known.evidence is None:
        return Plan(reason)
    fingerprint = known.evidence.fingerprint
    found = {one: fingerprint_at(one) for one in known.result.saved}
    missing = [one.name for one, mark in found.items() if mark is None]
    old = [one.name for one, mark in found.items() if mark and mark != fingerprint]
    if missing or old:
        what = "缺" if missing else "不是上一次生成的："
        return Plan(f"{what}{'、'.join(missing or old)}")
    touched = tuple(changed(one, RESTART) for one, mark in found.items() if not mark)
    standing = _standing(known.result, touched)
    return Plan(standing.reason, standing)


def _standing(result: Result, touched: tuple[Diagnostic, ...]) -> Result:
    """Return the result of a unit that is left as it is, with what was changed by hand."""
    said = tuple(one for one in result.diagnostics if one.code != CHANGED) + touched
    if not touched:
        said = result.diagnostics
    reason = f"{UNCHANGED}；有 {len(touched)} 份被人改过，保留不动" if touched else UNCHANGED
    return replace(result, diagnostics=said, skipped=True, reason=reason, seconds=0.0)


def _reason(path: Path, known: Remembered | None, options: Options) -> str:
    """Say why a unit must be built whatever its documents are, '' where nothing tells."""
    if known is None:
        return "第一次生成"
    if options.force:
        return "要求全部重做（--force）"
    if known.result.failed or known.evidence is None:
        return "上一次没有做成"
    if known.form != options.form:
        return "套表换了（--form）"
    if options.strict and known.result.count(Severity.ERROR):
        return "检查有错误，这一次不生成有错误的（--strict）"
    return known.evidence.changes(path, _workspace(path.parent, int(time.monotonic() / MOMENT)))


@lru_cache(maxsize=64)
def _workspace(folder: Path, _moment: int) -> Workspace:
    """Return the workspace of the files of a folder, as of a moment ago: thousands lie in one."""
    return Workspace.around(folder)
