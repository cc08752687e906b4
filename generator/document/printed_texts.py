"""The text of a finished document, paragraph by paragraph, as whoever opens it reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.document.package.opened_package import open_package
from generator.document.package.wordml import PARAGRAPH, TEXT, own, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.filling import Document


def printed_texts(document: Document) -> Iterator[str]:
    """Walk the paragraphs of a document that have any text, those of cells and headers too."""
    package = open_package(Path(document.name), document.data).value
    for member, _ in package.text_parts() if package else ():
        for paragraph in parse(package.members[member].content).iter(PARAGRAPH) if package else ():
            text = "".join(one.text or "" for one in own(paragraph, TEXT)).strip()
            if text:
                yield text
