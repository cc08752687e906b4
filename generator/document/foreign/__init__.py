"""Documents that somebody else wrote, read: paragraphs and tables with the place of each cell."""

from generator.document.foreign.content import Cell, Content, Grid, Paragraph
from generator.document.foreign.opened import WordFile, open_word, read_content

__all__ = ["Cell", "Content", "Grid", "Paragraph", "WordFile", "open_word", "read_content"]
