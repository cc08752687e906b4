"""Word documents from compiled templates: the one door of docxtpl, python-docx and lxml."""

from generator.document.filename import safe_name
from generator.document.filling import Document, fill, fill_basis
from generator.document.package.properties import Properties
from generator.document.template.word_template import WordTemplate
from generator.templating.span import Span, spans

__all__ = [
    "Document",
    "Properties",
    "Span",
    "WordTemplate",
    "fill",
    "fill_basis",
    "safe_name",
    "spans",
]
