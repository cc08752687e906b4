"""A look at the finished pages: Word file to PDF to pictures, through LibreOffice and poppler."""

from generator.document.preview.finished_pages import to_pdf, to_png
from generator.document.preview.stand_in_fonts import FONTS_VARIABLE, font_notes

__all__ = ["FONTS_VARIABLE", "font_notes", "to_pdf", "to_png"]
