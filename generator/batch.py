"""Many filings through the one pipeline: found, named, built, saved, each failure a result."""

from __future__ import annotations

import gc
import os
import re
import traceback
from dataclasses import dataclass
from functools import cache, partial
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Audience, Diagnostic, Position, Severity, worst
from generator.document import safe_name
from generator.document.earlier import earlier_documents, outlived_documents, written_at
from generator.filing.glimpse import glimpse
from generator.forms import find_form
from generator.pipeline import Built, build, check
from generator.reading import read_tree
from generator.saving import save
from generator.scoring import plain
from generator.workspace import Workspace, is_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Sequence

    from generator.checking import Case

SUFFIXES = {".yaml", ".yml"}
LOCK = "~$"  # what Word and Excel put beside a file that is open
LEFT_OVER = "O04"
OUTLIVED = "多半是项目改名、删去以后留下的：核对以后删去，不要和这一次的一起报送"
YEAR = re.compile("20[0-9]{2}")
SELDOM = 50_000  # objects that a unit leaves behind before the collector looks: none does


@dataclass(frozen=True, slots=True)
class Options:
    """How a run builds: where to, by which form, and whether errors stop a unit's documents."""

    output: Path
    form: str | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """What the summary shows of one assessed thing: its name, printed total (points) and grade."""

    name: str
    points: str
    grade: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """One unit's row in the result; ``missing`` documents were made but could not be written.

    ``cause`` is what it failed by, None where it did not fail.
    """

    path: Path
    unit: str
    saved: tuple[Path, ...]
    scored: tuple[Scored, ...]
    diagnostics: tuple[Diagnostic, ...]
    missing: int = 0
    cause: Diagnostic | None = None

    @property
    def failed(self) -> bool:
        """Tell whether the unit lacks its documents, or any of them."""
        return not self.saved or bool(self.missing)

    def count(self, severity: Severity) -> int:
        """Return how many of its diagnostics have that severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


def find_files(
    paths: Iterable[Path], suffixes: Collection[str] = SUFFIXES, nothing: str = "G04"
) -> tuple[list[Path], list[Diagnostic]]:
    """Return the files named or found below the folders named, sorted, each once.

    Below folders those of the suffixes count, by default data files; ``nothing`` is the code of a
    folder without any.
    """
    found: dict[Path, Path] = {}  # by the absolute path: a file may be named in two ways
    said: list[Diagnostic] = []
    for path in paths:
        if not _exists(path):
            said.append(Diagnostic("G07", {"path": str(path)}))
            continue
        files, closed = _below(path, suffixes) if is_folder(path) else ([path], [])
        for file in files:
            found.setdefault(file.absolute(), file)
        said += closed
        if not files and not closed:
            said.append(Diagnostic(nothing, {"path": str(path)}))
    return list(found.values()), said


def _exists(path: Path) -> bool:
    """Tell whether there is anything at a path; of what cannot be reached, reading says why."""
    try:
        return path.exists()
    except OSError:
        return True


def _below(folder: Path, suffixes: Collection[str]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the files of these suffixes below a folder, and those folders that stay closed."""
    closed: list[OSError] = []
    walk = os.walk(folder, onerror=closed.append)
    inside = (Path(place, name) for place, _, names in walk for name in names)
    files = sorted(
        path
        for path in inside
        if path.suffix.lower() in suffixes and not path.name.startswith(LOCK) and path.is_file()
    )
    return files, [Diagnostic("G08", {"path": str(error.filename)}) for error in closed]


def target_folder(path: Path, options: Options) -> Path | None:
    """Foretell where a file's documents go without reading it whole; None if it does not say."""
    tree = read_tree(path).value
    data = tree.data if tree is not None else None
    unit = data.get("单位") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(unit, dict):
        return None
    return _foretold(path, options, data.get("年度"), unit.get("名称"), data.get("套表"))


def _foretold(
    path: Path, options: Options, year: object, name: object, form_name: object
) -> Path | None:
    if not isinstance(year, str) or not isinstance(name, str):
        return None
    asked = options.form or form_name
    form = find_form(Workspace.around(path), asked).value if isinstance(asked, str) else None
    return _folder(options.output, year, name, form.kind if form else "自评")


def _folder(output: Path, year: str, unit: str, kind: str) -> Path:
    """Return <output>/<年度>/<单位>; a declaration of targets has the folder 申报 below it."""
    folder = output / safe_name(year) / safe_name(unit)
    return folder / kind if kind == "申报" else folder


