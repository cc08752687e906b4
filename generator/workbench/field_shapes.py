"""What the schema of a form lets stand at a place: a text, a choice, a list, a record, a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.authoring.changed_data import Plain

Schema: TypeAlias = "dict[str, Any]"
NOTHING = "空"  # the definition of what is not filled in
FREE = r"\S"  # what a text of any words is held to


class Shape(Struct, frozen=True):
    """One thing that may stand at a place; ``owner`` is the name of its definition, if any.

    ``figure`` tells that a text is a number or a day, ``mapping`` that keys stand below it.
    ``fields`` are the keys of a record, ``others`` what stands under names of the unit's own
    choice, ``items`` what a list is of; a text has none of them.
    """

    owner: str = ""
    fields: Mapping[str, Schema] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    others: Schema | None = None
    items: Schema | None = None
    choices: tuple[str, ...] = ()
    fixed: str = ""
    closed: bool = True
    figure: bool = False
    mapping: bool = False

    @property
    def kind(self) -> str:
        """What the data of it are: dict, list or str."""
        if self.items is not None:
            return "list"
        return "dict" if self.mapping else "str"

    @property
    def empty(self) -> bool:
        """Whether nothing can be filled in: this form has no such keys."""
        return self.mapping and not self.fields and self.others is None


class Shapes:
    """Reads the shapes off one schema."""

    def __init__(self, schema: Schema) -> None:
        self._definitions: Schema = schema.get("$defs", {})
        self.root = schema

    def of(self, node: Schema) -> tuple[Shape, ...]:
        """Return everything that may stand at a place, but nothing at all."""
        return tuple(
            Shape(
                owner,
                one.get("properties", {}),
                frozenset(one.get("required", ())),
                _named(one),
                one.get("items"),
                tuple(map(str, one.get("enum", ()))),
                str(one.get("const", "")),
                one.get("additionalProperties") is False,
                one.get("pattern", FREE) != FREE,
                one.get("type") == "object" or "properties" in one,
            )
            for owner, one in self._flat(node, "")
        )

    def chosen(self, node: Schema, *shown: Plain) -> Shape:
        """Return the shape that fits the first of the data that there are; else the first."""
        found = self.of(node) or (Shape(),)
        for data in shown:
            kind = "dict" if isinstance(data, dict) else type(data).__name__
            if data is not None and data != "":
                return next((one for one in found if one.kind == kind), found[0])
        return found[0]

    def wants(self, node: Schema) -> bool:
        """Tell whether a place must not be left empty."""
        refused = node.get("not", {})
        return isinstance(refused, dict) and self._name(refused) == NOTHING

    def _flat(self, node: object, owner: str) -> Iterator[tuple[str, Schema]]:
        """Yield the shapes without alternatives, each with the definition that it comes from."""
        if not isinstance(node, dict) or self._is_nothing(node):
            return
        if "$ref" in node:
            name = self._name(node)
            yield from self._flat(self._definitions[name], name)
        elif choices := [*node.get("anyOf", ()), *node.get("oneOf", ())]:
            yield from (one for choice in choices for one in self._flat(choice, owner))
        elif "allOf" in node:
            yield from self._together(node["allOf"], owner)
        else:
            yield owner, node

    def _together(self, parts: list[Schema], owner: str) -> Iterator[tuple[str, Schema]]:
        """Yield what several parts say at once: a later one says more of the same keys."""
        first, *others = parts
        more = [one for part in others for _, one in [next(self._flat(part, ""), ("", {}))]]
        for name, one in self._flat(first, owner):
            whole = dict(one)
            for other in more:
                keys = whole.get("properties", {}) | other.get("properties", {})
                whole |= other | ({"properties": keys} if keys else {})
            yield name, whole

    @staticmethod
    def _name(node: Schema) -> str:
        return str(node.get("$ref", "")).rpartition("/")[2]

    def _is_nothing(self, node: Schema) -> bool:
        kinds = node.get("type", ())
        return self._name(node) == NOTHING or (isinstance(kinds, list) and "null" in kinds)


def _named(node: Schema) -> Schema | None:
    """Return what stands under names of the unit's own choice, None where there are no such."""
    others = node.get("additionalProperties")
    if isinstance(others, dict):
        return others
    return {} if node.get("type") == "object" and "properties" not in node else None
