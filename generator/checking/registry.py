"""Finds the checks: every module of ``rules`` states its CODE and a function ``check``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol

from generator.checking import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.checking.case import Case
    from generator.diagnostics import Diagnostic


class Rule(Protocol):
    """What a module of ``rules`` offers."""

    CODE: str

    @staticmethod
    def check(case: Case) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each place where the rule is broken."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the modules of ``rules``, in the order of their codes."""
    names = sorted(module.name for module in iter_modules(rules.__path__))
    return tuple(import_module(f"{rules.__name__}.{name}") for name in names)  # type: ignore[misc]


def codes() -> tuple[str, ...]:
    """Return the code of every check there is."""
    return tuple(rule.CODE for rule in all_rules())


def check(case: Case, *, ignore: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Run every check on a case, but those ignored; findings come in the order of the codes."""
    ignored = frozenset(ignore)
    return tuple(
        finding for rule in all_rules() if rule.CODE not in ignored for finding in rule.check(case)
    )
