"""Names that cost nothing until a template asks for them: no paper uses all that there are."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from generator.expressions.later import Later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class LateNames(Mapping[str, object]):
    """Names whose values are worked out when they are first asked for, each once."""

    __slots__ = ("_known", "_makers")

    def __init__(self, makers: Mapping[str, Callable[[], object]]) -> None:
        self._makers = makers
        self._known: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        if name not in self._known:
            self._known[name] = self._makers[name]()
        return self._known[name]

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - as any mapping
        """Return the value of a name, the default where there is no such name."""
        return self[name] if name in self._makers else default

    def __contains__(self, name: object) -> bool:
        return name in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __or__(self, front: Mapping[str, object]) -> LayeredNames:
        return LayeredNames(front, self)


class LayeredNames(Mapping[str, object]):
    """Names of several mappings, those of the first before those of the others."""

    __slots__ = ("_known", "_layers")

    def __init__(self, *layers: Mapping[str, object]) -> None:
        self._layers = layers
        self._known: dict[str, object] = {}  # a layer may be late itself: it is asked once

    def __getitem__(self, name: str) -> object:
        if name not in self._known:
            layer = self._layer_of(name)
            if layer is None:
                raise KeyError(name)
            self._known[name] = layer[name]
        return self._known[name]

    def _layer_of(self, name: object) -> Mapping[str, object] | None:
        for layer in self._layers:
            if name in layer:
                return layer
        return None

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - as any mapping
        """Return the value of a name, the default where there is no such name."""
        layer = self._known if name in self._known else self._layer_of(name)
        return default if layer is None else self[name]

    def __contains__(self, name: object) -> bool:
        return name in self._known or self._layer_of(name) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(chain(*reversed(self._layers))))

    def __len__(self) -> int:
        return len(dict.fromkeys(chain(*self._layers)))

    def __or__(self, front: Mapping[str, object]) -> LayeredNames:
        return LayeredNames(front, *self._layers)


class LateWords(Mapping[str, str]):
    """Words that are put together when somebody asks for one of them."""

    __slots__ = ("_words",)

    def __init__(self, make: Callable[[], Mapping[str, str]]) -> None:
        self._words = Later(make)

    def __getitem__(self, name: str) -> str:
        return self._words()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words())

    def __len__(self) -> int:
        return len(self._words())


def together(
    names: Iterable[str], make: Callable[[], Mapping[str, object]]
) -> dict[str, Callable[[], object]]:
    """Return what makes each of some names that are worked out in one go, for whichever asks."""
    made = Later(make)
    return {name: lambda name=name: made()[name] for name in names}  # type: ignore[misc]
