"""The command score: the points of every row, and on demand how each came about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.table import Column, Table

from generator.cli.arguments import files_named
from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode
from generator.cli.folded_cell import FoldedCell
from generator.diagnostics import Severity, worst
from generator.document import fill_basis
from generator.filing import money_of
from generator.pipeline import changed_at, check
from generator.reading import WAN
from generator.saving import save
from generator.scoring import plain
from generator.scoring.explaining import explanation
from generator.workspace import Workspace, is_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from pathlib import Path

    from generator.checking import Case
    from generator.diagnostics import Diagnostic
    from generator.reading import MoneyUnit
    from generator.scoring import Score, Scorecard
    from generator.scoring.explaining import Explanation

NONE = "—"


def score_one(
    path: Path, *, form: str | None, explain: bool, as_json: bool, docx: Path | None
) -> int:
    """Score a file and print it, and on demand write the annex; return the exit code."""
    if not is_folder(path) and not files_named([path], form):
        return ExitCode.WRONG_USE
    checked = check(path, Workspace.around(path), form=form)
    if checked.case is None:
        show(checked.diagnostics, messages())
        return ExitCode.ERRORS
    cards = [subject.scorecard for subject in checked.case.subjects if subject.scorecard]
    unit = money_of(checked.case.filing, checked.case.form.money)
    for remark in unscored(checked.case):
        messages().print(remark)
    if as_json:
        text = json.dumps(
            [card_as_json(card, unit) for card in cards], ensure_ascii=False, indent=2
        )
        output().print(text)
    else:
        for card in cards:
            output().print(_table(card))
            if explain:
                output().print("\n".join(explanation_lines(card, unit)))
    said = checked.diagnostics
    if docx is not None:
        said += _write_basis(checked.case, path, docx)
    show(said, messages())
    return ExitCode.ERRORS if worst(said) is Severity.ERROR else ExitCode.FINE


def unscored(case: Case) -> Iterator[str]:
    """Say why something assessed is not scored: a declaration never is, nor what has no rubric."""
    title = case.form.title
    if case.form.declares:
        yield f"{title}是绩效目标申报表，不评分"
        return
    if not case.subjects:
        yield "数据文件里没有项目，也没有整体自评，没有可以评分的"
    for subject in case.subjects:
        if subject.scorecard is None:
            own = subject.assessment.declared
            declared = "" if own is None else f"；单位填的自评得分是 {plain(own)} 分"
            kind = "整体评分标准" if subject.assessment.kind == "整体自评" else "项目评分标准"
            yield f"{subject.name}：套表“{title}”没有写“{kind}”，不评分{declared}"


def _write_basis(case: Case, path: Path, folder: Path) -> tuple[Diagnostic, ...]:
    documents, said = fill_basis(case, Workspace.around(path), changed_at(path))
    for document in documents:
        troubles = save(document.data, folder / document.name)
        said += troubles
        if worst(troubles) is not Severity.ERROR:
            messages().print(f"写出 {folder / document.name}")
    return said


def _figure(value: Decimal | None) -> str:
    return NONE if value is None else plain(value)


def _table(card: Scorecard) -> Table:
    table = Table(
        Column("指标", overflow="fold"),
        "分值",
        "自评得分",
        "规则得分",
        Column("说明", overflow="fold"),
        title=card.subject,
    )
    for score in card.all_scores:
        uncounted = card.execution is not None and score not in card.counted
        remark = score.reason or score.treatment or ("不计入总分" if uncounted else "")
        figures = (score.weight, score.declared, score.computed)
        table.add_row(FoldedCell(score.name), *map(_figure, figures), FoldedCell(remark))
    total = card.total
    table.add_section()
    grades = "、".join(
        f"{kind}等级：{grade}"
        for kind, grade in (("打印", total.grade), ("规则", total.computed_grade))
        if grade
    )
    table.add_row(
        "总分", _figure(total.weight), _figure(total.declared), _figure(total.computed), grades
    )
    return table


def explanation_lines(card: Scorecard, unit: MoneyUnit = WAN) -> list[str]:
    """Write the explanation of every score as an indented tree; no line is ever cut."""
    lines = [f"{card.subject}：评分依据（{card.rubric.title}）"]
    for score in card.all_scores:
        lines += _branch(explanation(score, unit), "")
    return lines


def _branch(part: Explanation, indent: str) -> list[str]:
    place = f"　[{part.position}]" if part.position else ""
    lines = [f"{indent}└ {part.text}{place}"]
    for child in part.children:
        lines += _branch(child, f"{indent}  ")
    return lines


def card_as_json(card: Scorecard, unit: MoneyUnit = WAN) -> dict[str, object]:
    """Return a scorecard as plain data; figures are text, so that no digit is lost."""
    total = card.total
    return {
        "对象": card.subject,
        "评分标准": card.rubric.title,
        "指标": [_score_as_json(card, score, unit) for score in card.all_scores],
        "总分": {
            "满分": plain(total.weight),
            "自评得分": _text(total.declared),
            "各项得分之和": _text(total.summed),
            "规则得分": _text(total.computed),
            "等级": total.grade,
            "规则等级": total.computed_grade,
        },
    }


def _score_as_json(card: Scorecard, score: Score, unit: MoneyUnit) -> dict[str, object]:
    return {
        "一级指标": score.group,
        "二级指标": score.subgroup,
        "三级指标": score.name,
        "分值": _text(score.weight),
        "自评得分": _text(score.declared),
        "规则得分": _text(score.computed),
        "计入总分": score in card.counted,
        "评分依据": _explanation_as_json(explanation(score, unit)),
    }


def _explanation_as_json(part: Explanation) -> dict[str, object]:
    fields: dict[str, object] = {"说明": part.text}
    if part.position is not None:
        fields["位置"] = str(part.position)
    if part.children:
        fields["其中"] = [_explanation_as_json(child) for child in part.children]
    return fields


def _text(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
