"""One file through the one pipeline to saved documents; whatever happens is its result."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from generator import patterns
from generator.batch.glimpse import glimpse
from generator.batch.kept_documents import leads_out, put, sweep
from generator.batch.output_folders import folder_of, foretold
from generator.batch.result import Options, Result
from generator.batch.unit_draft import Owner, UnitDraft, defect, draft_unit
from generator.diagnostics import Diagnostic, Position, Severity, worst
from generator.document.earlier import earlier_documents, outlived_documents, written_at
from generator.structs import Struct, replace
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from generator.batch.evidence import Evidence
    from generator.document import Document

LEFT_OVER = "O04"
OUTLIVED = "多半是项目改名、删去以后留下的：核对以后删去，不要和这一次的一起报送"
KILLED = "工作进程被系统中断"
STUCK = (
    "数据确实很多的，用 --unit-limit 给更多的秒数；"
    "不多的，把数据文件和模板交给维护人员。已经写出的文件都是完整的"
)
ENDED = (
    "换内存大些的电脑做；数据确实很多的，用 --unit-limit 给更多的秒数；还是没有结果的，"
    "把数据文件和模板交给维护人员。已经写出的文件都是完整的"
)
YEAR = patterns.compile("20[0-9]{2}")


class Task(Struct, frozen=True):
    """One unit to build: why, and the folder that it was given, None where it named none.

    ``before`` is where its documents went in an earlier run, if the file no longer says where.
    """

    path: Path
    options: Options
    reason: str = ""
    folder: Path | None = None
    before: Path | None = None


class Made(Struct, frozen=True):
    """What came of a task: its result, and what it rests on, where it came as far as reading.

    ``elsewhere`` is the folder of the unit where it is not the one given: nothing was saved.
    """

    result: Result
    evidence: Evidence | None = None
    elsewhere: Path | None = None


def lost(task: Task, seconds: float | None = None) -> Made:
    """Return the row of a unit whose process was killed, or was at it for so many ``seconds``."""
    stuck = {"what": f"做了 {seconds:g} 秒还没有做完，已停止", "hint": STUCK}
    return _given_up(task, {"what": KILLED} if seconds is None else stuck)


def given_up(task: Task, seconds: float) -> Made:
    """Return the row of a unit that every worker of a cluster ended at: nobody here knows why."""
    what = f"做它的几个工作进程都中断了：内存不够，或者做了 {seconds:g} 秒还没有做完"
    return _given_up(task, {"what": what, "hint": ENDED})


def _given_up(task: Task, facts: dict[str, str]) -> Made:
    said = (Diagnostic("O03", facts, Position(file=str(task.path))),)
    return Made(replace(_unread(task, said), reason=task.reason))


def refused(task: Task, said: Diagnostic) -> Made:
    """Return the row of a unit that is not built: what lies in its folder is another's."""
    refusal = _unread(task, (said,))
    return Made(replace(refusal, diagnostics=(said,), folder=None, reason=task.reason))


def _unread(task: Task, said: tuple[Diagnostic, ...]) -> Result:
    """Return the row of a file that there is no case of; its text may still name the unit."""
    path, options = task.path, task.options
    seen = glimpse(path)
    year = seen.year or _year_of_folder(path)
    folder = foretold(path, options, year, seen.unit, seen.form) or task.before
    old = () if folder is None else _left_over(path, folder, earlier_documents(folder, ()))
    cause = next((one for one in said if one.severity is Severity.ERROR), None)
    unit, form = seen.unit or path.stem, options.form or seen.form or ""
    said = (*said, *old)
    return Result(path, unit, (), (), said, cause=cause, folder=folder, year=year or "", form=form)


def _year_of_folder(path: Path) -> str | None:
    """Return the year whose folder a file lies in (inputs/2022), if it does not say one itself."""
    name = path.absolute().parent.name
    return name if YEAR.fullmatch(name) else None


def _left_over(
    path: Path, folder: Path, old: Collection[Path], hint: str = ""
) -> tuple[Diagnostic, ...]:
    """Say which documents of a unit are those of an earlier run."""
    time = written_at(old)
    if time is None:
        return ()
    facts = {"path": str(folder), "count": str(len(old)), "time": f"{time:%Y-%m-%d %H:%M}"}
    facts |= {"hint": hint} if hint else {}
    return (Diagnostic(LEFT_OVER, facts, Position(file=str(path))),)


