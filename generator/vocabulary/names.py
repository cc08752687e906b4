"""The one place where everything that templates may name is put together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.scoring.decimals import decimals_of
from generator.templating.entries import Entries
from generator.templating.late_names import LateNames, LayeredNames, together
from generator.templating.typed_figure import number_in
from generator.vocabulary.column_values import free_tables
from generator.vocabulary.document_names import OF_DOCUMENT, document_names, problem_names
from generator.vocabulary.subject_names import NOTHING, subject_names
from generator.vocabulary.unit_names import unit_names

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from decimal import Decimal

    from generator.checking import Case, Subject
    from generator.forms import DocumentPlan
    from generator.scoring.decimals import Decimals
    from generator.vocabulary.content import Offered
    from generator.vocabulary.stated_problem import Finding


HELD = (dict, LateNames, LayeredNames)  # what names stand below


class Names:
    """The names of a case, each worked out once, when the first template or sentence needs it.

    They are the same, with the same values, for Word templates, wording and the findings library.
    ``asked`` are the names of what that library asks for, which are no results of the year.
    """

    def __init__(self, case: Case, asked: Collection[str] = ()) -> None:
        self.case, self.asked = case, asked
        self._subjects: dict[int, Offered] = {}
        self._about: dict[int, Offered] = {}

    @cached_property
    def decimals(self) -> Decimals:
        """How many decimals the rates of the unit's papers have."""
        return decimals_of(self.case)

    @cached_property
    def unit(self) -> Offered:
        """The names that hold for the unit, whatever a document is about."""
        return unit_names(self.case, self.decimals, self.asked)

    def of(self, subject: Subject) -> Offered:
        """Return the names of one assessment alone, as 项目列表 and 整体 hold them."""
        known = self._subjects.get(id(subject))
        if known is None:
            known = self._subjects[id(subject)] = subject_names(self.case, subject, self.decimals)
        return known

    def about(self, subject: Subject | None) -> Offered:
        """Return the names of the unit and, without a prefix, those of what is spoken about.

        What is about the unit has those of its own assessment; where there is none they are blank.
        """
        known = self._about.get(id(subject))
        if known is None:
            known = self._about[id(subject)] = self._put_together(subject)
        return known

    def _put_together(self, subject: Subject | None) -> Offered:
        whole, case = self._whole, self.case
        own = whole or NOTHING if subject is None else self.of(subject)
        held = {"整体": whole, "项目列表": self._projects}
        tables = LateNames({"附表": lambda: _tables(case, own)})
        return LayeredNames(held, tables, self.unit, own)

    def figure(self, subject: Subject | None, path: str) -> Decimal | bool | None:
        """Return what counts under a path such as 资金.执行率; None where nothing does."""
        value: object = self.about(subject)
        for name in path.split("."):
            value = value.get(name) if isinstance(value, HELD) else None
        return value if isinstance(value, bool) else number_in(value)

    def for_document(
        self,
        plan: DocumentPlan,
        subject: Subject | None = None,
        problems: Sequence[Finding] = (),
        mark: str | None = None,
    ) -> LayeredNames:
        """Return the names for all chapters and parts of one document."""
        case = self.case
        own = {
            **together(OF_DOCUMENT, lambda: document_names(case, plan, subject, mark)),
            "问题": lambda: problem_names(problems),
        }
        return LayeredNames(LateNames(own), self.about(subject))

    @cached_property
    def _whole(self) -> Offered | None:
        return next((self.of(one) for one in self.case.departments), None)

    @cached_property
    def _projects(self) -> list[Offered]:
        return [self.of(one) for one in self.case.projects]


def _tables(case: Case, own: Offered) -> Entries:
    """Return the tables of the form's own: the unit's, and those of what is spoken about."""
    of_unit = free_tables(case.form, "单位", case.filing.free_tables)
    return Entries({**of_unit, **own["附表"]})  # type: ignore[dict-item]
