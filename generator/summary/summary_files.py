"""The files of a summary: results read, added up by years, written as a workbook and reports."""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.batch.evidence import program
from generator.batch.kept_documents import fingerprint_at, put
from generator.batch.one_unit import LEFT_OVER
from generator.batch.result_files import WHOLE
from generator.diagnostics import Diagnostic, Position, Severity, unique, worst
from generator.document import Document
from generator.document.earlier import written_at
from generator.document.free_document import files_of
from generator.document.package.carried_mark import FINGERPRINT
from generator.document.package.sealed_workbook import sealed
from generator.forms import SummaryPlan, find_form
from generator.noticed_files import noticing
from generator.structs import Struct, replace
from generator.summary.comparison import compared
from generator.summary.kept_years import keep_years
from generator.summary.remembered_summary import basis_of, remember
from generator.summary.result_lines import NoResultsError, results_digest
from generator.summary.summarizing import Summary
from generator.summary.summary_report import TITLE, free_plan, properties, summary_report
from generator.summary.unit_rows import unit_rows
from generator.summary.year_figures import YearFigures
from generator.workspace import Workspace, is_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.document.free_document import Said
    from generator.summary.summarizing import Wanted
    from generator.summary.unit_rows import UnitRow

WORKBOOK: Final = "汇总.xlsx"
REPORT: Final = f"{TITLE}.docx"
FEWEST: Final = 2  # units: one alone has nothing to be put beside


def make_summary(wanted: Wanted) -> Summary:
    """Make the files of a summary, unless they are just what the results would make again."""
    digest = results_digest()
    years = years_of(unit_rows(wanted.source, digest.update))
    count = sum(len(one.standings) for one in years)
    if count < FEWEST:
        place = Position(file=str(wanted.source))
        return Summary((), (Diagnostic("O12", {"count": str(count)}, place),))
    order = _Order(wanted, years, digest.hexdigest())
    with noticing() as ledger:
        made = Summary(order.targets, (), kept=True) if order.is_done else order.written()
    made = replace(made, said=(*made.said, *order.outlived))
    if made.files == order.targets and not made.said:
        places = {path: workspace for _, path, workspace in order.plans.values()}
        basis = basis_of(order.digest, ledger, places)
        remember(wanted.source, made.files, order.fingerprint, basis)
    return made


def years_of(rows: Iterable[UnitRow]) -> tuple[YearFigures, ...]:
    """Add up the years, the latest first; who has no year goes with the year of most."""
    found: dict[str, YearFigures] = {}
    unknown = []
    for row in rows:
        if row.year:
            found.setdefault(row.year, YearFigures(row.year)).add(row)
        else:
            unknown.append(row)
    main = _main(tuple(found.values())) if found else found.setdefault("", YearFigures(""))
    for row in unknown:
        main.add(row)
    return tuple(sorted(found.values(), key=lambda one: one.year, reverse=True))


def _main(years: Iterable[YearFigures]) -> YearFigures:
    """Return the year that most units are of, the later of equals."""
    return max(years, key=lambda one: (len(one.standings), one.year))


