"""Files that a unit handed in, read as one filing whose lines know their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position, Severity, unique
from generator.document.foreign import Grid, Paragraph, read_content
from generator.forms.load import form_names
from generator.intake.assembled import filing_tree, unproved
from generator.intake.chapters import read_chapters
from generator.intake.draft import Draft
from generator.intake.form_choice import Certainty, chosen_form
from generator.intake.labels import plain
from generator.intake.stated_year import likely_year
from generator.intake.tables import read_table
from generator.intake.title_lines import Setting
from generator.intake.yaml_lines import written
from generator.scoring.standards import standards_of
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.document.foreign import Content
    from generator.workspace import Workspace

Said = tuple[Diagnostic, ...]
UNSURE = "；表上没有什么能说明它就是这一套，各地规定不同的项目没有检查"
REPORT = "报告："


class Received(Struct, frozen=True):
    """One unit's files of one year: the filing's text, and where each of its lines was read."""

    paths: tuple[Path, ...]
    unit: str
    form: str
    text: str
    places: tuple[Position | None, ...]
    diagnostics: Said
    unproved: frozenset[Position] = frozenset()
    certainty: Certainty = Certainty.NAMED
    with_report: bool = True
    converted: bool = False

    @property
    def name(self) -> str:
        """The file that stands for all of them."""
        return str(self.paths[0])


class _Opened(Struct):
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


def _year_of(one: _Opened, opened: Sequence[_Opened]) -> str:
    """Return the year of a file; one without goes with the unit's others if they have one year."""
    beside = {
        other.draft.value("年度")
        for other in opened
        if (other.unit, other.draft.declares) == (one.unit, one.draft.declares)
    } - {""}
    return one.draft.value("年度") or (beside.pop() if len(beside) == 1 else "")


def _groups(opened: Sequence[_Opened]) -> list[list[_Opened]]:
    """Put the files of a unit together; one without a name goes with the only unit beside it."""
    found: dict[tuple[str, bool, str], list[_Opened]] = {}
    nameless: list[_Opened] = []
    for one in opened:
        key = (one.unit, one.draft.declares, _year_of(one, opened))
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
    start = Position(file=str(group[0].path))
    if not draft.value("年度"):
        _assume_year(draft, group, start)
    chosen, certainty = (form, Certainty.NAMED) if form else chosen_form(draft, workspace)
    said = [_told(one, what) for one, what in read]
    if form is None:
        said.append(_by_which(chosen, certainty, workspace, start))
    standards = standards_of(workspace, chosen).value
    tree = filing_tree(draft, chosen, standards, start)
    asked = unproved(draft, standards)
    if asked:
        said.append(Diagnostic("D08", {"names": "、".join(asked)}, next(iter(asked.values()))))
    said += draft.said
    text, places = written(tree, (f"{one.position}：{one.message}" for one in said))
    return Received(
        paths=tuple(one.path for one in group),
        unit=draft.value("单位", "名称"),
        form=chosen,
        text=text,
        places=tuple(places),
        diagnostics=unique(said),
        unproved=frozenset(asked.values()),
        certainty=certainty,
        converted=draft.converted,
        with_report=any(line.startswith(REPORT) for _, what in read for line in what),
    )


def _assume_year(draft: Draft, group: list[_Opened], start: Position) -> None:
    """Give papers that say no year one to be checked by, and say that they have none."""
    year = likely_year((one.path, one.content) for one in group)
    draft.put(draft.tree, ("年度",), year, start)
    draft.said.append(Diagnostic("D09", {"what": "年度", "name": year}, start))


def _by_which(form: str, certainty: Certainty, workspace: Workspace, at: Position) -> Diagnostic:
    """Say by which form the papers are checked; one that nothing speaks for is a warning."""
    note = "" if certainty else UNSURE
    facts = {"form": form, "forms": "、".join(form_names(workspace)), "note": note}
    grave = None if certainty else Severity.WARNING
    return Diagnostic("D06", facts, at, severity_override=grave)


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
