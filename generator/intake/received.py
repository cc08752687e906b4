"""Files that a unit handed in, as one filing; and the checks of it, pointing into those files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position, Severity, unique
from generator.document.foreign import Grid, Paragraph, read_content
from generator.filing import Filing
from generator.forms.load import form_names
from generator.intake.assembled import filing_tree, unproved
from generator.intake.chapters import read_chapters
from generator.intake.draft import Draft
from generator.intake.form_choice import chosen_form
from generator.intake.labels import plain
from generator.intake.tables import read_table
from generator.intake.title_lines import Setting
from generator.intake.yaml_lines import written
from generator.pipeline import review
from generator.reading import Loaded, load_text
from generator.scoring.standards import standards_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.document.foreign import Content
    from generator.workspace import Workspace

Said = tuple[Diagnostic, ...]
VALUE = re.compile(r"^(\s*(?:- )*(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"|[^\s:]+):) .*$")
UNSURE = "；表上没有什么能说明它就是这一套，凡说“按规则”“评分标准要求”的只供参考"
ANSWERS = ("P14", "P18")  # what is said of a score whose answers are missing
ELSEWHERE = ("单位", "数据文件")
REPORT = "报告："
ROUNDS = 4  # in which values that cannot be read are left out, so that the others are checked


@dataclass(frozen=True, slots=True)
class Received:
    """One unit's files of one year: the filing's text, and where each of its lines was read."""

    paths: tuple[Path, ...]
    unit: str
    form: str
    text: str
    places: tuple[Position | None, ...]
    diagnostics: Said
    unproved: frozenset[Position] = frozenset()
    partial: bool = False  # a table or two of a set of papers that nobody named

    @property
    def name(self) -> str:
        """The file that stands for all of them."""
        return str(self.paths[0])


@dataclass(slots=True)
class _Opened:
    path: Path
    content: Content
    draft: Draft = field(default_factory=Draft)

    @property
    def unit(self) -> str:
        return plain(self.draft.value("单位", "名称"))


def receive(
    paths: Sequence[Path], workspace: Workspace, form: str | None = None
) -> tuple[list[Received], Said]:
    """Read documents into filings, one for each unit; and say which cannot be read."""
    opened: list[_Opened] = []
    said: list[Diagnostic] = []
    for path in paths:
        content = read_content(path)
        said += content.diagnostics
        if content.value is not None:
            one = _Opened(path, content.value)
            said += () if _take(one.draft, one) else (_nothing(path),)
            opened.append(one)
    usable = [one for one in opened if str(one.path) not in _files_of(said)]
    return [_received(group, workspace, form) for group in _groups(usable)], tuple(said)


def _nothing(path: Path) -> Diagnostic:
    return Diagnostic("D05", {}, Position(file=str(path)))


def _files_of(said: Iterable[Diagnostic]) -> set[str]:
    return {one.position.file for one in said if one.position}


def _groups(opened: Iterable[_Opened]) -> list[list[_Opened]]:
    """Put the files of a unit together; one without a name goes with the only unit beside it."""
    found: dict[tuple[str, bool, str], list[_Opened]] = {}
    nameless: list[_Opened] = []
    for one in opened:
        key = (one.unit, one.draft.declares, one.draft.value("年度"))
        (found.setdefault(key, []) if one.unit else nameless).append(one)
    for one in nameless:
        beside = [group for group in found.values() if group[0].path.parent == one.path.parent]
        if len(beside) == 1:
            beside[0].append(one)
        else:
            found[str(one.path), False, ""] = [one]
    return [sorted(group, key=lambda one: one.path) for group in found.values()]


def _received(group: list[_Opened], workspace: Workspace, form: str | None) -> Received:
    draft = Draft()
    read = [(one, _take(draft, one)) for one in group]
    chosen, sure = (form, True) if form else chosen_form(draft, workspace)
    start = Position(file=str(group[0].path))
    said = [_told(one, what) for one, what in read]
    if form is None:
        facts = {
            "form": chosen,
            "forms": "、".join(form_names(workspace)),
            "note": "" if sure else UNSURE,
        }
        grave = None if sure else Severity.WARNING
        said.append(Diagnostic("D06", facts, start, severity_override=grave))
    standards = standards_of(workspace, chosen).value
    tree = filing_tree(draft, chosen, standards, start)
    asked = unproved(draft, standards)
    if asked:
        said.append(Diagnostic("D08", {"names": "、".join(asked)}, next(iter(asked.values()))))
    said += draft.said
    text, places = written(tree, (f"{one.position}：{one.message}" for one in said))
    paths = tuple(one.path for one in group)
    unit = draft.value("单位", "名称")
    places_asked = frozenset(asked.values())
    told = any(line.startswith(REPORT) for _, what in read for line in what)
    partial = form is None and not (told and sure)
    return Received(paths, unit, chosen, text, tuple(places), unique(said), places_asked, partial)


def _told(one: _Opened, what: list[str]) -> Diagnostic:
    return Diagnostic("D01", {"content": "；".join(what)}, Position(file=str(one.path)))


def _take(draft: Draft, one: _Opened) -> list[str]:
    """Take a document into a draft; return what it held, nothing where none of it is known."""
    setting = Setting(draft)
    paragraphs = [part for part in one.content if isinstance(part, Paragraph)]
    held: list[str] = []
    for one_line in paragraphs:
        setting.see_year(
            one_line.text, one_line.place
        )  # heads of tables above the title name years, too
    before = _before_text(one.content)
    for number, part in enumerate(one.content):
        if isinstance(part, Grid):
            kinds = read_table(setting, part)
            title = setting.titles[-1] if setting.titles else "表格"
            held += [f"{part.label}（{title}）：{'、'.join(kinds)}"] if kinds else []
        else:
            setting.see(part.text, part.place)
        if number == before:
            chapters = read_chapters(setting, paragraphs)
            held += [f"{REPORT}{'、'.join(chapters)}"] if chapters else []
    return held


def _before_text(content: Content) -> int:
    """Return the number of the last title above the text: the report is of what they name."""
    for number, part in enumerate(content):
        if isinstance(part, Grid) or re.match("^[一二三四五六七八九十]、", part.text):
            return max(0, number - 1)
    return len(content) - 1


def check_received(one: Received, workspace: Workspace, form: str | None = None) -> Said:
    """Check what was read as any filing; what is said of a line points at its cell."""
    text, refused = one.text, tuple[Diagnostic, ...]()
    loaded: Loaded[Filing] = load_text(text, Filing, name=one.name)
    for _ in range(ROUNDS):
        if loaded.value is not None:
            break
        refused = (*refused, *loaded.diagnostics)
        text = _without(text, loaded.diagnostics)
        loaded = load_text(text, Filing, name=one.name)
    checked = review(loaded, one.paths[0], workspace, form=form)
    pointed = (_pointed(said, one) for said in (*refused, *checked.diagnostics))
    return unique(said for said in pointed if not _of_other_papers(said, one))


def _of_other_papers(said: Diagnostic, one: Received) -> bool:
    """Tell whether a finding asks for what these papers do not print.

    Answers are on no sheet (D08 says so). What the others of a set hold is not missing where a
    table or two of it were handed in, and nobody said by which form.
    """
    if said.code in ANSWERS and said.position in one.unproved:
        return True
    elsewhere = said.code == "S01" and said.facts.get("where") in ELSEWHERE
    return one.partial and (elsewhere or said.code == "S08")


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
    return replace(said, position=place, related=related)


def _place(position: Position, one: Received) -> Position:
    if position.file != one.name or position.place:
        return position
    found = one.places[position.line - 1] if 0 < position.line <= len(one.places) else None
    return found or Position(file=one.name)
