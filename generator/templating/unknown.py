"""Names in templates that lead to nothing: those that nobody knows, and those not filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from jinja2 import Undefined
from jinja2.runtime import LoopContext
from jinja2.utils import missing

from generator.reading import suggestion
from generator.templating.trouble_notes import (
    is_noted,
    known_names,
    names_with,
    note,
    path_to,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.templating.trouble_notes import Path

CHAINING = (
    *("__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__", "__truediv__"),
    *("__rtruediv__", "__floordiv__", "__rfloordiv__", "__mod__", "__rmod__", "__pow__"),
    *("__rpow__", "__pos__", "__neg__", "__abs__", "__call__", "__getitem__"),
)
NAMELESS = "这一项"
COMPARING = ("__lt__", "__le__", "__gt__", "__ge__", "__contains__")


class Unknown(Undefined):
    """An unknown name: using it is noted and rendering goes on, so that one run finds them all.

    ``is defined`` and ``default`` stay free: they ask about a name without using it. ``code`` is
    what is said of it, ``blank_code`` what is said of a value not filled in: each kind of template
    has its own.
    """

    __slots__ = ()
    code: ClassVar[str] = "N02"
    blank_code: ClassVar[str] = "N03"

    def used(self, *_args: object) -> Unknown:
        """Note the use; what is done with an unknown value gives an unknown value."""
        if self._undefined_name is None:  # the first of an empty list
            if not is_noted():
                note(self.blank_code, name=NAMELESS)
            return self
        name = str(self._undefined_name)
        note(self.code, name, name=name, advice=suggestion(name, self._candidates()))
        return self

    def compared(self, *_args: object) -> bool:
        """Note the use in a comparison or condition, which then does not hold."""
        self.used()
        return False

    def _candidates(self) -> tuple[str, ...]:
        """Return what could have been meant; of a text or a number nothing is."""
        match self._undefined_obj:
            case owner if owner is missing:
                return (*known_names(), *names_with(str(self._undefined_name)))
            case Mapping() as owner:
                return tuple(map(str, owner))
            case LoopContext() as loop:
                return tuple(name for name in dir(loop) if not name.startswith("_"))
            case _:
                return ()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is asked of it
        if name.startswith("__"):
            raise AttributeError(name)
        return self.used()

    def __bool__(self) -> bool:
        return self.compared()

    def __eq__(self, other: object) -> bool:
        return self.compared(other)

    def __str__(self) -> str:
        self.used()
        return ""

    def __iter__(self) -> Iterator[Any]:
        self.used()
        return iter(())

    def __len__(self) -> int:
        self.used()
        return 0

    def __hash__(self) -> int:
        return id(type(self))


def _used(value: Unknown, *args: object) -> Unknown:
    return value.used(*args)


# Jinja's own class makes each of these raise; assigning them here spares twenty equal methods.
for _name in CHAINING:
    setattr(Unknown, _name, _used)
for _name in COMPARING:
    setattr(Unknown, _name, Unknown.compared)


class Blank(Unknown):
    """A known name under which nothing was filled in; wording may ask whether it is so.

    As a condition it does not hold, ``is none`` and ``== none`` do; any other use is noted, with
    the way from the outermost names to what is wanted: what a method is asked of is missing, not
    the method.
    """

    __slots__ = ()

    @classmethod
    def called(cls, name: str | int, owner: object = missing) -> Blank:
        """Return the blank value of a name; ``owner`` is what lacks it."""
        if isinstance(owner, Blank) and not _leads_on(name):
            return owner
        return cls(obj=owner, name=name)  # type: ignore[arg-type]  # Jinja only shows the name

    @classmethod
    def among(cls, data: Mapping[str, object]) -> Outermost:
        """Return the outermost names, those without a value as blank values that bear them."""
        return Outermost(data, cls)

    def used(self, *_args: object) -> Blank:
        """Note that a value is wanted."""
        path = self.path
        word = str(self._undefined_name) if path and isinstance(path[-1], str) else ""
        note(self.blank_code, word, path, name=spoken(path) or NAMELESS)
        return self

    @property
    def path(self) -> Path:
        """The way to what is missing: from the outermost names, as far as they are known."""
        owner, name = self._undefined_obj, self._undefined_name
        here: Path = (name,) if name is not None and _leads_on(name) else ()
        if owner is missing:
            return here
        if isinstance(owner, Blank):
            return (*owner.path, *here)
        above = path_to(owner)
        return here if above is None else (*above, name or 0)

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Blank)

    def __hash__(self) -> int:
        return id(type(self))


class Outermost(Mapping[str, object]):
    """The outermost names of a template's data, each looked up when it is asked for."""

    __slots__ = ("_blank", "_data")

    def __init__(self, data: Mapping[str, object], blank: type[Blank]) -> None:
        self._data, self._blank = data, blank

    def __getitem__(self, name: str) -> object:
        value = self._data[name]
        return self._blank.called(name) if value is None else value

    def __contains__(self, name: object) -> bool:
        return name in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


def spoken(path: Path) -> str:
    """Write a path as a person says it: 任务.第1项.概述."""
    return ".".join(f"第{step + 1}项" if isinstance(step, int) else step for step in path)


def _leads_on(name: str | int) -> bool:
    """Tell a name of the data from a method and from a place in a list."""
    return isinstance(name, str) and not name.isascii()
