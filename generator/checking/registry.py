"""Finds the checks: every module of ``rules`` and ``between`` states its CODE and ``check``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from generator.checking import between, rules
from generator.checking.stated_money import speaking_of, with_unit
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from generator.checking.dossier import Dossier
    from generator.diagnostics import Diagnostic
    from generator.scoring.case import Case

T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)


class Rule(Protocol[T_contra]):
    """What a module of ``rules`` (of cases) or ``between`` (of dossiers) offers."""

    CODE: str

    def check(self, looked_at: T_contra, /) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each place where the rule is broken."""


def _modules(package: ModuleType) -> tuple[Any, ...]:
    """Return the modules of a package of rules, in the order of their codes."""
    names = sorted(module.name for module in iter_modules(package.__path__))
    return tuple(import_module(f"{package.__name__}.{name}") for name in names)


@cache
def all_rules() -> tuple[Rule[Case], ...]:
    """Return the checks of one filing."""
    return _modules(rules)


@cache
def all_between() -> tuple[Rule[Dossier], ...]:
    """Return the checks between a unit's documents."""
    return _modules(between)


def codes() -> tuple[str, ...]:
    """Return the code of every check there is."""
    own = tuple(rule.CODE for rule in all_rules())
    return own + tuple(rule.CODE for rule in all_between())


def is_opinion(one: Diagnostic) -> bool:
    """Tell whether a finding may be waived: an error that no check has is in the way of papers."""
    return one.severity is not Severity.ERROR or one.code in codes()


def check(case: Case, *, ignore: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Run every check on a case, but those ignored; findings come in the order of the codes."""
    with speaking_of(case):
        return with_unit(_found(all_rules(), case, ignore))


def check_between(dossier: Dossier, *, ignore: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Run every check between documents on a dossier, but those ignored."""
    with speaking_of(dossier.case):
        return with_unit(_found(all_between(), dossier, ignore))


def _found(
    checks: tuple[Rule[T], ...], looked_at: T, ignore: Iterable[str]
) -> tuple[Diagnostic, ...]:
    ignored = frozenset(ignore)
    said: dict[tuple[object, ...], Diagnostic] = {}
    for rule in checks:
        if rule.CODE not in ignored:
            for finding in rule.check(looked_at):
                said.setdefault(_fault(finding), finding)
    return tuple(said.values())


def _fault(finding: Diagnostic) -> tuple[object, ...]:
    """Return what makes two findings one: a cell that several tables share is at fault once."""
    place = finding.position
    facts = sorted(finding.facts.items())
    return (finding.code, place, *(pair for pair in facts if place is None or pair[0] != "where"))
