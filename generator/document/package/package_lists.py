"""The lists of a package, written: which relationships a part has, which types the parts have."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.document.package.opened_package import PACKAGE, Relation
from generator.document.package.wordml import DECLARATION, entries, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

Entry = tuple[str, str]


def relations_part(relations: Iterable[Relation]) -> bytes:
    """Return the member that holds a part's relationships."""
    items = "".join(map(relationship, relations))
    space = f"{PACKAGE}/relationships"
    return f'{DECLARATION}<Relationships xmlns="{space}">{items}</Relationships>'.encode()


def relationship(relation: Relation) -> str:
    """Return one relationship as its element."""
    target = relation.target if relation.external else f"/{relation.target}"
    mode = ' TargetMode="External"' if relation.external else ""
    return (
        f"<Relationship Id={quoted(relation.key)} Type={quoted(relation.kind)}"
        f" Target={quoted(target)}{mode}/>"
    )


def override(entry: Entry) -> str:
    """Return the content type of one part as its element."""
    name, content_type = entry
    return f"<Override PartName={quoted(f'/{name}')} ContentType={quoted(content_type)}/>"


def extended(content: bytes, end: str, pieces: Iterable[str]) -> bytes:
    """Return a list of the package with more elements before its end."""
    head, _, _ = content.decode().rpartition(end)
    return f"{head}{''.join(pieces)}{end}".encode()


@lru_cache(maxsize=64)  # of templates: they are few
def _types(content: bytes) -> dict[str, str]:
    items = entries(content)
    named = ((item.get("PartName") or _suffix(item.get("Extension", "")), item) for item in items)
    return {name.lstrip("/"): item.get("ContentType", "") for name, item in named}


def type_of(content_types: bytes, name: str) -> str:
    """Return the content type of a part by its name, or else by its suffix."""
    types = _types(content_types)
    return types.get(name) or types.get(_suffix(name), "")


def _suffix(name: str) -> str:
    """Return what a name ends in; in capitals or not is the same."""
    return f".{name.rpartition('.')[2].casefold()}"
