"""The sandbox in which what was not filled in is blank: asked about freely, noted where used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from jinja2 import Undefined

from generator.templating.entries import Entries
from generator.templating.sandbox import Sandbox
from generator.templating.unknown import Blank

if TYPE_CHECKING:
    from collections.abc import Callable

LISTING = frozenset(("items", "values", "get"))


class BlankSandbox(Sandbox):
    """A sandbox in which a known name without a value is a ``Blank`` that knows whose it is."""

    blank: ClassVar[type[Blank]] = Blank

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's own options
        super().__init__(**options)
        self.tests["none"] = is_blank

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """Read 项目.名称: what is there without a value is blank."""
        if obj is None or isinstance(obj, Blank):
            return self._lacking(obj, attribute)
        if attribute in LISTING and isinstance(obj, Mapping) and attribute not in obj:
            return self._listing(obj, attribute)
        return self._found(obj, attribute, super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Read 业务数据["参保人数"]: what is there without a value is blank."""
        if obj is None or isinstance(obj, Blank):
            return self._lacking(obj, argument)
        found = super().getitem(obj, argument)
        if isinstance(argument, int) and isinstance(obj, str | list | tuple):
            return self.blank.called(argument, obj) if isinstance(found, Undefined) else found
        return self._found(obj, str(argument), found)

    def _lacking(self, obj: Blank | None, name: str | int) -> Blank:
        """Return what is asked of something that is itself missing."""
        return self.blank.called(name) if obj is None else self.blank.called(name, obj)

    def _found(self, owner: object, name: str, value: object) -> object:
        """Return what stands under a name, blank where the unit could have used it and did not."""
        free = isinstance(owner, Entries) and isinstance(value, Undefined)
        return self.blank.called(name, owner) if value is None or free else value

    def _listing(self, owner: Mapping[str, object], method: str) -> Callable[..., object]:
        """Return a method of a mapping that gives values as reading them one by one does."""

        def items() -> list[tuple[str, object]]:
            return [(name, self._found(owner, name, value)) for name, value in owner.items()]

        def values() -> list[object]:
            return [value for _, value in items()]

        def get(name: str, default: object = None) -> object:
            return self._found(owner, name, owner.get(name, default))

        methods: dict[str, Callable[..., object]] = {"items": items, "values": values, "get": get}
        return methods[method]


def is_blank(value: object) -> bool:
    """Return whether nothing was filled in; an unknown name is not known to be blank."""
    return value is None or isinstance(value, Blank)
