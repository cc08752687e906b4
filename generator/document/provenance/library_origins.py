"""The sentences of the findings library behind a printed problem, with the data that they name."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.document.provenance.leaves import STEP
from generator.document.provenance.typed import Typed, file_and_line, typed_at
from generator.findings import find_library
from generator.findings.matching import hits_of, lost_by
from generator.findings.problem_writing import MOST_FACTS
from generator.findings.targets import targets_of
from generator.narrative.sheet import Sheet
from generator.scoring import plain
from generator.structs import Struct
from generator.templating.choosing import chosen
from generator.templating.sentence import SentenceError, names_in
from generator.vocabulary import Names
from generator.vocabulary.name_registry import registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.checking import Case, Subject
    from generator.diagnostics import Position
    from generator.filing import Expense
    from generator.findings.library import Entry, Library
    from generator.findings.matching import Hit
    from generator.reading import Record
    from generator.workspace import Workspace

DIGITS = 4  # behind the point, of figures that are shown beside a sentence


class Sentence(Struct, frozen=True):
    """A sentence of the library as it stands there, and the data that it names.

    ``part`` tells what it is of the problem: 标题, 问题, 事实, 措施.
    """

    part: str
    text: str
    file: str
    line: int
    figures: tuple[str, ...] = ()
    typed: tuple[Typed, ...] = ()


class LibraryOrigins(Struct, frozen=True):
    """What the library found in a case, found once more: who states problems keeps only words."""

    case: Case
    library: Library | None
    hits: tuple[Hit, ...]

    @classmethod
    def of(cls, case: Case, workspace: Workspace) -> LibraryOrigins:
        """Ask the library of a case's form."""
        library = find_library(workspace, case.form.wording).value
        if library is None:
            return cls(case, None, ())
        targets, _ = targets_of(case, library)
        return cls(case, library, hits_of(library, targets, Names(case, library.asked))[0])

    def position(self, name: str) -> Position | None:
        """Return where an entry stands."""
        entry = self.library.entries.get(name) if self.library else None
        return entry.position() if entry else None

    def sentences(
        self, name: str, parts: tuple[str, ...], subject: Subject | None
    ) -> tuple[Sentence, ...]:
        """Return the sentences that a part of a problem was written by: 标题, 内容, 措施 › 内容.

        ``subject`` is the project that a report is about, None where it is about all of the unit.
        """
        entry = self.library.entries.get(name) if self.library else None
        if entry is None:
            return ()
        match parts:
            case ("标题",):
                return (self._chosen(name, entry, "标题", entry.titles),)
            case ("内容",):
                text = self._chosen(name, entry, "问题", entry.problems)
                return (text, *self._facts(name, subject))
            case ("措施", "标题" | "内容"):
                return (self._measure(name, entry, parts[1]),)
        return ()

    def _measure(self, name: str, entry: Entry, part: str) -> Sentence:
        wording = chosen(entry.measures, self.case.filing.unit.name, name, "措施")
        text = wording.title if part == "标题" else wording.action
        several = _several(len(entry.measures), entry.measures.index(wording))
        return Sentence(f"措施的{part}{several}", text, *file_and_line(wording.position(part)))

    def _chosen(self, name: str, entry: Entry, part: str, variants: tuple[str, ...]) -> Sentence:
        """Return the one of several sentences that this unit gets."""
        text = chosen(variants, self.case.filing.unit.name, name, part)
        number = variants.index(text)
        several = _several(len(variants), number)
        return Sentence(part + several, text, *file_and_line(entry.position(part, number)))

    def _facts(self, name: str, subject: Subject | None) -> Iterator[Sentence]:
        """Yield the sentence of each fact with its figures, the gravest first."""
        own = [hit for hit in self.hits if hit.id == name and _concerns(hit, subject)]
        for hit in sorted(own, key=lambda one: -lost_by([one]))[:MOST_FACTS]:
            text, place = hit.situation.fact, hit.situation.position("事实")
            names = _named(text)
            typed = dict.fromkeys(self._data(hit, names))
            figures = tuple(_figures(hit, names))
            yield Sentence(
                f"事实：{hit.target.label}", text, *file_and_line(place), figures, tuple(typed)
            )

    def asked_by(self, name: str) -> Iterator[Typed]:
        """Yield the data that the conditions of an entry were worked out over."""
        for hit in (one for one in self.hits if one.id == name):
            yield from self._data(hit, hit.situation.condition.names)

    def _data(self, hit: Hit, names: frozenset[str]) -> Iterator[Typed]:
        """Yield where the data behind names are typed, for what an entry was found in."""
        facts = (hit.target.subject or self.case).facts
        expense = self._expense(hit.target.key)
        for asked in sorted(self._underived(names)):
            if asked in facts.places:
                record, path = facts.places[asked]
                yield from typed_at(asked, record.position(*path))
            elif expense is not None and asked in expense.aliases():
                yield from typed_at(f"{hit.target.label}{STEP}{asked}", expense.position(asked))
            elif f"预算.{asked}" in registry():
                for place, position in Sheet(self.case.filing).typed(("预算", asked)):
                    yield from typed_at(STEP.join(map(str, place)), position)

    def _underived(self, names: frozenset[str]) -> frozenset[str]:
        """Return the data behind names: a figure that the library derives stands for its own."""
        derived = self.library.derived if self.library else {}
        waiting, found = list(names), set[str]()
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += derived[name].names if name in derived else ()
        return frozenset(found - derived.keys())

    def _expense(self, key: tuple[str, ...]) -> Record | None:
        """Return the expense that a target is, None where it is another thing."""
        held: Mapping[str, Expense | None] = self.case.filing.expenses
        expense: Expense | None = None
        for name in key[1:] if key[:1] == ("经费",) else ():
            expense = held.get(name)
            held = expense.parts if expense else {}
        return expense


def _concerns(hit: Hit, subject: Subject | None) -> bool:
    about = hit.target.subject
    return subject is None or about is None or about is subject


def _several(count: int, number: int) -> str:
    return f"（{count} 种说法里的第 {number + 1} 种）" if count > 1 else ""


def _named(text: str) -> frozenset[str]:
    try:
        return names_in(text)
    except SentenceError:
        return frozenset()


def _figures(hit: Hit, names: frozenset[str]) -> Iterator[str]:
    """Yield what a sentence was given, a name with its value each."""
    for name in sorted(names):
        value = hit.target.words.get(name) or hit.target.values.get(name)
        if isinstance(value, Decimal):
            yield f"{name}：{plain(round(value, DIGITS))}"
        elif value:
            yield f"{name}：{'是' if value is True else value}"
