"""Finds the library of a form, and tests it against itself before it speaks of anybody (Q01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.file_stamp import remembered
from generator.findings.conditions import (
    FIGURES,
    actor_names,
    fact_names,
    figure_names,
    is_shared_figure,
    problem_names,
)
from generator.findings.library import Library, LibraryFile, Scope, merged
from generator.kept_work import Keeper
from generator.reading import Loaded, load, suggestion
from generator.scoring.facts import known_names, unheard_of
from generator.templating.sentence import SentenceError, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.diagnostics import Position
    from generator.findings.library import Entry
    from generator.workspace import Workspace

FOLDER = "narratives"
SOUND = Keeper(".sound", most=200)
NAME = "问题库.yaml"


def find_library(workspace: Workspace, path: tuple[str, ...]) -> Loaded[Library]:
    """Read the library along a search path of sets, such as (株洲, 通用), the nearest first."""
    found = (workspace.find(FOLDER, one, NAME) for one in path)
    return _library(*(file for file in found if file is not None))


@remembered
def _library(*files: Path) -> Loaded[Library]:
    """Read, merge and test the files."""
    loaded = tuple(load(file, LibraryFile) for file in files)
    said = tuple(one for file in loaded for one in file.diagnostics)
    read = tuple(file.value for file in loaded if file.value is not None)
    if len(read) < len(loaded):
        return Loaded(None, said)
    library = merged(read)
    faults = _faults_anew(library, read, files)
    return Loaded(None if faults else library, (*said, *faults))


def _faults_anew(
    library: Library, read: tuple[LibraryFile, ...], files: tuple[Path, ...]
) -> tuple[Diagnostic, ...]:
    """Test files that no process has found sound before: their sentences are some two hundred."""
    made_of = [file.read_bytes() for file in files]
    if SOUND.recall(*made_of) is not None:
        return ()
    faults = tuple(faults_of(library, read))
    if not faults:
        SOUND.keep(b"", *made_of)
    return faults


SCOPED = ("指标", "经费")


def faults_of(library: Library, files: tuple[LibraryFile, ...]) -> Iterator[Diagnostic]:
    """Yield every contradiction of a merged library, each at the key that it shows at."""
    for file in files:
        yield from _derived_faults(library, file)
        yield from _common_faults(library, file)
        yield from _disabled_faults(file, files)
    for name, entry in library.entries.items():
        yield from _condition_faults(name, entry, library)
        yield from _sentence_faults(name, entry, library)
        yield from _bearing_faults(name, entry, library)


def _fault(where: str, defect: str, place: Position | None, hint: str = "") -> Diagnostic:
    facts = {"where": where, "defect": defect}
    return Diagnostic("Q01", facts | {"hint": hint} if hint else facts, place)


def _derived_faults(library: Library, file: LibraryFile) -> Iterator[Diagnostic]:
    """Test that a derived figure rests on data or figures derived before it, and hides none."""
    data = known_names() | library.figures.keys() | frozenset(FIGURES["单位"])
    before: set[str] = set(library.derived) - set(file.derived)
    for name, formula in file.derived.items():
        place = file.position("派生", name)
        if name in data:
            yield _fault("“派生”", f"“{name}”与数据同名", place, "换一个名称")
        for unknown in unheard_of(formula.names, data | before):
            hint = suggestion(unknown, sorted(data | before))
            yield _fault("“派生”", f"“{name}”用了没有的数据名称“{unknown}”", place, hint)
        before.add(name)


def _common_faults(library: Library, file: LibraryFile) -> Iterator[Diagnostic]:
    known = problem_names(library)
    if file.actor:
        place = file.position("责任主体")
        yield from _wording_faults("“责任主体”", file.actor, place, actor_names())
    for number, deadline in enumerate(file.deadlines):
        place = file.position("完成时限", number)
        yield from _wording_faults("“完成时限”", deadline, place, known)
    for number, cause in enumerate(file.causes):
        yield from _wording_faults("“原因句”", cause, file.position("原因句", number), known)


def _disabled_faults(file: LibraryFile, files: tuple[LibraryFile, ...]) -> Iterator[Diagnostic]:
    known = {name for other in files for name in other.entries}
    for name in file.disabled:
        if name not in known:
            place, hint = file.position("停用", name, of="key"), suggestion(name, sorted(known))
            yield _fault("“停用”", f"没有编号为“{name}”的问题", place, hint)


def _condition_faults(name: str, entry: Entry, library: Library) -> Iterator[Diagnostic]:
    known = figure_names(library, entry.kind)
    for situation in entry.situations:
        named = unheard_of(situation.condition.names, known)
        for unknown in (one for one in named if not is_shared_figure(one)):
            hint = suggestion(unknown, sorted(known))
            defect = f"条件用了没有的数据名称“{unknown}”"
            yield _fault(name, defect, situation.position("条件"), hint)


def _sentence_faults(name: str, entry: Entry, library: Library) -> Iterator[Diagnostic]:
    """Every wording is one that can be written: its syntax holds and its names exist."""
    facts = fact_names(library, entry.kind)
    for situation in entry.situations:
        yield from _wording_faults(name, situation.fact, situation.position("事实"), facts)
    known = problem_names(library)
    for key, wordings in (("标题", entry.titles), ("问题", entry.problems)):
        for number, wording in enumerate(wordings):
            yield from _wording_faults(name, wording, entry.position(key, number), known)
    for measure in entry.measures:
        yield from _wording_faults(name, measure.title, measure.position("标题"), known)
        yield from _wording_faults(name, measure.action, measure.position("内容"), known)
    if entry.actor:
        place = entry.position("责任主体")
        yield from _wording_faults(name, entry.actor, place, actor_names())
    for number, deadline in enumerate(entry.deadlines):
        yield from _wording_faults(name, deadline, entry.position("完成时限", number), known)


def _wording_faults(
    where: str, wording: str, place: Position | None, known: frozenset[str]
) -> Iterator[Diagnostic]:
    try:
        names = names_in(wording)
    except SentenceError as error:
        yield _fault(where, f"{error}", place, "核对花括号、百分号和过滤器的写法")
        return
    for unknown in sorted(names - known):
        hint = suggestion(unknown, sorted(known))
        yield _fault(where, f"措辞用了没有的名称“{unknown}”", place, hint)


def _bearing_faults(name: str, entry: Entry, library: Library) -> Iterator[Diagnostic]:
    """Test that an entry gives way to others that exist and asks only what its object has."""
    for number, other in enumerate(entry.yields):
        if other == name or other not in library.entries:
            hint = suggestion(other, [known for known in library.entries if known != name])
            place = entry.position("让位", number)
            yield _fault(name, f"“让位”写了没有的编号“{other}”", place, hint)
    if entry.scope != Scope() and entry.kind not in SCOPED:
        defect = f"对象是“{entry.kind}”的问题没有可以用“适用”挑选的行"
        yield _fault(name, defect, entry.position("适用"), "删去“适用”，写进条件")
    if entry.fallback and entry.kind != "指标":
        place = entry.position("对象")
        yield _fault(name, "兜底的问题只能以指标为对象", place, "把“对象”改成“指标”")
