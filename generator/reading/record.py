"""The base of every model read from YAML: frozen, strict about keys, aware of its place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)

from generator.reading.tree import Branch

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from generator.diagnostics import Position
    from generator.reading.tree import Origin

R = TypeVar("R", bound="Record")


class Record(BaseModel):
    """A mapping of a YAML file, read into typed fields under their Chinese keys.

    The origin is a slot and no field: two records with the same content are equal wherever they
    were written, and neither dumping nor pickling carries it. A copy has no origin.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_alias=True,
        validate_by_name=False,
        arbitrary_types_allowed=True,
        defer_build=True,
    )

    __slots__ = ("_origin",)

    @classmethod
    def blank(cls) -> Self:
        """Return the record of a mapping that was left out: the same for all, none can change it.

        Pydantic takes its time to make one.
        """
        return cast("Self", _blank(cls))

    @classmethod
    def aliases(cls) -> tuple[str, ...]:
        """Return the keys that this record may have in YAML, in the order of the model."""
        return tuple(names_of(cls))

    @model_validator(mode="wrap")
    @classmethod
    def _remember_origin(cls, data: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(data, dict):
            return handler(data)
        known, free = cls._taken(data)
        if not isinstance(data, Branch):
            return _with_free(handler(known), free)
        try:
            record = handler(_without_blanks(known, names_of(cls)))
        except ValidationError:
            data.origin.model = cls
            raise
        object.__setattr__(record, "_origin", data.origin)
        return _with_free(record, free) if free else record

    @classmethod
    def _taken(cls, data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Take out what belongs to columns of a form, read; most records have none."""
        return data, {}

    def get(self, key: str) -> object:
        """Return what was read under a Chinese key; KeyError where the model has no such key."""
        return getattr(self, names_of(type(self))[key])

    def values_by_key(self) -> Iterator[tuple[str, object]]:
        """Yield every Chinese key of the model with what was read under it."""
        read = self.__dict__
        for key, name in names_of(type(self)).items():
            yield key, read[name]

    @property
    def written_at(self) -> Origin | None:
        """The mapping that this record was read from, None where it was not read from YAML."""
        origin: Origin | None = getattr(self, "_origin", None)
        return origin

    def position(
        self,
        key: str | int | None = None,
        *path: str | int,
        of: Literal["value", "key"] = "value",
    ) -> Position | None:
        """Return the place of the value (or of the key) under ``key``, or of the whole mapping.

        ``path`` leads on into lists and mappings below it. A key that is not there gives the place
        of what lacks it; None where this record was not read from YAML.
        """
        origin = self.written_at
        if origin is None:
            return None
        return origin.position(*(() if key is None else (key, *path)), of=of)


@cache
def _blank(model: type[Record]) -> Record:
    return model.model_construct()


@cache
def names_of(model: type[Record]) -> dict[str, str]:
    """Return the names of a model's fields by their keys.

    Asked at its first record: a model that holds itself has no fields yet when its class is made.
    """
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _with_free(record: R, free: dict[str, Any]) -> R:
    """Keep what stands under columns of a form with the record: it is compared and copied too."""
    if free:
        object.__setattr__(record, "__pydantic_extra__", free)
    return record


def _without_blanks(data: dict[str, Any], known: Container[str]) -> dict[str, Any]:
    """Leave out keys with nothing after them: an empty value is a missing one.

    Unknown keys stay, so that they are still found.
    """
    if None not in data.values():
        return data
    return {key: value for key, value in data.items() if value is not None or key not in known}
