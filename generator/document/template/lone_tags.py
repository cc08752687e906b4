"""Tags that stand for a whole row, cell or paragraph: each takes the place of what it stands in.

docxtpl does the same with patterns over the XML, which a percent sign or a brace within the tag
leads astray.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import PARAGRAPH, nearest
from generator.document.template.syntax import CONTAINERS
from generator.document.template.tags import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from generator.document.template.tags import Found


def replace_containers(found: Sequence[Found]) -> None:
    """Put every tag for a whole row, cell or paragraph in its place."""
    for number, item in enumerate(found):
        structure = item.tag.structure
        container = _container(item) if structure else None
        if container is not None:
            text = marked(item.tag.text, number)
            _replace(container, text.replace(structure, "", 1))


def _container(item: Found) -> etree._Element | None:
    name = CONTAINERS[item.tag.structure][0]
    return item.paragraph if name == PARAGRAPH else nearest(item.paragraph, name)


def _replace(container: etree._Element, text: str) -> None:
    parent, before = container.getparent(), container.getprevious()
    if parent is None:
        return
    text += container.tail or ""
    if before is not None:
        before.tail = f"{before.tail or ''}{text}"
    else:
        parent.text = f"{parent.text or ''}{text}"
    parent.remove(container)
