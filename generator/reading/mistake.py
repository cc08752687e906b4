"""How a model's own validator says a mistake of the user."""

from __future__ import annotations

from typing import Any, cast

from pydantic_core import PydanticCustomError


def mistake(code: str, **facts: str) -> PydanticCustomError:
    """Return the error that a validator raises to yield exactly the diagnostic ``code``.

    The sentence comes from the catalogue; pydantic only carries the facts. The fact ``key`` names
    the key of the record at fault; without it the diagnostic points at the value validated.
    """
    # pydantic types code and template as LiteralString, a guard against injection that codes,
    # which are never shown as such, do not need.
    return PydanticCustomError(cast("Any", code), cast("Any", code), dict(facts))
