"""The command check: diagnostics of every file, in the format asked for."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.batch import check_one
from generator.batch.glimpse import glimpse
from generator.cli.arguments import documents_named, files_named
from generator.cli.console import counted, messages, output, show
from generator.cli.exits import ExitCode
from generator.cli.formats import CheckFormat
from generator.diagnostics import Audience, Severity, as_json, as_text, speaks_to, worst
from generator.letters.checked import Checked
from generator.saving import save
from generator.structs import Struct, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.cli.baseline import Known, Sifted
    from generator.diagnostics import Diagnostic
    from generator.diagnostics.selection import Selection

WORKBOOK = Path("检查意见.xlsx")
BASELINE = Path("检查基线.json")


class CheckOrder(Struct, frozen=True):
    """What is asked of a check.

    ``target`` is the file that findings are written to instead of the window. ``documents`` are
    Word and Excel files that somebody else wrote. ``baseline`` holds what is known already.
    ``letters`` is the folder for a letter to each unit.
    """

    form: str | None
    selection: Selection
    wanted: CheckFormat
    target: Path | None
    documents: bool = False
    baseline: Path | None = None
    renew: bool = False
    letters: Path | None = None


def check_all(paths: Sequence[Path], order: CheckOrder) -> int:
    """Check the files and give out what was found; return the exit code."""
    known, files = _known(order), files_of(paths, order)
    if known is None or not files:
        return ExitCode.WRONG_USE
    checked = _documents(files, order.form) if order.documents else _filings(files, order.form)
    checked = _kept(checked, order.selection.keeps)
    found = _every(checked)
    if order.renew and not speaks_to(Audience.PROGRAM, found):
        return _write_baseline(found, known, order.baseline or BASELINE, files)
    remark = ""
    if order.baseline is not None:
        from generator.cli.baseline import sift

        sifted = sift(found, known, order.baseline, files)
        new = set(map(id, sifted.new))
        checked, remark = _kept(checked, lambda one: id(one) in new), _remark(sifted)
    return _told(checked, order, len(files), remark)


def _kept(checked: Sequence[Checked], keeps: Callable[[Diagnostic], bool]) -> list[Checked]:
    """Leave out findings, but never a defect of ours."""
    return [
        replace(
            unit,
            found=tuple(x for x in unit.found if keeps(x) or x.audience is Audience.PROGRAM),
        )
        for unit in checked
    ]


def _every(checked: Sequence[Checked]) -> list[Diagnostic]:
    return [one for unit in checked for one in unit.found]


def _told(checked: Sequence[Checked], order: CheckOrder, files: int, remark: str) -> int:
    found = _every(checked)
    failed = not _give_out(checked, order.wanted, order.target)
    failed |= order.letters is not None and not _write_letters(checked, order.letters)
    counts = [sum(one.severity is level for one in found) for level in list(Severity)[:2]]
    if order.target or order.wanted in {CheckFormat.TEXT, CheckFormat.XLSX}:
        if order.wanted is CheckFormat.XLSX:
            from generator.cli.workbook import without_sheets

            remark += without_sheets(checked)
        messages().print(f"检查了 {files} 份文件：{counted(*counts)}{remark}")
    if speaks_to(Audience.PROGRAM, found):
        return ExitCode.DEFECT
    return ExitCode.ERRORS if counts[0] or failed else ExitCode.FINE


def _write_letters(checked: Sequence[Checked], folder: Path) -> bool:
    """Write a letter for each unit with findings; False where one could not be."""
    from generator.letters.unit_letters import earlier_letters, write_letters

    written, said = write_letters(checked, folder)
    show(said, messages())
    old = earlier_letters(folder, written)
    more = f"；另有 {len(old)} 份是以前写的，不要和这一次的一起发" if old else ""
    messages().print(f"{len(written)} 份意见单写在 {folder}{more}")
    return worst(said) is not Severity.ERROR


def files_of(paths: Sequence[Path], order: CheckOrder) -> list[Path]:
    """Return the files to be checked, none where the command line is wrong."""
    mistakes = list(order.selection.mistakes())
    show(mistakes, messages())
    named = documents_named if order.documents else files_named
    return [] if mistakes else named(paths, order.form)


def _known(order: CheckOrder) -> Counter[Known] | None:
    """Return what the baseline knows, None where it cannot be read; one that is made knows none."""
    file = order.baseline or (BASELINE if order.renew else None)
    if file is None or (order.renew and not file.exists()):
        return Counter()
    from generator.cli.baseline import read_baseline

    known, said = read_baseline(file)
    show(said, messages())
    return known


def _write_baseline(
    found: Sequence[Diagnostic], known: Counter[Known], file: Path, files: Sequence[Path]
) -> int:
    from generator.cli.baseline import write_baseline

    troubles = write_baseline(found, known, file, files)
    show(troubles, messages())
    if worst(troubles) is Severity.ERROR:
        return ExitCode.ERRORS
    messages().print(f"检查了 {len(files)} 份文件，现有的 {len(found)} 条意见记进基线 {file}")
    return ExitCode.FINE


def _remark(sifted: Sifted) -> str:
    known = f"；基线里已有的 {sifted.known} 条没有列出" if sifted.known else ""
    gone = f"；基线里有 {sifted.gone} 条已经没有了，可以用 --write-baseline 更新"
    return known + (gone if sifted.gone else "")


def _filings(files: Sequence[Path], form: str | None) -> list[Checked]:
    return [_checked(file, form, check_one(file, form)) for file in files]


def _checked(file: Path, form: str | None, found: Sequence[Diagnostic]) -> Checked:
    seen = glimpse(file)
    unit = seen.unit or file.stem
    return Checked(file, unit, seen.year or "", form or seen.form, tuple(found))


def _documents(files: Sequence[Path], form: str | None) -> list[Checked]:
    """Check documents that somebody else wrote; what is found is told by the file it is in."""
    from generator.cli.import_command import check_documents

    found: dict[str, list[Diagnostic]] = {str(file): [] for file in files}
    for one in check_documents(files, form):
        found.setdefault(one.position.file if one.position else "", []).append(one)
    return [
        Checked(Path(name), Path(name).stem, "", None, tuple(said)) for name, said in found.items()
    ]


def _give_out(checked: Sequence[Checked], wanted: CheckFormat, target: Path | None) -> bool:
    """Write the findings in a format; False where a file could not be written."""
    if wanted is CheckFormat.XLSX:
        from generator.cli.workbook import workbook

        return _save(workbook(checked), target or WORKBOOK)
    found = _every(checked)
    if wanted is CheckFormat.TEXT and target is None:
        show(found, output())  # in colours
        return True
    text = _written(found, wanted)
    if target is not None:
        return _save(f"{text}\n".encode() if text else b"", target)
    output().print(text)
    return True


def _written(found: Sequence[Diagnostic], wanted: CheckFormat) -> str:
    match wanted:
        case CheckFormat.JSON:
            return _as_json([as_json(one) for one in found])
        case CheckFormat.SARIF:
            from generator.diagnostics.sarif import as_sarif

            return _as_json(as_sarif(found, __version__))
        case _:
            return "\n".join(map(as_text, found))


def _as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _save(data: bytes, target: Path) -> bool:
    troubles = save(data, target)
    show(troubles, messages())
    if worst(troubles) is Severity.ERROR:
        return False
    messages().print(f"检查意见写在 {target}")
    return True
