"""YAML text → checked, positioned, typed records. The one door of PyYAML."""

from generator.reading.loading import Loaded, conform, load, load_text, read_tree, read_tree_text
from generator.reading.mistake import mistake
from generator.reading.record import Record
from generator.reading.scalars import Amount, Change, Count, Date, Number, Text, Year, YesNo, shown
from generator.reading.tree import Tree
from generator.reading.typo import nearest, suggestion

__all__ = [
    "Amount",
    "Change",
    "Count",
    "Date",
    "Loaded",
    "Number",
    "Record",
    "Text",
    "Tree",
    "Year",
    "YesNo",
    "conform",
    "load",
    "load_text",
    "mistake",
    "nearest",
    "read_tree",
    "read_tree_text",
    "shown",
    "suggestion",
]
