"""Bookmarks of documents put together: ids and names stay unique, links find their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count

_MARK = re.compile(r'(<w:bookmark(?:Start|End) [^>]*?w:id=")([^"]*)(")')
_NAME = re.compile(r'(<w:bookmarkStart [^>]*?w:name=")([^"]*)(")')
_ANCHOR = re.compile(r'( w:anchor=")([^"]*)(")')
_FIELD = re.compile(r"(<w:instrText[^>]*>)([^<]*)(</w:instrText>)")
_WORD = re.compile(r"\w+")
LONGEST = 40  # characters Word allows in a name


@dataclass(slots=True)
class Bookmarks:
    """The bookmarks of the documents taken in so far."""

    names: set[str] = field(default_factory=set)
    numbers: count[int] = field(default_factory=count)

    def take(self, xml: str) -> str:
        """Return a document's XML with ids and names that no document before it has."""
        if "<w:bookmarkStart" not in xml:
            return xml
        ids: dict[str, str] = {}
        xml = _MARK.sub(
            lambda m: f"{m[1]}{ids.setdefault(m[2], str(next(self.numbers)))}{m[3]}", xml
        )
        found = [match[2] for match in _NAME.finditer(xml)]
        renamed = {name: self._free(name) for name in found}
        self.names.update(renamed.values())
        if all(old == new for old, new in renamed.items()):
            return xml
        for pattern in (_NAME, _ANCHOR):
            xml = pattern.sub(lambda m: f"{m[1]}{renamed.get(m[2], m[2])}{m[3]}", xml)
        return _FIELD.sub(lambda m: f"{m[1]}{_words(m[2], renamed)}{m[3]}", xml)

    def _free(self, name: str) -> str:
        """Return the name, or one made of it that is free."""
        candidates = (f"{name[: LONGEST - 4]}_{number}" for number in count(2))
        return (
            name if name not in self.names else next(c for c in candidates if c not in self.names)
        )


def _words(text: str, renamed: dict[str, str]) -> str:
    return _WORD.sub(lambda match: renamed.get(match[0], match[0]), text)
