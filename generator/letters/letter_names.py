"""What a letter to a unit may name: its filings, and what is to be mended in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Severity
from generator.diagnostics.text_report import WORDS
from generator.letters.printed_place import Places
from generator.templating.typed_values import Year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.diagnostics import Diagnostic
    from generator.letters.checked import Checked
    from generator.vocabulary.content import Content


def letter_names(unit: str, files: Sequence[Checked]) -> Content:
    """Return what the letter to a unit may name."""
    faults = [one for checked in files for one in checked.faults]
    years = {checked.year for checked in files if checked.year.isdigit()}
    return {
        "单位": unit,
        "年度": Year(next(iter(years))) if len(years) == 1 else None,
        "意见数": len(faults),
        "错误数": sum(one.severity is Severity.ERROR for one in faults),
        "警告数": sum(one.severity is Severity.WARNING for one in faults),
        "文件列表": [_file(one) for one in files],
    }


def _file(checked: Checked) -> Content:
    places = Places(checked.file, checked.form)
    return {
        "文件": checked.file.name,
        "套表": checked.form,
        "意见": [_opinion(number, one, places) for number, one in enumerate(checked.faults, 1)],
    }


def _opinion(number: int, one: Diagnostic, places: Places) -> Content:
    return {
        "序号": number,
        "编号": one.code,
        "级别": WORDS[one.severity],
        "名称": one.title,
        "说明": one.message,
        "改法": one.hint or None,
        "印在": places.on_paper(one),
        "位置": places.in_data(one) or None,
        "行": places.in_file(one) or None,
        "原文": _excerpt(one) or None,
        "参见": [*_related(one, places)],
    }


def _excerpt(one: Diagnostic) -> str:
    return one.position.excerpt.strip() if one.position else ""


def _related(one: Diagnostic, places: Places) -> Iterable[Content]:
    for why, place in one.related:
        line = f"第{place.line}行" if place.line else place.place
        yield {"说明": why, "行": line or places.in_file(one) or None}