def collisions(folders: Sequence[tuple[Path, Path | None]]) -> list[Diagnostic]:
    """Return a diagnostic for every two files whose documents would overwrite each other."""
    taken: dict[str, Path] = {}
    said = []
    for path, folder in folders:
        if folder is None:
            continue
        first = taken.setdefault(str(folder).casefold(), path)
        if first is not path:
            facts = {"first": str(first), "second": str(path), "path": str(folder)}
            said.append(Diagnostic("O01", facts, Position(file=str(path))))
    return said


def run(paths: Sequence[Path], options: Options, *, jobs: int = 1) -> Generator[Result, None, None]:
    """Build and save every file; results come in the order of the files as they are finished.

    Closing the generator gives up what has not been begun.
    """
    if jobs <= 1 or len(paths) <= 1:
        yield from map(build_one, paths, repeat(options))
        return
    from generator.processes import share  # noqa: PLC0415 - one process waits for no others

    yield from share(
        partial(build_one, options=options), paths, jobs, partial(_lost, options=options)
    )


def _lost(path: Path, options: Options) -> Result:
    """Return the row of a unit whose process was killed."""
    return _unread(path, options, (Diagnostic("O03", {}, Position(file=str(path))),))


def _unread(path: Path, options: Options, said: tuple[Diagnostic, ...]) -> Result:
    """Return the row of a file that there is no case of; its text may still name the unit."""
    seen = glimpse(path)
    year = seen.year or _year_of_folder(path)
    folder = _foretold(path, options, year, seen.unit, seen.form)
    old = () if folder is None else _left_over(path, folder, earlier_documents(folder, ()))
    cause = next((one for one in said if one.severity is Severity.ERROR), None)
    return Result(path, seen.unit or path.stem, (), (), (*said, *old), cause=cause)


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
    try:
        return _built(path, options)
    except Exception as error:  # noqa: BLE001 - a defect of ours must not end everybody's run
        return _unread(path, options, (defect(path, error),))


def _built(path: Path, options: Options) -> Result:
    built = build(path, Workspace.around(path), form=options.form, strict=options.strict)
    result = _saved(built, options)
    _settle()
    return result


@cache
def _settle() -> None:
    """Once a process has loaded what it keeps, spare the collector from going through it again.

    Nothing that is made for a unit refers to itself: it is gone with the unit, without a collector.
    """
    gc.freeze()
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])


def check_one(path: Path, form: str | None = None) -> tuple[Diagnostic, ...]:
    """Read, score and check one file, and return all that is to be said of it."""
    try:
        return check(path, Workspace.around(path), form=form).diagnostics
    except Exception as error:  # noqa: BLE001 - a defect of ours must not end everybody's run
        return (defect(path, error),)


def defect(path: Path, error: Exception) -> Diagnostic:
    """Return the diagnostic for an exception, which is always a defect of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "？"
    facts = {"error": f"{type(error).__name__}: {error}", "place": place}
    return Diagnostic("O02", facts, Position(file=str(path)))


def _saved(built: Built, options: Options) -> Result:
    """Save the documents of a unit, all of them or, where one cannot be written, say so."""
    case = built.checked.case
    path = built.checked.path
    if case is None:
        return _unread(path, options, built.diagnostics)
    filing = case.filing
    folder = _folder(options.output, str(filing.year), filing.unit.name, case.form.kind)
    said = built.diagnostics
    saved: list[Path] = []
    for document in built.documents:
        target = folder / document.name
        troubles = save(document.data, target)
        said += troubles
        if worst(troubles) is not Severity.ERROR:
            saved.append(target)
    missing = len(built.documents) - len(saved)
    failed = missing or not saved
    if failed:
        said += _left_over(path, folder, earlier_documents(folder, saved))
    else:
        said += _left_over(path, folder, outlived_documents(folder, saved), OUTLIVED)
    cause = _cause(built, said) if failed else None
    return Result(path, filing.unit.name, tuple(saved), _scored(case), said, missing, cause)


def _cause(built: Built, said: tuple[Diagnostic, ...]) -> Diagnostic | None:
    """Return what kept documents from being made: not the first error, if that hindered nothing.

    Wording, filling and saving speak after the checks; a findings library that cannot be read
    among them; without either it was ``strict`` that let the checks' errors count.
    """
    checked = built.checked
    later = said[len(checked.diagnostics) :]
    unread = checked.findings is None
    library = [one for one in checked.diagnostics if unread and one.audience is Audience.MAINTAINER]
    candidates = (*later, *checked.stopping, *library, *checked.diagnostics)
    return next((one for one in candidates if one.severity is Severity.ERROR), None)


def _scored(case: Case) -> tuple[Scored, ...]:
    """Return the totals to show; what is neither scored nor has a declared score is left out."""
    return tuple(
        Scored(subject.name, "" if subject.points is None else plain(subject.points), subject.grade)
        for subject in case.subjects
        if subject.scorecard is not None or subject.points is not None
    )
