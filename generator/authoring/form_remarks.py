"""What a form prints of its own that a reviewer would send back: no unit can change it.

The numbers of its attachments (S07), the years that its criteria cite (U03), slips in its criteria
and headings (T11, L01 to L04). A unit is not told of them; whoever keeps the form is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.slips import read_all, slips_told
from generator.diagnostics import Diagnostic, Severity
from generator.proofreading import SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms import Form
    from generator.reading import Record
    from generator.scoring import Standards
    from generator.scoring.rubric import Rubric

MARK = patterns.compile(r"([0-9]+[-—])?([0-9]+)")
YEAR = patterns.compile(r"(?<![0-9〔])20[0-9]{2}(?=年)")
TITLE = patterns.compile("《[^》]*》")
PRINTED = ("评价标准", "指标说明", "印作")
# A criterion may number its parts as it likes, and 40-60% is how rubrics write their bands.
VOICES = {
    SlipKind.REPEATED_WORD: "T11",
    SlipKind.WRONG_WORD: "T11",
    SlipKind.UNPAIRED: "T11",
    SlipKind.DOUBLED_MARK: "L02",
    SlipKind.ANGLE_TITLE: "L02",
    SlipKind.DOCUMENT_NUMBER: "L03",
}
SIGN = patterns.compile(r"[-－—](?=[（(\[［])")


def form_remarks(standards: Standards) -> Iterator[Diagnostic]:
    """Yield what is amiss in the texts that a form and its rubrics print as they stand."""
    yield from _attachments(standards.form)
    for rubric in (standards.project_rubric, standards.department_rubric):
        if rubric is not None:
            yield from _criteria(rubric)


def _attachments(form: Form) -> Iterator[Diagnostic]:
    """Look at the numbers that a form gives its attachments.

    A number left out is only missed between attachments of one document: papers that stand alone
    bear the number of a notice, whose other attachments may be no part of the form.
    """
    bound = [frozenset(plan.attachments) for plan in form.documents]
    last: dict[str, tuple[int, str]] = {}
    for plan in form.documents:
        found = MARK.fullmatch((plan.mark or "").strip())
        if not found:
            continue
        series, number = found[1] or "", int(found[2])
        before, other = last.get(series, (number - 1, ""))
        together = any({other, plan.name} <= names for names in bound)
        if number == before or (number != before + 1 and together):
            facts = {
                "kind": "附件",
                "heading": f"附件{plan.mark}",
                "problem": "重复" if number == before else "跳号",
                "before": f"附件{series}{before}",
            }
            place = plan.position("附件号")
            yield Diagnostic("S07", facts, place, severity_override=Severity.INFO)
        last[series] = (number, plan.name)


def _criteria(rubric: Rubric) -> Iterator[Diagnostic]:
    for named in rubric.rows:
        row = named.indicator
        texts = [(key, text) for key in PRINTED if isinstance(text := row.get(key), str)]
        for (key, text), slips in zip(texts, read_all([t for _, t in texts]), strict=True):
            where = f"指标“{row.name}”的“{key}”"
            yield from _years(where, text, row, key)
            names = tuple(filter(None, (row.name, row.printed_name)))
            if any(_told_as(name, text) for name in names):
                facts = {"where": where, "slips": "“-”应为“=”（算式的等号）"}
                yield Diagnostic("T11", facts, row.position(key))
            for code in dict.fromkeys(VOICES[one.kind] for one in slips if one.kind in VOICES):
                own = [one for one in slips if VOICES.get(one.kind) == code]
                facts = {"where": where, "slips": slips_told(own)}
                yield Diagnostic(code, facts, row.position(key))


def _years(where: str, text: str, row: Record, key: str) -> Iterator[Diagnostic]:
    """Look for a year that was typed where the year of the filing is meant."""
    found = YEAR.search(TITLE.sub("", text))
    if found:
        told = "评分标准管几年，每年都印这一年；写成 {{ 年度 }}年，按填报的年度印"
        facts = {"where": where, "found": found[0], "year": "（按填报的年度）", "told": told}
        place = row.position(key)
        yield Diagnostic("U03", facts, place, severity_override=Severity.WARNING)


def _told_as(name: str, text: str) -> bool:
    """Tell whether a formula for a row has a dash behind the row's name where = belongs."""
    return text.startswith(name) and SIGN.match(text, len(name)) is not None
