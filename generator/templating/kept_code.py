"""The Python that Jinja has made of a long text, kept on disk: compiling takes longer than writing.

What is kept passed every test of its syntax; a text that did not is read again and refused again.
"""

from __future__ import annotations

import marshal
from types import CodeType
from typing import TYPE_CHECKING

from generator.kept_work import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable

COMPILED = Keeper(".code", most=600)
SHORT = 400  # characters of a text that is compiled as fast as it is found


def code_of(
    kind: type, source: str, name: object, filename: object, compiled: Callable[[], CodeType]
) -> CodeType:
    """Return the code of a text under its name, for an environment of a kind."""
    if len(source) < SHORT:
        return compiled()
    made_of = tuple(str(one).encode() for one in (kind.__qualname__, name, filename, source))
    found = _read(COMPILED.recall(*made_of))
    if found is None:
        found = compiled()
        COMPILED.keep(marshal.dumps(found), *made_of)
    return found


def _read(kept: bytes | None) -> CodeType | None:
    try:
        found = None if kept is None else marshal.loads(kept)  # noqa: S302 - as Python's own .pyc
    except (ValueError, EOFError, TypeError):
        return None
    return found if isinstance(found, CodeType) else None
