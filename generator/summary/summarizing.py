"""Summarizes the results of a run, unless what lies there is what they would make again.

Nothing is loaded to find that out that takes long to load: most runs change little or nothing.
A large summary is made in a process of its own: what it takes of memory goes with that.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.batch.kept_documents import sweep
from generator.diagnostics import Diagnostic, Position
from generator.saving import not_saved
from generator.structs import Struct
from generator.summary.remembered_summary import standing_files
from generator.summary.result_lines import NoResultsError, results_at

if TYPE_CHECKING:
    from collections.abc import Callable

    Said = tuple[Diagnostic, ...]

LARGE: Final = 4_000_000  # bytes of results, some 2500 units: what they take is worth a process


class Summary(Struct, frozen=True):
    """What came of it: the files, and what is to be said. ``kept`` were up to date already."""

    files: tuple[Path, ...]
    said: Said
    kept: bool = False


class Wanted(Struct, frozen=True):
    """A summary that is wanted: of which results, where to; ``called`` is how people know a file.

    With ``force`` it is written whatever lies there.
    """

    source: Path
    folder: Path
    force: bool
    called: Callable[[str], str]


def summarize(
    place: Path,
    output: Path | None = None,
    *,
    force: bool = False,
    called: Callable[[str], str] = str,
) -> Summary:
    """Summarize the results at a place: a folder that was built into, or a file of results.

    What is up to date is left as it is; what somebody has changed keeps its place, as documents do.
    """
    source = results_at(place)
    if source is None:
        return _nothing(Diagnostic("O10", {"path": str(place)}))
    return _told(_summarized, Wanted(source, output or source.parent, force, called))


def _told(work: Callable[[Wanted], Summary], wanted: Wanted) -> Summary:
    """Do some of it; whatever becomes of that is told."""
    source = wanted.source
    try:
        return work(wanted)
    except NoResultsError:
        return _nothing(Diagnostic("O11", {}, Position(file=str(source))))
    except OSError as error:
        return _nothing(not_saved(Path(error.filename or source), error))
    except Exception as error:  # noqa: BLE001 - the run's documents stand, whatever becomes of this
        from generator.batch import defect  # noqa: PLC0415 - rarely needed

        return _nothing(defect(source, error))


def _summarized(wanted: Wanted) -> Summary:
    files = () if wanted.force else standing_files(wanted.source, wanted.folder)
    if files:
        return Summary(files, (), kept=True)
    return _made_apart(wanted) if wanted.source.stat().st_size >= LARGE else _made(wanted)


def _made(wanted: Wanted) -> Summary:
    from generator.summary.summary_files import make_summary  # noqa: PLC0415 - as said above

    return make_summary(wanted)


def _made_apart(wanted: Wanted) -> Summary:
    """Make a summary in a process of its own; one that is killed leaves whole files."""
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - as said above

    from generator.processes import apart  # noqa: PLC0415 - as said above

    try:
        return apart(partial(_told, _made), wanted)
    except BrokenExecutor:
        sweep(wanted.folder)
        return _nothing(Diagnostic("O13", {}, Position(file=str(wanted.source))))


def _nothing(said: Diagnostic) -> Summary:
    return Summary((), (said,))
