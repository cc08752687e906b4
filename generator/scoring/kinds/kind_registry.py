"""Finds the kinds of rule: every module here that states one. Half a kind stops the program."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args

from pydantic import Field

from generator.scoring.kinds.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

MEMBERS = "MemberRule"
STATED = {
    "outcome": "its points with their explanation",
    "defects": "its self-test",
    "needs": "what an indicator has to bring",
    "asks": "what it asks of a unit",
    "shown": "the answers that its explanation shows",
}
"""What a kind states in its own module, each in words for who forgot it."""


class HalfAKindError(TypeError):
    """A module states a kind of rule, but not all of it."""


def kinds_in(package: ModuleType) -> tuple[type[Kind], ...]:
    """Return the kinds that the modules of a package state, in the order of their names.

    Raise HalfAKindError where one lacks something.
    """
    names = sorted(module.name for module in iter_modules(package.__path__))
    modules = (import_module(f"{package.__name__}.{name}") for name in names)
    kinds = tuple(kind for module in modules for kind in _stated_in(module))
    _tell_apart(kinds)
    _join(kinds)
    return kinds


def union_of(kinds: Iterable[type[Kind]]) -> Any:  # noqa: ANN401  a type that pydantic reads
    """Return the type of any rule of these kinds; 方法 says which it is."""
    return Annotated[Union[tuple(kinds)], Field(discriminator="method")]  # noqa: UP007  made at run time


def _stated_in(module: ModuleType) -> list[type[Kind]]:
    """Return the kinds of a module; what has the name of a rule and is no kind is half of one."""
    classes = [
        one
        for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__ and one is not Kind
    ]
    for one in classes:
        if not issubclass(one, Kind) and "method" in getattr(one, "__annotations__", {}):
            raise HalfAKindError(f"{module.__name__}.{one.__name__} has a method but is no Kind")
    kinds = [one for one in classes if issubclass(one, Kind)]
    for kind in kinds:
        lacking = _lacking(kind)
        if lacking:
            raise HalfAKindError(
                f"{module.__name__}.{kind.__name__} is half a kind, it lacks: {'; '.join(lacking)}"
            )
    return kinds


def _lacking(kind: type[Kind]) -> list[str]:
    """List what a kind does not state."""
    lacking = [f"{name} ({told})" for name, told in STATED.items() if name not in vars(kind)]
    if not _methods(kind):
        lacking.insert(0, 'method (its name in rubrics: Literal["…"] = Field(alias="方法"))')
    if not (vars(kind).get("__doc__") or "").strip():
        lacking.append("a docstring")
    return lacking


def _methods(kind: type[Kind]) -> tuple[str, ...]:
    """Return the names of a kind in rubrics."""
    stated = kind.__annotations__.get("method", "")
    return get_args(kind.model_fields["method"].annotation) if stated else ()


def _tell_apart(kinds: tuple[type[Kind], ...]) -> None:
    """Make sure that no name in rubrics stands for two kinds."""
    taken: dict[str, type[Kind]] = {}
    for kind in kinds:
        for method in _methods(kind):
            if taken.setdefault(method, kind) is not kind:
                other = taken[method].__name__
                raise HalfAKindError(f"{kind.__name__} and {other} are both called {method}")


def _join(kinds: tuple[type[Kind], ...]) -> None:
    """Let the kinds that choose among rules know which kinds those may be."""
    choosing = [kind for kind in kinds if "members" in vars(kind)]
    members = union_of(kind for kind in kinds if kind not in choosing)
    for kind in choosing:
        kind.model_rebuild(_types_namespace={MEMBERS: members})
