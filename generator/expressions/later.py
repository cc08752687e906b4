"""A value that is worked out only when somebody asks for it: most explanations never are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


class Later(Generic[T]):
    """A call kept for later; it is made once. Two are equal if what comes of them is."""

    __slots__ = ("_arguments", "_keywords", "_made", "_make", "_value")
    _value: T

    def __init__(self, make: Callable[P, T], *arguments: P.args, **keywords: P.kwargs) -> None:
        self._make, self._arguments, self._keywords = make, arguments, keywords
        self._made = False

    def __call__(self) -> T:
        """Return the value, worked out the first time."""
        if not self._made:
            self._value = self._make(*self._arguments, **self._keywords)
            self._made = True
        return self._value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Later) and self() == other()

    def __hash__(self) -> int:
        return hash(self())

    def __repr__(self) -> str:
        return repr(self())


class LaterLines(Sequence[str]):
    """Lines of text, each written when somebody reads it."""

    __slots__ = ("_lines",)

    def __init__(self, lines: Sequence[Later[str]]) -> None:
        self._lines = tuple(lines)

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return LaterLines(self._lines[index])
        return self._lines[index]()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