def build_one(path: Path, options: Options) -> Result:
    """Take one file from YAML to saved documents. Whatever happens becomes its row."""
    return make(Task(path, options), asked=False).result


def make(task: Task, *, asked: bool = True) -> Made:
    """Do a task; where ``asked``, documents go only into the folder that the task was given."""
    return settle(task, draft_unit(task.path, task.options, Workspace.around), asked=asked)


def settle(task: Task, draft: UnitDraft, *, asked: bool = True) -> Made:
    """Save what was drafted for a task, wherever that was done."""
    begun = time.perf_counter()
    try:
        made = _settled(task, draft, asked=asked)
    except Exception as error:  # noqa: BLE001 - a defect of ours must not end everybody's run
        made = Made(_unread(task, (defect(task.path, error),)))
    seconds = round(draft.seconds + time.perf_counter() - begun, 4)
    return replace(made, result=replace(made.result, seconds=seconds, reason=task.reason))


def _settled(task: Task, draft: UnitDraft, *, asked: bool) -> Made:
    path, options, owner = task.path, task.options, draft.owner
    if owner is None:
        return Made(_unread(task, draft.said), draft.evidence)
    folder = folder_of(options.output, owner.year, owner.unit, owner.kind)
    if asked and str(folder) != str(task.folder):
        return Made(_unread(task, ()), elsewhere=folder)
    return Made(_saved(path, owner, draft, folder, options), draft.evidence)


def check_one(path: Path, form: str | None = None) -> tuple[Diagnostic, ...]:
    """Read, score and check one file, and return all that is to be said of it."""
    from generator.pipeline import check  # noqa: PLC0415 - as above

    try:
        return check(path, Workspace.around(path), form=form).diagnostics
    except Exception as error:  # noqa: BLE001 - a defect of ours must not end everybody's run
        return (defect(path, error),)


def _saved(path: Path, owner: Owner, draft: UnitDraft, folder: Path, options: Options) -> Result:
    """Save the documents of a unit, all of them or, where one cannot be written, say so."""
    saved: list[Path] = []
    troubles: tuple[Diagnostic, ...] = ()
    outside = draft.documents and leads_out(folder, options.output)
    if outside:
        troubles = (Diagnostic("O07", {"path": str(folder)}, Position(file=str(path))),)
    else:
        sweep(folder)
    for document in () if outside else draft.documents:
        target, said = put(document, folder, force=options.force)
        troubles += said
        if worst(said) is not Severity.ERROR:
            saved.append(target)
    missing = len(draft.documents) - len(saved)
    failed = missing or not saved
    left = _old(path, folder, saved) if failed else _outlived(path, folder, saved, draft.documents)
    cause = _cause(troubles, draft) if failed else None
    said = (*draft.said, *troubles, *left)
    return Result(
        path,
        owner.unit,
        tuple(saved),
        draft.scored,
        said,
        missing,
        cause,
        folder=folder,
        year=owner.year,
        form=owner.form,
        problems=draft.problems,
    )


def _old(path: Path, folder: Path, saved: Collection[Path]) -> tuple[Diagnostic, ...]:
    """Say what an earlier run left where this one made nothing new."""
    return _left_over(path, folder, earlier_documents(folder, saved))


def _outlived(
    path: Path, folder: Path, saved: Collection[Path], documents: Collection[Document]
) -> tuple[Diagnostic, ...]:
    """Say what lies there of projects that are gone; a changed document has its own message."""
    kept = {folder / one.name for one in documents}
    old = [one for one in outlived_documents(folder, saved) if one not in kept]
    return _left_over(path, folder, old, OUTLIVED)


def _cause(troubles: Collection[Diagnostic], draft: UnitDraft) -> Diagnostic | None:
    """Return what a unit failed by: what kept its documents from being saved, else made."""
    unsaved = (one for one in troubles if one.severity is Severity.ERROR)
    return next(unsaved, draft.cause)
