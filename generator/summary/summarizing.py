"""Summarizes the results of a run, unless what lies there is what they would make again.

Nothing is loaded to find that out that takes long to load: most runs change little or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position
from generator.saving import not_saved
from generator.summary.remembered_summary import standing_files
from generator.summary.result_lines import NoResultsError, results_at

if TYPE_CHECKING:
    from collections.abc import Callable

    Said = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of it: the files, and what is to be said. ``kept`` were up to date already."""

    files: tuple[Path, ...]
    said: Said
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
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
    try:
        return _summarized(Wanted(source, output or source.parent, force, called))
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
    from generator.summary.summary_files import make_summary  # noqa: PLC0415 - as said above

    return make_summary(wanted)


def _nothing(said: Diagnostic) -> Summary:
    return Summary((), (said,))
