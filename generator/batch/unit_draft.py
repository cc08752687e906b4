"""One unit's documents before any of them is saved: plain data, wherever it was worked out."""

from __future__ import annotations

import gc
import time
import traceback
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.evidence import Evidence, current, gathered
from generator.diagnostics import Audience, Diagnostic, Position, Severity
from generator.noticed_files import noticing, seeing_once
from generator.structs import Struct, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.batch.result import Options, Scored
    from generator.document import Document
    from generator.noticed_files import Stamp
    from generator.pipeline import Built, Checked
    from generator.workspace import Workspace

SELDOM = 50_000  # objects that a unit leaves behind before the collector looks: none does


class Owner(Struct, frozen=True):
    """Whose documents they are, and by which form: it says where they go."""

    year: str
    unit: str
    kind: str
    form: str


class UnitDraft(Struct, frozen=True):
    """What became of a file: its documents, or what was said of it.

    ``owner`` is None where there is no case of the file. ``cause`` is what kept its documents from
    being made, ``evidence`` what it all rests on, where it came as far as reading. ``problems`` are
    the titles of those that its reports state.
    """

    said: tuple[Diagnostic, ...]
    owner: Owner | None = None
    documents: tuple[Document, ...] = ()
    scored: tuple[Scored, ...] = ()
    cause: Diagnostic | None = None
    evidence: Evidence | None = None
    seconds: float = 0.0
    problems: tuple[str, ...] = ()


def draft_unit(
    path: Path,
    options: Options,
    find: Callable[[Path], Workspace],
    looked_for: set[str] | None = None,
) -> UnitDraft:
    """Take a file as far as it goes without saving; an exception is said as the defect it is.

    What files were looked for, there or not, is added to ``looked_for``.
    """
    begun = time.perf_counter()
    with noticing() as ledger, seeing_once():
        try:
            draft = _drafted(path, options, find(path), ledger)
        except Exception as error:  # noqa: BLE001 - a defect of ours must not end everybody's run
            draft = UnitDraft((defect(path, error),))
    if looked_for is not None:
        looked_for.update(ledger)
    return replace(draft, seconds=time.perf_counter() - begun)


def defect(path: Path, error: Exception) -> Diagnostic:
    """Return the diagnostic for an exception, which is always a defect of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "？"
    facts = {"error": f"{type(error).__name__}: {error}", "place": place}
    return Diagnostic("O02", facts, Position(file=str(path)))


def _drafted(
    path: Path, options: Options, workspace: Workspace, ledger: Mapping[str, Stamp]
) -> UnitDraft:
    from generator.pipeline import build  # noqa: PLC0415 - what is up to date waits for none of it

    filing = current(str(path))
    evidence: list[Evidence] = []

    def fingerprint() -> str:
        evidence.append(gathered(path, filing, workspace, ledger))
        return evidence[0].fingerprint

    built = build(
        path, workspace, form=options.form, strict=options.strict, fingerprint=fingerprint
    )
    _settle()
    if not evidence:  # what failed rests on something too: it is looked at until that is mended
        fingerprint()
    return _plain(built, evidence[0], options.form)


@cache
def _settle() -> None:
    """Once a process has loaded what it keeps, spare the collector from going through it again.

    Nothing that is made for a unit refers to itself: it is gone with the unit, without a collector.
    """
    gc.freeze()
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])


def _plain(built: Built, evidence: Evidence, form: str | None) -> UnitDraft:
    from generator.batch.kept_scores import scored, titles  # noqa: PLC0415 - as above

    case = built.checked.case
    if case is None:
        return UnitDraft(built.diagnostics, evidence=evidence)
    filing = case.filing
    return UnitDraft(
        built.diagnostics,
        Owner(str(filing.year), filing.unit.name, case.form.kind, form or filing.form),
        built.documents,
        scored(case),
        _cause(built.checked),
        evidence,
        problems=titles(built.checked.findings),
    )


def _cause(checked: Checked) -> Diagnostic | None:
    """Return what kept documents from being made: not the first error, if that hindered nothing.

    Wording and filling speak after the checks; a findings library that cannot be read among them;
    without either it was ``strict`` that let the checks' errors count.
    """
    unread = checked.findings is None
    library = [one for one in checked.diagnostics if unread and one.audience is Audience.MAINTAINER]
    candidates = (*checked.stopping, *library, *checked.diagnostics)
    return next((one for one in candidates if one.severity is Severity.ERROR), None)
