"""Word documents from compiled templates: the one door of docxtpl, python-docx and lxml.

Names are looked up when they are used: what only names documents loads no more of this room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lazy_names import looked_up

if TYPE_CHECKING:
    from generator.document.filename import safe_name
    from generator.document.filling import Document, Draft, draft, fill, fill_basis
    from generator.document.package.properties import Properties
    from generator.document.template.word_template import WordTemplate
    from generator.templating.span import Span, spans

__all__ = [
    "Document",
    "Draft",
    "Properties",
    "Span",
    "WordTemplate",
    "draft",
    "fill",
    "fill_basis",
    "safe_name",
    "spans",
]

HOMES = {
    "Document": "generator.document.filling",
    "Draft": "generator.document.filling",
    "Properties": "generator.document.package.properties",
    "Span": "generator.templating.span",
    "WordTemplate": "generator.document.template.word_template",
    "draft": "generator.document.filling",
    "fill": "generator.document.filling",
    "fill_basis": "generator.document.filling",
    "safe_name": "generator.document.filename",
    "spans": "generator.templating.span",
}

__getattr__ = looked_up(__name__, HOMES)
