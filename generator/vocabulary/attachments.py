"""What stands behind a document, in order, each paper with its name and number.

Numbers follow the order in which the papers stand, without a gap; one that the form fixes (附件号)
is printed as it is. A form that is filled in once for every project is one paper a project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.checking import Case, Subject
    from generator.forms import DocumentPlan


class Paper(Struct, frozen=True):
    """One attached paper: ``mark`` is its number, '' for the only one of a document."""

    plan: DocumentPlan
    subject: Subject | None
    mark: str
    name: str


def attached_papers(
    case: Case, plan: DocumentPlan, about: Subject | None = None
) -> tuple[Paper, ...]:
    """Return what is attached to a document; one about a project takes that project's forms only.

    A name that the form does not have is passed over here and said of elsewhere.
    """
    plans = {one.name: one for one in case.form.documents}
    listed = [plans[name] for name in plan.attachments if name in plans]
    found = [(one, _own(case, one, plan, about)) for one in listed]
    marks = _numbered([(one.mark, len(subjects)) for one, subjects in found])
    papers = [
        Paper(one, subject, next(marks), _name(one, subject, len(subjects)))
        for one, subjects in found
        for subject in subjects
    ]
    if len(papers) == 1 and papers[0].plan.mark is None:
        return (Paper(papers[0].plan, papers[0].subject, "", papers[0].name),)
    return tuple(papers)


def subjects_of(case: Case, plan: DocumentPlan) -> tuple[Subject | None, ...]:
    """Return what a plan's documents are about, one each; None stands for the unit."""
    match plan.per:
        case "项目":
            return case.projects
        case "整体自评":
            return case.departments
        case _:
            return (None,)


def _own(
    case: Case, attached: DocumentPlan, plan: DocumentPlan, about: Subject | None
) -> tuple[Subject | None, ...]:
    subjects = subjects_of(case, attached)
    if plan.per == attached.per == "项目":
        return tuple(subject for subject in subjects if subject is about)
    return subjects


def _name(plan: DocumentPlan, subject: Subject | None, count: int) -> str:
    """Name a paper; one of several of a kind also by what it is about."""
    return plan.name if subject is None or count == 1 else f"{plan.name}（{subject.name}）"


def _numbered(kinds: Iterable[tuple[str | None, int]]) -> Iterator[str]:
    """Yield the number of every paper, given each kind's fixed mark and how many there are."""
    kinds = tuple(kinds)
    fixed = {mark for mark, _ in kinds if mark}
    last = 0
    for mark, count in kinds:
        for place in range(1, count + 1):
            if mark:
                last = int(mark) if mark.isdecimal() and int(mark) > last else last
                yield mark if count == 1 else f"{mark}-{place}"
                continue
            last = next(
                one for one in range(last + 1, last + 2 + len(fixed)) if str(one) not in fixed
            )
            yield str(last)
