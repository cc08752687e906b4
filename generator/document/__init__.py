"""Word documents from compiled templates: the one door of docxtpl, python-docx and lxml."""

from generator.document.filename import safe_name
from generator.document.filling import Document, Draft, draft, fill, fill_basis
from generator.document.properties import Properties
from generator.document.saving import save
from generator.document.template import WordTemplate
from generator.narrative.content.span import Span, spans

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
    "save",
    "spans",
]
