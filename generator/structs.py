"""Values with named fields, from msgspec: a class costs a tenth of a dataclass to make.

Every command makes some two hundred of them before it does anything, which a clerk waits for.
``class Money(Struct, frozen=True)`` is a value: compared and hashed by its fields; without
``frozen`` it may be changed. ``dict=True`` where it has cached properties. Dataclasses stay where a
field asks for what only they have (``compare=False``, ``init=False``).
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import asdict, astuple, replace

__all__ = ["Struct", "asdict", "astuple", "field", "replace"]
