"""Addresses of links that hold tags: each becomes a field of the text, where tags are rendered.

A link's address stands in the relationships of its part, one for all the turns of a loop. A field
HYPERLINK says the same in the text itself, so each turn has its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.document.package.made_runs import field_run, instruction_run
from generator.document.package.opened_package import Package, relations_of
from generator.document.package.private_parts import kind_of, repacked
from generator.document.package.wordml import R, W, discard, parse
from generator.document.template.tag_spelling import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from generator.document.package.opened_package import Relation

_KEY = f"{R}id"
# What else a link says, by the switches of its field.
_SWITCHES = {f"{W}anchor": "\\l", f"{W}tooltip": "\\o", f"{W}tgtFrame": "\\t"}


def with_addresses_in_text(package: Package) -> Package:
    """Return the package with all links whose addresses hold tags made fields."""
    members = dict(package.members)
    for name, _label in package.text_parts():
        addresses = {rel.key: unquote(rel.target) for rel in _tagged(package, name)}
        if not addresses:
            continue
        root = parse(members[name].content)
        for link in list(root.iter(f"{W}hyperlink")):
            if link.get(_KEY) in addresses:
                _make_field(link, addresses[link.get(_KEY, "")])
        members[name] = repacked(members[name], root)
        still_named = {value for element in root.iter("*") for value in element.attrib.values()}
        relations = relations_of(name)
        members[relations] = repacked(
            members[relations],
            _lacking(parse(members[relations].content), set(addresses) - still_named),
        )
    return Package(members)


def _tagged(package: Package, name: str) -> Iterator[Relation]:
    for relation in package.relations(name):
        outside = relation.external and kind_of(relation.kind) == "hyperlink"
        if outside and WRITTEN.search(unquote(relation.target)):
            yield relation


def _lacking(root: etree._Element, keys: set[str]) -> etree._Element:
    for item in list(root):
        if item.get("Id") in keys:
            discard(item)
    return root


def _make_field(link: etree._Element, address: str) -> None:
    """Put a field with the same text in the place of a link."""
    said = [f' HYPERLINK "{address}"']
    said += [f'{switch} "{link.get(name)}"' for name, switch in _SWITCHES.items() if link.get(name)]
    parent = link.getparent()
    if parent is None:
        return
    at = parent.index(link)
    begin, separate, end = map(field_run, ("begin", "separate", "end"))
    code = instruction_run(f"{' '.join(said)} ")
    parent[at : at + 1] = [begin, code, separate, *link, end]
