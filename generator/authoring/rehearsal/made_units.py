"""Made-up units: each of its own name, its filing consistent, some of them broken on purpose."""

from __future__ import annotations

from math import gcd
from pathlib import PurePosixPath
from random import Random
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.authoring.rehearsal.drawing import Drawer
from generator.authoring.rehearsal.pattern import (
    Fault,
    Faults,
    Office,
    Pattern,
    Shared,
    Subjects,
    Words,
)
from generator.authoring.rehearsal.pattern_mistake import PatternMistakeError, mistakes_in
from generator.forms.load import form_names
from generator.reading import Loaded, load
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.diagnostics import Diagnostic
    from generator.reading import Record
    from generator.workspace import Workspace

FOLDER = ("templates", "rehearsal")
WORDS, FAULTS, SUBJECTS, SHARED = "词表", "坏法", "题材", "共用"
STRIDE = 7919  # between the names of neighbouring units, so that they are not all of one place
R = TypeVar("R", bound="Record")


class MadeUnit(NamedTuple):
    """One filing: its path below the folder, its text, and how it was broken, if it was."""

    path: PurePosixPath
    text: str
    fault: Fault | None


class Rehearsal(Struct, frozen=True):
    """All that units are made of; ``patterns`` by the name of the form."""

    words: Words
    subjects: Subjects
    shared: Shared
    patterns: Mapping[str, Pattern]
    faults: tuple[Fault, ...]

    def units(self, count: int, seed: int, broken: int) -> Iterator[MadeUnit]:
        """Make units one by one; the same numbers make the same units, byte for byte.

        Raise PatternMistakeError where a pattern asks for what there is not.
        """
        spoiled = sorted(_random(seed, "broken").sample(range(count), min(broken, count)))
        ways = {number: n for n, number in enumerate(spoiled)}
        patterns = list(self.patterns.values())
        for number in range(count):
            yield self._unit(number, seed, patterns[number % len(patterns)], ways.get(number))

    def of_form(self, form: str) -> MadeUnit | None:
        """Make the first unit of one form; None where no pattern is for it."""
        pattern = self.patterns.get(form)
        return None if pattern is None else self._unit(0, 0, pattern, None)

    def mistakes(self) -> Iterator[Diagnostic]:
        """Make one unit by every pattern; say which patterns ask for what there is not."""
        for pattern in self.patterns.values():
            try:
                self._unit(0, 0, pattern, None)
            except PatternMistakeError as error:
                yield error.diagnostic

    def _unit(self, number: int, seed: int, pattern: Pattern, way: int | None) -> MadeUnit:
        name, office = self._named(number, seed)
        with mistakes_in(pattern):
            text = self._text(name, office, pattern, _random(seed, number))
            text, fault = (text, None) if way is None else self._broken(text, way)
        return MadeUnit(PurePosixPath(str(pattern.year), f"{name}.yaml"), text, fault)

    def _text(self, name: str, office: Office, pattern: Pattern, random: Random) -> str:
        subjects, shared = self.subjects.subjects.get(office.name, ()), self.shared
        texts = {**shared.texts, **pattern.texts}
        drawer = Drawer(random, self.words.lists, subjects, shared.draws, texts)
        drawer.values = _known(name, office, pattern.year, random)
        drawer.values["单位性质"] = random.choice(self.words.lists["单位性质"])
        drawer.draw(pattern.values)
        return f"{drawer.filled(pattern.text).rstrip()}\n"

    def _broken(self, text: str, way: int) -> tuple[str, Fault]:
        """Spoil a text in one way, or in the next one that finds something to spoil."""
        first = way % max(len(self.faults), 1)
        for fault in self.faults[first:] + self.faults[:first]:
            spoiled, found = fault.old.subn(fault.new, text, count=1)
            if found:
                return spoiled, fault
        raise PatternMistakeError("没有一种坏法用得上")

    def _named(self, number: int, seed: int) -> tuple[str, Office]:
        """Return a name that no other unit has: the parts are counted through."""
        words = self.words
        sizes = (len(words.offices), len(words.heads), len(words.tails), len(words.levels))
        total = sizes[0] * sizes[1] * sizes[2] * sizes[3]
        stride = STRIDE if gcd(STRIDE, total) == 1 else 1
        rounds, within = divmod(number, total)
        place = (within * stride + seed) % total
        place, office = divmod(place, sizes[0])
        place, head = divmod(place, sizes[1])
        level, tail = divmod(place, sizes[2])
        where = f"{words.heads[head]}{words.tails[tail]}{words.levels[level]}"
        more = f"第{rounds + 1}" if rounds else ""
        return f"{where}{more}{words.offices[office].name}", words.offices[office]


def _random(seed: int, what: object) -> Random:
    return Random(f"{seed}:{what}")  # noqa: S311 - to be drawn the same again, not to be secret


def _known(name: str, office: Office, year: int, random: Random) -> dict[str, str]:
    """Return what every unit has, whatever its form asks for."""
    return {
        "单位": name,
        "年度": str(year),
        "上年": str(year - 1),
        "次年": str(year + 1),
        "主管部门": f"{name.removesuffix(office.name)}{office.department}",
        "主管领域": office.department.removesuffix("局"),
        "业务": office.business,
        "对象": office.served,
        "职能": "\n".join(f"- {duty}" for duty in office.duties),
        "落款日": str(random.randint(10, 28)),
        "尾分": str(random.randint(1, 9)),
    }


def find_rehearsal(workspace: Workspace) -> Loaded[Rehearsal]:
    """Read what units are made of: a pattern for every form that has one."""
    words, faults = _read(workspace, WORDS, Words), _read(workspace, FAULTS, Faults)
    subjects, shared = _read(workspace, SUBJECTS, Subjects), _read(workspace, SHARED, Shared)
    known = set(workspace.names(*FOLDER, suffix=".yaml"))
    named = [name for name in form_names(workspace) if name in known]
    patterns = {name: _read(workspace, name, Pattern) for name in named}
    said = (*words.diagnostics, *faults.diagnostics, *subjects.diagnostics, *shared.diagnostics)
    said += tuple(one for read in patterns.values() for one in read.diagnostics)
    if said:
        return Loaded(None, said)
    usable = {name: _whole(one) for name, one in patterns.items()}
    made = Rehearsal(_whole(words), _whole(subjects), _whole(shared), usable, _whole(faults).faults)
    mistakes = tuple(made.mistakes())
    return Loaded(None if mistakes else made, mistakes)


def _whole(read: Loaded[R]) -> R:
    if read.value is None:
        raise ValueError(read.diagnostics)  # what was not read has said so
    return read.value


def _read(workspace: Workspace, name: str, model: type[R]) -> Loaded[R]:
    path = workspace.find(*FOLDER, f"{name}.yaml")
    if path is None:
        raise FileNotFoundError(name)  # a built-in file: only a damaged installation lacks it
    return load(path, model)
