"""What the findings library gives: problems, each with the measure that answers it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.checking import Subject


class Remedy(Struct, frozen=True):
    """The measure of one problem: what is done, by whom and by when.

    ``text`` is the whole sentence and names actor and deadline; these are also kept apart for
    forms that have columns for them, '' where the unit did not say.
    """

    title: str
    text: str
    actor: str = ""
    deadline: str = ""


class Finding(Struct, frozen=True):
    """A problem as it is to be written: fact, cause and consequence in ``text``.

    ``id`` is the library's (F02), '' for a problem that the unit states itself. ``lost`` are the
    points that the rows concerned lost.
    """

    id: str
    title: str
    text: str
    remedy: Remedy
    lost: Decimal = Decimal(0)


class Findings(Struct, frozen=True):
    """The problems of a unit's year, its own first, and those that the limit left out.

    ``of_projects`` are those of one project by its name, where there is more than it: a report
    about a project tells nothing of another one. ``spoken_of`` are the rows that the library found
    and the unit did not silence, by the names of their assessment and their own.
    """

    problems: tuple[Finding, ...] = ()
    left_out: tuple[Finding, ...] = ()
    of_projects: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    spoken_of: frozenset[tuple[str, str]] = frozenset()

    def about(self, subject: Subject | None) -> tuple[Finding, ...]:
        """Return the problems for a document about one assessment, or about all of the unit."""
        return (
            self.problems if subject is None else self.of_projects.get(subject.name, self.problems)
        )
