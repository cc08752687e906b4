"""YAML text → checked, positioned, typed records. The one door of PyYAML."""

from generator.reading.loading import Loaded, conform, load, load_text, read_tree, read_tree_text
from generator.reading.mistake import mistake
from generator.reading.money_unit import MONEY_UNITS, WAN, MoneyUnit, MoneyUnitName
from generator.reading.open_record import OpenRecord
from generator.reading.record import Record
from generator.reading.scalars import (
    Amount,
    Change,
    Count,
    Date,
    Number,
    Size,
    Text,
    Year,
    YesNo,
    shown,
)
from generator.reading.setting import Setting, reading_as, refused_there, setting_here
from generator.reading.tree import Tree
from generator.reading.typo import nearest, suggestion

__all__ = [
    "MONEY_UNITS",
    "WAN",
    "Amount",
    "Change",
    "Count",
    "Date",
    "Loaded",
    "MoneyUnit",
    "MoneyUnitName",
    "Number",
    "OpenRecord",
    "Record",
    "Setting",
    "Size",
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
    "reading_as",
    "refused_there",
    "setting_here",
    "shown",
    "suggestion",
]
