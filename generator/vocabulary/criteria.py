"""Texts of rubrics and forms that are printed for a year: they name it, and nobody rewrites them.

A sheet of 2022 that cites buildings completed in 2017 is wrong, so criteria say {{ 年度 }}年. They
run in the sandbox of all wording, over the year and the unit, by the names that wording has for
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.filing import office_word
from generator.reading import suggestion
from generator.templating.sentence import SentenceError, names_in, render_sentence
from generator.templating.typed_values import Named, Year
from generator.vocabulary.column_values import column_names
from generator.vocabulary.record_names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Filing
    from generator.forms import Form
    from generator.scoring import Standards
    from generator.scoring.rubric import Rubric
    from generator.vocabulary.content import Content

CRITERIA = ("年度", "上年", "下年", "单位")
PRINTED = ("评价标准", "指标说明", "印作")


def criteria_names(filing: Filing, form: Form | None = None) -> Content:
    """Return what printed texts of rubrics and forms may name; ``form`` adds its columns."""
    year, unit = filing.year, filing.unit
    columns = form.columns.unit if form else ()
    own = names_of(unit) | column_names(unit, columns) | {"内设机构称谓": office_word(filing)}
    return {
        "年度": Year(year),
        "上年": Year(year - 1),
        "下年": Year(year + 1),
        "单位": Named(unit.short_name or unit.name, own),
    }


def printed(text: str | None, names: Content) -> str | None:
    """Write such a text; ``criteria_faults`` has proved that it can be."""
    return render_sentence(text, names) if text and "{" in text else text


def criteria_faults(standards: Standards, filing: Filing) -> Iterator[Diagnostic]:
    """Yield the texts of a filing's standards that cannot be written, each at its place."""
    names = criteria_names(filing, standards.form)
    for rubric in (standards.project_rubric, standards.department_rubric):
        if rubric is not None:
            yield from _of_rubric(rubric, names)
    yield from _of_form(standards.form, names)


def _of_rubric(rubric: Rubric, names: Content) -> Iterator[Diagnostic]:
    for row in rubric.rows:
        for key in PRINTED:
            for defect, hint in _defects(row.indicator.get(key), names):
                where = f"的指标“{row.indicator.name}”"
                facts = {"where": where, "defect": f"“{key}”{defect}"}
                facts |= {"hint": hint} if hint else {}
                yield Diagnostic("P16", facts, row.indicator.position(key))


def _of_form(form: Form, names: Content) -> Iterator[Diagnostic]:
    for row in form.basic_data:
        for defect, _ in _defects(row.printed, names):
            problem = f"套表“基础数据表”的“印作”{defect}"
            yield Diagnostic("N04", {"problem": problem}, row.position("印作"))


def _defects(text: object, names: Content) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a text, and what may have been meant."""
    if not isinstance(text, str) or "{" not in text:
        return
    try:
        unknown = sorted(names_in(text) - names.keys())
        if not unknown:
            render_sentence(text, names)
    except SentenceError as error:
        yield f"写不成：{error}", ""
        return
    for name in unknown:
        yield f"用了没有的名称“{name}”", suggestion(name, tuple(names))
