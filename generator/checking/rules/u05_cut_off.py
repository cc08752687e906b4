"""U05 截止日不完整: the year's account is cut off some days before the year ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator import patterns
from generator.checking.texts import texts_with
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading import Record
    from generator.scoring.case import Case

CODE = "U05"
DECEMBER, LAST = 12, 31
FROM = 25  # days of December from which a date can only be meant for the end of the year
CUT_OFF = patterns.compile(r"截[至止](?:到)? ?(?:(20[0-9]{2}) ?年)? ?12 ?月 ?([0-9]{1,2}) ?日")


class Cut(NamedTuple):
    """A day on which an account ends, as written, and where."""

    text: str
    where: str
    record: Record
    path: tuple[str | int, ...]


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at ends of projects and at what texts say of 截至; a declaration plans as it likes."""
    for cut in _cuts(case) if not case.form.declares else ():
        facts = {"where": cut.where, "date": cut.text, "year": str(case.filing.year)}
        yield Diagnostic(CODE, facts, cut.record.position(*cut.path))


def _cuts(case: Case) -> Iterator[Cut]:
    year = case.filing.year
    for project in case.filing.projects:
        end = project.end
        if end and (end.year, end.month) == (year, DECEMBER) and FROM <= end.day < LAST:
            text = f"{end.month}月{end.day}日"
            yield Cut(text, f"{project.name}的完成日期", project, ("完成日期",))
    for one in texts_with(case, "截"):
        for found in CUT_OFF.finditer(one.text):
            if int(found[1] or year) == year and int(found[2]) < LAST:
                yield Cut(found[0], f"“{one.key}”", one.record, one.path)