class _Order(Struct, frozen=True, dict=True):
    """One summary that is wanted: of which results, with which digest, and where to."""

    wanted: Wanted
    years: Sequence[YearFigures]
    digest: str

    @cached_property
    def main(self) -> YearFigures:
        """The year that most units are of."""
        return _main(self.years)

    @cached_property
    def before(self) -> dict[str, YearFigures | None]:
        """The year before each."""
        return {one.year: self._before(one) for one in self.years}

    @cached_property
    def plans(self) -> dict[str, tuple[SummaryPlan, Path, Workspace]]:
        """How the report on each year is worded: the file whose workspace says so comes along."""
        return {one.year: _plan(one, self.wanted.source) for one in self.years}

    def _before(self, year: YearFigures) -> YearFigures | None:
        """Return the year before: among these results, or beside them under its own number."""
        if not year.year.isdigit():
            return None
        last = str(int(year.year) - 1)
        here = next((one for one in self.years if one.year == last), None)
        return here or _year_beside(self.wanted.source, last)

    @property
    def targets(self) -> tuple[Path, ...]:
        """The files of the summary."""
        names = (WORKBOOK, *map(self._name, self.years))
        return tuple(self.wanted.folder / one for one in names)

    def _name(self, year: YearFigures) -> str:
        """Name the report on a year; that of most units needs no number."""
        return REPORT if year is self.main else f"{TITLE}（{year.year}年度）.docx"

    @property
    def is_done(self) -> bool:
        """Whether the files there are made of just this, and nobody has changed them."""
        here = (fingerprint_at(one) for one in self.targets)
        return not self.wanted.force and all(one == self.fingerprint for one in here)

    @property
    def outlived(self) -> Said:
        """Says which files are those of an earlier summary, not to be handed in with these."""
        folder, now = self.wanted.folder, (None, "", self.fingerprint)
        found = sorted({*folder.glob(f"{TITLE}*.docx"), *folder.glob("汇总*.xlsx")})
        old = [one for one in found if one not in self.targets and fingerprint_at(one) not in now]
        time = written_at(old)
        if time is None:
            return ()
        facts = {"path": str(folder), "count": str(len(old)), "time": f"{time:%Y-%m-%d %H:%M}"}
        names = "、".join(f"“{one.name}”" for one in old)
        facts["hint"] = f"{names}是以前的汇总留下的：核对以后删去，不要和这一次的一起报送"
        return (Diagnostic(LEFT_OVER, facts, Position(file=str(folder))),)

    @cached_property
    def fingerprint(self) -> str:
        """The digest of everything that the files are made of."""
        parts = [program(), self.digest]
        for year, (plan, _, workspace) in self.plans.items():
            parts.append(f"{year}{plan!r}")
            before = self.before[year]
            parts.append(repr(before.standings) if before else "")
            parts += [_digest(one.read_bytes()) for one in files_of(free_plan(plan), workspace)]
        return _digest("\n".join(parts).encode())

    def written(self) -> Summary:
        """Write the files: one that cannot be made or saved keeps no other from it.

        The years are kept first: once the files stand, a summary counts as made.
        """
        years = [one.year for one in self.years]
        said: Said = keep_years(self.wanted.source, self.wanted.folder, years)
        documents = [Document(WORKBOOK, self._workbook())]
        for year in self.years:
            data, troubles = self._report(year)
            said += troubles
            documents += [] if data is None else [Document(self._name(year), data)]
        saved: list[Path] = []
        for one in documents:
            target, troubles = put(one, self.wanted.folder, force=self.wanted.force)
            said += troubles
            saved += [] if worst(troubles) is Severity.ERROR else [target]
        return Summary(tuple(saved), unique(said))

    def _workbook(self) -> bytes:
        from generator.summary.summary_workbook import (  # noqa: PLC0415 - what is up to date has it
            summary_workbook,
        )

        rows = partial(unit_rows, self.wanted.source)
        about = replace(properties("预算绩效自评汇总"), custom={FINGERPRINT: self.fingerprint})
        return sealed(summary_workbook(self.years, rows, self.main.year, self.wanted.called), about)

    def _report(self, year: YearFigures) -> tuple[bytes | None, Said]:
        plan, _, workspace = self.plans[year.year]
        before = self.before[year.year]
        comparison = compared(year, before) if before else None
        return summary_report(year, comparison, plan, workspace, self.fingerprint)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _plan(year: YearFigures, source: Path) -> tuple[SummaryPlan, Path, Workspace]:
    """Return how the form that most units of a year fill in words its report."""
    forms = Counter(one.form for one in year.standings if one.form)
    name = min(forms, key=lambda one: (-forms[one], one), default="")
    files = (Path(one.file) for one in year.standings if one.form == name)
    place = next((one for one in files if one.exists()), source)
    workspace = Workspace.around(place)
    form = find_form(workspace, name).value if name else None
    return (form.summary if form else SummaryPlan()), place, workspace


def _year_beside(source: Path, year: str) -> YearFigures | None:
    """Return a year whose results lie in a folder of its number, below these or beside them."""
    for folder in (source.parent / year, source.parent.parent / year):
        path = folder / WHOLE
        if is_file(path) and path.resolve() != source.resolve():
            return _only(path, year)
    return None


def _only(path: Path, year: str) -> YearFigures | None:
    """Return how the units of one year stood; results that cannot be read compare with nothing."""
    figures = YearFigures(year)
    try:
        for row in unit_rows(path):
            if row.year in ("", year):
                figures.place(row)
    except NoResultsError:
        return None
    return figures if figures.standings else None
