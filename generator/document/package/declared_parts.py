"""Whether a package declares each of its parts once, and as what it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.document.package.opened_package import CONTENT_TYPES, OFFICE, WORD
from generator.document.package.package_lists import type_of
from generator.document.package.wordml import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.package.opened_package import Package

_SAME = ("styles", "settings", "webSettings", "fontTable", "numbering", "header", "footer")
_TYPES = {f"{OFFICE}{name}": f"{WORD}.{name}+xml" for name in (*_SAME, "footnotes", "endnotes")} | {
    f"{OFFICE}comments": f"{WORD}.comments+xml",
}


def declaration_faults(package: Package) -> Iterator[str]:
    """Find parts without a type or with a wrong one, and what is declared twice."""
    declared = entries(package.members[CONTENT_TYPES].content)
    keys = Counter(
        item["PartName"].casefold()
        if "PartName" in item
        else f".{item.get('Extension', '')}".casefold()
        for item in declared
    )
    yield from (f"内容类型“{key}”声明了两次" for key, count in keys.items() if count > 1)
    types = _types_of(package)
    for name, kind in types.items():
        if not kind and "/media/" not in name:
            yield f"“{name}”没有声明内容类型"
    yield from _relation_faults(package, types)


def _types_of(package: Package) -> dict[str, str]:
    """Return the content type of each part, empty where none is declared."""
    declared = package.members[CONTENT_TYPES].content
    return {name: type_of(declared, name) for name in package.members if name != CONTENT_TYPES}


def _relation_faults(package: Package, types: dict[str, str]) -> Iterator[str]:
    """Find relationships of one id, a second main text, and parts of a wrong type."""
    mains = [rel for rel in package.relations() if rel.kind == f"{OFFICE}officeDocument"]
    if len(mains) > 1:
        yield "指明正文的关系不止一个"
    for source in ("", *(name for name in package.members if name.endswith(".xml"))):
        relations = package.relations(source)
        for key, count in Counter(rel.key for rel in relations).items():
            if count > 1:
                yield f"“{source or '文档包'}”的关系“{key}”重复"
        for relation in relations:
            wanted = _TYPES.get(relation.kind)
            found = types.get(relation.target)
            if wanted and found and found != wanted:
                yield f"“{relation.target}”的内容类型不对：{found}"
