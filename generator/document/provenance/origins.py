"""The origin of each mark of a trace: what was typed, by which rule, in whose words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from jinja2 import Undefined

from generator.document.provenance.leaves import STEP, Leaves
from generator.document.provenance.named_values import NamedValues
from generator.document.provenance.rules import Rules
from generator.document.provenance.typed import typed_at
from generator.document.template.traced_template import traced_place
from generator.document.template.word_template import WordTemplate
from generator.narrative.sheet import Sheet
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.checking import Case
    from generator.document.provenance.rules import Rule
    from generator.document.provenance.typed import Typed
    from generator.reading import Record
    from generator.templating.trace import Mark, Seen, Trace
    from generator.vocabulary import Findings
    from generator.workspace import Workspace

WORD = ".docx"
LEVELS = {"一级": 1, "二级": 2, "三级": 3}


class Said(Struct, frozen=True):
    """A place in a template, wording or library: its file, the line or the place, its text."""

    file: str
    line: int
    place: str
    text: str


class Origin(Struct, frozen=True):
    """Where a printed text comes from. ``words`` tells that it is the wording's own."""

    typed: tuple[Typed, ...]
    rules: tuple[Rule, ...]
    said: Said
    words: bool


@dataclass
class Origins:
    """Answers for the marks of one unit's documents, each asked once."""

    case: Case
    workspace: Workspace
    findings: Findings
    trace: Trace
    _known: dict[int, Origin] = field(default_factory=dict)

    def of(self, number: int) -> Origin | None:
        """Return the origin of a mark by its number."""
        if number not in self._known:
            if not 0 <= number < len(self.trace.marks):
                return None
            self._known[number] = self._found(self.trace.marks[number])
        return self._known[number]

    def _found(self, mark: Mark) -> Origin:
        seen = tuple(map(_first, _last(mark.seen)))
        typed = dict.fromkeys(one for read in seen for one in self._typed(read))
        rules = dict.fromkeys(rule for read in seen if (rule := self._rule(read)))
        return Origin(tuple(typed), tuple(rules), self._said(mark), mark.words)

    @cached_property
    def _leaves(self) -> Leaves:
        return Leaves(self.case.filing)

    @cached_property
    def _names(self) -> NamedValues:
        return NamedValues(self.trace)

    @cached_property
    def _rules(self) -> Rules:
        return Rules(self.case, self.workspace, self.findings)

    def _typed(self, seen: Seen) -> Iterator[Typed]:
        """Yield where a value that was read is typed: itself, or what it was made from."""
        if isinstance(seen.value, Undefined | Callable):
            return
        found = [*self._itself(seen)]
        yield from found
        for behind in () if found else seen.behind:
            yield from self._itself(behind)

    def _itself(self, seen: Seen) -> Iterable[Typed]:
        if leaf := self._leaves.leaf(seen.value):
            record, keys = leaf
            return typed_at(self._leaves.way(record, *keys), record.position(*keys))
        record_of = self._leaves.record_of(seen.owner)
        depth = LEVELS.get(str(seen.name), 0) if record_of is not None else 0
        if record_of is not None and depth and (leaf := self._leaves.level(record_of, depth)):
            record, keys = leaf
            return typed_at(self._leaves.way(record, *keys), record.position(*keys, of="key"))
        if record_of is not None and (key := self._key(record_of, seen)):
            return typed_at(self._leaves.way(record_of, key), record_of.position(key))
        named = self._names.of(seen)
        if named is None or not self._rules.is_typed(named):
            return ()
        places = Sheet(self.case.filing, named.about).typed(named.path)
        return (one for place, position in places for one in typed_at(self._way(place), position))

    def _key(self, record: Record, seen: Seen) -> str:
        """Return the key of a row's record that a name of the row comes from."""
        name, known = str(seen.name), record.aliases()
        if name in known:
            return name
        holder = self._names.holder(seen.owner)
        if holder is None:
            return ""
        sheet = Sheet(self.case.filing, holder.about)
        places = sheet.typed((*holder.path, name))
        return next((str(place[-1]) for place, _ in places if str(place[-1]) in known), "")

    def _way(self, place: tuple[str | int, ...]) -> str:
        steps = [f"第{one + 1}项" if isinstance(one, int) else one for one in place]
        if place[:1] == ("项目",) and len(place) > 1 and isinstance(place[1], int):
            steps[1] = f"“{self.case.filing.projects[place[1]].name}”"
        return STEP.join(steps)

    def _rule(self, seen: Seen) -> Rule | None:
        if isinstance(seen.value, Undefined):
            return None
        return self._rules.of(self._names.of(seen), self._leaves.record_of(seen.owner))

    def _said(self, mark: Mark) -> Said:
        """Return the tag or the line of wording that prints."""
        path, member = traced_place(mark.file)
        if path.suffix == WORD:
            template = WordTemplate.load(path).value
            parts = () if template is None else template.compiled.parts
            part = next((one for one in parts if one.member == member), None)
            tag = part.source.tag_at(mark.line) if part else None
            place, text = (tag.place.name, tag.text) if tag else ("", "")
            return Said(str(path), 0, place, text)
        lines = self._lines(mark.file)
        return Said(mark.file, mark.line, "", "".join(lines[mark.line - 1 : mark.line]).strip())

    def _lines(self, file: str) -> list[str]:
        if file not in self._texts:
            try:
                self._texts[file] = FilePath(file).read_text("utf-8", "replace").splitlines()
            except OSError:
                self._texts[file] = []
        return self._texts[file]

    _texts: dict[str, list[str]] = field(default_factory=dict)


def _last(seen: tuple[Seen, ...]) -> Iterator[Seen]:
    """Yield what was read for itself: a mapping or list that only led to another is none."""
    led = {id(one.owner) for one in seen if one.owner is not None}
    for one in seen:
        if not (isinstance(one.value, Mapping | list | tuple) and id(one.value) in led):
            yield one


def _first(seen: Seen) -> Seen:
    """Return how a value was read of the data, where the template only gave it another name."""
    return next((one for one in seen.behind if one.value is seen.value), seen)
