"""What checks between documents look at: a case, with the unit's other filings beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.alike import same_text
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Assessment, Filing, Project
    from generator.scoring.case import Case, Subject


class Dossier(Struct, frozen=True):
    """A case with its declaration of the same year and last year's self-assessment, if any."""

    case: Case
    declaration: Filing | None = None
    previous: Filing | None = None

    def declared(self) -> Iterator[tuple[Subject, Assessment]]:
        """Yield everything assessed together with what was declared for it."""
        yield from self._beside(self.declaration)

    def before(self) -> Iterator[tuple[Subject, Assessment]]:
        """Yield everything assessed together with the same thing a year ago."""
        yield from self._beside(self.previous)

    def _beside(self, other: Filing | None) -> Iterator[tuple[Subject, Assessment]]:
        for subject in self.case.subjects if other else ():
            found = self._same(subject, other)
            if found is not None:
                yield subject, found

    def _same(self, subject: Subject, other: Filing | None) -> Assessment | None:
        if other is None:
            return None
        if subject.assessment is self.case.filing.department:
            return other.department
        return project_named(other, subject.name)


def project_named(filing: Filing, name: str) -> Project | None:
    """Return a filing's project of that name, however it is spaced."""
    return next((one for one in filing.projects if same_text(one.name, name)), None)
