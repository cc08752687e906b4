"""A record to which a form may add columns of its own: units fill them in under their own names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic_core import PydanticCustomError

from generator.reading.record import Record, names_of
from generator.reading.setting import refused_there, setting_here
from generator.reading.tree import Branch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reading.setting import Reader


class OpenRecord(Record):
    """A mapping with the keys of its model and the columns that the form declares for its kind.

    The form is known before the file is read (``Setting``), so that a key which neither has is
    refused at its place as anywhere else. What stands under declared columns is kept apart from
    the fields, under ``free``, read by the kind of its column.
    """

    kind: ClassVar[str]

    @property
    def free(self) -> Mapping[str, Any]:
        """What was filled in under the columns of the form, by their names."""
        return self.__pydantic_extra__ or {}

    def get(self, key: str) -> object:
        """Return what was read under a key of the model or under a column of the form."""
        name = names_of(type(self)).get(key)
        return self.free.get(key) if name is None else getattr(self, name)

    @classmethod
    def _kind_of(cls, _: dict[str, Any]) -> str:
        """Return the kind of record whose columns a mapping may have."""
        return cls.kind

    @classmethod
    def _taken(cls, data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        setting = setting_here()
        if setting is None or setting.readers == {}:
            return data, {}
        more = data.keys() - names_of(cls).keys()
        columns = setting.columns(cls._kind_of(data))
        mine = [key for key in data if key in more and (columns is None or key in columns)]
        if isinstance(data, Branch) and columns:
            data.origin.columns = tuple(columns)
        if not mine:
            return data, {}
        rest = {key: value for key, value in data.items() if key not in mine}
        read = ((key, _read(data, key, (columns or {}).get(key))) for key in mine)
        return rest, {key: value for key, value in read if value is not None}


def _read(data: dict[str, Any], key: str, reader: Reader | None) -> object:
    """Read a value by the kind of its column; one that is not of it is noted and left out."""
    value = data[key]
    if reader is None or value is None:
        return value
    try:
        return reader(value)
    except PydanticCustomError as error:
        refused_there(data, key, error)
        return None
