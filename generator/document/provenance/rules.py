"""The rule behind a printed score, and the entry of the library behind a printed problem."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.document.provenance.leaves import STEP
from generator.document.provenance.typed import Typed, file_and_line, typed_at
from generator.filing import money_of
from generator.scoring import plain
from generator.scoring.explaining import explanation
from generator.structs import Struct
from generator.vocabulary.name_registry import described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking import Case, Subject
    from generator.document.provenance.library_origins import LibraryOrigins, Sentence
    from generator.document.provenance.named_values import Named
    from generator.forms import Form
    from generator.reading import Record
    from generator.scoring import Score
    from generator.scoring.explaining import Explanation
    from generator.vocabulary import Findings
    from generator.vocabulary.stated_problem import Finding
    from generator.workspace import Workspace

SCORES = frozenset(("得分", "自评得分", "折算得分", "扣分", "完成值"))
SHEET, SCORED, FUNDS, TOTAL, PROBLEMS = "指标表", "评分", "资金", "总分", "问题"
OF_FORM = "（套表）"
UNIT, PROJECTS = "整体", "项目列表"


class Rule(Struct, frozen=True):
    """A rule with how it came to what is printed, and where it stands in its file.

    ``typed`` are the data that it rests on, ``sentences`` those of the library that were written.
    """

    title: str
    lines: tuple[str, ...]
    file: str = ""
    line: int = 0
    typed: tuple[Typed, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class Rules:
    """The rules of a case, found by the names of what they gave."""

    def __init__(self, case: Case, workspace: Workspace, findings: Findings) -> None:
        self.case, self.workspace, self.findings = case, workspace, findings
        self._by_record: dict[int, Score | None] = {}
        for score in (one for subject in case.subjects for one in _scores(subject)):
            known = self._by_record.get(id(score.record), score)
            self._by_record[id(score.record)] = score if known is score else None

    def of(self, named: Named | None, record: Record | None) -> Rule | None:
        """Return the rule behind a name; ``record`` is that of the row it belongs to."""
        if named is None:
            return None
        subject, path = self._about(named)
        top, name = path[0], path[-1]
        if top == PROBLEMS:
            return self._problem(subject, path)
        if _is_of_form(path):
            return _stated(self.case.form)
        if name not in SCORES and top != SHEET:
            return None
        if top == TOTAL:
            return _total(subject)
        score = self._by_record.get(id(record)) if record is not None else None
        score = score or _score(subject, path)
        return None if score is None else self._told(score)

    def _about(self, named: Named) -> tuple[Subject | None, tuple[str | int, ...]]:
        """Return the assessment that a name belongs to, and the name within it."""
        path, about = named
        if path[0] == PROJECTS and len(path) > 2 and isinstance(path[1], int):  # noqa: PLR2004 - a row and a name in it
            path, about = path[2:], ("项目", path[1])
        elif path[0] == UNIT and len(path) > 1:
            path, about = path[1:], ()
        number = about[1] if about[:1] == ("项目",) and len(about) > 1 else None
        filing = self.case.filing
        wanted = filing.projects[number] if isinstance(number, int) else filing.department
        subjects = (one for one in self.case.subjects if one.assessment is wanted)
        return next(subjects, None), path

    def _told(self, score: Score) -> Rule:
        tree = explanation(score, money_of(self.case.filing, self.case.form.money))
        place = score.rule.position
        lines = tuple(_lines(tree.children))
        typed = tuple(dict.fromkeys(_data(score)))
        return Rule(tree.text, lines, *file_and_line(place), typed)

    def _problem(self, subject: Subject | None, path: tuple[str | int, ...]) -> Rule | None:
        """Return the entry of the library that a problem was found by."""
        found = self._stated_problem(subject, path)
        if found is None or not found.id:
            return None
        return self._of_library(found, subject, tuple(map(str, path[2:])))

    def _of_library(self, found: Finding, subject: Subject | None, parts: tuple[str, ...]) -> Rule:
        library = self._library
        return Rule(
            f"问题库 {found.id}：{found.title}",
            (),
            *file_and_line(library.position(found.id)),
            tuple(dict.fromkeys((*library.asked_by(found.id), *self._lost_by(found.id)))),
            library.sentences(found.id, parts, subject if len(self.case.subjects) > 1 else None),
        )

    def _stated_problem(
        self, subject: Subject | None, path: tuple[str | int, ...]
    ) -> Finding | None:
        """Return the problem that a report states at a place of its list."""
        number = path[1] if len(path) > 1 else None
        alone = len(self.case.subjects) == 1
        problems = self.findings.about(None if alone else subject)
        known = isinstance(number, int) and number < len(problems)
        return problems[number] if known and isinstance(number, int) else None

    def is_typed(self, named: Named) -> bool:
        """Tell whether a name can be typed: a problem of the library is in no filing.

        A report that tells some of the unit's problems counts them otherwise than the filing.
        """
        subject, path = self._about(named)
        if path[0] != PROBLEMS or len(path) == 1:
            return True
        found = self._stated_problem(subject, path)
        return found is not None and not found.id and len(self.case.subjects) == 1

    @cached_property
    def _library(self) -> LibraryOrigins:
        from generator.document.provenance.library_origins import (  # noqa: PLC0415 - only reports have one
            LibraryOrigins,
        )

        return LibraryOrigins.of(self.case, self.workspace)

    def _lost_by(self, name: str) -> Iterator[Typed]:
        """Yield the data of the rows that an entry of the library was found in."""
        scores = {
            (subject.name, number): score
            for subject in self.case.subjects
            for number, score in enumerate(_scores(subject))
        }
        for loss in (one for hit in self._library.hits if hit.id == name for one in hit.losses):
            if loss.points and loss.place in scores:
                yield from _data(scores[loss.place])


def _data(score: Score) -> Iterator[Typed]:
    """Yield where the data of a score are typed, and the score itself."""
    for datum in score.data:
        yield from typed_at(f"{score.name}{STEP}{datum.name}", datum.position)
    if score.declared is not None:
        yield from typed_at(f"{score.name}{STEP}{score.declared_key}", score.declared_at)


def _scores(subject: Subject) -> tuple[Score, ...]:
    return subject.scorecard.all_scores if subject.scorecard else ()


def _score(subject: Subject | None, path: tuple[str | int, ...]) -> Score | None:
    """Return the score of a row of the sheets that rubrics print."""
    card = subject.scorecard if subject else None
    if card is None:
        return None
    if path[0] == FUNDS:
        return card.execution.score if card.execution else None
    rows = {SHEET: card.scores, SCORED: card.all_scores}.get(str(path[0]), ())
    number = path[1] if len(path) > 1 else None
    return rows[number] if isinstance(number, int) and number < len(rows) else None


def _is_of_form(path: tuple[str | int, ...]) -> bool:
    """Tell whether a name comes from the form and from nothing that a unit types."""
    names = tuple(f"{one}" for one in path if isinstance(one, str))
    found = described(".".join(names)) if len(names) == 1 else None
    return found is not None and found.source == OF_FORM


def _stated(form: Form) -> Rule:
    place = form.position()
    return Rule(f"套表：{form.title}", (), *file_and_line(place))


def _total(subject: Subject | None) -> Rule | None:
    card = subject.scorecard if subject else None
    if card is None:
        return None
    rows = (
        f"{one.name}：{'没有得分' if one.points is None else plain(one.points)}"
        for one in card.counted
    )
    return Rule(f"总分：各项得分相加（{card.rubric.title}）", (*rows, *card.total.steps))


def _lines(parts: tuple[Explanation, ...], depth: int = 0) -> Iterator[str]:
    for one in parts:
        yield "　" * depth + one.text
        yield from _lines(one.children, depth + 1)
