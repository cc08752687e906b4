"""Which files were looked for while something was made: what it rests on, found or missing.

Whoever reads a file asks first whether it is there (``workspace.is_file``) or takes its stamp
(``file_stamp.stamp_of``); both notice it here. A reader that does neither calls ``notice`` itself.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ledgers: list[dict[str, object]] = []
UNSTAMPED = "unstamped"


def notice(path: str, stamp: object = UNSTAMPED) -> None:
    """Note a path, and its stamp where one was taken."""
    if _ledgers:
        if stamp is UNSTAMPED:
            _ledgers[-1].setdefault(path, stamp)
        else:
            _ledgers[-1][path] = stamp


@contextmanager
def noticing() -> Iterator[dict[str, object]]:
    """Collect what is noticed from here on."""
    ledger: dict[str, object] = {}
    _ledgers.append(ledger)
    try:
        yield ledger
    finally:
        _ledgers.remove(ledger)
