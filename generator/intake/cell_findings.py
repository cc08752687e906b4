"""The checks of what was taken in: what they say of a line points at the cell it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.diagnostics import Diagnostic, Position, Severity, unique
from generator.filing.read import filing_of
from generator.intake.form_choice import Certainty
from generator.pipeline import review
from generator.reading import read_tree_text
from generator.structs import replace

if TYPE_CHECKING:
    from generator.filing import Filing
    from generator.intake.received import Received
    from generator.reading import Loaded
    from generator.workspace import Workspace

Said = tuple[Diagnostic, ...]
VALUE = patterns.compile(r"^(\s*(?:- )*(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"|[^\s:]+):) .*$")
ANSWERS = ("P14", "P18")  # what is said of a score whose answers are missing
FILING = "数据文件"  # which nobody has who is told of a document
ELSEWHERE = ("单位", "数据文件")  # S01 of what other papers of the set hold
# What is said of the lines, blanks and points that one place's form asks for.
OF_A_PLACE = {
    Certainty.OWN: (),
    Certainty.ALIKE: ("G05",),
    Certainty.GUESS: (
        *("G05", "S01", "W01", "W04"),
        *("P01", "P03", "P06", "P07", "P09", "P13", "P14", "P18", "P19", "S11"),
    ),
}
COLUMNS = ("年初预算数", "全年预算数", "到位资金")
ROUNDS = 4  # in which values that cannot be read are left out, so that the others are checked


def check_received(one: Received, workspace: Workspace, form: str | None = None) -> Said:
    """Check what was read as any filing; what is said of a line points at its cell."""
    text, refused = one.text, tuple[Diagnostic, ...]()
    loaded = _read(text, one, workspace, form)
    for _ in range(ROUNDS):
        if loaded.value is not None:
            break
        refused = (*refused, *loaded.diagnostics)
        text = _without(text, loaded.diagnostics)
        loaded = _read(text, one, workspace, form)
    checked = review(loaded, one.paths[0], workspace, form=form)
    told = (said for said in checked.diagnostics if not (one.converted and _of_digits(said)))
    pointed = [_pointed(said, one) for said in told]
    if checked.case is not None:
        pointed = [said for said in pointed if not _of_other_papers(said, one)]
    return unique((*(_pointed(said, one) for said in refused), *pointed))


def _read(text: str, one: Received, workspace: Workspace, form: str | None) -> Loaded[Filing]:
    return filing_of(read_tree_text(text, name=one.name), workspace, form)


def _of_other_papers(said: Diagnostic, one: Received) -> bool:
    """Tell whether a finding asks for what these papers do not print.

    Answers are on no sheet (D08 says so). What the others of a set hold is not missing where a
    table or two of it were handed in; and what one place's form asks for, another's does not.
    """
    if said.code in ANSWERS and said.position in one.unproved:
        return True
    if one.certainty is Certainty.NAMED:
        return False
    if one.certainty is Certainty.ALIKE and _of_a_column(said):
        return True
    if said.code == "S08" or (said.code == "S01" and said.facts.get("where") in ELSEWHERE):
        return one.certainty is not Certainty.OWN or not one.with_report
    return said.code in OF_A_PLACE[one.certainty]


def _of_a_column(said: Diagnostic) -> bool:
    """Tell whether a finding misses a column of money: which there are, each place says itself."""
    told = said.facts.get({"S01": "field", "P14": "reason"}.get(said.code, ""), "")
    return told.removeprefix("缺少数据：") in COLUMNS


def _of_digits(said: Diagnostic) -> bool:
    """Tell whether a finding is about the digits of amounts, which conversion has changed."""
    return said.code == "U06" and "小数位数" in said.facts.get("told", "")


def _without(text: str, said: Said) -> str:
    """Leave out the values that errors speak of: a missing value is checked as one."""
    lines = text.split("\n")
    for one in said:
        line = one.position.line if one.position else 0
        if one.severity is Severity.ERROR and line:
            lines[line - 1] = VALUE.sub(r"\1", lines[line - 1])
    return "\n".join(lines)


def _pointed(said: Diagnostic, one: Received) -> Diagnostic:
    """Let a finding point at the place in the document instead of a line of the filing."""
    related = tuple((why, _place(at, one)) for why, at in said.related)
    place = _place(said.position, one) if said.position else Position(file=one.name)
    hint = said.hint.replace(FILING, "文件")
    facts = said.facts if hint == said.hint else {**said.facts, "hint": hint}
    return replace(said, position=place, related=related, facts=facts)


def _place(position: Position, one: Received) -> Position:
    if position.file != one.name or position.place:
        return position
    found = one.places[position.line - 1] if 0 < position.line <= len(one.places) else None
    return found or Position(file=one.name)
